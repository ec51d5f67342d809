use wasm_bindgen::JsValue;

use super::{
    careful::{What, entries, mentions, stringify, text, utf8_length, what},
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

    fn of_text(text: &str) -> Self {
        Self::new(JsValue::from_str(text))
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
        Self::new(names::read(&self.0, name))
    }

    fn members(&self) -> Vec<(String, Self)> {
        self.members_but(0).1
    }

    fn members_but(&self, passed: u32) -> (usize, Vec<(String, Self)>) {
        let mut members = Vec::new();
        let entries = entries(&self.0);
        let count = entries.length() / 2;
        // Not collected: an iterator over pairs is twice the code.
        for place in 0..count {
            if place >= u32::BITS || passed >> place & 1 == 0 {
                members.push((text(&entries.get(2 * place)), Self::new(entries.get(2 * place + 1))));
            }
        }
        (count as usize, members)
    }

    fn text(&self) -> String {
        text(&self.0)
    }

    fn is_truthy(&self) -> bool {
        self.0.is_truthy()
    }

    fn json(&self) -> String {
        text(&stringify(&self.0))
    }

    /// Where it is over every limit, a lower bound.
    fn json_bytes(&self) -> usize {
        utf8_length(&stringify(&self.0), limits::BODY_BYTES)
    }

    fn may_mention(&self, name: &str) -> bool {
        mentions(&self.0, name)
    }

    fn is_filled_text(&self) -> bool {
        self.kind() == Kind::String && self.0.is_truthy()
    }
}
