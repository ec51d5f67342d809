//! The exports of the npm package, through `JsValue`, in Node and in a browser.

#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "a test")]

#[path = "../vectors/mod.rs"]
mod vectors;

mod identifiers;
mod validation;

use js_sys::{JSON, Reflect};
use wasm_bindgen::JsValue;

/// The JavaScript value of a JSON text.
fn js(json: &str) -> JsValue {
    JSON::parse(json).unwrap()
}

/// The JSON text of a JavaScript value.
fn json(value: &JsValue) -> String {
    JSON::stringify(value).unwrap().into()
}

fn get(value: &JsValue, name: &str) -> JsValue {
    Reflect::get(value, &name.into()).unwrap()
}

/// What a JavaScript expression gives.
fn eval(expression: &str) -> JsValue {
    js_sys::Function::new_no_args(&format!("return ({expression})")).call0(&JsValue::UNDEFINED).unwrap()
}
