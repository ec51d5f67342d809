use js_sys::{Array, Object};
use wasm_bindgen::{JsCast, JsValue};

use super::{
    js_string::js_string,
    runtime::{exceeds, get, may_have_member, stringify},
};
use crate::value::{Kind, Value};

/// A value that `JSON.parse` made, or a part of it.
#[derive(Clone)]
pub(super) struct JsonValue {
    value: JsValue,
    /// Whether there is nothing in it that JSON cannot hold; otherwise a symbol stands for that.
    is_readable: bool,
}

impl JsonValue {
    /// A value that JSON holds.
    pub(super) const fn new(value: JsValue) -> Self {
        Self { value, is_readable: true }
    }

    /// A value in which symbols stand for what JSON cannot hold.
    pub(super) const fn with_unreadable(value: JsValue) -> Self {
        Self { value, is_readable: false }
    }

    pub(super) const fn as_js(&self) -> &JsValue {
        &self.value
    }

    pub(super) fn into_js(self) -> JsValue {
        self.value
    }

    const fn part(&self, value: JsValue) -> Self {
        Self { value, is_readable: self.is_readable }
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
        if self.kind() == Kind::Object { self.part(get(&self.value, &js_string(name))) } else { Self::absent() }
    }

    fn members(&self) -> Vec<(String, Self)> {
        if !matches!(self.kind(), Kind::Array | Kind::Object) {
            return Vec::new();
        }
        let mut members = Vec::new();
        for entry in Object::entries(self.value.unchecked_ref()) {
            let entry: Array = entry.unchecked_into();
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

    fn json(&self) -> String {
        stringify(&self.value).as_string().unwrap_or_default()
    }

    fn json_exceeds(&self, bytes: usize) -> bool {
        exceeds(&self.value, bytes)
    }

    fn may_have_member(&self, name: &'static str) -> bool {
        !self.is_readable || may_have_member(&self.value, &js_string(name))
    }

    fn is_filled_text(&self) -> bool {
        self.value.is_string() && self.value.is_truthy()
    }
}
