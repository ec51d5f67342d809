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
    /// To look whether the connection of this identifier exists.
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
        let identifier = identifier_in(&head.url);
        match head.method.as_str() {
            "OPTIONS" if head.is_allowed_origin => Ok(Self::Preflight),
            "POST" if identifier.is_empty() => {
                if is_json(&head.content_type) {
                    Ok(Self::Create)
                } else {
                    Err(Refusal::MediaType)
                }
            }
            // No other goes into a path with the secret key: `..` would leave it.
            "GET" if identifier::is_valid(identifier) => Ok(Self::LookUp(identifier.to_owned())),
            "GET" if !identifier.is_empty() => Err(Refusal::NotFound),
            _ => Err(if identifier.is_empty() { Refusal::NotPost } else { Refusal::NotGet }),
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

/// What follows the resource in the path of a URL; nothing where that is the resource itself, or something else.
fn identifier_in(href: &str) -> &str {
    let path = href.get(own_origin(href).len()..).unwrap_or_default();
    let path = before(before(path, "?"), "#");
    split_once(path, url::RESOURCE).and_then(|(_, rest)| rest.strip_prefix('/')).unwrap_or_default()
}

/// A page can send anything else without a preflight.
fn is_json(content_type: &str) -> bool {
    before(content_type, ";").trim_ascii().eq_ignore_ascii_case("application/json")
}
