use js_sys::Object;
use wasm_bindgen::prelude::*;

use super::{
    convert::{self, put},
    runtime::is_certainly_valid,
    snapshot::Snapshot,
};
use crate::{
    error::{InvalidOption, NovuError},
    validation,
    value::{Kind, Value},
};

/// Checks a request as `createChannelConnection` does before it sends it.
///
/// Reports every issue, one per field, in the order of the fields, at most 32. Never throws, whatever the input. What is checked is
/// what `JSON.stringify` makes of the input, and so what would be sent. A request that passes is returned as it came.
#[wasm_bindgen(js_name = validateCreateChannelConnectionRequest, unchecked_return_type = "ValidationResult")]
pub fn validate_create_channel_connection_request(
    #[wasm_bindgen(unchecked_param_type = "unknown")] input: &JsValue,
) -> Result<JsValue, JsValue> {
    // Not of the snapshot: most requests that a form checks are valid, and need none.
    let issues = if is_certainly_valid(input) { Vec::new() } else { validation::validate(&Snapshot::of(input).value) };
    let result = Object::new();
    put(&result, "success", &issues.is_empty().into());
    if issues.is_empty() {
        put(&result, "data", input);
    } else {
        put(&result, "issues", &convert::issues(&issues));
    }
    Ok(result.into())
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
    #[wasm_bindgen(unchecked_param_type = "FieldPath")] path: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "unknown")] value: &JsValue,
) -> Result<JsValue, JsValue> {
    let path = Snapshot::of(path).value;
    if path.kind() != Kind::Array || path.members().iter().any(|(_, name)| name.kind() != Kind::String) {
        return Err(NovuError::configuration(InvalidOption::Path).into());
    }
    let path = path.texts();
    let value = Snapshot::of_field(value, &path).value;
    let path: Vec<_> = path.iter().map(String::as_str).collect();
    Ok(convert::issues(&validation::validate_field(&path, &value)))
}

#[wasm_bindgen(typescript_custom_section)]
const TYPESCRIPT: &str = r#"
/** The path to a field of a request, as `validateField` takes it; the empty one is that to the whole request. */
export type FieldPath =
  | readonly []
  | readonly [keyof CreateChannelConnectionRequestDto]
  | readonly ["workspace", keyof WorkspaceDto]
  | readonly ["auth", keyof AuthDto]
  | readonly ["context", string]
  | readonly ["context", string, keyof ContextValueDto];

/** What a check found: the request as it came, or what is wrong with it. */
export type ValidationResult =
  | { success: true; data: CreateChannelConnectionRequestDto }
  | { success: false; issues: ValidationIssue[] };

/** The version of JSON Schema that is asked for. */
export interface JsonSchemaOptions {
  /** Others throw an `Error`. */
  readonly target: "draft-2020-12" | "draft-07" | "openapi-3.0" | ({} & string);
  /** Not read. */
  readonly libraryOptions?: Record<string, unknown> | undefined;
}

/**
 * A [Standard Schema](https://standardschema.dev) of a create request, which form libraries, routers and servers take. It is a
 * [Standard JSON Schema](https://standardschema.dev/json-schema) too.
 */
export interface ChannelConnectionSchema {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: "novu-channel-connections";
    readonly validate: (
      value: unknown,
    ) =>
      | { readonly value: CreateChannelConnectionRequestDto; readonly issues?: undefined }
      | { readonly issues: readonly ValidationIssue[] };
    /**
     * The request as JSON Schema, a new object each time. It refuses nothing that `validate` takes; what takes more than JSON Schema
     * to judge, such as whom the connection belongs to, `validate` alone refuses. Input and output are the same.
     */
    readonly jsonSchema: {
      readonly input: (options: JsonSchemaOptions) => Record<string, unknown>;
      readonly output: (options: JsonSchemaOptions) => Record<string, unknown>;
    };
    readonly types?: { readonly input: CreateChannelConnectionRequestDto; readonly output: CreateChannelConnectionRequestDto } | undefined;
  };
}

/** `validateCreateChannelConnectionRequest` as a schema. */
export const createChannelConnectionRequestSchema: ChannelConnectionSchema;

/** The same for a page whose worker decides the owner: it asks for neither a `subscriberId` nor a `context`. */
export const channelConnectionFormSchema: ChannelConnectionSchema;

/**
 * A schema whose messages have your names of fields, by dotted path: "Tenant ID must not be empty." instead of "workspace.id must not
 * be empty.".
 *
 * @example
 * const schema = withLabels(channelConnectionFormSchema, { "workspace.id": "Tenant ID", "workspace.name": "Company" });
 */
export function withLabels<S extends ChannelConnectionSchema>(schema: S, labels: Record<string, string>): S;
"#;
