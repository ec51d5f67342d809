//! The rules of a request, each once, over any [`Value`](crate::value::Value).
//!
//! They refuse what Novu would refuse for a reason that the request alone shows, and a few things more that Novu accepts
//! but that can never work. Source: Novu's DTOs and its context validator; what is stricter says so beside its rule.

mod constructor;
mod context;
mod expiry;
#[cfg(not(target_arch = "wasm32"))]
mod fast_path;
mod field;
mod issue;
mod issues;
#[cfg(all(feature = "json-schema", not(target_arch = "wasm32")))]
mod json_schema;
mod owner;
mod parameters;
mod request;
mod schema;
mod text;
mod violation;

pub use constructor::NAME as CONSTRUCTOR;
#[cfg(not(target_arch = "wasm32"))]
pub use fast_path::fast_path;
#[cfg(feature = "providers")]
pub(crate) use field::text_violation;
pub use field::{has_rules_for_members, validate_field};
pub use issue::{IssueCode, ValidationIssue};
pub use issues::MAX as MAX_ISSUES;
#[cfg(all(feature = "json-schema", not(target_arch = "wasm32")))]
pub use json_schema::json_schema;
pub use parameters::{validate_context_key, validate_identifier, validate_query};
#[cfg(feature = "import")]
pub(crate) use request::fields;
pub use request::{lacks_owner_alone, too_large_issues, validate, validate_update};
pub use schema::ENCRYPTED_TOKEN_PREFIX;
pub use text::RESERVED_CONTEXT_TYPES;
pub use violation::BODY_TOO_LARGE;
#[cfg(feature = "providers")]
pub(crate) use violation::Violation;
