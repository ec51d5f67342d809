use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = crypto, js_name = getRandomValues)]
    fn get_random_values(bytes: &mut [u8]);
}

/// Fills a buffer from the runtime's cryptographic source.
pub(super) fn fill(bytes: &mut [u8]) {
    get_random_values(bytes);
}
