/// Whether a text is a code that the system gives for a failed connection, like `ECONNREFUSED`, and not anything that may stand in
/// an exception: `^[A-Z][A-Z0-9_]{2,40}$`.
#[must_use]
pub fn is_reason(text: &str) -> bool {
    (3..=41).contains(&text.len())
        && text.as_bytes().first().is_some_and(u8::is_ascii_uppercase)
        && text.bytes().all(|byte| matches!(byte, b'A'..=b'Z' | b'0'..=b'9' | b'_'))
}
