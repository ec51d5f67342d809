//! What became of a line.

use serde::{Deserialize, Serialize};

use super::{failure_kind::FailureKind, identity::Identity, line_fault::LineFault};
use crate::{
    client::has_same_owner,
    error::{NovuErrorCode, cut, message},
    json::Json,
    variant::from_text,
};

/// What became of a line that did not fail.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LineOutcome {
    /// Its connection was created.
    Created,
    /// The tokens of its connection were replaced.
    Replaced,
    /// Its connection was there.
    There,
}

/// How much of a message is kept, in characters.
const MAX_MESSAGE: usize = 500;

/// Why a line has no connection.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Failure {
    /// The kind, by which the report counts.
    pub kind: FailureKind,
    /// The reason, without secrets.
    pub message: String,
    /// What is wrong with a line that was not sent.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub faults: Vec<LineFault>,
}

/// The members of a `NovuError` that are read.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ErrorFacts {
    /// Its code.
    pub code: String,
    /// Its message, which has no secrets.
    pub message: String,
    /// What was not found.
    pub resource: Option<String>,
    /// The connection in the way.
    pub connection_identifier: Option<String>,
    /// How long Novu wants to be left alone.
    pub retry_after_ms: Option<f64>,
}

/// What an error of a call says of its line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The connection of the line is there.
    There,
    /// The connection with the identifier that the line gave is there: whether it is that of the line, it has to be asked itself.
    LookUp,
    /// There is none.
    Failed(Failure),
}

impl Failure {
    /// A line that was not sent.
    #[must_use]
    pub fn invalid(faults: Vec<LineFault>) -> Self {
        let message = faults.first().map(|fault| fault.message.to_string()).unwrap_or_default();
        Self { kind: FailureKind::Invalid, message, faults }
    }

    /// A line whose call failed, or that the consumer of a queue gave up.
    #[must_use]
    pub fn of_error(error: &ErrorFacts) -> Self {
        Self { kind: kind_of(error), message: cut(&error.message, MAX_MESSAGE), faults: Vec::new() }
    }

    /// A line whose identifier is that of a connection of somebody else.
    #[must_use]
    pub fn identifier_taken() -> Self {
        let kind = FailureKind::IdentifierTaken;
        Self { kind, message: kind.advice().to_owned(), faults: Vec::new() }
    }
}

impl Verdict {
    /// From the error of a create or upsert.
    #[must_use]
    pub fn of(error: &ErrorFacts, identity: &Identity) -> Self {
        let is_own = error.connection_identifier.as_deref() == Some(identity.identifier.as_str());
        match Failure::of_error(error) {
            Failure { kind: FailureKind::OtherConnection, .. } if is_own && identity.is_given => Self::LookUp,
            Failure { kind: FailureKind::OtherConnection, .. } if is_own => Self::There,
            failure => Self::Failed(failure),
        }
    }

    /// After the connection with the identifier of the line was looked up.
    #[must_use]
    pub fn of_found(request: &Json, found: &Json) -> Self {
        let same_workspace = request["workspace"]["id"] == found["workspace"]["id"];
        if same_workspace && has_same_owner(&Some(request.clone()), &Some(found.clone()), false) {
            Self::There
        } else {
            Self::Failed(Failure::identifier_taken())
        }
    }
}

/// The kind of an error.
fn kind_of(error: &ErrorFacts) -> FailureKind {
    use NovuErrorCode as Code;
    // One that this version does not know is a refusal.
    let Some(code) = from_text(&error.code) else { return FailureKind::Refused };
    match (code, error.resource.as_deref()) {
        (Code::Conflict, _) if error.message == message::OTHER_WORKSPACE => FailureKind::OtherWorkspace,
        (Code::Conflict, _) if error.message == message::OTHER_OWNER => FailureKind::IdentifierTaken,
        (Code::Conflict, _) => FailureKind::OtherConnection,
        (Code::NotFound, Some("subscriber")) => FailureKind::SubscriberMissing,
        (Code::NotFound, Some("integration")) => FailureKind::IntegrationMissing,
        // It was deleted in between.
        (Code::NotFound, Some("connection")) => FailureKind::NoAnswer,
        // A path that the server does not know.
        (Code::NotFound | Code::Redirected | Code::Configuration, _) => FailureKind::Configuration,
        (Code::Validation, _) => FailureKind::Invalid,
        (Code::Unauthorized, _) => FailureKind::Unauthorized,
        (Code::Forbidden, _) => FailureKind::Forbidden,
        (Code::PaymentRequired, _) => FailureKind::PaymentRequired,
        (Code::RateLimited, _) if error.retry_after_ms.is_some() => FailureKind::RateLimited,
        (Code::RateLimited | Code::ServerError | Code::ConnectionFailed | Code::Timeout | Code::InvalidResponse, _) => {
            FailureKind::NoAnswer
        }
        _ => FailureKind::Refused,
    }
}
