use js_sys::Array;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/js/careful.js")]
extern "C" {
    /// What stands for something that cannot be read: a symbol.
    pub(super) fn marker() -> JsValue;

    /// A member of an object that may be anything; the marker if that throws.
    pub(super) fn read(object: &JsValue, key: &JsValue) -> JsValue;

    /// The JSON text of a value; `undefined` where there is none, the marker if that throws.
    pub(super) fn stringify(value: &JsValue) -> JsValue;

    /// The value of a JSON text; the marker if it is nested too deep.
    pub(super) fn parse(text: &JsValue) -> JsValue;

    /// The own enumerable names of an object that is no array; `None` for an array, and if that throws.
    pub(super) fn keys(object: &JsValue) -> Option<Array>;
}

#[cfg(feature = "client-js")]
#[wasm_bindgen(module = "/src/js/careful.js")]
extern "C" {
    /// A member of an object that may be anything; `undefined` if that throws.
    pub(super) fn get(object: &JsValue, key: &str) -> JsValue;

    /// `Headers` without the fields of these names, which commas part; `undefined` if it takes no such init.
    #[wasm_bindgen(js_name = headersWithout)]
    pub(super) fn headers_without(init: &JsValue, names: &str) -> JsValue;

    /// Scheme, host and path of a URL, and what else there is in it; `None` if it is none.
    #[wasm_bindgen(js_name = partsOfUrl)]
    pub(super) fn parts_of_url(href: &JsValue) -> Option<Array>;
}
