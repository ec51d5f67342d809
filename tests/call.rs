//! One call, from what it sends to how it ends, without any network.

#![cfg(not(target_arch = "wasm32"))]

#[path = "call/errors.rs"]
mod errors;
#[path = "call/options.rs"]
mod options;
#[path = "call/resource.rs"]
mod resource;
#[path = "call/retries.rs"]
mod retries;
#[path = "call/support.rs"]
mod support;
#[path = "call/upsert.rs"]
mod upsert;
