use novu_channel_connections::{
    error::{NovuErrorCode, Resource},
    json::Json,
    validation::IssueCode,
};
use serde_json::json;

use crate::support::{answer, error};

#[test]
fn the_server_is_quoted_without_control_characters_and_not_at_length() {
    assert!(
        error(404, r#"{"message":"Integration\u0000 not\n found: x"}"#).message.contains("Integration not found: x")
    );
    for text in ["x".repeat(5_000), "😀".repeat(5_000), "\u{1}".repeat(5_000)] {
        let message = error(400, &format!("{{\"message\":{}}}", Json::from(text.as_str()))).message;
        assert!(message.encode_utf16().count() < 1_000, "{}", message.len());
    }
    assert!(error(400, r#"{"message":["first","second"]}"#).message.contains("first"));
}

#[test]
fn no_message_has_the_identifier_of_an_environment() {
    for status in [400, 404, 409, 422, 500] {
        let error = error(status, r#"{"message":"\"x\" is wrong in environment \"66a7\""}"#);
        assert!(!error.message.contains("66a7") && error.message.contains("\"x\" is wrong."), "{}", error.message);
    }
}

#[test]
fn a_not_found_says_what_was_not_found_where_novu_does() {
    for (message, resource) in [
        ("Integration not found: slack-prod", Some(Resource::Integration)),
        ("Integration \"slack-prod\" not found", Some(Resource::Integration)),
        ("Subscriber not found: user-123", Some(Resource::Subscriber)),
        ("Channel connection with identifier 'mine' not found", Some(Resource::Connection)),
        ("Cannot POST /v2/channel-connections", None),
    ] {
        let body = Json::from(message).to_string();
        assert_eq!(error(404, &format!("{{\"message\":{body}}}")).resource, resource, "{message}");
    }
    let body = r#"{"message":"Integration not found: slack-prod"}"#;
    assert_eq!(error(400, body).resource, None, "only a 404 is about what was not found");
    let of_handler = r#"{"code":"not_found","message":"Novu does not know it.","resource":"subscriber"}"#;
    assert_eq!(error(404, of_handler).resource, Some(Resource::Subscriber));
    assert_eq!(error(404, r#"{"message":"x","resource":"environment"}"#).resource, None);
}

#[test]
fn the_support_id_of_a_500_is_passed_on() {
    assert_eq!(error(500, r#"{"message":"Internal server error","errorId":"e-1"}"#).error_id.as_deref(), Some("e-1"));
    assert_eq!(error(500, "{}").error_id, None);
}

#[test]
fn the_wait_that_the_server_asks_for_is_in_milliseconds() {
    let wait = |value| answer(429, &[("Retry-After", value)], "{}").expect_err("an error").retry_after_ms;
    assert_eq!(wait("2"), Some(2_000.0));
    assert_eq!(wait("0"), Some(0.0));
    assert_eq!(wait("86400"), Some(86_400_000.0));
    for nonsense in ["", "-1", "1.5", "soon", "99999999999999999999"] {
        assert_eq!(wait(nonsense), None, "{nonsense}");
    }
}

#[test]
fn the_issues_of_the_server_get_paths_and_codes() {
    let messages = [
        ("integrationIdentifier should not be null or undefined", "integrationIdentifier", IssueCode::Required),
        ("workspace.id must be a string", "workspace.id", IssueCode::Type),
        ("nested property auth must be either object or array", "auth", IssueCode::Type),
        ("connectionMode must be one of the following values: subscriber, shared", "connectionMode", IssueCode::OneOf),
        ("Too many contexts: 6 provided, maximum allowed is 5", "context", IssueCode::TooMany),
        ("Context 'tenant' Data is too large: 65KB exceeds 64KB limit", "context.tenant.data", IssueCode::TooLarge),
        ("Context 'tenant' Data is invalid: cannot serialize to JSON", "context.tenant.data", IssueCode::Type),
        ("Something new", "", IssueCode::Format),
    ];
    let list: Vec<_> = messages.iter().map(|(message, ..)| Json::from(*message).to_string()).collect();
    let body =
        format!(r#"{{"message":"Validation Error","errors":{{"general":{{"messages":[{}]}}}}}}"#, list.join(","));
    let found = error(422, &body).issues.expect("issues");
    let found: Vec<_> = found.iter().map(|issue| (issue.message.as_ref(), issue.path.join("."), issue.code)).collect();
    let expected: Vec<_> = messages.map(|(message, path, code)| (message, path.to_owned(), code)).into();
    assert_eq!(found, expected);
}

#[test]
fn issues_keyed_by_field_are_understood_too() {
    let issues = error(422, r#"{"errors":{"workspace.id":{"messages":["is strange"]}}}"#).issues.expect("issues");
    assert_eq!(issues[0].path, ["workspace", "id"]);
    // What it is keyed by is more exact than its first word.
    let issues = error(422, r#"{"errors":{"auth":{"messages":["it must be a string"]}}}"#).issues.expect("issues");
    assert_eq!((issues[0].path.join("."), issues[0].code), ("auth".to_owned(), IssueCode::Type));
}

#[test]
fn an_idempotency_mismatch_has_no_issues() {
    let error = error(422, r#"{"message":"Request with key \"a-key\" is being reused for a different body"}"#);
    assert_eq!((error.code, error.issues), (NovuErrorCode::Unprocessable, None));
}

#[test]
fn a_server_that_says_much_is_read_up_to_a_limit() {
    let texts = |count: usize, length: usize| vec!["x".repeat(length); count];
    let messages = json!({ "messages": texts(40, 10) });
    let many = error(422, &json!({ "errors": { "workspace.id": messages, "auth.accessToken": messages } }).to_string());
    assert_eq!(many.issues.expect("issues").len(), 32);
    let issues = vec![json!({ "path": texts(32, 2_000), "code": "type", "message": "m" }); 32];
    let long = error(422, &json!({ "code": "validation", "issues": issues }).to_string());
    let shown = long
        .issues
        .expect("issues")
        .iter()
        .flat_map(|issue| issue.path.clone())
        .filter(|name| !name.is_empty())
        .count();
    assert_eq!(shown, 50, "of 100,000 bytes in all, 2,000 of each");
}
