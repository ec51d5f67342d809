use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/js/host.js")]
extern "C" {
    #[wasm_bindgen(js_name = fillRandomly)]
    fn fill_randomly(bytes: &mut [u8]);
}

/// The runtime's cryptographic source, as a type: a function behind a pointer would keep what writes panics in the wasm.
pub(super) struct Crypto;

impl crate::call::RandomSource for Crypto {
    fn fill(&mut self, bytes: &mut [u8]) {
        fill(bytes);
    }
}

/// Fills a buffer from the runtime's cryptographic source.
pub(super) fn fill(bytes: &mut [u8]) {
    fill_randomly(bytes);
}
