use serde::Serialize;
use strum::{IntoStaticStr, VariantArray};
#[cfg(feature = "js")]
use tsify::Tsify;

use crate::{
    error::{NovuErrorCode, Resource},
    validation::{BODY_TOO_LARGE, IssueCode},
};

/// The error codes of the edge handler that are no `NovuErrorCode`.
///
/// - `method_not_allowed`: 405: the header `Allow` lists the methods that work.
/// - `unsupported_media_type`: 415: the content type is not `application/json`.
#[derive(Clone, Copy, Debug, IntoStaticStr, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
#[cfg_attr(feature = "js", derive(Tsify))]
#[expect(missing_docs, reason = "the list above, since TypeScript has no documentation of single values")]
pub enum EdgeErrorCode {
    MethodNotAllowed,
    UnsupportedMediaType,
}

/// Why the handler does not even ask Novu, or does not pass on what it says.
#[derive(Clone, Copy, Debug, IntoStaticStr, PartialEq, Eq, VariantArray)]
#[strum(serialize_all = "camelCase")]
pub enum Refusal {
    /// An entry of `allowedOrigins` that is no origin.
    AllowedOrigins,
    /// A page of another origin.
    Origin,
    /// A name in `operations` that is none of them.
    Operations,
    /// `integrations` is no list of texts.
    Integrations,
    /// A method that no allowed operation uses.
    Method,
    /// A body that is not declared as JSON.
    MediaType,
    /// A body over the limit.
    BodyTooLarge,
    /// A body that is not JSON.
    BodyNotJson,
    /// A body that could not be read.
    BodyBroken,
    /// A body that took too long.
    BodyTimeout,
    /// There is no `authorize`.
    NoAuthorize,
    /// `authorize` failed.
    AuthorizeFailed,
    /// `authorize` took too long.
    AuthorizeTimeout,
    /// `authorize` gave what is neither a scope nor a `Response`.
    InvalidScope,
    /// It has a member that no scope has: perhaps one that is misspelt, without which others would share the connection.
    UnknownScopeMember,
    /// `authorize` gave no scope.
    NoScope,
    /// `authorize` gave a scope with a member that says nothing.
    EmptyScope,
    /// A connection for everybody in the contexts, from somebody who may connect for one subscriber.
    Shared,
    /// An identifier that the page may not choose.
    Identifier,
    /// An integration that the page may not name.
    Integration,
    /// `allowIdentifier` failed.
    AllowIdentifierFailed,
    /// `allowIdentifier` took too long.
    AllowIdentifierTimeout,
    /// A connection of the caller's scope is in the way.
    InTheWay,
    /// No connection of this identifier in the caller's scope.
    NotFound,
    /// Another path than that of the resource.
    OtherPath,
    /// Novu did not answer the look-up, or refused the handler's own key.
    Upstream,
    /// What should not happen: the handler failed.
    Failed,
}

impl Refusal {
    /// The status of the answer.
    #[must_use]
    pub const fn status(self) -> u32 {
        match self {
            Self::BodyNotJson | Self::BodyBroken => 400,
            Self::Origin | Self::NoScope | Self::EmptyScope | Self::Shared => 403,
            Self::NotFound | Self::OtherPath => 404,
            Self::Method => 405,
            Self::BodyTimeout => 408,
            Self::BodyTooLarge => 413,
            Self::InTheWay => 409,
            Self::MediaType => 415,
            Self::Identifier | Self::Integration => 422,
            Self::AllowedOrigins
            | Self::Operations
            | Self::Integrations
            | Self::AuthorizeFailed
            | Self::InvalidScope
            | Self::UnknownScopeMember
            | Self::NoAuthorize
            | Self::AllowIdentifierFailed
            | Self::Failed => 500,
            Self::Upstream => 502,
            Self::AuthorizeTimeout | Self::AllowIdentifierTimeout => 504,
        }
    }

    /// The code in the answer: a [`NovuErrorCode`] or an [`EdgeErrorCode`].
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Method => return EdgeErrorCode::MethodNotAllowed.into(),
            Self::MediaType => return EdgeErrorCode::UnsupportedMediaType.into(),
            Self::BodyNotJson | Self::BodyBroken => NovuErrorCode::BadRequest,
            Self::Origin | Self::NoScope | Self::EmptyScope | Self::Shared => NovuErrorCode::Forbidden,
            Self::NotFound | Self::OtherPath => NovuErrorCode::NotFound,
            Self::InTheWay => NovuErrorCode::Conflict,
            Self::Identifier | Self::Integration => NovuErrorCode::Validation,
            Self::BodyTimeout | Self::AuthorizeTimeout | Self::AllowIdentifierTimeout => NovuErrorCode::Timeout,
            Self::BodyTooLarge => NovuErrorCode::PayloadTooLarge,
            Self::AllowedOrigins
            | Self::Operations
            | Self::Integrations
            | Self::NoAuthorize
            | Self::InvalidScope
            | Self::UnknownScopeMember => NovuErrorCode::Configuration,
            Self::AuthorizeFailed | Self::AllowIdentifierFailed | Self::Upstream | Self::Failed => {
                NovuErrorCode::ServerError
            }
        }
        .into()
    }

    /// The issue in the answer, where one field is the reason: its path, and the kind of fault.
    #[must_use]
    pub const fn issue(self) -> Option<([&'static str; 1], IssueCode)> {
        match self {
            Self::Identifier => Some((["identifier"], IssueCode::Reserved)),
            Self::Integration => Some((["integrationIdentifier"], IssueCode::Reserved)),
            _ => None,
        }
    }

    /// What was not found, where that is the reason.
    #[must_use]
    pub const fn resource(self) -> Option<Resource> {
        match self {
            Self::NotFound => Some(Resource::Connection),
            _ => None,
        }
    }

    /// What whoever builds the handler finds on the console, where the answer is not to say it.
    #[must_use]
    pub const fn log(self) -> Option<&'static str> {
        match self {
            Self::EmptyScope => Some(
                "authorize returned a scope with a member that is there but empty, which lets nobody in: \
                return undefined for a caller you do not know, and leave out what a scope does not have.",
            ),
            Self::Failed => Some(
                "The WebAssembly of novu-channel-connections trapped, and is not used any more: start the worker anew. \
                What it failed with was logged before.",
            ),
            _ => None,
        }
    }

    /// The message in the answer, for whoever builds the page.
    #[must_use]
    pub const fn message(self) -> &'static str {
        match self {
            Self::AllowedOrigins => {
                "allowedOrigins must be a list of origins as browsers write them, like https://app.example.com: \
                without a path, a blank or a star, and never null."
            }
            Self::Origin => "This origin is none of allowedOrigins.",
            Self::Operations => "operations must be a list of these: create, upsert, list, retrieve, delete.",
            Self::Integrations => "integrations must be a list of integration identifiers.",
            Self::Method => {
                "The handler does not answer this method here: the header Allow has those that its operations need."
            }
            Self::MediaType => "Send the request as application/json.",
            Self::BodyTooLarge => BODY_TOO_LARGE,
            Self::BodyNotJson => "The body is not JSON.",
            Self::BodyBroken => "The body broke off, or was read before.",
            Self::BodyTimeout => "The body did not arrive in time.",
            Self::NoAuthorize => "authorize is required: a function that says who is calling.",
            Self::AuthorizeFailed => "authorize failed.",
            Self::AuthorizeTimeout => "authorize took too long.",
            Self::InvalidScope => {
                "authorize must return a valid scope or a Response: what it fixes is checked as a part of the request."
            }
            Self::UnknownScopeMember => {
                "authorize returned a member that is none of these: subscriberId, context, integrationIdentifier, \
                identifier, workspace, auth."
            }
            Self::NoScope | Self::EmptyScope => "You may not connect.",
            Self::Shared => "You may not share the connection: leave connectionMode out.",
            Self::Identifier => "Leave identifier out, or send one that generateIdentifier() makes.",
            Self::Integration => "This integration is none that you may connect.",
            Self::AllowIdentifierFailed => "allowIdentifier failed.",
            Self::AllowIdentifierTimeout => "allowIdentifier took too long.",
            Self::InTheWay => "A connection is in the way: use it, or delete it before you create another.",
            Self::NotFound => "There is no such connection.",
            Self::OtherPath => "The handler has to be mounted where requests for /v1/channel-connections arrive.",
            Self::Upstream => "Novu could not be asked.",
            Self::Failed => "The handler failed.",
        }
    }
}
