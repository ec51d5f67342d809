//! The query of a listing, as it stands in a URL.

use crate::{
    url,
    value::{Kind, Value},
};

/// A query as it stands in a URL, with its question mark; empty where it asks for nothing.
///
/// What is missing or `null` is left out, and so is an empty array; the elements of an array are repeated.
pub fn of<V: Value>(query: &V) -> String {
    let mut out = String::new();
    for (name, value) in &query.members() {
        push(&mut out, name, value);
    }
    out
}

fn push<V: Value>(out: &mut String, name: &str, value: &V) {
    let text = match value.kind() {
        Kind::Array => {
            for (_, element) in &value.members() {
                push(out, name, element);
            }
            return;
        }
        Kind::String => value.text(),
        Kind::Number | Kind::Boolean => value.json(),
        _ => return,
    };
    out.push(if out.is_empty() { '?' } else { '&' });
    out.push_str(&(url::encode(name) + "=" + &url::encode(&text)));
}

/// Whether a value has a lone surrogate in it: such a text has no UTF-8, and so cannot stand in a URL.
pub fn has_lone_surrogate<V: Value>(value: &V) -> bool {
    // It reads as U+FFFD, and its JSON text has an escape instead.
    let count = |text: &str| text.chars().filter(|c| *c == char::REPLACEMENT_CHARACTER).count();
    count(&value.text()) != count(&value.json())
}
