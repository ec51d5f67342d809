use novu_channel_connections::{limits, validation::IssueCode};

use crate::support::{assert_issues, issues, request};

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
