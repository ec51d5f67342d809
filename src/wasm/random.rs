use wasm_bindgen::prelude::*;

use crate::random::RandomSource;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = crypto, js_name = getRandomValues)]
    fn get_random_values(bytes: &mut [u8]);
}

/// The runtime's cryptographic source, asked anew each time: bytes drawn in advance would be the same in every copy of a machine
/// that is resumed from a snapshot, and so would the identifiers, which are the proof of a call.
pub(super) struct Crypto;

impl RandomSource for Crypto {
    fn fill(&mut self, bytes: &mut [u8]) {
        get_random_values(bytes);
    }
}
