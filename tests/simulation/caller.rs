use novu_channel_connections::{
    client::{Call, CallOptions, operations::Create},
    error::NovuError,
    http::HttpRequest,
    idempotency_key, identifier,
    json::Json,
    random::RandomSource,
};

use crate::{agenda::Value, dice::Dice};

/// Somebody who creates a connection, and what has become of it.
pub struct Caller {
    pub call: Call<Value, Dice>,
    pub identifier: String,
    pub request: Json,
    pub is_generated: bool,
    pub started: u64,
    pub timeout_ms: u64,
    pub attempt_timeout_ms: u64,
    pub max_retries: u32,
    pub turn: u64,
    pub posts: Vec<HttpRequest>,
    /// What the last answer asked for, if it did.
    pub asked_to_wait_ms: Option<u64>,
    /// How many attempts the network has cost it; a stored failure is met twice.
    pub faults: u64,
    pub result: Option<Result<Json, Box<NovuError>>>,
}

impl Caller {
    /// Rolls what a caller asks for; it begins about now.
    pub fn roll(dice: &mut Dice, person: u64, index: u64, now: u64) -> Self {
        let is_generated = !dice.once_in(3);
        let identifier = if is_generated {
            identifier::generate(&[], &mut |bytes: &mut [u8]| dice.fill(bytes))
        } else if dice.once_in(2) {
            format!("chosen-{index}")
        } else {
            "chosen-by-several".to_owned()
        };
        let name = if dice.once_in(2) { format!(r#","name":"Acme {index}""#) } else { String::new() };
        let body = format!(
            r#"{{"identifier":"{identifier}","subscriberId":"user-{person}","integrationIdentifier":"slack","workspace":{{"id":"T{}"{name}}},"auth":{{"accessToken":"xoxb-{index}"}}}}"#,
            dice.below(2)
        );
        let options = CallOptions {
            idempotency_key: idempotency_key::generate(&mut |bytes: &mut [u8]| dice.fill(bytes)),
            timeout_ms: if dice.once_in(3) { 1 + dice.below(20_000) } else { 30_000 },
            attempt_timeout_ms: if dice.once_in(3) { 1 + dice.below(10_000) } else { 10_000 },
            max_retries: if dice.once_in(3) { u32::try_from(dice.below(6)).expect("small") } else { 3 },
            ..CallOptions::default()
        };
        let CallOptions { timeout_ms, attempt_timeout_ms, max_retries, .. } = options.clone();
        let request = serde_json::from_str::<Json>(&body).expect("a request");
        let creation = Create {
            request: Some(request.clone()),
            body: Some(Json::from(body.as_str())),
            identifier: identifier.clone(),
            is_generated,
        };
        let random = Dice::new(dice.next());
        let started = now + dice.below(if dice.clone().once_in(2) { 1 } else { 3_000 });
        let mut call = Call::new(options, Box::new(creation), random, started);
        call.set_secret_key("sk-simulated".to_owned());
        Self {
            call,
            request,
            identifier,
            is_generated,
            started,
            timeout_ms,
            attempt_timeout_ms,
            max_retries,
            turn: 0,
            posts: Vec::new(),
            asked_to_wait_ms: None,
            faults: 0,
            result: None,
        }
    }
}
