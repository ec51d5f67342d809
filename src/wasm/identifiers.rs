use js_sys::Object;
use wasm_bindgen::prelude::*;

use super::{
    convert::{put_text, texts},
    random::Crypto,
    snapshot::Snapshot,
};
use crate::{
    context_key,
    error::NovuError,
    idempotency_key, identifier,
    validation::{self, ValidationIssue},
    value::Value,
};

/// Returns a new identifier for a connection: `chconn_` and 12 random characters of `0-9 a-z`. With parts, it begins with
/// them instead: `slack-prod-user123-4k2m9x0q7c1z`. The result is always valid (`isValidIdentifier`).
///
/// It never throws: what an identifier cannot contain is left out of the parts, and long parts are cut.
#[wasm_bindgen(js_name = generateIdentifier, unchecked_return_type = "string")]
pub fn generate_identifier(
    #[wasm_bindgen(
        unchecked_optional_param_type = "{ integrationIdentifier?: string | undefined; subscriberId?: string | undefined; context?: ContextPayload | undefined }"
    )]
    of: &JsValue,
) -> Result<JsValue, JsValue> {
    let of = Snapshot::of(of).value;
    let mut parts = vec![of.text_of("integrationIdentifier"), of.text_of("subscriberId")];
    parts.extend(of.member("context").members().iter().map(|(_, value)| context_key::id_of(value)));
    Ok(identifier::generate(&parts, &mut Crypto).into())
}

/// Checks whether a value is a text of 1 to 100 of the characters `a-z A-Z 0-9 _ -`, which is safe in a URL path, in a
/// context and in a log. The types and ids of contexts must be valid in this sense. Identifiers of connections may be any
/// text.
#[wasm_bindgen(js_name = isValidIdentifier, unchecked_return_type = "value is string")]
#[must_use]
pub fn is_valid_identifier(#[wasm_bindgen(unchecked_param_type = "unknown")] value: &JsValue) -> bool {
    value.as_string().is_some_and(|value| identifier::is_valid(&value))
}

/// Returns the key of a context, as Novu writes it: `contextKey("tenant", "org-acme")` is `"tenant:org-acme"`.
///
/// @throws {NovuError} `validation` if the type or the id is invalid.
#[wasm_bindgen(js_name = contextKey, unchecked_return_type = "string")]
pub fn context_key(
    #[wasm_bindgen(js_name = type, unchecked_param_type = "string")] kind: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "string")] id: &JsValue,
) -> Result<JsValue, JsValue> {
    let (kind, id) = (Snapshot::of(kind).value, Snapshot::of(id).value);
    let issues = validation::validate_context_key(&kind, &id);
    if issues.is_empty() { Ok(context_key::join(&kind.text(), &id.text()).into()) } else { Err(invalid(issues)) }
}

/// Returns the type and the id in a context key, or `undefined` if it has not the form `type:id`.
#[wasm_bindgen(js_name = parseContextKey, unchecked_return_type = "{ type: string; id: string } | undefined")]
pub fn parse_context_key(#[wasm_bindgen(unchecked_param_type = "string")] key: &JsValue) -> Result<JsValue, JsValue> {
    let key = key.as_string().unwrap_or_default();
    let Some((kind, id)) = context_key::parse(&key) else { return Ok(JsValue::UNDEFINED) };
    let parts = Object::new();
    put_text(&parts, "type", kind);
    put_text(&parts, "id", id);
    Ok(parts.into())
}

/// Returns the keys of contexts, sorted as in the `contextKeys` that Novu returns.
///
/// @throws {NovuError} `validation` if the contexts are invalid.
#[wasm_bindgen(js_name = contextKeys, unchecked_return_type = "string[]")]
pub fn context_keys(
    #[wasm_bindgen(unchecked_param_type = "ContextPayload")] context: &JsValue,
) -> Result<JsValue, JsValue> {
    let context = Snapshot::of_field(context, &["context".to_owned()]).value;
    let issues = validation::validate_field(&["context"], &context);
    if !issues.is_empty() {
        return Err(invalid(issues));
    }
    Ok(texts(&context_key::of(&context)))
}

/// Returns a new idempotency key: 128 random bits in hexadecimal, globally unique.
#[wasm_bindgen(js_name = generateIdempotencyKey, unchecked_return_type = "string")]
pub fn generate_idempotency_key() -> Result<JsValue, JsValue> {
    Ok(idempotency_key::generate(&mut Crypto).into())
}

fn invalid(issues: Vec<ValidationIssue>) -> JsValue {
    NovuError::validation(issues).into()
}
