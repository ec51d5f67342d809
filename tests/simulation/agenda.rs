use std::collections::BTreeMap;

use novu_channel_connections::{
    client::{Body, Call, Failure, Step},
    http::{Headers, HttpRequest, HttpResponse},
    json::Json,
};

use crate::{dice::Dice, network::Fault};

pub type Value = Option<Json>;
pub type Answer = HttpResponse<Body<Value>>;

/// A request or a wait of a caller: what belongs to an older one comes too late.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    pub caller: usize,
    pub number: u64,
}

pub enum Happening {
    /// A request reaches the server.
    Arrives(HttpRequest, Fault),
    /// A call is told something.
    Told(News),
}

pub enum News {
    Begins,
    Answers(Answer),
    Fails(Failure),
    Elapses,
}

impl News {
    /// Tells a call, which says what to do next.
    pub fn tell(self, call: &mut Call<Value, Dice>, now: u64) -> Step<Value> {
        match self {
            Self::Begins => call.start(now),
            Self::Answers(answer) => call.answered(answer, now),
            Self::Fails(failure) => call.failed(failure, None, now),
            Self::Elapses => call.elapsed(now),
        }
    }
}

/// What happens when, in virtual time; of the same time, what was arranged first.
pub struct Agenda {
    happenings: BTreeMap<(u64, u64), (Turn, Happening)>,
    arranged: u64,
    pub now: u64,
}

impl Agenda {
    pub fn new(now: u64) -> Self {
        Self { happenings: BTreeMap::new(), arranged: 0, now }
    }

    pub fn arrange(&mut self, at: u64, turn: Turn, happening: Happening) {
        self.arranged += 1;
        self.happenings.insert((at, self.arranged), (turn, happening));
    }

    pub fn tell(&mut self, at: u64, turn: Turn, news: News) {
        self.arrange(at, turn, Happening::Told(news));
    }

    /// What happens next; it is its time now.
    pub fn next(&mut self) -> Option<(Turn, Happening)> {
        let ((at, _), next) = self.happenings.pop_first()?;
        self.now = at;
        Some(next)
    }
}

pub fn no_json(status: u16) -> Answer {
    HttpResponse { status, headers: Headers::default(), body: Body::Other }
}

pub fn read(answer: HttpResponse<String>) -> Answer {
    let body = serde_json::from_str::<Json>(&answer.body).map_or(Body::Other, |json| Body::Json(Some(json)));
    HttpResponse { status: answer.status, headers: answer.headers, body }
}
