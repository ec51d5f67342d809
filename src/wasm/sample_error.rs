use js_sys::Object;
use wasm_bindgen::{JsCast, prelude::*};

use super::{convert, error::js_error};
use crate::{
    error::{NovuError, NovuErrorCode},
    variant::{from_text, texts},
};

#[wasm_bindgen(module = "/src/wasm/sandbox.js")]
extern "C" {
    /// A member that is a text.
    #[wasm_bindgen(js_name = textOf)]
    fn text_of(fields: &JsValue, name: &str) -> Option<String>;
}

/// Makes a real `NovuError`, to test your error handling. It has the fields that you pass; the others get the usual values
/// for that code.
///
/// @throws {NovuError} `configuration` if there is no such code.
/// @example
/// fetchConnections.mockRejectedValue(novuError({ code: "rate_limited", retryAfterMs: 60_000 }));
#[wasm_bindgen(js_name = novuError, unchecked_return_type = "NovuError")]
pub fn novu_error(
    #[wasm_bindgen(unchecked_param_type = "NovuErrorFields")] fields: &JsValue,
) -> Result<JsValue, JsValue> {
    let code = text_of(fields, "code").and_then(|code| from_text(&code)).ok_or_else(|| {
        let message = format!("novuError: code must be one of {}.", texts::<NovuErrorCode>().join(", "));
        NovuError::new(NovuErrorCode::Configuration, message)
    })?;
    let sample = NovuError::sample(code);
    let message = text_of(fields, "message").unwrap_or_else(|| sample.message.clone());
    let members = Object::assign(&convert::error(&sample), fields.unchecked_ref());
    Ok(js_error(&message, members.into()))
}

#[wasm_bindgen(typescript_custom_section)]
const TYPESCRIPT: &str = r#"
/** The members of an error for `novuError`. */
export type NovuErrorFields = Pick<NovuError, "code"> & Partial<Omit<NovuError, "name" | "stack" | "cause" | "toJSON">>;
"#;
