use novu_channel_connections::{
    dto::{AuthDto, ConnectionMode, ContextPayload, ContextValue, CreateChannelConnectionRequestDto, WorkspaceDto},
    json::Json,
    validation::{IssueCode, validate, validate_field},
};
use serde_json::json;

use crate::support::{issues, request};

#[test]
fn every_field_of_the_type_has_a_rule_and_every_rule_a_field() {
    let text = || Some("x".to_owned());
    let complete = CreateChannelConnectionRequestDto {
        identifier: text(),
        subscriber_id: text(),
        context: Some(ContextPayload([("tenant".to_owned(), ContextValue::Id("x".to_owned()))].into())),
        connection_mode: Some(ConnectionMode::Subscriber),
        integration_identifier: "x".to_owned(),
        workspace: WorkspaceDto { id: "x".to_owned(), name: text(), bot_user_id: text() },
        auth: AuthDto {
            access_token: "x".to_owned(),
            refresh_token: text(),
            expires_at: text(),
            refresh_token_expires_at: text(),
        },
    };
    let mut body = serde_json::to_value(complete).expect("it is data");
    let mut paths = Vec::new();
    for (name, member) in body.as_object_mut().expect("an object") {
        match member.as_object_mut().filter(|_| name != "context") {
            // A number is right for no field.
            None => {
                *member = json!(7);
                paths.push(vec![name.clone()]);
            }
            Some(fields) => {
                for (field, value) in fields {
                    *value = json!(7);
                    paths.push(vec![name.clone(), field.clone()]);
                }
            }
        }
    }
    let found: Vec<_> = validate(&Some(body)).into_iter().map(|issue| issue.path).collect();
    assert_eq!(found, paths);
}

#[test]
fn issues_come_in_the_order_of_the_fields_not_of_the_input() {
    let found = issues(
        r#"{"auth":{"expiresAt":1},"workspace":{},"connectionMode":"x","context":{"b c":"1","a":5},"identifier":1}"#,
    );
    let paths: Vec<_> = found.iter().map(|issue| issue.path.join(".")).collect();
    assert_eq!(
        paths,
        [
            "identifier",
            "context.b c",
            "context.a",
            "connectionMode",
            "integrationIdentifier",
            "workspace.id",
            "auth.accessToken",
            "auth.expiresAt"
        ]
    );
}

#[test]
fn a_field_alone_is_judged_as_within_the_request() {
    let text = |text: &str| Some(Json::from(text));
    assert_eq!(validate_field(&["workspace", "id"], &text("")), issues(&request(&[("workspace", r#"{"id":""}"#)])));
    assert_eq!(validate_field(&["auth", "accessToken"], &text("nvsk.")).len(), 1);
    assert_eq!(validate_field(&["context", "tenant"], &text("a b"))[0].path, ["context", "tenant"]);
    assert_eq!(validate_field(&["context", "tenant", "id"], &text("a b"))[0].path, ["context", "tenant", "id"]);
    assert_eq!(validate_field(&["context", "tenant", "data"], &text("{}"))[0].code, IssueCode::Type);
    assert_eq!(validate_field(&["connectionMode"], &text("shared")), []);
    assert_eq!(validate_field(&["no", "such", "field"], &text("x")), []);
    assert_eq!(validate_field(&["workspace", "color"], &text("x")), []);
    assert_eq!(validate_field(&["identifier"], &None), []);
    assert_eq!(validate_field(&["auth"], &None)[0].code, IssueCode::Required);
    assert_eq!(validate_field(&[], &text("x"))[0].path, Vec::<String>::new());
}
