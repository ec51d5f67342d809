use super::{Call, EventKind, RandomSource, Step};
use crate::{error::NovuError, value::Value};

/// The longest wait before the first retry, in milliseconds; it doubles with each.
const FIRST_MS: u64 = 500;

/// The longest wait before any.
const LONGEST_MS: u64 = 8_000;

/// Whether the same request may have another answer later.
pub(super) const fn is_passing(status: u16) -> bool {
    matches!(status, 408 | 429 | 500 | 502 | 503 | 504)
}

impl<V: Value, R: RandomSource> Call<V, R> {
    /// Waits for another attempt, if there may be one.
    pub(super) fn retry(&mut self, error: Box<NovuError>, retry_after: Option<f64>, now: u64) -> Step<V> {
        let Some(wait) = self.wait(self.retries_left, retry_after, now) else {
            return if now >= self.deadline { Step::Done(Err(self.timeout())) } else { self.give_up(error) };
        };
        self.retries_left -= 1;
        wait
    }

    /// The wait before a retry; `None` if none is left, or if it does not fit in the time left.
    pub(super) fn wait(&mut self, left: u32, retry_after: Option<f64>, now: u64) -> Option<Step<V>> {
        if left == 0 {
            return None;
        }
        let retry = self.options.max_retries - left;
        let wait = retry_after.map_or_else(|| backoff(retry, |bytes| self.random.fill(bytes)), whole_milliseconds);
        if now.saturating_add(wait) >= self.deadline {
            return None;
        }
        self.tell(EventKind::Wait(wait));
        Some(Step::Wait(wait))
    }
}

/// How long to wait before a retry (0 is the first): any time up to the longest, so that callers do not come back at once.
fn backoff(retry: u32, mut random: impl FnMut(&mut [u8])) -> u64 {
    let longest = FIRST_MS.checked_shl(retry.min(10)).unwrap_or(LONGEST_MS).min(LONGEST_MS);
    let mut bytes = [0; 4];
    random(&mut bytes);
    // A fraction of 2^32.
    (longest * u64::from(u32::from_le_bytes(bytes))) >> 32
}

/// A number of milliseconds as the machine counts them.
fn whole_milliseconds(number: f64) -> u64 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at least 0; saturates")]
    let whole = number as u64;
    whole
}
