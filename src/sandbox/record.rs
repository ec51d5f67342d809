//! What was asked and answered, without secrets.

use serde::{Serialize, Serializer};
use serde_json::Map;
#[cfg(feature = "js")]
use tsify::Tsify;

use super::{body, read_json::SyntaxError, redact, redact_text};
use crate::{
    error::Secrets,
    http::{Headers, HttpRequest, Method},
    json::Json,
};

/// A request that arrived, with `[redacted]` in place of secret keys and tokens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "js", derive(Tsify))]
pub struct RecordedRequest {
    /// The method.
    #[serde(serialize_with = "method_name")]
    #[cfg_attr(feature = "js", tsify(type = "string"))]
    pub method: Method,
    /// The path and the query.
    pub path: String,
    /// The headers. Of several with the same name, the last one.
    #[serde(serialize_with = "object_of_headers")]
    #[cfg_attr(feature = "js", tsify(type = "Record<string, string>"))]
    pub headers: Headers,
    /// The body as text, with its secrets redacted; `null` if there was none.
    #[cfg_attr(feature = "js", tsify(type = "string | null"))]
    pub body: Option<String>,
    /// The status of the answer, even if the answer was lost.
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
    sent: Vec<RecordedRequest>,
    /// What was found there, and is secret wherever it stands: also in earlier requests, so that it is taken out when they are
    /// asked for. The names of a map are the only set whose code is there already.
    secrets: Map<String, Json>,
    /// What that made of the first records with the secrets as they are, so that asking again costs no more than a copy.
    redacted: Vec<RecordedRequest>,
    /// The secrets, ready to be looked for; made when they are needed.
    search: Option<Secrets>,
}

impl Records {
    /// No requests to a server with this secret key.
    pub(super) fn new(secret_key: Option<&str>) -> Self {
        let secrets = secret_key.map(|key| (key.to_owned(), Json::Null)).into_iter().collect();
        Self { sent: Vec::new(), secrets, redacted: Vec::new(), search: None }
    }

    pub(super) fn push(&mut self, request: &HttpRequest, path: &str, status: u16, syntax_error: SyntaxError) {
        let mut found = Vec::new();
        let path = redact_text::text(path, &mut found);
        let headers = request.headers.iter().map(|(name, value)| (name, redact::header(name, value, &mut found)));
        let headers = headers.collect();
        let is_form = body::is_form(&request.headers);
        let redact_body = |body: &str| {
            if is_form { redact::form(body, &mut found) } else { redact::body(body, syntax_error, &mut found) }
        };
        let body = request.body.as_deref().map(redact_body);
        self.sent.push(RecordedRequest { method: request.method, path, headers, body, status });
        let known = self.secrets.len();
        self.secrets.extend(found.into_iter().map(|secret| (secret, Json::Null)));
        if self.secrets.len() > known {
            self.redacted.clear();
            self.search = None;
        }
    }

    /// The requests without any secret.
    pub(super) fn redacted(&mut self) -> Vec<RecordedRequest> {
        let secrets = &self.secrets;
        let search = self.search.get_or_insert_with(|| Secrets::new(&secrets.keys().cloned().collect::<Vec<_>>()));
        let redact = |text: &str| search.redact(text, usize::MAX);
        let new = self.sent[self.redacted.len()..].iter().map(|record| RecordedRequest {
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
