//! What a sandbox is made of.

use super::{fault::Fault, idempotency::Idempotency, rate_limit::RateLimit};

/// What there is in a sandbox besides connections. By default any integration, any subscriber and any key is right.
#[derive(Clone, Default)]
pub struct Options {
    /// The integrations of the environment.
    pub integrations: Integrations,
    /// The subscribers of the environment.
    pub subscribers: Subscribers,
    /// The one secret key that is right; `None`: any text without white space is.
    pub secret_key: Option<String>,
    /// Whether idempotency keys are heeded; by default they are not, as for most organizations.
    pub idempotency: Option<Idempotency>,
    /// How many requests are let through; by default all.
    pub rate_limit: Option<RateLimit>,
    /// For how long after its creation a connection escapes the checks of other creations, in milliseconds. The server looks
    /// first and inserts later, and only the identifier is unique in its database: of two creations that race, the second
    /// gets a 500 over the identifier, and may repeat integration, subscriber and contexts unnoticed. By default none race.
    pub race_ms: u64,
    /// What goes wrong on the way; of several faults that apply to a request, the first. By default nothing.
    pub faults: Vec<Fault>,
    /// Where the generated identifiers and error ids, and faults by probability, begin; the same seed gives the same ones.
    pub seed: u64,
}

/// The integrations of an environment.
#[derive(Clone, Default)]
pub enum Integrations {
    /// Every identifier but the empty one is a Slack integration with credentials.
    #[default]
    Any,
    /// These and no others.
    Only(Vec<Integration>),
}

impl Integrations {
    /// The integration called `identifier`.
    pub(super) fn find(&self, identifier: &str) -> Option<Integration> {
        match self {
            Self::Any if identifier.is_empty() => None,
            Self::Any => Some(Integration {
                credentials: Some(Credentials { client_id: "client-id".into(), secret_key: "client-secret".into() }),
                ..Integration::slack(identifier)
            }),
            Self::Only(list) => list.iter().find(|integration| integration.identifier == identifier).cloned(),
        }
    }
}

/// An integration, as far as connections depend on it.
#[derive(Clone)]
pub struct Integration {
    /// Its identifier, `slack-prod`.
    pub identifier: String,
    /// Its provider, `slack`.
    pub provider_id: String,
    /// Its channel, `chat`.
    pub channel: String,
    /// Its OAuth credentials; without them most providers refuse a refresh token.
    pub credentials: Option<Credentials>,
}

impl Integration {
    /// A Slack integration without credentials.
    #[must_use]
    pub fn slack(identifier: impl Into<String>) -> Self {
        Self { identifier: identifier.into(), provider_id: "slack".into(), channel: "chat".into(), credentials: None }
    }
}

/// The OAuth credentials of an integration. An empty one counts as missing.
#[derive(Clone)]
pub struct Credentials {
    /// The client id.
    pub client_id: String,
    /// The client secret.
    pub secret_key: String,
}

/// The subscribers of an environment.
#[derive(Clone, Default)]
pub enum Subscribers {
    /// Every id is one.
    #[default]
    Any,
    /// These ids and no others.
    Only(Vec<String>),
}

impl Subscribers {
    /// Whether there is a subscriber with this id.
    pub(super) fn contain(&self, id: &str) -> bool {
        match self {
            Self::Any => true,
            Self::Only(ids) => ids.iter().any(|known| known == id),
        }
    }
}
