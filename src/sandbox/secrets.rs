//! The secrets that a sandbox has seen.

use crate::error::{REDACTED, SHORTEST_SECRET, after_character};

/// Texts that must not show. There may be thousands, each from another request: sorted, those with the same beginning stand
/// together, and the time to find them in a text hardly grows with their number.
#[derive(Default)]
pub(super) struct KnownSecrets(Vec<String>);

impl KnownSecrets {
    /// Adds a secret.
    pub(super) fn add(&mut self, secret: &str) {
        if secret.len() < SHORTEST_SECRET {
            return;
        }
        if let Err(place) = self.0.binary_search_by(|known| known.as_str().cmp(secret)) {
            self.0.insert(place, secret.to_owned());
        }
    }

    /// The text with each secret replaced, however it is written. Of two that begin at the same place the longer is replaced,
    /// so that none leaves a part of another behind.
    pub(super) fn redact(&self, text: &str) -> String {
        let ways: &[bool] = if text.contains('%') { &[false, true] } else { &[false] };
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let found = ways.iter().filter_map(|is_url| longest(&self.0, rest, *is_url));
            if let Some((_, after)) = found.max_by_key(|(length, _)| *length) {
                out.push_str(REDACTED);
                rest = after;
            } else {
                out.push(first);
                rest = &rest[first.len_utf8()..];
            }
        }
        out
    }
}

/// Secrets that begin alike, of which a text has that beginning.
struct Candidates<'a> {
    secrets: &'a [String],
    /// The length of what they have in common.
    shared: usize,
    /// What follows it in the text.
    after: &'a str,
}

/// The length of the longest of sorted secrets with which a text begins, and what follows it.
fn longest<'a>(secrets: &'a [String], text: &'a str, is_url: bool) -> Option<(usize, &'a str)> {
    let mut longest = None;
    let mut open = vec![Candidates { secrets, shared: 0, after: text }];
    while let Some(Candidates { mut secrets, shared, after }) = open.pop() {
        // The one that ends here stands before those that go on.
        if let [first, others @ ..] = secrets
            && first.len() == shared
        {
            longest = longest.max(Some((shared, after)));
            secrets = others;
        }
        if let Some(next) = unambiguous(after) {
            secrets = &secrets[secrets.partition_point(|secret| secret[shared..].chars().next() < Some(next))..];
            secrets = &secrets[..secrets.partition_point(|secret| secret[shared..].starts_with(next))];
        }
        while let Some(next) = secrets.first().and_then(|secret| secret[shared..].chars().next()) {
            let (alike, others) =
                secrets.split_at(secrets.partition_point(|secret| secret[shared..].starts_with(next)));
            if let Some(after) = after_character(after, next, is_url) {
                open.push(Candidates { secrets: alike, shared: shared + next.len_utf8(), after });
            }
            secrets = others;
        }
    }
    longest
}

/// The first character of a text, unless it may be a part of how another one is written.
fn unambiguous(text: &str) -> Option<char> {
    text.chars().next().filter(|first| !first.is_control() && !matches!(first, '\\' | '%' | '+'))
}
