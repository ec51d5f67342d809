use js_sys::Array;
#[cfg(feature = "client-js")]
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

#[cfg(feature = "client-js")]
use super::names;

#[wasm_bindgen(module = "/src/js/careful.js")]
extern "C" {
    /// Sets a member, but for one that is `undefined`.
    pub(super) fn set(object: &JsValue, key: &JsValue, value: &JsValue);

    /// Adds an issue as users know it, and gives its path, which is still empty.
    #[wasm_bindgen(js_name = addIssue)]
    pub(super) fn add_issue(issues: &Array, code: JsValue, message: JsValue) -> Array;
}

#[cfg(feature = "client-js")]
#[wasm_bindgen(module = "/src/js/careful.js")]
extern "C" {
    /// What a check found: the request, or the issues if there are any.
    pub(super) fn outcome(request: &JsValue, issues: &JsValue) -> JsValue;

    /// Whether a value is the marker: a symbol that stands for something that cannot be read.
    #[wasm_bindgen(js_name = isMarker)]
    pub(super) fn is_marker(value: &JsValue) -> bool;

    /// A member of an object that may be anything; the marker if that throws.
    pub(super) fn read(object: &JsValue, key: &JsValue) -> JsValue;

    /// The JSON text of a value; `undefined` where there is none, the marker if that throws.
    pub(super) fn stringify(value: &JsValue) -> JsValue;

    /// The JSON text of a request with an identifier, of the request and its text without one.
    #[wasm_bindgen(js_name = withIdentifier)]
    pub(super) fn with_identifier(request: &JsValue, text: &JsValue, identifier: &str) -> JsValue;

    /// The value of a JSON text; the marker if it is nested too deep.
    pub(super) fn parse(text: &JsValue) -> JsValue;

    /// The number that a value is; not a number for anything else.
    pub(super) fn number(value: &JsValue) -> f64;

    #[wasm_bindgen(js_name = keys)]
    fn keys_of(object: &JsValue) -> JsValue;

    /// What a value is, as the place of it in `WHAT`; -1 for a symbol and a bigint.
    #[wasm_bindgen(js_name = what)]
    fn place_of(value: &JsValue) -> i32;

    /// The names in an object or an array, each with its value after it.
    pub(super) fn entries(object: &JsValue) -> Array;

    /// Whether a name stands anywhere in the JSON text of a value.
    pub(super) fn mentions(value: &JsValue, name: &str) -> bool;

    /// The length of a text in UTF-8; a lower bound of it where that is over `enough`.
    #[wasm_bindgen(js_name = utf8Length)]
    fn length_in_utf8(text: &JsValue, enough: f64) -> usize;

    #[wasm_bindgen(js_name = members)]
    fn members_of(object: &JsValue, names: &JsValue) -> JsValue;

    /// Header fields without those of these names, which commas part; `undefined` if `Headers` takes no such init.
    #[wasm_bindgen(js_name = headersWithout)]
    pub(super) fn headers_without(init: &JsValue, names: &JsValue) -> JsValue;

    #[wasm_bindgen(js_name = partsOfUrl)]
    fn parts_of(url: &JsValue) -> JsValue;
}

/// The own enumerable names of an object that is no array; `None` for an array, and if that throws.
#[cfg(feature = "client-js")]
pub(super) fn keys(object: &JsValue) -> Option<Array> {
    list(keys_of(object))
}

/// The members of these names, which commas part, with `undefined` for `null`; `None` if one of them throws.
#[cfg(feature = "client-js")]
pub(super) fn members(object: &JsValue, names: &'static str) -> Option<Array> {
    list(members_of(object, &names::js(names)))
}

/// Scheme, host and path of a URL or of a text, and what else there is in it; `None` if it is none.
#[cfg(feature = "client-js")]
pub(super) fn parts_of_url(url: &JsValue) -> Option<Array> {
    list(parts_of(url))
}

/// A list that may be missing. (A function of JavaScript that returns an `Option` has one in the glue around it: 0.03 KB,
/// compressed.)
#[cfg(feature = "client-js")]
fn list(value: JsValue) -> Option<Array> {
    if is(&value, What::Undefined) { None } else { Some(value.unchecked_into()) }
}

/// The length of a text in UTF-8; a lower bound of it where that is over `enough`.
#[cfg(feature = "client-js")]
pub(super) fn utf8_length(text: &JsValue, enough: usize) -> usize {
    #[expect(clippy::cast_precision_loss, reason = "a limit, far below 2^53")]
    length_in_utf8(text, enough as f64)
}

/// The characters of a text; empty for anything else.
#[cfg(feature = "client-js")]
pub(super) fn text(value: &JsValue) -> String {
    value.as_string().unwrap_or_default()
}

/// What a JavaScript value is.
#[cfg(feature = "client-js")]
#[derive(Clone, Copy, PartialEq)]
// As wide as what JavaScript gives: a byte would be cut out of it at each question.
#[repr(i32)]
pub(super) enum What {
    Undefined,
    Null,
    Boolean,
    Number,
    String,
    Array,
    Object,
    Function,
    Other,
}

#[cfg(feature = "client-js")]
const WHAT: [What; 8] = {
    use What::{Array, Boolean, Function, Null, Number, Object, String, Undefined};
    [Undefined, Null, Boolean, Number, String, Array, Object, Function]
};

/// What a value is. (Each question of wasm-bindgen's own, whether it is this or that, is a function of the glue: 0.03 KB,
/// compressed.)
#[cfg(feature = "client-js")]
pub(super) fn what(value: &JsValue) -> What {
    usize::try_from(place_of(value)).ok().and_then(|place| WHAT.get(place)).copied().unwrap_or(What::Other)
}

/// Whether a value is this.
#[cfg(feature = "client-js")]
pub(super) fn is(value: &JsValue, kind: What) -> bool {
    what(value) == kind
}
