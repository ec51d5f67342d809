//! Identifiers: what is safe in a URL path, in a context and in a log.

use crate::random::RandomSource;

/// The most characters an identifier may have.
pub const MAX_LENGTH: usize = 100;

/// How many random characters end a generated identifier: 36^12 ≈ 4.7 · 10^18 possibilities.
const RANDOM_LENGTH: usize = 12;

/// What an identifier begins with where nothing else is known.
const PREFIX: &str = "chconn_";

const ALPHABET: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";

/// Whether a text is `^[a-zA-Z0-9_-]{1,100}$`.
///
/// Source of the rule: Novu's pattern for the ids of a context (`is-valid-context-payload.decorator.ts`).
#[must_use]
pub fn is_valid(text: &str) -> bool {
    (1..=MAX_LENGTH).contains(&text.len()) && text.bytes().all(is_valid_byte)
}

/// Whether an identifier can stand in the path of a URL, percent-encoded. `.` and `..` would be resolved as path segments, and
/// an empty one would address the whole list.
#[must_use]
pub fn is_path_segment(identifier: &str) -> bool {
    !matches!(identifier, "" | "." | "..")
}

/// Whether an identifier may contain this byte.
#[must_use]
pub const fn is_valid_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-'
}

/// Whether an identifier is like one that [`generate`] makes of nothing: nobody guesses it, and nobody chose it for a meaning.
#[must_use]
pub fn looks_generated(identifier: &str) -> bool {
    let Some(random) = identifier.strip_prefix(PREFIX) else { return false };
    for byte in random.bytes() {
        if !byte.is_ascii_lowercase() && !byte.is_ascii_digit() {
            return false;
        }
    }
    random.len() == RANDOM_LENGTH
}

/// A new identifier that begins with what is usable of `parts`, or with [`PREFIX`] where nothing is.
#[must_use]
pub fn generate(parts: &[String], random: &mut impl RandomSource) -> String {
    let mut identifier = String::with_capacity(MAX_LENGTH);
    for part in parts {
        push_usable(&mut identifier, part);
    }
    if identifier.is_empty() {
        identifier.push_str(PREFIX);
    }
    push_random(&mut identifier, random);
    identifier
}

/// Adds `part` and a hyphen, as far as there is room; a hyphen stands for each run of characters that are not allowed.
fn push_usable(identifier: &mut String, part: &str) {
    let end = MAX_LENGTH - RANDOM_LENGTH - 1;
    let start = identifier.len();
    for character in part.chars() {
        if identifier.len() >= end {
            break;
        }
        if u8::try_from(character).is_ok_and(is_valid_byte) {
            identifier.push(character);
        } else if identifier.len() > start && !identifier.ends_with('-') {
            identifier.push('-');
        }
    }
    if identifier.len() > start && !identifier.ends_with('-') {
        identifier.push('-');
    }
}

fn push_random(identifier: &mut String, random: &mut impl RandomSource) {
    // 252 is the largest multiple of 36 in a byte: the few above are drawn again, so that each character is as likely.
    const FAIR: u8 = 252;
    let mut missing = RANDOM_LENGTH;
    while missing > 0 {
        let mut bytes = [0; RANDOM_LENGTH];
        random.fill(&mut bytes);
        for byte in bytes.into_iter().filter(|byte| *byte < FAIR).take(missing) {
            identifier.push(char::from(ALPHABET[usize::from(byte % 36)]));
            missing -= 1;
        }
    }
}
