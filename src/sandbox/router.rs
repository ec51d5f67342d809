//! Which route answers, and what comes before it.

use super::{
    Reply, Sandbox, auth, body, create, delete, error_body::Problem, idempotency, list, rate_limit, retrieve, update,
};
use crate::http::{Headers, HttpRequest, Method};

/// Takes a request through the server's stages: body parser, route, authentication, rate limit, idempotency, then the route's own
/// rules. What they add to the headers stays there whatever comes of it.
pub(super) fn answer(
    sandbox: &mut Sandbox,
    request: &HttpRequest,
    path: &str,
    now_ms: u64,
    headers: &mut Headers,
) -> Result<Reply, Problem> {
    let body = body::read(request)?;
    let route = Route::of(request.method, path)?;
    auth::check(&request.headers, &sandbox.options)?;
    rate_limit::check(sandbox, now_ms, headers)?;
    idempotency::around(sandbox, request, body, now_ms, headers, |sandbox, body| match route {
        Route::Create => create::answer(sandbox, &body, now_ms),
        Route::List => list::answer(sandbox, path),
        Route::Retrieve(identifier) => retrieve::answer(sandbox, &identifier),
        Route::Update(identifier) => update::answer(sandbox, &identifier, &body, now_ms),
        Route::Delete(identifier) => delete::answer(sandbox, &identifier),
    })
}

/// Path and query of a URL.
pub(super) fn path(url: &str) -> &str {
    let after_scheme = url.find("://").map_or(0, |at| at + 3);
    let start = url[after_scheme..].find(['/', '?', '#']).map_or(url.len(), |at| after_scheme + at);
    let path = url[start..].split('#').next().unwrap_or_default();
    if path.is_empty() { "/" } else { path }
}

enum Route {
    Create,
    List,
    Retrieve(String),
    Update(String),
    Delete(String),
}

impl Route {
    fn of(method: Method, path: &str) -> Result<Self, Problem> {
        match (method, Resource::of(path)) {
            (Method::Post, Some(Resource::Connections)) => Ok(Self::Create),
            (Method::Get, Some(Resource::Connections)) => Ok(Self::List),
            (Method::Get, Some(Resource::Connection(identifier))) => decode(identifier).map(Self::Retrieve),
            (Method::Patch, Some(Resource::Connection(identifier))) => decode(identifier).map(Self::Update),
            (Method::Delete, Some(Resource::Connection(identifier))) => decode(identifier).map(Self::Delete),
            _ => Err(Problem::not_found(format!("Cannot {} {path}", method.as_str()))),
        }
    }
}

/// What a path is about.
enum Resource<'a> {
    Connections,
    /// The connection of this identifier, percent-encoded.
    Connection(&'a str),
}

impl<'a> Resource<'a> {
    fn of(path: &'a str) -> Option<Self> {
        let path = path.split('?').next()?;
        // A self-hosted Novu may have a prefix before the version; a second version is part of no route.
        let segments = path.split('/').skip_while(|segment| !segment.eq_ignore_ascii_case("v1")).skip(1);
        let segments: Vec<_> = segments.collect();
        let [name, rest @ ..] = &segments[..] else { return None };
        if !name.eq_ignore_ascii_case("channel-connections") {
            return None;
        }
        // The router ignores one slash at the end.
        match rest {
            [] | [""] => Some(Self::Connections),
            [identifier] | [identifier, ""] if !identifier.is_empty() => Some(Self::Connection(identifier)),
            _ => None,
        }
    }
}

fn decode(identifier: &str) -> Result<String, Problem> {
    percent_decode(identifier).ok_or_else(|| Problem::bad_request(format!("Failed to decode param '{identifier}'")))
}

/// As `decodeURIComponent` reads it; `None` where that throws.
pub(super) fn percent_decode(text: &str) -> Option<String> {
    let mut bytes = text.bytes();
    let mut decoded = Vec::with_capacity(text.len());
    while let Some(byte) = bytes.next() {
        decoded.push(if byte == b'%' {
            let digit = |byte: Option<u8>| char::from(byte?).to_digit(16);
            u8::try_from(digit(bytes.next())? << 4 | digit(bytes.next())?).ok()?
        } else {
            byte
        });
    }
    String::from_utf8(decoded).ok()
}
