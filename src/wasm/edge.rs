//! What the handler of the entry `/edge` asks. A refusal is an index into the table that the build makes of [`Refusal`].

use js_sys::{Array, Object};
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
    edge::{self, FailedCall, Operations, Refusal, Rejection, RequestHead, Route, scope},
    error::{InvalidOption, NovuError},
    value::Value,
    variant::from_text,
};

/// What a request is for, as it may be made: `{ refusal, allow }`, `{ error }`, or `{ route, identifier?, timeoutMs }`.
#[wasm_bindgen(js_name = __edge_admit, skip_typescript)]
pub fn admit(head: JsValue, options: &JsValue) -> Result<Object, JsValue> {
    let head = JsonValue::new(head);
    let origin = head.text_of("origin");
    let is_allowed_origin = edge::is_allowed_origin(&origin, &head.member("allowedOrigins").texts());
    let operations = head.member("operations").texts();
    let request = RequestHead {
        method: head.text_of("method"),
        url: head.text_of("url"),
        origin,
        is_allowed_origin,
        fetch_site: head.text_of("fetchSite"),
        content_type: head.text_of("contentType"),
    };
    let route =
        Operations::new(&operations).map_err(Rejection::from).and_then(|operations| Route::of(&request, operations));
    let admitted = convert::bare_object();
    put(&admitted, "isAllowedOrigin", &is_allowed_origin.into());
    match route {
        Err(Rejection { refusal, allow }) => {
            put_refusal(&admitted, refusal);
            if refusal == Refusal::Method {
                let methods = Array::new();
                for method in allow {
                    methods.push(&js_string(method));
                }
                put(&admitted, "allow", &methods);
            }
        }
        Ok(route) => {
            put(&admitted, "route", &js_string((&route).into()));
            match (route, read_options(options)) {
                (Route::Preflight, _) => {}
                (_, Err(option)) => put(&admitted, "error", &NovuError::configuration(option).into()),
                (route, Ok(options)) => {
                    #[expect(clippy::cast_precision_loss, reason = "at most 2^53")]
                    put(&admitted, "timeoutMs", &(options.call.timeout_ms as f64).into());
                    if let Route::Retrieve(identifier) | Route::Update(identifier) | Route::Delete(identifier) = route {
                        put_text(&admitted, "identifier", &identifier);
                    }
                }
            }
        }
    }
    Ok(admitted)
}

/// Whom a request is for, as the application has decided, `{ refusal }` or `{ scope }`.
#[wasm_bindgen(js_name = __edge_authorize, skip_typescript)]
pub fn authorize(decision: &JsValue, body: JsValue) -> Result<Object, JsValue> {
    // What JSON makes of it cannot change any more.
    let scope = Snapshot::of(decision).value;
    let authorized = convert::bare_object();
    let mut named = Vec::new();
    for name in scope::SCOPE_MEMBERS {
        if has(decision, &js_string(name)) {
            named.push(name);
        }
    }
    match scope::check(&scope, &named, &JsonValue::new(body).text_of("connectionMode")) {
        Err(refusal) => put_refusal(&authorized, refusal),
        Ok(()) => put(&authorized, "scope", scope.as_js()),
    }
    Ok(authorized)
}

/// Whether a page may choose what it has chosen for a connection: `{ refusal? }`, and `{ identifier?, keySeed }`: an identifier that
/// the application has to allow, and what the idempotency key is made of besides the request, from the page's own.
#[wasm_bindgen(js_name = __edge_choose, skip_typescript)]
pub fn choose(request: JsValue, scope: JsValue, integrations: JsValue, page_key: &str) -> Result<Object, JsValue> {
    let (request, scope) = (JsonValue::new(request), JsonValue::new(scope));
    let chosen = convert::bare_object();
    if !scope::may_name(&scope, &JsonValue::new(integrations), &request.text_of("integrationIdentifier")) {
        put_refusal(&chosen, Refusal::Integration);
    }
    let identifier = request.text_of("identifier");
    if scope::must_be_allowed(&scope, &identifier) {
        put_text(&chosen, "identifier", &identifier);
    }
    put_text(&chosen, "keySeed", scope::key_seed(page_key, &identifier));
    Ok(chosen)
}

/// What a list is asked for besides what the page may say, so that it has connections of the scope alone.
#[wasm_bindgen(js_name = __edge_query, skip_typescript)]
pub fn query(scope: JsValue) -> Result<Object, JsValue> {
    let query = convert::bare_object();
    let (subscriber, mode, keys) = scope::own_query(&JsonValue::new(scope));
    if !subscriber.is_empty() {
        put_text(&query, "subscriberId", &subscriber);
        put(&query, "connectionMode", &js_string(mode));
    }
    put(&query, "contextKeys", &convert::texts(&keys));
    Ok(query)
}

/// The answer to the page, once the call has ended, with a connection or with an error: `{ refusal }` or `{ status }`, and
/// `{ retryAfter? }`.
#[wasm_bindgen(js_name = __edge_end, skip_typescript)]
pub fn end(connection: JsValue, error: JsValue, scope: JsValue, is_look_up: bool) -> Result<Object, JsValue> {
    let answer = convert::bare_object();
    let error = JsonValue::new(error);
    let number = |name| error.member(name).as_js().as_f64();
    let status = if error.as_js().is_undefined() {
        edge::status_of_connection(&JsonValue::new(connection), &JsonValue::new(scope), is_look_up)
    } else {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a status; saturates")]
        let status = number("status").unwrap_or_default() as u32;
        let resource = from_text(&error.text_of("resource"));
        let failed = from_text(&error.text_of("code"))
            .zip(from_text(&error.text_of("outcome")))
            .map(|(code, outcome)| FailedCall { code, outcome, status, resource, is_look_up });
        if let Some(seconds) = failed.and_then(|failed| failed.retry_after(number("retryAfterMs"))) {
            put(&answer, "retryAfter", &seconds.into());
        }
        failed.ok_or(Refusal::Upstream).and_then(FailedCall::status)
    };
    match status {
        Err(refusal) => put_refusal(&answer, refusal),
        Ok(status) => put(&answer, "status", &status.into()),
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
