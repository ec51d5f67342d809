//! What was asked and answered, without secrets.

use std::collections::BTreeSet;

use serde::{Serialize, Serializer};
#[cfg(feature = "js")]
use tsify::Tsify;

use super::{read_json::SyntaxError, redact, redact_text};
use crate::{
    error::Secrets,
    http::{Headers, HttpRequest, Method},
};

/// A request that arrived, with `[redacted]` in place of secret keys and tokens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "js", derive(Tsify))]
pub struct RecordedRequest {
    /// The method.
    #[serde(serialize_with = "method_name")]
    #[cfg_attr(feature = "js", tsify(type = "string"))]
    pub method: Method,
    /// Path and query.
    pub path: String,
    /// The headers. In JavaScript the last of several with the same name counts.
    #[serde(serialize_with = "object_of_headers")]
    #[cfg_attr(feature = "js", tsify(type = "Record<string, string>"))]
    pub headers: Headers,
    /// The body, if there was one: the text as it was sent, but for the secrets.
    #[cfg_attr(feature = "js", tsify(type = "string | null"))]
    pub body: Option<String>,
    /// The status of the answer, also where that was lost.
    pub status: u16,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "what serde calls")]
fn method_name<S: Serializer>(method: &Method, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(method.as_str())
}

fn object_of_headers<S: Serializer>(headers: &Headers, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(headers.iter())
}

/// All requests, in their order.
pub(super) struct Records {
    /// Without what is secret by where it stands.
    records: Vec<RecordedRequest>,
    /// What was found there, and is secret wherever it stands: also in earlier requests, so that it is taken out when they are
    /// asked for.
    secrets: BTreeSet<String>,
    /// What that made of the first records with the secrets as they are, so that asking again costs no more than a copy.
    redacted: Vec<RecordedRequest>,
    /// The secrets, ready to be looked for; made when they are needed.
    search: Option<Secrets>,
}

impl Records {
    /// No requests to a server with this secret key.
    pub(super) fn new(secret_key: Option<&str>) -> Self {
        let secrets = secret_key.map(str::to_owned).into_iter().collect();
        Self { records: Vec::new(), secrets, redacted: Vec::new(), search: None }
    }

    pub(super) fn push(&mut self, request: &HttpRequest, path: &str, status: u16, syntax_error: SyntaxError) {
        let mut found = Vec::new();
        let path = redact_text::text(path, &mut found);
        let headers = request.headers.iter().map(|(name, value)| (name, redact::header(name, value, &mut found)));
        self.records.push(RecordedRequest {
            method: request.method,
            path,
            headers: headers.collect(),
            body: request.body.as_deref().map(|body| redact::body(body, syntax_error, &mut found)),
            status,
        });
        let known = self.secrets.len();
        self.secrets.extend(found);
        if self.secrets.len() > known {
            self.redacted.clear();
            self.search = None;
        }
    }

    /// The requests without any secret.
    pub(super) fn redacted(&mut self) -> Vec<RecordedRequest> {
        let secrets = &self.secrets;
        let search = self.search.get_or_insert_with(|| Secrets::new(&secrets.iter().cloned().collect::<Vec<_>>()));
        let redact = |text: &str| search.redact(text, usize::MAX);
        let new = self.records[self.redacted.len()..].iter().map(|record| RecordedRequest {
            method: record.method,
            path: redact(&record.path),
            headers: record.headers.iter().map(|(name, value)| (name, redact(value))).collect(),
            body: record.body.as_deref().map(redact),
            status: record.status,
        });
        self.redacted.extend(new);
        self.redacted.clone()
    }
}
