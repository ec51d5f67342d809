//! The errors that a call ends with.

use super::{
    Body, Call, RandomSource, conflict,
    conflict::Conflict,
    retry_after,
    server_error::{self, ServerError},
};
use crate::{
    error::{Explanation, NovuError, NovuErrorCode, Secrets},
    http::Headers,
    value::Value,
};

impl<V: Value, R: RandomSource> Call<V, R> {
    /// The error of a call whose time is over.
    #[must_use]
    pub fn timeout(&self) -> Box<NovuError> {
        let mut error = self.error(NovuErrorCode::Timeout, &Explanation::Timeout(self.options.timeout_ms));
        error.outcome = self.outcome();
        error
    }

    /// The error of an answer that is no success, and what a 409 is about.
    pub(super) fn refused(&mut self, status: u16, headers: &Headers, body: Body<V>) -> (Box<NovuError>, Conflict) {
        let code = NovuErrorCode::of_status(status);
        let secrets = self.secrets();
        let said = match body {
            Body::Json(body) => server_error::read(&body, &secrets),
            _ => ServerError::default(),
        };
        // Novu is not asked without a key.
        let is_of_edge = said.is_of_edge && self.secret_key.is_none();
        self.is_scoped |= is_of_edge;
        let conflict = match status {
            409 if !said.in_the_way.is_empty() => Conflict::With(said.in_the_way),
            409 => conflict::read(&said.message, self.operation.identifier()),
            _ => Conflict::Unclear,
        };
        let message = secrets.redact(&said.message);
        let explanation =
            if is_of_edge { Explanation::Edge(&message) } else { Explanation::Answer(code, status, &message) };
        let mut error = self.error(code, &explanation);
        if let Conflict::With(identifier) = &conflict {
            error.connection_identifier = Some(secrets.redact(identifier));
        }
        if status == 422 && !said.issues.is_empty() {
            error.issues = Some(said.issues);
        }
        if !said.error_id.is_empty() {
            error.error_id = Some(secrets.redact(&said.error_id));
        }
        error.status = Some(status);
        error.retry_after_ms = retry_after::read(headers);
        (error, conflict)
    }

    pub(super) fn error(&self, code: NovuErrorCode, explanation: &Explanation<'_>) -> Box<NovuError> {
        let secrets = self.secrets();
        let mut error = NovuError::before_sending(code, explanation.message());
        error.attempts = self.attempts;
        if self.request.body.is_some() {
            error.idempotency_key = Some(secrets.redact(&self.options.idempotency_key));
        }
        let identifier = self.operation.identifier();
        if !identifier.is_empty() {
            error.identifier = Some(secrets.redact(identifier));
        }
        error
    }

    /// What must never show. Read where something is about to be shown: most calls end without an error.
    fn secrets(&self) -> Secrets {
        let mut secrets = Secrets::of_auth(&self.operation.auth());
        if let Some(key) = &self.secret_key {
            secrets.add(key);
        }
        secrets
    }
}
