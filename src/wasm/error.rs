use wasm_bindgen::prelude::*;

use super::convert;
use crate::error::NovuError;

#[wasm_bindgen(module = "/src/wasm/novu-error.js")]
extern "C" {
    /// The class that users catch.
    #[wasm_bindgen(js_name = NovuError)]
    type JsNovuError;

    #[wasm_bindgen(constructor, js_class = NovuError)]
    fn new(message: &str, fields: JsValue) -> JsNovuError;
}

impl From<Box<NovuError>> for JsValue {
    fn from(error: Box<NovuError>) -> Self {
        JsNovuError::new(&error.message, convert::error(&error).into()).into()
    }
}

/// An error of the class that users catch.
#[cfg(feature = "sandbox-js")]
pub(super) fn js_error(message: &str, members: JsValue) -> JsValue {
    JsNovuError::new(message, members).into()
}

#[cfg(feature = "client-js")]
#[wasm_bindgen(typescript_custom_section)]
const TYPESCRIPT: &str = r#"
/** The error of a failed call. However it is printed, it contains no secret key, access token or refresh token. */
export class NovuError extends Error {
  private constructor();
  readonly name: "NovuError";
  /** What went wrong. */
  readonly code: NovuErrorCode;
  /** Whether the call may have changed something, although it failed. */
  readonly outcome: Outcome;
  /** The HTTP status of the answer that the call failed with. */
  readonly status?: number | undefined;
  /** What is wrong with the request. With `validation` the package found it, with `unprocessable` the server. */
  readonly issues?: ValidationIssue[] | undefined;
  /** With `conflict`: the connection that already exists. */
  readonly connectionIdentifier?: string | undefined;
  /** How long the server asked to wait, in milliseconds. */
  readonly retryAfterMs?: number | undefined;
  /** How many requests the call sent, not counting look-ups. 0 means that nothing was sent. */
  readonly attempts: number;
  /** The idempotency key of the last attempt. */
  readonly idempotencyKey?: string | undefined;
  /** The identifier that was sent. */
  readonly identifier?: string | undefined;
  /** Novu's support id of a 500. */
  readonly errorId?: string | undefined;
  /**
   * With `connection_failed`: the system's code, such as `ECONNREFUSED`, `ENOTFOUND` or `CERT_HAS_EXPIRED`, if there is
   * one.
   */
  readonly reason?: string | undefined;
  /** With `not_found`: what was not found, if the server says it. */
  readonly resource?: "integration" | "subscriber" | "connection" | undefined;
  /** Returns the name, the message and the fields above, for `JSON.stringify`. */
  toJSON(): object;
}

/**
 * Checks whether a value is a `NovuError`. Unlike `instanceof`, it also recognizes errors of another copy of this package
 * (ESM and CommonJS, or another version).
 */
export function isNovuError(value: unknown): value is NovuError;
"#;
