use novu_channel_connections::{
    dto::ConnectionMode,
    identifier,
    json::Json,
    limits,
    validation::{validate, validate_context_key, validate_identifier, validate_query},
};
use strum::VariantArray;

use crate::{
    support::{issues, request},
    vectors,
};

#[test]
fn no_message_contains_a_value_of_the_request() {
    for vector in vectors::all() {
        for issue in validate(&Some(vector.body.clone())) {
            for secret in ["access-token-1", "refresh-token-1", "slack-prod", "T0123456"] {
                assert!(!issue.message.contains(secret), "{}: {}", vector.id, issue.message);
            }
            assert!(issue.message.ends_with('.') && issue.message.len() < 200, "{}", issue.message);
        }
    }
}

#[test]
fn the_messages_name_the_limits_that_hold() {
    let long = "a".repeat(identifier::MAX_LENGTH + 1);
    let contexts: Vec<_> = (0..=limits::CONTEXTS).map(|index| format!("\"t{index}\":\"a\"")).collect();
    let data = format!("[\"{}\"]", "a".repeat(limits::CONTEXT_DATA_BYTES));
    let body = format!("\"{}\"", "a".repeat(limits::BODY_BYTES));
    let cases = [
        ("context", format!("{{\"t\":\"{long}\"}}"), identifier::MAX_LENGTH.to_string()),
        ("context", format!("{{\"{long}\":\"a\"}}"), identifier::MAX_LENGTH.to_string()),
        ("context", format!("{{{}}}", contexts.join(",")), format!("at most {}", limits::CONTEXTS)),
        (
            "context",
            format!("{{\"t\":{{\"id\":\"a\",\"data\":{data}}}}}"),
            format!("{} KiB", limits::CONTEXT_DATA_BYTES / 1024),
        ),
        ("extra", body, format!("{} KiB", limits::BODY_BYTES / 1024)),
        (
            "connectionMode",
            "\"x\"".to_owned(),
            ConnectionMode::VARIANTS
                .iter()
                .map(|mode| format!("\"{}\"", <&str>::from(mode)))
                .collect::<Vec<_>>()
                .join(" or "),
        ),
    ];
    for (member, value, expected) in cases {
        let message = &issues(&request(&[(member, &value)]))[0].message;
        assert!(message.contains(&expected), "{message} does not say {expected}");
    }
}

#[test]
fn what_is_no_field_of_a_request_is_called_what_it_is() {
    let text = |text: &str| Some(Json::from(text));
    let key = validate_context_key(&None, &text("a b"));
    assert_eq!(key[0].message, "The type of a context is required.");
    assert!(key[1].message.starts_with("The id of a context "), "{}", key[1].message);
    let query = validate_query(&serde_json::from_str::<Json>(r#"{"limit":{}}"#).ok());
    assert!(query[0].message.starts_with("A member of a query must be "), "{}", query[0].message);
    assert!(validate_identifier(&text(".."))[0].message.starts_with("identifier must not be . "));
}
