//! What a repeated request with the same `Idempotency-Key` gets (`idempotency.interceptor.ts`, `idempotency-http-error.ts`).

use std::collections::BTreeMap;

use super::{error_body::Problem, reply::Reply};
use crate::{
    http::{Headers, HttpRequest, Method},
    idempotency_key,
};

/// How long an answer is kept: a day, in milliseconds.
const KEPT_MS: u64 = 24 * 60 * 60 * 1_000;

/// How long a request may count as being processed: five minutes, in milliseconds.
const IN_PROGRESS_MS: u64 = 5 * 60 * 1_000;

const DOCUMENTATION: &str = "https://docs.novu.co/additional-resources/idempotency";

/// That an organization has idempotency switched on.
#[derive(Clone, Copy, Default)]
pub struct Idempotency {
    /// For how long after its arrival a request counts as being processed, in milliseconds; a repetition in this time gets a 409.
    pub processing_ms: u64,
}

/// The key of a request whose answer is kept, which stands in the headers of the answer too.
pub(super) fn key<'a>(request: &'a HttpRequest, headers: &mut Headers) -> Result<Option<&'a str>, Problem> {
    let key = request.headers.get("idempotency-key").unwrap_or_default();
    if key.is_empty() || !matches!(request.method, Method::Post | Method::Patch) {
        return Ok(None);
    }
    if key.encode_utf16().count() > idempotency_key::MAX_LENGTH {
        return Err(Problem::bad_request(format!(
            "idempotencyKey \"{key}\" has exceeded the maximum allowed length of {} characters",
            idempotency_key::MAX_LENGTH
        )));
    }
    headers.push("Idempotency-Key", key.to_owned());
    Ok(Some(key))
}

/// The answers by their keys. As on the server, a key is the same for every route.
#[derive(Default)]
pub(super) struct Answers(BTreeMap<String, Answer>);

/// An answer that was given.
pub(super) struct Answer {
    /// The body of the request, as `JSON.stringify` writes what was parsed: the order of members counts.
    pub(super) request: String,
    pub(super) outcome: Result<Reply, Problem>,
    pub(super) started_ms: u64,
    pub(super) finished_ms: u64,
}

impl Answers {
    /// The answer to a request with a key that was there before.
    pub(super) fn repeated(
        &self,
        key: &str,
        request: &str,
        now_ms: u64,
        headers: &mut Headers,
    ) -> Option<Result<Reply, Problem>> {
        let answer = self.0.get(key).filter(|answer| answer.is_known(now_ms))?;
        if now_ms < answer.finished_ms {
            headers.push("Retry-After", "1");
            headers.push("Link", DOCUMENTATION);
            return Some(Err(Problem::conflict(format!(
                "Request with key \"{key}\" is currently being processed. Please retry after 1 second"
            ))));
        }
        if request != answer.request {
            headers.push("Link", DOCUMENTATION);
            let message = format!("Request with key \"{key}\" is being reused for a different body");
            return Some(Err(Problem::unprocessable(message)));
        }
        headers.push("Idempotency-Replay", "true");
        Some(answer.outcome.clone())
    }

    /// Keeps the answer to the request with this key.
    pub(super) fn keep(&mut self, key: &str, answer: Answer) {
        self.0.insert(key.into(), answer);
    }
}

impl Answer {
    /// Whether it is still remembered, as one that is given or one that is awaited.
    const fn is_known(&self, now_ms: u64) -> bool {
        let (since, for_ms) =
            if now_ms < self.finished_ms { (self.started_ms, IN_PROGRESS_MS) } else { (self.finished_ms, KEPT_MS) };
        now_ms < since.saturating_add(for_ms)
    }
}
