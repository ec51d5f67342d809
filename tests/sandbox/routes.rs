use novu_channel_connections::http::Method;

use crate::{body, fresh, outcome, request};

#[test]
fn a_prefix_before_the_version_and_a_slash_at_the_end_are_no_matter() {
    for path in [
        "/v1/channel-connections",
        "/v1/channel-connections/",
        "/V1/Channel-Connections",
        "/novu/v1/channel-connections",
        "/a/b/c/v1/channel-connections?x=/v2",
        "/v1/channel-connections#fragment",
    ] {
        let body = body(r#""subscriberId":"user-1""#);
        assert_eq!(outcome(&mut fresh(), &request(Method::Post, path, Some(&body))).0, 201, "{path}");
    }
}

#[test]
fn another_path_cannot_be_asked_for() {
    for (method, path) in [
        (Method::Post, "/v1/v1/channel-connections"),
        (Method::Post, "/v2/channel-connections"),
        (Method::Post, "/channel-connections"),
        (Method::Post, "/v1/channel-connection"),
        (Method::Post, "/v1//channel-connections"),
        (Method::Post, "/v1/channel-connections//"),
        (Method::Post, "/v1/channel-connections/conn-1"),
        (Method::Get, "/v1/channel-connections/conn-1/more"),
        (Method::Patch, "/v1/channel-connections"),
        (Method::Delete, "/v1/channel-connections/"),
        (Method::Put, "/v1/channel-connections/conn-1"),
        (Method::Get, "/v1/channel-connections/conn-1//"),
        (Method::Get, "/v1/"),
        (Method::Get, "/"),
    ] {
        let message = format!("Cannot {} {path}", method.as_str());
        assert_eq!(outcome(&mut fresh(), &request(method, path, Some("{}"))), (404, message));
    }
    assert_eq!(outcome(&mut fresh(), &request(Method::Get, "", None)), (404, "Cannot GET /".into()));
}

#[test]
fn a_path_without_a_route_needs_no_key_but_readable_json() {
    let mut unknown = request(Method::Post, "/v1/nothing", Some("{}"));
    unknown.headers = [("content-type", "application/json")].into_iter().collect();
    assert_eq!(outcome(&mut fresh(), &unknown).0, 404);
    unknown.body = Some("{".into());
    assert_eq!(outcome(&mut fresh(), &unknown).0, 400);
}

#[test]
fn an_identifier_in_a_path_is_percent_decoded() {
    let missing = |decoded: &str| (404, format!("Channel connection with identifier '{decoded}' not found"));
    for (encoded, decoded) in
        [("a%20b", "a b"), ("%F0%9F%9A%80", "🚀"), ("a%2Fb", "a/b"), ("a+b", "a+b"), ("%2e%2E", "..")]
    {
        let path = format!("/v1/channel-connections/{encoded}/");
        assert_eq!(outcome(&mut fresh(), &request(Method::Get, &path, None)), missing(decoded));
    }
    for encoded in ["%", "%2", "%zz", "%1g", "%+1", "%ff", "a%C3"] {
        let path = format!("/v1/channel-connections/{encoded}");
        let message = format!("Failed to decode param '{encoded}'");
        assert_eq!(outcome(&mut fresh(), &request(Method::Get, &path, None)), (400, message));
    }
}
