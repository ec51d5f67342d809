use novu_channel_connections::{
    edge::{self, FailedCall, Refusal},
    error::{NovuErrorCode, Outcome, Resource},
};

const CONFLICT: FailedCall = FailedCall {
    code: NovuErrorCode::Conflict,
    outcome: Outcome::NotCreated,
    status: 409,
    resource: None,
    is_look_up: false,
};

#[test]
fn an_error_of_a_call_that_may_have_created_has_no_status_that_looks_final() {
    let unknown = FailedCall { outcome: Outcome::Unknown, ..CONFLICT };
    assert_eq!(unknown.status(), Ok(503));
    assert_eq!(CONFLICT.status(), Ok(409));
    assert_eq!(FailedCall { status: 408, ..unknown }.status(), Ok(408));
    assert_eq!(FailedCall { status: 502, ..unknown }.status(), Ok(502));
    assert_eq!(FailedCall { status: 0, ..unknown }.status(), Ok(502));
    assert_eq!(FailedCall { status: 302, ..unknown }.status(), Ok(502));
}

#[test]
fn an_error_without_an_answer_of_novu_has_a_status_of_its_own() {
    let without = |code| FailedCall { code, status: 0, ..CONFLICT }.status();
    assert_eq!(without(NovuErrorCode::Validation), Ok(422));
    assert_eq!(without(NovuErrorCode::Configuration), Ok(500));
    assert_eq!(without(NovuErrorCode::Timeout), Ok(504));
    assert_eq!(without(NovuErrorCode::ConnectionFailed), Ok(502));
}

#[test]
fn novu_refusing_the_handlers_own_key_is_not_the_fault_of_the_page() {
    for status in [401, 403] {
        assert_eq!(FailedCall { status, ..CONFLICT }.status(), Err(Refusal::Upstream));
    }
}

#[test]
fn a_look_up_that_found_nothing_differs_from_one_that_was_not_answered() {
    let look_up = FailedCall { code: NovuErrorCode::NotFound, status: 404, is_look_up: true, ..CONFLICT };
    assert_eq!(look_up.status(), Err(Refusal::NotFound));
    assert_eq!(FailedCall { outcome: Outcome::Unknown, ..look_up }.status(), Err(Refusal::Upstream));
    assert_eq!(FailedCall { code: NovuErrorCode::Timeout, ..look_up }.status(), Err(Refusal::Upstream));
}

#[test]
fn a_connection_that_is_gone_since_it_was_looked_up_is_not_found() {
    let gone = FailedCall { code: NovuErrorCode::NotFound, status: 404, ..CONFLICT };
    assert_eq!(FailedCall { resource: Some(Resource::Connection), ..gone }.status(), Err(Refusal::NotFound));
    for resource in [None, Some(Resource::Integration), Some(Resource::Subscriber)] {
        assert_eq!(FailedCall { resource, ..gone }.status(), Ok(404), "{resource:?}");
    }
}

#[test]
fn a_wait_is_told_in_whole_seconds_of_which_none_is_too_short() {
    let limited = FailedCall { code: NovuErrorCode::RateLimited, status: 429, is_look_up: true, ..CONFLICT };
    for (ms, seconds) in [(0.0, 0.0), (1.0, 1.0), (1_000.0, 1.0), (1_001.0, 2.0)] {
        assert_eq!(limited.retry_after(Some(ms)), Some(seconds), "{ms}");
    }
    assert_eq!(limited.retry_after(None), None);
    assert_eq!(
        FailedCall { status: 401, ..limited }.retry_after(Some(1.0)),
        None,
        "no wait gives the handler another key"
    );
}

#[test]
fn what_novu_says_is_replaced_for_every_code_of_an_answer_of_novu() {
    for status in 400..600 {
        let code = NovuErrorCode::of_status(status);
        assert!(edge::told_instead(code).is_some_and(|told| told.ends_with('.')), "{status}");
    }
    for own in [NovuErrorCode::Validation, NovuErrorCode::Configuration, NovuErrorCode::Timeout] {
        assert_eq!(edge::told_instead(own), None, "{own:?}");
    }
}
