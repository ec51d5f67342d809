//! The sandbox answers as Novu does.

#![cfg(all(feature = "sandbox", not(target_arch = "wasm32")))]

mod vectors;

#[path = "sandbox/auth.rs"]
mod auth;
#[path = "sandbox/body.rs"]
mod body;
#[path = "sandbox/conflicts.rs"]
mod conflicts;
#[path = "sandbox/create.rs"]
mod create;
#[path = "sandbox/errors.rs"]
mod errors;
#[path = "sandbox/faults.rs"]
mod faults;
#[path = "sandbox/idempotency.rs"]
mod idempotency;
#[path = "sandbox/list.rs"]
mod list;
#[path = "sandbox/methods.rs"]
mod methods;
#[path = "sandbox/options.rs"]
mod options;
#[path = "sandbox/rate_limit.rs"]
mod rate_limit;
#[path = "sandbox/records.rs"]
mod records;
#[path = "sandbox/records_again.rs"]
mod records_again;
#[path = "sandbox/routes.rs"]
mod routes;
#[path = "sandbox/stored.rs"]
mod stored;
#[path = "sandbox/update.rs"]
mod update;
#[path = "sandbox/verify.rs"]
mod verify;

use novu_channel_connections::{
    http::{Headers, HttpRequest, HttpResponse, Method},
    json::Json,
    sandbox::{Options, Sandbox},
};

/// 2030-06-16T00:01:01.007Z
const NOW: u64 = 1_907_798_461_007;

fn request(method: Method, path: &str, body: Option<&str>) -> HttpRequest {
    HttpRequest {
        method,
        url: format!("https://api.novu.co{path}"),
        headers: Headers::from_iter([("Authorization", "ApiKey secret-key-1"), ("Content-Type", "application/json")]),
        body: body.map(String::from),
    }
}

fn post(body: &str) -> HttpRequest {
    request(Method::Post, "/v1/channel-connections", Some(body))
}

fn get(identifier: &str) -> HttpRequest {
    request(Method::Get, &format!("/v1/channel-connections/{identifier}"), None)
}

/// A request body with everything that is required, and `members` besides.
fn body(members: &str) -> String {
    format!(
        r#"{{"integrationIdentifier":"slack-prod","workspace":{{"id":"T0123456"}},"auth":{{"accessToken":"access-token-1"}},{members}}}"#
    )
}

fn fresh() -> Sandbox {
    Sandbox::new(Options::default())
}

/// Status and message of the answer; several messages joined with ` | `; an empty one for a success.
fn outcome(sandbox: &mut Sandbox, request: &HttpRequest) -> (u16, String) {
    let response = sandbox.handle(request, NOW);
    (response.status, messages(&response).join(" | "))
}

fn json(response: &HttpResponse<String>) -> Json {
    serde_json::from_str::<Json>(&response.body).expect("the answer is JSON")
}

/// The connection in a successful answer.
fn data(response: &HttpResponse<String>) -> Json {
    json(response).get("data").expect("the answer has data").clone()
}

fn text(value: &Json, name: &str) -> String {
    value.get(name).and_then(Json::as_str).unwrap_or_else(|| panic!("no text {name} in {value}")).to_owned()
}

fn messages(response: &HttpResponse<String>) -> Vec<String> {
    let body = json(response);
    let text = |value: &Json| value.as_str().expect("a message is a text").to_owned();
    match body.get("errors").and_then(|errors| errors.get("general")).and_then(|general| general.get("messages")) {
        Some(Json::Array(messages)) => messages.iter().map(text).collect(),
        _ => body.get("message").map(text).into_iter().collect(),
    }
}

#[test]
fn every_labelled_body_gets_the_labelled_answer() {
    let vectors = vectors::without_lone_surrogates();
    assert_eq!(vectors.len(), 653);
    let wrong: Vec<String> = vectors
        .iter()
        .filter_map(|vector| {
            let response = fresh().handle(&post(&vector.text), NOW);
            // The words for what is no JSON are those of the host, natively of `serde_json`.
            let messages =
                if response.status == 400 && vector.group == "top-level" { Vec::new() } else { messages(&response) };
            let expected =
                if vector.group == "top-level" && vector.status == 400 { Vec::new() } else { vector.messages.clone() };
            let (got, expected) = ((response.status, messages), (vector.status, expected));
            (got != expected).then(|| format!("{}: {got:?} instead of {expected:?}", vector.id))
        })
        .collect();
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_reset_sandbox_is_like_a_new_one() {
    let mut sandbox = Sandbox::new(Options { seed: 7, ..Options::default() });
    let request = post(&body(r#""subscriberId":"user-1""#));
    let first = sandbox.handle(&request, NOW);
    assert_eq!(first.status, 201);

    sandbox.reset();
    assert!(sandbox.connections().is_empty());
    assert_eq!(sandbox.requests(), []);
    assert_eq!(sandbox.handle(&request, NOW), first);
}
