//! A run of the command of the package. It is no public API: nothing of it is in the types.

#![allow(clippy::needless_pass_by_value, reason = "what wasm-bindgen takes")]

use js_sys::Object;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;

use super::{
    convert::{put, put_optional, put_text},
    serialize::to_js,
};
use crate::import::{FailedLine, Failure, LineOutcome, Prepared, Run, Settings, Source, Verdict};

/// What became of a line.
#[wasm_bindgen(skip_typescript)]
#[derive(Clone, Copy)]
pub enum JsOutcome {
    /// Its connection was created.
    Created = "created",
    /// Its tokens were replaced.
    Replaced = "replaced",
    /// It was there.
    There = "there",
}

/// What an error says of a line that did not fail.
#[wasm_bindgen(skip_typescript)]
#[derive(Clone, Copy)]
pub enum JsVerdict {
    /// Its connection is there.
    There = "there",
    /// The connection has to be looked up.
    LookUp = "look-up",
}

/// A run of the command.
#[wasm_bindgen(js_name = ImportRun, skip_typescript)]
pub struct ImportRun(Run);

#[wasm_bindgen(js_class = ImportRun)]
impl ImportRun {
    /// With the values of the options, by their names.
    #[wasm_bindgen(constructor)]
    pub fn new(values: JsValue) -> Result<ImportRun, JsValue> {
        Ok(Self(Run::new(Settings::read(&from_js(values)?)?)))
    }

    /// The options that Node looks at.
    pub fn settings(&self) -> Result<JsValue, JsValue> {
        Ok(to_js(&self.0.settings))
    }

    /// Checks a line: what is to be told of it; `undefined` where nothing is.
    pub fn check(&mut self, number: u32, bytes: &[u8], folder: Option<String>) -> Result<Option<String>, JsValue> {
        let told = self.0.check(number, bytes, folder.as_deref());
        Ok((!told.is_empty()).then(|| told.concat()))
    }

    /// A line of progress of the first check.
    pub fn checking(&self) -> Result<String, JsValue> {
        Ok(self.0.checking())
    }

    /// Ends the first check: `{ text, exitCode? }`, without the code where the command goes on. Throws where there are no lines.
    #[wasm_bindgen(js_name = endCheck)]
    pub fn end_check(&mut self) -> Result<JsValue, JsValue> {
        let end = self.0.end_check()?;
        let object = Object::new();
        put_text(&object, "text", &end.text);
        if let Some(code) = end.exit_code {
            put(&object, "exitCode", &code.into());
        }
        Ok(object.into())
    }

    /// Reads a line of the journal.
    #[wasm_bindgen(js_name = readJournal)]
    pub fn read_journal(&mut self, line: &[u8], is_whole: bool) -> Result<(), JsValue> {
        Ok(self.0.journal.read(line, is_whole)?)
    }

    /// Throws where the journal is of a run with other options.
    #[wasm_bindgen(js_name = checkJournal)]
    pub fn check_journal(&self) -> Result<(), JsValue> {
        Ok(self.0.journal.check_options(&self.0.settings)?)
    }

    /// How many bytes of the file the journal knows.
    #[wasm_bindgen(js_name = knownBytes)]
    pub fn known_bytes(&self) -> Option<f64> {
        #[expect(clippy::cast_precision_loss, reason = "no file is that large")]
        self.0.journal.known_bytes().map(|bytes| bytes as f64)
    }

    /// Throws where the journal is of another source; of a file, with the hash of as many bytes as it knows.
    #[wasm_bindgen(js_name = checkSource)]
    pub fn check_source(&self, source: JsValue) -> Result<(), JsValue> {
        Ok(self.0.journal.check_source(&from_js::<Source>(source)?)?)
    }

    /// What the journal of this run begins with.
    #[wasm_bindgen(js_name = journalBeginning)]
    pub fn journal_beginning(&self, source: JsValue) -> Result<String, JsValue> {
        Ok(self.0.journal_beginning(&from_js(source)?))
    }

    /// What is to be done with a line: `{ body }` to send, as JSON; `{ journal?, line?, stops }` where it is wrong, as `failed` gives it;
    /// `undefined` for nothing.
    pub fn prepare(&mut self, number: u32, bytes: &[u8]) -> Result<JsValue, JsValue> {
        Ok(match self.0.prepare(number, bytes) {
            Prepared::Nothing => JsValue::UNDEFINED,
            Prepared::Send(body) => {
                let object = Object::new();
                put_text(&object, "body", &body);
                object.into()
            }
            Prepared::Failed(failed) => noted(&failed),
        })
    }

    /// Notes that a line has its connection, and gives the line for the journal.
    pub fn done(&mut self, number: u32, outcome: JsOutcome) -> Result<String, JsValue> {
        let outcome = match outcome {
            JsOutcome::Created => LineOutcome::Created,
            JsOutcome::Replaced => LineOutcome::Replaced,
            JsOutcome::There => LineOutcome::There,
            _ => return Err(unexpected()),
        };
        Ok(self.0.done(number, outcome))
    }

    /// Notes that the request of a line was printed.
    pub fn printed(&mut self, number: u32) {
        self.0.printed(number);
    }

    /// What the error of a call says of a line; `undefined` where it failed.
    pub fn judge(&self, number: u32, error: JsValue) -> Result<Option<JsVerdict>, JsValue> {
        Ok(match self.0.judge(number, &from_js(error)?) {
            Some(Verdict::There) => Some(JsVerdict::There),
            Some(Verdict::LookUp) => Some(JsVerdict::LookUp),
            _ => None,
        })
    }

    /// Whether a connection that was looked up is that of the line.
    #[wasm_bindgen(js_name = isThatOf)]
    pub fn is_that_of(&self, number: u32, connection: JsValue) -> Result<bool, JsValue> {
        Ok(self.0.is_that_of(number, &from_js(connection)?))
    }

    /// Notes that a line failed with an error, or, without one, because its identifier is somebody else's: `{ journal?, line?, stops }`,
    /// the first two for the files.
    pub fn failed(&mut self, number: u32, bytes: &[u8], error: JsValue) -> Result<JsValue, JsValue> {
        let is_taken = error.is_undefined();
        let failure = if is_taken { Failure::identifier_taken() } else { Failure::of_error(&from_js(error)?) };
        Ok(noted(&self.0.failed(number, bytes, &failure)))
    }

    /// A line of progress.
    pub fn progress(&mut self, now_ms: f64) -> Result<String, JsValue> {
        Ok(self.0.progress(now_ms))
    }

    /// Reads a line of a file of failures.
    #[wasm_bindgen(js_name = readFailed)]
    pub fn read_failed(&mut self, number: u32, bytes: &[u8]) {
        self.0.report.read_failed(number, bytes);
    }

    /// The result.
    pub fn result(&self) -> Result<String, JsValue> {
        Ok(self.0.result())
    }

    /// What failed, by kind.
    pub fn table(&self) -> Result<String, JsValue> {
        Ok(self.0.table())
    }

    /// The exit code.
    #[wasm_bindgen(js_name = exitCode)]
    pub fn exit_code(&self) -> u8 {
        self.0.report.exit_code()
    }
}

fn noted(failed: &FailedLine) -> JsValue {
    let object = Object::new();
    put_optional(&object, "journal", failed.journal.as_deref());
    put_optional(&object, "line", failed.line.as_deref());
    put(&object, "stops", &failed.stops.into());
    object.into()
}

/// Not a text, which stands for what is wrong with the options or files of the user.
fn unexpected() -> JsValue {
    js_sys::Error::new("The command gave its wasm what that does not expect.").into()
}

fn from_js<T: DeserializeOwned>(value: JsValue) -> Result<T, JsValue> {
    serde_wasm_bindgen::from_value(value).map_err(|_| unexpected())
}
