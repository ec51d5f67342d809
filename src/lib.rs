//! Connect a customer's workspace (Slack, Teams, …) to Novu.
//!
//! The core knows no JavaScript and does no I/O; the folder `wasm` translates.

pub mod client;
pub mod context_key;
#[cfg(any(feature = "import", feature = "sandbox", not(target_arch = "wasm32")))]
mod date;
pub mod dto;
pub mod edge;
pub mod error;
pub mod http;
pub mod idempotency_key;
pub mod identifier;
#[cfg(feature = "import")]
pub mod import;
#[cfg(any(feature = "import", feature = "sandbox", not(target_arch = "wasm32")))]
pub mod json;
pub mod limits;
#[cfg(feature = "providers")]
pub mod providers;
pub mod query;
pub mod random;
#[cfg(feature = "sandbox")]
pub mod sandbox;
mod text;
#[cfg(any(feature = "providers", feature = "sandbox"))]
mod timestamp;
pub mod url;
pub mod validation;
pub mod value;
mod variant;
#[cfg(any(feature = "client-js", feature = "import-js", feature = "providers-js", feature = "sandbox-js"))]
pub mod wasm;
