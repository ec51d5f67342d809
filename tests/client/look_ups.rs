use novu_channel_connections::{
    client::{CallOptions, Failure, Step},
    error::{NovuErrorCode, Outcome},
    http::Method,
    json::Json,
};

use crate::support::{
    CONFLICT, GENERATED, TOKEN, call_with, chosen, creation, done, found, options, request_of, response, wait_of,
};

#[test]
fn look_ups_end_after_as_many_retries_as_attempts_do() {
    let mut call = call_with(CallOptions { max_retries: 2, timeout_ms: 1_000_000, ..options() }, creation());
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
fn a_conflict_with_the_generated_identifier_is_the_success_of_a_lost_attempt() {
    let taken = format!(
        r#"{{"message":"A channel connection already exists for integration \"s\" with no subscriberId and no context. Connection ID: {GENERATED}"}}"#
    );
    let mut call = call_with(options(), creation());
    request_of(call.start(0));
    let request = request_of(call.answered(response(409, &[], &taken), 0));
    assert_eq!((request.method, request.body), (Method::Get, None));
    assert_eq!(request.url, format!("https://api.novu.co/v1/channel-connections/{GENERATED}"));
    assert!(done(call.answered(response(200, &[], &found(GENERATED, "any")), 0)).is_ok());
}

#[test]
fn a_conflict_at_the_first_attempt_with_a_chosen_identifier_is_a_conflict() {
    let mut call = call_with(options(), chosen("mine"));
    request_of(call.start(0));
    let error = done(call.answered(response(409, &[], CONFLICT), 0)).expect_err("an error");
    assert_eq!((error.code, error.outcome), (NovuErrorCode::Conflict, Outcome::NotCreated));
}

/// What becomes of a call whose first attempt was lost, whose second meets a conflict, and whose look-up is answered so.
fn after_a_lost_attempt(status: u16, body: &str) -> Result<Json, (NovuErrorCode, Outcome)> {
    let mut call = call_with(CallOptions { max_retries: 1, ..options() }, chosen("mine"));
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
    let mut call = call_with(CallOptions { max_retries: 1, ..options() }, chosen("mine"));
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
        let mut call = call_with(options(), creation());
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
        let mut call = call_with(options(), creation());
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
    let mut call = call_with(options(), creation);
    request_of(call.start(0));
    wait_of(&call.failed(Failure::Timeout, None, 0));
    request_of(call.elapsed(500));
    request_of(call.answered(response(409, &[], CONFLICT), 600));
    let shared = found("mine", "T").replace("\"u\"", "null");
    assert!(done(call.answered(response(200, &[], &shared), 700)).is_ok());
}

#[test]
fn a_connection_that_was_changed_since_may_be_ours() {
    let changed =
        found("mine", "other").replace("{\"identifier\"", "{\"createdAt\":\"1\",\"updatedAt\":\"2\",\"identifier\"");
    assert_eq!(after_a_lost_attempt(200, &changed), Err((NovuErrorCode::Conflict, Outcome::Unknown)));
}

#[test]
fn a_look_up_without_an_answer_is_asked_again_and_the_request_is_not() {
    for failure in [Failure::ConnectionFailed, Failure::Timeout] {
        let mut call = call_with(options(), creation());
        request_of(call.start(0));
        request_of(call.answered(response(201, &[], "<html>"), 0));
        wait_of(&call.failed(failure, None, 100));
        let again = request_of(call.elapsed(700));
        assert_eq!(again.method, Method::Get, "{failure:?}");
        assert!(done(call.answered(response(200, &[], &found(GENERATED, "T")), 800)).is_ok());
    }
}

#[test]
fn a_look_up_that_has_no_time_left_or_is_aborted_ends_the_call() {
    let options = CallOptions { timeout_ms: 1_000, ..options() };
    for (failure, code) in
        [(Failure::Timeout, NovuErrorCode::Timeout), (Failure::Aborted, NovuErrorCode::ConnectionFailed)]
    {
        let mut call = call_with(options.clone(), creation());
        request_of(call.start(0));
        request_of(call.answered(response(201, &[], "<html>"), 100));
        let error = done(call.failed(failure, None, 1_000)).expect_err("an error");
        assert_eq!((error.code, error.outcome), (code, Outcome::Unknown), "{failure:?}");
    }
}

#[test]
fn an_identifier_that_would_be_another_path_is_not_looked_up() {
    for identifier in [".", ".."] {
        let mut call = call_with(options(), chosen(identifier));
        request_of(call.start(0));
        let error = done(call.answered(response(201, &[], "<html>"), 0)).expect_err("an error");
        assert_eq!((error.code, error.outcome), (NovuErrorCode::InvalidResponse, Outcome::Unknown), "{identifier}");
    }
}
