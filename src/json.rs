//! A JSON value for Rust callers, tests and the sandbox.
//!
//! `serde_json::Value` holds its strings as Rust strings, and so refuses `"\ud800"`, which JavaScript sends and Novu
//! accepts. Here strings are WTF-8: UTF-8 in which lone surrogates are allowed.

mod number;
mod reader;

use std::{borrow::Cow, fmt, sync::Arc};

use reader::Reader;

use crate::value::{Kind, Value};

/// A JSON value, cheap to clone. Members keep their order; where a name occurs twice, the last value counts, at the
/// place of the first.
#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean(bool),
    /// The text of a number, as it was written.
    Number(String),
    /// A string.
    String(Text),
    /// An array.
    Array(Arc<[Json]>),
    /// An object.
    Object(Arc<[(Text, Json)]>),
}

/// A string in WTF-8: UTF-8 in which lone surrogates are allowed.
#[derive(Clone, PartialEq, Eq)]
pub struct Text(Arc<[u8]>);

impl Text {
    /// The characters, with U+FFFD for each lone surrogate.
    #[must_use]
    pub fn to_str(&self) -> Cow<'_, str> {
        match std::str::from_utf8(&self.0) {
            Ok(text) => Cow::Borrowed(text),
            Err(_) => Cow::Owned(self.chars().map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()),
        }
    }

    /// Each character, or a lone surrogate as the code it is.
    fn chars(&self) -> impl Iterator<Item = Result<char, u32>> {
        let mut bytes = self.0.iter().map(|byte| u32::from(*byte));
        std::iter::from_fn(move || {
            let first = bytes.next()?;
            let (high_bits, following) = match first {
                0..0x80 => (first, 0),
                0x80..0xe0 => (first & 0x1f, 1),
                0xe0..0xf0 => (first & 0x0f, 2),
                _ => (first & 0x07, 3),
            };
            let code = bytes.by_ref().take(following).fold(high_bits, |code, byte| code << 6 | byte & 0x3f);
            Some(char::from_u32(code).ok_or(code))
        })
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.to_str().fmt(f)
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self(text.as_bytes().into())
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self::String(text.into())
    }
}

impl Json {
    /// Reads a JSON text, nested as deep as memory allows.
    ///
    /// # Errors
    /// Where it is no JSON.
    pub fn parse(text: &str) -> Result<Self, NotJson> {
        Reader::new(text).document()
    }

    /// An object with these members, in this order.
    pub fn object<'a>(members: impl IntoIterator<Item = (&'a str, Self)>) -> Self {
        Self::Object(members.into_iter().map(|(name, value)| (name.into(), value)).collect())
    }

    /// The member called `name`, if this is an object that has it.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Self> {
        let Self::Object(members) = self else { return None };
        members.iter().find(|(key, _)| *key.0 == *name.as_bytes()).map(|(_, value)| value)
    }

    /// The characters of a string; `None` for anything else.
    #[must_use]
    pub fn as_str(&self) -> Option<Cow<'_, str>> {
        match self {
            Self::String(text) => Some(text.to_str()),
            _ => None,
        }
    }

    /// A number, to within its last bits; `None` for anything else.
    #[must_use]
    pub fn as_f64(&self) -> Option<f64> {
        match self {
            Self::Number(text) => Some(number::value(text)),
            _ => None,
        }
    }

    fn write(&self, out: &mut String) {
        match self {
            Self::Null => out.push_str("null"),
            Self::Boolean(value) => out.push_str(if *value { "true" } else { "false" }),
            Self::Number(text) => out.push_str(text),
            Self::String(text) => write_text(text, out),
            Self::Array(elements) => {
                out.push('[');
                for (index, element) in elements.iter().enumerate() {
                    if index > 0 {
                        out.push(',');
                    }
                    element.write(out);
                }
                out.push(']');
            }
            Self::Object(members) => {
                out.push('{');
                for (index, (name, value)) in members.iter().enumerate() {
                    if index > 0 {
                        out.push(',');
                    }
                    write_text(name, out);
                    out.push(':');
                    value.write(out);
                }
                out.push('}');
            }
        }
    }
}

/// The JSON text, as `JSON.stringify` writes it.
impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = String::new();
        self.write(&mut out);
        f.write_str(&out)
    }
}

fn write_text(text: &Text, out: &mut String) {
    use fmt::Write;
    out.push('"');
    for character in text.chars() {
        match character {
            Ok('"') => out.push_str("\\\""),
            Ok('\\') => out.push_str("\\\\"),
            Ok('\u{8}') => out.push_str("\\b"),
            Ok('\u{c}') => out.push_str("\\f"),
            Ok('\n') => out.push_str("\\n"),
            Ok('\r') => out.push_str("\\r"),
            Ok('\t') => out.push_str("\\t"),
            Ok(c) if c >= ' ' => out.push(c),
            Ok(c) => drop(write!(out, "\\u{:04x}", u32::from(c))),
            Err(surrogate) => drop(write!(out, "\\u{surrogate:04x}")),
        }
    }
    out.push('"');
}

/// Text that is no JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotJson {
    /// The byte at which something else should stand.
    pub at: usize,
}

impl fmt::Display for NotJson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no JSON at byte {}", self.at)
    }
}

impl std::error::Error for NotJson {}

/// `None` is an absent member.
impl Value for Option<Json> {
    fn of_text(text: &str) -> Self {
        Some(Json::from(text))
    }

    fn absent() -> Self {
        None
    }

    fn kind(&self) -> Kind {
        match self {
            None => Kind::Absent,
            Some(Json::Null) => Kind::Null,
            Some(Json::Boolean(_)) => Kind::Boolean,
            Some(Json::Number(_)) => Kind::Number,
            Some(Json::String(_)) => Kind::String,
            Some(Json::Array(_)) => Kind::Array,
            Some(Json::Object(_)) => Kind::Object,
        }
    }

    fn member(&self, name: &'static str) -> Self {
        self.as_ref().and_then(|value| value.get(name)).cloned()
    }

    fn members(&self) -> Vec<(String, Self)> {
        match self {
            Some(Json::Object(members)) => {
                members.iter().map(|(name, value)| (name.to_str().into_owned(), Some(value.clone()))).collect()
            }
            Some(Json::Array(elements)) => {
                elements.iter().enumerate().map(|(index, value)| (index.to_string(), Some(value.clone()))).collect()
            }
            _ => Vec::new(),
        }
    }

    fn text(&self) -> String {
        self.as_ref().and_then(Json::as_str).unwrap_or_default().into_owned()
    }

    fn is_truthy(&self) -> bool {
        match self {
            None | Some(Json::Null) => false,
            Some(Json::Boolean(value)) => *value,
            Some(Json::Number(text)) => number::value(text) != 0.0,
            Some(Json::String(text)) => !text.0.is_empty(),
            Some(Json::Array(_) | Json::Object(_)) => true,
        }
    }

    fn json(&self) -> String {
        self.as_ref().map(ToString::to_string).unwrap_or_default()
    }

    fn json_bytes(&self) -> usize {
        self.as_ref().map_or(0, |value| value.to_string().len())
    }
}
