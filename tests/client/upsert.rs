use novu_channel_connections::{
    client::{Failure, Step},
    error::{NovuErrorCode, Outcome},
    http::{HttpRequest, Method},
};

use crate::support::{SAME_OWNER, UPDATE_BODY, UPSERT_BODY, done, found_of, request_of, response, upsert};

fn key(request: &HttpRequest) -> String {
    request.headers.get("Idempotency-Key").expect("a key").to_owned()
}

#[test]
fn what_is_not_there_is_created() {
    let mut call = upsert("chconn_new", true);
    assert_eq!(request_of(call.start(0)).method, Method::Post);
    assert!(done(call.answered(response(201, &[], &found_of("chconn_new", "\"u\"")), 0)).is_ok());
    assert_eq!(call.upserted().map(|upserted| upserted.created), Some(true));
}

#[test]
fn what_is_in_the_way_is_looked_at_and_replaced_under_a_key_of_its_own() {
    let mut call = upsert("chconn_new", true);
    let first = request_of(call.start(0));
    let look = request_of(call.answered(response(409, &[], SAME_OWNER), 0));
    assert_eq!((look.method, look.url.rsplit('/').next()), (Method::Get, Some("theirs")));
    let replace = request_of(call.answered(response(200, &[], &found_of("theirs", "\"u\"")), 0));
    assert_eq!((replace.method, replace.body.as_deref()), (Method::Patch, Some(UPDATE_BODY)));
    assert_eq!(replace.url.rsplit('/').next(), Some("theirs"));
    assert_ne!(key(&replace), key(&first), "Novu keeps one answer for a key, whatever the route");
    assert!(done(call.answered(response(200, &[], &found_of("theirs", "\"u\"")), 0)).is_ok());
    assert_eq!(call.upserted().map(|upserted| upserted.created), Some(false));
}

#[test]
fn what_was_replaced_is_told_if_it_was_of_another_workspace() {
    for (workspace, replaced) in [("T1", Some(r#"{"id":"T1"}"#)), ("T2", None)] {
        let found = found_of("theirs", "\"u\"").replace("T1", workspace);
        let mut call = upsert("chconn_new", true);
        request_of(call.start(0));
        request_of(call.answered(response(409, &[], SAME_OWNER), 0));
        request_of(call.answered(response(200, &[], &found), 0));
        assert!(done(call.answered(response(200, &[], &found), 0)).is_ok());
        let told = call.upserted().and_then(|upserted| upserted.replaced).map(|workspace| workspace.to_string());
        assert_eq!(told.as_deref(), replaced);
    }
}

#[test]
fn what_is_created_after_the_connection_in_the_way_was_deleted_has_replaced_nothing() {
    let mut call = upsert("chconn_new", true);
    request_of(call.start(0));
    request_of(call.answered(response(409, &[], SAME_OWNER), 0));
    request_of(call.answered(response(200, &[], &found_of("theirs", "\"u\"")), 0));
    assert_eq!(request_of(call.answered(response(404, &[], "{}"), 0)).method, Method::Post);
    assert!(done(call.answered(response(201, &[], &found_of("chconn_new", "\"u\"")), 0)).is_ok());
    let upserted = call.upserted().expect("it is an upsert");
    assert_eq!((upserted.created, upserted.replaced), (true, None));
}

#[test]
fn a_lost_creation_with_a_generated_identifier_is_found_and_new() {
    let mut call = upsert("chconn_new", true);
    request_of(call.start(0));
    assert!(matches!(call.failed(Failure::ConnectionFailed, None, 0), Step::Wait(_)));
    request_of(call.elapsed(600));
    let own = SAME_OWNER.replace("theirs", "chconn_new");
    assert_eq!(request_of(call.answered(response(409, &[], &own), 700)).method, Method::Get);
    assert!(done(call.answered(response(200, &[], &found_of("chconn_new", "\"u\"")), 800)).is_ok());
    assert_eq!(call.upserted().map(|upserted| upserted.created), Some(true));
}

#[test]
fn a_lost_replacement_is_tried_again_with_retries_of_its_own() {
    let mut call = upsert("chconn_new", true);
    request_of(call.start(0));
    assert!(matches!(call.failed(Failure::ConnectionFailed, None, 0), Step::Wait(_)));
    request_of(call.elapsed(600));
    request_of(call.answered(response(409, &[], SAME_OWNER), 700));
    let replace = request_of(call.answered(response(200, &[], &found_of("theirs", "\"u\"")), 800));
    assert!(matches!(call.failed(Failure::Timeout, None, 900), Step::Wait(_)));
    assert_eq!(request_of(call.elapsed(1_500)), replace);
    assert!(done(call.answered(response(200, &[], &found_of("theirs", "\"u\"")), 1_600)).is_ok());
}

#[test]
fn what_is_deleted_in_between_is_created_again_but_not_for_ever() {
    for at_look_up in [true, false] {
        let mut call = upsert("chconn_new", true);
        let mut post = request_of(call.start(0));
        let mut keys = vec![key(&post)];
        let error = loop {
            assert_eq!((post.method, post.body.as_deref()), (Method::Post, Some(UPSERT_BODY)));
            request_of(call.answered(response(409, &[], SAME_OWNER), 0));
            let mut step = call.answered(
                if at_look_up { response(404, &[], "{}") } else { response(200, &[], &found_of("theirs", "\"u\"")) },
                0,
            );
            if !at_look_up {
                request_of(step);
                step = call.answered(response(404, &[], "{}"), 0);
            }
            match step {
                Step::Send(request, _) => post = request.into_text(),
                step => break done(step).expect_err("an error"),
            }
            assert!(!keys.contains(&key(&post)), "a stored conflict would come back");
            keys.push(key(&post));
        };
        assert_eq!(keys.len(), 4);
        assert_eq!(error.outcome, Outcome::NotCreated);
    }
}

#[test]
fn a_creation_that_can_not_be_read_is_looked_for() {
    let mut call = upsert("chconn_new", true);
    request_of(call.start(0));
    assert_eq!(request_of(call.answered(response(201, &[], "<html>"), 0)).method, Method::Get);
    assert!(done(call.answered(response(200, &[], &found_of("chconn_new", "\"u\"")), 0)).is_ok());
    assert_eq!(call.upserted().map(|upserted| upserted.created), Some(true));
}

#[test]
fn a_refused_replacement_is_an_error_that_says_nothing_was_changed() {
    let mut call = upsert("chconn_new", true);
    request_of(call.start(0));
    request_of(call.answered(response(409, &[], SAME_OWNER), 0));
    request_of(call.answered(response(200, &[], &found_of("theirs", "\"u\"")), 0));
    let error = done(call.answered(response(400, &[], r#"{"message":"Token rotation is not supported"}"#), 0));
    let error = error.expect_err("an error");
    assert_eq!((error.code, error.outcome, error.attempts), (NovuErrorCode::BadRequest, Outcome::NotCreated, 2));
}

#[test]
fn no_token_of_it_is_in_the_error_of_its_creation_or_of_its_replacement() {
    let echo = r#"{"message":"xoxb-new"}"#;
    let mut creating = upsert("chconn_new", true);
    request_of(creating.start(0));
    let mut replacing = upsert("chconn_new", true);
    request_of(replacing.start(0));
    request_of(replacing.answered(response(409, &[], SAME_OWNER), 0));
    request_of(replacing.answered(response(200, &[], &found_of("theirs", "\"u\"")), 0));
    for mut call in [creating, replacing] {
        let error = done(call.answered(response(400, &[], echo), 0)).expect_err("an error");
        assert!(error.message.contains("[redacted]") && !format!("{error:?}").contains("xoxb-new"), "{error:?}");
    }
}

#[test]
fn a_look_up_of_what_is_in_the_way_that_ends_with_the_call_has_changed_nothing() {
    for failure in [Failure::Timeout, Failure::NoResponse, Failure::Aborted] {
        let mut call = upsert("chconn_new", true);
        request_of(call.start(0));
        request_of(call.answered(response(409, &[], SAME_OWNER), 29_000));
        let error = done(call.failed(failure, None, 30_000)).expect_err("an error");
        assert_eq!(error.outcome, Outcome::NotCreated, "{failure:?}");
    }
}
