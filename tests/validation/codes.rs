use novu_channel_connections::{
    limits,
    validation::{IssueCode, validate_field},
};
use serde_json::json;

use crate::support::assert_issues;

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
