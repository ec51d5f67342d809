//! What runtime.js has.

use wasm_bindgen::prelude::*;
use web_sys::Headers;

#[wasm_bindgen(module = "/src/wasm/runtime.js")]
extern "C" {
    /// Whether a value is the marker, which stands for what cannot be read.
    #[wasm_bindgen(js_name = isUnreadable)]
    pub(super) fn is_unreadable(value: &JsValue) -> bool;

    /// A member of an object that may be anything; the marker if that throws.
    pub(super) fn get(object: &JsValue, key: &JsValue) -> JsValue;

    /// Whether an object has a member, also one that is `undefined`; not if that throws.
    pub(super) fn has(object: &JsValue, key: &JsValue) -> bool;

    /// A member of an object that `JSON.parse` made, or this package; `undefined` of an array and of anything else.
    pub(super) fn member(object: &JsValue, name: &JsValue) -> JsValue;

    /// Sets a member of an object that was made here.
    pub(super) fn set(object: &JsValue, key: &JsValue, value: &JsValue);

    /// An issue as users get it.
    #[wasm_bindgen(js_name = issueOf)]
    pub(super) fn issue_of(path: &JsValue, code: &JsValue, message: &str) -> JsValue;

    /// The result of the validation of a valid request, as users get it.
    #[wasm_bindgen(js_name = validResult)]
    pub(super) fn valid_result(data: &JsValue) -> JsValue;

    /// The result of the validation of a request that is not valid, as users get it.
    #[wasm_bindgen(js_name = invalidResult)]
    pub(super) fn invalid_result(issues: &JsValue) -> JsValue;

    /// The own enumerable names of an object that is no array; `undefined` for an array, and if that throws.
    pub(super) fn keys(object: &JsValue) -> JsValue;

    /// The JSON text of a value; `undefined` where there is none, the marker if that throws, another one if it is nested too deep for
    /// the runtime.
    pub(super) fn stringify(value: &JsValue) -> JsValue;

    /// The value of a JSON text that `stringify` gave; the same marker if it is nested too deep.
    pub(super) fn parse(text: &JsValue) -> JsValue;

    /// Whether the JSON text of an object has more than so many bytes in UTF-8.
    pub(super) fn exceeds(object: &JsValue, bytes: i32) -> bool;

    /// Whether arrays and objects are nested more than so many levels deep in a value that `JSON.parse` made, or that it cannot make.
    #[wasm_bindgen(js_name = isDeeper)]
    pub(super) fn is_deeper(value: &JsValue, levels: i32) -> bool;

    /// Whether some object in a JSON text may have a member of this name.
    pub(super) fn mentions(text: &JsValue, name: &JsValue) -> bool;

    /// The paths to the members called `name` that are truthy, in a value that `JSON.parse` made, as arrays of names.
    #[wasm_bindgen(js_name = truthyMembers)]
    pub(super) fn truthy_members(value: &JsValue, name: &JsValue, most: i32, levels: i32) -> JsValue;

    /// A copy of an object with this member, instead of one of the same name.
    #[wasm_bindgen(js_name = withMember)]
    pub(super) fn with_member(object: &JsValue, name: &JsValue, value: &JsValue) -> JsValue;

    /// Fills a buffer with random bytes.
    #[wasm_bindgen(js_name = fillRandom)]
    pub(super) fn fill_random(bytes: &mut [u8]);

    /// The text of a `URL` or of a URL as text, as the runtime writes it; `undefined` where it is none.
    #[wasm_bindgen(js_name = hrefOf)]
    pub(super) fn href_of(url: &JsValue) -> JsValue;

    /// Headers of what their constructor takes; `undefined` if it throws.
    #[wasm_bindgen(js_name = parseHeaders)]
    pub(super) fn parse_headers(init: &JsValue) -> JsValue;

    /// The value of a header; `null` where it is missing. (`Headers::get` may throw, which costs every bundle 0.3 KB.)
    #[wasm_bindgen(js_name = headerOf)]
    pub(super) fn header_of(headers: &Headers, name: &JsValue) -> JsValue;

    /// Removes a header.
    #[wasm_bindgen(js_name = removeHeader)]
    pub(super) fn remove_header(headers: &Headers, name: &JsValue);

    /// Whether a value works as an `AbortSignal`.
    #[wasm_bindgen(js_name = isAbortSignal)]
    pub(super) fn is_abort_signal(value: &JsValue) -> bool;

    /// Whether the rules have nothing against a request, as far as can be seen without them: by the predicates that the build makes of
    /// them, which the package sets.
    #[wasm_bindgen(js_name = isCertainlyValid)]
    pub(super) fn is_certainly_valid(request: &JsValue) -> bool;

    /// The same for a field of a request that `JSON.parse` made.
    #[wasm_bindgen(js_name = isCertainlyValidField)]
    pub(super) fn is_certainly_valid_field(name: &JsValue, value: &JsValue) -> bool;

    /// The `fetch` of the runtime, or what stands in its place.
    #[wasm_bindgen(js_name = runtimeFetch)]
    pub(super) fn runtime_fetch() -> JsValue;

    /// Milliseconds of a clock that never goes back.
    pub(super) fn now() -> f64;

    /// Whether this code runs in a browser, where whoever opens the page can read it.
    #[wasm_bindgen(js_name = isPage)]
    pub(super) fn is_page() -> bool;
}
