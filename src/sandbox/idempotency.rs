//! What a repeated request with the same `Idempotency-Key` gets (`idempotency.interceptor.ts`, `idempotency-http-error.ts`).

use super::{Reply, Sandbox, body::Body, error_body::Problem};
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

/// The answers, each with its key. As on the server, a key is the same for every route.
///
/// A `HashMap` would cost 5 KB of wasm, and save nothing that a test would notice.
pub(super) type Answers = Vec<(String, Answer)>;

/// An answer that was given.
pub(super) struct Answer {
    /// The body of the request, as `JSON.stringify` writes what was parsed: the order of members counts.
    request: String,
    outcome: Result<Reply, Problem>,
    started_ms: u64,
    finished_ms: u64,
}

impl Answer {
    /// Whether it is still remembered, as one that is given or one that is awaited.
    const fn is_known(&self, now_ms: u64) -> bool {
        let (since, for_ms) =
            if now_ms < self.finished_ms { (self.started_ms, IN_PROGRESS_MS) } else { (self.finished_ms, KEPT_MS) };
        now_ms < since.saturating_add(for_ms)
    }
}

/// Answers as before, if the request is a repetition; otherwise as `route` does, and keeps that.
pub(super) fn around(
    sandbox: &mut Sandbox,
    request: &HttpRequest,
    body: Body,
    now_ms: u64,
    headers: &mut Headers,
    route: impl FnOnce(&mut Sandbox, Body) -> Result<Reply, Problem>,
) -> Result<Reply, Problem> {
    let key = request.headers.get("idempotency-key").unwrap_or_default();
    let (Some(options), Method::Post | Method::Patch, false) =
        (sandbox.options.idempotency, request.method, key.is_empty())
    else {
        return route(sandbox, body);
    };
    if key.encode_utf16().count() > idempotency_key::MAX_LENGTH {
        return Err(Problem::bad_request(format!(
            "idempotencyKey \"{key}\" has exceeded the maximum allowed length of {} characters",
            idempotency_key::MAX_LENGTH
        )));
    }
    headers.push("Idempotency-Key", key);
    let sent = body.to_string();
    let known = sandbox.answers.iter().find(|(other, _)| other == key);
    if let Some((_, answer)) = known.filter(|(_, answer)| answer.is_known(now_ms)) {
        return repeated(answer, key, &sent, now_ms, headers);
    }
    let outcome = route(sandbox, body);
    let finished_ms = now_ms.saturating_add(options.processing_ms).saturating_add(sandbox.delay_ms);
    let answer = Answer { request: sent, outcome: outcome.clone(), started_ms: now_ms, finished_ms };
    sandbox.answers.retain(|(other, _)| other != key);
    sandbox.answers.push((key.into(), answer));
    outcome
}

fn repeated(answer: &Answer, key: &str, sent: &str, now_ms: u64, headers: &mut Headers) -> Result<Reply, Problem> {
    if now_ms < answer.finished_ms {
        headers.push("Retry-After", "1");
        headers.push("Link", DOCUMENTATION);
        return Err(Problem::conflict(format!(
            "Request with key \"{key}\" is currently being processed. Please retry after 1 second"
        )));
    }
    if sent != answer.request {
        headers.push("Link", DOCUMENTATION);
        return Err(Problem::unprocessable(format!("Request with key \"{key}\" is being reused for a different body")));
    }
    headers.push("Idempotency-Replay", "true");
    answer.outcome.clone()
}
