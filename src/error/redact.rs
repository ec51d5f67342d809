use crate::text;

/// The texts that must never show: the secret key and the tokens of a call.
#[derive(Clone, Default)]
pub struct Secrets(Vec<String>);

/// What stands in the place of a secret.
const REDACTED: &str = "[redacted]";

/// A shorter text is no secret, and to remove it would tear every message apart.
const SHORTEST: usize = 4;

impl Secrets {
    /// Adds a secret, also as it stands in JSON and in a URL.
    pub fn add(&mut self, secret: &str) {
        if secret.len() < SHORTEST {
            return;
        }
        for written in [secret.to_owned(), in_json(secret), in_url(secret)] {
            if !self.0.contains(&written) {
                // The longest first, so that none leaves a part of a longer one behind.
                text::insert_sorted(&mut self.0, written, |a, b| a.len() > b.len());
            }
        }
    }

    /// The text with each secret replaced.
    #[must_use]
    pub fn redact(&self, text: &str) -> String {
        self.0.iter().fold(text.to_owned(), |text, secret| text::replace(&text, secret, REDACTED))
    }
}

/// Secrets do not show.
impl std::fmt::Debug for Secrets {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(REDACTED)
    }
}

fn in_json(text: &str) -> String {
    text::replace(&text::replace(text, "\\", "\\\\"), "\"", "\\\"")
}

fn in_url(text: &str) -> String {
    crate::url::encode(text)
}
