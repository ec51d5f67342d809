//! Small counterparts of the standard library, for what reaches every bundle.

/// The texts before and after the first place where `separator` stands. (`str::split_once` with a text would add 0.7 KB.)
pub(crate) fn split_once<'a>(text: &'a str, separator: &str) -> Option<(&'a str, &'a str)> {
    let mut windows = text.as_bytes().windows(separator.len());
    let start = windows.position(|window| window == separator.as_bytes())?;
    Some((text.get(..start)?, text.get(start + separator.len()..)?))
}

/// What stands before the first `separator`; the whole text where there is none.
pub(crate) fn before<'a>(text: &'a str, separator: &str) -> &'a str {
    split_once(text, separator).map_or(text, |(before, _)| before)
}

/// The parts of a text between each `separator`.
pub(crate) fn parts(mut text: &str, separator: &str) -> Vec<String> {
    let mut parts = Vec::new();
    while let Some((part, rest)) = split_once(text, separator) {
        parts.push(part.to_owned());
        text = rest;
    }
    parts.push(text.to_owned());
    parts
}

/// A number in decimal. (`to_string` would add 0.4 KB.)
pub(crate) fn decimal(number: u64) -> String {
    let mut text = if number >= 10 { decimal(number / 10) } else { String::new() };
    text.push(char::from_digit((number % 10) as u32, 10).unwrap_or_default());
    text
}

/// The same texts, each with memory of its own.
pub(crate) fn owned(texts: &[&str]) -> Vec<String> {
    let mut owned = Vec::new();
    for text in texts {
        owned.push((*text).to_owned());
    }
    owned
}
