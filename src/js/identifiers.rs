use wasm_bindgen::prelude::*;

use super::random;
use crate::{idempotency_key, identifier};

/// Whether a value is a text of 1 to 100 of the characters `a-z A-Z 0-9 _ -`: safe in a URL path, in a context and in a
/// log. Novu accepts other identifiers too; this is the rule for its contexts.
#[wasm_bindgen(js_name = isValidIdentifier, unchecked_return_type = "value is string")]
#[must_use]
pub fn is_valid_identifier(#[wasm_bindgen(unchecked_param_type = "unknown")] value: &JsValue) -> bool {
    value.as_string().is_some_and(|text| identifier::is_valid(&text))
}

/// A new idempotency key: 128 random bits in hexadecimal.
#[wasm_bindgen(js_name = generateIdempotencyKey)]
#[must_use]
pub fn generate_idempotency_key() -> String {
    idempotency_key::generate(&mut random::fill)
}
