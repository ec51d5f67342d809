use js_sys::{Array, Promise};
use wasm_bindgen::prelude::*;

use super::{names, options::Options, plain, random::Crypto, view::View};
use crate::{
    call::{self, Body, Call, Creation, Event, EventKind, Failure, HEADERS, Step},
    error::{Configuration, NovuError},
    http::{Headers, HttpResponse},
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
        timeout_ms: f64,
        secret_key: &JsValue,
    ) -> Promise;

    fn send(method: &str, url: &str, fields: &str, body: Option<&str>, timeout_ms: f64) -> JsValue;

    fn wait(ms: f64) -> JsValue;

    fn done(result: &JsValue) -> JsValue;

    fn tell(listener: &JsValue, event: &JsValue);
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = performance)]
    fn now() -> f64;
}

/// Makes a call with these options.
pub(super) fn run(options: Options, creation: Creation<View>) -> Promise {
    let Options { secret_key, fetch, headers, signal, on_attempt, call } = options;
    let timeout_ms = number(call.timeout_ms);
    let call = DrivenCall { call: Call::new(call, creation, Crypto, whole(now())), on_attempt };
    drive(call, &fetch, &headers, &signal, &plain::texts(&HEADERS), LONGEST_BODY, timeout_ms, &secret_key)
}

#[expect(clippy::cast_possible_truncation, reason = "1 MiB")]
const LONGEST_BODY: u32 = call::LONGEST_BODY as u32;

#[expect(clippy::cast_precision_loss, reason = "at most 2^53")]
const fn number(ms: u64) -> f64 {
    ms as f64
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a time; saturates")]
const fn whole(ms: f64) -> u64 {
    ms as u64
}

/// A call in the hands of `drive`. Each method says what to do next, or throws the error that the call ends with.
#[wasm_bindgen(js_name = __Call, skip_typescript)]
pub struct DrivenCall {
    call: Call<View, Crypto>,
    on_attempt: JsValue,
}

#[wasm_bindgen(js_class = __Call)]
impl DrivenCall {
    /// The first step, with the secret key if there is one.
    pub fn start(&mut self, secret_key: &JsValue, now: f64) -> Result<JsValue, JsValue> {
        if !secret_key.is_undefined() {
            let key = secret_key.as_string().filter(|key| call::is_secret_key(key));
            self.call.set_secret_key(key.ok_or_else(|| NovuError::configuration(Configuration::SecretKey))?);
        }
        let step = self.call.start(whole(now));
        self.next(step)
    }

    /// The function that was to give the secret key failed, or was too slow. What it threw is not passed on: that could
    /// contain the key.
    #[wasm_bindgen(js_name = noSecretKey)]
    pub fn no_secret_key(&self, timed_out: bool) -> Result<JsValue, JsValue> {
        let error =
            if timed_out { self.call.timeout() } else { NovuError::configuration(Configuration::SecretKeyFunction) };
        Err(error.into())
    }

    /// The signal is none.
    #[wasm_bindgen(js_name = noSignal)]
    #[expect(clippy::unused_self, reason = "a method like the others, so that `drive` needs one object")]
    pub fn no_signal(&self) -> Result<JsValue, JsValue> {
        Err(NovuError::configuration(Configuration::Signal).into())
    }

    /// What the server answered: status, the values of [`HEADERS`], how the body ended, and its JSON.
    pub fn answered(
        &mut self,
        status: &JsValue,
        values: &Array,
        ending: u32,
        body: JsValue,
        now: f64,
    ) -> Result<JsValue, JsValue> {
        let Some(status) = status.as_f64() else { return self.failed(false, now) };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a status; saturates")]
        let status = status as u16;
        let mut headers = Headers::default();
        for (name, value) in HEADERS.into_iter().zip(values.iter()) {
            if let Some(value) = value.as_string() {
                headers.push(name, value);
            }
        }
        let body = match ending {
            1 => Body::TooLong,
            2 => Body::Broken,
            _ if body.is_undefined() => Body::Other,
            _ => Body::Json(View::new(body)),
        };
        let step = self.call.answered(HttpResponse { status, headers, body }, whole(now));
        self.next(step)
    }

    /// There is no answer.
    pub fn failed(&mut self, timed_out: bool, now: f64) -> Result<JsValue, JsValue> {
        let step = self.call.failed(if timed_out { Failure::Timeout } else { Failure::ConnectionFailed }, whole(now));
        self.next(step)
    }

    /// The wait is over.
    pub fn elapsed(&mut self, now: f64) -> Result<JsValue, JsValue> {
        let step = self.call.elapsed(whole(now));
        self.next(step)
    }

    fn next(&mut self, step: Step<View>) -> Result<JsValue, JsValue> {
        for event in self.call.events() {
            if !self.on_attempt.is_undefined() {
                tell(&self.on_attempt, &to_js(event));
            }
        }
        match step {
            Step::Send(request, timeout_ms) => {
                let mut fields = String::new();
                for (name, value) in request.headers.iter() {
                    fields.push_str(name);
                    fields.push(':');
                    fields.push_str(value);
                    fields.push('\n');
                }
                let method = request.method.as_str();
                Ok(send(method, &request.url, &fields, request.body.as_deref(), number(timeout_ms)))
            }
            Step::Wait(ms) => Ok(wait(number(ms))),
            Step::Done(Ok(connection)) => Ok(done(&connection.into_value())),
            Step::Done(Err(error)) => Err(error.into()),
        }
    }
}

/// An event as users know it.
fn to_js(event: Event) -> JsValue {
    let (kind, name, value) = match event.kind {
        EventKind::Attempt => ("attempt", "status", JsValue::UNDEFINED),
        EventKind::Answer(status) => ("answer", "status", status.into()),
        EventKind::Failure(code) => ("failure", "code", names::js(code.as_str())),
        EventKind::Wait(ms) => ("wait", "waitMs", number(ms).into()),
    };
    plain::object(&[
        ("type", names::js(kind)),
        ("attempt", event.attempt.into()),
        (name, value),
        ("lookup", if event.is_look_up { JsValue::TRUE } else { JsValue::UNDEFINED }),
    ])
}
