use std::borrow::Cow;

use super::{issue::IssueCode, schema::Schema};
use crate::{identifier, limits, text::decimal};

/// How a value breaks the rules. All messages of the validation are here.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Violation {
    Missing,
    NotString,
    NotObject,
    Unreadable,
    Empty,
    UnknownMode,
    EncryptedToken,
    TokenSpace,
    Expiry,
    ExpiryNumber,
    BodyTooLarge,
    TooDeep,
    NoOwner,
    NoSubscriber,
    NoContext,
    ContextEmpty,
    TooManyContexts(usize),
    ContextTypeEmpty,
    ContextTypeTooLong,
    ContextTypeFormat,
    ContextTypeReserved,
    ContextValue,
    ContextIdEmpty,
    ContextIdTooLong,
    ContextIdFormat,
    ContextData,
    ContextDataTooLarge,
    Constructor,
    LoneSurrogate,
    DotSegment,
    NoParameter,
}

/// The message for a request over [`limits::BODY_BYTES`].
pub const BODY_TOO_LARGE: &str = "The request is too large: at most 100 KiB as JSON.";

impl Violation {
    pub(crate) const fn code(self) -> IssueCode {
        match self {
            Self::Missing => IssueCode::Required,
            Self::NotString
            | Self::NotObject
            | Self::Unreadable
            | Self::ExpiryNumber
            | Self::ContextValue
            | Self::ContextData
            | Self::NoParameter => IssueCode::Type,
            Self::Empty | Self::ContextTypeEmpty | Self::ContextIdEmpty => IssueCode::Empty,
            Self::UnknownMode => IssueCode::OneOf,
            Self::EncryptedToken | Self::ContextTypeReserved | Self::Constructor => IssueCode::Reserved,
            Self::BodyTooLarge | Self::TooDeep | Self::ContextDataTooLarge => IssueCode::TooLarge,
            Self::NoOwner | Self::NoSubscriber | Self::NoContext => IssueCode::Scope,
            Self::ContextEmpty => IssueCode::TooFew,
            Self::TooManyContexts(_) => IssueCode::TooMany,
            Self::ContextTypeTooLong | Self::ContextIdTooLong => IssueCode::TooLong,
            Self::TokenSpace
            | Self::Expiry
            | Self::ContextTypeFormat
            | Self::ContextIdFormat
            | Self::LoneSurrogate
            | Self::DotSegment => IssueCode::Format,
        }
    }

    /// A sentence for people, without any value of the request.
    pub(super) fn message(self, path: &[&str]) -> Cow<'static, str> {
        let text = self.text();
        match self {
            Self::TooManyContexts(found) => (name(path) + " has " + &decimal(found as u64) + text).into(),
            _ if text.starts_with(' ') => (name(path) + text).into(),
            _ => text.into(),
        }
    }

    /// The message; where it begins with a space, without the name of the field before it.
    pub(crate) const fn text(self) -> &'static str {
        match self {
            Self::Missing => " is required.",
            Self::NotString => " must be a text.",
            Self::NotObject => " must be an object.",
            Self::Unreadable => " cannot be written as JSON.",
            Self::Empty => " must not be empty.",
            Self::UnknownMode => " must be \"subscriber\" or \"shared\", or be left out.",
            Self::EncryptedToken => {
                " must not begin with nvsk., which is Novu's own prefix: send the token as the provider gave it."
            }
            Self::TokenSpace => " must have no white space around it and no control characters.",
            Self::Expiry | Self::ExpiryNumber => {
                " must be a date like 2027-01-31T12:00:00Z: new Date(seconds * 1000).toISOString()."
            }
            Self::BodyTooLarge => BODY_TOO_LARGE,
            Self::TooDeep => "The request is nested too deep: at most 127 levels.",
            Self::NoOwner => "Give a subscriberId or a context: the connection must belong to somebody.",
            Self::NoSubscriber => "Give a subscriberId: connectionMode \"subscriber\" needs one.",
            Self::NoContext => "Give a context: connectionMode \"shared\" needs one.",
            Self::ContextEmpty => " must have at least one entry, or be left out.",
            Self::TooManyContexts(_) => " entries; at most 5 are allowed.",
            Self::ContextTypeEmpty => "A context type must not be empty.",
            Self::ContextTypeTooLong => "A context type must have at most 100 characters.",
            Self::ContextTypeFormat => "A context type may contain only letters a–z and A–Z, digits, _ and -.",
            Self::ContextTypeReserved => {
                "A context type must not be a name that every JavaScript object has: Novu loses it."
            }
            Self::ContextValue => "A context must be an id, or an object with an id.",
            Self::ContextIdEmpty => "The id of a context must not be empty.",
            Self::ContextIdTooLong => "The id of a context must have at most 100 characters.",
            Self::ContextIdFormat => "The id of a context may contain only letters a–z and A–Z, digits, _ and -.",
            Self::ContextData => "The data of a context must be an object.",
            Self::ContextDataTooLarge => "The data of a context is too large: at most 64 KiB as JSON.",
            Self::Constructor => "A member must not be called constructor: Novu fails on it.",
            Self::LoneSurrogate => " must be well-formed text, to stand in a URL.",
            Self::DotSegment => " must not be . or .., which a URL resolves.",
            Self::NoParameter => "A member of a query must be a text, a number, true, false, or an array of these.",
        }
    }
}

// The limits that the messages name.
const _: () = assert!(
    limits::BODY_BYTES == 100 * 1024
        && limits::LEVELS == 127
        && limits::CONTEXTS == 5
        && limits::CONTEXT_DATA_BYTES == 64 * 1024
        && identifier::MAX_LENGTH == 100
);

/// What is at a path, as people know it. Names that come from the request are left out, since they can be anything.
fn name(path: &[&str]) -> String {
    let is_field = |schema: Schema, name: &str| schema.rule(name).is_some();
    match path {
        [] => "The request".to_owned(),
        ["type"] => "The type of a context".to_owned(),
        ["id"] | ["context", _, "id"] => "The id of a context".to_owned(),
        ["context", _] => "A context".to_owned(),
        ["context", _, ..] => "The data of a context".to_owned(),
        [field] if is_field(Schema::Request, field) => (*field).to_owned(),
        [parent, field] if Schema::Request.inner(parent).is_some_and(|schema| is_field(schema, field)) => {
            (*parent).to_owned() + "." + field
        }
        _ => "A member".to_owned(),
    }
}
