use crate::text;

/// The texts that must never show: the secret key and the tokens of a call.
#[derive(Clone, Default)]
pub struct Secrets(Vec<String>);

/// What stands in the place of a secret.
const REDACTED: &str = "[redacted]";

/// A shorter text is no secret, and to remove it would tear every message apart.
const SHORTEST: usize = 4;

impl Secrets {
    /// Adds a secret.
    pub fn add(&mut self, secret: &str) {
        if secret.len() >= SHORTEST {
            // The longest first, so that none leaves a part of a longer one behind.
            text::insert_sorted(&mut self.0, secret.to_owned(), |a, b| a.len() > b.len());
        }
    }

    /// The text with each secret replaced, also where it stands as in JSON, in JSON in JSON, in a URL or in a form.
    #[must_use]
    pub fn redact(&self, text: &str) -> String {
        let mut out = String::new();
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let found =
                self.0.iter().find_map(|secret| after(rest, secret, false).or_else(|| after(rest, secret, true)));
            if let Some(after) = found {
                out.push_str(REDACTED);
                rest = after;
            } else {
                out.push(first);
                rest = rest.get(first.len_utf8()..).unwrap_or_default();
            }
        }
        out
    }
}

/// What follows a secret with which a text begins, however its characters are written; in a URL, a percent sign is none.
fn after<'a>(mut text: &'a str, secret: &str, is_url: bool) -> Option<&'a str> {
    let mut buffer = [0; 4];
    for character in secret.chars() {
        let bytes = character.encode_utf8(&mut buffer).as_bytes();
        let encoded = if is_url { percent(text, bytes) } else { None };
        text = encoded.or_else(|| plain(text, character)).or_else(|| escaped(text, character))?;
    }
    Some(text)
}

/// The character as it is, or the plus that stands for a space in a form. Control characters in between are passed over:
/// what is printed later has none.
fn plain(text: &str, character: char) -> Option<&str> {
    let mut rest = text.chars();
    loop {
        let found = rest.next()?;
        if found == character || (found == '+' && character == ' ') {
            return Some(rest.as_str());
        }
        if !found.is_control() {
            return None;
        }
    }
}

/// The character after backslashes: itself, a letter that stands for it, or its code in hexadecimal.
fn escaped(text: &str, character: char) -> Option<&str> {
    let mut rest = text;
    while let Some(shorter) = rest.strip_prefix('\\') {
        rest = shorter;
    }
    if rest.len() == text.len() {
        return None;
    }
    let letter = match character {
        '\n' => 'n',
        '\r' => 'r',
        '\t' => 't',
        other => other,
    };
    if let Some(after) = rest.strip_prefix(letter) {
        return Some(after);
    }
    let code = rest.strip_prefix('u')?;
    (u32::from_str_radix(code.get(..4)?, 16).ok()? == u32::from(character)).then(|| code.get(4..)).flatten()
}

/// The bytes of a character, each percent-encoded.
fn percent<'a>(mut text: &'a str, bytes: &[u8]) -> Option<&'a str> {
    for byte in bytes {
        let code = text.strip_prefix('%')?;
        if u8::from_str_radix(code.get(..2)?, 16).ok()? != *byte {
            return None;
        }
        text = code.get(2..)?;
    }
    Some(text)
}

/// Secrets do not show.
impl std::fmt::Debug for Secrets {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(REDACTED)
    }
}
