use wasm_bindgen::prelude::*;

use super::{
    convert,
    runtime::{invalid_result, is_certainly_valid, valid_result},
    snapshot::Snapshot,
};
use crate::{
    error::{InvalidOption, NovuError},
    validation,
    value::{Kind, Value},
};

/// Validates a request, as `createChannelConnection` does before it sends one.
///
/// Returns one issue per field, in the order of the fields, and at most 32. It never throws, whatever the input. It
/// validates what would be sent: what `JSON.stringify` makes of the input. A valid request is returned unchanged.
#[wasm_bindgen(js_name = validateCreateChannelConnectionRequest, unchecked_return_type = "ValidationResult")]
pub fn validate_create_channel_connection_request(
    #[wasm_bindgen(unchecked_param_type = "unknown")] input: &JsValue,
) -> Result<JsValue, JsValue> {
    // Not of the snapshot: most requests that a form checks are valid, and need none.
    let issues = if is_certainly_valid(input) { Vec::new() } else { validation::validate(&Snapshot::of(input).value) };
    Ok(if issues.is_empty() { valid_result(input) } else { invalid_result(&convert::issues(&issues)) })
}

/// Validates one field of a request, for a form that validates while the user types:
/// `validateField(["workspace", "id"], "")`. The paths of contexts are `["context", type]`, `["context", type, "id"]` and
/// `["context", type, "data"]`.
///
/// Returns the issues of the field, with their full path. A value at a path that names no field has an issue only if Novu would
/// take it nowhere. Rules about several fields (who
/// owns the connection, the size of the request) need the whole request: pass it with the empty path.
///
/// @throws {NovuError} `configuration` if the path is not an array of texts.
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
/** The path to a field of a request, for `validateField`. The empty path is the whole request. */
export type FieldPath =
  | readonly []
  | readonly [keyof CreateChannelConnectionRequestDto]
  | readonly ["workspace", keyof WorkspaceDto]
  | readonly ["auth", keyof AuthDto]
  | readonly ["context", string]
  | readonly ["context", string, keyof ContextValueDto];

/** The result of a validation: the request unchanged, or what is wrong with it. */
export type ValidationResult =
  | { success: true; data: CreateChannelConnectionRequestDto }
  | { success: false; issues: ValidationIssue[] };

/** Which version of JSON Schema to return. */
export interface JsonSchemaOptions {
  /** The version. Any other value throws an `Error`. */
  readonly target: "draft-2020-12" | "draft-07" | "openapi-3.0" | ({} & string);
  /** Ignored. */
  readonly libraryOptions?: Record<string, unknown> | undefined;
}

/**
 * The request of `createChannelConnection` as a [Standard Schema](https://standardschema.dev), for form libraries, routers
 * and servers. It is also a [Standard JSON Schema](https://standardschema.dev/json-schema).
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
     * Returns the request as JSON Schema, a new object each time. Every request that `validate` accepts matches it, but not
     * the other way round: some rules, such as who owns the connection, are only in `validate`. Input and output are the
     * same.
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

/** The same schema for a page whose worker decides the owner: it requires neither a `subscriberId` nor a `context`. */
export const channelConnectionFormSchema: ChannelConnectionSchema;

/**
 * Returns a schema whose messages use your labels: "Tenant ID must not be empty." instead of "workspace.id must not be
 * empty.". The labels are by dotted path. Messages that do not begin with the path, such as those about contexts, stay as they
 * are.
 *
 * @example
 * const schema = withLabels(channelConnectionFormSchema, { "workspace.id": "Tenant ID", "workspace.name": "Company" });
 */
export function withLabels<S extends ChannelConnectionSchema>(schema: S, labels: Record<string, string>): S;
"#;
