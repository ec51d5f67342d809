//! Each message about how a call ended: one sentence, with advice where there is some.

use super::code::NovuErrorCode;
use crate::{text::decimal, validation::ValidationIssue};

/// The option `fetch` resolved to something else.
pub const NO_RESPONSE: &str =
    "fetch must resolve to a Response with a status, headers, and a body that is a stream or null.";

/// The connection in the way is not the caller's.
pub const OTHER_OWNER: &str =
    "The existing connection has another integration, subscriber or context. It was not replaced.";

/// The connection in the way is one of another workspace, and the caller wants that to be an error.
pub const OTHER_WORKSPACE: &str = "The existing connection is of another workspace. It was not replaced.";

const REDIRECTED: &str = "The server answered with a redirect, which is never followed. Check serverURL.";

/// No answer, with the system's code where there is one.
#[must_use]
pub fn of_connection_failed(reason: Option<&str>) -> String {
    let mut message = "The server could not be reached, or the connection broke before it answered.".to_owned();
    if let Some(reason) = reason {
        message += &(" Reason: ".to_owned() + reason + ".");
    }
    message
}

/// An answer that is no success, with what the server said: Novu, or without a secret key whatever answers at `serverURL`.
#[must_use]
pub fn of_answer(code: NovuErrorCode, status: u16, text: &str, has_key: bool) -> String {
    let advice = match code {
        NovuErrorCode::Redirected => return REDIRECTED.to_owned(),
        NovuErrorCode::Unauthorized if !has_key => " Is the user signed in?",
        NovuErrorCode::Unauthorized => {
            " Check secretKey, and that it belongs to the region of serverURL (https://eu.api.novu.co for the EU)."
        }
        NovuErrorCode::PaymentRequired => " The plan of the Novu organization does not allow it.",
        NovuErrorCode::Conflict => " Use that connection, or delete it before you create another.",
        NovuErrorCode::RateLimited => " Wait before you call again.",
        _ => "",
    };
    answered(if has_key { "Novu" } else { "The server" }, status, text, advice)
}

/// A connection has the identifier that was sent, whoever it belongs to.
#[must_use]
pub fn of_identifier_taken(status: u16, text: &str) -> String {
    answered("Novu", status, text, " Choose another identifier, or leave it out.")
}

/// A success that is not what was asked for, and what that would be.
#[must_use]
pub fn of_invalid_response(expected: &str) -> String {
    "The server answered with success, but not with ".to_owned()
        + expected
        + ". Check that serverURL is Novu's API, or your worker."
}

/// No answer in time; how many milliseconds an attempt had.
#[must_use]
pub fn of_attempt_timeout(ms: u64) -> String {
    "The server did not answer within ".to_owned() + &decimal(ms) + " ms."
}

/// Not in time; how many milliseconds the call had.
#[must_use]
pub fn of_timeout(ms: u64) -> String {
    "The call did not end within ".to_owned() + &decimal(ms) + " ms."
}

fn answered(who: &str, status: u16, text: &str, advice: &str) -> String {
    let colon = if text.is_empty() { "" } else { ": " };
    let end = if matches!(text.as_bytes().last(), Some(b'.' | b'!' | b'?')) { "" } else { "." };
    who.to_owned() + " answered " + &decimal(status.into()) + colon + text + end + advice
}

/// The text of a server without control characters, and not too long.
pub(crate) fn cut(text: &str, most: usize) -> String {
    let mut out = String::new();
    let mut length = 0;
    for character in text.trim_ascii().chars().filter(|character| !character.is_control()) {
        length += character.len_utf16();
        if length > most {
            out.push('…');
            break;
        }
        out.push(character);
    }
    out
}

const NOT_VALID: &str = "The request is not valid: ";

/// The first of the issues, and how many more there are.
pub(super) fn of_issues(issues: &[ValidationIssue]) -> String {
    let Some(first) = issues.first() else { return "The request is not valid.".to_owned() };
    let more = match issues.len() - 1 {
        0 => String::new(),
        1 => " There is 1 more issue.".to_owned(),
        more => " There are ".to_owned() + &decimal(more as u64) + " more issues.",
    };
    NOT_VALID.to_owned() + &first.message + &more
}

/// The same for a provider's answer.
#[cfg(feature = "providers")]
pub(super) fn of_provider_answer(issues: &[ValidationIssue]) -> String {
    let text = of_issues(issues);
    "The answer cannot become a connection: ".to_owned() + text.strip_prefix(NOT_VALID).unwrap_or_default()
}
