use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/js/glance.js")]
extern "C" {
    /// A copy of a request that the rules have nothing against, as far as JavaScript can see; `undefined` of another.
    #[wasm_bindgen(js_name = passingCopy)]
    pub(super) fn passing_copy(request: &JsValue) -> JsValue;

    /// What the rules have to look at in a request, in bits: nothing, or all if it is no data. `text` is its JSON, or
    /// `undefined`.
    #[wasm_bindgen(js_name = doubtsAbout)]
    pub(super) fn doubts_about(request: &JsValue, text: &JsValue) -> u32;
}
