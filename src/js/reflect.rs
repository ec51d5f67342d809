use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// A member of an object that may be anything; `undefined` where it cannot be read.
pub(super) fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &JsValue::from_str(name)).unwrap_or_default()
}
