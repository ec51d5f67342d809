use super::refusal::Refusal;
use crate::{
    identifier,
    text::{before, split_once},
    url,
};

/// What a request shows before its body is read. A header that is missing is empty.
#[derive(Clone, Debug, Default)]
pub struct RequestHead {
    /// The method.
    pub method: String,
    /// The URL, as the runtime writes it (`URL.href`).
    pub url: String,
    /// The header `Origin`.
    pub origin: String,
    /// The header `Sec-Fetch-Site`.
    pub fetch_site: String,
    /// The header `Content-Type`.
    pub content_type: String,
    /// Whether the application allows the origin.
    pub is_allowed_origin: bool,
}

/// What an entry of `allowedOrigins` matches: an origin as browsers write it, without a path, a star or a port that goes without
/// saying. `null` is none: every sandboxed frame says that, whoever made it. A pattern, since it costs pages nothing in the
/// handler's JavaScript.
pub const ORIGIN_PATTERN: &str =
    r"^(?!http://.*:80$|https://.*:443$|https?://.*[A-Z])[a-z][a-z0-9+.-]*://[a-zA-Z0-9._:[\]-]+$";

/// Whether an origin is one of those that the application allows, to the letter.
#[must_use]
pub fn is_allowed_origin(origin: &str, allowed: &[String]) -> bool {
    !origin.is_empty() && allowed.iter().any(|allowed| allowed == origin)
}

/// What a request is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// To ask what a page of another origin may send.
    Preflight,
    /// To create a connection.
    Create,
    /// To look whether the connection of this identifier exists, which is still percent-encoded.
    LookUp(String),
}

impl Route {
    /// The route of a request, if it may be made.
    ///
    /// # Errors
    /// Why it may not, whatever its body is.
    pub fn of(head: &RequestHead) -> Result<Self, Refusal> {
        if !head.is_allowed_origin && is_cross_origin(head) {
            return Err(Refusal::Origin);
        }
        let Some(rest) = after_resource(&head.url) else { return Err(Refusal::OtherPath) };
        let is_resource = rest.is_empty();
        let identifier = rest.strip_prefix("/").unwrap_or_default();
        // `..` would leave the resource with the secret key.
        if !is_resource && (!identifier::is_path_segment(identifier) || split_once(identifier, "/").is_some()) {
            return Err(Refusal::NotFound);
        }
        match head.method.as_str() {
            "OPTIONS" if head.is_allowed_origin => Ok(Self::Preflight),
            "POST" if is_resource => {
                if is_json(&head.content_type) {
                    Ok(Self::Create)
                } else {
                    Err(Refusal::MediaType)
                }
            }
            "GET" if !is_resource => Ok(Self::LookUp(identifier.to_owned())),
            _ => Err(if is_resource { Refusal::NotPost } else { Refusal::NotGet }),
        }
    }
}

/// Whether a page of another origin sent it. A browser says so itself, in headers that no page can set; where it says
/// nothing, it is none, or an old one that still names the origin.
fn is_cross_origin(head: &RequestHead) -> bool {
    match head.fetch_site.as_str() {
        "same-origin" | "none" => false,
        "" => !head.origin.is_empty() && head.origin != own_origin(&head.url),
        _ => true,
    }
}

/// The origin that the request was sent to: what is before the path.
fn own_origin(href: &str) -> &str {
    let end = href.bytes().enumerate().filter(|(_, byte)| *byte == b'/').nth(2);
    end.and_then(|(end, _)| href.get(..end)).unwrap_or(href)
}

/// What follows the resource in the path of a URL; `None` where that is something else.
fn after_resource(href: &str) -> Option<&str> {
    let path = href.get(own_origin(href).len()..)?;
    let (_, rest) = split_once(before(before(path, "?"), "#"), url::RESOURCE)?;
    Some(rest)
}

/// A page can send anything else without a preflight.
fn is_json(content_type: &str) -> bool {
    before(content_type, ";").trim_ascii().eq_ignore_ascii_case("application/json")
}
