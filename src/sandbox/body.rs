//! The body parser that stands before everything else (body-parser 2.2.1, `strict`).

use serde_json::json;

use super::{
    error_body::Problem,
    form,
    read_json::{self, SyntaxError},
    transform,
};
use crate::{
    http::{Headers, HttpRequest},
    json::{Json, json_text},
    limits,
};

/// How deep a body may be nested before the server, which walks it recursively, runs out of stack.
const MAX_DEPTH: usize = 1_500;

/// What the body parser decodes.
const CONTENT_ENCODINGS: [&str; 3] = ["gzip", "deflate", "br"];

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
    pub(super) fn transformed(self) -> Result<Json, Problem> {
        match self {
            Self::Ignored => Ok(json!({})),
            Self::Parsed(body) => transform::request(body),
            Self::TooDeep => Err(Problem::Internal),
        }
    }

    /// As `JSON.stringify` writes it.
    pub(super) fn json(&self) -> String {
        match self {
            Self::Ignored => "{}".into(),
            Self::Parsed(value) => json_text(value),
            Self::TooDeep => "too deep".into(),
        }
    }
}

/// Reads the body of a request, if it is of a type that is read.
pub(super) fn read(request: &HttpRequest, syntax_error: SyntaxError) -> Result<Body, Problem> {
    let is_form = is_form(&request.headers);
    if !is_form && !is_of_type(&request.headers, "application/json") {
        return Ok(Body::Ignored);
    }
    // For what the parser does not know it throws a 415, and the library's own error for what cannot be decoded. The exception
    // filter knows neither.
    let encoding = request.headers.get("content-encoding").unwrap_or("identity").to_ascii_lowercase();
    let is_encoded = encoding != "identity";
    if is_encoded && (request.body.is_none() || !CONTENT_ENCODINGS.contains(&encoding.as_str())) {
        return Err(Problem::Internal);
    }
    let Some(text) = request.body.as_deref() else { return Ok(Body::Ignored) };
    let is_known = |charset: &str| match charset.to_ascii_lowercase().as_str() {
        "iso-8859-1" => is_form,
        charset => charset.starts_with("utf-") && (!is_form || charset == "utf-8"),
    };
    let content_type = request.headers.get("content-type").unwrap_or_default();
    if !content_type.split(';').skip(1).filter_map(charset).all(is_known) {
        return Err(Problem::Internal);
    }
    if text.len() > limits::BODY_BYTES {
        return Err(Problem::bare(413, "Payload Too Large"));
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if is_form { form::parse(text).map(Body::Parsed) } else { parse(text, syntax_error) }
}

/// Whether a body is said to be a form.
pub(super) fn is_form(headers: &Headers) -> bool {
    is_of_type(headers, "application/x-www-form-urlencoded")
}

fn is_of_type(headers: &Headers, media_type: &str) -> bool {
    let content_type = headers.get("content-type").unwrap_or_default();
    content_type.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case(media_type)
}

fn charset(parameter: &str) -> Option<&str> {
    let (name, value) = parameter.split_once('=')?;
    name.trim().eq_ignore_ascii_case("charset").then(|| value.trim().trim_matches('"'))
}

fn parse(text: &str, syntax_error: SyntaxError) -> Result<Body, Problem> {
    if text.is_empty() {
        return Ok(Body::Ignored);
    }
    let start = text.len() - text.trim_start_matches([' ', '\t', '\n', '\r']).len();
    if !text[start..].starts_with(['{', '[']) {
        return Err(Problem::bad_request(strict_violation(text, start, syntax_error)));
    }
    let is_too_deep = depth(text) > MAX_DEPTH;
    if !is_too_deep && let Some(value) = read_json::parse(text) {
        return Ok(Body::Parsed(value));
    }
    match syntax_error(text) {
        Some(message) => Err(Problem::bad_request(message)),
        None if is_too_deep => Ok(Body::TooDeep),
        None => read_json::parse_saturating(text).map(Body::Parsed).ok_or(Problem::Internal),
    }
}

/// The message for a text that is neither an object nor an array. The body parser puts a `#` in place of each character, so
/// that the text is no JSON, and then the characters into the message again.
fn strict_violation(text: &str, start: usize, syntax_error: SyntaxError) -> String {
    let units: Vec<u16> = text[start..].encode_utf16().collect();
    let message = syntax_error(&(text[..start].to_owned() + &"#".repeat(units.len()))).unwrap_or_default();
    let mut restored = String::with_capacity(message.len());
    let mut rest = message.as_str();
    while let Some(start) = rest.find('#') {
        restored.push_str(&rest[..start]);
        let after = rest[start..].trim_start_matches('#');
        let length = rest.len() - start - after.len();
        restored.push_str(&String::from_utf16_lossy(&units[..length.min(units.len())]));
        rest = after;
    }
    restored + rest
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
