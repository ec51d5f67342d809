use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/js/glance.js")]
extern "C" {
    /// Whether the rules have nothing against a request, as far as JavaScript can see.
    #[wasm_bindgen(js_name = passesAtAGlance)]
    pub(super) fn passes_at_a_glance(request: &JsValue) -> bool;

    /// Whether a value is data like that which `JSON.parse` makes, and its JSON far below every limit.
    #[wasm_bindgen(js_name = isShortData)]
    pub(super) fn is_short_data(value: &JsValue) -> bool;
}
