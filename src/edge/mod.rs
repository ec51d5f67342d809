//! What a handler at the edge decides about a request of a page: whether it may, for whom, and how it is answered.
//!
//! The page holds no secret and decides nothing: whom a connection belongs to comes from the application's `authorize`,
//! and replaces whatever the page sent.

mod answer;
mod refusal;
mod route;
pub mod scope;

pub use answer::{
    ALLOWED_HEADERS, COMMON_HEADERS, CONNECTION_MEMBERS, ERROR_MEMBERS, FailedCall, PREFLIGHT_HEADERS, told_instead,
};
pub use refusal::{EdgeErrorCode, Refusal};
pub use route::{ORIGIN_PATTERN, RequestHead, Route, is_allowed_origin};
