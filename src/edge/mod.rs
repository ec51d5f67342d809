//! What a handler at the edge decides about a request of a page: whether it may, for whom, and how it is answered.
//!
//! The page holds no secret and decides nothing: whom a connection belongs to comes from the application's `authorize`,
//! and replaces whatever the page sent.
//!
//! An answer is a text, since structures that a page would be shown as texts anyway cost 1 KB, compressed: a status, a code
//! and a message, with a space between each, or in the place of these two the members to show of what the answer is about;
//! then header fields, a line each.

mod admission;
mod answer;
mod refusal;
pub mod scope;

pub use admission::{Arrival, Errand, admit, is_allowed};
pub use answer::{CREATED, Ending, FOUND, PREFLIGHT, fields};
pub use refusal::{EdgeErrorCode, Refusal};
