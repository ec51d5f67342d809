//! What `JSON.stringify` makes of a value: the rules judge what would be sent, and nothing can change in between.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};

use super::{
    convert::bare_object,
    json_value::JsonValue,
    runtime::{get, is_certainly_valid, is_unreadable, keys, set, stringify},
};
use crate::{
    validation::{self, MAX_ISSUES, ValidationIssue},
    value::{Kind, Value},
};

/// A snapshot of a value, and the JSON text it was made of; no text where something in it cannot be written as JSON.
pub(super) struct Snapshot {
    pub(super) value: JsonValue,
    pub(super) text: Option<JsValue>,
}

impl Snapshot {
    /// A snapshot of a request, or of anything else that is no field of one.
    pub(super) fn of(value: &JsValue) -> Self {
        Self::of_field(value, &[])
    }

    /// A snapshot of the field that stands at `path` of a request.
    pub(super) fn of_field(value: &JsValue, path: &[String]) -> Self {
        let text = stringify(value);
        if text.is_string() {
            return Self { value: JsonValue::parse(&text), text: Some(text) };
        }
        let members = if is_unreadable(&text) { readable_members(value, path) } else { None };
        Self { value: JsonValue::new(members.unwrap_or(text)), text: None }
    }

    /// What is wrong with it as a request.
    pub(super) fn issues(&self) -> Vec<ValidationIssue> {
        if is_certainly_valid(self.value.as_js()) { Vec::new() } else { validation::validate(&self.value) }
    }
}

/// The members of an object that cannot be written as JSON, with the marker for each that is the reason; `None` if the
/// rules do not look at them, none is, or more are than would be listed: each is read anew to find it.
fn readable_members(value: &JsValue, path: &[String]) -> Option<JsValue> {
    if !validation::has_rules_for_members(path) || !value.is_object() {
        return None;
    }
    let keys: Array = keys(value).dyn_into().ok()?;
    let members = bare_object();
    let mut reasons = 0;
    for index in 0..keys.length() {
        let key = keys.get(index);
        let mut path = path.to_vec();
        path.push(key.as_string().unwrap_or_default());
        let mut member = get(value, &key);
        if is_unreadable(&member) {
            reasons += 1;
        } else {
            let snapshot = Snapshot::of_field(&member, &path);
            reasons += usize::from(snapshot.text.is_none() && snapshot.value.kind() != Kind::Absent);
            member = snapshot.value.into_js();
        }
        if !member.is_undefined() {
            set(&members, &key, &member);
        }
        if reasons > MAX_ISSUES {
            return None;
        }
    }
    (reasons > 0).then(|| members.into())
}
