use crate::text;

/// What a 409 is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Conflict {
    /// A connection is in the way; its identifier.
    With(String),
    /// A request with the same idempotency key is being worked on.
    InProgress,
    /// It does not say.
    Unclear,
}

/// Reads the message of a 409. Novu names the connection in its prose and nowhere else
/// (`create-channel-connection.usecase.ts`, `idempotency.interceptor.ts`).
pub(super) fn read(message: &str, sent: &str) -> Conflict {
    if message.ends_with("is currently being processed. Please retry after 1 second") {
        return Conflict::InProgress;
    }
    if let Some((_, identifier)) = text::split(message, ". Connection ID: ") {
        return Conflict::With(identifier.to_owned());
    }
    if message.starts_with("Channel connection with identifier \"")
        && text::contains(message, "\" already exists in environment \"")
    {
        return Conflict::With(sent.to_owned());
    }
    Conflict::Unclear
}
