//! What can go wrong with a call, as data. Every message about a call is in this module.

mod code;
mod explanation;
mod invalid_option;
mod novu_error;
mod redact;
#[cfg(feature = "sandbox")]
mod sample;
mod spelling;

pub use code::{NovuErrorCode, Outcome};
pub use explanation::Explanation;
pub(crate) use explanation::cut;
pub use invalid_option::InvalidOption;
pub use novu_error::NovuError;
pub use redact::Secrets;
#[cfg(feature = "sandbox")]
pub(crate) use redact::{NOT_SECRET, REDACTED};
