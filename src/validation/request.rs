//! The request as a whole, in the order of its fields.

use super::{
    Fault, Issues, ValidationIssue, constructor, context,
    field::{self, Place, Rule},
};
use crate::{
    dto::ConnectionMode,
    limits,
    value::{Kind, Value},
};

/// All faults of the body of a create request, one a place, in the order of the fields.
#[must_use]
pub fn validate<V: Value>(request: &V) -> Vec<ValidationIssue> {
    let mut issues = Issues::default();
    check(request, &mut issues);
    issues.into_vec()
}

/// Whether an optional text says something: Novu takes a missing, a `null` and an empty one for the same.
#[must_use]
pub fn is_given<V: Value>(text: &V) -> bool {
    text.is_filled_text()
}

pub(super) fn check<V: Value>(request: &V, issues: &mut Issues) {
    match request.kind() {
        Kind::Object => {}
        Kind::Absent | Kind::Null => return issues.add(&[], Fault::Missing),
        Kind::Unreadable => return issues.add(&[], Fault::Unreadable),
        _ => return issues.add(&[], Fault::NoObject),
    }
    if request.json_bytes() > limits::BODY_BYTES {
        issues.add(&[], Fault::BodyTooLarge);
    }
    check_members(request, Place::Request, issues);
    if issues.is_empty() {
        // Novu judges this rule only when nothing else is wrong.
        if let Some(fault) = owner_fault(request) {
            issues.add(&[], fault);
        }
    }
}

/// Each known field of an object by its rule, then its other members.
fn check_members<V: Value>(object: &V, place: Place, issues: &mut Issues) {
    for (name, rule) in place.fields() {
        check_field(&object.member(name), place, name, *rule, issues);
    }
    for (name, member) in object.members() {
        if place.rule(&name).is_some() {
            continue;
        }
        let path = place.path_to(&name);
        if member.kind() == Kind::Unreadable {
            issues.add(&path, Fault::Unreadable);
        } else {
            constructor::check(&member, &path, issues);
        }
    }
}

/// One known field.
pub(super) fn check_field<V: Value>(value: &V, place: Place, name: &str, rule: Rule, issues: &mut Issues) {
    let path = place.path_to(name);
    let kind = value.kind();
    if kind == Kind::Unreadable {
        return issues.add(&path, Fault::Unreadable);
    }
    match rule {
        Rule::Optional => {
            if !kind.is_missing() && kind != Kind::String {
                issues.add(&path, Fault::NoText);
            }
        }
        Rule::Mode => match kind {
            Kind::Absent | Kind::Null => {}
            Kind::String if ConnectionMode::from_name(&value.text()).is_some() => {}
            Kind::String => issues.add(&path, Fault::UnknownMode),
            _ => issues.add(&path, Fault::NoText),
        },
        Rule::Required | Rule::Token => match kind {
            Kind::Absent | Kind::Null => issues.add(&path, Fault::Missing),
            // Stricter than Novu: an untouched field of a form is "", and such a connection can never work.
            Kind::String if !value.is_filled_text() => issues.add(&path, Fault::Empty),
            // Stricter than Novu, which stores it and then fails with a 500.
            Kind::String if rule == Rule::Token && value.text().starts_with(field::ENCRYPTED) => {
                issues.add(&path, Fault::EncryptedToken);
            }
            Kind::String => {}
            _ => issues.add(&path, Fault::NoText),
        },
        Rule::Object(inner) => match kind {
            Kind::Absent | Kind::Null => issues.add(&path, Fault::Missing),
            Kind::Object => check_members(value, inner, issues),
            // Stricter than Novu, which takes an array and reads nothing from it.
            _ => issues.add(&path, Fault::NoObject),
        },
        Rule::Context => context::check(value, issues),
    }
}

/// What is wrong with whom the connection belongs to. Source: `create-channel-connection.usecase.ts`.
fn owner_fault<V: Value>(request: &V) -> Option<Fault> {
    let has_subscriber = is_given(&request.member("subscriberId"));
    let has_context = !request.member("context").kind().is_missing();
    match ConnectionMode::from_name(&request.member("connectionMode").text()) {
        Some(ConnectionMode::Shared) => (!has_context).then_some(Fault::NoContext),
        Some(ConnectionMode::Subscriber) => (!has_subscriber).then_some(Fault::NoSubscriber),
        None => (!has_subscriber && !has_context).then_some(Fault::NoOwner),
    }
}
