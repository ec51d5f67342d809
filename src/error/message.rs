use super::NovuErrorCode;
use crate::{
    idempotency_key,
    text::{self, concat, digits},
    validation::ValidationIssue,
};

/// What can be wrong with the options of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Configuration {
    /// The options are no object, or one of them cannot be read.
    Options,
    /// `secretKey` is no text or function, is empty, or has other characters than visible ASCII.
    SecretKey,
    /// The function `secretKey` failed.
    SecretKeyFunction,
    /// A secret key in a browser page.
    SecretKeyInPage,
    /// Neither a secret key nor a server.
    NoServer,
    /// `serverURL` is not the base of an API.
    ServerUrl,
    /// `idempotencyKey` is no text, is empty or too long, or has other characters than visible ASCII.
    IdempotencyKey,
    /// `timeoutMs` is no positive whole number.
    TimeoutMs,
    /// `attemptTimeoutMs` is no positive whole number.
    AttemptTimeoutMs,
    /// `maxRetries` is no whole number.
    MaxRetries,
    /// `onAttempt` is no function.
    OnAttempt,
    /// `signal` is no `AbortSignal`.
    Signal,
    /// `fetch` is no function, or the runtime has none.
    Fetch,
    /// `headers` are no headers.
    Headers,
    /// `dangerouslyAllowBrowser` is no boolean.
    DangerouslyAllowBrowser,
    /// The path given to `validateField`.
    Path,
}

impl Configuration {
    /// A sentence that names the option, and never its value.
    #[must_use]
    pub fn message(self) -> String {
        let text = match self {
            Self::Options => "The options must be an object whose members can be read.",
            Self::SecretKey => {
                "secretKey must be a text of visible ASCII characters, not empty, or a function that returns one."
            }
            Self::SecretKeyFunction => "secretKey could not be obtained: the function failed.",
            Self::SecretKeyInPage => {
                "secretKey must not be in a browser page, where everybody could read it: call your own worker with serverURL, and \
                 let that add the key."
            }
            Self::NoServer => {
                "Give a secretKey, or the serverURL of your own worker that adds one: without a key Novu refuses the call."
            }
            Self::ServerUrl => {
                "serverURL must be an http or https URL without user name, password, query and fragment, like https://api.novu.co."
            }
            Self::IdempotencyKey => "idempotencyKey must be a text of 1 to 255 visible ASCII characters.",
            Self::TimeoutMs => "timeoutMs must be a whole number of milliseconds, at least 1.",
            Self::AttemptTimeoutMs => "attemptTimeoutMs must be a whole number of milliseconds, at least 1.",
            Self::MaxRetries => "maxRetries must be a whole number, at least 0.",
            Self::OnAttempt => "onAttempt must be a function.",
            Self::Signal => "signal must be an AbortSignal.",
            Self::Fetch => "fetch must be a function; without that option the runtime must have a global fetch.",
            Self::Headers => "headers must be what the Headers constructor takes, with valid names and values.",
            Self::DangerouslyAllowBrowser => "dangerouslyAllowBrowser must be true or false.",
            Self::Path => "The path must be an array of texts, like [\"workspace\", \"id\"].",
        };
        text.to_owned()
    }
}

/// What the texts say.
const _: () = assert!(idempotency_key::MAX_LENGTH == 255);

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
    /// Not in time; how many milliseconds the call had.
    Timeout(u64),
    /// No answer in time; how many milliseconds an attempt had.
    AttemptTimeout(u64),
}

/// What is cut off of a server's text, in UTF-16 units, so that a whole message stays under 1,000.
const LONGEST_TEXT: usize = 600;

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
                let text = cut(text);
                let advice = advice(code);
                let colon = if text.is_empty() { "" } else { ": " };
                let end = if matches!(text.as_bytes(), [.., b'.' | b'!' | b'?']) { "" } else { "." };
                concat(&["Novu answered ", &digits(status.into()), colon, &text, end, advice])
            }
            Self::Edge(text) => cut(text),
            Self::InvalidResponse(expected) => concat(&[
                "The server answered with success, but not with ",
                expected,
                ". Check that serverURL is Novu's API, or your worker.",
            ]),
            Self::ConnectionFailed => {
                "The server could not be reached, or the connection broke before it answered.".to_owned()
            }
            Self::AttemptTimeout(ms) => within("The server did not answer", ms),
            Self::Timeout(ms) => within("The call did not end", ms),
        }
    }
}

fn within(what: &str, ms: u64) -> String {
    concat(&[what, " within ", &digits(ms), " ms."])
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
fn cut(text: &str) -> String {
    let mut out = String::new();
    let mut length = 0;
    for character in text::trimmed(text).chars().filter(|character| !character.is_control()) {
        length += character.len_utf16();
        if length > LONGEST_TEXT {
            out.push('…');
            break;
        }
        out.push(character);
    }
    out
}

/// The first of the issues, and how many more there are.
pub(super) fn of_issues(issues: &[ValidationIssue]) -> String {
    let Some(first) = issues.first() else { return "The request is not valid.".to_owned() };
    let more = match issues.len() - 1 {
        0 => String::new(),
        1 => " There is 1 more issue.".to_owned(),
        more => concat(&[" There are ", &digits(more as u64), " more issues."]),
    };
    concat(&["The request is not valid: ", &first.message, &more])
}
