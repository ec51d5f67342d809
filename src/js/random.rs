use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = crypto, js_name = getRandomValues)]
    fn get_random_values(bytes: &mut [u8]);
}

/// The runtime's cryptographic source, as a type: a function behind a pointer would keep what writes panics in the wasm.
pub(super) struct Crypto;

impl crate::call::RandomSource for Crypto {
    fn fill(&mut self, bytes: &mut [u8]) {
        fill(bytes);
    }
}

/// Fills a buffer from the runtime's cryptographic source, anew each time: bytes drawn in advance would be the same in every
/// copy of a machine that is resumed from a snapshot, and so would the identifiers, which are the proof of a call.
pub(super) fn fill(bytes: &mut [u8]) {
    get_random_values(bytes);
}
