//! What a handler at the edge decides about a request of a page: whether it may, for whom, and how it is answered.
//!
//! The page holds no secret and decides nothing: whom a connection belongs to comes from the application's `authorize`,
//! and replaces whatever the page sent.

mod answer;
mod operations;
mod refusal;
mod route;
pub mod scope;

/// The defaults of a call's options that differ at the edge: the handler ends before an attempt of the page's call does, so that not
/// every attempt there waits for several here. In milliseconds, but for the number of retries.
pub const CALL_DEFAULTS: [(&str, u32); 3] = [("timeoutMs", 9_000), ("attemptTimeoutMs", 4_000), ("maxRetries", 1)];

pub use answer::{
    ALLOWED_HEADERS, COMMON_HEADERS, CONNECTION_MEMBERS, ERROR_MEMBERS, FailedCall, PREFLIGHT_HEADERS,
    status_of_connection, told_instead,
};
pub use operations::{OPERATIONS, Operations};
pub use refusal::{EdgeErrorCode, Refusal};
pub use route::{ORIGIN_PATTERN, Rejection, RequestHead, Route, is_allowed_origin};
