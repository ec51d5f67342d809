use novu_channel_connections::{
    client::{Call, CallOptions},
    error::{NovuErrorCode, Outcome},
    http::Method,
    validation::IssueCode,
};

use crate::support::{UPDATE_BODY, Value, creation, done, found_of, request_of, response, sent, upsert};

/// A call without a key, as a page makes it.
fn page_call() -> Call<Value, impl FnMut(&mut [u8])> {
    let options = CallOptions { idempotency_key: "a-key".to_owned(), max_retries: 0, ..CallOptions::default() };
    Call::new(options, Box::new(creation()), |bytes: &mut [u8]| bytes.fill(7), 0)
}

#[test]
fn the_handlers_errors_are_understood() {
    let mut call = page_call();
    sent(&mut call);
    let body = r#"{"code":"validation","message":"workspace.id is required.","issues":[{"path":["workspace","id"],"code":"required","message":"workspace.id is required."}]}"#;
    let error = done(call.answered(response(422, &[], body), 1)).unwrap_err();
    assert_eq!((error.code, error.outcome), (NovuErrorCode::Unprocessable, Outcome::NotCreated));
    assert_eq!(error.message, "workspace.id is required.");
    let issues = error.issues.expect("issues");
    assert_eq!(issues[0].path, ["workspace", "id"]);
    assert_eq!(issues[0].code, IssueCode::Required);
}

#[test]
fn the_handlers_conflict_names_the_connection() {
    let mut call = page_call();
    sent(&mut call);
    let body = r#"{"code":"conflict","message":"It exists.","connectionIdentifier":"other"}"#;
    let error = done(call.answered(response(409, &[], body), 1)).unwrap_err();
    assert_eq!((error.code, error.connection_identifier.as_deref()), (NovuErrorCode::Conflict, Some("other")));
    assert_eq!(error.message, "It exists.");
}

#[test]
fn a_handler_at_the_edge_decides_whom_the_connection_in_the_way_belongs_to() {
    let refusal = r#"{"code":"conflict","message":"It exists.","connectionIdentifier":"theirs"}"#;
    let found = found_of("theirs", "\"of-the-session\"");
    let mut call = upsert("chconn_new", true);
    request_of(call.start(0));
    assert_eq!(request_of(call.answered(response(409, &[], refusal), 0)).method, Method::Get);
    let replace = request_of(call.answered(response(200, &[], &found), 0));
    assert_eq!((replace.method, replace.body.as_deref()), (Method::Patch, Some(UPDATE_BODY)));
    assert!(done(call.answered(response(200, &[], &found), 0)).is_ok());
}

#[test]
fn a_handler_at_the_edge_replaces_no_connection_of_another_integration() {
    let refusal = r#"{"code":"conflict","message":"It exists.","connectionIdentifier":"mine"}"#;
    let found = found_of("mine", "\"u\"").replace("slack", "teams");
    let mut call = upsert("mine", false);
    request_of(call.start(0));
    request_of(call.answered(response(409, &[], refusal), 0));
    let error = done(call.answered(response(200, &[], &found), 0)).expect_err("an error");
    assert_eq!((error.code, error.outcome), (NovuErrorCode::Conflict, Outcome::NotCreated));
}
