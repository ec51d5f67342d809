use novu_channel_connections::{
    edge::{OPERATIONS, Refusal, Rejection, RequestHead, Route},
    error::Resource,
};

use crate::support::{PATH, post, route};

fn get(path: &str) -> Result<Route, Rejection> {
    let url = format!("https://my.app{path}");
    route(&RequestHead { method: "GET".to_owned(), url, content_type: String::new(), ..post() }, &["create"])
}

#[test]
fn a_post_of_json_creates_whatever_its_parameters() {
    for content_type in ["application/json", "application/json; charset=utf-8", "Application/JSON ;a=b"] {
        let content_type = content_type.to_owned();
        assert_eq!(route(&RequestHead { content_type, ..post() }, &["create"]), Ok(Route::Create));
    }
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
