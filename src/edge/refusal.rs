use crate::{names::names, validation::body_too_large};

names! {
    /// What the handler at the edge answers with besides a `NovuErrorCode`.
    EdgeErrorCode {
        /// 405: the header `Allow` says which method to use.
        MethodNotAllowed = "method_not_allowed",
        /// 415: the request is not sent as `application/json`.
        UnsupportedMediaType = "unsupported_media_type",
    }
}

/// Why the handler does not even ask Novu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A page of another origin.
    Origin,
    /// Another method than POST, for the resource.
    NotPost,
    /// Another method than GET, for a connection.
    NotGet,
    /// A body that is not declared as JSON.
    MediaType,
    /// A body over the limit.
    TooLarge,
    /// A body that is not JSON.
    NotJson,
    /// A body that could not be read.
    Broken,
    /// A body that took too long.
    Slow,
    /// `authorize` failed.
    Undecided,
    /// `authorize` took too long.
    LateDecision,
    /// `authorize` gave what is neither a scope nor a `Response`.
    NoDecision,
    /// `authorize` gave no scope.
    NoScope,
    /// A connection for everybody in the contexts, from somebody who may connect for one subscriber.
    Shared,
    /// No connection of this identifier in the caller's scope.
    NotFound,
    /// Novu did not answer the look-up, or refused the handler's own key.
    Upstream,
}

impl Refusal {
    /// The answer. Its message is for whoever builds the page.
    #[must_use]
    pub const fn answer(self) -> &'static str {
        match self {
            Self::Origin => "403 forbidden This origin is none of allowedOrigins.",
            Self::NotPost => "405 method_not_allowed Use POST.\nAllow:POST",
            Self::NotGet => "405 method_not_allowed Use GET.\nAllow:GET",
            Self::MediaType => "415 unsupported_media_type Send the request as application/json.",
            Self::TooLarge => concat!("413 payload_too_large ", body_too_large!()),
            Self::NotJson => "400 bad_request The body is not JSON.",
            Self::Broken => "400 bad_request The body broke off, or was read before.",
            Self::Slow => "408 timeout The body did not arrive in time.",
            Self::Undecided => "500 server_error authorize failed.",
            Self::LateDecision => "504 timeout authorize took too long.",
            Self::NoDecision => "500 configuration authorize must return { subscriberId?, context? } or a Response.",
            Self::NoScope => "403 forbidden You may not connect.",
            Self::Shared => "403 forbidden You may not share the connection: leave connectionMode out.",
            Self::NotFound => "404 not_found There is no such connection.",
            Self::Upstream => "502 server_error Novu could not be asked.",
        }
    }
}
