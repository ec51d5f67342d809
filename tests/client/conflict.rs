use novu_channel_connections::{
    client::{Failure, Step},
    error::{NovuErrorCode, Outcome},
    http::Method,
};

use crate::support::{
    CONFLICT, SAME_OWNER, done, error, found_of, request_of, response, upsert, upsert_of_same_workspace,
};

#[test]
fn a_conflict_names_the_connection_in_the_way() {
    let tuple = r#"{"message":"A channel connection already exists for integration \"slack\" with subscriberId \"u\" and context [tenant:a]. Connection ID: chconn_theirs"}"#;
    assert_eq!(error(409, tuple).connection_identifier.as_deref(), Some("chconn_theirs"));
    let identifier = r#"{"message":"Channel connection with identifier \"chconn_abcdefghijkl\" already exists in environment \"e1\""}"#;
    assert_eq!(error(409, identifier).connection_identifier.as_deref(), Some("chconn_abcdefghijkl"));
    assert_eq!(error(409, r#"{"message":"Something else"}"#).connection_identifier, None);
}

#[test]
fn words_that_only_begin_like_a_conflict_name_no_connection() {
    let body = r#"{"message":"Channel connection with identifier \"x\" is locked"}"#;
    assert_eq!(error(409, body).connection_identifier, None);
    let body = r#"{"message":"It \" already exists in environment \"e1\""}"#;
    assert_eq!(error(409, body).connection_identifier, None);
}

#[test]
fn the_advice_of_a_conflict_is_right_whoever_the_connection_belongs_to() {
    let same_owner = r#"{"message":"A channel connection already exists for integration \"slack\" with subscriberId \"u\" and no context. Connection ID: theirs"}"#;
    assert!(error(409, same_owner).message.ends_with("Use that connection, or delete it before you create another."));
    let taken = r#"{"message":"Channel connection with identifier \"mine\" already exists in environment \"66a7\""}"#;
    let expected = "Novu answered 409: Channel connection with identifier \"mine\" already exists. Choose another identifier, or leave it out.";
    assert_eq!(error(409, taken).message, expected);
}

#[test]
fn a_request_that_is_being_processed_leaves_the_outcome_open() {
    let body = r#"{"message":"Request with key \"a-key\" is currently being processed. Please retry after 1 second"}"#;
    let error = error(409, body);
    assert_eq!((error.outcome, error.connection_identifier), (Outcome::Unknown, None));
}

#[test]
fn a_connection_of_another_workspace_is_a_conflict_if_the_caller_wants_that() {
    let mut call = upsert_of_same_workspace("chconn_new", true);
    request_of(call.start(0));
    request_of(call.answered(response(409, &[], SAME_OWNER), 0));
    let error = done(call.answered(response(200, &[], &found_of("theirs", "\"u\"")), 0)).expect_err("an error");
    assert_eq!(
        (error.code, error.outcome, error.connection_identifier.as_deref()),
        (NovuErrorCode::Conflict, Outcome::NotCreated, Some("theirs"))
    );
    assert!(error.message.contains("another workspace"), "{}", error.message);

    let mut call = upsert_of_same_workspace("mine", false);
    request_of(call.start(0));
    request_of(call.answered(response(201, &[], "<html>"), 0));
    let error = done(call.answered(response(200, &[], &found_of("mine", "\"u\"")), 0)).expect_err("an error");
    assert_eq!((error.code, error.connection_identifier.as_deref()), (NovuErrorCode::Conflict, Some("mine")));

    let mut call = upsert_of_same_workspace("chconn_new", true);
    request_of(call.start(0));
    request_of(call.answered(response(409, &[], SAME_OWNER), 0));
    let same = found_of("theirs", "\"u\"").replace("T1", "T2");
    assert_eq!(
        request_of(call.answered(response(200, &[], &same), 0)).method,
        Method::Patch,
        "it is of the same workspace"
    );
}

#[test]
fn a_connection_of_somebody_else_is_never_replaced() {
    for subscriber in ["\"v\"", "null"] {
        let mut call = upsert("chconn_new", true);
        request_of(call.start(0));
        request_of(call.answered(response(409, &[], SAME_OWNER), 0));
        let error = done(call.answered(response(200, &[], &found_of("theirs", subscriber)), 0)).expect_err("an error");
        assert_eq!((error.code, error.outcome), (NovuErrorCode::Conflict, Outcome::NotCreated));
    }
}

#[test]
fn an_identifier_alone_is_a_conflict_unless_the_owner_is_the_same() {
    for (subscriber, is_same) in [("\"v\"", false), ("\"u\"", true)] {
        let mut call = upsert("mine", false);
        request_of(call.start(0));
        let look = request_of(call.answered(response(409, &[], CONFLICT), 0));
        assert_eq!(look.method, Method::Get);
        let step = call.answered(response(200, &[], &found_of("mine", subscriber)), 0);
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
        [(CONFLICT, "mine", Outcome::NotCreated), (SAME_OWNER, "theirs", Outcome::Unknown)]
    {
        let mut call = upsert("mine", false);
        request_of(call.start(0));
        assert!(matches!(call.failed(Failure::ConnectionFailed, None, 0), Step::Wait(_)));
        request_of(call.elapsed(600));
        let look = request_of(call.answered(response(409, &[], message), 700));
        assert_eq!(look.url.rsplit('/').next(), Some(in_the_way));
        let error = done(call.answered(response(200, &[], &found_of(in_the_way, "\"v\"")), 800)).expect_err("an error");
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
        let mut call = upsert(identifier, is_generated);
        request_of(call.start(0));
        request_of(call.answered(response(409, &[], &SAME_OWNER.replace("theirs", in_the_way)), 0));
        let error = done(call.answered(response(401, &[], "{}"), 0)).expect_err("an error");
        assert_eq!((error.code, error.outcome), (NovuErrorCode::Conflict, outcome), "{identifier} {in_the_way}");
    }
}
