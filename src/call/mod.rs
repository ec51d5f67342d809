//! One call of the API as a state machine without I/O: it says what to send and how long to wait, and is told what came
//! back. Times are milliseconds of a clock that never goes back.

mod answer;
mod conflict;
mod create;
mod delete;
mod event;
mod list;
mod look_up;
mod operation;
mod options;
mod refused;
mod retrieve;
mod retry;
mod retry_after;
mod server_error;
mod update;
mod upsert;

pub use answer::{Body, HEADERS, LONGEST as LONGEST_BODY};
pub use create::Creation;
pub use delete::Deletion;
pub use event::{Event, EventKind};
pub use list::Listing;
pub use look_up::found_keys;
pub use operation::Operation;
pub(crate) use options::own_headers;
pub use options::{CallOptions, OWN_HEADERS, is_idempotency_key, is_secret_key, milliseconds, retries};
pub use retrieve::Retrieval;
pub use update::Update;
pub use upsert::Upsert;

use conflict::Conflict;
use look_up::LookUp;
use operation::{Request, Verdict};

use crate::{
    error::{Explanation, NovuError, NovuErrorCode, Outcome},
    http::{Headers, HttpRequest, HttpResponse, Method},
    idempotency_key,
    text::concat,
    value::Value,
};

/// What to do next.
#[derive(Debug)]
pub enum Step<V> {
    /// Send this, and tell the call what came back within so many milliseconds: [`Call::answered`] or [`Call::failed`].
    Send(HttpRequest<V>, u64),
    /// Wait so many milliseconds, and then say so: [`Call::elapsed`].
    Wait(u64),
    /// The call has ended.
    Done(Result<V, Box<NovuError>>),
}

/// Why a request has no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The server could not be reached, or the connection broke.
    ConnectionFailed,
    /// The time of the request is over.
    Timeout,
}

/// A source of random bytes: a function that fills a buffer, or a type that stands for one.
pub trait RandomSource {
    /// Fills a buffer.
    fn fill(&mut self, bytes: &mut [u8]);
}

impl<Fill: FnMut(&mut [u8])> RandomSource for Fill {
    fn fill(&mut self, bytes: &mut [u8]) {
        self(bytes);
    }
}

/// One call: its request, again where that is safe, and a look where it is not known how it ended.
pub struct Call<V, R> {
    options: CallOptions,
    operation: Box<dyn Operation<V>>,
    request: Request<V>,
    random: R,
    secret_key: Option<String>,
    deadline: u64,
    attempts: u32,
    retries_left: u32,
    /// Whether the request has what is left of the call's time, and so ends with it.
    is_last_request: bool,
    /// Whether an attempt may have changed something without saying so.
    is_open: bool,
    /// Whether a handler at the edge answers: it decides whom a connection belongs to, whatever the request says, and shows
    /// none that belongs to somebody else.
    is_scoped: bool,
    looking: Option<LookUp>,
    events: Vec<Event>,
}

/// Secrets do not show.
impl<V, R> std::fmt::Debug for Call<V, R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Call").field("options", &self.options).field("attempts", &self.attempts).finish_non_exhaustive()
    }
}

impl<V: Value, R: RandomSource> Call<V, R> {
    /// A call whose time begins now.
    #[must_use]
    pub fn new(options: CallOptions, operation: impl Operation<V> + 'static, random: R, now: u64) -> Self {
        Self::of(options, Box::new(operation), random, now)
    }

    /// The same, of an operation behind a pointer.
    #[must_use]
    pub fn of(options: CallOptions, operation: Box<dyn Operation<V>>, random: R, now: u64) -> Self {
        let request = operation.begin();
        Self {
            deadline: now.saturating_add(options.timeout_ms),
            retries_left: options.max_retries,
            options,
            operation,
            request,
            random,
            secret_key: None,
            attempts: 0,
            is_last_request: false,
            is_open: false,
            is_scoped: false,
            looking: None,
            events: Vec::new(),
        }
    }

    /// What to send as `Authorization: ApiKey …`. Without it nothing is: a proxy adds it.
    pub fn set_secret_key(&mut self, key: String) {
        self.secret_key = Some(key);
    }

    /// Lets the time of the call begin only now.
    pub const fn begin(&mut self, now: u64) {
        self.deadline = now.saturating_add(self.options.timeout_ms);
    }

    /// With an upsert that has succeeded: whether the connection is new.
    #[must_use]
    pub fn created(&self) -> Option<bool> {
        self.operation.created()
    }

    /// What happened since this was asked last.
    pub fn events(&mut self) -> Vec<Event> {
        std::mem::take(&mut self.events)
    }

    /// The first step.
    pub fn start(&mut self, now: u64) -> Step<V> {
        self.attempts += 1;
        self.send(now)
    }

    /// The wait is over.
    pub fn elapsed(&mut self, now: u64) -> Step<V> {
        if self.looking.is_none() {
            self.attempts += 1;
        }
        self.send(now)
    }

    /// The request was answered.
    pub fn answered(&mut self, response: HttpResponse<Body<V>>, now: u64) -> Step<V> {
        self.tell(EventKind::Answer(response.status));
        match self.looking.take() {
            Some(look_up) => self.looked_up(look_up, response, now),
            None => self.heard(response, now),
        }
    }

    /// The request has no answer.
    pub fn failed(&mut self, failure: Failure, now: u64) -> Step<V> {
        let error = match failure {
            Failure::ConnectionFailed => self.error(NovuErrorCode::ConnectionFailed, &Explanation::ConnectionFailed),
            Failure::Timeout => {
                self.error(NovuErrorCode::Timeout, &Explanation::AttemptTimeout(self.options.attempt_timeout_ms))
            }
        };
        self.tell(EventKind::Failure(error.code));
        if failure == Failure::Timeout && self.is_last_request {
            self.open();
            return Step::Done(Err(self.timeout()));
        }
        if let Some(look_up) = self.looking.take() {
            return self.look_again(look_up, None, now);
        }
        self.open();
        self.retry(error, None, now)
    }

    /// The request that the state asks for.
    fn send(&mut self, now: u64) -> Step<V> {
        if now >= self.deadline {
            return Step::Done(Err(self.timeout()));
        }
        self.tell(EventKind::Attempt);
        let mut headers = Headers::default();
        if let Some(key) = &self.secret_key {
            headers.push("Authorization", concat(&["ApiKey ", key]).as_str());
        }
        let Request { method, path, body } = match &self.looking {
            Some(look_up) => Request::to(Method::Get, &look_up.identifier, None),
            None => self.request.clone(),
        };
        if body.is_some() {
            headers.push("Content-Type", "application/json");
            headers.push("Idempotency-Key", self.options.idempotency_key.as_str());
        }
        let url = concat(&[&self.options.server.resource(), &path]);
        let request = HttpRequest { method, url, headers, body };
        let left = self.deadline - now;
        self.is_last_request = left <= self.options.attempt_timeout_ms;
        Step::Send(request, self.options.attempt_timeout_ms.min(left))
    }

    /// An answer to the request itself.
    fn heard(&mut self, response: HttpResponse<Body<V>>, now: u64) -> Step<V> {
        let HttpResponse { status, headers, body } = response;
        // Also a status that is no final one: workerd takes a 103, which goes before the answer, for the answer.
        if NovuErrorCode::of_status(status) == NovuErrorCode::InvalidResponse {
            return self.succeeded(status, body, now);
        }
        // Of a 409 that breaks off nobody knows what it is about: it may be one that passes.
        let is_cut_conflict = status == 409 && matches!(body, Body::Broken);
        let may_retry = is_cut_conflict || (retry::is_passing(status) && !matches!(body, Body::TooLong));
        let (error, conflict) = self.refused(status, &headers, body);
        let is_in_progress = conflict == Conflict::InProgress;
        if status == 408 || status >= 500 || is_in_progress {
            self.open();
        }
        if status >= 500 && headers.get("Idempotency-Replay") == Some("true") {
            // Novu has stored this failure, and would repeat it for a day. What else guards the operation still does.
            self.renew_key();
        }
        if may_retry || is_in_progress {
            return self.retry(error, retry_after::read(&headers), now);
        }
        let verdict = self.operation.refused(status, conflict, self.is_open);
        self.follow(verdict, error, now)
    }

    /// A success: with what was asked for, or with anything else.
    fn succeeded(&mut self, status: u16, body: Body<V>, now: u64) -> Step<V> {
        let is_broken = matches!(body, Body::Broken);
        if let Some(result) = self.operation.result(status, body) {
            return Step::Done(Ok(result));
        }
        self.open();
        if is_broken {
            self.tell(EventKind::Failure(NovuErrorCode::ConnectionFailed));
            let error = self.error(NovuErrorCode::ConnectionFailed, &Explanation::ConnectionFailed);
            return self.retry(error, None, now);
        }
        self.tell(EventKind::Failure(NovuErrorCode::InvalidResponse));
        let explanation = Explanation::InvalidResponse(self.operation.expected());
        let mut error = self.error(NovuErrorCode::InvalidResponse, &explanation);
        error.status = Some(status);
        let verdict = self.operation.unreadable();
        self.follow(verdict, error, now)
    }

    /// Does what the operation says; the error is for where nothing comes of it.
    fn follow(&mut self, verdict: Verdict<V>, error: Box<NovuError>, now: u64) -> Step<V> {
        match verdict {
            Verdict::Done(result) => Step::Done(Ok(result)),
            Verdict::Error => self.give_up(error),
            Verdict::Settled => {
                self.is_open = false;
                self.give_up(error)
            }
            Verdict::Look { identifier, is_own } => {
                // Only what the look-up finds can settle it.
                self.is_open |= is_own;
                self.looking = Some(LookUp { identifier, error, retries_left: self.options.max_retries });
                self.send(now)
            }
            Verdict::Send(request) => {
                self.request = request;
                // Novu keeps one answer for a key, whatever the route.
                self.renew_key();
                self.retries_left = self.options.max_retries;
                self.start(now)
            }
        }
    }

    /// Something may have changed without an answer that says so.
    fn open(&mut self) {
        self.is_open |= self.request.method != Method::Get;
    }

    fn renew_key(&mut self) {
        self.options.idempotency_key = idempotency_key::generate(&mut |bytes: &mut [u8]| self.random.fill(bytes));
    }

    fn give_up(&mut self, mut error: Box<NovuError>) -> Step<V> {
        error.outcome = self.outcome();
        Step::Done(Err(error))
    }

    const fn outcome(&self) -> Outcome {
        if self.is_open { Outcome::Unknown } else { Outcome::NotCreated }
    }

    fn tell(&mut self, kind: EventKind) {
        self.events.push(Event { attempt: self.attempts, is_look_up: self.looking.is_some(), kind });
    }
}
