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
/**
 * Why a call failed. No secret key, access token or refresh token is in any part of it, however it is printed.
 */
export class NovuError extends Error {
  private constructor();
  readonly name: "NovuError";
  /** What went wrong. */
  readonly code: NovuErrorCode;
  /** Whether the connection may exist all the same. */
  readonly outcome: Outcome;
  /** The HTTP status of the last answer. */
  readonly status?: number | undefined;
  /** Where the request is wrong, as found here (`validation`) or by the server (`unprocessable`). */
  readonly issues?: ValidationIssue[] | undefined;
  /** With `conflict`: the connection that is in the way. */
  readonly connectionIdentifier?: string | undefined;
  /** How long the server asked to wait, in milliseconds. */
  readonly retryAfterMs?: number | undefined;
  /** How many requests the call has sent, without look-ups; 0: nothing was sent. */
  readonly attempts: number;
  /** The idempotency key of the last attempt. */
  readonly idempotencyKey?: string | undefined;
  /** The identifier that was sent. */
  readonly identifier?: string | undefined;
  /** Novu's support id of a 500. */
  readonly errorId?: string | undefined;
  /** With `connection_failed`: the system's code, such as `ECONNREFUSED`, `ENOTFOUND` or `CERT_HAS_EXPIRED`, where there is one. */
  readonly reason?: string | undefined;
  /** With `not_found`: what was not found, where the server says it. */
  readonly resource?: "integration" | "subscriber" | "connection" | undefined;
  /** Name, message and what is above, for `JSON.stringify`. */
  toJSON(): object;
}

/**
 * Whether a value is a `NovuError`, also one of another copy of this package (ESM and CommonJS, two versions), where
 * `instanceof` cannot tell.
 */
export function isNovuError(value: unknown): value is NovuError;
"#;
