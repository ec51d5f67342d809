use novu_channel_connections::{
    http::{HttpRequest, Method},
    sandbox::{Idempotency, Integration, Integrations, Options, Sandbox},
};

use crate::{NOW, body, data, fresh, get, outcome, post, request, text};

fn patch(identifier: &str, body: &str) -> HttpRequest {
    request(Method::Patch, &format!("/v1/channel-connections/{identifier}"), Some(body))
}

const CHANGE: &str = r#"{"workspace":{"id":"T2"},"auth":{"accessToken":"access-token-2"}}"#;

/// A sandbox with the connection `conn 1`, which was created at [`NOW`].
fn with_connection(options: Options) -> Sandbox {
    let mut sandbox = Sandbox::new(options);
    let members = r#""identifier":"conn 1","subscriberId":"user-1","context":{"tenant":"acme"},"workspace":{"id":"T1","name":"Acme"}"#;
    assert_eq!(sandbox.handle(&post(&body(members)), NOW).status, 201);
    sandbox
}

#[test]
fn an_update_replaces_workspace_and_auth_whole() {
    let mut sandbox = with_connection(Options::default());
    let response = sandbox.handle(&patch("conn%201", CHANGE), NOW + 1_000);
    assert_eq!(response.status, 200);
    assert_eq!(
        response.body,
        concat!(
            r#"{"data":{"identifier":"conn 1","channel":"chat","providerId":"slack","integrationIdentifier":"slack-prod","#,
            r#""subscriberId":"user-1","contextKeys":["tenant:acme"],"workspace":{"id":"T2"},"#,
            r#""auth":{"accessToken":"access-token-2"},"#,
            r#""createdAt":"2030-06-16T00:01:01.007Z","updatedAt":"2030-06-16T00:01:02.007Z"}}"#
        )
    );
    assert_eq!(sandbox.connections(), [data(&response)]);
    assert_eq!(sandbox.handle(&get("conn%201"), NOW).body, response.body);
}

#[test]
fn an_update_says_what_is_wrong() {
    let mut sandbox = with_connection(Options::default());
    for (body, status, message) in [
        ("{}", 422, "workspace should not be null or undefined | auth should not be null or undefined"),
        (
            r#"{"workspace":{},"auth":{"accessToken":5},"identifier":5,"context":[]}"#,
            422,
            "workspace.id should not be null or undefined | workspace.id must be a string | auth.accessToken must be a string",
        ),
        ("[", 400, "EOF while parsing a list at line 1 column 1"),
    ] {
        assert_eq!(outcome(&mut sandbox, &patch("conn%201", body)), (status, message.into()));
    }
    assert_eq!(outcome(&mut sandbox, &patch("conn%201", r#"{"auth":{"x":{"constructor":1}}}"#)).0, 500);
    let missing = r#"Channel connection with identifier "conn-2" not found"#;
    assert_eq!(outcome(&mut sandbox, &patch("conn-2", CHANGE)), (404, missing.into()));
    assert_eq!(outcome(&mut sandbox, &patch("conn-2", "{}")).0, 422);
    assert_eq!(text(&sandbox.connections()[0], "updatedAt"), "2030-06-16T00:01:01.007Z");
}

#[test]
fn a_refresh_token_needs_the_integration_as_when_it_is_created() {
    let rotating = r#"{"workspace":{"id":"T2"},"auth":{"accessToken":"k","refreshToken":"r"}}"#;
    let integrations = Integrations::Only(vec![Integration::slack("slack-prod")]);
    let mut sandbox = with_connection(Options { integrations, ..Options::default() });
    let message =
        r#"Integration "slack-prod" must have clientId and secretKey configured to store a rotating refresh token."#;
    assert_eq!(outcome(&mut sandbox, &patch("conn%201", rotating)), (400, message.into()));
    let missing = r#"Channel connection with identifier "conn-2" not found"#;
    assert_eq!(outcome(&mut sandbox, &patch("conn-2", rotating)), (404, missing.into()));
    assert_eq!(text(&sandbox.connections()[0], "updatedAt"), "2030-06-16T00:01:01.007Z");

    assert_eq!(outcome(&mut with_connection(Options::default()), &patch("conn%201", rotating)).0, 200);
}

#[test]
fn ciphertext_is_stored_and_then_cannot_be_read() {
    let mut sandbox = with_connection(Options::default());
    let encrypted = r#"{"workspace":{"id":"T2"},"auth":{"accessToken":"nvsk.x"}}"#;
    assert_eq!(outcome(&mut sandbox, &patch("conn%201", encrypted)).0, 500);
    assert_eq!(outcome(&mut sandbox, &get("conn%201")).0, 500);
    assert_eq!(outcome(&mut sandbox, &patch("conn%201", CHANGE)).0, 200);
}

#[test]
fn an_update_heeds_idempotency_keys() {
    let mut sandbox = with_connection(Options { idempotency: Some(Idempotency::default()), ..Options::default() });
    let mut request = patch("conn%201", CHANGE);
    request.headers.push("Idempotency-Key", "key-1");
    let first = sandbox.handle(&request, NOW + 1);
    let again = sandbox.handle(&request, NOW + 2);
    assert_eq!((again.status, &again.body), (200, &first.body));
    assert_eq!(again.headers.get("Idempotency-Replay"), Some("true"));
}

#[test]
fn a_deleted_connection_is_gone() {
    let mut sandbox = with_connection(Options::default());
    let delete = request(Method::Delete, "/v1/channel-connections/conn%201", None);
    let response = sandbox.handle(&delete, NOW);
    assert_eq!((response.status, response.body.as_str(), response.headers.get("Content-Type")), (204, "", None));
    assert!(sandbox.connections().is_empty());
    let missing = "Channel connection with identifier 'conn 1' not found";
    assert_eq!(outcome(&mut sandbox, &delete), (404, missing.into()));
    assert_eq!(outcome(&mut sandbox, &get("conn%201")), (404, missing.into()));
}

#[test]
fn only_the_named_connection_is_deleted() {
    let mut sandbox = with_connection(Options::default());
    sandbox.handle(&post(&body(r#""identifier":"conn-2","subscriberId":"user-2""#)), NOW);
    sandbox.handle(&request(Method::Delete, "/v1/channel-connections/conn-2", None), NOW);
    assert_eq!(sandbox.connections().iter().map(|left| text(left, "identifier")).collect::<Vec<_>>(), ["conn 1"]);
}

#[test]
fn a_change_needs_a_key() {
    for method in [Method::Patch, Method::Delete] {
        let mut anonymous = request(method, "/v1/channel-connections/conn-1", Some(CHANGE));
        anonymous.headers = [("content-type", "application/json")].into_iter().collect();
        assert_eq!(outcome(&mut fresh(), &anonymous), (401, "Missing authorization header".into()));
    }
}
