use novu_channel_connections::{
    http::{Headers, Method},
    sandbox::{Options, Sandbox},
};

use crate::{NOW, body, fresh, get, json, outcome, post, request};

#[test]
fn head_answers_as_get_does_but_without_a_body() {
    let mut sandbox = fresh();
    sandbox.handle(&post(&body(r#""identifier":"conn-1","subscriberId":"user-1""#)), NOW);
    for (path, status) in [("", 200), ("?limit=0", 422), ("/conn-1", 200), ("/conn-2", 404)] {
        let path = format!("/v1/channel-connections{path}");
        let [head, get] = [Method::Head, Method::Get].map(|method| sandbox.handle(&request(method, &path, None), NOW));
        assert_eq!((head.status, head.body.as_str()), (status, ""), "{path}");
        assert_eq!((head.status, head.headers), (get.status, get.headers), "{path}");
    }
    assert_eq!(sandbox.handle(&request(Method::Head, "/v1/nothing", None), NOW).status, 404);
}

#[test]
fn options_is_answered_without_a_key_and_allows_no_origin() {
    for path in ["/v1/channel-connections", "/v1/channel-connections/conn-1", "/v1/nothing"] {
        let mut preflight = request(Method::Options, path, Some("{"));
        preflight.headers = Headers::from_iter([
            ("Origin", "https://example.com"),
            ("Access-Control-Request-Method", "POST"),
            ("Content-Type", "application/json"),
        ]);
        let answer = fresh().handle(&preflight, NOW);
        assert_eq!((answer.status, answer.body.as_str()), (204, ""), "{path}");
        assert_eq!(answer.headers.get("access-control-allow-origin"), None);
        assert_eq!(answer.headers.get("access-control-allow-methods"), Some("GET,HEAD,POST,PUT,DELETE,PATCH,OPTIONS"));
        let allowed = answer.headers.get("access-control-allow-headers").unwrap_or_default();
        assert!(allowed.contains("Authorization") && allowed.contains("Idempotency-Key"), "{allowed}");
        assert_eq!(answer.headers.get("access-control-max-age"), Some("86400"));
    }
}

#[test]
fn without_an_account_one_may_list_an_environment_that_has_no_connections() {
    let mut sandbox = Sandbox::new(Options { secret_key: Some("secret-key-1".into()), ..Options::default() });
    sandbox.handle(&post(&body(r#""identifier":"conn-1","subscriberId":"user-1""#)), NOW);
    let mut keyless = |authorization: &str, path: &str| {
        let mut request = get(path);
        request.url = request.url.trim_end_matches('/').into();
        request.headers = Headers::from_iter([("authorization", authorization)]);
        let answer = sandbox.handle(&request, NOW);
        (answer.status, json(&answer))
    };
    let (status, list) = keyless("Keyless pk_keyless_1", "");
    assert_eq!((status, &list["totalCount"], list["data"].as_array().map(Vec::len)), (200, &0.into(), Some(0)));
    let (status, refused) = keyless("Keyless pk_keyless_1", "conn-1");
    assert_eq!((status, refused["message"].as_str()), (401, Some("API endpoint not accessible")));
    for wrong in ["Keyless", "Keyless pk_keyless_", "Keyless other"] {
        assert_eq!(keyless(wrong, "").0, 401, "{wrong}");
    }
}

#[test]
fn without_an_account_the_query_of_a_list_is_checked_all_the_same() {
    let mut list = request(Method::Get, "/v1/channel-connections?limit=0", None);
    list.headers = Headers::from_iter([("authorization", "Keyless pk_keyless_1")]);
    assert_eq!(outcome(&mut fresh(), &list), (422, "limit must not be less than 1".into()));
}
