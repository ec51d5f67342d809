//! The rules of a request, each once, over any [`Value`].
//!
//! They refuse what Novu would refuse for a reason that the request alone shows, and a few things more that Novu accepts
//! but that can never work. Source: Novu's DTOs and its context validator; what is stricter says so beside its rule.

mod constructor;
mod context;
pub mod doubts;
mod fault;
mod field;
#[cfg(not(target_arch = "wasm32"))]
mod glance;
mod issue;
mod owner;
mod request;
mod resource;

pub use context::INHERITED;
pub use field::{ENCRYPTED, is_described, validate_context_key, validate_field, validate_parts};
#[cfg(not(target_arch = "wasm32"))]
pub use glance::glance;
pub use issue::{IssueCode, ValidationIssue};
pub use request::{is_given, too_large, validate, validate_doubtful};
pub use resource::{validate_identifier, validate_query, validate_update};

use fault::Fault;
pub(crate) use fault::body_too_large;
use issue::Issues;
