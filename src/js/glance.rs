use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/js/glance.js")]
extern "C" {
    /// What the rules have to look at in a request, in bits: nothing, or all if it is no short data.
    #[wasm_bindgen(js_name = doubtsAbout)]
    pub(super) fn doubts_about(request: &JsValue) -> u32;
}
