use novu_channel_connections::{
    http::{Headers, HttpResponse},
    sandbox::{Idempotency, Options, RateLimit, Sandbox},
};

use crate::{NOW, fresh, get, post};

fn limited(rate_limit: RateLimit) -> Sandbox {
    Sandbox::new(Options { rate_limit: Some(rate_limit), ..Options::default() })
}

/// Two requests a second over two seconds, six at once: a token comes back every half second.
const SMALL: RateLimit = RateLimit { per_second: 2, window_seconds: 2, burst: Some(6) };

/// The status, and the headers that the limit adds.
fn outcome(response: &HttpResponse<String>) -> (u16, Vec<(&str, &str)>) {
    (response.status, response.headers.iter().filter(|(name, _)| *name != "Content-Type").collect())
}

fn statuses(sandbox: &mut Sandbox, times: impl IntoIterator<Item = u64>) -> Vec<u16> {
    times.into_iter().map(|time| sandbox.handle(&get("x"), NOW + time).status).collect()
}

#[test]
fn each_answer_tells_the_limit() {
    let response = limited(RateLimit::per_second(20)).handle(&get("x"), NOW);
    assert_eq!(
        outcome(&response),
        (
            404,
            vec![
                ("RateLimit-Remaining", "109"),
                ("RateLimit-Limit", "100"),
                ("RateLimit-Reset", "1"),
                (
                    "RateLimit-Policy",
                    r#"100;w=5;burst=110;comment="token bucket";category="configuration";cost="single";serviceLevel="free""#
                ),
            ]
        )
    );
}

#[test]
fn a_request_too_many_is_told_when_to_come_again() {
    let mut sandbox = limited(SMALL);
    assert_eq!(statuses(&mut sandbox, [0; 6]), [404; 6]);
    let refused = sandbox.handle(&get("x"), NOW);
    assert_eq!(
        outcome(&refused),
        (
            429,
            vec![
                ("RateLimit-Remaining", "0"),
                ("RateLimit-Limit", "4"),
                ("RateLimit-Reset", "1"),
                (
                    "RateLimit-Policy",
                    r#"4;w=2;burst=6;comment="token bucket";category="configuration";cost="single";serviceLevel="free""#
                ),
                ("Retry-After", "1"),
            ]
        )
    );
    assert_eq!(
        refused.body,
        r#"{"statusCode":429,"timestamp":"2030-06-16T00:01:01.007Z","path":"/v1/channel-connections/x","message":"API rate limit exceeded","ctx":{}}"#
    );
}

#[test]
fn tokens_come_back_one_by_one() {
    let mut sandbox = limited(SMALL);
    statuses(&mut sandbox, [0; 6]);
    assert_eq!(statuses(&mut sandbox, [499, 700, 701, 999, 1_000]), [429, 404, 429, 429, 404]);
}

#[test]
fn tokens_come_back_once_all_are_spent_but_then_for_all_the_time_since() {
    let mut sandbox = limited(SMALL);
    assert_eq!(sandbox.handle(&get("x"), NOW).headers.get("RateLimit-Remaining"), Some("5"));
    // Not after three seconds, as long as there are some.
    assert_eq!(sandbox.handle(&get("x"), NOW + 3_000).headers.get("RateLimit-Remaining"), Some("4"));
    assert_eq!(statuses(&mut sandbox, [3_000; 4]), [404; 4]);
    // Six half seconds have passed since the first request.
    assert_eq!(statuses(&mut sandbox, [3_000; 7]), [404, 404, 404, 404, 404, 404, 429]);
}

#[test]
fn a_bucket_that_was_not_refilled_for_two_windows_is_full_again() {
    let mut sandbox = limited(SMALL);
    statuses(&mut sandbox, [0; 3]);
    assert_eq!(sandbox.handle(&get("x"), NOW + 3_999).headers.get("RateLimit-Remaining"), Some("2"));
    assert_eq!(sandbox.handle(&get("x"), NOW + 4_000).headers.get("RateLimit-Remaining"), Some("5"));
}

#[test]
fn a_refill_is_no_more_than_the_bucket_holds_and_counts_as_use_of_it() {
    let mut sandbox = limited(SMALL);
    statuses(&mut sandbox, [0; 6]);
    assert_eq!(sandbox.handle(&get("x"), NOW + 3_999).headers.get("RateLimit-Remaining"), Some("5"));
    assert_eq!(sandbox.handle(&get("x"), NOW + 4_000).headers.get("RateLimit-Remaining"), Some("4"));
}

#[test]
fn a_reset_that_has_passed_is_zero_seconds_away() {
    let mut sandbox = limited(SMALL);
    statuses(&mut sandbox, [0]);
    assert_eq!(sandbox.handle(&get("x"), NOW + 499).headers.get("RateLimit-Reset"), Some("1"));
    assert_eq!(sandbox.handle(&get("x"), NOW + 500).headers.get("RateLimit-Reset"), Some("0"));
}

#[test]
fn what_has_no_right_key_is_not_counted() {
    let mut sandbox = limited(SMALL);
    let mut anonymous = get("x");
    anonymous.headers = Headers::default();
    for _ in 0..10 {
        assert_eq!(outcome(&sandbox.handle(&anonymous, NOW)), (401, vec![]));
    }
    assert_eq!(sandbox.handle(&get("x"), NOW).headers.get("RateLimit-Remaining"), Some("5"));
}

#[test]
fn a_refusal_by_the_limit_is_not_kept_for_the_idempotency_key() {
    let mut sandbox = Sandbox::new(Options {
        idempotency: Some(Idempotency::default()),
        rate_limit: Some(RateLimit { burst: Some(1), ..SMALL }),
        ..Options::default()
    });
    statuses(&mut sandbox, [0]);
    let mut request = post("{}");
    request.headers.push("Idempotency-Key", "key-1");
    assert_eq!([0, 499, 500].map(|time| sandbox.handle(&request, NOW + time).status), [429, 429, 422]);
}

#[test]
fn a_limit_of_nothing_lets_one_through() {
    let mut sandbox = limited(RateLimit { per_second: 0, window_seconds: 0, burst: Some(0) });
    assert_eq!(statuses(&mut sandbox, [0, 999, 1_000]), [404, 429, 404]);
}

#[test]
fn by_default_there_is_no_limit() {
    let mut sandbox = fresh();
    for _ in 0..500 {
        assert_eq!(outcome(&sandbox.handle(&get("x"), NOW)), (404, vec![]));
    }
}

#[test]
fn a_reset_fills_the_bucket() {
    let mut sandbox = limited(SMALL);
    statuses(&mut sandbox, [0; 6]);
    sandbox.reset();
    assert_eq!(statuses(&mut sandbox, [0]), [404]);
}
