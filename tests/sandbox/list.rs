use novu_channel_connections::{
    http::Method,
    json::Json,
    sandbox::{Integration, Integrations, Options, Sandbox},
};

use crate::{NOW, body, fresh, json, outcome, post, request, text};

fn list(query: &str) -> novu_channel_connections::http::HttpRequest {
    request(Method::Get, &format!("/v1/channel-connections{query}"), None)
}

/// The identifiers of a page, in order, and its cursors to the next and the previous one.
fn page(sandbox: &mut Sandbox, query: &str) -> (String, Option<String>, Option<String>) {
    let response = sandbox.handle(&list(query), NOW);
    assert_eq!(response.status, 200, "{query}: {}", response.body);
    let body = json(&response);
    let Some(Json::Array(data)) = body.get("data") else { panic!("no data in {body}") };
    let identifiers: Vec<_> = data.iter().map(|connection| text(connection, "identifier")).collect();
    let cursor = |name| body.get(name).and_then(Json::as_str).map(String::from);
    (identifiers.join(" "), cursor("next"), cursor("previous"))
}

fn identifiers(sandbox: &mut Sandbox, query: &str) -> String {
    page(sandbox, query).0
}

/// Connections `a`, `b`, …, each created a second after the one before.
fn with_connections(names: &str) -> Sandbox {
    let mut sandbox = fresh();
    for (name, time) in names.chars().zip(0..) {
        let created = post(&body(&format!(r#""identifier":"{name}","subscriberId":"{name}""#)));
        assert_eq!(sandbox.handle(&created, NOW + time * 1_000).status, 201);
    }
    sandbox
}

#[test]
fn a_list_is_not_wrapped_and_the_newest_comes_first() {
    let mut sandbox = with_connections("ab");
    let [older, newer] = &sandbox.connections()[..] else { panic!("two connections") };
    let expected =
        format!(r#"{{"data":[{newer},{older}],"next":null,"previous":null,"totalCount":2,"totalCountCapped":false}}"#);
    assert_eq!(sandbox.handle(&list(""), NOW).body, expected);
    assert_eq!(identifiers(&mut sandbox, "?orderDirection=ASC"), "a b");
    let empty = r#"{"data":[],"next":null,"previous":null,"totalCount":0,"totalCountCapped":false}"#;
    assert_eq!(fresh().handle(&list("/"), NOW).body, empty);
}

#[test]
fn pages_are_ten_long_unless_asked_otherwise() {
    let mut sandbox = with_connections("abcdefghijkl");
    assert_eq!(identifiers(&mut sandbox, ""), "l k j i h g f e d c");
    assert_eq!(identifiers(&mut sandbox, "?limit="), "l k j i h g f e d c");
    assert_eq!(identifiers(&mut sandbox, "?limit=3"), "l k j");
    assert_eq!(identifiers(&mut sandbox, "?limit=100").len(), 23);
    let body = json(&sandbox.handle(&list("?limit=3"), NOW));
    assert_eq!(body.get("totalCount").map(ToString::to_string).as_deref(), Some("12"));
}

#[test]
fn cursors_lead_through_all_pages_and_back() {
    let mut sandbox = with_connections("abcde");
    for (direction, pages) in [("DESC", ["e d", "c b", "a"]), ("ASC", ["a b", "c d", "e"])] {
        let mut go = |cursor: &str| page(&mut sandbox, &format!("?limit=2&orderDirection={direction}&{cursor}"));
        let (first, next, previous) = go("");
        assert_eq!((first.as_str(), previous), (pages[0], None));
        let (second, next, previous) = go(&format!("after={}", next.expect("a second page")));
        assert_eq!(second, pages[1]);
        let back = go(&format!("before={}", previous.expect("a first page")));
        assert_eq!((back.0.as_str(), back.1.is_some(), back.2), (pages[0], true, None));
        let (third, next, previous) = go(&format!("after={}", next.expect("a third page")));
        assert_eq!((third.as_str(), next), (pages[2], None));
        let back = go(&format!("before={}", previous.expect("a second page")));
        assert_eq!((back.0.as_str(), back.1.is_some(), back.2.is_some()), (pages[1], true, true));
    }
}

#[test]
fn a_page_before_a_cursor_is_the_one_next_to_it() {
    let mut sandbox = with_connections("abcde");
    let last = page(&mut sandbox, "?limit=4").1.expect("the cursor of b");
    assert_eq!(identifiers(&mut sandbox, &format!("?limit=2&before={last}")), "d c");
    assert_eq!(identifiers(&mut sandbox, &format!("?limit=2&before={last}&includeCursor=true")), "c b");
    assert_eq!(identifiers(&mut sandbox, &format!("?limit=2&after={last}")), "a");
    assert_eq!(identifiers(&mut sandbox, &format!("?limit=2&after={last}&includeCursor=true")), "b a");
    assert_eq!(identifiers(&mut sandbox, &format!("?limit=2&after={last}&includeCursor=false")), "a");
}

#[test]
fn what_was_created_at_once_is_in_the_order_of_creation() {
    let mut sandbox = fresh();
    for name in ["a", "b", "c"] {
        sandbox.handle(&post(&body(&format!(r#""identifier":"{name}","subscriberId":"{name}""#))), NOW);
    }
    let (first, next, _) = page(&mut sandbox, "?limit=2");
    assert_eq!(first, "c b");
    assert_eq!(identifiers(&mut sandbox, &format!("?after={}", next.expect("a second page"))), "a");
}

#[test]
fn a_list_can_be_in_the_order_of_updates() {
    let mut sandbox = with_connections("abc");
    let change = r#"{"workspace":{"id":"T2"},"auth":{"accessToken":"k"}}"#;
    sandbox.handle(&request(Method::Patch, "/v1/channel-connections/b", Some(change)), NOW + 9_000);
    assert_eq!(identifiers(&mut sandbox, "?orderBy=updatedAt"), "b c a");
    assert_eq!(identifiers(&mut sandbox, "?orderBy=createdAt"), "c b a");
}

#[test]
fn a_list_can_be_limited_to_some() {
    let integrations = Integrations::Only(vec![
        Integration::slack("slack-prod"),
        Integration { provider_id: "telegram".into(), ..Integration::slack("the bot") },
        Integration { provider_id: "fcm".into(), channel: "push".into(), ..Integration::slack("push") },
    ]);
    let mut sandbox = Sandbox::new(Options { integrations, ..Options::default() });
    for members in [
        r#""identifier":"a","subscriberId":"user-1""#,
        r#""identifier":"b","subscriberId":"user-2","integrationIdentifier":"the bot""#,
        r#""identifier":"c","connectionMode":"shared","context":{"tenant":"acme","region":"eu"}"#,
        r#""identifier":"d","subscriberId":"user-1","context":{"tenant":"acme"},"integrationIdentifier":"push""#,
    ] {
        assert_eq!(sandbox.handle(&post(&body(members)), NOW).status, 201);
    }
    for (query, expected) in [
        ("", "d c b a"),
        ("?subscriberId=user-1", "d c a"),
        ("?subscriberId=user-1&connectionMode=subscriber", "d a"),
        ("?subscriberId=user-1&connectionMode=shared", "c"),
        ("?connectionMode=shared", "d c b a"),
        ("?subscriberId=", "d c b a"),
        ("?subscriberId=User-1", "c"),
        ("?channel=push", "d"),
        ("?providerId=telegram", "b"),
        ("?integrationIdentifier=slack-prod", "c a"),
        ("?integrationIdentifier=the+bot", "b"),
        ("?integrationIdentifier=slack%2Dprod&subscriberId=user%2d2", "c"),
        ("?contextKeys=tenant:acme", "d"),
        ("?contextKeys=tenant%3Aacme&contextKeys=region%3Aeu", "c"),
        ("?contextKeys[]=region:eu&contextKeys[]=tenant:acme", "c"),
        ("?contextKeys=region:eu", ""),
        ("?contextKeys=", "b a"),
        ("?unknown=1&&=2", "d c b a"),
    ] {
        assert_eq!(identifiers(&mut sandbox, query), expected, "{query}");
    }
}

#[test]
fn an_unknown_cursor_gives_an_empty_page() {
    let empty = r#"{"data":[],"next":null,"previous":null,"totalCount":0,"totalCountCapped":false}"#;
    for query in ["?after=000000000000000000000000", "?before=x"] {
        assert_eq!(with_connections("ab").handle(&list(query), NOW).body, empty);
    }
}

#[test]
fn a_wrong_query_is_refused() {
    let mut sandbox = fresh();
    for (query, status, message) in [
        ("?after=x&before=y", 400, "Cannot specify both \"before\" and \"after\" cursors at the same time."),
        ("?limit=101", 422, "limit must not be greater than 100"),
        ("?limit=0", 422, "limit must not be less than 1"),
        ("?limit=99999999999999999999", 422, "limit must not be greater than 100"),
        ("?limit=-3", 422, "limit must not be less than 1"),
        ("?limit=1e1", 422, "limit must be an integer number"),
        ("?limit=ten", 422, "limit must be an integer number"),
        ("?limit=1.5", 422, "limit must be an integer number"),
        ("?channel=fax", 422, "channel must be one of the following values: in_app, email, sms, chat, push, tool"),
        ("?orderDirection=asc", 422, "orderDirection must be one of the following values: ASC, DESC"),
        (
            "?orderBy=a&orderBy=b&subscriberId=a&subscriberId=b&connectionMode=",
            422,
            "subscriberId must be a string | connectionMode must be one of the following values: subscriber, shared | orderBy must be a string",
        ),
    ] {
        assert_eq!(outcome(&mut sandbox, &list(query)), (status, message.into()), "{query}");
    }
    let (status, message) = outcome(&mut sandbox, &list("?providerId=fax"));
    assert!(status == 422 && message.starts_with("providerId must be one of the following values: "), "{message}");
}

#[test]
fn a_list_with_ciphertext_in_it_cannot_be_read() {
    let mut sandbox = fresh();
    sandbox.handle(&post(&body(r#""subscriberId":"user-1","auth":{"accessToken":"nvsk.x"}"#)), NOW);
    assert_eq!(outcome(&mut sandbox, &list("")).0, 500);
}
