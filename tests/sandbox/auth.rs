use novu_channel_connections::{
    http::Headers,
    sandbox::{Options, Sandbox},
};

use crate::{body, get, json, outcome, post};

fn answer(authorization: Option<&str>, secret_key: Option<&str>) -> (u16, String) {
    let mut sandbox = Sandbox::new(Options { secret_key: secret_key.map(Into::into), ..Options::default() });
    let mut request = post(&body(r#""subscriberId":"user-1""#));
    let authorization = authorization.map(|value| ("authorization", value));
    request.headers = authorization.into_iter().chain([("content-type", "application/json")]).collect();
    outcome(&mut sandbox, &request)
}

#[test]
fn each_wrong_header_has_its_message() {
    for (authorization, message) in [
        (None, "Missing authorization header"),
        (Some(""), "Missing authorization header"),
        (Some("  "), "Missing authorization header"),
        (Some("secret-key-1"), "Invalid authentication scheme: \"secret-key-1\""),
        (Some("apikey secret-key-1"), "Invalid authentication scheme: \"apikey\""),
        (Some("Basic c2VjcmV0"), "Invalid authentication scheme: \"Basic\""),
        (Some("ApiKey"), "Unauthorized"),
        (Some("ApiKey "), "Unauthorized"),
        (Some("Bearer some.jwt.here"), "Unauthorized"),
        (Some("Keyless pk_keyless_1"), "API endpoint not accessible"),
        (Some("ApiKey other-key"), "API Key not found"),
        (Some("ApiKey  secret-key-1"), "API Key not found"),
        (Some("ApiKey ApiKey secret-key-1"), "API Key not found"),
    ] {
        assert_eq!(answer(authorization, Some("secret-key-1")), (401, message.into()), "{authorization:?}");
    }
}

#[test]
fn the_right_key_passes() {
    assert_eq!(answer(Some("ApiKey secret-key-1"), Some("secret-key-1")).0, 201);
}

#[test]
fn without_a_secret_key_any_text_without_white_space_is_one() {
    assert_eq!(answer(Some("ApiKey whatever"), None).0, 201);
    assert_eq!(answer(Some("ApiKey  whatever"), None), (401, "API Key not found".into()));
}

#[test]
fn reading_needs_a_key_too() {
    let mut request = get("conn-1");
    request.headers = Headers::default();
    assert_eq!(outcome(&mut Sandbox::new(Options::default()), &request), (401, "Missing authorization header".into()));
}

#[test]
fn only_an_exception_with_words_of_its_own_names_the_error() {
    let error = |authorization: &str| {
        let mut request = post("{}");
        request.headers = Headers::from_iter([("authorization", authorization)]);
        let body = json(&Sandbox::new(Options::default()).handle(&request, 0));
        (body.get("error").map(ToString::to_string), body.get("ctx").map(ToString::to_string).unwrap_or_default())
    };
    assert_eq!(error(""), (Some(r#""Unauthorized""#.into()), r#"{"error":"Unauthorized","statusCode":401}"#.into()));
    assert_eq!(error("ApiKey"), (None, r#"{"statusCode":401}"#.into()));
}
