//! Context keys: how Novu names the contexts of a connection, `tenant:org-acme`.

use std::cmp::Ordering;

use crate::{
    identifier,
    text::split_once,
    value::{Kind, Value},
};

/// `type:id`; both parts must be valid identifiers for [`parse`] to find them again.
#[must_use]
pub fn join(kind: &str, id: &str) -> String {
    kind.to_owned() + ":" + id
}

/// The type and the id of a key; `None` if it is not one.
#[must_use]
pub fn parse(key: &str) -> Option<(&str, &str)> {
    let (kind, id) = split_once(key, ":")?;
    (identifier::is_valid(kind) && identifier::is_valid(id)).then_some((kind, id))
}

/// The id in the value of a context: the value itself, or its member `id`.
pub fn id_of<V: Value>(value: &V) -> String {
    if value.kind() == Kind::String { value.text() } else { value.text_of("id") }
}

/// The keys of contexts that are valid, as Novu returns them.
pub fn of<V: Value>(context: &V) -> Vec<String> {
    let keys = context.members();
    let mut texts = Vec::new();
    for (kind, value) in keys {
        texts.push(join(&kind, &id_of(&value)));
    }
    sorted(texts)
}

/// Keys in the order in which Novu returns them.
#[must_use]
pub fn sorted(mut keys: Vec<String>) -> Vec<String> {
    keys.sort_unstable_by(|a, b| compare(a, b));
    keys
}

/// The order in which Novu returns keys: that of JavaScript's `localeCompare` in English.
///
/// Written out for the characters that a key can have, so that it is the same in every runtime and language:
/// `_ - :`, then digits, then letters without regard to case; of keys that differ only in case, the lower case first.
/// (The crate `icu_collator` would add several hundred kilobytes.)
#[must_use]
pub fn compare(a: &str, b: &str) -> Ordering {
    for (of_a, of_b) in a.bytes().zip(b.bytes()) {
        let order = weight(of_a).cmp(&weight(of_b));
        if order.is_ne() {
            return order;
        }
    }
    a.len().cmp(&b.len()).then_with(|| b.cmp(a))
}

fn weight(byte: u8) -> (u8, u8) {
    match byte {
        b'_' => (0, 0),
        b'-' => (0, 1),
        b':' => (0, 2),
        b'0'..=b'9' => (1, byte),
        _ => (2, byte.to_ascii_lowercase()),
    }
}
