use std::time::{Duration, SystemTime};

use novu_channel_connections::{
    client::{
        AttemptEvent, AttemptEventKind, AttemptFailure, Body, Call, CallOptions, Failure, MAX_BODY_BYTES, Step,
        operations::Create,
    },
    error::{NovuErrorCode, Outcome},
    http::{Headers, HttpResponse, Method},
    json::Json,
};

use crate::support::{TOKEN, Value, creation, done, request_of, response};

const GENERATED: &str = "chconn_abcdefghijkl";

fn call(options: CallOptions, creation: Create<Value>) -> Call<Value, impl FnMut(&mut [u8])> {
    // The longest of all random waits.
    Call::new(options, Box::new(creation), |bytes: &mut [u8]| bytes.fill(255), 0)
}

fn options() -> CallOptions {
    CallOptions { idempotency_key: "a-key".to_owned(), ..CallOptions::default() }
}

/// The request whose body says what it asks for, with an identifier of the caller's.
fn chosen(identifier: &str) -> Create<Value> {
    let body = format!(
        r#"{{"integrationIdentifier":"slack","subscriberId":"u","context":{{"tenant":{{"id":"a"}}}},"workspace":{{"id":"T","name":null}},"auth":{{"accessToken":"{TOKEN}"}}}}"#
    );
    Create {
        request: serde_json::from_str::<Json>(&body).ok(),
        identifier: identifier.to_owned(),
        is_generated: false,
        ..creation()
    }
}

#[track_caller]
fn wait_of(step: &Step<Value>) -> u64 {
    match step {
        Step::Wait(ms) => *ms,
        step => panic!("does not wait: {step:?}"),
    }
}

fn found(identifier: &str, workspace: &str) -> String {
    format!(
        r#"{{"data":{{"identifier":"{identifier}","integrationIdentifier":"slack","subscriberId":"u","contextKeys":["tenant:a"],"workspace":{{"id":"{workspace}"}},"auth":{{"accessToken":"{TOKEN}"}}}}}}"#
    )
}

const CONFLICT: &str =
    r#"{"message":"Channel connection with identifier \"mine\" already exists in environment \"e\""}"#;

#[test]
fn the_waits_double_up_to_eight_seconds_and_the_attempts_end() {
    let mut call = call(CallOptions { max_retries: 6, timeout_ms: 100_000, ..options() }, creation());
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
        let mut call = call(options(), creation());
        request_of(call.start(0));
        let is_retried = matches!(call.answered(response(status, &[], "{}"), 0), Step::Wait(_));
        assert_eq!(is_retried, [408, 429, 500, 502, 503, 504].contains(&status), "{status}");
    }
    for failure in [Failure::ConnectionFailed, Failure::Timeout] {
        let mut call = call(options(), creation());
        request_of(call.start(0));
        wait_of(&call.failed(failure, None, 0));
    }
}

#[test]
fn a_conflict_that_breaks_off_is_asked_for_again_since_nobody_knows_what_it_is_about() {
    let cut = || HttpResponse { status: 409, headers: Headers::default(), body: Body::Broken };
    let mut call = call(CallOptions { max_retries: 1, ..options() }, chosen("mine"));
    request_of(call.start(0));
    wait_of(&call.answered(cut(), 0));
    request_of(call.elapsed(500));
    let error = done(call.answered(response(409, &[], CONFLICT), 600)).expect_err("an error");
    assert_eq!((error.outcome, error.connection_identifier.as_deref()), (Outcome::NotCreated, Some("mine")));
}

#[test]
fn an_answer_over_the_limit_is_not_asked_for_again() {
    let mut call = call(options(), creation());
    request_of(call.start(0));
    let answer = HttpResponse { status: 503, headers: Headers::default(), body: Body::TooLarge };
    let error = done(call.answered(answer, 0)).expect_err("an error");
    assert_eq!((error.code, error.attempts), (NovuErrorCode::ServerError, 1));
}

#[test]
fn every_attempt_sends_the_same_bytes_with_the_same_key() {
    let mut call = call(options(), creation());
    let first = request_of(call.start(0));
    wait_of(&call.failed(Failure::ConnectionFailed, None, 10));
    assert_eq!(request_of(call.elapsed(600)), first);
}

#[test]
fn the_key_stays_after_a_failure_that_is_not_stored_and_after_a_stored_answer_that_is_no_failure() {
    for (status, headers) in
        [(500, None), (503, Some(("Idempotency-Replay", "false"))), (429, Some(("Idempotency-Replay", "true")))]
    {
        let mut call = call(options(), creation());
        let first = request_of(call.start(0));
        let headers: Vec<_> = headers.into_iter().collect();
        wait_of(&call.answered(response(status, &headers, "{}"), 0));
        assert_eq!(request_of(call.elapsed(500)), first, "{status}");
    }
}

#[test]
fn look_ups_end_after_as_many_retries_as_attempts_do() {
    let mut call = call(CallOptions { max_retries: 2, timeout_ms: 1_000_000, ..options() }, creation());
    request_of(call.start(0));
    request_of(call.answered(response(201, &[], "{}"), 0));
    for now in [1_000, 2_000] {
        wait_of(&call.answered(response(503, &[], ""), now));
        request_of(call.elapsed(now + 500));
    }
    let error = done(call.answered(response(503, &[], ""), 3_000)).expect_err("an error");
    assert_eq!((error.code, error.outcome, error.attempts), (NovuErrorCode::InvalidResponse, Outcome::Unknown, 1));
}

#[test]
fn a_body_is_read_up_to_a_mebibyte() {
    assert_eq!(MAX_BODY_BYTES, 1_048_576);
}

#[test]
fn after_a_stored_failure_the_key_is_new_and_the_body_is_not() {
    let mut call = call(options(), creation());
    let first = request_of(call.start(0));
    wait_of(&call.answered(response(500, &[("Idempotency-Replay", "true")], "{}"), 0));
    let second = request_of(call.elapsed(500));
    assert_eq!(second.body, first.body);
    assert_eq!(second.headers.get("Idempotency-Key").map(str::len), Some(32));
}

#[test]
fn the_wait_is_what_the_server_says_in_seconds_or_by_its_own_clock() {
    let wait = |headers: &[(&str, &str)]| {
        let mut call = call(options(), creation());
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
            let mut call = call(CallOptions { timeout_ms: 1, ..options() }, creation());
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
    let mut call = call(options(), creation());
    request_of(call.start(0));
    let error = done(call.answered(response(429, &[("Retry-After", "86400")], "{}"), 0)).expect_err("an error");
    assert_eq!((error.code, error.retry_after_ms), (NovuErrorCode::RateLimited, Some(86_400_000.0)));
    assert_eq!((error.outcome, error.attempts), (Outcome::NotCreated, 1));
}

#[test]
fn no_request_has_more_time_than_the_call_has_left() {
    let mut call = call(CallOptions { timeout_ms: 12_000, ..options() }, creation());
    assert!(matches!(call.start(0), Step::Send(_, 10_000)));
    let wait = wait_of(&call.failed(Failure::Timeout, None, 10_000));
    assert!(matches!(call.elapsed(10_000 + wait), Step::Send(_, left) if left == 2_000 - wait));
    let error = done(call.failed(Failure::Timeout, None, 12_000)).expect_err("an error");
    assert_eq!((error.code, error.outcome), (NovuErrorCode::Timeout, Outcome::Unknown));
    assert_eq!(error.message, "The call did not end within 12000 ms.");
}

#[test]
fn a_timer_that_fires_a_moment_early_ends_the_call_all_the_same() {
    let mut call = call(CallOptions { timeout_ms: 5_000, ..options() }, creation());
    request_of(call.start(0));
    let error = done(call.failed(Failure::Timeout, None, 4_999)).expect_err("an error");
    assert_eq!((error.code, error.attempts), (NovuErrorCode::Timeout, 1));
    assert_eq!(error.message, "The call did not end within 5000 ms.");
}

#[test]
fn the_time_of_a_call_begins_when_it_is_made() {
    let options = CallOptions { timeout_ms: 5_000, ..options() };
    let mut call = Call::new(options, Box::new(creation()), |bytes: &mut [u8]| bytes.fill(255), 60_000);
    assert_eq!((call.time_left(60_000), call.time_left(64_000), call.time_left(70_000)), (5_000, 1_000, 0));
    assert!(matches!(call.start(60_000), Step::Send(_, 5_000)));
    wait_of(&call.failed(Failure::ConnectionFailed, None, 64_000));
    let error = done(call.elapsed(65_000)).expect_err("an error");
    assert_eq!((error.code, error.outcome), (NovuErrorCode::Timeout, Outcome::Unknown));
}

#[test]
fn a_conflict_with_the_generated_identifier_is_the_success_of_a_lost_attempt() {
    let taken = format!(
        r#"{{"message":"A channel connection already exists for integration \"s\" with no subscriberId and no context. Connection ID: {GENERATED}"}}"#
    );
    let mut call = call(options(), creation());
    request_of(call.start(0));
    let request = request_of(call.answered(response(409, &[], &taken), 0));
    assert_eq!((request.method, request.body), (Method::Get, None));
    assert_eq!(request.url, format!("https://api.novu.co/v1/channel-connections/{GENERATED}"));
    assert!(done(call.answered(response(200, &[], &found(GENERATED, "any")), 0)).is_ok());
}

#[test]
fn a_conflict_at_the_first_attempt_with_a_chosen_identifier_is_a_conflict() {
    let mut call = call(options(), chosen("mine"));
    request_of(call.start(0));
    let error = done(call.answered(response(409, &[], CONFLICT), 0)).expect_err("an error");
    assert_eq!((error.code, error.outcome), (NovuErrorCode::Conflict, Outcome::NotCreated));
}

/// What becomes of a call whose first attempt was lost, whose second meets a conflict, and whose look-up is answered so.
fn after_a_lost_attempt(status: u16, body: &str) -> Result<Json, (NovuErrorCode, Outcome)> {
    let mut call = call(CallOptions { max_retries: 1, ..options() }, chosen("mine"));
    request_of(call.start(0));
    wait_of(&call.failed(Failure::ConnectionFailed, None, 0));
    request_of(call.elapsed(500));
    request_of(call.answered(response(409, &[], CONFLICT), 600));
    let mut step = call.answered(response(status, &[], body), 700);
    if matches!(step, Step::Wait(_)) {
        request_of(call.elapsed(2_000));
        step = call.answered(response(status, &[], body), 2_000);
    }
    done(step).map_err(|error| (error.code, error.outcome))
}

#[test]
fn a_chosen_identifier_counts_as_ours_if_the_connection_is_what_was_asked_for() {
    assert!(after_a_lost_attempt(200, &found("mine", "T")).is_ok());
    let other = [
        found("mine", "T").replace("slack", "teams"),
        found("mine", "T").replace("\"u\"", "\"v\""),
        found("mine", "T").replace("tenant:a", "tenant:b"),
        found("mine", "T").replace("[\"tenant:a\"]", "[]"),
        found("mine", "other"),
        found("mine", "T").replace("\"id\":\"T\"", "\"id\":\"T\",\"name\":\"x\""),
    ];
    for body in other {
        assert_eq!(after_a_lost_attempt(200, &body), Err((NovuErrorCode::Conflict, Outcome::NotCreated)), "{body}");
    }
}

/// The same, with a connection that has this token and was made at this time, and where the answers say the time: the call
/// began at 12:00:00 and looks 0.7 s later.
fn after_a_lost_attempt_at_noon(token: &str, created: &str) -> Result<Json, (NovuErrorCode, Outcome)> {
    let made = format!("{{\"createdAt\":\"{created}\",\"updatedAt\":\"{created}\",\"identifier\"");
    let found = found("mine", "T").replace(TOKEN, token).replace("{\"identifier\"", &made);
    let mut call = call(CallOptions { max_retries: 1, ..options() }, chosen("mine"));
    request_of(call.start(0));
    wait_of(&call.failed(Failure::ConnectionFailed, None, 0));
    request_of(call.elapsed(500));
    request_of(call.answered(response(409, &[("Date", "Fri, 27 Nov 2048 12:00:00 GMT")], CONFLICT), 600));
    let step = call.answered(response(200, &[("Date", "Fri, 27 Nov 2026 12:00:01 GMT")], &found), 1_000);
    done(step).map_err(|error| (error.code, error.outcome))
}

#[test]
fn a_connection_that_an_earlier_call_made_is_a_conflict_whatever_it_looks_like() {
    let conflict = Err((NovuErrorCode::Conflict, Outcome::NotCreated));
    for token in [TOKEN, ""] {
        assert!(after_a_lost_attempt_at_noon(token, "2026-11-27T12:00:00.300Z").is_ok(), "{token}");
        assert!(after_a_lost_attempt_at_noon(token, "2026-11-27T11:59:58.000Z").is_ok(), "clocks differ");
        for earlier in ["2026-11-27T11:59:57.999Z", "2026-11-26T12:00:00.300Z", "2025-12-27T12:00:00.300Z"] {
            assert_eq!(after_a_lost_attempt_at_noon(token, earlier), conflict, "{token} {earlier}");
        }
    }
}

#[test]
fn a_connection_with_another_token_is_not_this_calls() {
    let conflict = Err((NovuErrorCode::Conflict, Outcome::NotCreated));
    assert_eq!(after_a_lost_attempt_at_noon("xoxb-an-older-token", "2026-11-27T12:00:00.300Z"), conflict);
    assert_eq!(after_a_lost_attempt_at_noon("xoxb-an-older-token", "no date"), conflict);
}

#[test]
fn where_neither_token_nor_time_can_be_told_the_outcome_is_open() {
    let open = Err((NovuErrorCode::Conflict, Outcome::Unknown));
    assert_eq!(after_a_lost_attempt_at_noon("", "no date"), open);
    assert!(after_a_lost_attempt_at_noon(TOKEN, "no date").is_ok(), "the token alone decides");
    assert_eq!(after_a_lost_attempt(200, &found("mine", "T").replace("accessToken", "hidden")), open);
}

#[test]
fn what_cannot_be_looked_up_stays_open() {
    for (status, body) in [(404, "{}"), (401, "{}"), (500, "{}"), (200, "{}"), (200, "<html>"), (307, "")] {
        assert_eq!(after_a_lost_attempt(status, body), Err((NovuErrorCode::Conflict, Outcome::Unknown)), "{status}");
    }
    assert_eq!(
        after_a_lost_attempt(200, &found("another", "T")),
        Err((NovuErrorCode::Conflict, Outcome::Unknown)),
        "what another identifier names proves nothing"
    );
}

#[test]
fn what_may_not_be_looked_up_is_asked_for_once() {
    for status in [400, 401, 403, 422, 307] {
        let mut call = call(options(), creation());
        request_of(call.start(0));
        request_of(call.answered(response(201, &[], "<html>"), 0));
        let error = done(call.answered(response(status, &[], "{}"), 0)).expect_err("an error");
        assert_eq!((error.code, error.outcome), (NovuErrorCode::InvalidResponse, Outcome::Unknown), "{status}");
    }
}

#[test]
fn a_conflict_with_the_calls_own_identifier_leaves_the_outcome_open_where_the_connection_is_not_seen() {
    let taken = CONFLICT.replace("mine", GENERATED);
    for status in [404, 401] {
        let mut call = call(options(), creation());
        request_of(call.start(0));
        request_of(call.answered(response(409, &[], &taken), 0));
        let error = done(call.answered(response(status, &[], "{}"), 0)).expect_err("an error");
        assert_eq!((error.code, error.outcome), (NovuErrorCode::Conflict, Outcome::Unknown), "{status}");
    }
}

#[test]
fn a_connection_shared_by_its_contexts_has_no_subscriber() {
    let mut creation = chosen("mine");
    creation.request = serde_json::from_str::<Json>(
        r#"{"integrationIdentifier":"slack","subscriberId":"u","connectionMode":"shared","context":{"tenant":"a"},"workspace":{"id":"T"},"auth":{"accessToken":"xoxb-secret-token"}}"#,
    )
    .ok();
    let mut call = call(options(), creation);
    request_of(call.start(0));
    wait_of(&call.failed(Failure::Timeout, None, 0));
    request_of(call.elapsed(500));
    request_of(call.answered(response(409, &[], CONFLICT), 600));
    let shared = found("mine", "T").replace("\"u\"", "null");
    assert!(done(call.answered(response(200, &[], &shared), 700)).is_ok());
}

#[test]
fn what_happens_is_told_in_order() {
    let mut call = call(CallOptions { max_retries: 1, ..options() }, creation());
    request_of(call.start(0));
    wait_of(&call.failed(Failure::ConnectionFailed, None, 20));
    request_of(call.elapsed(500));
    request_of(call.answered(response(200, &[], "<html>"), 600));
    done(call.answered(response(404, &[], "{}"), 700)).expect_err("an error");
    let event = |kind, attempt, lookup| AttemptEvent {
        kind,
        attempt,
        lookup,
        method: Some(if lookup { Method::Get } else { Method::Post }),
        ..AttemptEvent::default()
    };
    let ended = |kind, attempt, lookup, ms| AttemptEvent { duration_ms: Some(ms), ..event(kind, attempt, lookup) };
    assert_eq!(
        call.take_events(),
        [
            event(AttemptEventKind::Attempt, 1, false),
            AttemptEvent {
                code: Some(AttemptFailure::ConnectionFailed),
                ..ended(AttemptEventKind::Failure, 1, false, 20.0)
            },
            AttemptEvent { wait_ms: Some(499.0), method: None, ..event(AttemptEventKind::Wait, 1, false) },
            event(AttemptEventKind::Attempt, 2, false),
            AttemptEvent { status: Some(200), ..ended(AttemptEventKind::Answer, 2, false, 100.0) },
            AttemptEvent {
                code: Some(AttemptFailure::InvalidResponse),
                ..ended(AttemptEventKind::Failure, 2, false, 100.0)
            },
            event(AttemptEventKind::Attempt, 2, true),
            AttemptEvent { status: Some(404), ..ended(AttemptEventKind::Answer, 2, true, 100.0) },
        ]
    );
    assert_eq!(call.take_events(), []);
}

#[test]
fn a_connection_that_was_changed_since_may_be_ours() {
    let changed =
        found("mine", "other").replace("{\"identifier\"", "{\"createdAt\":\"1\",\"updatedAt\":\"2\",\"identifier\"");
    assert_eq!(after_a_lost_attempt(200, &changed), Err((NovuErrorCode::Conflict, Outcome::Unknown)));
}

#[test]
fn an_aborted_attempt_is_told_as_a_failure() {
    let mut call = call(options(), creation());
    request_of(call.start(0));
    let _ = call.failed(Failure::Aborted, None, 7);
    let failure = &call.take_events()[1];
    assert_eq!((failure.code, failure.duration_ms), (Some(AttemptFailure::Aborted), Some(7.0)));
}
