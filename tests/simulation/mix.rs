use novu_channel_connections::{
    client::{
        Call, CallOptions, Failure, Step,
        operations::{Create, Delete, Operation, Retrieve, Update, Upsert},
    },
    error::{NovuError, NovuErrorCode, Outcome},
    http::{HttpRequest, Method},
    idempotency_key, identifier,
    json::Json,
    random::RandomSource,
    sandbox::{Idempotency, Options, Sandbox},
};

use crate::{
    agenda::{Agenda, Happening, News, Turn, Value, no_json},
    dice::Dice,
    history::{self, Did, Effect, Held, State},
    network::Fault,
};

/// Some callers who create, connect again, change, delete and read the connection of a subscriber: the one, unless creations race.
pub struct Mix {
    dice: Dice,
    server: Sandbox,
    callers: Vec<Caller>,
    agenda: Agenda,
    /// The server's clock: no two requests arrive at the same time.
    clock: u64,
    faults: u64,
    /// Whether creations at the same time can miss one another.
    is_racing: bool,
    is_late: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum What {
    Create,
    Upsert,
    Update,
    Delete,
    Retrieve,
}

struct Caller {
    what: What,
    call: Call<Value, Dice>,
    identifier: String,
    is_generated: bool,
    /// The workspace that it writes: each another.
    writes: String,
    started: u64,
    ended: u64,
    turn: u64,
    requests: usize,
    result: Option<Result<Value, Box<NovuError>>>,
}

impl Mix {
    pub fn new(seed: u64) -> Self {
        let mut dice = Dice::new(seed);
        let idempotency = dice.once_in(2).then(|| Idempotency { processing_ms: dice.below(900) });
        let race_ms = if dice.once_in(3) { dice.below(1_000) } else { 0 };
        let server = Sandbox::new(Options { seed, idempotency, race_ms, ..Options::default() });
        let faults = if dice.once_in(4) { dice.below(20) } else { dice.below(4) };
        let mut mix = Self {
            dice,
            server,
            callers: Vec::new(),
            agenda: Agenda::new(1_000_000),
            clock: 0,
            faults,
            is_racing: race_ms > 0,
            is_late: false,
        };
        for index in 0..2 + mix.dice.below(4) {
            let caller = mix.caller(index);
            mix.callers.push(caller);
        }
        mix
    }

    fn caller(&mut self, index: u64) -> Caller {
        let dice = &mut self.dice;
        let what = match dice.below(10) {
            0 | 1 => What::Create,
            2..=5 => What::Upsert,
            6 => What::Update,
            7 | 8 => What::Delete,
            _ => What::Retrieve,
        };
        let is_generated = matches!(what, What::Create | What::Upsert) && dice.once_in(2);
        let identifier = if is_generated {
            identifier::generate(&[], &mut |bytes: &mut [u8]| dice.fill(bytes))
        } else {
            "mine".to_owned()
        };
        let writes = format!("T{index}");
        let parts = format!(r#""workspace":{{"id":"{writes}"}},"auth":{{"accessToken":"xoxb-{index}"}}"#);
        let body =
            format!(r#"{{"identifier":"{identifier}","subscriberId":"u","integrationIdentifier":"slack",{parts}}}"#);
        let creation = Create {
            request: serde_json::from_str::<Json>(&body).ok(),
            body: Some(Json::from(body.as_str())),
            identifier: identifier.clone(),
            is_generated,
        };
        let operation: Box<dyn Operation<Value>> = match what {
            What::Create => Box::new(creation),
            What::Upsert => Box::new(Upsert::new(creation, true)),
            What::Update => Box::new(Update {
                identifier: identifier.clone(),
                body: Some(Json::from(format!("{{{parts}}}").as_str())),
                auth: serde_json::from_str::<Json>(&format!(r#"{{"accessToken":"xoxb-{index}"}}"#)).ok(),
            }),
            What::Delete => Box::new(Delete { identifier: identifier.clone() }),
            What::Retrieve => Box::new(Retrieve { identifier: identifier.clone() }),
        };
        let options = CallOptions {
            idempotency_key: idempotency_key::generate(&mut |bytes: &mut [u8]| dice.fill(bytes)),
            max_retries: if dice.once_in(3) { u32::try_from(dice.below(6)).expect("small") } else { 3 },
            ..CallOptions::default()
        };
        let random = Dice::new(dice.next());
        let started = self.agenda.now + self.dice.below(3_000);
        let mut call = Call::new(options, operation, random, started);
        call.set_secret_key("sk-simulated".to_owned());
        Caller { what, call, identifier, is_generated, writes, started, ended: 0, turn: 0, requests: 0, result: None }
    }

    /// Lets everything happen, and looks whether some order of it explains what is there in the end. Returns how many
    /// operations there were, and how many of them succeeded.
    pub fn run(mut self) -> (u64, u64) {
        for (caller, Caller { started, .. }) in self.callers.iter().enumerate() {
            self.agenda.tell(*started, Turn { caller, number: 0 }, News::Begins);
        }
        while let Some((turn, happening)) = self.agenda.next() {
            match happening {
                Happening::Arrives(request, fault) => self.arrive(turn, &request, fault),
                Happening::Told(news) => self.tell(turn, news),
            }
        }
        let left = self.held();
        let did: Vec<_> = self.callers.iter().flat_map(|caller| self.did(caller)).collect();
        assert!(history::explains(&did, &left, self.is_racing), "no order of {did:?} explains {left:?}");
        let succeeded = self.callers.iter().filter(|caller| matches!(caller.result, Some(Ok(_)))).count();
        (self.callers.len() as u64, succeeded as u64)
    }

    fn tell(&mut self, turn: Turn, news: News) {
        let now = self.agenda.now;
        let caller = &mut self.callers[turn.caller];
        if caller.turn != turn.number || caller.result.is_some() {
            return;
        }
        caller.turn += 1;
        let turn = Turn { number: caller.turn, ..turn };
        match news.tell(&mut caller.call, now) {
            Step::Done(result) => {
                assert!(now <= caller.started + 30_000, "ends too late");
                caller.ended = now;
                caller.result = Some(result);
            }
            Step::Wait(ms) => self.agenda.tell(now + ms, turn, News::Elapses),
            Step::Send(request, timeout_ms) => {
                if request.method != Method::Get {
                    caller.requests += 1;
                    assert!(caller.requests <= 60, "sends without end");
                }
                self.agenda.tell(now + timeout_ms, turn, News::Fails(Failure::Timeout));
                self.send(turn, request.into_text());
            }
        }
    }

    fn send(&mut self, turn: Turn, request: HttpRequest) {
        let fault = if self.faults > 0 && self.dice.once_in(2) {
            self.faults -= 1;
            Fault::roll(&mut self.dice)
        } else {
            Fault::None
        };
        let arrival = self.agenda.now + 1 + self.dice.below(200);
        match fault {
            Fault::LostBefore => self.agenda.tell(arrival, turn, News::Fails(Failure::ConnectionFailed)),
            Fault::TooMany(_) | Fault::ComeBackAt(_) => self.agenda.tell(arrival, turn, News::Answers(no_json(429))),
            Fault::FailBefore(status) => self.agenda.tell(arrival, turn, News::Answers(no_json(status))),
            Fault::Delay(ms) => {
                self.is_late = true;
                self.agenda.arrange(arrival + ms, turn, Happening::Arrives(request, fault));
            }
            _ => self.agenda.arrange(arrival, turn, Happening::Arrives(request, fault)),
        }
    }

    fn arrive(&mut self, turn: Turn, request: &HttpRequest, fault: Fault) {
        self.clock = self.agenda.now.max(self.clock + 1);
        let answer = self.server.handle(request, self.clock);
        if let Some(news) = fault.back(answer) {
            let back = self.agenda.now + 1 + self.dice.below(200);
            self.agenda.tell(back, turn, news);
        }
    }

    /// What the server holds.
    fn held(&self) -> State {
        let connections = self.server.connections();
        let state: State = connections.iter().map(held).map(|held| (held.identifier, held.workspace)).collect();
        assert_eq!(state.len(), connections.len(), "two of one identifier");
        state
    }

    /// What a caller has done, or may have done.
    fn did(&self, caller: &Caller) -> Vec<Did> {
        let Caller { what, identifier, writes, started, ended, requests, .. } = caller;
        let own = Held { identifier: identifier.clone(), workspace: writes.clone() };
        let created = caller.call.upserted().map(|upserted| upserted.created);
        let effect = |created: Option<bool>| match what {
            What::Create => Effect::Create(own.clone()),
            What::Upsert if created == Some(true) => Effect::Create(own.clone()),
            What::Upsert => Effect::Upsert(own.clone()),
            What::Update => Effect::Update(own.clone()),
            What::Delete => Effect::Delete(identifier.clone()),
            What::Retrieve => unreachable!("changes nothing"),
        };
        let result = caller.result.as_ref().expect("every call settles");
        let certain = match (result, what) {
            (Ok(found), What::Retrieve) => Some(Effect::Found(held(found.as_ref().expect("a connection")))),
            // Another may have deleted what a lost attempt was to delete.
            (Ok(_), What::Delete) if *requests > 1 => None,
            (Ok(found), What::Upsert) if created == Some(false) => {
                let found = held(found.as_ref().expect("a connection"));
                assert_eq!(found.workspace, *writes, "returned what it did not write");
                Some(Effect::Update(found))
            }
            (Ok(_), _) => Some(effect(created)),
            (Err(error), What::Retrieve | What::Update | What::Delete)
                if error.code == NovuErrorCode::NotFound && error.outcome == Outcome::NotCreated =>
            {
                Some(Effect::Missing(identifier.clone()))
            }
            (Err(_), _) => None,
        };
        let mut did: Vec<_> =
            certain.into_iter().map(|effect| Did { effect, from: *started, to: *ended, is_certain: true }).collect();
        if *what == What::Retrieve {
            return did;
        }
        let repeats = match result {
            Ok(_) => requests - usize::from(!did.is_empty()),
            Err(error) if error.outcome == Outcome::Unknown => *requests,
            // With a chosen identifier it may have created what others deleted, and created anew.
            Err(_) if matches!(what, What::Create | What::Upsert) && !caller.is_generated => *requests,
            Err(_) => 0,
        };
        if let Err(error) = result
            && error.outcome == Outcome::NotCreated
            && !self.is_late
        {
            assert!(
                self.held().values().all(|workspace| workspace != writes),
                "says that it has changed nothing: {error:?}"
            );
        }
        let to = if self.is_late { u64::MAX } else { *ended };
        for _ in 0..repeats.min(4) {
            did.push(Did { effect: effect(None), from: *started, to, is_certain: false });
        }
        did
    }
}

fn held(connection: &Json) -> Held {
    let text = |value: Option<&Json>| value.and_then(Json::as_str).unwrap_or_default().to_owned();
    Held {
        identifier: text(connection.get("identifier")),
        workspace: text(connection.get("workspace").and_then(|workspace| workspace.get("id"))),
    }
}
