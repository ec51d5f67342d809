use std::time::{Duration, SystemTime};

use novu_channel_connections::{
    client::{Body, Failure},
    http::{Headers, HttpResponse},
};

use crate::{
    agenda::{News, no_json, read},
    dice::Dice,
};

/// What the network does with one request.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fault {
    /// Nothing wrong.
    None,
    /// It is lost on its way; the connection breaks.
    LostBefore,
    /// It arrives; the answer is lost, and the connection breaks.
    LostAfter,
    /// It arrives late, perhaps when nobody waits for it any more.
    Delay(u64),
    /// It arrives; the answer never comes.
    Stall,
    /// It arrives; the body of the answer breaks off.
    Cut,
    /// It arrives; something on the way answers with a page of its own and a success.
    Garbage,
    /// Something on the way refuses it, and says when to come back: in so many seconds, or then by its own clock.
    TooMany(u64),
    ComeBackAt(u64),
    /// Something on the way fails before it arrives.
    FailBefore(u16),
    /// Something on the way fails after it arrived.
    FailAfter(u16),
    /// It arrives twice: something on the way has sent it again.
    Twice,
    /// It fails, and the failure is stored under its idempotency key.
    Stored,
}

impl Fault {
    pub fn roll(dice: &mut Dice) -> Self {
        match dice.below(12) {
            0 => Self::LostBefore,
            1 => Self::LostAfter,
            2 => Self::Delay(dice.below(40_000)),
            3 => Self::Stall,
            4 => Self::Cut,
            5 => Self::Garbage,
            6 => Self::TooMany(dice.below(5)),
            7 => Self::FailBefore(failure(dice)),
            8 => Self::FailAfter(failure(dice)),
            9 => Self::Twice,
            10 => Self::ComeBackAt(dice.below(5)),
            _ => Self::Stored,
        }
    }

    /// What becomes of an answer on its way back; `None` if nothing ever comes.
    pub fn back(self, answer: HttpResponse<String>) -> Option<News> {
        let answer = match self {
            Self::LostAfter => return Some(News::Fails(Failure::ConnectionFailed)),
            Self::Stall => return None,
            Self::Cut => HttpResponse { body: Body::Broken, ..read(answer) },
            Self::Garbage => no_json(200),
            Self::FailAfter(status) => no_json(status),
            _ => read(answer),
        };
        Some(News::Answers(answer))
    }
}

fn failure(dice: &mut Dice) -> u16 {
    [408, 500, 502, 503, 504][usize::try_from(dice.below(5)).expect("small")]
}

/// The headers of an answer that asks to come back in so many seconds, as a date by a clock that goes wrong.
pub fn come_back_at(seconds: u64, clock: u64) -> Headers {
    [("Date", http_date(clock)), ("Retry-After", http_date(clock + seconds))].into_iter().collect()
}

/// As the header `Date` writes a time.
pub fn http_date(seconds: u64) -> String {
    httpdate::fmt_http_date(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds))
}
