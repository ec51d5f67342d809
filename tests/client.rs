//! One call, from what it sends to how it ends, without any network.

#![cfg(not(target_arch = "wasm32"))]

#[path = "client/conflict.rs"]
mod conflict;
#[path = "client/errors.rs"]
mod errors;
#[path = "client/events.rs"]
mod events;
#[path = "client/handler.rs"]
mod handler;
#[path = "client/look_ups.rs"]
mod look_ups;
#[path = "client/options.rs"]
mod options;
#[path = "client/outcome.rs"]
mod outcome;
#[path = "client/request.rs"]
mod request;
#[path = "client/resource.rs"]
mod resource;
#[path = "client/retries.rs"]
mod retries;
#[path = "client/secrets.rs"]
mod secrets;
#[path = "client/support.rs"]
mod support;
#[path = "client/upsert.rs"]
mod upsert;
