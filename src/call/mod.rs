//! One call of the API as a state machine without I/O: it says what to send and how long to wait, and is told what came
//! back. Times are milliseconds of a clock that never goes back.

mod answer;
mod conflict;
mod event;
mod look_up;
mod options;
mod refused;
mod retry;
mod retry_after;
mod server_error;

pub use answer::{Body, HEADERS, LONGEST as LONGEST_BODY};
pub use event::{Event, EventKind};
pub use look_up::found_keys;
pub(crate) use options::own_headers;
pub use options::{CallOptions, OWN_HEADERS, is_idempotency_key, is_secret_key, milliseconds, retries};

use conflict::Conflict;
use look_up::LookUp;

use crate::{
    error::{Explanation, NovuError, NovuErrorCode, Outcome, Secrets},
    http::{Headers, HttpRequest, HttpResponse, Method},
    idempotency_key,
    text::concat,
    url,
    value::Value,
};

/// What to do next.
#[derive(Debug)]
pub enum Step<V> {
    /// Send this, and tell the call what came back within so many milliseconds: [`Call::answered`] or [`Call::failed`].
    Send(HttpRequest, u64),
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

/// What a call is to create.
pub struct Creation<V> {
    /// The request.
    pub request: V,
    /// Its JSON text.
    pub body: String,
    /// The identifier in it.
    pub identifier: String,
    /// Whether the identifier was made for this call: then a connection that has it is this call's own.
    pub is_generated: bool,
    /// The tokens in it, which must never show.
    pub secrets: Secrets,
}

impl<V> Creation<V> {
    /// One that only looks for a connection: where there is none, the error is `not_found` with an outcome of
    /// `not_created`; where that could not be told, with `unknown`.
    pub fn known_by(identifier: String, nothing: V) -> Self {
        Self { request: nothing, body: String::new(), identifier, is_generated: true, secrets: Secrets::default() }
    }
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

/// One creation: `POST /v1/channel-connections`, again where that is safe, and a look where it is not known how it ended.
pub struct Call<V, R> {
    options: CallOptions,
    creation: Creation<V>,
    random: R,
    secret_key: Option<String>,
    deadline: u64,
    attempts: u32,
    retries_left: u32,
    /// Whether the request has what is left of the call's time, and so ends with it.
    is_last_request: bool,
    /// Whether an attempt may have created the connection without saying so.
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
    pub fn new(options: CallOptions, creation: Creation<V>, random: R, now: u64) -> Self {
        Self {
            deadline: now.saturating_add(options.timeout_ms),
            retries_left: options.max_retries,
            options,
            creation,
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
        self.creation.secrets.add(&key);
        self.secret_key = Some(key);
    }

    /// Lets the time of the call begin only now.
    pub const fn begin(&mut self, now: u64) {
        self.deadline = now.saturating_add(self.options.timeout_ms);
    }

    /// What happened since this was asked last.
    pub fn events(&mut self) -> Vec<Event> {
        std::mem::take(&mut self.events)
    }

    /// The first step.
    pub fn start(&mut self, now: u64) -> Step<V> {
        if self.creation.body.is_empty() {
            return self.look(NovuError::before_sending(NovuErrorCode::NotFound, String::new()), now);
        }
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
            None => self.posted(response, now),
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
            self.is_open = true;
            return Step::Done(Err(self.timeout()));
        }
        if let Some(look_up) = self.looking.take() {
            return self.look_again(look_up, None, now);
        }
        self.is_open = true;
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
            headers.push("Authorization", concat(&["ApiKey ", key]));
        }
        let resource = self.options.server.resource();
        let request = if self.looking.is_some() {
            let url = concat(&[&resource, "/", &url::encode(&self.creation.identifier)]);
            HttpRequest { method: Method::Get, url, headers, body: None }
        } else {
            headers.push("Content-Type", "application/json");
            headers.push("Idempotency-Key", &self.options.idempotency_key);
            HttpRequest { method: Method::Post, url: resource, headers, body: Some(self.creation.body.clone()) }
        };
        let left = self.deadline - now;
        self.is_last_request = left <= self.options.attempt_timeout_ms;
        Step::Send(request, self.options.attempt_timeout_ms.min(left))
    }

    /// An answer to the creation.
    fn posted(&mut self, response: HttpResponse<Body<V>>, now: u64) -> Step<V> {
        let HttpResponse { status, headers, body } = response;
        // Also a status that is no final one: workerd takes a 103, which goes before the answer, for the answer.
        if NovuErrorCode::of_status(status) == NovuErrorCode::InvalidResponse {
            return self.created(status, body, now);
        }
        // Of a 409 that breaks off nobody knows what it is about: it may be one that passes.
        let is_cut_conflict = status == 409 && matches!(body, Body::Broken);
        let may_retry = is_cut_conflict || (retry::is_passing(status) && !matches!(body, Body::TooLong));
        let (error, conflict) = self.refused(status, &headers, body);
        self.is_open |= status == 408 || status >= 500 || conflict == Conflict::InProgress;
        if status >= 500 && headers.get("Idempotency-Replay") == Some("true") {
            // Novu has stored this failure, and would repeat it for a day. The identifier still guards.
            self.options.idempotency_key = idempotency_key::generate(&mut |bytes: &mut [u8]| self.random.fill(bytes));
        }
        match conflict {
            Conflict::With(identifier) => self.in_the_way(error, &identifier, now),
            Conflict::InProgress => self.retry(error, retry_after::read(&headers), now),
            Conflict::Unclear if may_retry => self.retry(error, retry_after::read(&headers), now),
            Conflict::Unclear if status == 409 => self.in_the_way(error, "", now),
            Conflict::Unclear => self.give_up(error),
        }
    }

    /// A success: with the connection, or with anything else.
    fn created(&mut self, status: u16, body: Body<V>, now: u64) -> Step<V> {
        let is_broken = matches!(body, Body::Broken);
        if let Some(connection) = answer::connection(body) {
            return Step::Done(Ok(connection));
        }
        self.is_open = true;
        if is_broken {
            self.tell(EventKind::Failure(NovuErrorCode::ConnectionFailed));
            let error = self.error(NovuErrorCode::ConnectionFailed, &Explanation::ConnectionFailed);
            return self.retry(error, None, now);
        }
        self.tell(EventKind::Failure(NovuErrorCode::InvalidResponse));
        let mut error = self.error(NovuErrorCode::InvalidResponse, &Explanation::InvalidResponse);
        error.status = Some(status);
        self.look(error, now)
    }

    /// A 409: another connection is in the way, or our own of an attempt whose answer was lost.
    fn in_the_way(&mut self, error: Box<NovuError>, identifier: &str, now: u64) -> Step<V> {
        let is_own = identifier == self.creation.identifier;
        // A generated identifier is the proof even at the first attempt: something on the way has sent that twice.
        self.is_open |= is_own && self.creation.is_generated;
        if self.is_open { self.look(error, now) } else { self.give_up(error) }
    }

    /// Looks whether the connection exists; if it does not, the call ends with this error.
    fn look(&mut self, error: Box<NovuError>, now: u64) -> Step<V> {
        self.looking = Some(LookUp { error, retries_left: self.options.max_retries });
        self.send(now)
    }

    /// An answer to a look-up.
    fn looked_up(&mut self, look_up: LookUp, response: HttpResponse<Body<V>>, now: u64) -> Step<V> {
        let HttpResponse { status, headers, body } = response;
        match status {
            200..=299 => match answer::connection(body) {
                Some(found) if found.member("identifier").text() != self.creation.identifier => {
                    self.give_up(look_up.error)
                }
                Some(found)
                    if self.creation.is_generated
                        || look_up::is_same(&self.creation.request, &found, self.is_scoped) =>
                {
                    Step::Done(Ok(found))
                }
                // Somebody else's has the identifier, so that ours cannot exist.
                Some(_) => {
                    self.is_open = false;
                    self.give_up(look_up.error)
                }
                None => self.look_again(look_up, None, now),
            },
            404 => self.give_up(look_up.error),
            _ if retry::is_passing(status) => self.look_again(look_up, retry_after::read(&headers), now),
            // Whoever may not look does not know.
            _ => {
                self.is_open = true;
                self.give_up(look_up.error)
            }
        }
    }

    fn look_again(&mut self, mut look_up: LookUp, retry_after: Option<f64>, now: u64) -> Step<V> {
        // What a look-up would have settled stays open.
        self.is_open = true;
        let Some(wait) = self.wait(look_up.retries_left, self.options.max_retries, retry_after, now) else {
            return self.give_up(look_up.error);
        };
        look_up.retries_left -= 1;
        self.looking = Some(look_up);
        wait
    }

    /// Waits for another attempt, if there may be one.
    fn retry(&mut self, error: Box<NovuError>, retry_after: Option<f64>, now: u64) -> Step<V> {
        let Some(wait) = self.wait(self.retries_left, self.options.max_retries, retry_after, now) else {
            return if now >= self.deadline { Step::Done(Err(self.timeout())) } else { self.give_up(error) };
        };
        self.retries_left -= 1;
        wait
    }

    /// The wait before a retry; `None` if none is left, or if it does not fit in the time left.
    fn wait(&mut self, left: u32, of: u32, retry_after: Option<f64>, now: u64) -> Option<Step<V>> {
        let retry = of.checked_sub(left)?;
        if left == 0 {
            return None;
        }
        let wait = retry_after
            .map_or_else(|| retry::backoff(retry, |bytes| self.random.fill(bytes)), retry::whole_milliseconds);
        if now.saturating_add(wait) >= self.deadline {
            return None;
        }
        self.tell(EventKind::Wait(wait));
        Some(Step::Wait(wait))
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
