//! One call of the API as a state machine without I/O: it says what to send, and is told what came back.

mod answer;
mod conflict;
mod options;
mod server_error;

pub use answer::{Body, HEADERS, LONGEST as LONGEST_BODY};
pub use options::{CallOptions, is_idempotency_key, is_secret_key, milliseconds};

use conflict::Conflict;

use crate::{
    error::{Explanation, NovuError, NovuErrorCode, Outcome, Secrets},
    http::{Headers, HttpRequest, HttpResponse, Method},
    text::concat,
    value::Value,
};

/// What to do next.
#[derive(Debug)]
pub enum Step<V> {
    /// Send this, and tell the call what came back: [`Call::answered`] or [`Call::failed`].
    Send(HttpRequest),
    /// The call has ended.
    Done(Result<V, Box<NovuError>>),
}

/// Why an attempt has no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The server could not be reached, or the connection broke.
    ConnectionFailed,
    /// The time of the call is over.
    Timeout,
}

/// What a call is to create.
#[derive(Clone)]
pub struct Creation {
    /// The JSON text of the request.
    pub body: String,
    /// The identifier in it.
    pub identifier: String,
    /// The tokens in it, which must never show.
    pub secrets: Secrets,
}

/// Tokens do not show.
impl std::fmt::Debug for Creation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Creation").field("identifier", &self.identifier).finish_non_exhaustive()
    }
}

/// One `POST /v1/channel-connections`.
pub struct Call {
    options: CallOptions,
    creation: Creation,
    secret_key: Option<String>,
    attempts: u32,
}

/// The secret key does not show.
impl std::fmt::Debug for Call {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Call").field("options", &self.options).field("attempts", &self.attempts).finish_non_exhaustive()
    }
}

impl Call {
    /// A call that has not begun.
    #[must_use]
    pub const fn new(options: CallOptions, creation: Creation) -> Self {
        Self { options, creation, secret_key: None, attempts: 0 }
    }

    /// What to send as `Authorization: ApiKey …`. Without it nothing is: a proxy adds it.
    pub fn set_secret_key(&mut self, key: String) {
        self.creation.secrets.add(&key);
        self.secret_key = Some(key);
    }

    /// The first step.
    pub fn start<V>(&mut self) -> Step<V> {
        self.attempts += 1;
        let mut headers = Headers::default();
        headers.push("Content-Type", "application/json");
        headers.push("Idempotency-Key", &self.options.idempotency_key);
        if let Some(key) = &self.secret_key {
            headers.push("Authorization", concat(&["ApiKey ", key]));
        }
        Step::Send(HttpRequest {
            method: Method::Post,
            url: self.options.server.resource(),
            headers,
            body: Some(self.creation.body.clone()),
        })
    }

    /// The attempt was answered.
    pub fn answered<V: Value>(&mut self, response: HttpResponse<Body<V>>) -> Step<V> {
        let HttpResponse { status, headers, body } = response;
        let body = match body {
            Body::Broken if (200..=299).contains(&status) => return self.failed(Failure::ConnectionFailed),
            Body::Json(body) => Some(body),
            Body::Broken | Body::Other => None,
        };
        if !(200..=299).contains(&status) {
            return Step::Done(Err(self.refused(status, &headers, body.as_ref())));
        }
        Step::Done(body.and_then(answer::connection).ok_or_else(|| {
            let mut error = self.error(NovuErrorCode::InvalidResponse, &Explanation::InvalidResponse);
            error.status = Some(status);
            error.outcome = Outcome::Unknown;
            error
        }))
    }

    /// The attempt has no answer.
    pub fn failed<V>(&mut self, failure: Failure) -> Step<V> {
        let mut error = match failure {
            Failure::ConnectionFailed => self.error(NovuErrorCode::ConnectionFailed, &Explanation::ConnectionFailed),
            Failure::Timeout => self.timeout(),
        };
        error.outcome = Outcome::Unknown;
        Step::Done(Err(error))
    }

    /// The error of a call whose time was over before anything was sent.
    #[must_use]
    pub fn timeout(&self) -> Box<NovuError> {
        self.error(NovuErrorCode::Timeout, &Explanation::Timeout(self.options.timeout_ms))
    }

    /// An answer that is no success.
    fn refused<V: Value>(&self, status: u16, headers: &Headers, body: Option<&V>) -> Box<NovuError> {
        let code = NovuErrorCode::of_status(status);
        let mut said = body.map(server_error::read).unwrap_or_default();
        let conflict = if code == NovuErrorCode::Conflict {
            conflict::read(&said.message, &self.creation.identifier)
        } else {
            Conflict::Unclear
        };
        let secrets = &self.creation.secrets;
        for issue in &mut said.issues {
            issue.message = secrets.redact(&issue.message);
            for name in &mut issue.path {
                *name = secrets.redact(name);
            }
        }
        let mut error = self.error(code, &Explanation::Answer(code, status, &secrets.redact(&said.message)));
        if code == NovuErrorCode::ServerError || status == 408 || conflict == Conflict::InProgress {
            error.outcome = Outcome::Unknown;
        }
        if let Conflict::With(identifier) = conflict {
            error.connection_identifier = Some(secrets.redact(&identifier));
        }
        if code == NovuErrorCode::Unprocessable && !said.issues.is_empty() {
            error.issues = Some(said.issues);
        }
        if !said.error_id.is_empty() {
            error.error_id = Some(secrets.redact(&said.error_id));
        }
        error.status = Some(status);
        error.retry_after_ms = headers.get("Retry-After").and_then(options::seconds_as_milliseconds);
        error
    }

    fn error(&self, code: NovuErrorCode, explanation: &Explanation<'_>) -> Box<NovuError> {
        let secrets = &self.creation.secrets;
        let mut error = NovuError::before_sending(code, explanation.message());
        error.attempts = self.attempts;
        error.idempotency_key = Some(secrets.redact(&self.options.idempotency_key));
        error.identifier = Some(secrets.redact(&self.creation.identifier));
        error
    }
}
