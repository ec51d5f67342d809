use crate::random::RandomSource;

/// The longest wait before the first retry, in milliseconds; it doubles with each.
const FIRST_MS: u64 = 500;

/// The longest wait before any.
const MAX_MS: u64 = 8_000;

/// Whether the same request may have another answer later.
pub(super) const fn is_transient(status: u16) -> bool {
    matches!(status, 408 | 429 | 500 | 502 | 503 | 504)
}

/// The retries that a request has.
#[derive(Clone, Copy)]
pub(super) struct Retries {
    max: u32,
    left: u32,
}

impl Retries {
    pub(super) const fn new(max: u32) -> Self {
        Self { max, left: max }
    }

    /// Takes one, and says how long to wait before it, in milliseconds: as the server asked, or at random. `None` if none is
    /// left, or if the wait does not fit in the time left.
    pub(super) fn next_wait_ms(
        &mut self,
        retry_after_ms: Option<f64>,
        time_left: u64,
        random: &mut impl RandomSource,
    ) -> Option<u64> {
        if self.left == 0 {
            return None;
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at least 0; saturates")]
        let wait_ms = retry_after_ms.map_or_else(|| backoff(self.max - self.left, random), |ms| ms as u64);
        if wait_ms >= time_left {
            return None;
        }
        self.left -= 1;
        Some(wait_ms)
    }
}

/// Full jitter: any time up to the longest, so that callers do not come back at once. The first retry is number 0.
fn backoff(retry: u32, random: &mut impl RandomSource) -> u64 {
    let longest = FIRST_MS.checked_shl(retry.min(10)).unwrap_or(MAX_MS).min(MAX_MS);
    let mut bytes = [0; 4];
    random.fill(&mut bytes);
    // A fraction of 2^32.
    (longest * u64::from(u32::from_le_bytes(bytes))) >> 32
}
