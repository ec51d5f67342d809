//! From Rust to JavaScript, as plain objects. (serde-wasm-bindgen, which the other entries use, would add 2 KB to every bundle.)

use js_sys::{Array, Object};
use wasm_bindgen::JsValue;

use super::{
    js_string::js_string,
    runtime::{issue_of, set},
};
use crate::{error::NovuError, validation::ValidationIssue};

/// An object without a prototype: it has no member but those that are set, and `__proto__` is one like the others.
#[cfg(feature = "client-js")]
pub(super) fn bare_object() -> Object {
    Object::create(wasm_bindgen::JsCast::unchecked_ref(&JsValue::NULL))
}

/// Sets a member.
pub(super) fn put(object: &Object, name: &'static str, value: &JsValue) {
    set(object, &js_string(name), value);
}

/// Sets a member that is a string.
pub(super) fn put_text(object: &Object, name: &'static str, text: &str) {
    put(object, name, &JsValue::from_str(text));
}

/// Sets a member that is a string, if there is one.
pub(super) fn put_optional(object: &Object, name: &'static str, text: Option<&str>) {
    if let Some(text) = text {
        put_text(object, name, text);
    }
}

/// An array of strings.
pub(super) fn texts(texts: &[String]) -> JsValue {
    let array = Array::new();
    for text in texts {
        array.push(&JsValue::from_str(text));
    }
    array.into()
}

/// An array of issues.
pub(super) fn issues(issues: &[ValidationIssue]) -> JsValue {
    let array = Array::new();
    for issue in issues {
        array.push(&issue_of(&texts(&issue.path), &js_string(issue.code.into()), &issue.message));
    }
    array.into()
}

/// The members of an error, but for its message.
pub(super) fn error(error: &NovuError) -> Object {
    let object = Object::new();
    put(&object, "code", &js_string(error.code.into()));
    put(&object, "outcome", &js_string(error.outcome.into()));
    if let Some(status) = error.status {
        put(&object, "status", &status.into());
    }
    if let Some(found) = &error.issues {
        put(&object, "issues", &issues(found));
    }
    put_optional(&object, "connectionIdentifier", error.connection_identifier.as_deref());
    if let Some(ms) = error.retry_after_ms {
        put(&object, "retryAfterMs", &ms.into());
    }
    put(&object, "attempts", &error.attempts.into());
    put_optional(&object, "idempotencyKey", error.idempotency_key.as_deref());
    put_optional(&object, "identifier", error.identifier.as_deref());
    put_optional(&object, "errorId", error.error_id.as_deref());
    put_optional(&object, "reason", error.reason.as_deref());
    if let Some(resource) = error.resource {
        put(&object, "resource", &js_string(resource.into()));
    }
    object
}
