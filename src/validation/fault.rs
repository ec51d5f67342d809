use super::IssueCode;
use crate::{
    dto::ConnectionMode,
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
}

impl Fault {
    pub(super) const fn code(self) -> IssueCode {
        match self {
            Self::Missing => IssueCode::Required,
            Self::NoText | Self::NoObject | Self::Unreadable | Self::ContextValue | Self::ContextData => {
                IssueCode::Type
            }
            Self::Empty | Self::ContextTypeEmpty | Self::ContextIdEmpty => IssueCode::Empty,
            Self::UnknownMode => IssueCode::OneOf,
            Self::EncryptedToken | Self::ContextTypeReserved | Self::Constructor => IssueCode::Reserved,
            Self::BodyTooLarge | Self::ContextDataTooLarge => IssueCode::TooLarge,
            Self::NoOwner | Self::NoSubscriber | Self::NoContext => IssueCode::Scope,
            Self::ContextEmpty => IssueCode::TooFew,
            Self::TooManyContexts(_) => IssueCode::TooMany,
            Self::ContextTypeTooLong | Self::ContextIdTooLong => IssueCode::TooLong,
            Self::ContextTypeFormat | Self::ContextIdFormat => IssueCode::Format,
        }
    }

    /// A sentence for people, without any value of the request.
    pub(super) fn message(self, path: &[&str]) -> String {
        const ALLOWED: &str = "letters a–z and A–Z, digits, _ and -";
        let max_length = identifier::MAX_LENGTH;
        let named = |rest: &str| concat(&[&name(path), rest]);
        match self {
            Self::Missing => named(" is required."),
            Self::NoText => named(" must be a text."),
            Self::NoObject => named(" must be an object."),
            Self::Unreadable => named(" cannot be written as JSON."),
            Self::Empty => named(" must not be empty."),
            Self::UnknownMode => named(&one_of(&ConnectionMode::ALL.map(ConnectionMode::as_str))),
            Self::EncryptedToken => named(
                " must not begin with nvsk. (Novu's mark of a token that it encrypted itself): send the token as the provider gave it.",
            ),
            Self::BodyTooLarge => over("The request", limits::BODY_BYTES),
            Self::NoOwner => "Give a subscriberId or a context: the connection must belong to somebody.".to_owned(),
            Self::NoSubscriber => "Give a subscriberId: connectionMode \"subscriber\" needs one.".to_owned(),
            Self::NoContext => "Give a context: connectionMode \"shared\" needs one.".to_owned(),
            Self::ContextEmpty => named(" must have at least one entry, or be left out."),
            Self::TooManyContexts(found) => named(&concat(&[
                " has ",
                &digits(found as u64),
                " entries; at most ",
                &digits(limits::CONTEXTS as u64),
                " are allowed.",
            ])),
            Self::ContextTypeEmpty => "A context type must not be empty.".to_owned(),
            Self::ContextTypeTooLong => longer_than("A context type", max_length),
            Self::ContextTypeFormat => concat(&["A context type may contain only ", ALLOWED, "."]),
            Self::ContextTypeReserved => {
                "A context type must not be a name that every JavaScript object has: Novu loses it.".to_owned()
            }
            Self::ContextValue => "A context must be an id, or an object with an id.".to_owned(),
            Self::ContextIdEmpty => "The id of a context must not be empty.".to_owned(),
            Self::ContextIdTooLong => longer_than("The id of a context", max_length),
            Self::ContextIdFormat => concat(&["The id of a context may contain only ", ALLOWED, "."]),
            Self::ContextData => "The data of a context must be an object.".to_owned(),
            Self::ContextDataTooLarge => over("The data of a context", limits::CONTEXT_DATA_BYTES),
            Self::Constructor => "A member must not be called constructor: Novu fails on it.".to_owned(),
        }
    }
}

fn one_of(names: &[&str; 2]) -> String {
    concat(&[" must be \"", names[0], "\" or \"", names[1], "\"."])
}

fn over(what: &str, bytes: usize) -> String {
    concat(&[what, " is too large: at most ", &digits(bytes as u64 / 1024), " KiB as JSON."])
}

fn longer_than(what: &str, characters: usize) -> String {
    concat(&[what, " must have at most ", &digits(characters as u64), " characters."])
}

/// The place as people know it. Names that come from the request are left out, since they can be anything.
fn name(path: &[&str]) -> String {
    match path {
        [] => "The request".to_owned(),
        ["context", _, "id"] => "The id of a context".to_owned(),
        ["context", _] => "A context".to_owned(),
        ["context", _, ..] => "The data of a context".to_owned(),
        [field] if super::field::is_known(field) => (*field).to_owned(),
        [parent @ ("workspace" | "auth"), field] if super::field::is_known_in(parent, field) => {
            concat(&[parent, ".", field])
        }
        _ => "A member".to_owned(),
    }
}
