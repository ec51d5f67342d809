use novu_channel_connections::http::Method;

use crate::{NOW, fresh, post, request, text};

fn error(body: &str) -> String {
    let mut post = post(body);
    post.url.push_str("?x=1");
    fresh().handle(&post, NOW).body
}

const PLACE: &str = r#""timestamp":"2030-06-16T00:01:01.007Z","path":"/v1/channel-connections?x=1""#;

#[test]
fn an_exception_has_its_context_twice() {
    assert_eq!(
        error(r#"{"integrationIdentifier":"","subscriberId":"u","workspace":[],"auth":[]}"#),
        [
            r#"{"error":"Not Found","statusCode":404,"#,
            PLACE,
            r#","message":"Integration not found: ","ctx":{"error":"Not Found","statusCode":404}}"#
        ]
        .concat()
    );
    assert_eq!(
        error("[1 2]"),
        [
            r#"{"error":"Bad Request","statusCode":400,"#,
            PLACE,
            r#","message":"expected `,` or `]` at line 1 column 4","ctx":{"error":"Bad Request","statusCode":400}}"#
        ]
        .concat()
    );
}

#[test]
fn what_is_too_large_has_a_context_without_an_error() {
    assert_eq!(
        error(&format!("[{}]", " ".repeat(102_400))),
        [r#"{"statusCode":413,"#, PLACE, r#","message":"Payload Too Large","ctx":{"statusCode":413}}"#].concat()
    );
}

#[test]
fn a_failed_validation_has_its_messages_under_general() {
    assert_eq!(
        error(r#"{"integrationIdentifier":"x","workspace":[],"auth":{"accessToken":5}}"#),
        [
            r#"{"statusCode":422,"#,
            PLACE,
            r#","message":"Validation Error","ctx":{},"errors":{"general":{"messages":["auth.accessToken must be a string"],"value":"No Value Recorded"}}}"#
        ]
        .concat()
    );
}

#[test]
fn a_failure_has_an_id_and_no_context() {
    let body = error(r#"{"context":{"constructor":"x"}}"#);
    let id = text(&serde_json::from_str(&body).expect("JSON"), "errorId");
    assert_eq!(
        body,
        format!(
            r#"{{"statusCode":500,{PLACE},"message":"Internal server error, contact support and provide them with the errorId","errorId":"{id}"}}"#
        )
    );
    let shape: String = id.chars().map(|c| if c.is_ascii_hexdigit() { 'x' } else { c }).collect();
    assert_eq!(shape, "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx");
    assert_eq!(&id[14..15], "4");
    assert!(["8", "9", "a", "b"].contains(&&id[19..20]));
}

#[test]
fn two_failures_have_two_ids() {
    let mut sandbox = fresh();
    let [first, second] = [0, 1].map(|_| sandbox.handle(&post(r#"{"x":{"constructor":1}}"#), NOW).body);
    assert_ne!(first, second);
}

#[test]
fn the_path_is_the_one_that_was_asked_for() {
    let body = fresh().handle(&request(Method::Get, "/novu/v1/nothing?a=b#c", None), NOW).body;
    assert!(body.contains(r#""path":"/novu/v1/nothing?a=b","message":"Cannot GET /novu/v1/nothing?a=b""#), "{body}");
}
