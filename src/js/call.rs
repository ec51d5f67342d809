use js_sys::{Array, Promise};
use wasm_bindgen::{JsCast, prelude::*};

use super::{
    Returned,
    careful::{What, is, number, text},
    names,
    options::{Options, SecretKey},
    plain,
    random::Crypto,
    view::View,
};
use crate::{
    call::{self, Body, Call, Event, EventKind, Failure, HEADERS, Operation, Step},
    error::{Configuration, NovuError},
    http::{Headers, HttpResponse},
    text::{concat, parts},
};

#[wasm_bindgen(module = "/src/js/host.js")]
extern "C" {
    fn drive(
        call: DrivenCall,
        fetch: &JsValue,
        headers: &JsValue,
        signal: &JsValue,
        header_names: &JsValue,
        longest_body: u32,
    ) -> Promise;

    fn send(head: &str, body: &JsValue, timeout_ms: f64) -> JsValue;

    fn ask(function: &JsValue, timeout_ms: f64) -> JsValue;

    fn done(result: &JsValue, created: &JsValue) -> JsValue;

    fn tell(listener: &JsValue, event: &JsValue);
}

/// Makes a call, if nothing is wrong with its options and with what it is to do. Both were read before this returns: what
/// happens to the objects afterwards is nothing to the call.
pub(super) fn start(
    options: &JsValue,
    operation: Result<Box<dyn Operation<View>>, Box<NovuError>>,
) -> Returned<Promise> {
    let options = Options::read(options).map_err(NovuError::configuration);
    match options.and_then(|options| Ok((options, operation?))) {
        Ok((options, operation)) => Ok(run(options, operation)),
        Err(error) => Ok(Promise::reject(&error.into())),
    }
}

/// Makes a call with these options.
pub(super) fn run(options: Options, operation: Box<dyn Operation<View>>) -> Promise {
    let Options { secret_key, fetch, headers, signal, on_attempt, call } = options;
    let ends = float(call.timeout_ms);
    let call = Call::of(call, operation, Crypto, 0);
    let call = DrivenCall { call, doing: Doing::Nothing, ends, secret_key, on_attempt };
    drive(call, &fetch, &headers, &signal, &names::js(HEADERS), LONGEST_BODY)
}

#[expect(clippy::cast_possible_truncation, reason = "1 MiB")]
const LONGEST_BODY: u32 = call::LONGEST_BODY as u32;

#[expect(clippy::cast_precision_loss, reason = "at most 2^53")]
const fn float(ms: u64) -> f64 {
    ms as f64
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a time; saturates")]
const fn whole(ms: f64) -> u64 {
    ms as u64
}

/// A call in the hands of `drive`.
#[wasm_bindgen(js_name = __Call, skip_typescript)]
pub struct DrivenCall {
    call: Call<View, Crypto>,
    doing: Doing,
    ends: f64,
    secret_key: SecretKey,
    on_attempt: JsValue,
}

/// What `drive` was told to do.
#[derive(Clone, Copy)]
enum Doing {
    Nothing,
    AskForKey,
    Send,
    Wait,
}

#[wasm_bindgen(js_class = __Call)]
impl DrivenCall {
    /// Takes what came of the last step: a list, or `undefined` where nothing did, and whether that took too long; at
    /// first whether the signal is none.
    /// Says what to do next, or gives the error that the call ends with. (To throw it takes 0.1 KB more, compressed.)
    ///
    /// One method: each more would take 0.15 KB, compressed.
    pub fn step(&mut self, told: &JsValue, timed_out: bool, now: f64) -> Returned {
        if let Doing::Nothing = self.doing {
            // Not asked for earlier: an import for the time would be 0.05 KB of every bundle, compressed.
            self.ends += now;
            self.call.begin(whole(now));
        }
        let left = self.ends - now;
        let now = whole(now);
        let step = match self.doing {
            Doing::Nothing if timed_out => end(Configuration::Signal),
            Doing::Nothing => match std::mem::replace(&mut self.secret_key, SecretKey::None) {
                SecretKey::Function(function) => {
                    self.doing = Doing::AskForKey;
                    return Ok(ask(&function, left));
                }
                SecretKey::Text(key) => self.start(key, now),
                SecretKey::None => self.call.start(now),
            },
            Doing::AskForKey if !is(told, What::Undefined) => {
                let key = text(&part(told, 0));
                if call::is_secret_key(&key) { self.start(key, now) } else { end(Configuration::SecretKey) }
            }
            Doing::AskForKey if timed_out => Step::Done(Err(self.call.timeout())),
            // What the function threw is not passed on: that could contain the key.
            Doing::AskForKey => end(Configuration::SecretKeyFunction),
            Doing::Wait => self.call.elapsed(now),
            Doing::Send => match answer(told) {
                Some(answer) => self.call.answered(answer, now),
                None => self.call.failed(if timed_out { Failure::Timeout } else { Failure::ConnectionFailed }, now),
            },
        };
        for event in &self.call.events() {
            if !is(&self.on_attempt, What::Undefined) {
                tell(&self.on_attempt, &to_js(event));
            }
        }
        Ok(self.next(step))
    }

    /// The first step, with a secret key.
    fn start(&mut self, secret_key: String, now: u64) -> Step<View> {
        self.call.set_secret_key(secret_key);
        self.call.start(now)
    }

    /// A step as `drive` knows it.
    fn next(&mut self, step: Step<View>) -> JsValue {
        match step {
            Step::Send(request, timeout_ms) => {
                // In one text: each more would have to be decoded by itself.
                let mut head = concat(&[request.method.as_str(), "\n", &request.url]);
                for (name, value) in request.headers.iter() {
                    head.push_str(&concat(&["\n", name, ":", value]));
                }
                self.doing = Doing::Send;
                let body = request.body.map_or(JsValue::UNDEFINED, View::into_value);
                send(&head, &body, float(timeout_ms))
            }
            Step::Wait(ms) => {
                self.doing = Doing::Wait;
                ask(&JsValue::UNDEFINED, float(ms))
            }
            Step::Done(Ok(result)) => {
                let created = self.call.created().map_or(JsValue::UNDEFINED, JsValue::from);
                done(&result.into_value(), &created)
            }
            Step::Done(Err(error)) => error.into(),
        }
    }
}

/// The end of a call that cannot begin.
fn end(fault: Configuration) -> Step<View> {
    Step::Done(Err(NovuError::configuration(fault)))
}

/// What the server answered: status, the values of [`HEADERS`] (a line each), how the body ended, and its JSON.
fn answer(told: &JsValue) -> Option<HttpResponse<Body<View>>> {
    let status = part(told, 0);
    if !is(&status, What::Number) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a status; saturates")]
    let status = number(&status) as u16;
    let values = text(&part(told, 1));
    let mut headers = Headers::default();
    if !values.is_empty() {
        for (name, value) in parts(HEADERS, ",").iter().zip(&parts(&values, "\n")) {
            headers.push(name.as_str(), value.as_str());
        }
    }
    let json = part(told, 3);
    let body = match number(&part(told, 2)) {
        1.0 => Body::TooLong,
        2.0 => Body::Broken,
        _ if is(&json, What::Undefined) => Body::Other,
        _ => Body::Json(View::new(json)),
    };
    Some(HttpResponse { status, headers, body })
}

/// One part of what `drive` told; `undefined` if it told nothing.
fn part(told: &JsValue, index: u32) -> JsValue {
    if is(told, What::Undefined) { JsValue::UNDEFINED } else { told.unchecked_ref::<Array>().get(index) }
}

/// An event as users know it.
fn to_js(event: &Event) -> JsValue {
    let (kind, name, value) = match event.kind {
        EventKind::Attempt => ("attempt", "status", JsValue::UNDEFINED),
        EventKind::Answer(status) => ("answer", "status", status.into()),
        EventKind::Failure(code) => ("failure", "code", names::js(code.as_str())),
        EventKind::Wait(ms) => ("wait", "waitMs", float(ms).into()),
    };
    let members = plain::object(&[]);
    plain::put(&members, "type", names::js(kind));
    plain::put(&members, "attempt", event.attempt.into());
    plain::put(&members, name, value);
    if event.is_look_up {
        plain::put(&members, "lookup", JsValue::TRUE);
    }
    members
}
