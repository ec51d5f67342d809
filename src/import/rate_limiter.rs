//! When requests may be sent, so that Novu's limit is used and not exceeded.

/// Decides when the next request may be sent. All times are milliseconds of one clock that never goes back.
///
/// Novu says in its answers how many requests it lets through (`RateLimit-Policy`, `RateLimit-Limit`), and how long to wait (`Retry-After`,
/// `RateLimit-Reset`) after a 429. A share of the limit is left to the application, and the share shrinks with each 429 and slowly grows
/// again, since others may use the same limit. Where Novu says nothing, the rate is halved with each 429.
#[derive(Clone, Debug)]
pub struct RateLimiter {
    /// What the caller allows, in requests a second.
    cap: f64,
    /// What Novu allows.
    limit: f64,
    /// How much of that is used.
    share: f64,
    /// What a 429 without headers has left.
    found: f64,
    tokens: f64,
    filled_ms: f64,
    not_before_ms: f64,
    /// Until when further 429s are of requests that were on their way.
    ignore_429_until_ms: f64,
    grown_ms: f64,
    sent: Sent,
}

/// How many requests were sent in this second and in the one before.
#[derive(Clone, Copy, Debug, Default)]
struct Sent {
    second: f64,
    now: f64,
    before: f64,
}

/// What an answer says about limits, as its headers have it.
#[derive(Clone, Debug, Default)]
pub struct RateHeaders {
    /// `RateLimit-Limit`
    pub limit: Option<String>,
    /// `RateLimit-Policy`
    pub policy: Option<String>,
    /// `RateLimit-Reset`
    pub reset: Option<String>,
    /// `Retry-After`
    pub retry_after: Option<String>,
}

impl RateHeaders {
    /// From a function that gives the value of a header.
    pub fn read(header: impl Fn(&str) -> Option<String>) -> Self {
        Self {
            limit: header("RateLimit-Limit"),
            policy: header("RateLimit-Policy"),
            reset: header("RateLimit-Reset"),
            retry_after: header("Retry-After"),
        }
    }
}

const TOO_MANY_REQUESTS: u16 = 429;

/// How much of Novu's limit is used.
const SHARE: f64 = 0.95;

/// The least of it that is used, however many 429s come.
const LEAST_SHARE: f64 = 0.1;

/// How many seconds Novu counts over, where it does not say.
const WINDOW_SECONDS: f64 = 5.0;

/// How long to wait after a 429 that does not say.
const WAIT_MS: f64 = 1_000.0;

impl RateLimiter {
    /// Without a limit yet, but for that of the caller in requests a second.
    #[must_use]
    pub fn new(cap: Option<f64>) -> Self {
        Self {
            cap: cap.unwrap_or(f64::INFINITY),
            limit: f64::INFINITY,
            share: SHARE,
            found: f64::INFINITY,
            tokens: 1.0,
            filled_ms: 0.0,
            not_before_ms: 0.0,
            ignore_429_until_ms: 0.0,
            grown_ms: 0.0,
            sent: Sent::default(),
        }
    }

    /// Requests a second that may be sent now; infinite where there is no limit.
    #[must_use]
    pub fn rate(&self) -> f64 {
        self.cap.min(self.limit * self.share).min(self.found)
    }

    /// Takes the turn of one request, or says in how many milliseconds to ask again. 0: send it.
    pub fn acquire(&mut self, now_ms: f64) -> f64 {
        if now_ms < self.not_before_ms {
            return (self.not_before_ms - now_ms).ceil();
        }
        let rate = self.rate();
        if rate.is_finite() {
            self.fill(now_ms, rate);
            if self.tokens < 1.0 {
                return ((1.0 - self.tokens) * 1_000.0 / rate).ceil().max(1.0);
            }
            self.tokens -= 1.0;
        }
        self.sent.note(now_ms);
        0.0
    }

    /// Adds the tokens of the time since the last time. A tenth of a second may be sent at once, since timers are coarse.
    fn fill(&mut self, now_ms: f64, rate: f64) {
        let depth = (rate / 10.0).clamp(1.0, 50.0);
        let added = (now_ms - self.filled_ms).max(0.0) * rate / 1_000.0;
        self.tokens = (self.tokens + added).min(depth);
        self.filled_ms = now_ms;
    }

    /// Learns from an answer.
    pub fn answered(&mut self, now_ms: f64, status: u16, headers: &RateHeaders) {
        if let Some(limit) = limit(headers) {
            if self.limit.is_infinite() {
                // From now on, not from the beginning.
                self.tokens = self.tokens.min(1.0);
                self.filled_ms = now_ms;
            }
            self.limit = limit;
        }
        if status == TOO_MANY_REQUESTS {
            self.slow_down(now_ms, headers);
        } else if now_ms >= self.not_before_ms {
            self.grow(now_ms);
        }
    }

    fn slow_down(&mut self, now_ms: f64, headers: &RateHeaders) {
        let wait = [&headers.retry_after, &headers.reset].into_iter().flatten().find_map(|text| seconds(text));
        let wait_ms = wait.map_or(WAIT_MS, |seconds| (seconds * 1_000.0).max(100.0));
        if now_ms >= self.ignore_429_until_ms {
            if self.limit.is_finite() {
                self.share = (self.share * 0.8).max(LEAST_SHARE);
            } else {
                self.found = (self.rate().min(self.sent.rate()) / 2.0).max(1.0);
                self.filled_ms = now_ms;
            }
        }
        self.not_before_ms = self.not_before_ms.max(now_ms + wait_ms);
        self.ignore_429_until_ms = self.ignore_429_until_ms.max(self.not_before_ms + 200.0);
        self.grown_ms = self.not_before_ms;
        self.tokens = self.tokens.min(1.0);
    }

    /// A hundredth of the limit a second, or a tenth of what was found out.
    fn grow(&mut self, now_ms: f64) {
        let seconds = ((now_ms - self.grown_ms) / 1_000.0).clamp(0.0, 1.0);
        self.grown_ms = now_ms;
        self.share = (self.share + 0.01 * seconds).min(SHARE);
        self.found *= 1.0 + 0.1 * seconds;
    }
}

impl Sent {
    fn note(&mut self, now_ms: f64) {
        let second = (now_ms / 1_000.0).floor();
        if second > self.second {
            let is_next = second < self.second + 1.5;
            *self = Self { second, now: 0.0, before: if is_next { self.now } else { 0.0 } };
        }
        self.now += 1.0;
    }

    fn rate(&self) -> f64 {
        self.now.max(self.before).max(1.0)
    }
}

/// The requests a second that Novu lets through, as in `100;w=5;burst=110`.
fn limit(headers: &RateHeaders) -> Option<f64> {
    let policy = headers.policy.as_deref().unwrap_or_default();
    let mut parts = policy.split(';').map(str::trim);
    let requests = headers.limit.as_deref().and_then(seconds).or_else(|| parts.next().and_then(seconds))?;
    let window = policy.split(';').find_map(|part| seconds(part.trim().strip_prefix("w=")?)).unwrap_or(WINDOW_SECONDS);
    let limit = requests / window;
    (limit.is_finite() && limit > 0.0).then_some(limit)
}

/// A number of a header. (A date, which `Retry-After` may be too, is waited for as if it were missing.)
fn seconds(text: &str) -> Option<f64> {
    let text = text.trim();
    let is_number =
        !text.is_empty() && text.len() <= 15 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    text.parse().ok().filter(|_| is_number)
}
