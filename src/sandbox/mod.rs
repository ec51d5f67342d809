//! An in-memory Novu, without I/O: a request goes in as data, the answer comes out as data.
//!
//! It answers as the real server does: the same statuses, messages and bodies, and the checks in the same order.
//! It has no clock and no randomness of its own; time is an argument and the seed an option, so that every run repeats.

mod auth;
mod body;
mod create;
mod delete;
mod delivery;
mod error_body;
mod fault;
mod idempotency;
mod json_syntax;
mod list;
mod list_query;
mod options;
mod present;
mod query;
mod random;
mod rate_limit;
mod read_faults;
mod read_options;
mod record;
mod redact;
mod redact_text;
mod retrieve;
mod rotation;
mod router;
mod store;
mod time;
mod transform;
mod update;
mod validation;

pub use delivery::Delivery;
pub use fault::{Fault, FaultKind, When};
pub use idempotency::Idempotency;
pub use options::{Credentials, Integration, Integrations, Options, Subscribers};
pub use rate_limit::RateLimit;
pub use record::RecordedRequest;

use fault::Faults;
use idempotency::Answers;
use random::SeededRandom;
use rate_limit::Bucket;
use record::Records;
use store::Store;

use crate::{
    http::{Headers, HttpRequest, HttpResponse},
    json::Json,
};

/// The id of the one environment that a sandbox has, as it stands in the message of a 409.
const ENVIRONMENT_ID: &str = "6615943e7ace93b0540ae377";

/// A Novu environment in memory, with its channel connections.
pub struct Sandbox {
    answers: Answers,
    bucket: Option<Bucket>,
    /// How much longer than others the request takes that is being handled.
    delay_ms: u64,
    faults: Faults,
    options: Options,
    random: SeededRandom,
    records: Records,
    store: Store,
}

impl Sandbox {
    /// An environment without connections.
    #[must_use]
    pub fn new(options: Options) -> Self {
        Self {
            answers: Answers::default(),
            bucket: None,
            delay_ms: 0,
            faults: Faults::new(options.seed),
            random: SeededRandom::new(options.seed),
            options,
            records: Records::default(),
            store: Store::default(),
        }
    }

    /// Answers a request that arrives at `now_ms`, in milliseconds since 1970-01-01 UTC.
    ///
    /// Whatever is wrong with the request is in the status and the body of the answer, as on the real server.
    pub fn handle(&mut self, request: &HttpRequest, now_ms: u64) -> HttpResponse<String> {
        let path = router::path(&request.url);
        let mut headers = Headers::default();
        let reply = router::answer(self, request, path, now_ms, &mut headers).unwrap_or_else(|problem| Reply {
            status: problem.status(),
            body: Some(error_body::json(&problem, path, now_ms, &mut self.random)),
        });
        if reply.body.is_some() {
            headers.push("Content-Type", "application/json; charset=utf-8");
        }
        let body = reply.body.map(|body| body.to_string()).unwrap_or_default();
        let response = HttpResponse { status: reply.status, headers, body };
        self.records.push(request, path, response.status);
        response
    }

    /// The connections, oldest first, as the API returns them (without the `data` around them).
    ///
    /// One that was created with a ciphertext (`nvsk.…`) for a token is there with an empty `auth`; the API answers 500 for it.
    #[must_use]
    pub fn connections(&self) -> Vec<Json> {
        self.store.iter().map(present::connection_or_unreadable).collect()
    }

    /// The requests that arrived, in their order, with `[redacted]` for the secret key and for access and refresh tokens.
    #[must_use]
    pub fn requests(&self) -> Vec<RecordedRequest> {
        self.records.redacted(self.options.secret_key.as_deref())
    }

    /// Forgets all that has happened, and begins the seed anew: as after [`Sandbox::new`].
    pub fn reset(&mut self) {
        *self = Self::new(std::mem::take(&mut self.options));
    }
}

/// What a route answers when nothing is wrong.
#[derive(Clone)]
struct Reply {
    status: u16,
    /// None in the answer to a deletion.
    body: Option<Json>,
}

impl Reply {
    /// The server's response interceptor puts each single result under `data`.
    fn data(status: u16, data: Json) -> Self {
        Self { status, body: Some(Json::object([("data", data)])) }
    }
}
