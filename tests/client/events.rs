use novu_channel_connections::{
    client::{AttemptEvent, AttemptEventKind, AttemptFailure, CallOptions, Failure, is_reason},
    http::Method,
};

use crate::support::{GENERATED, TOKEN, call_with, chosen, creation, done, options, request_of, response, wait_of};

#[test]
fn what_happens_is_told_in_order() {
    let mut call = call_with(CallOptions { max_retries: 1, ..options() }, creation());
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
fn an_aborted_attempt_is_told_as_a_failure() {
    let mut call = call_with(options(), creation());
    request_of(call.start(0));
    let _ = call.failed(Failure::Aborted, None, 7);
    let failure = &call.take_events()[1];
    assert_eq!((failure.code, failure.duration_ms), (Some(AttemptFailure::Aborted), Some(7.0)));
}

#[test]
fn a_reason_is_a_code_of_the_system_and_nothing_else() {
    let longest = format!("E{}", "A".repeat(40));
    for code in ["ECONNREFUSED", "UND_ERR_SOCKET", "E2B", longest.as_str()] {
        assert!(is_reason(code), "{code}");
    }
    let too_long = format!("{longest}A");
    for text in ["", "E2", "econnrefused", "2BIG", "_ERR", "EAI-AGAIN", "E CONN", "EÄÖ", too_long.as_str()] {
        assert!(!is_reason(text), "{text}");
    }
}

#[test]
fn the_identifier_of_an_event_is_the_one_that_is_sent_unless_it_is_a_secret() {
    assert_eq!(call_with(options(), chosen("mine")).identifier().as_deref(), Some("mine"));
    assert_eq!(call_with(options(), creation()).identifier().as_deref(), Some(GENERATED));
    assert_eq!(call_with(options(), chosen(TOKEN)).identifier(), None);
}
