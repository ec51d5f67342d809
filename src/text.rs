//! Searching in texts, byte by byte. (The standard library's search for a text, and the error texts behind slicing one,
//! would add 4 KB, compressed, to the wasm.)

/// One text of several. (The standard library's `concat` is made anew for each number of them.)
#[must_use]
pub fn concat(texts: &[&str]) -> String {
    let mut out = String::new();
    for text in texts {
        out.push_str(text);
    }
    out
}

/// The same texts, each with a place of its own.
#[must_use]
pub fn owned(texts: &[&str]) -> Vec<String> {
    let mut out = Vec::new();
    for text in texts {
        out.push((*text).to_owned());
    }
    out
}

/// The same texts, where they are.
#[must_use]
pub fn borrowed(texts: &[String]) -> Vec<&str> {
    let mut out = Vec::new();
    for text in texts {
        out.push(text.as_str());
    }
    out
}

/// A text without spaces and line ends around it. (The standard library's trimming knows all of Unicode's, and costs 0.2 KB,
/// compressed.)
#[must_use]
pub fn trimmed(mut text: &str) -> &str {
    loop {
        text = match text.as_bytes() {
            [b' ' | b'\t' | b'\r' | b'\n', ..] => text.get(1..),
            [.., b' ' | b'\t' | b'\r' | b'\n'] => text.get(..text.len() - 1),
            _ => return text,
        }
        .unwrap_or_default();
    }
}

/// A number in decimal. (The standard library's comes with all ways to pad and align one.)
#[must_use]
pub fn digits(number: u64) -> String {
    let mut out = if number >= 10 { digits(number / 10) } else { String::new() };
    out.push(char::from_digit((number % 10) as u32, 10).unwrap_or_default());
    out
}

/// A byte as two hexadecimal digits, upper case as in URLs.
pub fn push_hexadecimal(out: &mut String, byte: u8) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    out.push(char::from(DIGITS[usize::from(byte >> 4)]));
    out.push(char::from(DIGITS[usize::from(byte & 15)]));
}

/// The parts before and after the first place where `needle` stands.
#[must_use]
pub fn split<'a>(text: &'a str, needle: &str) -> Option<(&'a str, &'a str)> {
    let windows = text.as_bytes().windows(needle.len().max(1));
    let start = windows.into_iter().position(|window| window == needle.as_bytes())?;
    Some((text.get(..start)?, text.get(start + needle.len()..)?))
}

/// Whether `needle` stands anywhere in a text.
#[must_use]
pub fn contains(text: &str, needle: &str) -> bool {
    split(text, needle).is_some()
}

/// What stands before the first `needle`; the whole text where there is none.
#[must_use]
pub fn before<'a>(text: &'a str, needle: &str) -> &'a str {
    split(text, needle).map_or(text, |(before, _)| before)
}

/// The parts of a text between each `separator`.
#[must_use]
pub fn parts(text: &str, separator: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = split(rest, separator) {
        out.push(before.to_owned());
        rest = after;
    }
    out.push(rest.to_owned());
    out
}

/// Adds a text to a sorted list so that it stays sorted, for lists of a few. (The standard library's sort would add 3 KB,
/// compressed.)
pub fn insert_sorted(list: &mut Vec<String>, text: String, comes_before: impl Fn(&str, &str) -> bool) {
    list.push(text);
    let mut pairs = list.as_mut_slice();
    while let [rest @ .., before, last] = pairs {
        if !comes_before(last, before) {
            break;
        }
        std::mem::swap(before, last);
        let end = rest.len() + 1;
        pairs = pairs.get_mut(..end).unwrap_or_default();
    }
}
