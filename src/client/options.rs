use crate::{idempotency_key, url::Server};

/// The options of a call, as users know them.
pub const OPTIONS: [&str; 11] = [
    "secretKey",
    "serverURL",
    "idempotencyKey",
    "timeoutMs",
    "attemptTimeoutMs",
    "maxRetries",
    "signal",
    "fetch",
    "headers",
    "onAttempt",
    "dangerouslyAllowBrowser",
];

/// The options that an upsert has besides.
pub const UPSERT_OPTIONS: [&str; 1] = ["onOtherWorkspace"];

/// The headers that a call sets itself, and that a user's cannot replace.
pub const OWN_HEADERS: [&str; 3] = ["Authorization", "Content-Type", "Idempotency-Key"];

/// What a call is made by, for the `User-Agent`.
pub(super) const USER_AGENT: &str = concat!("novu-channel-connections/", env!("CARGO_PKG_VERSION"));

/// The headers of an answer that a call reads: of refusals, and of every answer to a GET.
pub const ANSWER_HEADERS: [&str; 3] = ["Retry-After", "Date", "Idempotency-Replay"];

/// The options of a call, checked.
#[derive(Clone, Debug)]
pub struct CallOptions {
    /// Where to send to.
    pub server: Server,
    /// The key that lets the server recognize a repetition.
    pub idempotency_key: String,
    /// How long the whole call may take, in milliseconds.
    pub timeout_ms: u64,
    /// How long one request may take, until its body is read, in milliseconds.
    pub attempt_timeout_ms: u64,
    /// How many retries each request of the call has.
    pub max_retries: u32,
    /// Whether to say what calls, as `User-Agent`. Not from a page: there it would be a header that a server has to allow.
    pub sends_user_agent: bool,
}

impl Default for CallOptions {
    fn default() -> Self {
        Self {
            server: Server::default(),
            idempotency_key: String::new(),
            timeout_ms: 30_000,
            attempt_timeout_ms: 10_000,
            max_retries: 3,
            sends_user_agent: false,
        }
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
pub fn to_milliseconds(number: f64) -> Option<u64> {
    // 2^53: beyond it, a JavaScript number does not tell whole numbers apart.
    let is_whole = number.fract() == 0.0 && (1.0..=9_007_199_254_740_992.0).contains(&number);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole, positive and at most 2^53")]
    is_whole.then_some(number as u64)
}

/// A number of retries, if it is whole.
#[must_use]
pub fn to_retry_count(number: f64) -> Option<u32> {
    let is_whole = number.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&number);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole, and in range")]
    is_whole.then_some(number as u32)
}

fn is_visible_ascii(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic())
}
