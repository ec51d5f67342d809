use crate::error::{Secrets, cut};

/// How many bytes of a server's text are looked at…
const LOOKED_AT: usize = 2_000;

/// …of all that it says in one answer…
const LOOKED_AT_IN_ALL: usize = 100_000;

/// …and how many UTF-16 units are left of each, so that a whole message stays under 1,000.
const SHOWN: usize = 600;

/// Makes texts of a server fit to be shown.
pub(super) struct ServerText {
    /// What must not be shown.
    pub(super) secrets: Secrets,
    /// How many bytes of what the server says may still be looked at.
    left: usize,
}

impl ServerText {
    pub(super) const fn new(secrets: Secrets) -> Self {
        Self { secrets, left: LOOKED_AT_IN_ALL }
    }

    /// What a server said, without secrets and not at length.
    pub(super) fn shown(&mut self, text: &str) -> String {
        let most = LOOKED_AT.min(self.left);
        self.left -= text.len().min(most);
        cut(&self.secrets.redact(text, most), SHOWN)
    }
}
