//! An in-memory Novu, without I/O: a request goes in as data, the answer comes out as data.
//!
//! It answers as the real server does: the same statuses, messages and bodies, and the checks in the same order.
//! It has no clock and no randomness of its own; time is an argument and the seed an option, so that every run repeats.

mod auth;
mod body;
mod create;
mod delete;
mod delivery;
mod environment;
mod error_body;
mod fault;
mod form;
mod idempotency;
mod list;
mod list_query;
mod member;
mod options;
mod preflight;
mod present;
mod provider;
mod query;
mod random;
mod rate_limit;
mod read_faults;
mod read_json;
mod read_options;
mod record;
mod redact;
mod redact_text;
mod reply;
mod retrieve;
mod rotation;
mod router;
mod store;
mod transform;
mod update;
mod validation;
mod verify;

pub use delivery::Delivery;
pub use fault::{Fault, FaultKind, When};
pub use idempotency::Idempotency;
pub use options::{Credentials, Integration, Integrations, Options, Subscribers};
pub use rate_limit::RateLimit;
pub use read_json::SyntaxError;
pub use record::RecordedRequest;

use environment::Environment;
use fault::Faults;
use record::Records;
use reply::Reply;

use crate::{
    http::{Headers, HttpRequest, HttpResponse, Method},
    json::{Json, json_text},
};

/// A Novu environment in memory, with its channel connections.
pub struct Sandbox {
    environment: Environment,
    faults: Faults,
    records: Records,
}

impl Sandbox {
    /// An environment without connections.
    #[must_use]
    pub fn new(options: Options) -> Self {
        Self::with_syntax_error(options, read_json::syntax_error)
    }

    /// The same, that says of a body which is not JSON what this function does: Novu passes on the words of V8, and a sandbox those
    /// of `serde_json` unless it is told others.
    #[must_use]
    pub fn with_syntax_error(options: Options, syntax_error: SyntaxError) -> Self {
        Self {
            faults: Faults::new(options.seed),
            records: Records::new(options.secret_key.as_deref()),
            environment: Environment::new(options, syntax_error),
        }
    }

    /// Answers a request that arrives at `now_ms`, in milliseconds since 1970-01-01 UTC.
    ///
    /// Whatever is wrong with the request is in the status and the body of the answer, as on the real server. The body of the
    /// request has to be decoded if it has a `Content-Encoding`; one that cannot be is left out.
    pub fn handle(&mut self, request: &HttpRequest, now_ms: u64) -> HttpResponse<String> {
        self.handle_delayed(request, now_ms, 0)
    }

    /// Answers a request as [`Sandbox::handle`] does, with what is to go wrong according to the options. Each call counts as a
    /// request.
    ///
    /// Returns what reaches the caller, and what went wrong.
    pub fn deliver(&mut self, request: &HttpRequest, now_ms: u64) -> (Delivery, Option<FaultKind>) {
        let Some(fault) = self.faults.next(&self.environment.options.faults).cloned() else {
            return (Delivery::Answer { response: self.handle(request, now_ms), delay_ms: 0 }, None);
        };
        let delivery = match fault.kind {
            FaultKind::DropBefore => Delivery::Broken,
            FaultKind::Status => {
                self.record(request, fault.answer.status);
                Delivery::with(&fault, fault.answer.clone())
            }
            _ => Delivery::with(&fault, self.handle_delayed(request, now_ms, fault.delay_ms())),
        };
        (delivery, Some(fault.kind))
    }

    fn handle_delayed(&mut self, request: &HttpRequest, now_ms: u64, delay_ms: u64) -> HttpResponse<String> {
        let mut headers = Headers::default();
        let reply = router::answer(&mut self.environment, request, now_ms, delay_ms, &mut headers);
        let Reply { status, body } = reply.unwrap_or_else(|problem| {
            let path = router::path(&request.url);
            let body = error_body::json(&problem, path, now_ms, &mut self.environment.random);
            Reply { status: problem.status(), body: Some(body) }
        });
        if body.is_some() {
            headers.push("Content-Type", "application/json; charset=utf-8");
        }
        self.record(request, status);
        let body = body.filter(|_| request.method != Method::Head);
        HttpResponse { status, headers, body: body.as_ref().map(json_text).unwrap_or_default() }
    }

    fn record(&mut self, request: &HttpRequest, status: u16) {
        self.records.push(request, router::path(&request.url), status, self.environment.syntax_error);
    }

    /// The connections, oldest first, as the API returns them (without the `data` around them), but with all of `auth` as it is
    /// stored.
    #[must_use]
    pub fn connections(&self) -> Vec<Json> {
        self.environment.store.iter().map(present::stored).collect()
    }

    /// The requests that arrived, in their order, with `[redacted]` for the secret key and for access and refresh tokens.
    #[must_use]
    pub fn requests(&mut self) -> Vec<RecordedRequest> {
        self.records.redacted()
    }

    /// Forgets all that has happened, and begins the seed anew: as after [`Sandbox::new`].
    pub fn reset(&mut self) {
        let Environment { options, syntax_error, .. } = &mut self.environment;
        *self = Self::with_syntax_error(std::mem::take(options), *syntax_error);
    }
}
