//! What the handler of the entry `/edge` asks. A refusal is an index into the table that the build makes of [`Refusal`].

use js_sys::Object;
use wasm_bindgen::prelude::*;

use super::{
    convert::{self, put, put_text},
    js_string::js_string,
    json_value::JsonValue,
    options::Options,
    runtime::has,
    snapshot::Snapshot,
};
use crate::{
    edge::{self, FailedCall, Refusal, RequestHead, Route, scope},
    error::{InvalidOption, NovuError},
    identifier,
    value::Value,
    variant::from_text,
};

/// What a request is for, as it may be made: `{ refusal }`, `{ isPreflight }`, `{ error }`, or `{ timeoutMs, identifier? }`, with an
/// identifier where it looks for a connection.
#[wasm_bindgen(js_name = __edge_admit, skip_typescript)]
pub fn admit(head: JsValue, options: &JsValue) -> Result<Object, JsValue> {
    let head = JsonValue::new(head);
    let origin = head.text_of("origin");
    let is_allowed_origin = edge::is_allowed_origin(&origin, &head.member("allowedOrigins").texts());
    let route = Route::of(&RequestHead {
        method: head.text_of("method"),
        url: head.text_of("url"),
        origin,
        is_allowed_origin,
        fetch_site: head.text_of("fetchSite"),
        content_type: head.text_of("contentType"),
    });
    let admitted = convert::bare_object();
    put(&admitted, "isAllowedOrigin", &is_allowed_origin.into());
    match (route, read_options(options)) {
        (Err(refusal), _) => put_refusal(&admitted, refusal),
        (Ok(Route::Preflight), _) => put(&admitted, "isPreflight", &JsValue::TRUE),
        (Ok(_), Err(option)) => put(&admitted, "error", &NovuError::configuration(option).into()),
        (Ok(route), Ok(options)) => {
            #[expect(clippy::cast_precision_loss, reason = "at most 2^53")]
            put(&admitted, "timeoutMs", &(options.call.timeout_ms as f64).into());
            if let Route::LookUp(identifier) = route {
                put_text(&admitted, "identifier", &identifier);
            }
        }
    }
    Ok(admitted)
}

/// What comes of the application's decision: `{ refusal }`, or `{ scope, idempotencyKey, identifier? }`: whom the request is for, what
/// its idempotency key is made of besides the request, given that of the page, and an identifier that the application has to allow.
#[wasm_bindgen(js_name = __edge_authorize, skip_typescript)]
pub fn authorize(decision: &JsValue, body: JsValue, page_key: &str) -> Result<Object, JsValue> {
    // What JSON makes of it cannot change any more.
    let scope = Snapshot::of(decision).value;
    let body = JsonValue::new(body);
    let authorized = convert::bare_object();
    let mut named = Vec::new();
    for name in scope::SCOPE_MEMBERS {
        if has(decision, &js_string(name)) {
            named.push(name);
        }
    }
    if let Err(refusal) = scope::check(&scope, &named, &body.text_of("connectionMode")) {
        put_refusal(&authorized, refusal);
    } else {
        put(&authorized, "scope", scope.as_js());
        let identifier = body.text_of("identifier");
        if !identifier.is_empty() && !identifier::is_generated(&identifier) {
            put_text(&authorized, "identifier", &identifier);
        }
        let key = scope::idempotency_key(page_key, &identifier);
        put_text(&authorized, "idempotencyKey", key);
    }
    Ok(authorized)
}

/// The answer to the page, once the call has ended, with a connection or with an error: `{ refusal }` or `{ status, retryAfter? }`.
#[wasm_bindgen(js_name = __edge_end, skip_typescript)]
pub fn end(connection: JsValue, error: JsValue, scope: JsValue, is_look_up: bool) -> Result<Object, JsValue> {
    let answer = convert::bare_object();
    let error = JsonValue::new(error);
    let number = |name| error.member(name).as_js().as_f64();
    let status = if error.as_js().is_undefined() {
        match is_look_up {
            true if !scope::has(&JsonValue::new(scope), &JsonValue::new(connection)) => Err(Refusal::NotFound),
            true => Ok(200),
            false => Ok(201),
        }
    } else {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a status; saturates")]
        let status = number("status").unwrap_or_default() as u32;
        let failed = from_text(&error.text_of("code"))
            .zip(from_text(&error.text_of("outcome")))
            .map(|(code, outcome)| FailedCall { code, outcome, status, is_look_up });
        failed.ok_or(Refusal::Upstream).and_then(FailedCall::status)
    };
    match status {
        Err(refusal) => put_refusal(&answer, refusal),
        Ok(status) => put(&answer, "status", &status.into()),
    }
    if let Some(ms) = number("retryAfterMs") {
        put(&answer, "retryAfter", &(ms / 1_000.0).ceil().into());
    }
    Ok(answer)
}

fn put_refusal(object: &Object, refusal: Refusal) {
    put(object, "refusal", &(refusal as i32).into());
}

/// The options of the call, which at the edge has a secret key.
fn read_options(options: &JsValue) -> Result<Options, InvalidOption> {
    let options = Options::read(options)?;
    if options.secret_key.is_none() { Err(InvalidOption::SecretKey) } else { Ok(options) }
}
