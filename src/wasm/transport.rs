use std::borrow::Cow;

use js_sys::{Function, Object, Promise};
use wasm_bindgen::prelude::*;
use web_sys::{AbortSignal, Headers};

use super::{
    convert::{put, put_optional},
    js_string::js_string,
    json_value::JsonValue,
    options::{Options, SecretKey},
    random::Crypto,
    runtime::{header_of, now, set},
};
use crate::{
    client::{
        self, AttemptEvent, Body, Call, CallOptions, Failure, Step,
        operations::{Operation, Upserted},
    },
    error::{InvalidOption, NovuError},
    http::{self, HttpResponse},
    idempotency_key,
};

#[wasm_bindgen(module = "/src/wasm/transport.js")]
extern "C" {
    #[wasm_bindgen(js_name = run)]
    fn run_call(
        call: TransportCall,
        get_secret_key: Option<Function>,
        timeout_ms: f64,
        fetch: Option<Function>,
        headers: Option<Headers>,
        signal: Option<AbortSignal>,
        max_body_bytes: f64,
    ) -> Promise;

    fn notify(listener: &Function, event: &JsValue);

    /// The step to send a request.
    fn send(method: &JsValue, url: &JsValue, headers: &Object, body: &JsValue, timeout_ms: f64) -> JsValue;

    /// The step to wait.
    fn wait(ms: f64) -> JsValue;

    /// The end with a connection, or with what else was asked for.
    fn resolve(result: &JsValue) -> JsValue;

    /// The result of an upsert; the workspace that it replaced may be `undefined`.
    fn upserted(connection: &JsValue, created: &JsValue, workspace: &JsValue) -> JsValue;

    /// The end with an error.
    fn reject(error: &JsValue) -> JsValue;
}

/// What a call does, or the error that keeps it from being made.
pub(super) type Prepared = Result<Box<dyn Operation<JsonValue>>, Box<NovuError>>;

/// Makes a call, if nothing is wrong with its options and with what it is to do. Both were read before this returns: what
/// happens to the objects afterwards is nothing to the call.
pub(super) fn start(options: &JsValue, operation: Prepared) -> Result<Promise, JsValue> {
    let options = Options::read(options).map_err(NovuError::configuration)?;
    Ok(run(&options, operation?))
}

/// Makes a call with these options.
pub(super) fn run(options: &Options, operation: Box<dyn Operation<JsonValue>>) -> Promise {
    let idempotency_key = match &options.idempotency_key {
        Some(key) => key.clone(),
        None => idempotency_key::generate(&mut Crypto),
    };
    let mut call = Call::new(CallOptions { idempotency_key, ..options.call.clone() }, operation, Crypto, time());
    if let Some(SecretKey::Text(key)) = &options.secret_key {
        call.set_secret_key(key.clone());
    }
    let get_secret_key = match &options.secret_key {
        Some(SecretKey::Function(get)) => Some(get.clone()),
        _ => None,
    };
    run_call(
        TransportCall { call, on_attempt: options.on_attempt.clone() },
        get_secret_key,
        float(options.call.timeout_ms),
        options.fetch.clone(),
        options.headers.clone(),
        options.signal.clone(),
        client::MAX_BODY_BYTES.into(),
    )
}

/// The time as the core counts it.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a time; saturates")]
fn time() -> u64 {
    now() as u64
}

#[expect(clippy::cast_precision_loss, reason = "at most 2^53")]
const fn float(ms: u64) -> f64 {
    ms as f64
}

/// A call in the hands of transport.js.
#[wasm_bindgen(js_name = __Call, skip_typescript)]
pub struct TransportCall {
    call: Call<JsonValue, Crypto>,
    on_attempt: Option<Function>,
}

/// How a request ended, or the function that gives the secret key.
#[wasm_bindgen(skip_typescript)]
#[derive(Clone, Copy)]
pub enum End {
    /// The body of the answer was read.
    Read = "read",
    /// It has too many bytes.
    TooLarge = "tooLarge",
    /// It broke off.
    Broken = "broken",
    /// What `fetch` resolved to is no readable `Response`.
    Unreadable = "unreadable",
    /// There is no answer.
    Failed = "failed",
    /// There is none in time.
    TimedOut = "timedOut",
    /// The caller aborted the call.
    Aborted = "aborted",
}

#[wasm_bindgen(js_class = __Call)]
impl TransportCall {
    /// The first step, with what the function gave for a secret key; `undefined` where there is none.
    pub fn start(&mut self, secret_key: &JsValue) -> Result<JsValue, JsValue> {
        if !secret_key.is_undefined() {
            let Some(key) = secret_key.as_string().filter(|key| client::is_secret_key(key)) else {
                return Ok(self.report(invalid(InvalidOption::SecretKey), None));
            };
            self.call.set_secret_key(key);
        }
        let step = self.call.start(time());
        Ok(self.report(step, None))
    }

    /// The request has ended, or, before the first one, the function for the secret key without any: with status, headers and JSON
    /// of an answer, or with the code of an exception. Nothing else of that is passed on, since it could contain the key. Of what
    /// was created or changed no headers are needed.
    pub fn ended(
        &mut self,
        end: End,
        status: f64,
        headers: Option<Headers>,
        json: JsValue,
        code: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let reason = code.as_string().filter(|code| client::is_reason(code));
        let body = match end {
            End::Read if json.is_undefined() => Ok(Body::Other),
            End::Read => Ok(Body::Json(JsonValue::new(json))),
            End::TooLarge => Ok(Body::TooLarge),
            End::Broken => Ok(Body::Broken),
            End::Unreadable => Err(Failure::NoResponse),
            End::TimedOut => Err(Failure::Timeout),
            End::Aborted => Err(Failure::Aborted),
            _ => Err(Failure::ConnectionFailed),
        };
        let step = match body {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a status; saturates")]
            Ok(body) => {
                let response = HttpResponse { status: status as u16, headers: read_headers(headers), body };
                self.call.answered(response, time())
            }
            Err(failure) if self.call.has_started() => self.call.failed(failure, reason.clone(), time()),
            Err(Failure::Timeout) => self.call.timeout(),
            Err(_) => invalid(InvalidOption::SecretKeyFunction),
        };
        Ok(self.report(step, reason.as_deref()))
    }

    /// The wait is over.
    pub fn elapsed(&mut self) -> Result<JsValue, JsValue> {
        let step = self.call.elapsed(time());
        Ok(self.report(step, None))
    }

    /// Calls the listener with what happened, and with the reason if that is a failure; says the step.
    fn report(&mut self, step: Step<JsonValue>, reason: Option<&str>) -> JsValue {
        // Also where nobody listens: they would be kept until the call ends.
        let events = self.call.take_events();
        if let Some(listener) = &self.on_attempt {
            let identifier = self.call.identifier();
            for event in events {
                let object = event_object(&event);
                if event.method.is_some() {
                    put_optional(&object, "identifier", identifier.as_deref());
                }
                if event.code.is_some() {
                    put_optional(&object, "reason", reason);
                }
                notify(listener, &object);
            }
        }
        match step {
            Step::Send(request, timeout_ms) => {
                let headers = Object::new();
                for (name, value) in request.headers.fields() {
                    set(&headers, &header_text(name), &header_text(value));
                }
                let body = request.body.map_or(JsValue::UNDEFINED, JsonValue::into_js);
                send(
                    &js_string(request.method.into()),
                    &JsValue::from_str(&request.url),
                    &headers,
                    &body,
                    float(timeout_ms),
                )
            }
            Step::Wait(ms) => wait(float(ms)),
            Step::Done(Ok(result)) => match self.call.upserted() {
                Some(Upserted { created, replaced }) => {
                    resolve(&upserted(result.as_js(), &created.into(), &replaced.into_js()))
                }
                None => resolve(result.as_js()),
            },
            Step::Done(Err(error)) => reject(&error.into()),
        }
    }
}

/// The end of a call that cannot be made.
fn invalid(option: InvalidOption) -> Step<JsonValue> {
    Step::Done(Err(NovuError::configuration(option)))
}

/// A name or a value of a header, decoded once where it is constant.
#[expect(clippy::ptr_arg, reason = "which of both it is says whether it is constant")]
fn header_text(text: &Cow<'static, str>) -> JsValue {
    match text {
        Cow::Borrowed(text) => js_string(text),
        Cow::Owned(text) => JsValue::from_str(text),
    }
}

/// The headers that the core reads.
fn read_headers(headers: Option<Headers>) -> http::Headers {
    let mut read = http::Headers::default();
    if let Some(headers) = headers {
        for name in client::ANSWER_HEADERS {
            if let Some(value) = header_of(&headers, &js_string(name)).as_string() {
                read.push(name, value);
            }
        }
    }
    read
}

/// An event as users know it.
fn event_object(event: &AttemptEvent) -> Object {
    let object = Object::new();
    put(&object, "type", &js_string(event.kind.into()));
    put(&object, "attempt", &event.attempt.into());
    if let Some(status) = event.status {
        put(&object, "status", &status.into());
    }
    if let Some(code) = event.code {
        put(&object, "code", &js_string(code.into()));
    }
    if let Some(method) = event.method {
        put(&object, "method", &js_string(method.into()));
    }
    if let Some(ms) = event.duration_ms {
        put(&object, "durationMs", &ms.into());
    }
    if let Some(ms) = event.wait_ms {
        put(&object, "waitMs", &ms.into());
    }
    if event.lookup {
        put(&object, "lookup", &JsValue::TRUE);
    }
    object
}
