use crate::text::split_once;

/// What stands before the environment in a message.
pub(super) const IN_ENVIRONMENT: &str = " in environment \"";

/// What a 409 is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Conflict {
    /// A connection is in the way; its identifier.
    With(String),
    /// The identifier that was sent is that of another connection, whoever it belongs to.
    Taken,
    /// A request with the same idempotency key is still being processed.
    InProgress,
    /// It does not say.
    Unclear,
}

impl Conflict {
    /// Reads the message of a 409. Novu names the connection in its prose and nowhere else
    /// (`create-channel-connection.usecase.ts`, `idempotency.interceptor.ts`).
    pub(super) fn read(message: &str) -> Self {
        if message.ends_with("is currently being processed. Please retry after 1 second") {
            return Self::InProgress;
        }
        if let Some((_, identifier)) = split_once(message, ". Connection ID: ") {
            return Self::With(identifier.to_owned());
        }
        if message.starts_with("Channel connection with identifier \"") && split_once(message, IN_ENVIRONMENT).is_some()
        {
            return Self::Taken;
        }
        Self::Unclear
    }
}
