//! What the handler at the edge decides, without any runtime.

use novu_channel_connections::{
    edge::{self, Arrival, Ending, Errand, Refusal, scope},
    error::NovuErrorCode,
    json::Json,
};

const PATH: &str = "/api/v1/channel-connections";

const POST: Arrival<'_> = Arrival {
    method: "POST",
    own_origin: "https://my.app",
    path: PATH,
    origin: "",
    fetch_site: "",
    content_type: "application/json",
    is_allowed: false,
};

fn json(text: &str) -> Option<Json> {
    Json::parse(text).ok()
}

#[test]
fn a_post_of_json_creates_whatever_its_parameters() {
    for content_type in ["application/json", "application/json; charset=utf-8", "Application/JSON ;a=b"] {
        assert_eq!(edge::admit(&Arrival { content_type, ..POST }), Ok(Errand::Create));
    }
}

#[test]
fn a_get_of_a_valid_identifier_looks_and_no_other_does() {
    let get = |path| edge::admit(&Arrival { method: "GET", path, content_type: "", ..POST });
    assert_eq!(get("/v1/channel-connections/chconn_a-1"), Ok(Errand::LookUp("chconn_a-1")));
    for path in ["/v1/channel-connections/..", "/v1/channel-connections/a/b", "/v1/channel-connections/a%2Fb"] {
        assert_eq!(get(path), Err(Refusal::NotFound), "{path}");
    }
    for path in [PATH, "/v1/channel-connections/", "/elsewhere"] {
        assert_eq!(get(path), Err(Refusal::NotPost), "{path}");
    }
}

#[test]
fn where_a_browser_says_where_a_request_is_from_that_counts_before_the_origin() {
    let from = |fetch_site, origin| edge::admit(&Arrival { fetch_site, origin, ..POST }).is_ok();
    assert!(from("same-origin", "https://public.example"));
    assert!(from("none", ""));
    assert!(from("", "https://my.app"));
    assert!(from("", ""));
    assert!(!from("", "https://my.app.evil"));
    for site in ["cross-site", "same-site", "anything"] {
        assert!(!from(site, "https://my.app"), "{site}");
    }
}

#[test]
fn an_allowed_origin_is_one_of_the_list_to_the_letter() {
    let list = "https://a.example https://b.example:8443";
    assert!(edge::is_allowed("https://a.example", list));
    assert!(edge::is_allowed("https://b.example:8443", list));
    for origin in ["", "null", "https://a.example.evil", "https://b.example", "a.example", "https://A.example"] {
        assert!(!edge::is_allowed(origin, list), "{origin}");
    }
    assert!(!edge::is_allowed("", ""));
    assert!(!edge::is_allowed("https://a.example", "*"));
}

#[test]
fn a_scope_names_a_subscriber_or_contexts() {
    let check = |text, mode| scope::check(&json(text), mode);
    assert_eq!(check(r#"{"subscriberId":"a"}"#, ""), Ok(()));
    assert_eq!(check(r#"{"context":{"tenant":"a"}}"#, "shared"), Ok(()));
    assert_eq!(check(r#"{"subscriberId":"a","context":{"tenant":"a"}}"#, "shared"), Err(Refusal::Shared));
    for none in ["null", "{}", r#"{"subscriberId":""}"#, r#"{"subscriberId":null,"context":null}"#] {
        assert_eq!(check(none, ""), Err(Refusal::NoScope), "{none}");
    }
    for wrong in ["true", "[]", r#""a""#, r#"{"subscriberId":1}"#, r#"{"context":{}}"#, r#"{"context":{"a b":"c"}}"#] {
        assert_eq!(check(wrong, ""), Err(Refusal::NoDecision), "{wrong}");
    }
}

#[test]
fn a_connection_is_in_a_scope_only_with_the_very_subscriber_and_contexts() {
    let has = |scope, connection| scope::has(&json(scope), &json(connection));
    let of_both = r#"{"subscriberId":"a","contextKeys":["app:x","tenant:y"]}"#;
    assert!(has(r#"{"subscriberId":"a","context":{"tenant":{"id":"y"},"app":"x"}}"#, of_both));
    assert!(has(r#"{"context":{"tenant":"y"}}"#, r#"{"subscriberId":null,"contextKeys":["tenant:y"]}"#));
    for scope in [r#"{"subscriberId":"a"}"#, r#"{"subscriberId":"b","context":{"tenant":"y","app":"x"}}"#] {
        assert!(!has(scope, of_both), "{scope}");
    }
    assert!(!has(r#"{"context":{"tenant":"y","app":"x"}}"#, of_both));
}

#[test]
fn an_ending_that_may_have_created_has_no_status_that_looks_final() {
    let open = Ending { code: "conflict", outcome: "unknown", status: "409", ..Ending::default() };
    assert!(open.answer().unwrap().starts_with("503 "));
    assert!(Ending { outcome: "not_created", ..open }.answer().unwrap().starts_with("409 "));
    assert!(Ending { status: "408", ..open }.answer().unwrap().starts_with("408 "));
    assert!(Ending { status: "502", ..open }.answer().unwrap().starts_with("502 "));
    assert!(Ending { retry_after: "7", ..open }.answer().unwrap().ends_with("\nRetry-After:7"));
}

#[test]
fn a_look_that_found_nothing_tells_that_from_one_that_could_not_look() {
    let look = Ending { code: "not_found", outcome: "not_created", is_look_up: true, ..Ending::default() };
    assert_eq!(look.answer(), Err(Refusal::NotFound));
    assert_eq!(Ending { outcome: "unknown", ..look }.answer(), Err(Refusal::Upstream));
    assert_eq!(Ending { code: "timeout", ..look }.answer(), Err(Refusal::Upstream));
}

#[test]
fn every_refusal_has_a_status_and_a_code_that_the_types_name() {
    use Refusal::{
        Broken, LateDecision, MediaType, NoDecision, NoScope, NotFound, NotGet, NotJson, NotPost, Origin, Shared, Slow,
        TooLarge, Undecided, Upstream,
    };
    for refusal in [
        Broken,
        LateDecision,
        MediaType,
        NoDecision,
        NoScope,
        NotFound,
        NotGet,
        NotJson,
        NotPost,
        Origin,
        Shared,
        Slow,
        TooLarge,
        Undecided,
        Upstream,
    ] {
        let mut words = refusal.answer().splitn(3, ' ');
        let status: u16 = words.next().and_then(|status| status.parse().ok()).expect("a status");
        let code = words.next().expect("a code");
        assert!((400..=599).contains(&status));
        assert!(NovuErrorCode::from_name(code).is_some() || edge::EdgeErrorCode::from_name(code).is_some(), "{code}");
        assert!(words.next().is_some_and(|message| message.contains('.')));
    }
}
