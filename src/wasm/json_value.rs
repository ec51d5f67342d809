use js_sys::{Array, Date, JsString, Object};
use wasm_bindgen::{JsCast, JsValue};

use super::{
    js_string::js_string,
    runtime::{
        exceeds, is_certainly_valid_field, is_deeper, member, mentions, parse, stringify, truthy_members, with_member,
    },
};
use crate::{
    validation::CONSTRUCTOR,
    value::{Kind, Value},
};

/// A value that `JSON.parse` made, or a part of it.
#[derive(Clone)]
pub(super) struct JsonValue {
    value: JsValue,
    /// Whether some object in what was parsed may have a member called `constructor`.
    may_have_constructor: bool,
    /// How many UTF-16 code units the JSON text had that it was parsed from: that of a part is no longer.
    max_length: u32,
}

impl JsonValue {
    /// A value of which nothing is known. Symbols stand for what JSON cannot hold.
    pub(super) const fn new(value: JsValue) -> Self {
        Self { value, may_have_constructor: true, max_length: u32::MAX }
    }

    /// What a JSON text says.
    pub(super) fn parse(text: &JsValue) -> Self {
        Self {
            value: parse(text),
            may_have_constructor: mentions(text, &js_string(CONSTRUCTOR)),
            max_length: text.unchecked_ref::<JsString>().length(),
        }
    }

    pub(super) const fn as_js(&self) -> &JsValue {
        &self.value
    }

    pub(super) fn into_js(self) -> JsValue {
        self.value
    }

    fn part(&self, value: JsValue) -> Self {
        Self { value, ..*self }
    }
}

impl Value for JsonValue {
    fn absent() -> Self {
        Self::new(JsValue::UNDEFINED)
    }

    fn of_text(text: &str) -> Self {
        Self::new(JsValue::from_str(text))
    }

    fn kind(&self) -> Kind {
        let value = &self.value;
        if value.is_string() {
            Kind::String
        } else if value.is_undefined() {
            Kind::Absent
        } else if value.is_null() {
            Kind::Null
        } else if Array::is_array(value) {
            Kind::Array
        } else if value.is_object() {
            Kind::Object
        } else if value.as_f64().is_some() {
            Kind::Number
        } else if value.as_bool().is_some() {
            Kind::Boolean
        } else {
            Kind::Unreadable
        }
    }

    fn member(&self, name: &'static str) -> Self {
        self.part(member(&self.value, &js_string(name)))
    }

    fn first_members(&self, most: usize) -> Vec<(String, Self)> {
        if !matches!(self.kind(), Kind::Array | Kind::Object) {
            return Vec::new();
        }
        let mut members = Vec::new();
        let entries = Object::entries(self.value.unchecked_ref());
        for index in 0..entries.length().min(u32::try_from(most).unwrap_or(u32::MAX)) {
            let entry: Array = entries.get(index).unchecked_into();
            members.push((entry.get(0).as_string().unwrap_or_default(), self.part(entry.get(1))));
        }
        members
    }

    fn text(&self) -> String {
        self.value.as_string().unwrap_or_default()
    }

    fn is_truthy(&self) -> bool {
        self.value.is_truthy()
    }

    fn seconds_of_date(text: &str) -> Option<f64> {
        Some(Date::parse(text) / 1_000.0).filter(|seconds| !seconds.is_nan())
    }

    fn with_text(&self, name: &'static str, text: &str) -> Self {
        // Each character may be escaped, with six; so many more are around name and text.
        let added = u32::try_from(6 * (name.len() + text.len() + 1)).unwrap_or(u32::MAX);
        let value = with_member(&self.value, &js_string(name), &JsValue::from_str(text));
        Self { value, max_length: self.max_length.saturating_add(added), ..*self }
    }

    fn json_value(&self) -> Self {
        Self::new(stringify(&self.value))
    }

    fn json(&self) -> String {
        stringify(&self.value).as_string().unwrap_or_default()
    }

    fn json_exceeds(&self, bytes: usize) -> bool {
        // A code unit has at most three bytes in UTF-8.
        self.max_length as usize > bytes / 3 && exceeds(&self.value, int(bytes))
    }

    fn may_have_constructor(&self) -> bool {
        self.may_have_constructor
    }

    fn is_deeper_than(&self, levels: usize) -> bool {
        is_deeper(&self.value, int(levels))
    }

    fn is_certainly_valid_field(&self, name: &'static str) -> bool {
        is_certainly_valid_field(&js_string(name), &self.value)
    }

    fn truthy_members(&self, name: &'static str, most: usize, levels: usize) -> Self {
        Self::new(truthy_members(&self.value, &js_string(name), int(most), int(levels)))
    }

    fn is_filled_text(&self) -> bool {
        self.value.is_string() && self.value.is_truthy()
    }
}

/// A limit as JavaScript takes it: numbers without a sign would be converted by the glue, function by function.
fn int(limit: usize) -> i32 {
    i32::try_from(limit).unwrap_or(i32::MAX)
}
