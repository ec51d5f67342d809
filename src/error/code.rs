use serde::Serialize;
use strum::{IntoStaticStr, VariantArray};
#[cfg(feature = "js")]
use tsify::Tsify;

/// What went wrong.
///
/// - `configuration`: an option is wrong or missing, `fetch` resolved to something else than a `Response`, a secret key is in a
///   browser page, or the WebAssembly cannot run.
/// - `validation`: the request, or a provider's answer, is wrong; `issues` says where. Nothing was sent.
/// - `bad_request`: 400, or a 4xx without a code of its own.
/// - `unauthorized`: 401: the secret key is wrong, or, at your own worker, the user is not signed in.
/// - `payment_required`: 402: a limit of the plan.
/// - `forbidden`: 403.
/// - `not_found`: 404: the connection, the integration or the subscriber does not exist.
/// - `conflict`: 409: a connection already exists; `connectionIdentifier` names it, if the server does.
/// - `payload_too_large`: 413.
/// - `unprocessable`: 422; `issues` says where.
/// - `rate_limited`: 429; `retryAfterMs` says how long to wait.
/// - `server_error`: 5xx.
/// - `redirected`: a 3xx; redirects are not followed.
/// - `invalid_response`: a success without the expected body, or an unexpected status.
/// - `connection_failed`: no answer.
/// - `timeout`: no answer within the time limit.
#[derive(Clone, Copy, Debug, IntoStaticStr, PartialEq, Eq, Serialize, VariantArray)]
#[serde(rename_all = "snake_case", into = "&'static str")]
#[strum(serialize_all = "snake_case")]
#[cfg_attr(feature = "js", derive(Tsify))]
#[expect(missing_docs, reason = "the list above, since TypeScript has no documentation of single values")]
pub enum NovuErrorCode {
    Configuration,
    Validation,
    BadRequest,
    Unauthorized,
    PaymentRequired,
    Forbidden,
    NotFound,
    Conflict,
    PayloadTooLarge,
    Unprocessable,
    RateLimited,
    ServerError,
    Redirected,
    InvalidResponse,
    ConnectionFailed,
    Timeout,
}

impl NovuErrorCode {
    /// Whether a status is a refusal; otherwise it is a success, or no final status.
    #[must_use]
    pub fn is_refusal(status: u16) -> bool {
        Self::of_status(status) != Self::InvalidResponse
    }

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

/// What a `not_found` is about.
#[derive(Clone, Copy, Debug, IntoStaticStr, PartialEq, Eq, Serialize, VariantArray)]
#[serde(rename_all = "snake_case", into = "&'static str")]
#[strum(serialize_all = "snake_case")]
#[expect(missing_docs, reason = "what they are called")]
pub enum Resource {
    Integration,
    Subscriber,
    Connection,
}

/// Whether a failed call may have changed something.
///
/// - `not_created`: the call has created, replaced or deleted nothing.
/// - `unknown`: an attempt may have reached Novu without a clear answer, so the connection may be created, replaced or
///   deleted.
#[derive(Clone, Copy, Debug, IntoStaticStr, PartialEq, Eq, Serialize, VariantArray)]
#[serde(rename_all = "snake_case", into = "&'static str")]
#[strum(serialize_all = "snake_case")]
#[cfg_attr(feature = "js", derive(Tsify))]
#[expect(missing_docs, reason = "the list above, since TypeScript has no documentation of single values")]
pub enum Outcome {
    NotCreated,
    Unknown,
}
