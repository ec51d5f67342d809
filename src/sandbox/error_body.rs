//! The body of an error, as Novu's exception filter writes it (`exception-filter.ts`).

use serde_json::json;

use super::random::SeededRandom;
use crate::{json::Json, timestamp};

/// Why a request was refused.
#[derive(Clone)]
pub(super) enum Problem {
    /// An exception of the framework: a status, what to say, and the status in words where the server adds it.
    Http { status: u16, message: String, error: Option<&'static str> },
    /// What the validation pipe found, in its order.
    Validation(Vec<String>),
    /// More requests than allowed.
    RateLimited,
    /// The server failed.
    Internal,
}

impl Problem {
    pub(super) fn bad_request(message: impl Into<String>) -> Self {
        Self::http(400, message, "Bad Request")
    }

    pub(super) fn unauthorized(message: impl Into<String>) -> Self {
        Self::http(401, message, "Unauthorized")
    }

    pub(super) fn not_found(message: impl Into<String>) -> Self {
        Self::http(404, message, "Not Found")
    }

    pub(super) fn conflict(message: impl Into<String>) -> Self {
        Self::http(409, message, "Conflict")
    }

    pub(super) fn unprocessable(message: impl Into<String>) -> Self {
        Self::http(422, message, "Unprocessable Entity")
    }

    pub(super) fn bad_gateway(message: impl Into<String>) -> Self {
        Self::http(502, message, "Bad Gateway")
    }

    /// An exception that was thrown without a message says its name.
    pub(super) fn bare(status: u16, name: &str) -> Self {
        Self::Http { status, message: name.into(), error: None }
    }

    fn http(status: u16, message: impl Into<String>, error: &'static str) -> Self {
        Self::Http { status, message: message.into(), error: Some(error) }
    }

    pub(super) const fn status(&self) -> u16 {
        match self {
            Self::Http { status, .. } => *status,
            Self::Validation(_) => 422,
            Self::RateLimited => 429,
            Self::Internal => 500,
        }
    }
}

/// The body. The members of `ctx` stand at the top level too: the server does so for its older clients.
pub(super) fn json(problem: &Problem, path: &str, now_ms: u64, random: &mut SeededRandom) -> Json {
    let (status, now) = (problem.status(), timestamp::iso(now_ms));
    let head = |message: &str| json!({ "statusCode": status, "timestamp": now, "path": path, "message": message });
    match problem {
        Problem::Http { message, error: None, .. } => {
            joined([head(message), json!({ "ctx": { "statusCode": status } })])
        }
        Problem::Http { message, error, .. } => {
            let ctx = json!({ "error": error, "statusCode": status });
            joined([json!({ "error": error }), head(message), json!({ "ctx": ctx })])
        }
        Problem::Validation(messages) => {
            let general = json!({ "messages": messages, "value": "No Value Recorded" });
            joined([head("Validation Error"), json!({ "ctx": {}, "errors": { "general": general } })])
        }
        Problem::RateLimited => joined([head("API rate limit exceeded"), json!({ "ctx": {} })]),
        Problem::Internal => {
            let message = "Internal server error, contact support and provide them with the errorId";
            joined([head(message), json!({ "errorId": random.uuid() })])
        }
    }
}

/// One object of the members of several.
fn joined<const N: usize>(objects: [Json; N]) -> Json {
    objects
        .into_iter()
        .filter_map(|object| if let Json::Object(members) = object { Some(members) } else { None })
        .flatten()
        .collect()
}
