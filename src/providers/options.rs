//! The options of the functions, as they are checked.

use super::answer::Content;
use crate::{
    error::{InvalidOption, NovuError, NovuErrorCode},
    limits::PROVIDER_TEXT_BYTES,
    validation,
};

/// The first millisecond after the year 9999, with which a date as text has more digits.
pub(super) const END_MS: u64 = 253_402_300_800_000;

/// The time from which a provider counts, in milliseconds since 1970; `None`: it is no number.
///
/// # Errors
/// It is none that a date can have.
pub fn now(ms: Option<f64>) -> Result<u64, Box<NovuError>> {
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "in range"
    )]
    match ms {
        Some(ms) if (0.0..END_MS as f64).contains(&ms) => Ok(ms as u64),
        _ => Err(wrong("now must be a valid Date, or a number of milliseconds since 1970.")),
    }
}

/// The id that the workspace is to have, if one is wanted.
///
/// # Errors
/// No request may have it.
pub fn workspace_id(content: Content) -> Result<Option<String>, Box<NovuError>> {
    match content {
        Content::Absent | Content::Null => Ok(None),
        Content::Text(id)
            if id.len() <= PROVIDER_TEXT_BYTES && validation::text_violation(&["workspace", "id"], &id).is_none() =>
        {
            Ok(Some(id))
        }
        _ => Err(wrong("workspaceId must be a text of 1 to 4,096 bytes.")),
    }
}

/// The options are no object, or one of them cannot be read.
#[must_use]
pub fn unreadable() -> Box<NovuError> {
    // A constant: the messages of all options would add 1 KB.
    const MESSAGE: &str = InvalidOption::Options.message();
    wrong(MESSAGE)
}

fn wrong(message: &str) -> Box<NovuError> {
    NovuError::new(NovuErrorCode::Configuration, message.to_owned())
}
