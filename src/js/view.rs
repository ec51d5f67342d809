use js_sys::{Array, JSON, JsString, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::names;

use crate::{
    limits,
    text::concat,
    value::{Kind, Value},
};

/// A value that `JSON.parse` made, or a part of it. A symbol stands where there was something that JSON cannot hold.
#[derive(Clone)]
pub(super) struct View {
    value: JsValue,
    kind: Kind,
    /// Known for a whole snapshot.
    bytes: Option<usize>,
}

impl View {
    pub(super) fn new(value: JsValue) -> Self {
        let kind = kind(&value);
        Self { value, kind, bytes: None }
    }

    pub(super) fn with_bytes(value: JsValue, bytes: usize) -> Self {
        Self { bytes: Some(bytes), ..Self::new(value) }
    }

    pub(super) fn into_value(self) -> JsValue {
        self.value
    }

    fn json(&self) -> Option<JsString> {
        JSON::stringify(&self.value).ok()
    }
}

fn kind(value: &JsValue) -> Kind {
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
    } else if value.as_bool().is_some() {
        Kind::Boolean
    } else if value.as_f64().is_some() {
        Kind::Number
    } else {
        Kind::Unreadable
    }
}

/// The length of a text in UTF-8, or a lower bound of it that is over every limit.
pub(super) fn utf8_length(text: &JsString) -> usize {
    let units = text.length() as usize;
    if units > limits::BODY_BYTES { units } else { String::from(text).len() }
}

impl Value for View {
    fn kind(&self) -> Kind {
        self.kind
    }

    fn member(&self, name: &'static str) -> Self {
        let is_object = self.kind == Kind::Object;
        let member = is_object.then(|| Reflect::get(&self.value, &names::js(name)).ok()).flatten();
        Self::new(member.unwrap_or(JsValue::UNDEFINED))
    }

    fn members(&self) -> Vec<(String, Self)> {
        if !matches!(self.kind, Kind::Array | Kind::Object) {
            return Vec::new();
        }
        let keys = Object::keys(self.value.unchecked_ref::<Object>());
        let member = |key: JsValue| {
            let name = String::from(key.unchecked_ref::<JsString>());
            (name, Self::new(Reflect::get(&self.value, &key).unwrap_or(JsValue::UNDEFINED)))
        };
        keys.iter().map(member).collect()
    }

    fn text(&self) -> String {
        self.value.as_string().unwrap_or_default()
    }

    fn is_truthy(&self) -> bool {
        self.value.is_truthy()
    }

    fn json_bytes(&self) -> usize {
        self.bytes.unwrap_or_else(|| self.json().map_or(0, |text| utf8_length(&text)))
    }

    fn may_mention(&self, name: &str) -> bool {
        self.json().is_none_or(|text| text.includes(&concat(&["\"", name, "\""]), 0))
    }

    fn is_filled_text(&self) -> bool {
        self.kind == Kind::String && self.value.unchecked_ref::<JsString>().length() > 0
    }
}
