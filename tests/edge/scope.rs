use novu_channel_connections::{
    edge::{Refusal, scope},
    json::Json,
};

fn json(text: &str) -> Option<Json> {
    serde_json::from_str::<Json>(text).ok()
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
    let query = |scope| scope::own_query(&json(scope));
    let keys = |keys: &[&str]| keys.iter().map(|key| (*key).to_owned()).collect::<Vec<_>>();
    let of_subscriber = query(r#"{"subscriberId":"a"}"#);
    assert_eq!(of_subscriber, ("a".to_owned(), "subscriber", keys(&[""])), "an empty key asks for no context");
    let shared = query(r#"{"context":{"tenant":"y","app":{"id":"x"}}}"#);
    assert_eq!((shared.0, shared.2), (String::new(), keys(&["app:x", "tenant:y"])));
}

#[test]
fn the_application_is_asked_about_identifiers_that_somebody_has_chosen() {
    let scope = json(r#"{"subscriberId":"a","identifier":"fixed"}"#);
    for allowed in ["", "fixed", "chconn_0123456789az"] {
        assert!(!scope::must_be_allowed(&scope, allowed), "{allowed}");
    }
    for chosen in ["fixed2", "chconn_0123456789aZ", "."] {
        assert!(scope::must_be_allowed(&scope, chosen), "{chosen}");
    }
}
