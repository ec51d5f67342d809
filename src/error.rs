//! What can go wrong with a call, as data. Every message about a call is in this module.

mod message;
mod redact;

use serde::Serialize;

pub use message::{Configuration, Explanation};
pub use redact::Secrets;

use crate::{names::names, validation::ValidationIssue};

names! {
    /// What went wrong.
    NovuErrorCode {
        /// an option is wrong or missing, or a secret key in a browser page.
        Configuration = "configuration",
        /// the request is wrong; `issues` says where; nothing was sent.
        Validation = "validation",
        /// 400, or a 4xx that has no code of its own.
        BadRequest = "bad_request",
        /// 401: the secret key is wrong.
        Unauthorized = "unauthorized",
        /// 402: a limit of the plan.
        PaymentRequired = "payment_required",
        /// 403.
        Forbidden = "forbidden",
        /// 404: the integration or the subscriber does not exist.
        NotFound = "not_found",
        /// 409: a connection is in the way; `connectionIdentifier` names it.
        Conflict = "conflict",
        /// 413.
        PayloadTooLarge = "payload_too_large",
        /// 422; `issues` says where.
        Unprocessable = "unprocessable",
        /// 429; `retryAfterMs` says how long to wait.
        RateLimited = "rate_limited",
        /// 5xx.
        ServerError = "server_error",
        /// a 3xx, which is never followed.
        Redirected = "redirected",
        /// a 2xx that is not a channel connection.
        InvalidResponse = "invalid_response",
        /// no answer.
        ConnectionFailed = "connection_failed",
        /// not in time.
        Timeout = "timeout",
    }
}

impl NovuErrorCode {
    /// The code of a status that is no success; 0 is a redirect that a browser hides.
    #[must_use]
    pub const fn of_status(status: u16) -> Self {
        match status {
            0 | 300..=399 => Self::Redirected,
            401 => Self::Unauthorized,
            402 => Self::PaymentRequired,
            403 => Self::Forbidden,
            404 => Self::NotFound,
            409 => Self::Conflict,
            413 => Self::PayloadTooLarge,
            422 => Self::Unprocessable,
            429 => Self::RateLimited,
            400..=499 => Self::BadRequest,
            500..=599 => Self::ServerError,
            _ => Self::InvalidResponse,
        }
    }
}

names! {
    /// Whether the connection may exist although the call failed.
    Outcome {
        /// the call created nothing.
        NotCreated = "not_created",
        /// at least one attempt may have reached Novu without a definite answer: the connection may exist.
        Unknown = "unknown",
    }
}

/// Why a call failed. No secret key, access token or refresh token is in any part of it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NovuError {
    /// What went wrong.
    pub code: NovuErrorCode,
    /// Whether the connection may exist all the same.
    pub outcome: Outcome,
    /// One sentence that says what to do where that is known, under 1,000 characters.
    #[serde(skip)]
    pub message: String,
    /// The HTTP status of the last answer.
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
    /// How many requests to create were sent; 0: nothing was.
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
}

impl NovuError {
    /// An error before anything was sent. Boxed, like every error of a call: it is large, and seldom.
    #[must_use]
    pub fn before_sending(code: NovuErrorCode, message: String) -> Box<Self> {
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
        })
    }

    /// A request, or a part of one, that is wrong.
    #[must_use]
    pub fn validation(issues: Vec<ValidationIssue>) -> Box<Self> {
        let mut error = Self::before_sending(NovuErrorCode::Validation, message::of_issues(&issues));
        error.issues = Some(issues);
        error
    }

    /// An option that is wrong or missing.
    #[must_use]
    pub fn configuration(fault: Configuration) -> Box<Self> {
        Self::before_sending(NovuErrorCode::Configuration, fault.message())
    }
}

impl std::fmt::Display for NovuError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for NovuError {}
