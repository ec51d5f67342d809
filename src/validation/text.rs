//! The rules of a single text.

use super::{
    constructor, expiry,
    issues::Issues,
    schema::{ENCRYPTED_TOKEN_PREFIX, Rule},
    violation::Violation,
};
use crate::{
    dto::ConnectionMode,
    identifier,
    value::{Kind, Value},
    variant::from_text,
};

/// The functions that every JavaScript object inherits. Novu drops a context type of these names without a word.
pub const RESERVED_CONTEXT_TYPES: [&str; 10] = [
    "hasOwnProperty",
    "isPrototypeOf",
    "propertyIsEnumerable",
    "toLocaleString",
    "toString",
    "valueOf",
    "__defineGetter__",
    "__defineSetter__",
    "__lookupGetter__",
    "__lookupSetter__",
];

/// A field that has to be a text of this rule.
pub(super) fn check<V: Value>(value: &V, rule: Rule, path: &[&str], issues: &mut Issues) {
    let violation = match (rule, value.kind()) {
        (_, Kind::Unreadable) => Some(Violation::Unreadable),
        (rule, Kind::Absent | Kind::Null) if !rule.is_required() => None,
        (_, Kind::Absent | Kind::Null) => Some(Violation::Missing),
        (_, Kind::String) => violation(&value.text(), rule),
        (Rule::Expiry, Kind::Number) => Some(Violation::ExpiryNumber),
        _ => Some(Violation::NotString),
    };
    issues.add(path, violation);
}

/// Whether a token has white space around it, or a control character in it, which all other white space of ASCII is.
fn has_stray_space(token: &[u8]) -> bool {
    matches!(token, [b' ', ..] | [.., b' ']) || token.iter().any(u8::is_ascii_control)
}

/// What is wrong with a text, if anything is.
pub(super) fn violation(text: &str, rule: Rule) -> Option<Violation> {
    match rule {
        Rule::Mode => from_text::<ConnectionMode>(text).is_none().then_some(Violation::UnknownMode),
        // Stricter than Novu: an untouched field of a form is "", and such a connection can never work.
        Rule::Required | Rule::Token if text.is_empty() => Some(Violation::Empty),
        // Stricter than Novu, which stores it and then fails with a 500.
        Rule::Token if text.starts_with(ENCRYPTED_TOKEN_PREFIX) => Some(Violation::EncryptedToken),
        // Stricter than Novu: no provider gives such a token, and no header can hold it.
        Rule::Token | Rule::OptionalToken => has_stray_space(text.as_bytes()).then_some(Violation::TokenSpace),
        Rule::Expiry => expiry::violation(text.as_bytes()),
        Rule::ContextType => type_violation(text),
        Rule::ContextId => id_violation(text),
        _ => None,
    }
}

/// What is wrong with the type of a context, if anything is.
pub(super) fn type_violation(kind: &str) -> Option<Violation> {
    // On `constructor` Novu fails, and `__proto__` it drops too.
    if RESERVED_CONTEXT_TYPES.contains(&kind) || matches!(kind, constructor::NAME | "__proto__") {
        return Some(Violation::ContextTypeReserved);
    }
    identifier_violation(
        kind,
        [Violation::ContextTypeEmpty, Violation::ContextTypeTooLong, Violation::ContextTypeFormat],
    )
}

/// What is wrong with the id of a context, if anything is.
pub(super) fn id_violation(id: &str) -> Option<Violation> {
    identifier_violation(id, [Violation::ContextIdEmpty, Violation::ContextIdTooLong, Violation::ContextIdFormat])
}

fn identifier_violation(text: &str, [empty, too_long, format]: [Violation; 3]) -> Option<Violation> {
    match text {
        "" => Some(empty),
        _ if !text.bytes().all(identifier::is_valid_byte) => Some(format),
        _ => (text.len() > identifier::MAX_LENGTH).then_some(too_long),
    }
}
