#[cfg(feature = "client-js")]
use js_sys::Array;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/js/careful.js")]
extern "C" {
    /// Sets a member, but for one that is `undefined`.
    pub(super) fn set(object: &JsValue, key: &JsValue, value: &JsValue);
}

#[cfg(feature = "client-js")]
#[wasm_bindgen(module = "/src/js/careful.js")]
extern "C" {
    /// What stands for something that cannot be read: a symbol.
    pub(super) fn marker() -> JsValue;

    /// A member of an object that may be anything; the marker if that throws.
    pub(super) fn read(object: &JsValue, key: &JsValue) -> JsValue;

    /// The JSON text of a value; `undefined` where there is none, the marker if that throws.
    pub(super) fn stringify(value: &JsValue) -> JsValue;

    /// Gives a request an identifier, and takes its JSON text.
    #[wasm_bindgen(js_name = withIdentifier)]
    pub(super) fn with_identifier(request: &JsValue, identifier: &str) -> JsValue;

    /// The value of a JSON text; the marker if it is nested too deep.
    pub(super) fn parse(text: &JsValue) -> JsValue;

    /// The own enumerable names of an object that is no array; `None` for an array, and if that throws.
    pub(super) fn keys(object: &JsValue) -> Option<Array>;

    /// The place of what a value is in `KINDS`; -1 for what JSON cannot hold.
    pub(super) fn kind(value: &JsValue) -> i32;

    /// The names in an object or an array, each with its value after it.
    pub(super) fn entries(object: &JsValue) -> Array;

    /// Whether a name stands anywhere in the JSON text of a value.
    pub(super) fn mentions(value: &JsValue, name: &str) -> bool;

    /// The length of a text in UTF-8; a lower bound of it where that is over `enough`.
    #[wasm_bindgen(js_name = utf8Length)]
    pub(super) fn utf8_length(text: &JsValue, enough: usize) -> usize;

    /// The members of these names, which commas part, with `undefined` for `null`; `None` if one of them throws.
    pub(super) fn members(object: &JsValue, names: &str) -> Option<Array>;

    /// `Headers` without the fields of these names, which commas part; `undefined` if it takes no such init.
    #[wasm_bindgen(js_name = headersWithout)]
    pub(super) fn headers_without(init: &JsValue, names: &str) -> JsValue;

    /// Scheme, host and path of a URL, and what else there is in it; `None` if it is none.
    #[wasm_bindgen(js_name = partsOfUrl)]
    pub(super) fn parts_of_url(href: &JsValue) -> Option<Array>;
}
