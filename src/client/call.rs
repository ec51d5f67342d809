use super::{
    body::Body,
    call_error::{CallErrors, RefusedAnswer},
    call_facts::CallFacts,
    conflict::Conflict,
    event::{AttemptEvent, AttemptFailure},
    events::Events,
    look_up::{LookUp, LookUpResult},
    operations::{Next, Operation, Refusal, Request, Success, Upserted},
    options::CallOptions,
    retries::{Retries, is_transient},
    retry_after::retry_after_ms,
    server_text::ServerText,
    step::{Failure, Step},
};
use crate::{
    error::{NovuError, NovuErrorCode, Outcome, Secrets},
    http::{HttpResponse, Method},
    idempotency_key, identifier,
    random::RandomSource,
    value::Value,
};

/// One call: its request, again where that is safe, and a look-up where it is not known how it ended.
#[expect(clippy::struct_excessive_bools, reason = "what is known of it, each for itself")]
pub struct Call<V, R> {
    options: CallOptions,
    operation: Box<dyn Operation<V>>,
    request: Request<V>,
    random: R,
    secret_key: Option<String>,
    deadline: u64,
    attempts: u32,
    retries: Retries,
    /// Whether the request has what is left of the call's time, and so ends with it.
    is_last_request: bool,
    /// Whether the next attempt is to have another idempotency key.
    needs_new_key: bool,
    /// Whether an attempt without a definite answer may have changed something.
    may_have_succeeded: bool,
    /// Whether a handler at the edge answers, as far as is known.
    edge_decides_owner: bool,
    look_up: Option<LookUp>,
    events: Events,
}

impl<V, R> std::fmt::Debug for Call<V, R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Call").field("options", &self.options).field("attempts", &self.attempts).finish_non_exhaustive()
    }
}

impl<V: Value, R: RandomSource> Call<V, R> {
    /// A call whose time begins now.
    #[must_use]
    pub fn new(options: CallOptions, operation: Box<dyn Operation<V>>, random: R, now: u64) -> Self {
        let request = operation.request();
        Self {
            deadline: now.saturating_add(options.timeout_ms),
            retries: Retries::new(options.max_retries),
            options,
            operation,
            request,
            random,
            secret_key: None,
            attempts: 0,
            is_last_request: false,
            needs_new_key: false,
            may_have_succeeded: false,
            edge_decides_owner: false,
            look_up: None,
            events: Events::default(),
        }
    }

    /// What to send as `Authorization: ApiKey …`. Without it nothing is: a proxy adds it.
    pub fn set_secret_key(&mut self, key: String) {
        self.secret_key = Some(key);
    }

    /// Whether it has sent a request.
    #[must_use]
    pub const fn has_started(&self) -> bool {
        self.attempts > 0
    }

    /// The identifier of the connection that it is about; `None` where it has none, or where that would show a secret.
    #[must_use]
    pub fn identifier(&self) -> Option<String> {
        self.errors().chosen(self.operation.identifier())
    }

    /// What an upsert that has succeeded did; `None` for every other operation.
    #[must_use]
    pub fn upserted(&self) -> Option<Upserted<V>> {
        self.operation.upserted()
    }

    /// What happened since this was asked last.
    pub fn take_events(&mut self) -> Vec<AttemptEvent> {
        self.events.take()
    }

    /// The end of a call whose time is over.
    #[must_use]
    pub fn timeout(&self) -> Step<V> {
        self.fail(self.errors().timeout(self.options.timeout_ms))
    }

    /// The first step.
    pub fn start(&mut self, now: u64) -> Step<V> {
        self.send(now)
    }

    /// The wait is over.
    pub fn elapsed(&mut self, now: u64) -> Step<V> {
        self.send(now)
    }

    /// The request was answered.
    pub fn answered(&mut self, response: HttpResponse<Body<V>>, now: u64) -> Step<V> {
        self.events.answer(response.status, now);
        match self.look_up.take() {
            Some(look_up) => self.look_up_answered(look_up, response, now),
            None => self.request_answered(response, now),
        }
    }

    /// The request has no answer, for a reason that the system has given.
    pub fn failed(&mut self, failure: Failure, reason: Option<String>, now: u64) -> Step<V> {
        self.events.failure(failure.code(), now);
        let error = self.errors().no_answer(failure, self.options.attempt_timeout_ms, reason);
        let is_end = matches!(failure, Failure::NoResponse | Failure::Aborted);
        let is_last = is_end || (failure == Failure::Timeout && self.is_last_request);
        match self.look_up.take() {
            Some(look_up) if !is_last => return self.look_up_again(look_up, None, now),
            Some(_) => {}
            None => self.note_uncertainty(),
        }
        match (is_end, is_last) {
            (true, _) => self.fail(error),
            (false, true) => self.timeout(),
            (false, false) => self.retry(error, None, now),
        }
    }

    /// The request that the state asks for.
    fn send(&mut self, now: u64) -> Step<V> {
        if now >= self.deadline {
            return self.timeout();
        }
        let request = if let Some(look_up) = &self.look_up {
            Request::to(Method::Get, &look_up.identifier, None)
        } else {
            self.attempts += 1;
            if std::mem::take(&mut self.needs_new_key) {
                self.options.idempotency_key = idempotency_key::generate(&mut self.random);
            }
            self.request.clone()
        };
        let left = self.time_left(now);
        self.events.attempt(self.attempts, self.look_up.is_some(), request.method, now);
        self.is_last_request = left <= self.options.attempt_timeout_ms;
        let timeout_ms = self.options.attempt_timeout_ms.min(left);
        Step::Send(request.into_http(&self.options, self.secret_key.as_deref()), timeout_ms)
    }

    fn request_answered(&mut self, HttpResponse { status, headers, body }: HttpResponse<Body<V>>, now: u64) -> Step<V> {
        // workerd takes a 103, which comes before the answer, for the answer: it is no success, and no refusal either.
        if !NovuErrorCode::is_refusal(status) {
            return self.not_refused(status, body, now);
        }
        // Of a 409 that breaks off nobody knows what it is about: it may be transient.
        let is_broken_conflict = status == 409 && matches!(body, Body::Broken);
        let is_retryable = is_broken_conflict || (is_transient(status) && !matches!(body, Body::TooLarge));
        let RefusedAnswer { error, conflict, is_of_edge } = self.errors().refused(status, &headers, body);
        self.edge_decides_owner |= is_of_edge;
        let is_in_progress = conflict == Conflict::InProgress;
        if status == 408 || status >= 500 || is_in_progress {
            self.note_uncertainty();
        }
        if status >= 500 && headers.get("Idempotency-Replay") == Some("true") {
            // Novu has stored this failure, and would repeat it for a day. The identifier still guards the operation.
            self.needs_new_key = true;
        }
        if is_retryable || is_in_progress {
            return self.retry(error, retry_after_ms::<V>(&headers), now);
        }
        let next = self.operation.refused(Refusal { status, conflict, may_have_succeeded: self.may_have_succeeded });
        self.follow(next, error, now)
    }

    /// A success, with what was asked for or with anything else, or a status that is no answer.
    fn not_refused(&mut self, status: u16, body: Body<V>, now: u64) -> Step<V> {
        let is_broken = matches!(body, Body::Broken);
        if (200..=299).contains(&status)
            && let Some(result) = self.operation.result(Success { status, body })
        {
            return Step::Done(Ok(result));
        }
        self.note_uncertainty();
        if is_broken {
            self.events.failure(AttemptFailure::ConnectionFailed, now);
            return self.retry(self.errors().no_answer(Failure::ConnectionFailed, 0, None), None, now);
        }
        self.events.failure(AttemptFailure::InvalidResponse, now);
        let error = self.errors().invalid_response(status, self.operation.expected());
        let next = self.operation.unexpected();
        self.follow(next, error, now)
    }

    fn look_up_answered(&mut self, look_up: LookUp, response: HttpResponse<Body<V>>, now: u64) -> Step<V> {
        let elapsed_ms = self.options.timeout_ms.saturating_sub(self.time_left(now));
        let call = CallFacts::of_answer::<V>(&response.headers, elapsed_ms, self.edge_decides_owner);
        match look_up.read(response, &mut *self.operation, call) {
            LookUpResult::Settled(next) => self.follow(next, look_up.error, now),
            LookUpResult::Unsettled(retry_after_ms) => self.look_up_again(look_up, retry_after_ms, now),
        }
    }

    fn look_up_again(&mut self, mut look_up: LookUp, retry_after_ms: Option<f64>, now: u64) -> Step<V> {
        match look_up.retries.next_wait_ms(retry_after_ms, self.time_left(now), &mut self.random) {
            Some(wait_ms) => {
                self.look_up = Some(look_up);
                self.wait(wait_ms)
            }
            None => self.fail(look_up.error),
        }
    }

    /// Does what the operation says; the error is for where nothing comes of it.
    fn follow(&mut self, next: Next<V>, error: Box<NovuError>, now: u64) -> Step<V> {
        match next {
            Next::Succeed(result) => Step::Done(Ok(result)),
            Next::Fail => self.fail(error),
            Next::FailAsConflict { message, nothing_changed } => {
                self.may_have_succeeded &= !nothing_changed;
                self.fail(error.into_conflict(message))
            }
            Next::FailUnchanged => {
                self.may_have_succeeded = false;
                self.fail(error)
            }
            Next::LookUp { identifier, may_be_own } => {
                // Only what the look-up finds can settle it.
                self.may_have_succeeded |= may_be_own;
                if !identifier::is_path_segment(&identifier) {
                    return self.fail(error);
                }
                self.look_up = Some(LookUp { identifier, error, retries: Retries::new(self.options.max_retries) });
                self.send(now)
            }
            Next::Send(request) => {
                self.request = request;
                // Novu keeps one answer for a key, whatever the route.
                self.needs_new_key = true;
                self.retries = Retries::new(self.options.max_retries);
                self.send(now)
            }
        }
    }

    /// Waits for another attempt, if there may be one.
    fn retry(&mut self, error: Box<NovuError>, retry_after_ms: Option<f64>, now: u64) -> Step<V> {
        match self.retries.next_wait_ms(retry_after_ms, self.time_left(now), &mut self.random) {
            Some(wait_ms) => self.wait(wait_ms),
            None if now >= self.deadline => self.timeout(),
            None => self.fail(error),
        }
    }

    const fn time_left(&self, now: u64) -> u64 {
        self.deadline.saturating_sub(now)
    }

    fn wait(&mut self, wait_ms: u64) -> Step<V> {
        self.events.wait(self.attempts, wait_ms);
        Step::Wait(wait_ms)
    }

    /// Remembers that the request may have changed something without an answer that says so.
    fn note_uncertainty(&mut self) {
        self.may_have_succeeded |= self.request.method != Method::Get;
    }

    fn fail(&self, mut error: Box<NovuError>) -> Step<V> {
        error.outcome = if self.may_have_succeeded { Outcome::Unknown } else { Outcome::NotCreated };
        Step::Done(Err(error))
    }

    fn errors(&self) -> CallErrors<'_> {
        CallErrors {
            text: ServerText::new(Secrets::of_auth(self.operation.auth())),
            secret_key: self.secret_key.as_deref(),
            attempts: self.attempts,
            idempotency_key: self.request.body.is_some().then_some(self.options.idempotency_key.as_str()),
            identifier: self.operation.identifier(),
        }
    }
}
