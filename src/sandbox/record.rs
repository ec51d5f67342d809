//! What was asked and answered, without secrets.

use super::redact;
use crate::{
    error::Secrets,
    http::{Headers, HttpRequest, Method},
    json::Json,
};

/// A request that was answered, with `[redacted]` in place of secrets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordedRequest {
    /// The method.
    pub method: Method,
    /// Path and query of the URL.
    pub path: String,
    /// The headers.
    pub headers: Headers,
    /// The body, if there was one: the text as it was sent, but for the secrets.
    pub body: Option<String>,
    /// The status of the answer.
    pub status: u16,
}

impl RecordedRequest {
    /// The same as JSON: `{ method, path, headers, body, status }`. Of headers with the same name the last counts.
    #[must_use]
    pub fn to_json(&self) -> Json {
        let headers = self.headers.iter().map(|(name, value)| (name, value.into()));
        Json::object([
            ("method", self.method.as_str().into()),
            ("path", self.path.as_str().into()),
            ("headers", Json::object(headers)),
            ("body", self.body.as_deref().map_or(Json::Null, Json::from)),
            ("status", Json::Number(self.status.to_string())),
        ])
    }
}

/// All requests as they came. They are redacted when they are read, since a later one may show what is secret in an earlier one.
#[derive(Default)]
pub(super) struct Records(Vec<RecordedRequest>);

impl Records {
    pub(super) fn push(&mut self, request: &HttpRequest, path: &str, status: u16) {
        self.0.push(RecordedRequest {
            method: request.method,
            path: path.into(),
            headers: request.headers.clone(),
            body: request.body.clone(),
            status,
        });
    }

    pub(super) fn redacted(&self, secret_key: Option<&str>) -> Vec<RecordedRequest> {
        let mut secrets = Secrets::default();
        redact::remember(secret_key.unwrap_or_default(), &mut secrets);
        let shaped: Vec<_> = self.0.iter().map(|record| by_place(record, &mut secrets)).collect();
        shaped.into_iter().map(|record| by_value(&record, &secrets)).collect()
    }
}

/// Takes out what is secret by where it stands, and remembers it.
fn by_place(record: &RecordedRequest, secrets: &mut Secrets) -> RecordedRequest {
    let headers = record.headers.iter().map(|(name, value)| match name {
        _ if name.eq_ignore_ascii_case("authorization") => (name, redact::authorization(value, secrets)),
        _ => (name, value.to_owned()),
    });
    RecordedRequest {
        headers: headers.collect(),
        body: record.body.as_deref().map(|body| redact::body(body, secrets)),
        ..record.clone()
    }
}

/// Takes out what is known to be secret, wherever it stands.
fn by_value(record: &RecordedRequest, secrets: &Secrets) -> RecordedRequest {
    RecordedRequest {
        path: secrets.redact(&record.path),
        headers: record.headers.iter().map(|(name, value)| (name, secrets.redact(value))).collect(),
        body: record.body.as_deref().map(|body| secrets.redact(body)),
        ..*record
    }
}
