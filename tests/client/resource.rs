use novu_channel_connections::{
    client::{
        AttemptEventKind, Body, Call, CallOptions, Failure, Step,
        operations::{Delete, List, Operation, Retrieve, Update, Upsert},
    },
    error::{NovuErrorCode, Outcome},
    http::{Headers, HttpResponse, Method},
    json::Json,
    query,
    validation::{self, IssueCode},
};

use crate::support::{KEY, TOKEN, Value, creation, done, request_of, response};

const URL: &str = "https://api.novu.co/v1/channel-connections";
const FOUND: &str = r#"{"data":{"identifier":"mine"}}"#;

fn call(operation: impl Operation<Value> + 'static) -> Call<Value, impl FnMut(&mut [u8])> {
    let options = CallOptions { idempotency_key: "a-key".to_owned(), max_retries: 2, ..CallOptions::default() };
    let mut call = Call::new(options, Box::new(operation), |bytes: &mut [u8]| bytes.fill(7), 0);
    call.set_secret_key(KEY.to_owned());
    call
}

fn named(identifier: &str) -> String {
    identifier.to_owned()
}

fn update() -> Update<Value> {
    let auth = format!("{{\"accessToken\":\"{TOKEN}\"}}");
    let body = Some(Json::from(format!("{{\"auth\":{auth}}}").as_str()));
    Update { identifier: named("a/b"), body, auth: serde_json::from_str::<Json>(&auth).ok() }
}

/// Each operation with its method, what its success is, and what of it may be open.
fn each(mut check: impl FnMut(Call<Value, fn(&mut [u8])>, Method, &str, Outcome)) {
    let boxed = |operation: Box<dyn Operation<Value>>| {
        let random: fn(&mut [u8]) = |bytes| bytes.fill(7);
        Call::new(
            CallOptions { idempotency_key: "a-key".to_owned(), max_retries: 1, ..CallOptions::default() },
            operation,
            random,
            0,
        )
    };
    check(boxed(Box::new(Retrieve { identifier: named("mine") })), Method::Get, FOUND, Outcome::NotCreated);
    check(boxed(Box::new(List { query: String::new() })), Method::Get, r#"{"data":[]}"#, Outcome::NotCreated);
    check(boxed(Box::new(update())), Method::Patch, FOUND, Outcome::Unknown);
    check(boxed(Box::new(Delete { identifier: named("mine") })), Method::Delete, "{}", Outcome::Unknown);
}

#[test]
fn each_sends_its_request_and_only_what_changes_something_with_a_body_has_a_key() {
    let read = request_of(call(Retrieve { identifier: named("a/b ü") }).start(0));
    assert_eq!((read.method, read.url, read.body), (Method::Get, format!("{URL}/a%2Fb%20%C3%BC"), None));
    assert_eq!(read.headers.iter().collect::<Vec<_>>(), [("Authorization", format!("ApiKey {KEY}").as_str())]);
    let listed = request_of(call(List { query: "?limit=5".to_owned() }).start(0));
    assert_eq!((listed.method, listed.url), (Method::Get, format!("{URL}?limit=5")));
    let changed = request_of(call(update()).start(0));
    assert_eq!((changed.method, changed.url), (Method::Patch, format!("{URL}/a%2Fb")));
    assert_eq!(changed.headers.get("Idempotency-Key"), Some("a-key"));
    assert_eq!(changed.headers.get("Content-Type"), Some("application/json"));
    let deleted = request_of(call(Delete { identifier: named("mine") }).start(0));
    assert_eq!((deleted.method, deleted.headers.get("Idempotency-Key")), (Method::Delete, None));
}

#[test]
fn each_is_tried_again_with_the_same_bytes_and_succeeds() {
    each(|mut call, method, success, _| {
        let first = request_of(call.start(0));
        assert_eq!(first.method, method);
        assert!(matches!(call.failed(Failure::ConnectionFailed, None, 0), Step::Wait(_)));
        assert_eq!(request_of(call.elapsed(600)), first);
        assert!(matches!(call.answered(response(200, &[], success), 700), Step::Done(Ok(_))), "{method:?}");
    });
}

#[test]
fn what_only_reads_leaves_nothing_open() {
    for status in [500, 503] {
        each(|mut call, _, _, outcome| {
            request_of(call.start(0));
            assert!(matches!(call.answered(response(status, &[], "{}"), 0), Step::Wait(_)));
            request_of(call.elapsed(600));
            let error = done(call.answered(response(status, &[], "{}"), 700)).expect_err("an error");
            assert_eq!((error.code, error.outcome, error.attempts), (NovuErrorCode::ServerError, outcome, 2));
        });
    }
}

#[test]
fn a_success_that_is_something_else_is_an_invalid_response_that_says_what_was_expected() {
    each(|mut call, method, _, outcome| {
        request_of(call.start(0));
        let error = done(call.answered(response(200, &[], "<html>"), 0)).expect_err("an error");
        assert_eq!((error.code, error.outcome), (NovuErrorCode::InvalidResponse, outcome), "{method:?}");
        let expected = match method {
            Method::Delete => "an empty answer",
            Method::Get if error.identifier.is_none() => "a list of channel connections",
            _ => "a channel connection.",
        };
        assert!(error.message.contains(expected), "{}", error.message);
    });
}

#[test]
fn what_is_not_there_is_not_found() {
    each(|mut call, method, _, _| {
        request_of(call.start(0));
        let error = done(call.answered(response(404, &[], r#"{"message":"not found"}"#), 0)).expect_err("an error");
        assert_eq!((error.code, error.outcome), (NovuErrorCode::NotFound, Outcome::NotCreated), "{method:?}");
        assert_eq!(error.idempotency_key.is_some(), method == Method::Patch);
    });
}

#[test]
fn an_error_names_the_connection_that_the_call_is_about() {
    let about = |operation: Box<dyn Operation<Value>>| {
        let mut call = Call::new(CallOptions::default(), operation, |_: &mut [u8]| (), 0);
        request_of(call.start(0));
        done(call.answered(response(403, &[], "{}"), 0)).expect_err("an error").identifier
    };
    assert_eq!(about(Box::new(creation())).as_deref(), Some("chconn_abcdefghijkl"));
    assert_eq!(about(Box::new(Upsert::new(creation(), true))).as_deref(), Some("chconn_abcdefghijkl"));
    assert_eq!(about(Box::new(Retrieve { identifier: named("theirs") })).as_deref(), Some("theirs"));
    assert_eq!(about(Box::new(update())).as_deref(), Some("a/b"));
    assert_eq!(about(Box::new(Delete { identifier: named("gone") })).as_deref(), Some("gone"));
    assert_eq!(about(Box::new(List { query: String::new() })), None);
}

#[test]
fn none_says_whether_a_connection_is_new_since_that_goes_without_saying() {
    each(|mut call, method, success, _| {
        request_of(call.start(0));
        assert!(matches!(call.answered(response(200, &[], success), 0), Step::Done(Ok(_))), "{method:?}");
        assert_eq!(call.upserted().map(|upserted| upserted.created), None, "{method:?}");
    });
}

#[test]
fn what_is_gone_after_a_lost_attempt_was_deleted() {
    let mut call = call(Delete { identifier: named("mine") });
    request_of(call.start(0));
    assert!(matches!(call.failed(Failure::Timeout, None, 0), Step::Wait(_)));
    request_of(call.elapsed(600));
    let step = call.answered(response(404, &[], "{}"), 700);
    assert!(matches!(step, Step::Done(Ok(None))), "{step:?}");
}

#[test]
fn no_content_is_what_a_deletion_is_answered_with() {
    let mut call = call(Delete { identifier: named("mine") });
    request_of(call.start(0));
    let answer = HttpResponse { status: 204, headers: Headers::default(), body: Body::Other };
    assert!(matches!(call.answered(answer, 0), Step::Done(Ok(None))));
}

#[test]
fn a_stored_failure_of_an_update_is_tried_again_with_a_new_key() {
    let mut call = call(update());
    let first = request_of(call.start(0));
    assert!(matches!(call.answered(response(500, &[("Idempotency-Replay", "true")], "{}"), 0), Step::Wait(_)));
    let second = request_of(call.elapsed(600));
    assert_eq!(second.body, first.body);
    assert_ne!(second.headers.get("Idempotency-Key"), Some("a-key"));
    assert!(call.take_events().iter().all(|event| event.kind != AttemptEventKind::Failure));
}

#[test]
fn no_token_of_an_update_is_in_its_error() {
    let mut call = call(update());
    request_of(call.start(0));
    let error = done(call.answered(response(400, &[], &format!(r#"{{"message":"{TOKEN} {KEY}"}}"#)), 0));
    let shown = format!("{:?}", error.expect_err("an error"));
    assert!(!shown.contains(TOKEN) && !shown.contains(KEY), "{shown}");
}

fn json(text: &str) -> Value {
    serde_json::from_str::<Json>(text).ok()
}

#[test]
fn a_query_leaves_out_what_is_missing_and_repeats_arrays() {
    let query = |text| query::of(&json(text));
    assert_eq!(query(r#"{"limit":5,"after":null,"includeCursor":false}"#), "?limit=5&includeCursor=false");
    assert_eq!(
        query(r#"{"contextKeys":["a:b","c:ü"],"x y":"&="}"#),
        "?contextKeys=a%3Ab&contextKeys=c%3A%C3%BC&x%20y=%26%3D"
    );
    assert_eq!(query(r#"{"contextKeys":[]}"#), "");
    assert_eq!(query(r#"{"contextKeys":[""]}"#), "?contextKeys=");
    assert_eq!(query::of(&None), "");
}

#[test]
fn what_cannot_stand_in_a_url_is_refused() {
    let fault = |text: &str| {
        let issues = validation::validate_identifier(&json(text));
        issues.first().map(|issue| (issue.path.join("."), issue.code))
    };
    for (text, code) in [
        ("null", IssueCode::Required),
        ("5", IssueCode::Type),
        (r#""""#, IssueCode::Empty),
        (r#"".""#, IssueCode::Format),
        (r#""..""#, IssueCode::Format),
    ] {
        assert_eq!(fault(text), Some(("identifier".to_owned(), code)), "{text}");
    }
    for text in [r#""...""#, r#""a/b""#, r#""\ufffd""#, r#""\\ud800""#, r#""%""#] {
        assert_eq!(fault(text), None, "{text}");
    }
    let query = |text: &str| validation::validate_query(&json(text)).len();
    assert_eq!(query(r#"{"limit":{},"contextKeys":["a",["b"]],"x":[1,true,null]}"#), 2);
    assert_eq!(query("[]"), 1);
    assert_eq!(query("{}"), 0);
}

#[test]
fn an_update_has_the_rules_of_a_creation_for_what_it_replaces() {
    let faults = |text: &str| -> Vec<_> {
        let issues = validation::validate_update(&json(text));
        issues.iter().map(|issue| (issue.path.join("."), issue.code)).collect()
    };
    assert_eq!(faults(r#"{"workspace":{"id":"T"},"auth":{"accessToken":"x"}}"#), []);
    assert_eq!(faults("{}"), [("workspace".to_owned(), IssueCode::Required), ("auth".to_owned(), IssueCode::Required)]);
    assert_eq!(
        faults(r#"{"workspace":{"id":""},"auth":{"accessToken":"nvsk.x","expiresAt":5}}"#),
        [
            ("workspace.id".to_owned(), IssueCode::Empty),
            ("auth.accessToken".to_owned(), IssueCode::Reserved),
            ("auth.expiresAt".to_owned(), IssueCode::Type)
        ]
    );
}
