//! The query of a listing, and where an iteration goes on.

use crate::{
    url,
    value::{Kind, Value},
};

/// The names that a listing gives to its cursors.
const AFTER: &str = "after";
const BEFORE: &str = "before";

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
    push_text(out, name, &text);
}

fn push_text(out: &mut String, name: &str, text: &str) {
    out.push(if out.is_empty() { '?' } else { '&' });
    out.push_str(&(url::encode(name) + "=" + &url::encode(text)));
}

/// The pages of an iteration, one after the other.
pub struct Pages {
    /// The query without its cursors.
    base: String,
    /// The query of the next page; `None` if there is none.
    next: Option<String>,
    is_backward: bool,
    /// The cursors so far: one that comes again leads round in a circle.
    cursors: Vec<String>,
}

impl Pages {
    /// The pages of a query. With the cursor `before` they go backward.
    pub fn of<V: Value>(query: &V) -> Self {
        let mut base = String::new();
        for (name, value) in &query.members() {
            // What comes with the cursor would come again with each page.
            if !matches!(name.as_str(), AFTER | BEFORE | "includeCursor") {
                push(&mut base, name, value);
            }
        }
        let is_backward = query.member(BEFORE).is_filled_text();
        let cursors = vec![query.member(if is_backward { BEFORE } else { AFTER }).text()];
        Self { base, next: Some(of(query)), is_backward, cursors }
    }

    /// The query of the next page; `None` after the last one.
    pub const fn next(&mut self) -> Option<String> {
        self.next.take()
    }

    /// Whether the connections of a page come in the reverse of its order.
    #[must_use]
    pub const fn is_backward(&self) -> bool {
        self.is_backward
    }

    /// Reads where a page says that the next one begins. A cursor that was there before ends the iteration.
    pub fn advance<V: Value>(&mut self, page: &V) {
        let (name, cursor) =
            if self.is_backward { (BEFORE, page.member("previous")) } else { (AFTER, page.member("next")) };
        let cursor = cursor.text();
        if cursor.is_empty() || self.cursors.contains(&cursor) {
            return;
        }
        let mut query = self.base.clone();
        push_text(&mut query, name, &cursor);
        self.next = Some(query);
        self.cursors.push(cursor);
    }
}

/// Whether a value has a lone surrogate in it: such a text has no UTF-8, and so cannot stand in a URL.
pub fn has_lone_surrogate<V: Value>(value: &V) -> bool {
    // It reads as U+FFFD, and its JSON text has an escape instead.
    let count = |text: &str| text.chars().filter(|c| *c == char::REPLACEMENT_CHARACTER).count();
    count(&value.text()) != count(&value.json())
}
