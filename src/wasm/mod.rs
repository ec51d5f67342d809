//! The only folder that knows JavaScript: exports, options, conversions, `fetch`, timers, randomness. It holds no rule.
//!
//! Exports return a `Result` also where nothing can fail: then the wasm returns several numbers, of which the glue makes the value.
//! V8 up to 11 (Node 20) can crash when it deoptimizes the caller of a wasm function that returns a single `externref`.

#![allow(
    clippy::doc_markdown,
    clippy::missing_errors_doc,
    clippy::must_use_candidate,
    reason = "the documentation of the exports is JSDoc"
)]
#![allow(clippy::unnecessary_wraps, reason = "see above")]

#[cfg(target_arch = "wasm32")]
mod allocator;
mod convert;
#[cfg(feature = "client-js")]
mod create;
#[cfg(feature = "client-js")]
mod edge;
mod error;
#[cfg(feature = "client-js")]
mod identifiers;
#[cfg(feature = "import-js")]
mod import;
#[cfg(feature = "import-js")]
mod import_run;
mod js_string;
#[cfg(feature = "client-js")]
mod json_value;
#[cfg(feature = "client-js")]
mod lists;
#[cfg(feature = "client-js")]
mod operations;
#[cfg(feature = "client-js")]
mod options;
#[cfg(feature = "providers-js")]
mod providers;
#[cfg(feature = "client-js")]
mod random;
mod runtime;
#[cfg(feature = "sandbox-js")]
mod sample_error;
#[cfg(feature = "sandbox-js")]
mod sandbox;
#[cfg(any(feature = "import-js", feature = "providers-js", feature = "sandbox-js"))]
mod serialize;
#[cfg(feature = "client-js")]
mod snapshot;
#[cfg(feature = "client-js")]
mod transport;
#[cfg(feature = "client-js")]
mod validate;

#[cfg(feature = "client-js")]
pub use {
    create::create_channel_connection,
    identifiers::{
        context_key, context_keys, generate_idempotency_key, generate_identifier, is_valid_identifier,
        parse_context_key,
    },
    operations::{
        delete_channel_connection, list_channel_connections, retrieve_channel_connection, update_channel_connection,
        upsert_channel_connection,
    },
    validate::{validate_create_channel_connection_request, validate_field},
};

#[cfg(feature = "providers-js")]
pub use providers::{from_ms_teams_consent, from_slack_installation, from_slack_oauth, from_webex_oauth};
#[cfg(feature = "import-js")]
pub use {
    import::{
        JsRateLimiter, command_constants, installation_line, is_bolt_folder, is_failed_line, is_key_option,
        not_a_store, wrong_arguments,
    },
    import_run::ImportRun,
};
#[cfg(feature = "sandbox-js")]
pub use {sample_error::novu_error, sandbox::create_sandbox};
