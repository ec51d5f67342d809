//! Takes secrets out of text of any kind: broken JSON, a form, JSON in a string in JSON. What looks like the name of a secret
//! with a value after it is taken for that.

use super::read_json;
use crate::{error::REDACTED, json::Json};

/// Members whose value is secret, wherever they stand, in small letters.
const SECRET_NAMES: [&str; 7] =
    ["accesstoken", "refreshtoken", "signingsecret", "clientsecret", "routingkey", "apikey", "secretkey"];

/// How long the name of a secret is with which a text begins: `accessToken`, `access_token`, `ACCESS-TOKEN`.
fn name_at(text: &str) -> Option<usize> {
    SECRET_NAMES.iter().find_map(|name| {
        let mut rest = text;
        for letter in name.chars() {
            rest = rest.strip_prefix(['_', '-']).unwrap_or(rest);
            let first = rest.chars().next().filter(|first| first.to_ascii_lowercase() == letter)?;
            rest = &rest[first.len_utf8()..];
        }
        Some(text.len() - rest.len())
    })
}

/// Whether a member has the name of a secret.
pub(super) fn is_secret_name(name: &str) -> bool {
    name_at(name) == Some(name.len())
}

/// The text with its secrets taken out and remembered.
pub(super) fn text(text: &str, secrets: &mut Vec<String>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(end) = rest.char_indices().find_map(|(at, _)| Some(at + name_at(&rest[at..])?)) {
        let (gap, value) = member(&rest[end..]).unwrap_or_default();
        out.push_str(&rest[..end + gap]);
        if ["", "null", "true", "false"].contains(&value) {
            out.push_str(value);
        } else {
            match read_json::parse(&format!("\"{value}\"")) {
                Some(Json::String(decoded)) => secrets.push(decoded),
                _ => secrets.push(value.to_owned()),
            }
            out.push_str(REDACTED);
        }
        rest = &rest[end + gap + value.len()..];
    }
    out + rest
}

/// How far behind a name its value begins, and the value; `None` if what follows is no value.
fn member(text: &str) -> Option<(usize, &str)> {
    let after_name = text.trim_start_matches(['"', '\'', ']', '\\']);
    let quotes = text[..text.len() - after_name.len()].matches(['"', '\'']).count();
    let after_name = after_name.strip_prefix("%5D").unwrap_or(after_name).trim_start();
    let rest = match after_name.strip_prefix([':', '=']) {
        Some(rest) => rest.trim_start(),
        // The colon is missing: two strings follow each other.
        None if quotes > 1 || quotes == 1 && !opening(after_name).is_empty() => after_name,
        None => return None,
    };
    let opening = opening(rest);
    let inside = &rest[opening.len()..];
    let length = closing(inside, opening);
    if length > 0 {
        return Some((text.len() - inside.len(), &inside[..length]));
    }
    let bare = inside.trim_start_matches(['"', '\'', '\\']);
    let is_end = |c: char| c.is_whitespace() || matches!(c, ',' | '}' | ']' | '&' | ';' | '"' | '\'');
    Some((text.len() - bare.len(), &bare[..bare.find(is_end).unwrap_or(bare.len())]))
}

/// The quotation mark with which a text begins, and the backslashes before it: none in JSON, one in JSON in JSON, then three.
fn opening(text: &str) -> &str {
    let quote = text.trim_start_matches('\\');
    if quote.starts_with(['"', '\'']) { &text[..=text.len() - quote.len()] } else { "" }
}

/// Where the text ends that begins after this quotation mark; 0 if there was none.
fn closing(text: &str, opening: &str) -> usize {
    let Some(quote) = opening.chars().last() else { return 0 };
    let mut backslashes = 0;
    for (at, character) in text.char_indices() {
        // An escaped quotation mark has as many backslashes again, and so on in pairs.
        if character == quote && (backslashes + 1) / opening.len() % 2 == 1 {
            return at + 1 - opening.len();
        }
        backslashes = if character == '\\' { backslashes + 1 } else { 0 };
    }
    text.len()
}
