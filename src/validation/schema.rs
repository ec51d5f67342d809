//! The fields of a request with their rules, in the order of the request type.

/// How Novu marks a token that it encrypted itself.
pub const ENCRYPTED_TOKEN_PREFIX: &str = "nvsk.";

/// The rule of a field.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Rule {
    /// A string, or nothing.
    Optional,
    /// A string that is not empty.
    Required,
    /// A string that is not empty, without white space around it and control characters, and without [`ENCRYPTED_TOKEN_PREFIX`].
    Token,
    /// A string without white space around it and control characters, or nothing. Novu takes one with the prefix, which it looks for in
    /// the access token alone.
    OptionalToken,
    /// When a token ends, or nothing.
    Expiry,
    /// One of the connection modes, or nothing.
    Mode,
    /// The contexts.
    Context,
    /// The type of a context.
    ContextType,
    /// The id of a context.
    ContextId,
    /// An object with fields of its own.
    Object(Schema),
}

impl Rule {
    /// Whether a field of this rule must be there.
    pub(super) const fn is_required(self) -> bool {
        match self {
            Self::Required | Self::Token | Self::ContextType | Self::ContextId | Self::Object(_) => true,
            Self::Optional | Self::OptionalToken | Self::Expiry | Self::Mode | Self::Context => false,
        }
    }
}

/// An object whose fields have rules.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Schema {
    Request,
    Update,
    Workspace,
    Auth,
}

impl Schema {
    /// Its fields.
    pub(super) const fn fields(self) -> &'static [(&'static str, Rule)] {
        match self {
            Self::Request => &[
                ("identifier", Rule::Optional),
                ("subscriberId", Rule::Optional),
                ("context", Rule::Context),
                ("connectionMode", Rule::Mode),
                ("integrationIdentifier", Rule::Required),
                ("workspace", Rule::Object(Self::Workspace)),
                ("auth", Rule::Object(Self::Auth)),
            ],
            Self::Update => &[("workspace", Rule::Object(Self::Workspace)), ("auth", Rule::Object(Self::Auth))],
            Self::Workspace => &[("id", Rule::Required), ("name", Rule::Optional), ("botUserId", Rule::Optional)],
            Self::Auth => &[
                ("accessToken", Rule::Token),
                ("refreshToken", Rule::OptionalToken),
                ("expiresAt", Rule::Expiry),
                ("refreshTokenExpiresAt", Rule::Expiry),
            ],
        }
    }

    /// The rule of one of its fields.
    pub(super) fn rule(self, name: &str) -> Option<Rule> {
        self.fields().iter().find(|(field, _)| *field == name).map(|(_, rule)| *rule)
    }

    /// The schema of one of its fields, where that is an object with fields of its own.
    pub(super) fn inner(self, name: &str) -> Option<Self> {
        match self.rule(name) {
            Some(Rule::Object(schema)) => Some(schema),
            _ => None,
        }
    }

    /// Where such an object stands in a request; `None` for a request.
    pub(super) const fn name(self) -> Option<&'static str> {
        match self {
            Self::Request | Self::Update => None,
            Self::Workspace => Some("workspace"),
            Self::Auth => Some("auth"),
        }
    }
}
