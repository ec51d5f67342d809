use super::code::NovuErrorCode;
use crate::{text::decimal, validation::ValidationIssue};

/// How a call ended without a connection.
#[derive(Clone, Copy, Debug)]
pub enum Explanation<'a> {
    /// An answer that is no success, with what the server said.
    Answer(NovuErrorCode, u16, &'a str),
    /// What the handler at the edge said, a sentence already.
    Edge(&'a str),
    /// A success that is not what was asked for, with what that would be.
    InvalidResponse(&'static str),
    /// No answer.
    ConnectionFailed,
    /// The option `fetch` resolved to something else.
    NoResponse,
    /// Not in time; how many milliseconds the call had.
    Timeout(u64),
    /// No answer in time; how many milliseconds an attempt had.
    AttemptTimeout(u64),
}

impl Explanation<'_> {
    /// One sentence, with advice where there is some.
    #[must_use]
    pub fn message(self) -> String {
        match self {
            Self::Answer(NovuErrorCode::Redirected, ..) => {
                "The server answered with a redirect, which is never followed: key and tokens are for serverURL alone. Check it."
                    .to_owned()
            }
            Self::Answer(code, status, text) => {
                let advice = advice(code);
                let colon = if text.is_empty() { "" } else { ": " };
                let end = if matches!(text.as_bytes().last(), Some(b'.' | b'!' | b'?')) { "" } else { "." };
                "Novu answered ".to_owned() + &decimal(status.into()) + colon + text + end + advice
            }
            Self::Edge(text) => text.to_owned(),
            Self::InvalidResponse(expected) => "The server answered with success, but not with ".to_owned()
                + expected
                + ". Check that serverURL is Novu's API, or your worker.",
            Self::ConnectionFailed => {
                "The server could not be reached, or the connection broke before it answered.".to_owned()
            }
            Self::NoResponse => "fetch must resolve to a Response with a status, headers, and a body that is a stream or null."
                .to_owned(),
            Self::AttemptTimeout(ms) => "The server did not answer within ".to_owned() + &decimal(ms) + " ms.",
            Self::Timeout(ms) => "The call did not end within ".to_owned() + &decimal(ms) + " ms.",
        }
    }
}

const fn advice(code: NovuErrorCode) -> &'static str {
    match code {
        NovuErrorCode::Unauthorized => {
            " Check secretKey, and that it belongs to the region of serverURL (https://eu.api.novu.co for the EU)."
        }
        NovuErrorCode::PaymentRequired => " The plan of the Novu organization does not allow it.",
        NovuErrorCode::Conflict => " Use that connection, or delete it before you create another.",
        NovuErrorCode::RateLimited => " Wait before you call again.",
        _ => "",
    }
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
pub(super) fn of_answer(issues: &[ValidationIssue]) -> String {
    let text = of_issues(issues);
    "The answer cannot become a connection: ".to_owned() + text.strip_prefix(NOT_VALID).unwrap_or_default()
}
