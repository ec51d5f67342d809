//! What the command of the package calls, besides a run. It is no public API: nothing of it is in the types.

#![allow(clippy::needless_pass_by_value, reason = "what wasm-bindgen takes")]

use js_sys::Object;
use wasm_bindgen::prelude::*;
use web_sys::Headers;

use super::{
    convert::{put, put_text},
    serialize::to_js,
};
use crate::import::{self, BOLT_FILES, OPTIONS, RateHeaders, RateLimiter};

/// What is the same in every run: texts without values in them, options, the files of Bolt, limits, and intervals.
#[wasm_bindgen(js_name = commandConstants, skip_typescript)]
pub fn command_constants() -> Result<JsValue, JsValue> {
    let constants = Object::new();
    for (name, text) in [
        ("finishing", import::FINISHING),
        ("isAFolder", import::IS_A_FOLDER),
        ("keyInArguments", import::KEY_IN_ARGUMENTS),
        ("noCommand", import::NO_COMMAND),
        ("notAFailedFile", import::NOT_A_FAILED_FILE),
        ("noInput", import::NO_INPUT),
        ("noSecretKey", import::NO_SECRET_KEY),
        ("oneSource", import::ONE_SOURCE),
        ("sameFile", import::SAME_FILE),
    ] {
        put_text(&constants, name, text);
    }
    put_text(&constants, "help", &import::help());
    put(&constants, "options", &to_js(&OPTIONS[..]));
    put(&constants, "boltFiles", &to_js(&BOLT_FILES));
    put(&constants, "maxLineBytes", &import::MAX_LINE_BYTES.into());
    put(&constants, "maxFailedLineBytes", &import::MAX_FAILED_LINE_BYTES.into());
    put(&constants, "maxRecordBytes", &import::MAX_RECORD_BYTES.into());
    put(&constants, "progressMs", &import::PROGRESS_MS.into());
    put(&constants, "terminalProgressMs", &import::TERMINAL_PROGRESS_MS.into());
    Ok(constants.into())
}

/// Whether an argument is an option for a secret key.
#[wasm_bindgen(js_name = isKeyOption, skip_typescript)]
pub fn is_key_option(argument: &str) -> bool {
    import::is_key_option(argument)
}

/// What to say of arguments that cannot be read, for a reason that Node gives.
#[wasm_bindgen(js_name = wrongArguments, skip_typescript)]
pub fn wrong_arguments(reason: &str) -> Result<String, JsValue> {
    Ok(import::wrong_arguments(reason))
}

/// Whether a line, which a run may have written only in part, is one of a file of failures.
#[wasm_bindgen(js_name = isFailedLine, skip_typescript)]
pub fn is_failed_line(line: &[u8], is_whole: bool) -> bool {
    import::is_failed(line, is_whole)
}

/// Whether a folder with these files is one of a workspace in Bolt's store.
#[wasm_bindgen(js_name = isBoltFolder, skip_typescript)]
pub fn is_bolt_folder(files: Vec<String>) -> bool {
    import::is_store(&files)
}

/// What to say of a folder in which there is no workspace of Bolt.
#[wasm_bindgen(js_name = notAStore, skip_typescript)]
pub fn not_a_store(folder: &str) -> Result<String, JsValue> {
    Ok(import::not_a_store(folder))
}

/// The line for a workspace of Bolt, from the texts of its files.
#[wasm_bindgen(js_name = installationLine, skip_typescript)]
pub fn installation_line(
    app: Option<String>,
    installer: Option<String>,
    bot: Option<String>,
) -> Result<String, JsValue> {
    Ok(import::installation_line([app, installer, bot]))
}

/// When requests may be sent.
#[wasm_bindgen(js_name = RateLimiter, skip_typescript)]
pub struct JsRateLimiter(RateLimiter);

#[wasm_bindgen(js_class = RateLimiter)]
impl JsRateLimiter {
    /// With at most so many requests a second.
    #[wasm_bindgen(constructor)]
    pub fn new(cap: Option<f64>) -> Self {
        Self(RateLimiter::new(cap))
    }

    /// 0 where a request may be sent now; otherwise in how many milliseconds to ask again.
    pub fn acquire(&mut self, now_ms: f64) -> f64 {
        self.0.acquire(now_ms)
    }

    /// Learns from an answer.
    pub fn answered(&mut self, now_ms: f64, status: u16, headers: &Headers) {
        // None throws: their names are valid.
        self.0.answered(now_ms, status, &RateHeaders::read(|name| headers.get(name).ok().flatten()));
    }
}
