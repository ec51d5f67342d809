use super::{
    body::Body,
    conflict::{Conflict, IN_ENVIRONMENT},
    retry_after::retry_after_ms,
    server_error::ServerError,
    server_text::ServerText,
    step::Failure,
};
use crate::{
    error::{NovuError, NovuErrorCode, message},
    http::Headers,
    text::before,
    value::Value,
};

/// Makes the errors of a call, with what all of them say of it.
pub(super) struct CallErrors<'a> {
    /// Its secrets are every text in the request's `auth`, and with an answer the secret key too.
    pub(super) text: ServerText,
    /// Without one the handler at the edge may be what answers.
    pub(super) secret_key: Option<&'a str>,
    pub(super) attempts: u32,
    /// The key that was sent; `None` where the request has no body.
    pub(super) idempotency_key: Option<&'a str>,
    /// The identifier that was sent; empty where there is none.
    pub(super) identifier: &'a str,
}

/// An answer that is no success.
pub(super) struct RefusedAnswer {
    pub(super) error: Box<NovuError>,
    /// What a 409 is about.
    pub(super) conflict: Conflict,
    /// Whether the handler at the edge says it.
    pub(super) is_of_edge: bool,
}

impl CallErrors<'_> {
    fn error(&self, code: NovuErrorCode, message: String) -> Box<NovuError> {
        let mut error = NovuError::new(code, message);
        error.attempts = self.attempts;
        error.idempotency_key = self.idempotency_key.and_then(|key| self.chosen(key));
        error.identifier = self.chosen(self.identifier);
        error
    }

    /// What the caller chose, which is shown as it is, or not at all if it is empty or a token is in it. It is never compared with the secret
    /// key: who chooses it may be a page, and could guess the key by what is shown, or by how long it takes.
    pub(super) fn chosen(&self, text: &str) -> Option<String> {
        if text.is_empty() {
            return None;
        }
        let shown = self.text.secrets.redact(text, usize::MAX);
        if shown == text { Some(shown) } else { None }
    }

    /// A request has no answer; it had so many milliseconds, and the system gave a reason.
    pub(super) fn no_answer(&self, failure: Failure, ms: u64, reason: Option<String>) -> Box<NovuError> {
        match failure {
            Failure::ConnectionFailed | Failure::Aborted => {
                let message = message::of_connection_failed(reason.as_deref());
                let mut error = self.error(NovuErrorCode::ConnectionFailed, message);
                error.reason = reason;
                error
            }
            Failure::Timeout => self.error(NovuErrorCode::Timeout, message::of_attempt_timeout(ms)),
            Failure::NoResponse => self.error(NovuErrorCode::Configuration, message::NO_RESPONSE.to_owned()),
        }
    }

    /// The call took longer than it may, in milliseconds.
    pub(super) fn timeout(&self, ms: u64) -> Box<NovuError> {
        self.error(NovuErrorCode::Timeout, message::of_timeout(ms))
    }

    /// A success that is not what was `expected`.
    pub(super) fn invalid_response(&self, status: u16, expected: &'static str) -> Box<NovuError> {
        let mut error = self.error(NovuErrorCode::InvalidResponse, message::of_invalid_response(expected));
        error.status = Some(status);
        error
    }

    pub(super) fn refused<V: Value>(mut self, status: u16, headers: &Headers, body: Body<V>) -> RefusedAnswer {
        let code = NovuErrorCode::of_status(status);
        let mut error = self.error(code, String::new());
        // Only now: what the caller chose is never compared with the key, see `chosen`.
        self.text.secrets.add(self.secret_key.unwrap_or_default());
        let said = match body {
            Body::Json(body) => ServerError::read(&body, &mut self.text),
            _ => ServerError::default(),
        };
        let is_of_edge = said.is_of_edge && self.secret_key.is_none();
        let conflict = match status {
            409 if !said.connection_identifier.is_empty() => Conflict::With(said.connection_identifier),
            409 => Conflict::read(&said.message),
            _ => Conflict::Unclear,
        };
        // The identifier of an environment is nobody's business, and says nothing to whoever reads it.
        let said_message = self.text.shown(before(&said.message, IN_ENVIRONMENT));
        error.message = match &conflict {
            _ if is_of_edge => said_message,
            Conflict::Taken => message::of_identifier_taken(status, &said_message),
            _ => message::of_answer(code, status, &said_message, self.secret_key.is_some()),
        };
        error.connection_identifier = match &conflict {
            Conflict::Taken => error.identifier.clone(),
            Conflict::With(identifier) if identifier == self.identifier => error.identifier.clone(),
            Conflict::With(identifier) => Some(self.text.shown(identifier)),
            _ => None,
        };
        if code == NovuErrorCode::NotFound {
            error.resource = said.resource;
        }
        if status == 422 && !said.issues.is_empty() {
            error.issues = Some(said.issues);
        }
        if !said.error_id.is_empty() {
            error.error_id = Some(self.text.shown(&said.error_id));
        }
        error.status = Some(status);
        error.retry_after_ms = retry_after_ms::<V>(headers);
        RefusedAnswer { error, conflict, is_of_edge }
    }
}
