use super::{refusal::Refusal, scope};
use crate::{
    error::{NovuErrorCode, Outcome, Resource},
    value::Value,
};

/// The members of a connection that a page is shown: not its tokens, and nothing that Novu may add.
pub const CONNECTION_MEMBERS: [&str; 9] = [
    "identifier",
    "channel",
    "providerId",
    "integrationIdentifier",
    "subscriberId",
    "contextKeys",
    "workspace",
    "createdAt",
    "updatedAt",
];

/// The members of the error of a call that a page is shown.
pub const ERROR_MEMBERS: [&str; 4] = ["code", "message", "issues", "resource"];

/// What a page is told instead of what Novu says, which may be about the account of the application, or about somebody else's
/// connection; `None` for an error whose message is our own. The `issues` of a 422 are about what the page sent, and stay.
#[must_use]
pub const fn told_instead(code: NovuErrorCode) -> Option<&'static str> {
    Some(match code {
        NovuErrorCode::BadRequest | NovuErrorCode::Unprocessable => "Novu does not accept the request.",
        NovuErrorCode::Unauthorized | NovuErrorCode::Forbidden => Refusal::Upstream.message(),
        NovuErrorCode::PaymentRequired => "The application's plan at Novu does not allow it.",
        NovuErrorCode::NotFound => "Novu does not know the integration or the subscriber.",
        NovuErrorCode::Conflict => "The connection cannot be created like this.",
        NovuErrorCode::PayloadTooLarge => Refusal::BodyTooLarge.message(),
        NovuErrorCode::RateLimited => "Novu is asked too often: wait before you ask again.",
        NovuErrorCode::ServerError => "Novu failed.",
        NovuErrorCode::Configuration
        | NovuErrorCode::Validation
        | NovuErrorCode::Redirected
        | NovuErrorCode::InvalidResponse
        | NovuErrorCode::ConnectionFailed
        | NovuErrorCode::Timeout => return None,
    })
}

/// How a call ended without a connection.
#[derive(Clone, Copy, Debug)]
pub struct FailedCall {
    /// The code of its error.
    pub code: NovuErrorCode,
    /// Whether the connection may exist all the same.
    pub outcome: Outcome,
    /// What Novu answered last; 0 if it did not.
    pub status: u32,
    /// What was not found.
    pub resource: Option<Resource>,
    /// Whether the call only looked for a connection.
    pub is_look_up: bool,
}

/// The status of an answer with a connection: one that was created, or one that was looked up.
///
/// # Errors
/// If the connection that was looked up is not of the scope.
pub fn status_of_connection<V: Value>(connection: &V, scope: &V, is_look_up: bool) -> Result<u32, Refusal> {
    match is_look_up {
        true if !scope::has(scope, connection) => Err(Refusal::NotFound),
        true => Ok(200),
        false => Ok(201),
    }
}

impl FailedCall {
    /// What Novu refuses is the handler's own key: not the caller's fault, and no wait changes it.
    const fn is_key_refused(self) -> bool {
        matches!(self.status, 401 | 403)
    }

    /// The seconds of a `Retry-After`, of the milliseconds that Novu asks to wait.
    #[must_use]
    pub fn retry_after(self, ms: Option<f64>) -> Option<f64> {
        ms.filter(|_| !self.is_key_refused()).map(|ms| (ms / 1_000.0).ceil())
    }

    /// The status of an answer that tells the page of the error.
    ///
    /// # Errors
    /// If the page is told no more than this.
    pub fn status(self) -> Result<u32, Refusal> {
        let is_unknown = self.outcome == Outcome::Unknown;
        // Of a replacement or a deletion the connection may be gone since it was looked up.
        let is_connection = self.is_look_up || self.resource == Some(Resource::Connection);
        if is_connection && self.code == NovuErrorCode::NotFound && !is_unknown {
            return Err(Refusal::NotFound);
        }
        if self.is_look_up || self.is_key_refused() {
            return Err(Refusal::Upstream);
        }
        Ok(match (self.code, self.status) {
            (NovuErrorCode::Validation, _) => 422,
            (NovuErrorCode::Configuration, _) => 500,
            (NovuErrorCode::Timeout, _) => 504,
            // A status that the page takes for final would hide that the connection may exist.
            (_, 400..=407 | 409..=499) if is_unknown => 503,
            (_, status @ 400..=599) => status,
            _ => 502,
        })
    }
}

/// The header fields of every answer.
pub const COMMON_HEADERS: [(&str, &str); 3] =
    [("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff"), ("Vary", "Origin")];

/// The other header fields for an origin that is allowed, besides `Access-Control-Allow-Origin`.
pub const ALLOWED_HEADERS: [(&str, &str); 2] =
    [("Access-Control-Allow-Credentials", "true"), ("Access-Control-Expose-Headers", "Retry-After,Date")];

/// What else the answer to a preflight has: what a page of an allowed origin may send.
pub const PREFLIGHT_HEADERS: [(&str, &str); 3] = [
    ("Access-Control-Allow-Methods", "GET,POST,PATCH,DELETE"),
    ("Access-Control-Max-Age", "86400"),
    ("Access-Control-Allow-Headers", "Authorization,Content-Type,Idempotency-Key"),
];
