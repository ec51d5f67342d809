use novu_channel_connections::{
    http::{Headers, HttpRequest, Method},
    sandbox::{Options, RecordedRequest, Sandbox},
};

use crate::{NOW, body, fresh, get, post};

/// How a single request with this body is recorded.
fn recorded(body: &str) -> String {
    let mut sandbox = fresh();
    sandbox.handle(&post(body), NOW);
    sandbox.requests()[0].body.clone().expect("a body")
}

#[test]
fn requests_are_recorded_in_their_order() {
    let mut sandbox = fresh();
    let created = body(r#""identifier":"conn-1","subscriberId":"user-1""#);
    sandbox.handle(&post(&created), NOW);
    sandbox.handle(&get("conn-1?x=1"), NOW);
    sandbox.handle(&get("conn-2"), NOW);
    let expected = |method, path: &str, body, status| RecordedRequest {
        method,
        path: path.into(),
        headers: Headers::from_iter([("Authorization", "ApiKey [redacted]"), ("Content-Type", "application/json")]),
        body,
        status,
    };
    assert_eq!(
        sandbox.requests(),
        [
            expected(
                Method::Post,
                "/v1/channel-connections",
                Some(created.replace("access-token-1", "[redacted]")),
                201
            ),
            expected(Method::Get, "/v1/channel-connections/conn-1?x=1", None, 200),
            expected(Method::Get, "/v1/channel-connections/conn-2", None, 404),
        ]
    );
    assert_eq!(
        serde_json::to_string(&sandbox.requests()[1]).expect("JSON"),
        r#"{"method":"GET","path":"/v1/channel-connections/conn-1?x=1","headers":{"Authorization":"ApiKey [redacted]","Content-Type":"application/json"},"body":null,"status":200}"#
    );
}

#[test]
fn tokens_are_redacted_and_the_rest_of_a_body_is_as_it_was_sent() {
    for (sent, kept) in [
        (
            "{ \"auth\" : {\"accessToken\":\t\"tok\\u0065n-1\", \"expiresAt\": \"2030\"},\n \"x\": [1.0, \"a\\n\"] }",
            "{ \"auth\" : {\"accessToken\":\t\"[redacted]\", \"expiresAt\": \"2030\"},\n \"x\": [1.0, \"a\\n\"] }",
        ),
        (
            r#"{"auth":{"refreshToken":"r1","accessToken":"k"}}"#,
            r#"{"auth":{"refreshToken":"[redacted]","accessToken":"[redacted]"}}"#,
        ),
        (r#"{"auth":{"access\u0054oken":"k"}}"#, r#"{"auth":{"access\u0054oken":"[redacted]"}}"#),
        (
            r#"{"auth":{"accessToken":"a","accessToken":"b"}}"#,
            r#"{"auth":{"accessToken":"[redacted]","accessToken":"[redacted]"}}"#,
        ),
        (
            r#"{"auth":{"signing":"s","n":1,"deep":{"x":["y"],"expiresAt":"z"}},"z":"s"}"#,
            r#"{"auth":{"signing":"[redacted]","n":1,"deep":{"x":["[redacted]"],"expiresAt":"z"}},"z":"s"}"#,
        ),
        (
            r#"{"auth":["k",{"refreshToken":null,"accessToken":12345}],"x":["k"]}"#,
            r#"{"auth":["[redacted]",{"refreshToken":null,"accessToken":[redacted]}],"x":["k"]}"#,
        ),
        (r#"{"accessToken":["k",{"x":"y"}],"x":"k"}"#, r#"{"accessToken":["[redacted]",{"x":"[redacted]"}],"x":"k"}"#),
        (r#"{"auth":"k","accessToken":""}"#, r#"{"auth":"k","accessToken":""}"#),
        (r#"["{\"accessToken\":\"k\"}"]"#, r#"["{\"accessToken\":\"[redacted]\"}"]"#),
        (r#"{"note":"the accessToken is secret"}"#, r#"{"note":"the accessToken is secret"}"#),
    ] {
        assert_eq!(recorded(sent), kept);
    }
}

#[test]
fn tokens_are_redacted_in_what_is_no_json() {
    for (sent, kept) in [
        (r#"{"auth":{"accessToken":"xoxb-1"#, r#"{"auth":{"accessToken":"[redacted]"#),
        (r#"{"accessToken":"xoxb-1","refreshToken":"x\"#, r#"{"accessToken":"[redacted]","refreshToken":"[redacted]"#),
        (r#"{"accessToken":"xo\"xb\\","x":"#, r#"{"accessToken":"[redacted]","x":"#),
        (r#"{"accessToken": xoxb-1}}"#, r#"{"accessToken": [redacted]}}"#),
        (r#"{"accessToken": xoxb-1", "x":1"#, r#"{"accessToken": [redacted]", "x":1"#),
        (r#"{"accessToken":""xoxb-1","x":1}"#, r#"{"accessToken":""[redacted]","x":1}"#),
        (r#"{"accessToken":"","x":1"#, r#"{"accessToken":"","x":1"#),
        (r#"{"accessToken":null,"refreshToken":}"#, r#"{"accessToken":null,"refreshToken":}"#),
        (r#"{"accessToken""xoxb-1"}"#, r#"{"accessToken""[redacted]"}"#),
        (r#"{"accessToken" "xoxb-1"}"#, r#"{"accessToken" "[redacted]"}"#),
        (r#"{auth:{accessToken:"xoxb-1"}}"#, r#"{auth:{accessToken:"[redacted]"}}"#),
        (r"{'auth':{'accessToken':'xoxb-1'}}", r"{'auth':{'accessToken':'[redacted]'}}"),
        (r#"{"x":"abc,"auth":{"accessToken":"xoxb-1"}}"#, r#"{"x":"abc,"auth":{"accessToken":"[redacted]"}}"#),
        (r#"{"x":"abc, "accessToken":"xoxb-1"}"#, r#"{"x":"abc, "accessToken":"[redacted]"}"#),
        (r#"{\"accessToken\":\"xo\\\"xb\",\"x\":1}"#, r#"{\"accessToken\":\"[redacted]\",\"x\":1}"#),
        (r#""{\"accessToken\":\"xoxb-1"#, r#""{\"accessToken\":\"[redacted]"#),
        ("auth[accessToken]=xoxb-1&auth[refreshToken]=x", "auth[accessToken]=[redacted]&auth[refreshToken]=[redacted]"),
        ("auth%5BaccessToken%5D=xoxb-1", "auth%5BaccessToken%5D=[redacted]"),
        ("the accessToken is missing", "the accessToken is missing"),
    ] {
        assert_eq!(recorded(sent), kept);
    }
}

#[test]
fn a_token_in_what_is_no_json_is_redacted_elsewhere_too() {
    let mut sandbox = fresh();
    sandbox.handle(&get("xo%22xb-xo-1"), NOW);
    sandbox.handle(&post(r#"{"accessToken":"xo\"xb", accessToken=xo-1"#), NOW);
    sandbox.handle(&post(r#"["xo\"xb"]"#), NOW);
    let records = sandbox.requests();
    assert_eq!(records[0].path, "/v1/channel-connections/[redacted]-[redacted]");
    assert_eq!(records[2].body.as_deref(), Some(r#"["[redacted]"]"#));
}

#[test]
fn thousands_of_requests_with_as_many_tokens_can_be_listed() {
    let mut sandbox = fresh();
    for index in 0..2_000 {
        // The first request shows the token of the last one, before anything tells that it is one.
        let note = format!("xoxb-{}-token", 1_999 - index);
        let auth = format!(r#"{{"accessToken":"xoxb-{index}-token","refreshToken":"xoxe-{index}-token"}}"#);
        sandbox.handle(&post(&format!(r#"{{"note":"{note}","auth":{auth}}}"#)), NOW);
    }
    let kept = r#"{"note":"[redacted]","auth":{"accessToken":"[redacted]","refreshToken":"[redacted]"}}"#;
    let requests = sandbox.requests();
    assert_eq!(requests.len(), 2_000);
    assert!(requests.iter().all(|record| record.body.as_deref() == Some(kept)));
}

#[test]
fn a_body_nested_too_deep_is_recorded_too() {
    let [open, close] = ["[", "]"].map(|bracket| bracket.repeat(40_000));
    let deep = |token: &str| format!(r#"{{"accessToken":{open}"{token}"{close}}}"#);
    assert_eq!(recorded(&deep("xoxb-1")), deep("[redacted]"));
}

#[test]
fn every_text_in_auth_is_redacted_elsewhere_too() {
    let sent = r#"{"identifier":"slack-1","auth":{"accessToken":"xoxb-1","kind":"slack"}}"#;
    let kept = r#"{"identifier":"[redacted]-1","auth":{"accessToken":"[redacted]","kind":"[redacted]"}}"#;
    assert_eq!(recorded(sent), kept);
}

#[test]
fn a_secret_is_redacted_wherever_it_appears() {
    let secret = "tok\"en/1 é";
    let mut sandbox = Sandbox::new(Options { secret_key: Some("configured-key".into()), ..Options::default() });
    // Before anything shows that it is secret.
    sandbox.handle(&get("x-tok%22en%2F1%20%C3%A9"), NOW);
    let mut with_headers = post(r#"{"workspace":{"id":"tok\"en/1 é","name":"sent-key configured-key"}}"#);
    with_headers.headers = Headers::from_iter([
        ("authorization", "ApiKey sent-key"),
        ("x-note", secret),
        ("x-key", "sent-key"),
        ("content-type", "application/json"),
    ]);
    sandbox.handle(&with_headers, NOW);
    assert!(sandbox.requests()[0].path.ends_with("x-tok%22en%2F1%20%C3%A9"));
    sandbox.handle(&post(r#"{"auth":{"accessToken":"tok\"en/1 é"}}"#), NOW);

    let records = sandbox.requests();
    assert_eq!(records[0].path, "/v1/channel-connections/x-[redacted]");
    assert_eq!(
        records[1].headers,
        Headers::from_iter([
            ("authorization", "ApiKey [redacted]"),
            ("x-note", "[redacted]"),
            ("x-key", "[redacted]"),
            ("content-type", "application/json"),
        ])
    );
    assert_eq!(records[1].body.as_deref(), Some(r#"{"workspace":{"id":"[redacted]","name":"[redacted] [redacted]"}}"#));
    sandbox.handle(&get("tok%22en%2F1+%c3%a9"), NOW);
    assert!(sandbox.requests()[3].path.ends_with("/[redacted]"));
}

#[test]
fn a_longer_secret_that_is_seen_later_leaves_no_rest() {
    let mut sandbox = fresh();
    for token in ["secret", "secret-and-more", "secret-and"] {
        sandbox.handle(&post(&format!(r#"{{"auth":{{"accessToken":"{token}"}},"x":"secret-and-more secret"}}"#)), NOW);
        assert!(!format!("{:?}", sandbox.requests()).contains(token));
    }
    for record in sandbox.requests() {
        let kept = r#"{"auth":{"accessToken":"[redacted]"},"x":"[redacted] [redacted]"}"#;
        assert_eq!(record.body.as_deref(), Some(kept));
    }
}

#[test]
fn a_long_token_is_found_too() {
    let mut sandbox = fresh();
    let token = "xoxb-".to_owned() + &"a".repeat(50_000);
    sandbox.handle(&get(&token), NOW);
    sandbox.handle(&post(&format!(r#"{{"auth":{{"accessToken":"{token}"}}}}"#)), NOW);
    assert_eq!(sandbox.requests()[0].path, "/v1/channel-connections/[redacted]");
}

#[test]
fn a_secret_that_begins_another_leaves_no_rest_of_it() {
    let sent = r#"{"auth":{"accessToken":"secret"},"refreshToken":"secret-and-more","x":"secret-and-more secret"}"#;
    assert!(recorded(sent).ends_with(r#""x":"[redacted] [redacted]"}"#), "{}", recorded(sent));
}

#[test]
fn of_a_token_that_is_too_short_to_hide_only_its_place_is_redacted() {
    let sent = r#"{"identifier":"kit","auth":{"accessToken":"k"}}"#;
    assert_eq!(recorded(sent), r#"{"identifier":"kit","auth":{"accessToken":"[redacted]"}}"#);
}

#[test]
fn of_an_authorization_header_only_a_known_scheme_is_shown() {
    for (sent, kept) in [
        ("ApiKey secret-key-1", "ApiKey [redacted]"),
        ("apikey  secret-key-1", "apikey [redacted]"),
        ("Bearer a.b.c", "Bearer [redacted]"),
        ("ApiKey", "ApiKey"),
        ("secret-key-1", "[redacted]"),
        ("secret-key-1 more", "[redacted]"),
    ] {
        let mut sandbox = fresh();
        let headers = Headers::from_iter([("AUTHORIZATION", sent)]);
        sandbox.handle(&HttpRequest { headers, ..get("secret-key-1") }, NOW);
        let record = sandbox.requests().remove(0);
        assert_eq!(record.headers.get("authorization"), Some(kept));
        assert_eq!(record.path.contains("secret-key-1"), !sent.contains("secret-key-1"), "{sent}");
    }
}

#[test]
fn secrets_in_the_url_in_headers_and_in_forms_are_redacted() {
    let mut sandbox = fresh();
    let headers = Headers::from_iter([
        ("Cookie", "session=cookie-0123; theme=dark"),
        ("X-Api-Key", "header-0123"),
        ("X-Slack-Token", "slack-0123"),
        ("Idempotency-Key", "shown"),
        ("X-Note", "cookie-0123 header-0123 slack-0123 url-0123456"),
    ]);
    sandbox.handle(&HttpRequest { headers, ..get("x?access_token=url-0123456&a=b") }, NOW);
    sandbox.handle(&post("client_secret=form-0123&grant=b&CLIENT-SECRET=other-0123"), NOW);
    let records = sandbox.requests();
    assert_eq!(records[0].path, "/v1/channel-connections/x?access_token=[redacted]&a=b");
    assert_eq!(
        records[0].headers,
        Headers::from_iter([
            ("Cookie", "[redacted]"),
            ("X-Api-Key", "[redacted]"),
            ("X-Slack-Token", "[redacted]"),
            ("Idempotency-Key", "shown"),
            ("X-Note", "[redacted] [redacted] [redacted] [redacted]"),
        ])
    );
    assert_eq!(records[1].body.as_deref(), Some("client_secret=[redacted]&grant=b&CLIENT-SECRET=[redacted]"));
}

#[test]
fn secrets_in_auth_are_redacted_in_each_form() {
    let mut sandbox = fresh();
    sandbox.handle(&get("x-%58OXB-1%2D2%26%2351;456-eG94Yi0xLTIzNDU2-786f78622d312d3233343536"), NOW);
    sandbox.handle(&post(r#"{"auth":{"deep":[{"signing":"xoxb-1-23456"}]}}"#), NOW);
    assert_eq!(sandbox.requests()[0].path, "/v1/channel-connections/x-[redacted]-[redacted]-[redacted]");
}

#[test]
fn the_time_to_list_requests_grows_with_their_number() {
    let mut sandbox = fresh();
    for index in 0..1_000 {
        let auth =
            format!(r#"{{"accessToken":"xoxb-{index}-token-{index}","refreshToken":"xoxe-{index}-{index}-token"}}"#);
        sandbox.handle(&post(&format!(r#"{{"note":"{}","auth":{auth}}}"#, "xoxb-apiKey ".repeat(200))), NOW);
    }
    let started = std::time::Instant::now();
    assert_eq!(sandbox.requests().len(), 1_000);
    assert!(started.elapsed() < std::time::Duration::from_secs(10), "{:?}", started.elapsed());
    println!("listed in {:?}", started.elapsed());
}
