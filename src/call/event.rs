use crate::error::NovuErrorCode;

/// What happened in a call, for whoever wants to watch. It holds no secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event {
    /// Which attempt it belongs to, from 1.
    pub attempt: u32,
    /// Whether it is of a look-up after that attempt.
    pub is_look_up: bool,
    /// What happened.
    pub kind: EventKind,
}

/// The kinds of events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventKind {
    /// A request is sent.
    Attempt,
    /// It was answered with this status.
    Answer(u16),
    /// It was not, or not usably.
    Failure(NovuErrorCode),
    /// A wait of so many milliseconds begins.
    Wait(u64),
}
