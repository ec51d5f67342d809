//! What the server remembers.

use super::{
    idempotency::Answers, options::Options, provider::Provider, random::SeededRandom, rate_limit::Bucket,
    read_json::SyntaxError, store::Store,
};

/// An environment of Novu.
pub(super) struct Environment {
    pub(super) answers: Answers,
    pub(super) bucket: Option<Bucket>,
    pub(super) options: Options,
    pub(super) provider: Provider,
    pub(super) random: SeededRandom,
    pub(super) store: Store,
    pub(super) syntax_error: SyntaxError,
}

impl Environment {
    /// An environment without connections.
    pub(super) fn new(options: Options, syntax_error: SyntaxError) -> Self {
        Self {
            answers: Answers::default(),
            bucket: None,
            provider: Provider::new(options.seed),
            random: SeededRandom::new(options.seed),
            options,
            store: Store::default(),
            syntax_error,
        }
    }
}
