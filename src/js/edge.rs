use js_sys::Promise;
use wasm_bindgen::prelude::*;

use super::{
    Returned, call,
    options::{Options, SecretKey},
    view::View,
};
use crate::{
    call::Retrieval,
    edge::{self, Arrival, Ending, Errand, Refusal, scope},
    error::Configuration,
    limits,
    text::{self, concat, digits},
    value::Value,
};

/// What edge.js asks, in its order there, with the facts it has of it, a line each. An answer is as in `src/edge`, or the
/// place of a refusal; what begins with a line that is empty is none yet.
///
/// One function: each more would take 0.15 KB, compressed.
#[wasm_bindgen(js_name = __edge, skip_typescript)]
#[must_use]
pub fn edge(what: usize, facts: &str, about: &JsValue) -> String {
    let facts = text::parts(facts, "\n");
    // Taken apart once, and not for each question: 0.1 KB less, compressed.
    let [first, second, third, fourth, fifth, sixth, seventh] = facts.as_slice() else { return String::new() };
    match what {
        0 => {
            let is_allowed = edge::is_allowed(fourth, seventh);
            let arrival = Arrival {
                method: first,
                own_origin: second,
                path: third,
                origin: fourth,
                fetch_site: fifth,
                content_type: sixth,
                is_allowed,
            };
            let answer = match edge::admit(&arrival) {
                Err(refusal) => refusal.place(),
                Ok(Errand::Preflight) => edge::PREFLIGHT.to_owned(),
                Ok(errand) => to_do(if let Errand::LookUp(identifier) = errand { identifier } else { "" }, about),
            };
            concat(&[&edge::fields(if is_allowed { fourth } else { "" }), "\n\n", &answer])
        }
        1 => match scope::check(&View::new(about.clone()), first) {
            Ok(()) => concat(&["\n", scope::idempotency_key(second, third)]),
            Err(refusal) => refusal.place(),
        },
        2 => edge::CREATED.to_owned(),
        3 => {
            let about = View::new(about.clone());
            let is_in_scope = scope::has(&about.member("scope"), &about.member("connection"));
            if is_in_scope { edge::FOUND.to_owned() } else { Refusal::NotFound.place() }
        }
        4 => {
            let (code, outcome, status, retry_after) = (first, second, third, fourth);
            Ending { code, outcome, status, retry_after, is_look_up: !fifth.is_empty() }
                .answer()
                .unwrap_or_else(Refusal::place)
        }
        5 => digits(limits::BODY_BYTES as u64),
        _ => REASONS.get(what - 6).copied().unwrap_or(Refusal::Upstream).place(),
    }
}

/// What edge.js may find, in its order there.
const REASONS: [Refusal; 6] =
    [Refusal::Broken, Refusal::Slow, Refusal::TooLarge, Refusal::NotJson, Refusal::Undecided, Refusal::LateDecision];

/// What there is to do: the identifier of the connection to look for, the time in milliseconds, and who decides
/// which members of a request.
fn to_do(identifier: &str, options: &JsValue) -> String {
    let fault = match Options::read(options) {
        Ok(Options { secret_key: SecretKey::None, .. }) => Configuration::SecretKey,
        Ok(options) => {
            let time = digits(options.call.timeout_ms);
            return concat(&["\n", identifier, "\n", &time, "\n", scope::OF_THE_PAGE, "\n", scope::OF_THE_SCOPE]);
        }
        Err(fault) => fault,
    };
    concat(&["500 configuration ", &fault.message()])
}

/// Looks for a connection.
#[wasm_bindgen(js_name = __lookUp, skip_typescript)]
pub fn look_up(identifier: &str, options: &JsValue) -> Returned<Promise> {
    call::start(options, Ok(Box::new(Retrieval { identifier: identifier.to_owned() })))
}
