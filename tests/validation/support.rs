use novu_channel_connections::{
    json::Json,
    validation::{IssueCode, ValidationIssue, validate},
};
use serde::Deserialize as _;

pub fn issues(body: &str) -> Vec<ValidationIssue> {
    let mut reader = serde_json::Deserializer::from_str(body);
    reader.disable_recursion_limit();
    validate(&Some(Json::deserialize(&mut reader).expect("the test's JSON")))
}

/// A valid request with these members instead.
pub fn request(members: &[(&str, &str)]) -> String {
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
pub fn assert_issues(members: &[(&str, &str)], expected: &[(&[&str], IssueCode)]) {
    let found = issues(&request(members));
    let found: Vec<_> =
        found.iter().map(|issue| (issue.path.iter().map(String::as_str).collect::<Vec<_>>(), issue.code)).collect();
    let expected: Vec<_> = expected.iter().map(|(path, code)| (path.to_vec(), *code)).collect();
    assert_eq!(found, expected);
}
