use strum::IntoStaticStr;

use super::{operations::Operations, refusal::Refusal};
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

/// What a request is for. Identifiers are still percent-encoded.
#[derive(Clone, Debug, IntoStaticStr, PartialEq, Eq)]
#[strum(serialize_all = "snake_case")]
pub enum Route {
    /// To ask what a page of another origin may send.
    Preflight,
    /// To create a connection.
    Create,
    /// To list connections.
    List,
    /// To look for the connection of this identifier.
    Retrieve(String),
    /// To replace workspace and auth of the connection of this identifier.
    Update(String),
    /// To delete the connection of this identifier.
    Delete(String),
}

/// A request that may not be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejection {
    /// Why it may not.
    pub refusal: Refusal,
    /// The methods that it may have, where its own is the reason.
    pub allow: Vec<&'static str>,
}

impl From<Refusal> for Rejection {
    fn from(refusal: Refusal) -> Self {
        Self { refusal, allow: Vec::new() }
    }
}

impl Route {
    /// The route of a request, if these operations let it be made.
    ///
    /// # Errors
    /// Why it may not, whatever its body is.
    pub fn of(head: &RequestHead, operations: Operations<'_>) -> Result<Self, Rejection> {
        if !head.is_allowed_origin && is_cross_origin(head) {
            return Err(Refusal::Origin.into());
        }
        let rest = after_resource(&head.url).ok_or(Refusal::OtherPath)?;
        let is_resource = rest.is_empty();
        let identifier = rest.strip_prefix("/").unwrap_or_default();
        // `..` would leave the resource with the secret key.
        if !is_resource && (!identifier::is_path_segment(identifier) || split_once(identifier, "/").is_some()) {
            return Err(Refusal::NotFound.into());
        }
        let method = head.method.as_str();
        if method == "OPTIONS" && head.is_allowed_origin {
            return Ok(Self::Preflight);
        }
        let allow = if is_resource { operations.methods_of_resource() } else { operations.methods_of_connection() };
        if !allow.contains(&method) {
            return Err(Rejection { refusal: Refusal::Method, allow });
        }
        if has_body(method) && !is_json(&head.content_type) {
            return Err(Refusal::MediaType.into());
        }
        let identifier = identifier.to_owned();
        Ok(match method {
            "POST" => Self::Create,
            "PATCH" => Self::Update(identifier),
            "DELETE" => Self::Delete(identifier),
            _ if is_resource => Self::List,
            _ => Self::Retrieve(identifier),
        })
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

/// Whether requests of this method have a body, which the handler reads.
fn has_body(method: &str) -> bool {
    matches!(method, "POST" | "PATCH")
}

/// A page can send anything else without a preflight.
fn is_json(content_type: &str) -> bool {
    before(content_type, ";").trim_ascii().eq_ignore_ascii_case("application/json")
}
