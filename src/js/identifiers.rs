use wasm_bindgen::prelude::*;

use super::{Returned, careful, plain, random, snapshot};
use crate::{
    context_key,
    error::NovuError,
    idempotency_key, identifier,
    validation::{self, ValidationIssue},
    value::Value,
};

/// A new identifier for a connection, always one that `isValidIdentifier`: `chconn_` and 12 random characters of
/// `0-9 a-z`; or, with parts, what is usable of them and 12 random characters: `slack-prod-user123-4k2m9x0q7c1z`.
///
/// @throws {NovuError} `validation` if a part has another type than the field of the request.
#[wasm_bindgen(js_name = generateIdentifier, unchecked_return_type = "string")]
pub fn generate_identifier(
    #[wasm_bindgen(
        unchecked_optional_param_type = "{ integrationIdentifier?: string; subscriberId?: string; context?: ContextPayload }"
    )]
    of: &JsValue,
) -> Result<JsValue, JsValue> {
    let of = snapshot::take(of, &[]).view;
    let issues = validation::validate_parts(&of);
    if !issues.is_empty() {
        return Err(invalid(issues));
    }
    let mut parts = vec![of.text_of("integrationIdentifier"), of.text_of("subscriberId")];
    for (_, value) in &of.member("context").members() {
        parts.push(context_key::id_of(value));
    }
    Ok(text(&identifier::generate(&parts, &mut random::fill)))
}

/// Whether a value is a text of 1 to 100 of the characters `a-z A-Z 0-9 _ -`: safe in a URL path, in a context and in a
/// log. Novu takes other identifiers for connections too; for contexts it is Novu's rule.
#[wasm_bindgen(js_name = isValidIdentifier, unchecked_return_type = "value is string")]
#[must_use]
pub fn is_valid_identifier(#[wasm_bindgen(unchecked_param_type = "unknown")] value: &JsValue) -> bool {
    identifier::is_valid(&careful::text(value))
}

/// The key of a context, as Novu returns it: `contextKey("tenant", "org-acme")` is `"tenant:org-acme"`.
///
/// @throws {NovuError} `validation` if the type or the id is not what a context may have.
#[wasm_bindgen(js_name = contextKey, unchecked_return_type = "string")]
pub fn context_key(
    #[wasm_bindgen(js_name = type, unchecked_param_type = "string")] kind: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "string")] id: &JsValue,
) -> Result<JsValue, JsValue> {
    let view = |value| snapshot::take(value, &[]).view;
    let (kind, id) = (view(kind), view(id));
    let issues = validation::validate_context_key(&kind, &id);
    if issues.is_empty() { Ok(text(&context_key::join(&kind.text(), &id.text()))) } else { Err(invalid(issues)) }
}

/// The type and the id in a context key; `undefined` for anything that `contextKey` would not make.
#[wasm_bindgen(js_name = parseContextKey, unchecked_return_type = "{ type: string; id: string } | undefined")]
pub fn parse_context_key(#[wasm_bindgen(unchecked_param_type = "string")] key: &JsValue) -> Returned {
    let key = careful::text(key);
    Ok(match context_key::parse(&key) {
        Some((kind, id)) => plain::object(&[("type", kind.into()), ("id", id.into())]),
        None => JsValue::UNDEFINED,
    })
}

/// The keys of contexts, as Novu returns them in `contextKeys`: sorted.
///
/// @throws {NovuError} `validation` if Novu would refuse the contexts.
#[wasm_bindgen(js_name = contextKeys, unchecked_return_type = "string[]")]
pub fn context_keys(
    #[wasm_bindgen(unchecked_param_type = "ContextPayload")] context: &JsValue,
) -> Result<JsValue, JsValue> {
    let context = snapshot::take(context, &["context".to_owned()]).view;
    let issues = validation::validate_field(&["context"], &context);
    if !issues.is_empty() {
        return Err(invalid(issues));
    }
    Ok(plain::texts(&context_key::of(&context)).into())
}

/// A new idempotency key: 128 random bits in hexadecimal, unique everywhere.
#[wasm_bindgen(js_name = generateIdempotencyKey, unchecked_return_type = "string")]
pub fn generate_idempotency_key() -> Returned {
    Ok(text(&idempotency_key::generate(&mut random::fill)))
}

/// A text as a result. (To return a `String` takes code in the wasm and in the glue that frees it: 0.2 KB, compressed.)
fn text(text: &str) -> JsValue {
    JsValue::from_str(text)
}

fn invalid(issues: Vec<ValidationIssue>) -> JsValue {
    NovuError::validation(issues).into()
}
