//! What a client refuses before it sends, and where it says the fault is.

#![cfg(not(target_arch = "wasm32"))]

mod vectors;

#[path = "validation/bodies.rs"]
mod bodies;
#[path = "validation/codes.rs"]
mod codes;
#[path = "validation/fields.rs"]
mod fields;
#[path = "validation/limits.rs"]
mod limits;
#[path = "validation/messages.rs"]
mod messages;
#[path = "validation/support.rs"]
mod support;
