use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

/// A value as `JSON.parse` would make it.
pub(super) fn to_js<T: Serialize + ?Sized>(value: &T) -> JsValue {
    // It fails for no type of this crate.
    value.serialize(&Serializer::json_compatible()).unwrap_or(JsValue::UNDEFINED)
}
