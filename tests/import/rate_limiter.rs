use novu_channel_connections::import::{RateHeaders, RateLimiter};

/// What an answer of Novu has.
fn novu() -> RateHeaders {
    RateHeaders::read(|name| {
        let value = match name {
            "RateLimit-Limit" => "100",
            "RateLimit-Policy" => "100;w=5;burst=110;comment=\"token bucket\";category=\"configuration\"",
            "RateLimit-Reset" => "1",
            _ => return None,
        };
        Some(value.to_owned())
    })
}

/// What a 429 of Novu has that asks for so many seconds.
fn novu_asks_for(seconds: &str) -> RateHeaders {
    RateHeaders { retry_after: Some(seconds.to_owned()), ..novu() }
}

/// How many requests are sent in so many milliseconds by one who asks as soon as he may; each is answered at once.
fn sent(limiter: &mut RateLimiter, from_ms: f64, ms: f64, status: u16, headers: &RateHeaders) -> u32 {
    let (mut now, mut count) = (from_ms, 0);
    while now < from_ms + ms {
        let wait = limiter.acquire(now);
        if wait == 0.0 {
            count += 1;
            limiter.answered(now, status, headers);
            now += 0.01;
        } else {
            now += wait;
        }
    }
    count
}

/// In how many milliseconds to ask again.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole and small")]
fn wait(limiter: &mut RateLimiter, now_ms: f64) -> u64 {
    limiter.acquire(now_ms) as u64
}

#[test]
fn without_a_limit_everything_may_be_sent() {
    assert!(sent(&mut RateLimiter::new(None), 5_000.0, 100.0, 201, &RateHeaders::default()) > 5_000);
}

#[test]
fn novus_limit_is_used_but_for_a_twentieth() {
    let count = sent(&mut RateLimiter::new(None), 5_000.0, 10_000.0, 201, &novu());
    assert!((185..=195).contains(&count), "{count} of 200 in ten seconds");
}

#[test]
fn the_limit_of_the_caller_holds_below_that_of_novu() {
    let count = sent(&mut RateLimiter::new(Some(5.0)), 0.0, 10_000.0, 201, &novu());
    assert!((48..=51).contains(&count), "{count}");
}

#[test]
fn after_a_429_nothing_is_sent_for_as_long_as_novu_says_and_then_less() {
    let mut limiter = RateLimiter::new(None);
    sent(&mut limiter, 0.0, 1_000.0, 201, &novu());
    limiter.answered(1_000.0, 429, &novu_asks_for("3"));
    assert_eq!(wait(&mut limiter, 1_000.0), 3_000);
    let before = limiter.rate();
    // Those that were on their way are no news.
    limiter.answered(1_100.0, 429, &novu_asks_for("1"));
    assert_eq!(wait(&mut limiter, 1_100.0), 2_900);
    assert!((limiter.rate() - before).abs() < 1e-9);
    assert!((15.0..16.0).contains(&before), "{before}");
    sent(&mut limiter, 4_000.0, 30_000.0, 201, &novu());
    assert!((18.9..=19.0).contains(&limiter.rate()), "it grows again: {}", limiter.rate());
}

#[test]
fn a_429_that_says_nothing_halves_what_was_sent() {
    let mut limiter = RateLimiter::new(Some(200.0));
    sent(&mut limiter, 0.0, 3_000.0, 201, &RateHeaders::default());
    limiter.answered(3_000.0, 429, &RateHeaders::default());
    assert_eq!(wait(&mut limiter, 3_000.0), 1_000);
    assert!((90.0..=105.0).contains(&limiter.rate()), "{}", limiter.rate());
    sent(&mut limiter, 4_000.0, 30_000.0, 201, &RateHeaders::default());
    assert!(limiter.rate() > 190.0, "it grows again: {}", limiter.rate());
}

#[test]
fn headers_that_say_nothing_sensible_are_no_limit() {
    for text in ["", "x", "-1", "0", "NaN", "inf", "1e400", "9999999999999999999"] {
        let headers = RateHeaders::read(|_| Some(text.to_owned()));
        let mut limiter = RateLimiter::new(None);
        limiter.answered(0.0, 201, &headers);
        assert!(limiter.rate().is_infinite(), "{text}");
        limiter.answered(0.0, 429, &headers);
        assert!((100.0..=1_000.0).contains(&limiter.acquire(0.0)), "{text}");
    }
}
