use novu_channel_connections::{
    client::{
        Call, CallOptions, Failure, Step,
        operations::{Create, Upsert},
    },
    error::{NovuErrorCode, Outcome},
    http::{HttpRequest, Method},
    json::Json,
};

use crate::support::{Value, done, request_of, response};

const BODY: &str = r#"{"integrationIdentifier":"slack","subscriberId":"u","context":{"tenant":"a"},"workspace":{"id":"T2"},"auth":{"accessToken":"xoxb-new"}}"#;
const UPDATE: &str = r#"{"workspace":{"id":"T2"},"auth":{"accessToken":"xoxb-new"}}"#;
const SAME_OWNER: &str = r#"{"message":"A channel connection already exists for integration \"slack\" with subscriberId \"u\" and context [tenant:a]. Connection ID: theirs"}"#;

fn call(identifier: &str, is_generated: bool) -> Call<Value, impl FnMut(&mut [u8])> {
    call_that(true, identifier, is_generated)
}

fn call_that(
    replaces_other_workspace: bool,
    identifier: &str,
    is_generated: bool,
) -> Call<Value, impl FnMut(&mut [u8])> {
    let creation = Create {
        request: serde_json::from_str::<Json>(BODY).ok(),
        body: Some(Json::from(BODY)),
        identifier: identifier.to_owned(),
        is_generated,
    };
    let options = CallOptions { idempotency_key: "a-key".to_owned(), max_retries: 1, ..CallOptions::default() };
    let mut next = 0;
    let random = move |bytes: &mut [u8]| {
        next += 1;
        bytes.fill(next);
    };
    Call::new(options, Box::new(Upsert::new(creation, replaces_other_workspace)), random, 0)
}

fn found(identifier: &str, subscriber: &str) -> String {
    format!(
        r#"{{"data":{{"identifier":"{identifier}","integrationIdentifier":"slack","subscriberId":{subscriber},"contextKeys":["tenant:a"],"workspace":{{"id":"T1"}}}}}}"#
    )
}

fn taken(identifier: &str) -> String {
    format!(
        r#"{{"message":"Channel connection with identifier \"{identifier}\" already exists in environment \"e\""}}"#
    )
}

fn key(request: &HttpRequest) -> String {
    request.headers.get("Idempotency-Key").expect("a key").to_owned()
}

#[test]
fn what_is_not_there_is_created() {
    let mut call = call("chconn_new", true);
    assert_eq!(request_of(call.start(0)).method, Method::Post);
    assert!(done(call.answered(response(201, &[], &found("chconn_new", "\"u\"")), 0)).is_ok());
    assert_eq!(call.upserted().map(|upserted| upserted.created), Some(true));
}

#[test]
fn what_is_in_the_way_is_looked_at_and_replaced_under_a_key_of_its_own() {
    let mut call = call("chconn_new", true);
    let first = request_of(call.start(0));
    let look = request_of(call.answered(response(409, &[], SAME_OWNER), 0));
    assert_eq!((look.method, look.url.rsplit('/').next()), (Method::Get, Some("theirs")));
    let replace = request_of(call.answered(response(200, &[], &found("theirs", "\"u\"")), 0));
    assert_eq!((replace.method, replace.body.as_deref()), (Method::Patch, Some(UPDATE)));
    assert_eq!(replace.url.rsplit('/').next(), Some("theirs"));
    assert_ne!(key(&replace), key(&first), "Novu keeps one answer for a key, whatever the route");
    assert!(done(call.answered(response(200, &[], &found("theirs", "\"u\"")), 0)).is_ok());
    assert_eq!(call.upserted().map(|upserted| upserted.created), Some(false));
}

#[test]
fn what_was_replaced_is_told_if_it_was_of_another_workspace() {
    for (workspace, replaced) in [("T1", Some(r#"{"id":"T1"}"#)), ("T2", None)] {
        let found = found("theirs", "\"u\"").replace("T1", workspace);
        let mut call = call("chconn_new", true);
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
    let mut call = call("chconn_new", true);
    request_of(call.start(0));
    request_of(call.answered(response(409, &[], SAME_OWNER), 0));
    request_of(call.answered(response(200, &[], &found("theirs", "\"u\"")), 0));
    assert_eq!(request_of(call.answered(response(404, &[], "{}"), 0)).method, Method::Post);
    assert!(done(call.answered(response(201, &[], &found("chconn_new", "\"u\"")), 0)).is_ok());
    let upserted = call.upserted().expect("it is an upsert");
    assert_eq!((upserted.created, upserted.replaced), (true, None));
}

#[test]
fn a_connection_of_another_workspace_is_a_conflict_if_the_caller_wants_that() {
    let mut call = call_that(false, "chconn_new", true);
    request_of(call.start(0));
    request_of(call.answered(response(409, &[], SAME_OWNER), 0));
    let error = done(call.answered(response(200, &[], &found("theirs", "\"u\"")), 0)).expect_err("an error");
    assert_eq!(
        (error.code, error.outcome, error.connection_identifier.as_deref()),
        (NovuErrorCode::Conflict, Outcome::NotCreated, Some("theirs"))
    );
    assert!(error.message.contains("another workspace"), "{}", error.message);

    let mut call = call_that(false, "mine", false);
    request_of(call.start(0));
    request_of(call.answered(response(201, &[], "<html>"), 0));
    let error = done(call.answered(response(200, &[], &found("mine", "\"u\"")), 0)).expect_err("an error");
    assert_eq!((error.code, error.connection_identifier.as_deref()), (NovuErrorCode::Conflict, Some("mine")));

    let mut call = call_that(false, "chconn_new", true);
    request_of(call.start(0));
    request_of(call.answered(response(409, &[], SAME_OWNER), 0));
    let same = found("theirs", "\"u\"").replace("T1", "T2");
    assert_eq!(
        request_of(call.answered(response(200, &[], &same), 0)).method,
        Method::Patch,
        "it is of the same workspace"
    );
}

#[test]
fn a_connection_of_somebody_else_is_never_replaced() {
    for subscriber in ["\"v\"", "null"] {
        let mut call = call("chconn_new", true);
        request_of(call.start(0));
        request_of(call.answered(response(409, &[], SAME_OWNER), 0));
        let error = done(call.answered(response(200, &[], &found("theirs", subscriber)), 0)).expect_err("an error");
        assert_eq!((error.code, error.outcome), (NovuErrorCode::Conflict, Outcome::NotCreated));
    }
}

#[test]
fn an_identifier_alone_is_a_conflict_unless_the_owner_is_the_same() {
    for (subscriber, is_same) in [("\"v\"", false), ("\"u\"", true)] {
        let mut call = call("mine", false);
        request_of(call.start(0));
        let look = request_of(call.answered(response(409, &[], &taken("mine")), 0));
        assert_eq!(look.method, Method::Get);
        let step = call.answered(response(200, &[], &found("mine", subscriber)), 0);
        if is_same {
            assert_eq!(request_of(step).method, Method::Patch);
        } else {
            let error = done(step).expect_err("an error");
            assert_eq!((error.code, error.connection_identifier.as_deref()), (NovuErrorCode::Conflict, Some("mine")));
        }
    }
}

#[test]
fn an_identifier_of_somebody_else_settles_a_lost_attempt_and_any_other_conflict_leaves_it_open() {
    for (message, in_the_way, outcome) in
        [(taken("mine"), "mine", Outcome::NotCreated), (SAME_OWNER.to_owned(), "theirs", Outcome::Unknown)]
    {
        let mut call = call("mine", false);
        request_of(call.start(0));
        assert!(matches!(call.failed(Failure::ConnectionFailed, None, 0), Step::Wait(_)));
        request_of(call.elapsed(600));
        let look = request_of(call.answered(response(409, &[], &message), 700));
        assert_eq!(look.url.rsplit('/').next(), Some(in_the_way));
        let error = done(call.answered(response(200, &[], &found(in_the_way, "\"v\"")), 800)).expect_err("an error");
        assert_eq!((error.code, error.outcome), (NovuErrorCode::Conflict, outcome), "{in_the_way}");
    }
}

#[test]
fn a_conflict_leaves_the_outcome_open_only_if_the_calls_own_identifier_is_in_the_way() {
    for (identifier, is_generated, in_the_way, outcome) in [
        ("chconn_new", true, "chconn_new", Outcome::Unknown),
        ("chconn_new", true, "theirs", Outcome::NotCreated),
        ("mine", false, "mine", Outcome::NotCreated),
    ] {
        let mut call = call(identifier, is_generated);
        request_of(call.start(0));
        request_of(call.answered(response(409, &[], &SAME_OWNER.replace("theirs", in_the_way)), 0));
        let error = done(call.answered(response(401, &[], "{}"), 0)).expect_err("an error");
        assert_eq!((error.code, error.outcome), (NovuErrorCode::Conflict, outcome), "{identifier} {in_the_way}");
    }
}

#[test]
fn a_lost_creation_with_a_generated_identifier_is_found_and_new() {
    let mut call = call("chconn_new", true);
    request_of(call.start(0));
    assert!(matches!(call.failed(Failure::ConnectionFailed, None, 0), Step::Wait(_)));
    request_of(call.elapsed(600));
    let own = SAME_OWNER.replace("theirs", "chconn_new");
    assert_eq!(request_of(call.answered(response(409, &[], &own), 700)).method, Method::Get);
    assert!(done(call.answered(response(200, &[], &found("chconn_new", "\"u\"")), 800)).is_ok());
    assert_eq!(call.upserted().map(|upserted| upserted.created), Some(true));
}

#[test]
fn a_lost_replacement_is_tried_again_with_retries_of_its_own() {
    let mut call = call("chconn_new", true);
    request_of(call.start(0));
    assert!(matches!(call.failed(Failure::ConnectionFailed, None, 0), Step::Wait(_)));
    request_of(call.elapsed(600));
    request_of(call.answered(response(409, &[], SAME_OWNER), 700));
    let replace = request_of(call.answered(response(200, &[], &found("theirs", "\"u\"")), 800));
    assert!(matches!(call.failed(Failure::Timeout, None, 900), Step::Wait(_)));
    assert_eq!(request_of(call.elapsed(1_500)), replace);
    assert!(done(call.answered(response(200, &[], &found("theirs", "\"u\"")), 1_600)).is_ok());
}

#[test]
fn what_is_deleted_in_between_is_created_again_but_not_for_ever() {
    for at_look_up in [true, false] {
        let mut call = call("chconn_new", true);
        let mut post = request_of(call.start(0));
        let mut keys = vec![key(&post)];
        let error = loop {
            assert_eq!((post.method, post.body.as_deref()), (Method::Post, Some(BODY)));
            request_of(call.answered(response(409, &[], SAME_OWNER), 0));
            let mut step = call.answered(
                if at_look_up { response(404, &[], "{}") } else { response(200, &[], &found("theirs", "\"u\"")) },
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
    let mut call = call("chconn_new", true);
    request_of(call.start(0));
    assert_eq!(request_of(call.answered(response(201, &[], "<html>"), 0)).method, Method::Get);
    assert!(done(call.answered(response(200, &[], &found("chconn_new", "\"u\"")), 0)).is_ok());
    assert_eq!(call.upserted().map(|upserted| upserted.created), Some(true));
}

#[test]
fn a_refused_replacement_is_an_error_that_says_nothing_was_changed() {
    let mut call = call("chconn_new", true);
    request_of(call.start(0));
    request_of(call.answered(response(409, &[], SAME_OWNER), 0));
    request_of(call.answered(response(200, &[], &found("theirs", "\"u\"")), 0));
    let error = done(call.answered(response(400, &[], r#"{"message":"Token rotation is not supported"}"#), 0));
    let error = error.expect_err("an error");
    assert_eq!((error.code, error.outcome, error.attempts), (NovuErrorCode::BadRequest, Outcome::NotCreated, 2));
}

#[test]
fn no_token_of_it_is_in_the_error_of_its_creation_or_of_its_replacement() {
    let echo = r#"{"message":"xoxb-new"}"#;
    let mut creating = call("chconn_new", true);
    request_of(creating.start(0));
    let mut replacing = call("chconn_new", true);
    request_of(replacing.start(0));
    request_of(replacing.answered(response(409, &[], SAME_OWNER), 0));
    request_of(replacing.answered(response(200, &[], &found("theirs", "\"u\"")), 0));
    for mut call in [creating, replacing] {
        let error = done(call.answered(response(400, &[], echo), 0)).expect_err("an error");
        assert!(error.message.contains("[redacted]") && !format!("{error:?}").contains("xoxb-new"), "{error:?}");
    }
}

#[test]
fn a_handler_at_the_edge_decides_whom_the_connection_in_the_way_belongs_to() {
    let refusal = r#"{"code":"conflict","message":"It exists.","connectionIdentifier":"theirs"}"#;
    let found = found("theirs", "\"of-the-session\"");
    let mut call = call("chconn_new", true);
    request_of(call.start(0));
    assert_eq!(request_of(call.answered(response(409, &[], refusal), 0)).method, Method::Get);
    let replace = request_of(call.answered(response(200, &[], &found), 0));
    assert_eq!((replace.method, replace.body.as_deref()), (Method::Patch, Some(UPDATE)));
    assert!(done(call.answered(response(200, &[], &found), 0)).is_ok());
}

#[test]
fn a_handler_at_the_edge_replaces_no_connection_of_another_integration() {
    let refusal = r#"{"code":"conflict","message":"It exists.","connectionIdentifier":"mine"}"#;
    let found = found("mine", "\"u\"").replace("slack", "teams");
    let mut call = call("mine", false);
    request_of(call.start(0));
    request_of(call.answered(response(409, &[], refusal), 0));
    let error = done(call.answered(response(200, &[], &found), 0)).expect_err("an error");
    assert_eq!((error.code, error.outcome), (NovuErrorCode::Conflict, Outcome::NotCreated));
}
