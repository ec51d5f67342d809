//! Results as plain JavaScript data. (serde-wasm-bindgen would add 4 KB, compressed, for these few shapes.)

use js_sys::{Array, Object};
use wasm_bindgen::JsValue;

use super::{
    careful::{self, set},
    names,
};
use crate::{error::NovuError, validation::ValidationIssue};

/// An object with these members; those that are `undefined` are left out.
pub(super) fn object(members: &[(&'static str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in members {
        set(&object, &names::js(name), value);
    }
    object.into()
}

/// An array of texts.
pub(super) fn texts<Text: AsRef<str>>(texts: &[Text]) -> Array {
    let array = Array::new();
    for text in texts {
        array.push(&JsValue::from_str(text.as_ref()));
    }
    array
}

/// An array of issues.
pub(super) fn issues(issues: &[ValidationIssue]) -> JsValue {
    let array = Array::new();
    for issue in issues {
        array.push(&careful::issue(texts(&issue.path), names::js(issue.code.as_str()), &issue.message));
    }
    array.into()
}

/// The members of an error, but for its message.
pub(super) fn error(error: &NovuError) -> JsValue {
    let text = |text: &Option<String>| text.as_deref().map_or(JsValue::UNDEFINED, JsValue::from_str);
    object(&[
        ("code", names::js(error.code.as_str())),
        ("outcome", names::js(error.outcome.as_str())),
        ("status", error.status.map_or(JsValue::UNDEFINED, JsValue::from)),
        ("issues", error.issues.as_deref().map_or(JsValue::UNDEFINED, issues)),
        ("connectionIdentifier", text(&error.connection_identifier)),
        ("retryAfterMs", error.retry_after_ms.map_or(JsValue::UNDEFINED, JsValue::from)),
        ("attempts", error.attempts.into()),
        ("idempotencyKey", text(&error.idempotency_key)),
        ("identifier", text(&error.identifier)),
        ("errorId", text(&error.error_id)),
    ])
}
