use serde::Serialize;
use strum::IntoStaticStr;
#[cfg(feature = "js")]
use tsify::Tsify;

use crate::error::NovuErrorCode;

/// What happens in a call. `attempt` counts from 1; `lookup` marks the requests that look, after that attempt, whether the
/// connection exists.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(
    feature = "js",
    derive(Tsify),
    tsify(type = r#"{ attempt: number; lookup?: true } & (
  | { type: "attempt" }
  | { type: "answer"; status: number }
  | { type: "failure"; code: "connection_failed" | "timeout" | "invalid_response" }
  | { type: "wait"; waitMs: number }
)"#)
)]
pub struct AttemptEvent {
    /// What happened.
    #[serde(rename = "type")]
    pub kind: AttemptEventKind,
    /// Which attempt it belongs to.
    pub attempt: u32,
    /// The status of an answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// Why there is no answer, or none that is usable.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<NovuErrorCode>,
    /// How long a wait is, in milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wait_ms: Option<f64>,
    /// Whether it is of a look-up.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub lookup: bool,
}

/// The kinds of events.
#[derive(Clone, Copy, Debug, IntoStaticStr, PartialEq, Eq, Serialize)]
#[serde(into = "&'static str")]
#[strum(serialize_all = "snake_case")]
pub enum AttemptEventKind {
    /// A request is sent.
    Attempt,
    /// It was answered.
    Answer,
    /// It was not, or not usably.
    Failure,
    /// A wait begins.
    Wait,
}

impl AttemptEvent {
    /// An event that has nothing but its kind.
    #[must_use]
    pub const fn new(kind: AttemptEventKind, attempt: u32, lookup: bool) -> Self {
        Self { kind, attempt, status: None, code: None, wait_ms: None, lookup }
    }

    /// The status of an answer.
    #[must_use]
    pub const fn with_status(self, status: u16) -> Self {
        Self { status: Some(status), ..self }
    }

    /// Why there is no answer, or none that is usable.
    #[must_use]
    pub const fn with_code(self, code: NovuErrorCode) -> Self {
        Self { code: Some(code), ..self }
    }

    /// How long a wait is, in milliseconds.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "at most 2^53")]
    pub const fn with_wait_ms(self, wait_ms: u64) -> Self {
        Self { wait_ms: Some(wait_ms as f64), ..self }
    }
}
