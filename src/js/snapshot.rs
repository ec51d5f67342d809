//! What `JSON.stringify` makes of a value: the rules judge what would be sent, and nothing can change in between.

use js_sys::{Array, JSON, JsString, Object, Reflect, Symbol};
use wasm_bindgen::prelude::*;

use super::view::{View, utf8_length};
use crate::{
    validation,
    value::{Kind, Value},
};

#[wasm_bindgen]
extern "C" {
    // js-sys has the first two without `catch`: a proxy can make them throw.
    #[wasm_bindgen(js_namespace = Object, js_name = keys, catch)]
    fn keys(value: &JsValue) -> Result<Array, JsValue>;

    #[wasm_bindgen(js_namespace = Array, js_name = isArray, catch)]
    fn is_array(value: &JsValue) -> Result<bool, JsValue>;

    // js-sys takes the text as a Rust string: it would be copied into the wasm and back.
    #[wasm_bindgen(js_namespace = JSON, js_name = parse, catch)]
    fn parse(text: &JsString) -> Result<JsValue, JsValue>;
}

/// A snapshot of a value, and the JSON text it was made of; no text where something in it cannot be written as JSON.
pub(super) struct Snapshot {
    pub(super) view: View,
    pub(super) text: Option<JsString>,
}

/// A snapshot of the value that stands at `path` of a request.
pub(super) fn take(value: &JsValue, path: &[String]) -> Snapshot {
    match JSON::stringify(value) {
        Ok(text) if text.is_string() => match parse(&text) {
            Ok(parsed) => Snapshot { view: View::with_bytes(parsed, utf8_length(&text)), text: Some(text) },
            Err(_) => Snapshot { view: View::new(unreadable()), text: None },
        },
        Ok(_) => Snapshot { view: View::new(JsValue::UNDEFINED), text: None },
        Err(_) => Snapshot { view: View::new(readable_members(value, path).unwrap_or_else(unreadable)), text: None },
    }
}

/// The members of an object that cannot be written as JSON, with a symbol for each that is the reason; `None` if the rules
/// do not look at them, or none is.
fn readable_members(value: &JsValue, path: &[String]) -> Option<JsValue> {
    if !value.is_object() || !validation::is_described(path) || is_array(value) != Ok(false) {
        return None;
    }
    // Without a prototype, so that a member `__proto__` is one like the others.
    let members: Object = Object::create(JsValue::NULL.unchecked_ref());
    let mut found = false;
    for key in keys(value).ok()?.iter() {
        let mut path = path.to_vec();
        path.push(String::from(key.unchecked_ref::<JsString>()));
        let member = if let Ok(member) = Reflect::get(value, &key) {
            let snapshot = take(&member, &path);
            found |= snapshot.text.is_none() && snapshot.view.kind() != Kind::Absent;
            snapshot.view.into_value()
        } else {
            found = true;
            unreadable()
        };
        if !member.is_undefined() {
            Reflect::set(&members, &key, &member).ok()?;
        }
    }
    found.then(|| members.into())
}

fn unreadable() -> JsValue {
    Symbol::for_("unreadable").into()
}
