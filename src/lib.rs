//! Connect a customer's workspace (Slack, Teams, …) to Novu.
//!
//! The core knows no JavaScript and does no I/O; the folder `js` translates.

pub mod context_key;
pub mod http;
pub mod idempotency_key;
pub mod identifier;
#[cfg(any(feature = "client-js", feature = "sandbox-js"))]
mod js;
#[cfg(feature = "json")]
pub mod json;
pub mod limits;
pub mod value;
