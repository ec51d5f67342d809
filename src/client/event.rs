use serde::Serialize;
use strum::IntoStaticStr;
#[cfg(feature = "js")]
use tsify::Tsify;

use crate::http::Method;

/// What happens in a call, for logs and metrics. Each `attempt` is followed by its `answer` or its `failure`. An `answer`
/// that cannot be used is followed by a `failure` as well, unless it is of a look-up.
///
/// - `attempt` counts the requests of the call from 1. `lookup` marks a request that checks, after that attempt, whether
///   the connection exists.
/// - `identifier` is the identifier of the connection. It is missing in a list, or if it would show a secret.
/// - `durationMs` is how long the request took, until the body of its answer was read.
/// - `reason` is the system's error code, such as `ECONNREFUSED`, if there is one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(
    feature = "js",
    derive(Tsify),
    tsify(type = r#"
  | { type: "attempt"; attempt: number; lookup?: true; method: "GET" | "POST" | "PATCH" | "DELETE"; identifier?: string }
  | { type: "answer"; attempt: number; lookup?: true; method: "GET" | "POST" | "PATCH" | "DELETE"; identifier?: string; status: number; durationMs: number }
  | { type: "failure"; attempt: number; lookup?: true; method: "GET" | "POST" | "PATCH" | "DELETE"; identifier?: string; code: "connection_failed" | "timeout" | "invalid_response" | "aborted"; reason?: string; durationMs: number }
  | { type: "wait"; attempt: number; lookup?: undefined; waitMs: number }"#)
)]
pub struct AttemptEvent {
    /// What happened.
    #[serde(rename = "type")]
    pub kind: AttemptEventKind,
    /// Which attempt it belongs to.
    pub attempt: u32,
    /// Whether it is of a look-up.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub lookup: bool,
    /// The method of the request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub method: Option<Method>,
    /// The status of an answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// Why there is no answer, or none that is usable.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<AttemptFailure>,
    /// How long the request took, in milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration_ms: Option<f64>,
    /// How long a wait is, in milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wait_ms: Option<f64>,
}

/// The kinds of events.
#[derive(Clone, Copy, Debug, Default, IntoStaticStr, PartialEq, Eq, Serialize)]
#[serde(into = "&'static str")]
#[strum(serialize_all = "snake_case")]
pub enum AttemptEventKind {
    /// A request is sent.
    #[default]
    Attempt,
    /// It was answered.
    Answer,
    /// It was not, or not usably.
    Failure,
    /// A wait begins.
    Wait,
}

/// Why an attempt has no usable answer.
#[derive(Clone, Copy, Debug, IntoStaticStr, PartialEq, Eq, Serialize)]
#[serde(into = "&'static str")]
#[strum(serialize_all = "snake_case")]
pub enum AttemptFailure {
    /// The server could not be reached, or the connection broke.
    ConnectionFailed,
    /// The time of the request is over.
    Timeout,
    /// What came is not what was asked for.
    InvalidResponse,
    /// The caller aborted the call.
    Aborted,
}
