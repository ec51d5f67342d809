use novu_channel_connections::{
    error::{NovuError, NovuErrorCode, Outcome},
    json::Json,
    providers::WorkspaceAndAuth,
    validation::IssueCode,
};

/// 2026-11-26T12:00:00Z
pub(crate) const NOW_MS: u64 = 1_795_694_400_000;

pub(crate) type Outcomes = Result<WorkspaceAndAuth, Box<NovuError>>;

/// The result as a request has it.
pub(crate) fn connected(outcome: Outcomes) -> Json {
    serde_json::to_value(outcome.expect("a connection")).expect("JSON")
}

/// Path, code and message of each issue. The error is one before anything was sent, and begins with the first issue.
pub(crate) fn issues(outcome: Outcomes) -> Vec<(String, IssueCode, String)> {
    let error = *outcome.expect_err("issues");
    assert_eq!((error.code, error.outcome, error.attempts), (NovuErrorCode::Validation, Outcome::NotCreated, 0));
    let issues: Vec<_> = error.issues.expect("issues").into_iter().collect();
    let first = issues.first().expect("an issue");
    let start = format!("The answer cannot become a connection: {}", first.message);
    assert!(error.message.starts_with(&start), "{}", error.message);
    issues.into_iter().map(|issue| (issue.path.join("."), issue.code, issue.message.into_owned())).collect()
}

/// Path and code of each issue.
pub(crate) fn codes(outcome: Outcomes) -> Vec<(String, IssueCode)> {
    issues(outcome).into_iter().map(|(path, code, _)| (path, code)).collect()
}

/// One issue, by path and code.
pub(crate) fn one(path: &str, code: IssueCode) -> Vec<(String, IssueCode)> {
    vec![(path.to_owned(), code)]
}
