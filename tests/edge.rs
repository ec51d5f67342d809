//! What the handler at the edge decides, without any runtime.

use novu_channel_connections::{
    edge::{self, FailedCall, OPERATIONS, Operations, Refusal, Rejection, RequestHead, Route, scope},
    error::{NovuErrorCode, Outcome, Resource},
    json::Json,
};
use strum::VariantArray as _;

const PATH: &str = "/api/v1/channel-connections";

fn post() -> RequestHead {
    RequestHead {
        method: "POST".to_owned(),
        url: format!("https://my.app{PATH}?from=settings"),
        content_type: "application/json".to_owned(),
        ..RequestHead::default()
    }
}

/// The route of a request where pages may do this.
fn route(head: &RequestHead, operations: &[&str]) -> Result<Route, Rejection> {
    let operations: Vec<_> = operations.iter().map(|name| (*name).to_owned()).collect();
    Operations::new(&operations).map_err(Rejection::from).and_then(|operations| Route::of(head, operations))
}

fn json(text: &str) -> Option<Json> {
    serde_json::from_str::<Json>(text).ok()
}

#[test]
fn the_refusal_of_an_unknown_operation_names_those_that_there_are() {
    let known = OPERATIONS.join(", ");
    assert_eq!(Refusal::Operations.message(), format!("operations must be a list of these: {known}."));
}

#[test]
fn a_post_of_json_creates_whatever_its_parameters() {
    for content_type in ["application/json", "application/json; charset=utf-8", "Application/JSON ;a=b"] {
        let content_type = content_type.to_owned();
        assert_eq!(route(&RequestHead { content_type, ..post() }, &["create"]), Ok(Route::Create));
    }
}

fn get(path: &str) -> Result<Route, Rejection> {
    let url = format!("https://my.app{path}");
    route(&RequestHead { method: "GET".to_owned(), url, content_type: String::new(), ..post() }, &["create"])
}

#[test]
fn a_get_of_one_segment_behind_the_resource_looks_whatever_is_encoded_in_it() {
    for segment in ["chconn_a-1", "user%3Aagent%3A7", "user:agent:7", "a%2Fb", "%", "..."] {
        let found = get(&format!("/v1/channel-connections/{segment}?a=1#b"));
        assert_eq!(found, Ok(Route::Retrieve(segment.to_owned())), "{segment}");
    }
}

#[test]
fn a_method_is_answered_where_an_operation_needs_it() {
    let allowed = |path: &str, operation: &str| {
        let url = format!("https://my.app{PATH}{path}");
        match route(&RequestHead { method: "PUT".to_owned(), url, ..post() }, &[operation]) {
            Err(Rejection { refusal: Refusal::Method, allow }) => allow.join(","),
            other => panic!("{other:?}"),
        }
    };
    for (operation, of_resource, of_connection) in [
        ("create", "POST", "GET"),
        ("upsert", "POST", "GET,PATCH"),
        ("list", "GET", ""),
        ("retrieve", "", "GET"),
        ("delete", "", "DELETE"),
    ] {
        assert_eq!((allowed("", operation).as_str(), allowed("/a", operation).as_str()), (of_resource, of_connection));
    }
}

#[test]
fn each_method_has_its_route() {
    let of = |method: &str, path: &str| {
        let (method, url) = (method.to_owned(), format!("https://my.app{PATH}{path}"));
        route(&RequestHead { method, url, ..post() }, &OPERATIONS)
    };
    assert_eq!(of("POST", ""), Ok(Route::Create));
    assert_eq!(of("GET", "?limit=5"), Ok(Route::List));
    assert_eq!(of("GET", "/a"), Ok(Route::Retrieve("a".to_owned())));
    assert_eq!(of("PATCH", "/a"), Ok(Route::Update("a".to_owned())));
    assert_eq!(of("DELETE", "/a"), Ok(Route::Delete("a".to_owned())));
    for (method, path) in [("PATCH", ""), ("DELETE", ""), ("POST", "/a"), ("PUT", "/a"), ("HEAD", "/a"), ("get", "")] {
        assert_eq!(of(method, path).unwrap_err().refusal, Refusal::Method, "{method} {path}");
    }
}

#[test]
fn what_has_a_body_is_json() {
    for (method, path) in [("POST", ""), ("PATCH", "/a")] {
        let (method, url) = (method.to_owned(), format!("https://my.app{PATH}{path}"));
        let head = RequestHead { method, url, content_type: "text/plain".to_owned(), ..post() };
        assert_eq!(route(&head, &OPERATIONS), Err(Refusal::MediaType.into()));
    }
}

#[test]
fn an_operation_that_is_none_is_a_mistake_of_the_application() {
    for names in [&["update"][..], &["create", "Delete"], &[""]] {
        assert_eq!(route(&post(), names), Err(Refusal::Operations.into()), "{names:?}");
    }
    assert_eq!(route(&post(), &[]).unwrap_err().refusal, Refusal::Method);
}

#[test]
fn a_page_names_an_integration_that_the_scope_or_the_application_lets_it() {
    let may = |scope, integrations, name| scope::may_name(&json(scope), &json(integrations), name);
    assert!(may("{}", "null", "any"));
    assert!(may("{}", r#"["slack","teams"]"#, "teams"));
    assert!(!may("{}", r#"["slack","teams"]"#, "webex") && !may("{}", "[]", "slack"));
    assert!(may(r#"{"integrationIdentifier":"webex"}"#, r#"["slack"]"#, "webex"), "the scope has the last word");
    assert!(!may(r#"{"integrationIdentifier":"webex"}"#, r#"["slack"]"#, "slack"));
}

#[test]
fn a_path_that_is_not_the_resources_own_is_not_found_whatever_the_method() {
    for (path, refusal) in [
        ("", Refusal::OtherPath),
        ("/", Refusal::OtherPath),
        ("/elsewhere", Refusal::OtherPath),
        ("/v1/channel-connection", Refusal::OtherPath),
        ("/?/v1/channel-connections", Refusal::OtherPath),
        ("/v1/channel-connectionsX", Refusal::NotFound),
        ("/v1/channel-connections/", Refusal::NotFound),
        ("/v1/channel-connections//", Refusal::NotFound),
        ("/v1/channel-connections/.", Refusal::NotFound),
        ("/v1/channel-connections/..", Refusal::NotFound),
        ("/v1/channel-connections/a/b", Refusal::NotFound),
        ("/v1/channel-connections/a/v1/channel-connections", Refusal::NotFound),
    ] {
        assert_eq!(get(path), Err(refusal.into()), "{path}");
        let url = format!("https://my.app{path}");
        assert_eq!(route(&RequestHead { url, ..post() }, &OPERATIONS), Err(refusal.into()), "{path}");
    }
    assert_eq!(Refusal::OtherPath.resource(), None);
    assert_eq!(Refusal::NotFound.resource(), Some(Resource::Connection));
}

#[test]
fn what_novu_says_is_replaced_for_every_code_of_an_answer_of_novu() {
    for status in 400..600 {
        let code = NovuErrorCode::of_status(status);
        assert!(edge::told_instead(code).is_some_and(|told| told.ends_with('.')), "{status}");
    }
    for own in [NovuErrorCode::Validation, NovuErrorCode::Configuration, NovuErrorCode::Timeout] {
        assert_eq!(edge::told_instead(own), None, "{own:?}");
    }
}

#[test]
fn where_a_browser_says_where_a_request_is_from_that_counts_before_the_origin() {
    let from = |fetch_site: &str, origin: &str| {
        let (fetch_site, origin) = (fetch_site.to_owned(), origin.to_owned());
        route(&RequestHead { fetch_site, origin, ..post() }, &["create"]).is_ok()
    };
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
    let list = ["https://a.example".to_owned(), "https://b.example:8443".to_owned()];
    assert!(edge::is_allowed_origin("https://a.example", &list));
    assert!(edge::is_allowed_origin("https://b.example:8443", &list));
    for origin in ["", "null", "https://a.example.evil", "https://b.example", "a.example", "https://A.example"] {
        assert!(!edge::is_allowed_origin(origin, &list), "{origin}");
    }
    assert!(!edge::is_allowed_origin("", &[]));
    assert!(!edge::is_allowed_origin("", &[String::new()]));
    assert!(!edge::is_allowed_origin("https://a.example", &["*".to_owned()]));
}

#[test]
fn a_scope_names_a_subscriber_or_contexts() {
    let check = |text: &str, mode: &str| scope::check(&json(text), &[], mode);
    assert_eq!(check(r#"{"subscriberId":"a"}"#, ""), Ok(()));
    assert_eq!(check(r#"{"context":{"tenant":"a"}}"#, "shared"), Ok(()));
    assert_eq!(check(r#"{"subscriberId":"a","context":{"tenant":"a"}}"#, "shared"), Err(Refusal::Shared));
    for none in ["null", "{}"] {
        assert_eq!(check(none, ""), Err(Refusal::NoScope), "{none}");
    }
    for fixed in [
        r#""integrationIdentifier":"slack""#,
        r#""identifier":"mine""#,
        r#""workspace":{"id":"T"}"#,
        r#""auth":{"accessToken":"x"}"#,
    ] {
        assert_eq!(check(&format!(r#"{{"subscriberId":"a",{fixed}}}"#), ""), Ok(()), "{fixed}");
        assert_eq!(check(&format!("{{{fixed}}}"), ""), Err(Refusal::NoScope), "{fixed} says not for whom");
    }
    for wrong in [
        "true",
        "[]",
        r#""a""#,
        r#"{"subscriberId":1}"#,
        r#"{"context":{"a b":"c"}}"#,
        r#"{"subscriberId":"a","workspace":"T"}"#,
        r#"{"subscriberId":"a","auth":{}}"#,
        r#"{"subscriberId":"a","integrationIdentifier":5}"#,
    ] {
        assert_eq!(check(wrong, ""), Err(Refusal::InvalidScope), "{wrong}");
    }
}

#[test]
fn a_scope_with_a_member_that_no_scope_has_is_a_mistake() {
    for unknown in [r#""contexts":{"tenant":"a"}"#, r#""tenant":"a""#, r#""connectionMode":"shared""#, r#""":null"#] {
        let scope = format!(r#"{{"subscriberId":"a",{unknown}}}"#);
        let named = ["subscriberId"];
        assert_eq!(scope::check(&json(&scope), &named, ""), Err(Refusal::UnknownScopeMember), "{scope}");
    }
    let misspelt = json(r#"{"subscriberID":"a"}"#);
    assert_eq!(scope::check(&misspelt, &[], ""), Err(Refusal::UnknownScopeMember));
}

#[test]
fn the_refusal_of_an_unknown_member_of_a_scope_names_those_that_there_are() {
    let known = scope::SCOPE_MEMBERS.join(", ");
    assert_eq!(
        Refusal::UnknownScopeMember.message(),
        format!("authorize returned a member that is none of these: {known}.")
    );
}

#[test]
fn a_scope_in_which_a_member_says_nothing_lets_nobody_in() {
    for (scope, named) in [
        // JSON leaves `undefined` out.
        (r#"{"context":{"tenant":"a"}}"#, "subscriberId"),
        (r#"{"context":{"tenant":"a"},"subscriberId":null}"#, "subscriberId"),
        (r#"{"context":{"tenant":"a"},"subscriberId":""}"#, "subscriberId"),
        (r#"{"subscriberId":"a"}"#, "context"),
        (r#"{"subscriberId":"a","context":null}"#, "context"),
        (r#"{"subscriberId":"a","context":{}}"#, "context"),
        (r#"{"subscriberId":"a"}"#, "workspace"),
        (r#"{"subscriberId":"a","workspace":null}"#, "workspace"),
        (r#"{"subscriberId":"a","integrationIdentifier":""}"#, "integrationIdentifier"),
    ] {
        let named = scope::SCOPE_MEMBERS.map(|name| (name == named || scope.contains(name)).then_some(name));
        let named: Vec<_> = named.into_iter().flatten().collect();
        assert_eq!(scope::check(&json(scope), &named, ""), Err(Refusal::EmptyScope), "{scope}");
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
fn a_list_is_asked_for_the_very_subscriber_and_contexts_of_the_scope() {
    let owner = |scope| scope::owner(&json(scope));
    let keys = |keys: &[&str]| keys.iter().map(|key| (*key).to_owned()).collect::<Vec<_>>();
    assert_eq!(owner(r#"{"subscriberId":"a"}"#), ("a".to_owned(), keys(&[""])), "an empty key asks for no context");
    assert_eq!(owner(r#"{"context":{"tenant":"y","app":{"id":"x"}}}"#), (String::new(), keys(&["app:x", "tenant:y"])));
}

const CONFLICT: FailedCall =
    FailedCall { code: NovuErrorCode::Conflict, outcome: Outcome::NotCreated, status: 409, is_look_up: false };

#[test]
fn an_error_of_a_call_that_may_have_created_has_no_status_that_looks_final() {
    let unknown = FailedCall { outcome: Outcome::Unknown, ..CONFLICT };
    assert_eq!(unknown.status(), Ok(503));
    assert_eq!(CONFLICT.status(), Ok(409));
    assert_eq!(FailedCall { status: 408, ..unknown }.status(), Ok(408));
    assert_eq!(FailedCall { status: 502, ..unknown }.status(), Ok(502));
    assert_eq!(FailedCall { status: 0, ..unknown }.status(), Ok(502));
    assert_eq!(FailedCall { status: 302, ..unknown }.status(), Ok(502));
}

#[test]
fn an_error_without_an_answer_of_novu_has_a_status_of_its_own() {
    let without = |code| FailedCall { code, status: 0, ..CONFLICT }.status();
    assert_eq!(without(NovuErrorCode::Validation), Ok(422));
    assert_eq!(without(NovuErrorCode::Configuration), Ok(500));
    assert_eq!(without(NovuErrorCode::Timeout), Ok(504));
    assert_eq!(without(NovuErrorCode::ConnectionFailed), Ok(502));
}

#[test]
fn novu_refusing_the_handlers_own_key_is_not_the_fault_of_the_page() {
    for status in [401, 403] {
        assert_eq!(FailedCall { status, ..CONFLICT }.status(), Err(Refusal::Upstream));
    }
}

#[test]
fn a_look_up_that_found_nothing_differs_from_one_that_was_not_answered() {
    let look_up =
        FailedCall { code: NovuErrorCode::NotFound, outcome: Outcome::NotCreated, status: 404, is_look_up: true };
    assert_eq!(look_up.status(), Err(Refusal::NotFound));
    assert_eq!(FailedCall { outcome: Outcome::Unknown, ..look_up }.status(), Err(Refusal::Upstream));
    assert_eq!(FailedCall { code: NovuErrorCode::Timeout, ..look_up }.status(), Err(Refusal::Upstream));
}

#[test]
fn every_refusal_has_a_status_a_code_and_a_sentence() {
    for refusal in Refusal::VARIANTS {
        assert!((400..=599).contains(&refusal.status()));
        assert!(refusal.message().ends_with('.'));
        assert!(!refusal.code().is_empty());
    }
}
