//! The only folder that knows JavaScript: exports, reading values, `fetch`, timers, randomness, throwing errors.
//! It holds no rule.

#![allow(clippy::doc_markdown, reason = "the documentation of the exports is JSDoc")]

#[cfg(target_arch = "wasm32")]
mod allocator;
mod error;
mod names;
mod plain;
mod random;
#[cfg(feature = "client-js")]
mod reflect;
mod snapshot;
mod view;

#[cfg(feature = "client-js")]
mod call;
#[cfg(feature = "client-js")]
mod create;
#[cfg(feature = "client-js")]
mod identifiers;
#[cfg(feature = "client-js")]
mod lists;
#[cfg(feature = "client-js")]
mod options;
#[cfg(feature = "client-js")]
mod validate;
