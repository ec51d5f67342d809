//! Which route answers, and what comes before it.

use std::borrow::Cow;

use super::{
    auth::{self, Caller},
    body::{self, Body},
    create, delete,
    environment::Environment,
    error_body::Problem,
    idempotency::{self, Answer},
    list, preflight, rate_limit,
    reply::Reply,
    retrieve,
    store::Store,
    update, verify,
};
use crate::http::{Headers, HttpRequest, Method};

/// Takes a request through the server's stages: preflight, body parser, route, authentication, rate limit, idempotency, then the route's own
/// rules. What they add to the headers stays there whatever comes of it. With idempotency, the request counts as being processed
/// `delay_ms` longer than others.
pub(super) fn answer(
    environment: &mut Environment,
    request: &HttpRequest,
    now_ms: u64,
    delay_ms: u64,
    headers: &mut Headers,
) -> Result<Reply, Problem> {
    if request.method == Method::Options {
        return Ok(preflight::answer(headers));
    }
    let body = body::read(request, environment.syntax_error)?;
    let route = Route::of(request.method, path(&request.url))?;
    let caller = auth::check(&request.headers, matches!(route, Route::List(_)), &environment.options)?;
    if let Some(limit) = environment.options.rate_limit {
        rate_limit::check(limit, &mut environment.bucket, now_ms, headers)?;
    }
    if let (Caller::Keyless, Route::List(path)) = (caller, &route) {
        return list::answer(&Store::default(), path);
    }
    let Some(options) = environment.options.idempotency else { return route.answer(environment, body, now_ms) };
    let Some(key) = idempotency::key(request, headers)? else { return route.answer(environment, body, now_ms) };
    let sent = body.json();
    if let Some(outcome) = environment.answers.repeated(key, &sent, now_ms, headers) {
        return outcome;
    }
    let outcome = route.answer(environment, body, now_ms);
    let finished_ms = now_ms.saturating_add(options.processing_ms).saturating_add(delay_ms);
    let answer = Answer { request: sent, outcome: outcome.clone(), started_ms: now_ms, finished_ms };
    environment.answers.keep(key, answer);
    outcome
}

/// Path and query of a URL.
pub(super) fn path(url: &str) -> &str {
    let after_scheme = url.find("://").map_or(0, |at| at + 3);
    let start = url[after_scheme..].find(['/', '?', '#']).map_or(url.len(), |at| after_scheme + at);
    let path = url[start..].split('#').next().unwrap_or_default();
    if path.is_empty() { "/" } else { path }
}

enum Route<'a> {
    Create,
    /// With the path, which has the query.
    List(&'a str),
    Retrieve(String),
    Update(String),
    Delete(String),
    Verify(String),
}

impl<'a> Route<'a> {
    fn of(method: Method, path: &'a str) -> Result<Self, Problem> {
        match (method, Resource::of(path)) {
            (Method::Post, Some(Resource::Connections)) => Ok(Self::Create),
            // Express takes the route of a GET for a HEAD too.
            (Method::Get | Method::Head, Some(Resource::Connections)) => Ok(Self::List(path)),
            (Method::Get | Method::Head, Some(Resource::Connection(identifier))) => {
                decode(identifier).map(Self::Retrieve)
            }
            (Method::Patch, Some(Resource::Connection(identifier))) => decode(identifier).map(Self::Update),
            (Method::Delete, Some(Resource::Connection(identifier))) => decode(identifier).map(Self::Delete),
            (Method::Post, Some(Resource::Verification(identifier))) => decode(identifier).map(Self::Verify),
            _ => Err(Problem::not_found(format!("Cannot {} {path}", method.as_str()))),
        }
    }

    fn answer(&self, environment: &mut Environment, body: Body, now_ms: u64) -> Result<Reply, Problem> {
        match self {
            Self::Create => create::answer(environment, body, now_ms),
            Self::List(path) => list::answer(&environment.store, path),
            Self::Retrieve(identifier) => retrieve::answer(environment, identifier),
            Self::Update(identifier) => update::answer(environment, identifier, body, now_ms),
            Self::Delete(identifier) => delete::answer(environment, identifier),
            Self::Verify(identifier) => verify::answer(environment, identifier, now_ms),
        }
    }
}

/// What a path is about.
enum Resource<'a> {
    Connections,
    /// The connection of this identifier, percent-encoded.
    Connection(&'a str),
    /// The check of its tokens.
    Verification(&'a str),
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
            [identifier, verify] | [identifier, verify, ""]
                if !identifier.is_empty() && verify.eq_ignore_ascii_case("verify") =>
            {
                Some(Self::Verification(identifier))
            }
            _ => None,
        }
    }
}

/// As `decodeURIComponent` reads it, which throws where `percent_encoding` leaves the text as it is.
fn decode(identifier: &str) -> Result<String, Problem> {
    let is_code = |rest: &str| rest.bytes().take_while(u8::is_ascii_hexdigit).count() >= 2;
    let decoded = percent_encoding::percent_decode_str(identifier).decode_utf8();
    decoded
        .ok()
        .filter(|_| identifier.split('%').skip(1).all(is_code))
        .map(Cow::into_owned)
        .ok_or_else(|| Problem::bad_request(format!("Failed to decode param '{identifier}'")))
}
