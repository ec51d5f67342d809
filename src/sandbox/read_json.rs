//! Reads JSON as JavaScript does, where `serde_json` is stricter.

use std::borrow::Cow;

use serde::{Deserialize, de::IgnoredAny};

use crate::json::Json;

/// What says why a text is not JSON; `None` for a text that is JSON.
pub type SyntaxError = fn(&str) -> Option<String>;

/// Reads a text; `None` if it is not JSON, or has a number that only JavaScript holds. Its nesting must be limited already: each
/// level takes some of the stack.
///
/// No Rust string holds a lone surrogate, so that each reads as U+FFFD.
pub(super) fn parse(text: &str) -> Option<Json> {
    deserialize(&without_lone_surrogates(text))
}

/// Reads a text that is JSON. A number that JavaScript reads as infinite becomes the largest one.
pub(super) fn parse_saturating(text: &str) -> Option<Json> {
    deserialize(&with_finite_numbers(&without_lone_surrogates(text)))
}

fn deserialize(text: &str) -> Option<Json> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    deserializer.disable_recursion_limit();
    let value = Json::deserialize(&mut deserializer).ok()?;
    deserializer.end().ok()?;
    Some(value)
}

/// Says why a text is not JSON, in the words of `serde_json`. It takes no stack for nesting, lone surrogates and any number.
pub(super) fn syntax_error(text: &str) -> Option<String> {
    serde_json::from_str::<IgnoredAny>(text).err().map(|error| error.to_string())
}

/// The string literal with which a text begins, up to its closing quotation mark.
pub(super) fn string_literal(text: &str) -> &str {
    let mut escaped = false;
    let end = text.char_indices().skip(1).find(|(_, character)| {
        let is_end = *character == '"' && !escaped;
        escaped = *character == '\\' && !escaped;
        is_end
    });
    end.map_or(text, |(at, _)| &text[..=at])
}

fn without_lone_surrogates(text: &str) -> Cow<'_, str> {
    /// The length of `\ud800`.
    const ESCAPE: usize = 6;
    if !text.contains(r"\u") {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('\\') {
        let (before, escape) = rest.split_at(start);
        out.push_str(before);
        let length = match (surrogate(escape), escape.get(ESCAPE..).and_then(surrogate)) {
            (Some(Surrogate::High), Some(Surrogate::Low)) => 2 * ESCAPE,
            (Some(_), _) => ESCAPE,
            // The character that is escaped may be a backslash, which escapes nothing itself.
            (None, _) => escape.char_indices().nth(2).map_or(escape.len(), |(at, _)| at),
        };
        let (escape, after) = escape.split_at(length);
        out.push_str(if length == ESCAPE { r"\ufffd" } else { escape });
        rest = after;
    }
    out.push_str(rest);
    out.into()
}

enum Surrogate {
    High,
    Low,
}

/// The surrogate with whose escape a text begins.
fn surrogate(text: &str) -> Option<Surrogate> {
    match u16::from_str_radix(text.strip_prefix(r"\u")?.get(..4)?, 16) {
        Ok(0xd800..=0xdbff) => Some(Surrogate::High),
        Ok(0xdc00..=0xdfff) => Some(Surrogate::Low),
        _ => None,
    }
}

fn with_finite_numbers(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(|character| matches!(character, '"' | '-' | '0'..='9')) {
        let (before, from) = rest.split_at(start);
        let token = if from.starts_with('"') { string_literal(from) } else { number(from) };
        out.push_str(before);
        out.push_str(match deserialize(token) {
            Some(_) => token,
            None if token.starts_with('-') => "-1.7976931348623157e308",
            None => "1.7976931348623157e308",
        });
        rest = &from[token.len()..];
    }
    out + rest
}

/// The number with which a text begins.
fn number(text: &str) -> &str {
    let is_part = |character| matches!(character, '0'..='9' | '.' | 'e' | 'E' | '+' | '-');
    &text[..text.find(|character| !is_part(character)).unwrap_or(text.len())]
}

#[cfg(test)]
mod tests {
    use super::{parse, parse_saturating, syntax_error};

    #[track_caller]
    fn assert_reads(text: &str, expected: &str) {
        assert_eq!(parse(text).expect("JSON").to_string(), expected);
    }

    #[test]
    fn lone_surrogates_read_as_the_replacement_character() {
        assert_reads(r#""\ud83d\ude00""#, "\"😀\"");
        assert_reads(r#""\ud83d\uD83D\ude00""#, "\"\u{fffd}😀\"");
        assert_reads(r#""\ude00\uD83d""#, "\"\u{fffd}\u{fffd}\"");
        assert_reads(r#""\uD83D\uDE00\ud83d\u0041\\\ud83d""#, "\"😀\u{fffd}A\\\\\u{fffd}\"");
        assert_reads(r#"{"\ud83dx\ude00":"\\ud800"}"#, "{\"\u{fffd}x\u{fffd}\":\"\\\\ud800\"}");
    }

    #[test]
    fn a_number_beyond_all_others_is_the_largest() {
        let text = r#"[1e400,-1E999,"\"1e400",0.5,7,1e-999]"#;
        assert_eq!(parse(text), None);
        let expected = r#"[1.7976931348623157e+308,-1.7976931348623157e+308,"\"1e400",0.5,7,0.0]"#;
        assert_eq!(parse_saturating(text).expect("JSON").to_string(), expected);
        assert_reads("1e-99999999999999999999", "0.0");
    }

    #[test]
    fn what_javascript_reads_has_no_syntax_error() {
        let deep = "[".repeat(100_000) + &"]".repeat(100_000);
        for text in [r#""\ud800""#, "1e400", &deep] {
            assert_eq!(syntax_error(text), None);
        }
        for text in ["", "[1,]", "{} x", r#""\u12""#, "01", "\"\u{1}\"", &deep[1..]] {
            assert!(syntax_error(text).is_some(), "{text}");
            assert!(text.len() > 100 || parse(text).is_none(), "{text}");
        }
    }
}
