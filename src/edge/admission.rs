use super::Refusal;
use crate::{identifier, text, url};

/// What a request shows before its body is read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Arrival<'a> {
    /// The method.
    pub method: &'a str,
    /// The origin that the request was sent to.
    pub own_origin: &'a str,
    /// The path, as it stands in the URL.
    pub path: &'a str,
    /// The header `Origin`, or nothing.
    pub origin: &'a str,
    /// The header `Sec-Fetch-Site`, or nothing.
    pub fetch_site: &'a str,
    /// The header `Content-Type`, or nothing.
    pub content_type: &'a str,
    /// Whether the application allows the origin.
    pub is_allowed: bool,
}

/// Whether an origin is one of `allowed`, which have spaces between.
#[must_use]
pub fn is_allowed(origin: &str, allowed: &str) -> bool {
    !origin.is_empty() && text::parts(allowed, " ").iter().any(|allowed| allowed == origin)
}

/// What a request wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Errand<'a> {
    /// To know whether a page of another origin may ask.
    Preflight,
    /// To create a connection.
    Create,
    /// To look whether a connection exists.
    LookUp(&'a str),
}

/// What a request wants, if it may.
///
/// # Errors
/// Why it may not, whatever its body is.
pub fn admit<'a>(arrival: &Arrival<'a>) -> Result<Errand<'a>, Refusal> {
    if !arrival.is_allowed && is_foreign(arrival) {
        return Err(Refusal::Origin);
    }
    let identifier = identifier_in(arrival.path);
    match arrival.method {
        "OPTIONS" if arrival.is_allowed => Ok(Errand::Preflight),
        "POST" if identifier.is_empty() => {
            if is_json(arrival.content_type) {
                Ok(Errand::Create)
            } else {
                Err(Refusal::MediaType)
            }
        }
        // No other goes into a path with the secret key: `..` would leave it.
        "GET" if identifier::is_valid(identifier) => Ok(Errand::LookUp(identifier)),
        "GET" if !identifier.is_empty() => Err(Refusal::NotFound),
        _ => Err(if identifier.is_empty() { Refusal::NotPost } else { Refusal::NotGet }),
    }
}

/// Whether a page of another origin sent it. A browser says so itself, in headers that no page can set; where it says
/// nothing, it is none, or an old one that still names the origin.
fn is_foreign(arrival: &Arrival<'_>) -> bool {
    match arrival.fetch_site {
        "same-origin" | "none" => false,
        "" => !arrival.origin.is_empty() && arrival.origin != arrival.own_origin,
        _ => true,
    }
}

/// What follows the resource in a path; nothing where that is the resource itself, or something else.
fn identifier_in(path: &str) -> &str {
    text::split(path, url::RESOURCE).and_then(|(_, rest)| rest.strip_prefix('/')).unwrap_or_default()
}

/// A page can send anything else without asking first.
fn is_json(content_type: &str) -> bool {
    text::trimmed(text::before(content_type, ";")).eq_ignore_ascii_case("application/json")
}
