use super::{body::Body, conflict::Conflict, retry_after::retry_after_ms, server_error::ServerError, step::Failure};
use crate::{
    error::{Explanation, NovuError, NovuErrorCode, Secrets},
    http::Headers,
    value::Value,
};

/// Makes the errors of a call, with what all of them say of it.
pub(super) struct CallErrors<'a> {
    /// What must never show.
    pub(super) secrets: Secrets,
    pub(super) attempts: u32,
    /// The key that was sent; `None` where the request has no body.
    pub(super) idempotency_key: Option<&'a str>,
    /// The identifier that was sent; empty where there is none.
    pub(super) identifier: &'a str,
    /// Whether the call has no secret key: then the handler at the edge may be what answers.
    pub(super) is_keyless: bool,
}

/// An answer that is no success.
pub(super) struct Refused {
    pub(super) error: Box<NovuError>,
    /// What a 409 is about.
    pub(super) conflict: Conflict,
    /// Whether the handler at the edge says it.
    pub(super) is_of_edge: bool,
}

impl CallErrors<'_> {
    fn error(&self, code: NovuErrorCode, explanation: &Explanation<'_>) -> Box<NovuError> {
        let mut error = NovuError::before_sending(code, explanation.message());
        error.attempts = self.attempts;
        error.idempotency_key = self.idempotency_key.map(|key| self.secrets.redact(key));
        if !self.identifier.is_empty() {
            error.identifier = Some(self.secrets.redact(self.identifier));
        }
        error
    }

    /// A request has no answer; it had so many milliseconds.
    pub(super) fn no_answer(&self, failure: Failure, ms: u64) -> Box<NovuError> {
        match failure {
            Failure::ConnectionFailed => self.error(NovuErrorCode::ConnectionFailed, &Explanation::ConnectionFailed),
            Failure::Timeout => self.error(NovuErrorCode::Timeout, &Explanation::AttemptTimeout(ms)),
            Failure::NoResponse => self.error(NovuErrorCode::Configuration, &Explanation::NoResponse),
        }
    }

    /// The call took longer than it may, in milliseconds.
    pub(super) fn timeout(&self, ms: u64) -> Box<NovuError> {
        self.error(NovuErrorCode::Timeout, &Explanation::Timeout(ms))
    }

    /// A success that is not what was `expected`.
    pub(super) fn invalid_response(&self, status: u16, expected: &'static str) -> Box<NovuError> {
        let mut error = self.error(NovuErrorCode::InvalidResponse, &Explanation::InvalidResponse(expected));
        error.status = Some(status);
        error
    }

    pub(super) fn refused<V: Value>(&self, status: u16, headers: &Headers, body: Body<V>) -> Refused {
        let code = NovuErrorCode::of_status(status);
        let said = match body {
            Body::Json(body) => ServerError::read(&body, &self.secrets),
            _ => ServerError::default(),
        };
        let is_of_edge = said.is_of_edge && self.is_keyless;
        let conflict = match status {
            409 if !said.connection_identifier.is_empty() => Conflict::With(said.connection_identifier),
            409 => Conflict::read(&said.message, self.identifier),
            _ => Conflict::Unclear,
        };
        let message = self.secrets.redact(&said.message);
        let explanation =
            if is_of_edge { Explanation::Edge(&message) } else { Explanation::Answer(code, status, &message) };
        let mut error = self.error(code, &explanation);
        if let Conflict::With(identifier) = &conflict {
            error.connection_identifier = Some(self.secrets.redact(identifier));
        }
        if status == 422 && !said.issues.is_empty() {
            error.issues = Some(said.issues);
        }
        if !said.error_id.is_empty() {
            error.error_id = Some(self.secrets.redact(&said.error_id));
        }
        error.status = Some(status);
        error.retry_after_ms = retry_after_ms::<V>(headers);
        Refused { error, conflict, is_of_edge }
    }
}
