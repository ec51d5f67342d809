//! What `JSON.stringify` makes of a value: the rules judge what would be sent, and nothing can change in between.

use js_sys::Object;
use wasm_bindgen::{JsCast, JsValue};

use super::{
    careful::{What, is, is_marker, keys, parse, read, set, stringify, text},
    glance::doubts_about,
    view::View,
};
use crate::{
    validation::{self, ValidationIssue, doubts},
    value::{Kind, Value},
};

/// A snapshot of a value, and the JSON text it was made of; no text where something in it cannot be written as JSON.
pub(super) struct Snapshot {
    pub(super) view: View,
    pub(super) text: Option<JsValue>,
}

impl Snapshot {
    /// What is wrong with it as a request.
    pub(super) fn issues(&self) -> Vec<ValidationIssue> {
        let doubts = self.text.as_ref().map_or(doubts::ALL, |text| doubts_about(self.view.value(), text));
        validation::validate_doubtful(&self.view, doubts)
    }
}

/// A snapshot of the value that stands at `path` of a request.
pub(super) fn take(value: &JsValue, path: &[String]) -> Snapshot {
    let text = stringify(value);
    if is(&text, What::String) {
        return Snapshot { view: View::new(parse(&text)), text: Some(text) };
    }
    let view = if is(&text, What::Undefined) {
        View::new(text)
    } else {
        View::new(readable_members(value, path).unwrap_or(text))
    };
    Snapshot { view, text: None }
}

/// The members of an object that cannot be written as JSON, with the marker for each that is the reason; `None` if the
/// rules do not look at them, or none is.
fn readable_members(value: &JsValue, path: &[String]) -> Option<JsValue> {
    if !is(value, What::Object) || !validation::is_described(path) {
        return None;
    }
    // Without a prototype, so that a member `__proto__` is one like the others.
    let members: Object = Object::create(JsValue::NULL.unchecked_ref());
    let mut found = false;
    let keys = keys(value)?;
    // Not its iterator, which is twice the code.
    for place in 0..keys.length() {
        let key = keys.get(place);
        let mut path = path.to_vec();
        path.push(text(&key));
        let mut member = read(value, &key);
        if is_marker(&member) {
            found = true;
        } else {
            let snapshot = take(&member, &path);
            found |= snapshot.text.is_none() && snapshot.view.kind() != Kind::Absent;
            member = snapshot.view.into_value();
        }
        set(&members, &key, &member);
    }
    found.then(|| members.into())
}
