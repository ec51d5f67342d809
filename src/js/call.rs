use js_sys::Promise;
use wasm_bindgen::prelude::*;

use super::{options::Options, view::View};
use crate::{
    call::{self, Body, Call, Creation, Failure, Step},
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
        timeout_ms: f64,
        longest_body: u32,
        secret_key: &JsValue,
    ) -> Promise;

    fn send(method: &str, url: &str, fields: &str, body: Option<&str>) -> JsValue;

    fn done(result: &JsValue) -> JsValue;
}

/// Makes a call with these options.
pub(super) fn run(options: Options, creation: Creation) -> Promise {
    let Options { secret_key, fetch, headers, signal, call } = options;
    #[expect(clippy::cast_precision_loss, reason = "at most 2^53")]
    let timeout_ms = call.timeout_ms as f64;
    let call = DrivenCall(Call::new(call, creation));
    drive(call, &fetch, &headers, &signal, timeout_ms, LONGEST_BODY, &secret_key)
}

#[expect(clippy::cast_possible_truncation, reason = "1 MiB")]
const LONGEST_BODY: u32 = call::LONGEST_BODY as u32;

/// A call in the hands of `drive`. Each method says what to do next, or throws the error that the call ends with.
#[wasm_bindgen(js_name = __Call, skip_typescript)]
pub struct DrivenCall(Call);

#[wasm_bindgen(js_class = __Call)]
impl DrivenCall {
    /// The first step, with the secret key if there is one.
    pub fn start(&mut self, secret_key: &JsValue) -> Result<JsValue, JsValue> {
        if !secret_key.is_undefined() {
            let key = secret_key.as_string().filter(|key| call::is_secret_key(key));
            self.0.set_secret_key(key.ok_or_else(|| NovuError::configuration(Configuration::SecretKey))?);
        }
        next(self.0.start())
    }

    /// The function that was to give the secret key failed, or was too slow. What it threw is not passed on: that could
    /// contain the key.
    #[wasm_bindgen(js_name = noSecretKey)]
    pub fn no_secret_key(&self, timed_out: bool) -> Result<JsValue, JsValue> {
        let error =
            if timed_out { self.0.timeout() } else { NovuError::configuration(Configuration::SecretKeyFunction) };
        Err(error.into())
    }

    /// The signal is none.
    #[wasm_bindgen(js_name = noSignal)]
    #[expect(clippy::unused_self, reason = "a method like the others, so that `drive` needs one object")]
    pub fn no_signal(&self) -> Result<JsValue, JsValue> {
        Err(NovuError::configuration(Configuration::Signal).into())
    }

    /// What the server answered: status, `Retry-After`, whether the body broke off, its JSON.
    pub fn answered(
        &mut self,
        status: &JsValue,
        retry_after: &JsValue,
        broken: bool,
        body: JsValue,
    ) -> Result<JsValue, JsValue> {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a status; saturates")]
        let Some(status) = status.as_f64().map(|status| status as u16) else { return self.failed(false) };
        let mut headers = Headers::default();
        if let Some(value) = retry_after.as_string() {
            headers.push("Retry-After", value);
        }
        let body = match body {
            _ if broken => Body::Broken,
            body if body.is_undefined() => Body::Other,
            body => Body::Json(View::new(body)),
        };
        next(self.0.answered(HttpResponse { status, headers, body }))
    }

    /// There is no answer.
    pub fn failed(&mut self, timed_out: bool) -> Result<JsValue, JsValue> {
        next(self.0.failed(if timed_out { Failure::Timeout } else { Failure::ConnectionFailed }))
    }
}

fn next(step: Step<View>) -> Result<JsValue, JsValue> {
    match step {
        Step::Send(request) => {
            let mut fields = String::new();
            for (name, value) in request.headers.iter() {
                if !fields.is_empty() {
                    fields.push('\n');
                }
                fields.push_str(name);
                fields.push(':');
                fields.push_str(value);
            }
            Ok(send(request.method.as_str(), &request.url, &fields, request.body.as_deref()))
        }
        Step::Done(Ok(connection)) => Ok(done(&connection.into_value())),
        Step::Done(Err(error)) => Err(error.into()),
    }
}
