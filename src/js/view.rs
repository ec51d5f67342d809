use wasm_bindgen::JsValue;

use super::{
    careful::{entries, kind, mentions, read, stringify, utf8_length},
    names,
};
use crate::{
    limits,
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
        let kind = usize::try_from(kind(&value)).ok().and_then(|place| KINDS.get(place));
        Self { value, kind: kind.copied().unwrap_or(Kind::Unreadable), bytes: None }
    }

    pub(super) fn with_bytes(value: JsValue, bytes: usize) -> Self {
        Self { bytes: Some(bytes), ..Self::new(value) }
    }

    pub(super) fn into_value(self) -> JsValue {
        self.value
    }
}

/// What JSON can hold, in the order of `kinds` in careful.js.
const KINDS: [Kind; 7] =
    [Kind::Absent, Kind::Null, Kind::Boolean, Kind::Number, Kind::String, Kind::Array, Kind::Object];

/// The length of a JSON text in UTF-8, or a lower bound of it that is over every limit.
pub(super) fn json_bytes(text: &JsValue) -> usize {
    utf8_length(text, limits::BODY_BYTES)
}

impl Value for View {
    fn absent() -> Self {
        Self::new(JsValue::UNDEFINED)
    }

    fn kind(&self) -> Kind {
        self.kind
    }

    fn member(&self, name: &'static str) -> Self {
        let is_object = self.kind == Kind::Object;
        Self::new(if is_object { read(&self.value, &names::js(name)) } else { JsValue::UNDEFINED })
    }

    fn members(&self) -> Vec<(String, Self)> {
        let mut members = Vec::new();
        if matches!(self.kind, Kind::Array | Kind::Object) {
            let entries = entries(&self.value);
            // Not collected: an iterator over pairs is twice the code.
            for place in (0..entries.length()).step_by(2) {
                let name = entries.get(place).as_string().unwrap_or_default();
                members.push((name, Self::new(entries.get(place + 1))));
            }
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

    fn json_bytes(&self) -> usize {
        self.bytes.unwrap_or_else(|| json_bytes(&stringify(&self.value)))
    }

    fn may_mention(&self, name: &str) -> bool {
        mentions(&self.value, name)
    }

    fn is_filled_text(&self) -> bool {
        self.kind == Kind::String && self.value.is_truthy()
    }
}
