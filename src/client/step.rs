use super::event::AttemptFailure;
use crate::{error::NovuError, http::HttpRequest};

/// What to do next.
pub enum Step<V> {
    /// Send this, and give the call what came back within so many milliseconds: [`Call::answered`](super::Call::answered) or
    /// [`Call::failed`](super::Call::failed).
    Send(HttpRequest<V>, u64),
    /// Wait so many milliseconds, and then call [`Call::elapsed`](super::Call::elapsed).
    Wait(u64),
    /// The call has ended.
    Done(Result<V, Box<NovuError>>),
}

/// The result has secrets, and does not show.
impl<V> std::fmt::Debug for Step<V> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Send(request, ms) => f.debug_tuple("Send").field(request).field(ms).finish(),
            Self::Wait(ms) => f.debug_tuple("Wait").field(ms).finish(),
            Self::Done(result) => f.debug_tuple("Done").field(&result.as_ref().map(|_| ())).finish(),
        }
    }
}

/// Why a request has no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The server could not be reached, or the connection broke.
    ConnectionFailed,
    /// The time of the request is over.
    Timeout,
    /// What the option `fetch` resolved to is no readable `Response`.
    NoResponse,
    /// The caller aborted the call: it ends, whatever the next step is.
    Aborted,
}

impl Failure {
    /// How an event names it.
    pub(super) const fn code(self) -> AttemptFailure {
        match self {
            Self::ConnectionFailed => AttemptFailure::ConnectionFailed,
            Self::Timeout => AttemptFailure::Timeout,
            Self::NoResponse => AttemptFailure::InvalidResponse,
            Self::Aborted => AttemptFailure::Aborted,
        }
    }
}
