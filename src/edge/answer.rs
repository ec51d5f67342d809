use super::Refusal;
use crate::{
    call::own_headers,
    error::{NovuErrorCode, Outcome},
    text::concat,
};

/// How a call ended without a connection, in the texts of its error; a number is in decimal, or missing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Ending<'a> {
    /// The code.
    pub code: &'a str,
    /// The outcome.
    pub outcome: &'a str,
    /// What Novu answered last.
    pub status: &'a str,
    /// How many seconds Novu asked to wait.
    pub retry_after: &'a str,
    /// Whether the call only looked for a connection.
    pub is_look_up: bool,
}

impl Ending<'_> {
    /// The answer.
    ///
    /// # Errors
    /// If the caller is told no more than this.
    pub fn answer(self) -> Result<String, Refusal> {
        let is_open = self.outcome == Outcome::Unknown.as_str();
        if self.is_look_up && self.code == NovuErrorCode::NotFound.as_str() && !is_open {
            return Err(Refusal::NotFound);
        }
        // Not the caller's fault: what Novu refuses is the handler's own key.
        if self.is_look_up || matches!(self.status, "401" | "403") {
            return Err(Refusal::Upstream);
        }
        let status = match self.code {
            VALIDATION => "422",
            CONFIGURATION => "500",
            TIMEOUT => "504",
            _ => match self.status.as_bytes() {
                // A status that the caller takes for final would hide that the connection may exist.
                [b'4', ..] if is_open && self.status != "408" => "503",
                [b'4' | b'5', ..] => self.status,
                _ => "502",
            },
        };
        let name = if self.retry_after.is_empty() { "" } else { "\nRetry-After:" };
        Ok(concat(&[status, " code,message,issues,connectionIdentifier", name, self.retry_after]))
    }
}

const VALIDATION: &str = NovuErrorCode::Validation.as_str();
const CONFIGURATION: &str = NovuErrorCode::Configuration.as_str();
const TIMEOUT: &str = NovuErrorCode::Timeout.as_str();

/// The members of a connection that a page is shown: not its tokens, and nothing that Novu may add.
macro_rules! shown {
    ($status:literal) => {
        concat!(
            $status,
            " identifier,channel,providerId,integrationIdentifier,subscriberId,contextKeys,workspace,createdAt,updatedAt"
        )
    };
}

/// The answer to a page that created a connection.
pub const CREATED: &str = shown!("201");

/// The answer to a page that found a connection.
pub const FOUND: &str = shown!("200");

/// The answer to the question what an allowed origin may send.
pub const PREFLIGHT: &str = concat!(
    "204\nAccess-Control-Allow-Methods:GET,POST\nAccess-Control-Max-Age:86400\nAccess-Control-Allow-Headers:",
    own_headers!()
);

/// The header fields of every answer, a line each. An origin that is allowed is told so.
#[must_use]
pub fn fields(allowed_origin: &str) -> String {
    const ALWAYS: &str = "Cache-Control:no-store\nX-Content-Type-Options:nosniff\nVary:Origin";
    const ALLOWED: &str = "\nAccess-Control-Allow-Credentials:true\nAccess-Control-Expose-Headers:Retry-After\nAccess-Control-Allow-Origin:";
    concat(&[ALWAYS, if allowed_origin.is_empty() { "" } else { ALLOWED }, allowed_origin])
}
