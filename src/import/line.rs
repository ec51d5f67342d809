//! A line of the input as JSON, and a line of the file of failures.

use serde_json::error::Category;

use super::{
    line_fault::{FaultCode, LineFault},
    messages,
    outcome::Failure,
};
use crate::json::{Json, json_text};

/// The longest line: more than any request may have, with what a provider's answer has beside it.
pub const MAX_LINE_BYTES: usize = 1024 * 1024;

const BOM: &[u8] = b"\xEF\xBB\xBF";

/// What every failed line begins with: the member that says why.
const START: &str = "{\"error\":{";

/// The longest failed line: a character of a text may need six as JSON.
pub const MAX_FAILED_LINE_BYTES: usize = 8 * MAX_LINE_BYTES;

/// The value of a line of a journal or a file of failures; null where it is not JSON. As a text: `from_slice` beside the `from_str` of other
/// lines would make the wasm 8 KB larger.
pub(super) fn value_of(bytes: &[u8]) -> Json {
    std::str::from_utf8(bytes).ok().and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default()
}

/// The object of a line, or `None` where it has nothing but white space.
pub(super) fn parse(number: u32, bytes: &[u8]) -> Result<Option<Json>, LineFault> {
    let syntax = |message: String| LineFault::of_line(FaultCode::Syntax, message);
    let bytes = bytes.strip_prefix(BOM).filter(|_| number == 1).unwrap_or(bytes);
    let bytes = bytes.trim_ascii();
    if bytes.is_empty() {
        return Ok(None);
    }
    if bytes.len() > MAX_LINE_BYTES {
        return Err(syntax(messages::line_too_long(MAX_LINE_BYTES)));
    }
    let text = std::str::from_utf8(bytes).map_err(|_| syntax(messages::NOT_UTF8.to_owned()))?;
    match serde_json::from_str(text) {
        Ok(value @ Json::Object(_)) => Ok(Some(value)),
        Ok(_) => Err(syntax(messages::NOT_OBJECT.to_owned())),
        Err(error) => Err(syntax(match error.classify() {
            Category::Eof => messages::ENDS_TOO_SOON.to_owned(),
            _ => messages::not_json(error.column()),
        })),
    }
}

/// The line with an error member, as the file of failures has it. What is no object stands in the member `text`, unless it is too long.
#[must_use]
pub fn failed_line(number: u32, bytes: &[u8], failure: &Failure) -> String {
    let mut members = match parse(number, bytes) {
        Ok(Some(Json::Object(members))) => members,
        _ => serde_json::Map::new(),
    };
    if members.is_empty() && bytes.len() <= MAX_LINE_BYTES {
        members.insert("text".to_owned(), String::from_utf8_lossy(bytes.trim_ascii()).into());
    }
    let mut error = serde_json::to_value(failure).unwrap_or_default();
    if let Json::Object(error) = &mut error {
        error.insert("line".to_owned(), number.into());
    }
    members.remove("error");
    let members = json_text(&Json::Object(members));
    let separator = if members == "{}" { "" } else { "," };
    format!("{{\"error\":{}{separator}{}\n", json_text(&error), &members[1..])
}

/// Whether a line is one that [`failed_line`] made, or, where it is not whole, the beginning of one: a run was killed while it wrote it.
#[must_use]
pub fn is_failed(bytes: &[u8], is_whole: bool) -> bool {
    if is_whole {
        let error = &value_of(bytes)["error"];
        error["kind"].is_string() && error["line"].is_number()
    } else {
        bytes.starts_with(START.as_bytes()) || START.as_bytes().starts_with(bytes)
    }
}
