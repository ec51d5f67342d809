use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantArray};

/// Why lines fail.
#[derive(Clone, Copy, Debug, Deserialize, IntoStaticStr, PartialEq, Eq, PartialOrd, Ord, Serialize, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum FailureKind {
    /// The line is wrong, and was not sent.
    Invalid,
    /// A connection with another identifier is in the way.
    OtherConnection,
    /// The connection in the way is of another workspace.
    OtherWorkspace,
    /// The identifier that the line has is that of somebody else's connection.
    IdentifierTaken,
    /// There is no such subscriber.
    SubscriberMissing,
    /// There is no such integration.
    IntegrationMissing,
    /// Novu refused the request for another reason.
    Refused,
    /// Novu did not answer, or not usefully.
    NoAnswer,
    /// Novu lets no more requests through for a long time.
    RateLimited,
    /// The secret key is wrong.
    Unauthorized,
    /// The secret key may not do it.
    Forbidden,
    /// The plan does not allow it.
    PaymentRequired,
    /// The server is not Novu's API, or an option of the call is wrong.
    Configuration,
}

/// What a failure means for the lines after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Halt {
    /// Nothing.
    No,
    /// They would fail too, if there are many of the kind in a row.
    IfRepeated,
    /// They would fail too.
    AtOnce,
}

impl FailureKind {
    /// What it means for the other lines.
    #[must_use]
    pub const fn halt(self) -> Halt {
        match self {
            Self::IntegrationMissing
            | Self::RateLimited
            | Self::Unauthorized
            | Self::Forbidden
            | Self::PaymentRequired
            | Self::Configuration => Halt::AtOnce,
            Self::NoAnswer => Halt::IfRepeated,
            _ => Halt::No,
        }
    }

    /// What the report calls it.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Invalid => "not valid",
            Self::OtherConnection => "another connection is in the way",
            Self::OtherWorkspace => "a connection of another workspace is in the way",
            Self::IdentifierTaken => "the identifier is taken",
            Self::SubscriberMissing => "no such subscriber",
            Self::IntegrationMissing => "no such integration",
            Self::Refused => "refused by Novu",
            Self::NoAnswer => "no useful answer",
            Self::RateLimited => "rate limit",
            Self::Unauthorized => "the secret key is wrong",
            Self::Forbidden => "the secret key may not do this",
            Self::PaymentRequired => "the plan does not allow it",
            Self::Configuration => "the server or an option is wrong",
        }
    }

    /// What to do about it.
    #[must_use]
    pub const fn advice(self) -> &'static str {
        match self {
            Self::Invalid => "Mend these lines; --dry-run says what is wrong with each.",
            Self::OtherConnection => {
                "A connection with another identifier has this integration, subscriber and contexts. Replace its tokens with --upsert, or \
                 delete it, or give the line a context of its own."
            }
            Self::OtherWorkspace => {
                "The subscriber has connected another workspace. Delete that connection, or give the line a context of its own."
            }
            Self::IdentifierTaken => {
                "A connection of another integration, subscriber, context or workspace has the identifier of the line. Leave the identifier out."
            }
            Self::SubscriberMissing => "Create these subscribers in Novu first.",
            Self::IntegrationMissing => {
                "Check --integration, and that NOVU_SECRET_KEY is of the environment that has the integration."
            }
            Self::Refused => "The message says why.",
            Self::NoAnswer => "Try these lines again when Novu answers.",
            Self::RateLimited => "Go on later, or with a lower --rate.",
            Self::Unauthorized => "Check NOVU_SECRET_KEY, and --server-url (https://eu.api.novu.co for the EU).",
            Self::Forbidden => "Take a secret key that may create connections.",
            Self::PaymentRequired => "Look at the limits of the plan.",
            Self::Configuration => "Check --server-url.",
        }
    }
}
