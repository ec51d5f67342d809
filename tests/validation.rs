//! What a client refuses before it sends, and where it says the fault is.

#![cfg(not(target_arch = "wasm32"))]

mod vectors;

use novu_channel_connections::{
    dto::{AuthDto, ConnectionMode, ContextPayload, ContextValue, CreateChannelConnectionRequestDto, WorkspaceDto},
    identifier,
    json::Json,
    limits,
    validation::{IssueCode, ValidationIssue, validate, validate_field},
};
use serde::Deserialize as _;
use serde_json::json;
use strum::VariantArray;

fn issues(body: &str) -> Vec<ValidationIssue> {
    let mut reader = serde_json::Deserializer::from_str(body);
    reader.disable_recursion_limit();
    validate(&Some(Json::deserialize(&mut reader).expect("the test's JSON")))
}

/// A valid request with these members instead.
fn request(members: &[(&str, &str)]) -> String {
    let mut all = vec![
        ("integrationIdentifier", "\"slack-prod\""),
        ("subscriberId", "\"user-1\""),
        ("workspace", "{\"id\":\"T1\"}"),
        ("auth", "{\"accessToken\":\"a-token\"}"),
    ];
    all.retain(|(name, _)| !members.iter().any(|(other, _)| other == name));
    all.extend(members);
    let members: Vec<_> = all.iter().map(|(name, value)| format!("\"{name}\":{value}")).collect();
    format!("{{{}}}", members.join(","))
}

#[track_caller]
fn assert_issues(members: &[(&str, &str)], expected: &[(&[&str], IssueCode)]) {
    let found = issues(&request(members));
    let found: Vec<_> =
        found.iter().map(|issue| (issue.path.iter().map(String::as_str).collect::<Vec<_>>(), issue.code)).collect();
    let expected: Vec<_> = expected.iter().map(|(path, code)| (path.to_vec(), *code)).collect();
    assert_eq!(found, expected);
}

#[test]
fn every_labelled_body_gets_its_verdict_and_its_places() {
    for vector in vectors::without_lone_surrogates() {
        let mut found: Vec<_> = validate(&Some(vector.body.clone())).into_iter().map(|issue| issue.path).collect();
        assert_eq!(found.is_empty(), vector.accepts, "{}: {found:?}", vector.id);
        let mut expected = vector.paths.clone();
        expected.sort();
        found.sort();
        if vector.optional_root && !expected.contains(&Vec::new()) {
            found.retain(|path| !path.is_empty());
        }
        assert_eq!(found, expected, "{}", vector.id);
    }
}

#[test]
fn every_body_that_is_accepted_fits_the_type() {
    for vector in vectors::all().into_iter().filter(|vector| vector.accepts) {
        let read = serde_json::from_value::<CreateChannelConnectionRequestDto>(vector.body);
        assert!(read.is_ok(), "{}: {:?}", vector.id, read.err());
    }
}

#[test]
fn a_body_that_the_server_refuses_for_its_types_does_not_fit_the_type() {
    let refused = vectors::all().into_iter().filter(|vector| vector.group == "missing" && vector.status == 422);
    for vector in refused {
        assert!(serde_json::from_str::<CreateChannelConnectionRequestDto>(&vector.text).is_err(), "{}", vector.id);
    }
}

#[test]
fn every_field_of_the_type_has_a_rule_and_every_rule_a_field() {
    let text = || Some("x".to_owned());
    let complete = CreateChannelConnectionRequestDto {
        identifier: text(),
        subscriber_id: text(),
        context: Some(ContextPayload([("tenant".to_owned(), ContextValue::Id("x".to_owned()))].into())),
        connection_mode: Some(ConnectionMode::Subscriber),
        integration_identifier: "x".to_owned(),
        workspace: WorkspaceDto { id: "x".to_owned(), name: text(), bot_user_id: text() },
        auth: AuthDto {
            access_token: "x".to_owned(),
            refresh_token: text(),
            expires_at: text(),
            refresh_token_expires_at: text(),
        },
    };
    let mut body = serde_json::to_value(complete).expect("it is data");
    let mut paths = Vec::new();
    for (name, member) in body.as_object_mut().expect("an object") {
        match member.as_object_mut().filter(|_| name != "context") {
            // A number is right for no field.
            None => {
                *member = json!(7);
                paths.push(vec![name.clone()]);
            }
            Some(fields) => {
                for (field, value) in fields {
                    *value = json!(7);
                    paths.push(vec![name.clone(), field.clone()]);
                }
            }
        }
    }
    let found: Vec<_> = validate(&Some(body)).into_iter().map(|issue| issue.path).collect();
    assert_eq!(found, paths);
}

#[test]
fn issues_come_in_the_order_of_the_fields_not_of_the_input() {
    let found = issues(
        r#"{"auth":{"expiresAt":1},"workspace":{},"connectionMode":"x","context":{"b c":"1","a":5},"identifier":1}"#,
    );
    let paths: Vec<_> = found.iter().map(|issue| issue.path.join(".")).collect();
    assert_eq!(
        paths,
        [
            "identifier",
            "context.b c",
            "context.a",
            "connectionMode",
            "integrationIdentifier",
            "workspace.id",
            "auth.accessToken",
            "auth.expiresAt"
        ]
    );
}

#[test]
fn a_context_type_that_every_object_has_is_reserved() {
    for name in ["toString", "valueOf", "hasOwnProperty", "__proto__", "constructor", "isPrototypeOf", "toLocaleString"]
    {
        let context = format!("{{\"{name}\":\"acme\"}}");
        assert_issues(&[("context", &context)], &[(&["context", name], IssueCode::Reserved)]);
    }
}

#[test]
fn a_truthy_member_constructor_is_refused_wherever_novu_does_not_know_the_object() {
    let places: [(&str, &str, &[&str]); 6] = [
        ("context", r#"{"t":{"id":"a","data":{"constructor":1}}}"#, &["context", "t", "data", "constructor"]),
        (
            "context",
            r#"{"t":{"id":"a","data":[{"b":{"constructor":{}}}]}}"#,
            &["context", "t", "data", "0", "b", "constructor"],
        ),
        ("context", r#"{"t":{"id":"a","constructor":"x"}}"#, &["context", "t", "constructor"]),
        ("context", r#"{"t":{"id":"a","extra":{"constructor":true}}}"#, &["context", "t", "extra", "constructor"]),
        ("workspace", r#"{"id":"T1","extra":{"constructor":[]}}"#, &["workspace", "extra", "constructor"]),
        ("extra", r#"[{"constructor":-1}]"#, &["extra", "0", "constructor"]),
    ];
    for (member, value, path) in places {
        assert_issues(&[(member, value)], &[(path, IssueCode::Reserved)]);
    }
}

#[test]
fn a_member_constructor_that_is_falsy_or_in_a_known_object_passes() {
    for (member, value) in [
        ("context", r#"{"t":{"id":"a","data":{"constructor":0}}}"#),
        ("extra", r#"{"constructor":""}"#),
        ("extra", r#"{"constructor":null,"b":{"constructor":false}}"#),
        ("workspace", r#"{"id":"T1","constructor":1}"#),
        ("extra", r#"["constructor"]"#),
    ] {
        assert_issues(&[(member, value)], &[]);
    }
}

#[test]
fn every_member_constructor_of_a_deep_value_is_found_in_order() {
    let value = r#"{"a":{"constructor":1},"constructor":2,"b":[{"constructor":3}]}"#;
    let expected: [(&[&str], IssueCode); 3] = [
        (&["extra", "a", "constructor"], IssueCode::Reserved),
        (&["extra", "constructor"], IssueCode::Reserved),
        (&["extra", "b", "0", "constructor"], IssueCode::Reserved),
    ];
    assert_issues(&[("extra", value)], &expected);
}

#[test]
fn a_fault_deep_inside_has_its_place() {
    let depth = 100;
    let leaf = json!({ "constructor": true });
    let found = validate_field(&["extra"], &Some((0..depth).fold(leaf, |value, _| json!([value]))));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].path.len(), depth + 2);
}

#[test]
fn the_codes_say_what_kind_of_fault_it_is() {
    let long = format!("{{\"t\":\"{}\"}}", "a".repeat(101));
    let long_type = format!("{{\"{}\":\"a\"}}", "a".repeat(101));
    let large = format!("{{\"t\":{{\"id\":\"a\",\"data\":\"{}\"}}}}", "a");
    let too_large = format!("{{\"t\":{{\"id\":\"a\",\"data\":[\"{}\"]}}}}", "a".repeat(limits::CONTEXT_DATA_BYTES));
    let cases: [(&str, &str, &[&str], IssueCode); 19] = [
        ("integrationIdentifier", "null", &["integrationIdentifier"], IssueCode::Required),
        ("integrationIdentifier", "\"\"", &["integrationIdentifier"], IssueCode::Empty),
        ("integrationIdentifier", "5", &["integrationIdentifier"], IssueCode::Type),
        ("connectionMode", "\"both\"", &["connectionMode"], IssueCode::OneOf),
        ("connectionMode", "5", &["connectionMode"], IssueCode::Type),
        ("workspace", "[]", &["workspace"], IssueCode::Type),
        ("auth", r#"{"accessToken":"nvsk.x"}"#, &["auth", "accessToken"], IssueCode::Reserved),
        ("auth", r#"{"accessToken":"a","expiresAt":"soon"}"#, &["auth", "expiresAt"], IssueCode::Format),
        ("auth", r#"{"accessToken":"a","expiresAt":1797000000}"#, &["auth", "expiresAt"], IssueCode::Type),
        ("context", "{}", &["context"], IssueCode::TooFew),
        ("context", r#"{"a":"1","b":"1","c":"1","d":"1","e":"1","f":"1"}"#, &["context"], IssueCode::TooMany),
        ("context", r#"{"t":""}"#, &["context", "t"], IssueCode::Empty),
        ("context", r#"{"t":"a b"}"#, &["context", "t"], IssueCode::Format),
        ("context", &long, &["context", "t"], IssueCode::TooLong),
        ("context", &long_type, &["context", &long_type[2..103]], IssueCode::TooLong),
        ("context", r#"{"":"a"}"#, &["context", ""], IssueCode::Empty),
        ("context", &large, &["context", "t", "data"], IssueCode::Type),
        ("context", &too_large, &["context", "t", "data"], IssueCode::TooLarge),
        ("subscriberId", "\"\"", &[], IssueCode::Scope),
    ];
    for (member, value, path, code) in cases {
        assert_issues(&[(member, value)], &[(path, code)]);
    }
}

#[test]
fn no_message_contains_a_value_of_the_request() {
    for vector in vectors::all() {
        for issue in validate(&Some(vector.body.clone())) {
            for secret in ["access-token-1", "refresh-token-1", "slack-prod", "T0123456"] {
                assert!(!issue.message.contains(secret), "{}: {}", vector.id, issue.message);
            }
            assert!(issue.message.ends_with('.') && issue.message.len() < 200, "{}", issue.message);
        }
    }
}

#[test]
fn the_messages_name_the_limits_that_hold() {
    let long = "a".repeat(identifier::MAX_LENGTH + 1);
    let contexts: Vec<_> = (0..=limits::CONTEXTS).map(|index| format!("\"t{index}\":\"a\"")).collect();
    let data = format!("[\"{}\"]", "a".repeat(limits::CONTEXT_DATA_BYTES));
    let body = format!("\"{}\"", "a".repeat(limits::BODY_BYTES));
    let cases = [
        ("context", format!("{{\"t\":\"{long}\"}}"), identifier::MAX_LENGTH.to_string()),
        ("context", format!("{{\"{long}\":\"a\"}}"), identifier::MAX_LENGTH.to_string()),
        ("context", format!("{{{}}}", contexts.join(",")), format!("at most {}", limits::CONTEXTS)),
        (
            "context",
            format!("{{\"t\":{{\"id\":\"a\",\"data\":{data}}}}}"),
            format!("{} KiB", limits::CONTEXT_DATA_BYTES / 1024),
        ),
        ("extra", body, format!("{} KiB", limits::BODY_BYTES / 1024)),
        (
            "connectionMode",
            "\"x\"".to_owned(),
            ConnectionMode::VARIANTS
                .iter()
                .map(|mode| format!("\"{}\"", <&str>::from(mode)))
                .collect::<Vec<_>>()
                .join(" or "),
        ),
    ];
    for (member, value, expected) in cases {
        let message = &issues(&request(&[(member, &value)]))[0].message;
        assert!(message.contains(&expected), "{message} does not say {expected}");
    }
}

#[test]
fn a_request_may_be_nested_127_levels_deep_and_what_is_deeper_has_this_issue_alone() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let nested = |levels: usize| format!("{}{}{}", open.repeat(levels), 1, close.repeat(levels));
        // The request is the first level.
        assert_issues(&[("extra", &nested(126)), ("identifier", "7")], &[(&["identifier"], IssueCode::Type)]);
        assert_issues(&[("extra", &nested(127)), ("identifier", "7")], &[(&[], IssueCode::TooLarge)]);
        let data = |levels| format!("{{\"t\":{{\"id\":\"a\",\"data\":{}}}}}", nested(levels));
        assert_issues(&[("context", &data(124))], &[]);
        assert_issues(&[("context", &data(125))], &[(&[], IssueCode::TooLarge)]);
    }
}

#[test]
fn a_request_that_is_too_large_has_this_issue_alone() {
    let text = format!("\"{}\"", "x".repeat(limits::BODY_BYTES));
    assert_issues(&[("extra", &text), ("identifier", "7")], &[(&[], IssueCode::TooLarge)]);
}

#[test]
fn at_most_32_issues_are_listed_and_they_are_the_first() {
    let members = |value: &str| (0..1_000).map(|index| format!("\"k{index}\":{value}")).collect::<Vec<_>>().join(",");
    let cases = [
        ("context", format!("{{{}}}", members("5")), vec!["context"]),
        ("extra", format!("{{{}}}", members(r#"{"constructor":1}"#)), vec!["extra", "k0", "constructor"]),
        ("extra", format!("[{}]", vec![r#"{"constructor":1}"#; 1_000].join(",")), vec!["extra", "0", "constructor"]),
    ];
    for (member, value, first) in cases {
        let found = issues(&request(&[(member, &value)]));
        assert_eq!(found.len(), 32);
        assert_eq!(found[0].path, first);
        let last = found[31].path[1].trim_start_matches('k');
        assert_eq!(last, if member == "context" { "30" } else { "31" });
    }
}

#[test]
fn a_field_alone_is_judged_as_within_the_request() {
    let text = |text: &str| Some(Json::from(text));
    assert_eq!(validate_field(&["workspace", "id"], &text("")), issues(&request(&[("workspace", r#"{"id":""}"#)])));
    assert_eq!(validate_field(&["auth", "accessToken"], &text("nvsk.")).len(), 1);
    assert_eq!(validate_field(&["context", "tenant"], &text("a b"))[0].path, ["context", "tenant"]);
    assert_eq!(validate_field(&["context", "tenant", "id"], &text("a b"))[0].path, ["context", "tenant", "id"]);
    assert_eq!(validate_field(&["context", "tenant", "data"], &text("{}"))[0].code, IssueCode::Type);
    assert_eq!(validate_field(&["connectionMode"], &text("shared")), []);
    assert_eq!(validate_field(&["no", "such", "field"], &text("x")), []);
    assert_eq!(validate_field(&["workspace", "color"], &text("x")), []);
    assert_eq!(validate_field(&["identifier"], &None), []);
    assert_eq!(validate_field(&["auth"], &None)[0].code, IssueCode::Required);
    assert_eq!(validate_field(&[], &text("x"))[0].path, Vec::<String>::new());
}
