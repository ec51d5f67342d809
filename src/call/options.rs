use crate::{idempotency_key, url::Server};

/// The options of a call, checked.
#[derive(Clone, Debug)]
pub struct CallOptions {
    /// Where to send to.
    pub server: Server,
    /// The key that lets the server recognize a repetition.
    pub idempotency_key: String,
    /// How long the whole call may take, in milliseconds.
    pub timeout_ms: u64,
}

impl Default for CallOptions {
    fn default() -> Self {
        Self { server: Server::default(), idempotency_key: String::new(), timeout_ms: 30_000 }
    }
}

/// Whether a text can be a secret key: visible ASCII, so that no header can be smuggled in and no runtime prints it in an
/// error about the header.
#[must_use]
pub fn is_secret_key(text: &str) -> bool {
    is_visible_ascii(text)
}

/// Whether a text can be an idempotency key: 1 to 255 visible ASCII characters.
#[must_use]
pub fn is_idempotency_key(text: &str) -> bool {
    is_visible_ascii(text) && text.len() <= idempotency_key::MAX_LENGTH
}

/// A number of milliseconds, if it is whole and at least 1.
#[must_use]
pub fn milliseconds(number: f64) -> Option<u64> {
    // 2^53: beyond it, a JavaScript number does not tell whole numbers apart.
    let is_whole = number.trunc().to_bits() == number.to_bits() && (1.0..=9_007_199_254_740_992.0).contains(&number);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole, positive and below 2^53")]
    is_whole.then_some(number as u64)
}

fn is_visible_ascii(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic())
}

/// `Retry-After` in seconds, as milliseconds.
pub(super) fn seconds_as_milliseconds(text: &str) -> Option<f64> {
    let text = text.trim();
    // Nine digits are 31 years.
    let is_number = (1..=9).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse::<u32>().ok()).flatten().map(|seconds| f64::from(seconds) * 1000.0)
}
