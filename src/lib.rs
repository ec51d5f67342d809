//! Connect a customer's workspace (Slack, Teams, …) to Novu.
//!
//! The core knows no JavaScript and does no I/O; the folder `js` translates.

pub mod call;
pub mod context_key;
pub mod dto;
pub mod edge;
pub mod error;
pub mod http;
pub mod idempotency_key;
pub mod identifier;
#[cfg(any(feature = "client-js", feature = "sandbox-js"))]
pub mod js;
pub mod json;
pub mod limits;
mod names;
pub mod query;
#[cfg(feature = "sandbox")]
pub mod sandbox;
mod text;
pub mod url;
pub mod validation;
pub mod value;
