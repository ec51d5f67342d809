use serde::Serialize;

use super::{
    code::{NovuErrorCode, Outcome, Resource},
    invalid_option::InvalidOption,
    message,
};
use crate::validation::ValidationIssue;

/// Why a call failed. No secret key, access token or refresh token is in any part of it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NovuError {
    /// What went wrong.
    pub code: NovuErrorCode,
    /// Whether the call may have changed something all the same.
    pub outcome: Outcome,
    /// A sentence, and what to do where that is known; under 1,000 characters.
    #[serde(skip)]
    pub message: String,
    /// The HTTP status of the answer that the call failed with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// Where the request is wrong, as found here or by the server.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issues: Option<Vec<ValidationIssue>>,
    /// With a conflict: the connection that is in the way.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub connection_identifier: Option<String>,
    /// How long the server asked to wait, in milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retry_after_ms: Option<f64>,
    /// How many requests the call has sent, without look-ups; 0: nothing was sent.
    pub attempts: u32,
    /// The idempotency key of the last attempt.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub idempotency_key: Option<String>,
    /// The identifier that was sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identifier: Option<String>,
    /// Novu's support id of a 500.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_id: Option<String>,
    /// Why the connection failed: the system's code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// What was not found.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource: Option<Resource>,
}

impl NovuError {
    /// An error of a call that has sent nothing. Boxed, like every error of a call: it is large, and seldom.
    #[must_use]
    pub fn new(code: NovuErrorCode, message: String) -> Box<Self> {
        Box::new(Self {
            code,
            outcome: Outcome::NotCreated,
            message,
            status: None,
            issues: None,
            connection_identifier: None,
            retry_after_ms: None,
            attempts: 0,
            idempotency_key: None,
            identifier: None,
            error_id: None,
            reason: None,
            resource: None,
        })
    }

    /// A request, or a part of one, that is wrong.
    #[must_use]
    pub fn validation(issues: Vec<ValidationIssue>) -> Box<Self> {
        let mut error = Self::new(NovuErrorCode::Validation, message::of_issues(&issues));
        error.issues = Some(issues);
        error
    }

    /// The same failure as a conflict over the identifier that was sent, if nothing else is said to be in the way.
    #[must_use]
    pub fn into_conflict(mut self: Box<Self>, message: &str) -> Box<Self> {
        self.code = NovuErrorCode::Conflict;
        message.clone_into(&mut self.message);
        self.connection_identifier = self.connection_identifier.or_else(|| self.identifier.clone());
        self
    }

    /// A provider's answer that cannot become a connection.
    #[cfg(feature = "providers")]
    #[must_use]
    pub fn provider_answer(issues: Vec<ValidationIssue>) -> Box<Self> {
        let mut error = Self::new(NovuErrorCode::Validation, message::of_provider_answer(&issues));
        error.issues = Some(issues);
        error
    }

    /// An option that is wrong or missing.
    #[must_use]
    pub fn configuration(option: InvalidOption) -> Box<Self> {
        Self::new(NovuErrorCode::Configuration, option.message().to_owned())
    }
}

impl std::fmt::Display for NovuError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for NovuError {}
