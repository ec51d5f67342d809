use wasm_bindgen::prelude::*;

use super::{Returned, careful::outcome, glance::doubts_about, plain, snapshot, view::View};
use crate::{
    error::{Configuration, NovuError},
    text,
    validation::{self, doubts},
    value::{Kind, Value},
};

/// Checks a request as `createChannelConnection` does before it sends it.
///
/// Gives every fault, one a place, in the order of the fields; never throws, whatever the input. What is checked is what
/// `JSON.stringify` makes of the input, and so what would be sent. A request that passes is returned as it came.
#[wasm_bindgen(js_name = validateCreateChannelConnectionRequest, unchecked_return_type = "ValidationResult")]
pub fn validate_create_channel_connection_request(
    #[wasm_bindgen(unchecked_param_type = "unknown")] input: &JsValue,
) -> Returned {
    let issues = match doubts_about(input, &JsValue::UNDEFINED) {
        doubts::ALL => snapshot::take(input, &[]).issues(),
        doubts => validation::validate_doubtful(&View::new(input.clone()), doubts),
    };
    Ok(outcome(input, &if issues.is_empty() { JsValue::UNDEFINED } else { plain::issues(&issues) }))
}

/// Checks one field of a request, for a form that checks as somebody types: `validateField(["workspace", "id"], "")`.
/// The fields of contexts are `["context", type]`, or `["context", type, "id"]` and `["context", type, "data"]`.
///
/// Gives the issues of the field, with their whole path; none for a path that names no field of the request. Rules that
/// take several fields (whom the connection belongs to, the size of the whole) need the whole request: the empty path.
///
/// @throws {NovuError} `configuration` if the path is no array of texts.
#[wasm_bindgen(js_name = validateField, unchecked_return_type = "ValidationIssue[]")]
pub fn validate_field(
    #[wasm_bindgen(unchecked_param_type = "string[]")] path: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "unknown")] value: &JsValue,
) -> Result<JsValue, JsValue> {
    let path = snapshot::take(path, &[]).view;
    let members = path.members();
    if path.kind() != Kind::Array || members.iter().any(|(_, name)| name.kind() != Kind::String) {
        return Err(NovuError::configuration(Configuration::Path).into());
    }
    let path = path.texts();
    let value = snapshot::take(value, &path).view;
    Ok(plain::issues(&validation::validate_field(&text::borrowed(&path), &value)))
}

#[wasm_bindgen(typescript_custom_section)]
const TYPESCRIPT: &str = r#"
/** What a check found: the request as it came, or what is wrong with it. */
export type ValidationResult =
  | { success: true; data: CreateChannelConnectionRequestDto }
  | { success: false; issues: ValidationIssue[] };

/**
 * The same check as a [Standard Schema](https://standardschema.dev), which form libraries, routers and servers take.
 */
export const createChannelConnectionRequestSchema: {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: "novu-channel-connections";
    readonly validate: (
      value: unknown,
    ) =>
      | { readonly value: CreateChannelConnectionRequestDto; readonly issues?: undefined }
      | { readonly issues: readonly ValidationIssue[] };
    readonly types?: { readonly input: CreateChannelConnectionRequestDto; readonly output: CreateChannelConnectionRequestDto } | undefined;
  };
};
"#;
