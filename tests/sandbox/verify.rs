use novu_channel_connections::{
    http::{HttpRequest, Method},
    sandbox::{Credentials, Integration, Integrations, Options, Sandbox},
};
use serde_json::json;

use crate::{NOW, body, data, fresh, outcome, post, request};

fn verify(identifier: &str) -> HttpRequest {
    request(Method::Post, &format!("/v1/channel-connections/{identifier}/verify"), None)
}

/// A sandbox with the connection `conn-1`, which has this `auth`.
fn with_auth(mut sandbox: Sandbox, auth: &str) -> Sandbox {
    let members = format!(r#""identifier":"conn-1","subscriberId":"user-1","auth":{auth}"#);
    assert_eq!(outcome(&mut sandbox, &post(&body(&members))).0, 201);
    sandbox
}

fn of_provider(provider_id: &str, credentials: Option<Credentials>) -> Options {
    let integration = Integration { provider_id: provider_id.into(), credentials, ..Integration::slack("slack-prod") };
    Options { integrations: Integrations::Only(vec![integration]), ..Options::default() }
}

fn auth(sandbox: &Sandbox, name: &str) -> String {
    sandbox.connections()[0]["auth"][name].as_str().unwrap_or_default().to_owned()
}

const ROTATING: &str = r#"{"accessToken":"xoxb-1","refreshToken":"xoxe-1","extra":"kept"}"#;

#[test]
fn a_verification_exchanges_the_refresh_token_and_stores_what_it_gets() {
    let mut sandbox = with_auth(fresh(), ROTATING);
    let answer = sandbox.handle(&verify("conn-1"), NOW + 1_000);
    assert_eq!(answer.status, 200);
    assert_eq!(data(&answer)["auth"], json!({ "accessToken": auth(&sandbox, "accessToken") }));
    assert!(auth(&sandbox, "accessToken").starts_with("xoxe.xoxb-1-"), "{}", auth(&sandbox, "accessToken"));
    assert!(auth(&sandbox, "refreshToken").starts_with("xoxe-1-"));
    assert_eq!(auth(&sandbox, "expiresAt"), "2030-06-16T12:01:02.007Z");
    assert_eq!(auth(&sandbox, "extra"), "kept");
    assert_eq!(sandbox.connections()[0]["updatedAt"], "2030-06-16T00:01:02.007Z");
    assert_eq!(sandbox.handle(&verify("conn-1"), NOW).status, 200);
}

#[test]
fn webex_gives_a_date_for_the_refresh_token_too() {
    let credentials = Credentials { client_id: "id".into(), secret_key: "secret".into() };
    let mut sandbox = with_auth(Sandbox::new(of_provider("webex-messaging", Some(credentials))), ROTATING);
    assert_eq!(sandbox.handle(&verify("conn-1"), NOW).status, 200);
    assert_eq!(auth(&sandbox, "expiresAt"), "2030-06-30T00:01:01.007Z");
    assert_eq!(auth(&sandbox, "refreshTokenExpiresAt"), "2030-09-14T00:01:01.007Z");
}

#[test]
fn a_refresh_token_that_was_exchanged_before_is_refused_and_nothing_changes() {
    let mut sandbox = with_auth(fresh(), ROTATING);
    assert_eq!(sandbox.handle(&verify("conn-1"), NOW).status, 200);
    let pasted = format!(r#"{{"workspace":{{"id":"T1"}},"auth":{ROTATING}}}"#);
    sandbox.handle(&request(Method::Patch, "/v1/channel-connections/conn-1", Some(&pasted)), NOW);
    let message = "Slack token refresh failed: invalid_refresh_token. Reconnect the Slack channel connection.";
    assert_eq!(outcome(&mut sandbox, &verify("conn-1")), (502, message.into()));
    assert_eq!(auth(&sandbox, "refreshToken"), "xoxe-1");
}

#[test]
fn without_a_refresh_token_a_verification_changes_nothing() {
    let mut sandbox = with_auth(fresh(), r#"{"accessToken":"xoxb-1"}"#);
    let before = sandbox.connections();
    assert_eq!(sandbox.handle(&verify("conn-1"), NOW + 1_000).status, 200);
    assert_eq!(sandbox.connections(), before);
}

#[test]
fn novus_own_slack_app_needs_no_credentials_to_exchange_a_token() {
    let mut sandbox = with_auth(Sandbox::new(of_provider("novu-slack", None)), ROTATING);
    assert_eq!(sandbox.handle(&verify("conn-1"), NOW).status, 200);
}

#[test]
fn what_is_not_there_or_cannot_be_read_cannot_be_verified() {
    let missing = "Channel connection with identifier 'conn 2' not found";
    assert_eq!(outcome(&mut fresh(), &verify("conn%202")), (404, missing.into()));
    let mut sandbox = fresh();
    sandbox.handle(&post(&body(r#""identifier":"conn-1","subscriberId":"u","auth":{"accessToken":"nvsk.x"}"#)), NOW);
    assert_eq!(outcome(&mut sandbox, &verify("conn-1")).0, 500);
}
