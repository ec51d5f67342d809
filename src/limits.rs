//! The limits of a request's size. Those of the server are from Novu's body parser and from `packages/shared/src/types/context.ts`.

/// Bytes of a request body, as JSON in UTF-8.
pub const BODY_BYTES: usize = 100 * 1024;

/// How deep arrays and objects of a request may be nested. It is our own: less than Novu takes, and all that a walk has to see.
pub const LEVELS: usize = 127;

/// Bytes of one text that is taken from a provider's answer. It is our own: all of them, however they are escaped, leave room in a
/// request.
#[cfg(feature = "providers")]
pub const PROVIDER_TEXT_BYTES: usize = 4 * 1024;

/// Contexts of one connection.
pub const CONTEXTS: usize = 5;

/// Bytes of the `data` of one context, as JSON in UTF-8.
pub const CONTEXT_DATA_BYTES: usize = 64 * 1024;
