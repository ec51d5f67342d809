//! The only folder that knows JavaScript: exports, reading values, `fetch`, timers, randomness, throwing errors.
//! It holds no rule.

#![allow(clippy::doc_markdown, clippy::missing_errors_doc, reason = "the documentation of the exports is JSDoc")]
#![allow(clippy::unnecessary_wraps, reason = "what is `Returned` has to be")]

#[cfg(target_arch = "wasm32")]
mod allocator;
mod careful;
mod error;
mod names;
mod plain;
#[cfg(feature = "client-js")]
mod random;

#[cfg(feature = "client-js")]
mod call;
#[cfg(feature = "client-js")]
mod create;
#[cfg(feature = "client-js")]
mod edge;
#[cfg(feature = "client-js")]
mod glance;
#[cfg(feature = "client-js")]
mod identifiers;
#[cfg(feature = "client-js")]
mod lists;
#[cfg(feature = "client-js")]
mod options;
#[cfg(feature = "client-js")]
mod resource;
#[cfg(feature = "sandbox-js")]
mod sandbox;
#[cfg(feature = "client-js")]
mod snapshot;
#[cfg(feature = "client-js")]
mod validate;
#[cfg(feature = "client-js")]
mod view;

/// What an export returns. The error is never there; with it the wasm returns several values. One JavaScript value alone ends
/// the process in V8 up to 11 (Node 20) where the function that calls the export has to be compiled anew in the meantime.
type Returned<T = wasm_bindgen::JsValue> = Result<T, wasm_bindgen::JsValue>;

#[cfg(feature = "client-js")]
pub use {
    create::create_channel_connection,
    edge::{edge, look_up},
    identifiers::{
        context_key, context_keys, generate_idempotency_key, generate_identifier, is_valid_identifier,
        parse_context_key,
    },
    resource::{
        delete_channel_connection, iterate_channel_connections, list_channel_connections, retrieve_channel_connection,
        update_channel_connection, upsert_channel_connection,
    },
    validate::{validate_create_channel_connection_request, validate_field},
};

#[cfg(feature = "sandbox-js")]
pub use sandbox::create_sandbox;
