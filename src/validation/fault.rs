use std::borrow::Cow;

use super::IssueCode;
use crate::{
    identifier, limits,
    text::{concat, digits},
};

/// What can be wrong. All messages of the validation are here.
#[derive(Clone, Copy, Debug)]
pub(super) enum Fault {
    Missing,
    NoText,
    NoObject,
    Unreadable,
    Empty,
    UnknownMode,
    EncryptedToken,
    BodyTooLarge,
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
    NoUrl,
    NoParameter,
}

/// What is said of a request over [`limits::BODY_BYTES`].
macro_rules! body_too_large {
    () => {
        "The request is too large: at most 100 KiB as JSON."
    };
}

pub(crate) use body_too_large;

impl Fault {
    pub(super) const fn code(self) -> IssueCode {
        match self {
            Self::Missing => IssueCode::Required,
            Self::NoText
            | Self::NoObject
            | Self::Unreadable
            | Self::ContextValue
            | Self::ContextData
            | Self::NoParameter => IssueCode::Type,
            Self::Empty | Self::ContextTypeEmpty | Self::ContextIdEmpty => IssueCode::Empty,
            Self::UnknownMode => IssueCode::OneOf,
            Self::EncryptedToken | Self::ContextTypeReserved | Self::Constructor => IssueCode::Reserved,
            Self::BodyTooLarge | Self::ContextDataTooLarge => IssueCode::TooLarge,
            Self::NoOwner | Self::NoSubscriber | Self::NoContext => IssueCode::Scope,
            Self::ContextEmpty => IssueCode::TooFew,
            Self::TooManyContexts(_) => IssueCode::TooMany,
            Self::ContextTypeTooLong | Self::ContextIdTooLong => IssueCode::TooLong,
            Self::ContextTypeFormat | Self::ContextIdFormat | Self::NoUrl => IssueCode::Format,
        }
    }

    /// A sentence for people, without any value of the request.
    pub(super) fn message(self, path: &[&str]) -> Cow<'static, str> {
        let text = self.text();
        match self {
            Self::TooManyContexts(found) => concat(&[&name(path), " has ", &digits(found as u64), text]).into(),
            _ if text.starts_with(' ') => concat(&[&name(path), text]).into(),
            _ => text.into(),
        }
    }

    /// The message, but for the name of the place where it begins with a space.
    const fn text(self) -> &'static str {
        match self {
            Self::Missing => " is required.",
            Self::NoText => " must be a text.",
            Self::NoObject => " must be an object.",
            Self::Unreadable => " cannot be written as JSON.",
            Self::Empty => " must not be empty.",
            Self::UnknownMode => " must be \"subscriber\" or \"shared\", or be left out.",
            Self::EncryptedToken => {
                " must not begin with nvsk. (Novu's mark of a token that it encrypted itself): \
                send the token as the provider gave it."
            }
            Self::BodyTooLarge => body_too_large!(),
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
            Self::NoUrl => " must be well-formed text other than . and .., to stand in a URL.",
            Self::NoParameter => " must be a text, a number, true, false, or an array of these.",
        }
    }
}

/// What the texts say.
const _: () = assert!(
    limits::BODY_BYTES == 100 * 1024
        && limits::CONTEXTS == 5
        && limits::CONTEXT_DATA_BYTES == 64 * 1024
        && identifier::MAX_LENGTH == 100
);

/// The place as people know it. Names that come from the request are left out, since they can be anything.
fn name(path: &[&str]) -> String {
    let name = match path {
        [] => "The request",
        ["context", _, "id"] => "The id of a context",
        ["context", _] => "A context",
        ["context", _, ..] => "The data of a context",
        [field] if super::field::is_known(field) => field,
        [parent @ ("workspace" | "auth"), field] if super::field::is_known_in(parent, field) => {
            return concat(&[parent, ".", field]);
        }
        _ => "A member",
    };
    name.to_owned()
}
