use std::time::{Duration, SystemTime};

use novu_channel_connections::{
    client::{Body, Call, CallOptions, Failure, MAX_BODY_BYTES, Step},
    error::{NovuErrorCode, Outcome},
    http::{Headers, HttpResponse},
};

use crate::support::{CONFLICT, call_with, chosen, creation, done, options, request_of, response, wait_of};

#[test]
fn the_waits_double_up_to_eight_seconds_and_the_attempts_end() {
    let mut call = call_with(CallOptions { max_retries: 6, timeout_ms: 100_000, ..options() }, creation());
    request_of(call.start(0));
    let mut waits = Vec::new();
    let mut now = 0;
    let error = loop {
        match call.answered(response(503, &[], ""), now) {
            Step::Wait(ms) => {
                waits.push(ms);
                now += ms;
                request_of(call.elapsed(now));
            }
            step => break done(step).expect_err("an error"),
        }
    };
    assert_eq!(waits, [499, 999, 1_999, 3_999, 7_999, 7_999]);
    assert_eq!((error.code, error.outcome, error.attempts), (NovuErrorCode::ServerError, Outcome::Unknown, 7));
}

#[test]
fn what_may_pass_is_tried_again_and_nothing_else() {
    for status in (300..600).filter(|status| *status != 409) {
        let mut call = call_with(options(), creation());
        request_of(call.start(0));
        let is_retried = matches!(call.answered(response(status, &[], "{}"), 0), Step::Wait(_));
        assert_eq!(is_retried, [408, 429, 500, 502, 503, 504].contains(&status), "{status}");
    }
    for failure in [Failure::ConnectionFailed, Failure::Timeout] {
        let mut call = call_with(options(), creation());
        request_of(call.start(0));
        wait_of(&call.failed(failure, None, 0));
    }
}

#[test]
fn a_conflict_that_breaks_off_is_asked_for_again_since_nobody_knows_what_it_is_about() {
    let cut = || HttpResponse { status: 409, headers: Headers::default(), body: Body::Broken };
    let mut call = call_with(CallOptions { max_retries: 1, ..options() }, chosen("mine"));
    request_of(call.start(0));
    wait_of(&call.answered(cut(), 0));
    request_of(call.elapsed(500));
    let error = done(call.answered(response(409, &[], CONFLICT), 600)).expect_err("an error");
    assert_eq!((error.outcome, error.connection_identifier.as_deref()), (Outcome::NotCreated, Some("mine")));
}

#[test]
fn an_answer_over_the_limit_is_not_asked_for_again() {
    let mut call = call_with(options(), creation());
    request_of(call.start(0));
    let answer = HttpResponse { status: 503, headers: Headers::default(), body: Body::TooLarge };
    let error = done(call.answered(answer, 0)).expect_err("an error");
    assert_eq!((error.code, error.attempts), (NovuErrorCode::ServerError, 1));
}

#[test]
fn every_attempt_sends_the_same_bytes_with_the_same_key() {
    let mut call = call_with(options(), creation());
    let first = request_of(call.start(0));
    wait_of(&call.failed(Failure::ConnectionFailed, None, 10));
    assert_eq!(request_of(call.elapsed(600)), first);
}

#[test]
fn the_key_stays_after_a_failure_that_is_not_stored_and_after_a_stored_answer_that_is_no_failure() {
    for (status, headers) in
        [(500, None), (503, Some(("Idempotency-Replay", "false"))), (429, Some(("Idempotency-Replay", "true")))]
    {
        let mut call = call_with(options(), creation());
        let first = request_of(call.start(0));
        let headers: Vec<_> = headers.into_iter().collect();
        wait_of(&call.answered(response(status, &headers, "{}"), 0));
        assert_eq!(request_of(call.elapsed(500)), first, "{status}");
    }
}

#[test]
fn a_body_is_read_up_to_a_mebibyte() {
    assert_eq!(MAX_BODY_BYTES, 1_048_576);
}

#[test]
fn after_a_stored_failure_the_key_is_new_and_the_body_is_not() {
    let mut call = call_with(options(), creation());
    let first = request_of(call.start(0));
    wait_of(&call.answered(response(500, &[("Idempotency-Replay", "true")], "{}"), 0));
    let second = request_of(call.elapsed(500));
    assert_eq!(second.body, first.body);
    assert_eq!(second.headers.get("Idempotency-Key").map(str::len), Some(32));
}

#[test]
fn the_wait_is_what_the_server_says_in_seconds_or_by_its_own_clock() {
    let wait = |headers: &[(&str, &str)]| {
        let mut call = call_with(options(), creation());
        request_of(call.start(0));
        wait_of(&call.answered(response(429, headers, "{}"), 0))
    };
    assert_eq!(wait(&[("Retry-After", "7")]), 7_000);
    assert_eq!(wait(&[("Retry-After", "0")]), 0);
    let date = |text| ("Date", text);
    let newer = [("Retry-After", "Thu, 01 Mar 2029 00:00:05 GMT"), date("Wed, 28 Feb 2029 23:59:59 GMT")];
    assert_eq!(wait(&newer), 6_000);
    let leap = [("Retry-After", "Tue, 29 Feb 2028 00:00:01 GMT"), date("Mon, 28 Feb 2028 23:59:51 GMT")];
    assert_eq!(wait(&leap), 10_000);
    let past = [("Retry-After", "Sun, 06 Nov 1994 08:49:37 GMT"), date("Sun, 06 Nov 1994 08:49:38 GMT")];
    assert_eq!(wait(&past), 0);
    for unclear in ["Sun, 06 Nov 1994 08:49:37 GMT", "Sun, 06 Foo 1994 08:49:37 GMT", "soon", "-5", "1.5"] {
        assert_eq!(wait(&[("Retry-After", unclear)]), 499, "{unclear}");
    }
    let now = date("Sun, 06 Nov 1994 08:49:37 GMT");
    for unclear in [
        "Sun, 06 Foo 1994 08:49:37 GMT",
        "Sunday 06 Nov 1994 08:49:37 GM",
        "Sun; 06 Nov 1994 08:49:37 GMT",
        "Sun, 06 Nov 1994 08:49:37 CET",
        "Sun, 06 Nov 1994 08:49:37 GMT+",
        "Sun, 06 Nov 1994 08:xx:37 GMT",
        "1994-11-06T08:49:37.12345678Z",
    ] {
        assert_eq!(wait(&[("Retry-After", unclear), now]), 499, "{unclear}");
    }
}

#[test]
fn dates_of_all_years_are_as_far_apart_as_they_are() {
    let date = |second: u64| httpdate::fmt_http_date(SystemTime::UNIX_EPOCH + Duration::from_secs(second));
    // From 1970 to 2200, in steps of 9.7 days: every month, leap years, and 2000 and 2100, of which only one is.
    let day = 86_400;
    for start in (0..7_258_118_400).step_by(838_081) {
        for apart in [1, day, 40 * day, 800 * day, 40_000 * day] {
            let headers = [("Retry-After", date(start + apart)), ("Date", date(start))];
            let headers: Vec<_> = headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
            let mut call = call_with(CallOptions { timeout_ms: 1, ..options() }, creation());
            request_of(call.start(0));
            let error = done(call.answered(response(429, &headers, "{}"), 0)).expect_err("an error");
            #[expect(clippy::cast_precision_loss, reason = "below 2^53")]
            let asked = (apart * 1_000) as f64;
            assert_eq!(error.retry_after_ms, Some(asked), "{headers:?}");
        }
    }
}

#[test]
fn a_wait_that_does_not_fit_ends_the_call_at_once_and_says_how_long() {
    let mut call = call_with(options(), creation());
    request_of(call.start(0));
    let error = done(call.answered(response(429, &[("Retry-After", "86400")], "{}"), 0)).expect_err("an error");
    assert_eq!((error.code, error.retry_after_ms), (NovuErrorCode::RateLimited, Some(86_400_000.0)));
    assert_eq!((error.outcome, error.attempts), (Outcome::NotCreated, 1));
}

#[test]
fn no_request_has_more_time_than_the_call_has_left() {
    let mut call = call_with(CallOptions { timeout_ms: 12_000, ..options() }, creation());
    assert!(matches!(call.start(0), Step::Send(_, 10_000)));
    let wait = wait_of(&call.failed(Failure::Timeout, None, 10_000));
    assert!(matches!(call.elapsed(10_000 + wait), Step::Send(_, left) if left == 2_000 - wait));
    let error = done(call.failed(Failure::Timeout, None, 12_000)).expect_err("an error");
    assert_eq!((error.code, error.outcome), (NovuErrorCode::Timeout, Outcome::Unknown));
    assert_eq!(error.message, "The call did not end within 12000 ms.");
}

#[test]
fn a_timer_that_fires_a_moment_early_ends_the_call_all_the_same() {
    let mut call = call_with(CallOptions { timeout_ms: 5_000, ..options() }, creation());
    request_of(call.start(0));
    let error = done(call.failed(Failure::Timeout, None, 4_999)).expect_err("an error");
    assert_eq!((error.code, error.attempts), (NovuErrorCode::Timeout, 1));
    assert_eq!(error.message, "The call did not end within 5000 ms.");
}

#[test]
fn the_time_of_a_call_begins_when_it_is_made() {
    let options = CallOptions { timeout_ms: 5_000, ..options() };
    let mut call = Call::new(options, Box::new(creation()), |bytes: &mut [u8]| bytes.fill(255), 60_000);
    assert!(matches!(call.start(60_000), Step::Send(_, 5_000)));
    wait_of(&call.failed(Failure::ConnectionFailed, None, 61_000));
    assert!(matches!(call.elapsed(64_000), Step::Send(_, 1_000)));
    let error = done(call.failed(Failure::ConnectionFailed, None, 65_000)).expect_err("an error");
    assert_eq!((error.code, error.outcome), (NovuErrorCode::Timeout, Outcome::Unknown));
}

#[test]
fn a_call_has_started_with_its_first_request() {
    let mut call = call_with(options(), creation());
    assert!(!call.has_started());
    request_of(call.start(0));
    assert!(call.has_started());
    wait_of(&call.failed(Failure::ConnectionFailed, None, 0));
    request_of(call.elapsed(500));
    assert!(call.has_started());
}

#[test]
fn an_attempt_that_the_time_does_not_allow_is_none() {
    let mut call = call_with(CallOptions { timeout_ms: 1_000, ..options() }, creation());
    let error = done(call.start(1_000)).expect_err("an error");
    assert_eq!((error.code, error.attempts, error.outcome), (NovuErrorCode::Timeout, 0, Outcome::NotCreated));
    assert!(!call.has_started());
}

#[test]
fn an_answer_after_the_time_of_the_call_is_its_timeout() {
    let mut call = call_with(CallOptions { timeout_ms: 1_000, ..options() }, creation());
    request_of(call.start(0));
    let error = done(call.answered(response(503, &[], ""), 1_000)).expect_err("an error");
    assert_eq!((error.code, error.attempts, error.outcome), (NovuErrorCode::Timeout, 1, Outcome::Unknown));
}

#[test]
fn the_key_of_an_error_is_the_one_that_was_sent() {
    let mut call = call_with(CallOptions { max_retries: 0, ..options() }, creation());
    request_of(call.start(0));
    let stored = response(500, &[("Idempotency-Replay", "true")], "{}");
    assert_eq!(done(call.answered(stored, 0)).expect_err("an error").idempotency_key.as_deref(), Some("a-key"));
}
