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
    check_object(request, Place::Request, issues);
    if issues.is_empty() {
        // Novu judges this rule only when nothing else is wrong.
        if let Some(fault) = owner_fault(request) {
            issues.add(&[], fault);
        }
    }
}

/// A whole body: an object, not too large, with these fields.
pub(super) fn check_object<V: Value>(request: &V, place: Place, issues: &mut Issues) {
    match request.kind() {
        Kind::Object => {}
        Kind::Absent | Kind::Null => return issues.add(&[], Fault::Missing),
        Kind::Unreadable => return issues.add(&[], Fault::Unreadable),
        _ => return issues.add(&[], Fault::NoObject),
    }
    check_bytes(request.json_bytes(), issues);
    check_members(request, place, issues);
}

/// The faults of a body of so many bytes.
#[must_use]
pub fn too_large(bytes: usize) -> Vec<ValidationIssue> {
    let mut issues = Issues::default();
    check_bytes(bytes, &mut issues);
    issues.into_vec()
}

fn check_bytes(bytes: usize, issues: &mut Issues) {
    if bytes > limits::BODY_BYTES {
        issues.add(&[], Fault::BodyTooLarge);
    }
}

/// Each known field of an object by its rule, then its other members.
fn check_members<V: Value>(object: &V, place: Place, issues: &mut Issues) {
    let mut known = 0;
    for (name, rule) in place.fields() {
        let member = object.member(name);
        let kind = member.kind();
        known += usize::from(kind != Kind::Absent);
        check_field(&member, kind, place, name, *rule, issues);
    }
    // Seldom are there others.
    if object.size() == known {
        return;
    }
    for (name, member) in object.members() {
        if place.rule(&name).is_none() {
            constructor::check(&member, &place.path_to(&name), issues);
        }
    }
}

/// One known field, which is of this kind.
pub(super) fn check_field<V: Value>(value: &V, kind: Kind, place: Place, name: &str, rule: Rule, issues: &mut Issues) {
    let fault = match (rule, kind) {
        (_, Kind::Unreadable) => Some(Fault::Unreadable),
        (Rule::Context, _) => return context::check(value, issues),
        (Rule::Object(inner), Kind::Object) => return check_members(value, inner, issues),
        (Rule::Optional | Rule::Mode, Kind::Absent | Kind::Null) => None,
        (_, Kind::Absent | Kind::Null) => Some(Fault::Missing),
        // Stricter than Novu, which takes an array and reads nothing from it.
        (Rule::Object(_), _) => Some(Fault::NoObject),
        (_, Kind::String) => text_fault(value, rule),
        _ => Some(Fault::NoText),
    };
    if let Some(fault) = fault {
        issues.add(&place.path_to(name), fault);
    }
}

/// What is wrong with a text, if anything is.
fn text_fault<V: Value>(text: &V, rule: Rule) -> Option<Fault> {
    match rule {
        Rule::Mode => ConnectionMode::from_name(&text.text()).is_none().then_some(Fault::UnknownMode),
        // Stricter than Novu: an untouched field of a form is "", and such a connection can never work.
        Rule::Required | Rule::Token if !text.is_truthy() => Some(Fault::Empty),
        // Stricter than Novu, which stores it and then fails with a 500.
        Rule::Token => text.text().starts_with(field::ENCRYPTED).then_some(Fault::EncryptedToken),
        _ => None,
    }
}

/// What is wrong with whom the connection belongs to. Source: `create-channel-connection.usecase.ts`.
pub(super) fn owner_fault<V: Value>(request: &V) -> Option<Fault> {
    let has_subscriber = is_given(&request.member("subscriberId"));
    let has_context = !request.member("context").kind().is_missing();
    match ConnectionMode::from_name(&request.member("connectionMode").text()) {
        Some(ConnectionMode::Shared) => (!has_context).then_some(Fault::NoContext),
        Some(ConnectionMode::Subscriber) => (!has_subscriber).then_some(Fault::NoSubscriber),
        None => (!has_subscriber && !has_context).then_some(Fault::NoOwner),
    }
}
