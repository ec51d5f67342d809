//! Results as plain JavaScript data. (serde-wasm-bindgen would add 4 KB, compressed, for these few shapes.)

use std::borrow::Cow;

use js_sys::{Array, Object};
use wasm_bindgen::JsValue;

use super::{
    careful::{self, set},
    names,
};
use crate::{error::NovuError, validation::ValidationIssue};

/// An object with these members; those that are `undefined` are left out.
pub(super) fn object(members: &[(&'static str, JsValue)]) -> JsValue {
    let object = Object::new().into();
    for (name, value) in members {
        set(&object, &names::js(name), value);
    }
    object
}

/// Sets a member.
#[expect(clippy::needless_pass_by_value, reason = "a value that is passed on is dropped in one place")]
pub(super) fn put(object: &JsValue, name: &'static str, value: JsValue) {
    set(object, &names::js(name), &value);
}

/// An array of texts.
pub(super) fn texts<Text: AsRef<str>>(texts: &[Text]) -> Array {
    let array = Array::new();
    push(&array, texts);
    array
}

fn push<Text: AsRef<str>>(array: &Array, texts: &[Text]) {
    for text in texts {
        array.push(&names::text(text.as_ref()));
    }
}

/// An array of issues.
pub(super) fn issues(issues: &[ValidationIssue]) -> JsValue {
    let array = Array::new();
    for issue in issues {
        let message = match &issue.message {
            // One of the few that there are: to find it takes half the time of making it.
            Cow::Borrowed(message) => names::js(message),
            Cow::Owned(message) => JsValue::from_str(message),
        };
        push(&careful::add_issue(&array, names::js(issue.code.as_str()), message), &issue.path);
    }
    array.into()
}

/// The members of an error, but for its message.
pub(super) fn error(error: &NovuError) -> JsValue {
    let members = Object::new().into();
    let text = |name, text: &Option<String>| {
        if let Some(text) = text {
            put(&members, name, JsValue::from_str(text));
        }
    };
    put(&members, "code", names::js(error.code.as_str()));
    put(&members, "outcome", names::js(error.outcome.as_str()));
    if let Some(status) = error.status {
        put(&members, "status", status.into());
    }
    if let Some(found) = &error.issues {
        put(&members, "issues", issues(found));
    }
    text("connectionIdentifier", &error.connection_identifier);
    if let Some(ms) = error.retry_after_ms {
        put(&members, "retryAfterMs", ms.into());
    }
    put(&members, "attempts", error.attempts.into());
    text("idempotencyKey", &error.idempotency_key);
    text("identifier", &error.identifier);
    text("errorId", &error.error_id);
    members
}
