//! How many requests are let through (`throttler.guard.ts`, `evaluate-token-bucket-rate-limit.limiter.ts`).

use super::error_body::Problem;
use crate::http::Headers;

/// A limit on the requests that have a right key: a bucket of tokens, of which each request takes one.
#[derive(Clone, Copy)]
pub struct RateLimit {
    /// Requests a second, on average; at least 1.
    pub per_second: u32,
    /// The seconds over which the average is taken; at least 1, on the server 5.
    pub window_seconds: u32,
    /// Requests that a full bucket lets through at once; by default a tenth more than those of a window.
    pub burst: Option<u32>,
}

impl RateLimit {
    /// A limit as the server sets it: a window of five seconds, and a tenth more at once.
    #[must_use]
    pub const fn per_second(per_second: u32) -> Self {
        Self { per_second, window_seconds: 5, burst: None }
    }
}

/// The tokens that are left.
pub(super) struct Bucket {
    tokens: u64,
    /// When tokens were last added, in milliseconds times the requests of a window, so that it is a whole number.
    refilled: u128,
    expires_ms: u64,
}

/// Takes a token, and says in the headers how many are left.
pub(super) fn check(
    limit: RateLimit,
    bucket: &mut Option<Bucket>,
    now_ms: u64,
    headers: &mut Headers,
) -> Result<(), Problem> {
    let window_seconds = u64::from(limit.window_seconds.max(1));
    let window_ms = window_seconds * 1_000;
    let requests = u64::from(limit.per_second.max(1)) * window_seconds;
    let burst = limit.burst.map_or(requests + requests / 10, |burst| u64::from(burst.max(1)));
    let now = u128::from(now_ms) * u128::from(requests);
    let refill = u128::from(window_ms);

    let expires_ms = now_ms.saturating_add(2 * window_ms);
    let bucket = match bucket {
        Some(bucket) if now_ms < bucket.expires_ms => bucket,
        expired => expired.insert(Bucket { tokens: burst, refilled: now, expires_ms }),
    };
    if bucket.tokens == 0 {
        // Tokens come back only once all are spent, but then for all the time since.
        let added = now.saturating_sub(bucket.refilled) / refill;
        bucket.tokens = u64::try_from(added).unwrap_or(burst).min(burst);
        if added > 0 {
            bucket.refilled += added * refill;
            bucket.expires_ms = expires_ms;
        }
    }
    let is_allowed = bucket.tokens > 0;
    bucket.tokens = bucket.tokens.saturating_sub(1);

    let reset_seconds = (bucket.refilled + refill).saturating_sub(now).div_ceil(u128::from(requests) * 1_000);
    // At most a window, since at the latest `refilled` is now.
    let reset_seconds = u64::try_from(reset_seconds).unwrap_or(window_seconds);
    headers.push("RateLimit-Remaining", bucket.tokens.to_string());
    headers.push("RateLimit-Limit", requests.to_string());
    headers.push("RateLimit-Reset", reset_seconds.to_string());
    headers.push(
        "RateLimit-Policy",
        format!(
            "{requests};w={window_seconds};burst={burst};comment=\"token bucket\";category=\"configuration\";cost=\"single\";\
             serviceLevel=\"free\""
        ),
    );
    if is_allowed {
        return Ok(());
    }
    headers.push("Retry-After", reset_seconds.to_string());
    Err(Problem::RateLimited)
}
