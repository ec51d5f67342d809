//! The body parser that stands before everything else (body-parser 2.2.1, `strict`).

use std::fmt;

use super::{error_body::Problem, json_syntax, transform};
use crate::{http::HttpRequest, json::Json, limits};

/// How deep a body may be nested before the server, which walks it recursively, runs out of stack.
const MAX_DEPTH: usize = 1_500;

/// A body after the parser.
pub(super) enum Body {
    /// None, or of a type that is not parsed: both read as `{}`.
    Ignored,
    /// An object or array.
    Parsed(Json),
    /// JSON that the server can parse, but not walk.
    TooDeep,
}

impl Body {
    /// The request in it, as the validation pipe sees it.
    ///
    /// # Errors
    /// The server fails on what it cannot walk or make an instance of.
    pub(super) fn transformed(&self) -> Result<Json, Problem> {
        match self {
            Self::Ignored => Ok(Json::object([])),
            Self::Parsed(body) => transform::request(body),
            Self::TooDeep => Err(Problem::Internal),
        }
    }
}

/// As `JSON.stringify` writes it.
impl fmt::Display for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ignored => f.write_str("{}"),
            Self::Parsed(value) => value.fmt(f),
            Self::TooDeep => f.write_str("too deep"),
        }
    }
}

/// Reads the body of a request whose `Content-Type` is `application/json`.
pub(super) fn read(request: &HttpRequest) -> Result<Body, Problem> {
    let Some(text) = request.body.as_deref() else { return Ok(Body::Ignored) };
    let mut content_type = request.headers.get("content-type").unwrap_or_default().split(';').map(str::trim);
    if !content_type.next().is_some_and(|media_type| media_type.eq_ignore_ascii_case("application/json")) {
        return Ok(Body::Ignored);
    }
    if !content_type.filter_map(charset).all(|charset| charset.to_ascii_lowercase().starts_with("utf-")) {
        // The parser throws a 415, which the exception filter does not know.
        return Err(Problem::Internal);
    }
    if text.len() > limits::BODY_BYTES {
        return Err(Problem::bare(413, "Payload Too Large"));
    }
    parse(text.strip_prefix('\u{feff}').unwrap_or(text))
}

fn charset(parameter: &str) -> Option<&str> {
    let (name, value) = parameter.split_once('=')?;
    name.trim().eq_ignore_ascii_case("charset").then(|| value.trim().trim_matches('"'))
}

fn parse(text: &str) -> Result<Body, Problem> {
    if text.is_empty() {
        return Ok(Body::Ignored);
    }
    if !text.trim_start_matches([' ', '\t', '\n', '\r']).starts_with(['{', '[']) {
        return Err(Problem::bad_request(json_syntax::strict_violation(text)));
    }
    if depth(text) > MAX_DEPTH {
        return json_syntax::error(text).map_or(Ok(Body::TooDeep), |message| Err(Problem::bad_request(message)));
    }
    Json::parse(text)
        .map(Body::Parsed)
        .map_err(|error| Problem::bad_request(json_syntax::error(text).unwrap_or_else(|| error.to_string())))
}

/// How deep the brackets outside of strings are nested.
fn depth(text: &str) -> usize {
    let (mut depth, mut deepest, mut in_string, mut escaped) = (0_usize, 0, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            b'{' | b'[' if !in_string => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b'}' | b']' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}
