use novu_channel_connections::{
    http::Method,
    json::Json,
    sandbox::{Options, Sandbox},
};
use serde_json::json;

use crate::{NOW, body, data, fresh, post, request};

/// The `auth` of the only connection.
fn stored(sandbox: &Sandbox) -> Json {
    sandbox.connections()[0].get("auth").expect("auth").clone()
}

#[test]
fn auth_is_shown_as_it_is_stored_though_answers_leave_it_out() {
    let mut sandbox = fresh();
    let auth = json!({
        "accessToken": "xoxb-1",
        "refreshToken": "xoxe-1",
        "expiresAt": "2030-06-16T12:00:00Z",
        "refreshTokenExpiresAt": "2031-01-01",
        "signingSecret": { "of": "mine" },
    });
    let answer = sandbox.handle(&post(&body(&format!(r#""subscriberId":"user-1","auth":{auth}"#))), NOW);
    assert_eq!(data(&answer).get("auth"), Some(&json!({ "accessToken": "xoxb-1" })));
    assert_eq!(stored(&sandbox), auth);
}

#[test]
fn auth_that_looks_like_ciphertext_is_shown_as_it_was_sent() {
    let mut sandbox = fresh();
    sandbox.handle(&post(&body(r#""subscriberId":"user-1","auth":{"accessToken":"nvsk.x"}"#)), NOW);
    assert_eq!(stored(&sandbox), json!({ "accessToken": "nvsk.x" }));
}

#[test]
fn a_refresh_token_without_a_date_gets_the_one_of_its_arrival() {
    for expires_at in ["", r#","expiresAt":null"#, r#","expiresAt":"""#] {
        let mut sandbox = fresh();
        let auth = format!(r#""auth":{{"accessToken":"xoxb-1","refreshToken":"xoxe-1"{expires_at}}}"#);
        sandbox.handle(&post(&body(&format!(r#""identifier":"conn-1","subscriberId":"user-1",{auth}"#))), NOW);
        let with = |date: &str| json!({ "accessToken": "xoxb-1", "refreshToken": "xoxe-1", "expiresAt": date });
        assert_eq!(stored(&sandbox), with("2030-06-16T00:01:01.007Z"));

        let change = format!(r#"{{"workspace":{{"id":"T2"}},{auth}}}"#);
        sandbox.handle(&request(Method::Patch, "/v1/channel-connections/conn-1", Some(&change)), NOW + 1_000);
        assert_eq!(stored(&sandbox), with("2030-06-16T00:01:02.007Z"));
    }
}

#[test]
fn without_a_refresh_token_no_date_is_added() {
    let mut sandbox = Sandbox::new(Options::default());
    sandbox.handle(&post(&body(r#""subscriberId":"user-1","auth":{"accessToken":"k","refreshToken":""}"#)), NOW);
    assert_eq!(stored(&sandbox), json!({ "accessToken": "k", "refreshToken": "" }));
}
