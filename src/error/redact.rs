//! Takes secrets out of texts, in whatever way they are written there.

use super::spelling::Spelling;
use crate::value::Value;

/// What stands in the place of a secret.
pub(crate) const REDACTED: &str = "[redacted]";

/// So many bytes of a secret in a row give it away. In a `u64` they compare at once, and a text that a server made for it takes
/// no longer than another.
const RUN: usize = 8;

/// A shorter text is no secret, and to remove it would tear every message apart.
const SHORTEST: usize = 4;

/// In no text is this byte.
const HIDDEN: u8 = 0xff;

/// The members of `auth` that are no secrets.
pub(crate) const NOT_SECRET: [&str; 2] = ["expiresAt", "refreshTokenExpiresAt"];

/// The texts that must never show: the secret key and what stands in `auth`.
#[derive(Default)]
pub struct Secrets {
    /// Each run in them, and each of them that is shorter than a run, in every form; sorted.
    runs: Vec<u64>,
}

impl Secrets {
    /// These texts, but for those of fewer than four bytes.
    #[must_use]
    pub fn new(texts: &[String]) -> Self {
        let mut secrets = Self::default();
        for text in texts {
            secrets.push(text);
        }
        secrets.runs.sort_unstable();
        secrets
    }

    /// Every text in the `auth` of a request, however deep.
    pub fn of_auth<V: Value>(auth: V) -> Self {
        let mut secrets = Self::default();
        let mut open = vec![(String::new(), auth)];
        while let Some((name, value)) = open.pop() {
            if !NOT_SECRET.contains(&name.as_str()) {
                secrets.push(&value.text());
            }
            open.append(&mut value.members());
        }
        secrets.runs.sort_unstable();
        secrets
    }

    /// This text as well, unless it has fewer than four bytes.
    pub fn add(&mut self, text: &str) {
        self.push(text);
        self.runs.sort_unstable();
    }

    fn push(&mut self, text: &str) {
        if text.len() < SHORTEST {
            return;
        }
        self.push_form(&Spelling::of_text(text, usize::MAX), 1);
        // Where the base64 of a text that contains it begins, is not known. Every second run finds all but one digit.
        for (bits, skipped) in [(6, 0), (6, 2), (6, 4), (4, 0)] {
            self.push_form(&Spelling::of_digits(text.as_bytes(), bits, skipped), 2);
        }
    }

    /// Every run, or every second one; the whole if it is shorter than a run. No byte is 0, so that short ones differ.
    fn push_form(&mut self, Spelling(bytes): &Spelling, step: usize) {
        let (mut run, mut length) = (0, 0);
        for (byte, _) in bytes {
            run = run << 8 | u64::from(*byte);
            length += 1;
            if length >= RUN && length % step == 0 {
                self.runs.push(run);
            }
        }
        if (SHORTEST..=RUN).contains(&length) {
            self.runs.push(run);
        }
    }

    /// The text with each run of a secret replaced: as it is, in other case, in JSON, percent-encoded, with HTML entities, in
    /// base64, in hexadecimal, or some of these in one another. Of a long text the first `most` bytes are looked at.
    #[must_use]
    pub fn redact(&self, text: &str, most: usize) -> String {
        let mut hidden = text.as_bytes().to_vec();
        let Spelling(bytes) = Spelling::of_text(text, most);
        let mut run = 0;
        for (at, (byte, end)) in bytes.iter().enumerate() {
            run = run << 8 | u64::from(*byte);
            let mut length = RUN;
            // The shorter ones come first.
            while length >= SHORTEST {
                let cut = 64 - 8 * length;
                if self.runs.binary_search(&(run << cut >> cut)).is_ok() {
                    let start = bytes.get(at.wrapping_sub(length)).map_or(0, |(_, end)| *end);
                    hidden.get_mut(start..*end).unwrap_or_default().fill(HIDDEN);
                }
                length -= 1;
                if self.runs.first().is_none_or(|first| first >> (8 * length) > 0) {
                    break;
                }
            }
        }
        let (mut out, mut at, mut was_hidden) = (String::new(), 0, false);
        for character in text.chars() {
            let is_hidden = hidden.get(at) == Some(&HIDDEN);
            at += character.len_utf8();
            if at > most {
                break;
            }
            if !is_hidden {
                out.push(character);
            } else if !was_hidden {
                out.push_str(REDACTED);
            }
            was_hidden = is_hidden;
        }
        out
    }
}

/// Secrets do not show.
impl std::fmt::Debug for Secrets {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(REDACTED)
    }
}
