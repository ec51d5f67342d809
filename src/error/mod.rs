//! What can go wrong with a call, as data. Every message about a call is in this module.

mod code;
mod invalid_option;
pub mod message;
mod novu_error;
mod redact;
#[cfg(feature = "sandbox")]
mod sample;
mod spelling;

pub use code::{NovuErrorCode, Outcome, Resource};
pub use invalid_option::InvalidOption;
pub(crate) use message::cut;
pub use novu_error::NovuError;
pub use redact::Secrets;
#[cfg(feature = "sandbox")]
pub(crate) use redact::{NOT_SECRET, REDACTED};
