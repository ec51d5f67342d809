use wasm_bindgen::JsValue;

use super::{
    careful::{What, entries, mentions, read, size, stringify, utf8_length, what},
    glance::is_short_data,
    names,
};
use crate::{
    limits,
    value::{Kind, Value},
};

/// A value that `JSON.parse` made, or a part of it. A symbol stands where there was something that JSON cannot hold.
///
/// What it is, JavaScript is asked each time: to keep that beside it would be 0.3 KB more of code, compressed.
#[derive(Clone)]
pub(super) struct View(JsValue);

impl View {
    pub(super) const fn new(value: JsValue) -> Self {
        Self(value)
    }

    pub(super) const fn value(&self) -> &JsValue {
        &self.0
    }

    pub(super) fn into_value(self) -> JsValue {
        self.0
    }
}

impl Value for View {
    fn absent() -> Self {
        Self::new(JsValue::UNDEFINED)
    }

    fn kind(&self) -> Kind {
        match what(&self.0) {
            What::Undefined => Kind::Absent,
            What::Null => Kind::Null,
            What::Boolean => Kind::Boolean,
            What::Number => Kind::Number,
            What::String => Kind::String,
            What::Array => Kind::Array,
            What::Object => Kind::Object,
            What::Function | What::Other => Kind::Unreadable,
        }
    }

    fn member(&self, name: &'static str) -> Self {
        let is_object = self.kind() == Kind::Object;
        Self::new(if is_object { read(&self.0, &names::js(name)) } else { JsValue::UNDEFINED })
    }

    fn members(&self) -> Vec<(String, Self)> {
        let mut members = Vec::new();
        if matches!(self.kind(), Kind::Array | Kind::Object) {
            let entries = entries(&self.0);
            // Not collected: an iterator over pairs is twice the code.
            for place in (0..entries.length()).step_by(2) {
                let name = entries.get(place).as_string().unwrap_or_default();
                members.push((name, Self::new(entries.get(place + 1))));
            }
        }
        members
    }

    fn size(&self) -> usize {
        size(&self.0)
    }

    fn text(&self) -> String {
        self.0.as_string().unwrap_or_default()
    }

    fn is_truthy(&self) -> bool {
        self.0.is_truthy()
    }

    fn json(&self) -> String {
        stringify(&self.0).as_string().unwrap_or_default()
    }

    /// Where it is far from every limit, a lower bound.
    fn json_bytes(&self) -> usize {
        if is_short_data(&self.0) { 0 } else { utf8_length(&stringify(&self.0), limits::BODY_BYTES) }
    }

    fn may_mention(&self, name: &str) -> bool {
        mentions(&self.0, name)
    }

    fn is_filled_text(&self) -> bool {
        self.kind() == Kind::String && self.0.is_truthy()
    }
}
