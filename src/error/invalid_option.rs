use crate::idempotency_key;

/// An option of a call that is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InvalidOption {
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
    /// A secret key for a server that is reached without TLS.
    InsecureServer,
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
    /// `onOtherWorkspace` is none of its values.
    OnOtherWorkspace,
    /// The path given to `validateField`.
    Path,
}

impl InvalidOption {
    /// A sentence that names the option, and never its value.
    #[must_use]
    pub const fn message(self) -> &'static str {
        match self {
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
            Self::InsecureServer => {
                "serverURL must be https where a secretKey is sent; http is for localhost, 127.0.0.1 and [::1]."
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
            Self::OnOtherWorkspace => "onOtherWorkspace must be \"replace\" or \"error\".",
            Self::Path => "The path must be an array of texts, like [\"workspace\", \"id\"].",
        }
    }
}

// The limit that a message names.
const _: () = assert!(idempotency_key::MAX_LENGTH == 255);
