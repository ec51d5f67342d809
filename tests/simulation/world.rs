use std::collections::BTreeSet;

use novu_channel_connections::{
    client::{Failure, Step},
    http::{Headers, HttpRequest, HttpResponse, Method},
    sandbox::{Idempotency, Options, Sandbox},
};

use crate::{
    agenda::{Agenda, Answer, Happening, News, Turn, no_json},
    caller::Caller,
    dice::Dice,
    network::{Fault, come_back_at, http_date},
    promises::Promises,
};

/// Some callers, a server, and the network between them.
pub struct World {
    dice: Dice,
    server: Sandbox,
    callers: Vec<Caller>,
    agenda: Agenda,
    /// How many faults are left.
    faults: u64,
    /// Idempotency keys with a stored failure.
    stored: BTreeSet<String>,
    /// Whether creations at the same time can miss one another.
    is_racing: bool,
    /// Whether some request can arrive after its call has ended.
    is_late: bool,
    seed: u64,
    /// Whether the server's answers say the time.
    tells_time: bool,
    /// The identifier of a connection that was there before all calls, with another token.
    earlier: Option<String>,
}

/// What a world came to.
pub struct Ended {
    pub calls: u64,
    pub resolved: u64,
}

impl World {
    pub fn new(seed: u64) -> Self {
        let mut dice = Dice::new(seed);
        let idempotency = dice.once_in(2).then(|| Idempotency { processing_ms: dice.below(900) });
        let race_ms = if dice.once_in(3) { dice.below(1_000) } else { 0 };
        let server = Sandbox::new(Options { seed, idempotency, race_ms, ..Options::default() });
        let faults = if dice.once_in(4) { dice.below(30) } else { dice.below(4) };
        let mut world = Self {
            server,
            callers: Vec::new(),
            agenda: Agenda::new(1_000_000),
            faults,
            stored: BTreeSet::new(),
            is_racing: race_ms > 0,
            is_late: false,
            seed,
            tells_time: dice.once_in(2),
            earlier: None,
            dice,
        };
        let callers = if world.dice.once_in(3) { 2 + world.dice.below(2) } else { 1 };
        let same_person = world.dice.once_in(2);
        for index in 0..callers {
            let person = if same_person { 0 } else { index };
            let caller = Caller::roll(&mut world.dice, person, index, world.agenda.now);
            world.callers.push(caller);
        }
        if world.dice.once_in(3) {
            world.connect_earlier();
        }
        world
    }

    /// Lets the server have a connection like the one that the first caller asks for, but for the token.
    fn connect_earlier(&mut self) {
        let Caller { request, identifier, is_generated, .. } = &self.callers[0];
        let mut request = request.clone();
        request["auth"]["accessToken"] = "xoxb-earlier".into();
        let identifier = if *is_generated { "earlier".to_owned() } else { identifier.clone() };
        request["identifier"] = identifier.as_str().into();
        let post = HttpRequest {
            method: Method::Post,
            url: "https://api.novu.co/v1/channel-connections".to_owned(),
            headers: [("Authorization", "ApiKey sk-simulated"), ("Content-Type", "application/json")]
                .into_iter()
                .collect(),
            body: Some(request.to_string()),
        };
        let answer = self.server.handle(&post, 0);
        assert_eq!(answer.status, 201, "{}", answer.body);
        self.earlier = Some(identifier);
    }

    /// Lets everything happen, and looks whether the promises were kept.
    pub fn run(mut self) -> Ended {
        for (caller, Caller { started, .. }) in self.callers.iter().enumerate() {
            self.agenda.tell(*started, Turn { caller, number: 0 }, News::Begins);
        }
        while let Some((turn, happening)) = self.agenda.next() {
            match happening {
                Happening::Arrives(request, fault) => self.arrive(turn, &request, fault),
                Happening::Told(news) => self.tell(turn, news),
            }
        }
        let promises = Promises {
            callers: &self.callers,
            connections: self.server.connections(),
            earlier: self.earlier.as_deref(),
            is_late: self.is_late,
            seed: self.seed,
        };
        for caller in &self.callers {
            promises.check(caller);
        }
        let resolved = self.callers.iter().filter(|caller| matches!(caller.result, Some(Ok(_)))).count();
        Ended { calls: self.callers.len() as u64, resolved: resolved as u64 }
    }

    /// Tells a call, and does what it says.
    fn tell(&mut self, turn: Turn, news: News) {
        let now = self.agenda.now;
        let caller = &mut self.callers[turn.caller];
        if caller.turn != turn.number || caller.result.is_some() {
            return;
        }
        match &news {
            News::Answers(answer) if answer.status == 429 => {}
            News::Answers(_) | News::Fails(_) => caller.asked_to_wait_ms = None,
            _ => {}
        }
        caller.turn += 1;
        let turn = Turn { number: caller.turn, ..turn };
        let step = news.tell(&mut caller.call, now);
        for event in caller.call.take_events() {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole, and at most 2^53")]
            if let Some(ms) = event.wait_ms.map(|ms| ms as u64) {
                assert!(now + ms < caller.started + caller.timeout_ms, "waits past its time");
                if let Some(asked) = caller.asked_to_wait_ms.take() {
                    assert_eq!(ms, asked, "does not wait as it was asked to");
                }
            }
        }
        match step {
            Step::Done(result) => {
                let deadline = caller.started + caller.timeout_ms;
                assert!(now <= deadline, "ended {} ms too late", now - deadline);
                let result = result.map(|connection| connection.expect("a connection"));
                if let Ok(connection) = &result {
                    let held = self.server.connections();
                    assert!(held.contains(connection), "returned what the server does not hold: {connection}");
                }
                caller.result = Some(result);
            }
            Step::Wait(ms) => self.agenda.tell(now + ms, turn, News::Elapses),
            Step::Send(request, timeout_ms) => {
                let request = request.into_text();
                if request.method == Method::Post {
                    caller.posts.push(request.clone());
                }
                self.agenda.tell(now + timeout_ms, turn, News::Fails(Failure::Timeout));
                self.send(turn, request);
            }
        }
    }

    fn send(&mut self, turn: Turn, request: HttpRequest) {
        let fault = if self.faults > 0 && self.dice.once_in(2) {
            self.faults -= 1;
            let fault = Fault::roll(&mut self.dice);
            self.callers[turn.caller].faults += if fault == Fault::Stored { 2 } else { 1 };
            fault
        } else {
            Fault::None
        };
        let arrival = self.agenda.now + 1 + self.dice.below(200);
        match fault {
            Fault::LostBefore => self.agenda.tell(arrival, turn, News::Fails(Failure::ConnectionFailed)),
            Fault::TooMany(seconds) => {
                let headers = [("Retry-After", seconds.to_string())].into_iter().collect();
                self.refuse(turn, arrival, seconds, headers);
            }
            Fault::ComeBackAt(seconds) => {
                // Up to a hundred years off.
                let headers = come_back_at(seconds, self.dice.below(3_155_760_000));
                self.refuse(turn, arrival, seconds, headers);
            }
            Fault::FailBefore(status) => self.agenda.tell(arrival, turn, News::Answers(no_json(status))),
            Fault::Delay(ms) => {
                self.is_late = true;
                self.agenda.arrange(arrival + ms, turn, Happening::Arrives(request, fault));
            }
            _ => self.agenda.arrange(arrival, turn, Happening::Arrives(request, fault)),
        }
    }

    /// A 429 that asks to come back in so many seconds.
    fn refuse(&mut self, turn: Turn, arrival: u64, seconds: u64, headers: Headers) {
        self.callers[turn.caller].asked_to_wait_ms = Some(seconds * 1_000);
        self.agenda.tell(arrival, turn, News::Answers(HttpResponse { headers, ..no_json(429) }));
    }

    fn arrive(&mut self, turn: Turn, request: &HttpRequest, fault: Fault) {
        let now = self.agenda.now;
        let key = request.headers.get("Idempotency-Key").unwrap_or_default().to_owned();
        let back = now + 1 + self.dice.below(200);
        if request.method == Method::Post && (fault == Fault::Stored || self.stored.contains(&key)) {
            let is_replay = !self.stored.insert(key);
            let replay = is_replay.then(|| ("Idempotency-Replay".to_owned(), "true".to_owned()));
            let answer = Answer { headers: replay.into_iter().collect(), ..no_json(500) };
            return self.agenda.tell(back, turn, News::Answers(answer));
        }
        let caller = &mut self.callers[turn.caller];
        let mut answer = self.server.handle(request, now);
        if answer.status == 500 {
            // It raced with another creation, or with the lost one of its own call.
            caller.faults += 1;
        }
        // With a chosen identifier, or where the second also loses a race, nobody could tell it from a conflict with
        // somebody else.
        if fault == Fault::Twice && caller.is_generated && !self.is_racing {
            answer = self.server.handle(request, now + 1);
        }
        if self.tells_time {
            answer.headers.push("Date", http_date(now / 1_000));
        }
        if let Some(news) = fault.back(answer) {
            self.agenda.tell(back, turn, news);
        }
    }
}
