use crate::value::Value;

/// The texts that must never show: the secret key and the tokens of a call.
#[derive(Clone, Default)]
pub struct Secrets(Vec<String>);

/// What stands in the place of a secret.
pub(crate) const REDACTED: &str = "[redacted]";

/// A shorter text is no secret, and to remove it would tear every message apart.
pub(crate) const SHORTEST_SECRET: usize = 4;

impl Secrets {
    /// Adds a secret.
    pub fn add(&mut self, secret: &str) {
        if secret.len() >= SHORTEST_SECRET {
            // The longer first, so that none leaves a part of a longer one behind.
            let place = self.0.iter().position(|other| other.len() < secret.len()).unwrap_or(self.0.len());
            self.0.insert(place, secret.to_owned());
        }
    }

    /// The tokens in the `auth` of a request.
    pub fn of_auth<V: Value>(auth: &V) -> Self {
        let mut secrets = Self::default();
        secrets.add(&auth.text_of("accessToken"));
        secrets.add(&auth.text_of("refreshToken"));
        secrets
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
    for character in secret.chars() {
        text = after_character(text, character, is_url)?;
    }
    Some(text)
}

/// What follows a character with which a text begins, however it is written.
pub(crate) fn after_character(text: &str, character: char, is_url: bool) -> Option<&str> {
    let encoded = if is_url { percent(text, character.encode_utf8(&mut [0; 4]).as_bytes()) } else { None };
    encoded.or_else(|| plain(text, character)).or_else(|| escaped(text, character))
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
    coded(rest, "u", 4, character.into())
}

/// The bytes of a character, each percent-encoded.
fn percent<'a>(mut text: &'a str, bytes: &[u8]) -> Option<&'a str> {
    for byte in bytes {
        text = coded(text, "%", 2, (*byte).into())?;
    }
    Some(text)
}

/// What follows a mark and a number of hexadecimal digits, if those are this code.
fn coded<'a>(text: &'a str, mark: &str, digits: usize, code: u32) -> Option<&'a str> {
    let text = text.strip_prefix(mark)?;
    let mut found = 0;
    for digit in text.as_bytes().get(..digits)? {
        found = found * 16 + char::from(*digit).to_digit(16)?;
    }
    if found == code { text.get(digits..) } else { None }
}

/// Secrets do not show.
impl std::fmt::Debug for Secrets {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(REDACTED)
    }
}
