//! The request as a whole, in the order of its fields.

use super::{
    Fault, Issues, ValidationIssue, constructor, context, doubts,
    field::{self, Place, Rule},
    owner,
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

/// The faults of a request of which only some is doubtful, nothing, or [`doubts::ALL`]: as `doubtsAbout` of
/// `src/js/glance.js` says. Unless all of it is, it is an object, and not too large.
#[must_use]
pub fn validate_doubtful<V: Value>(request: &V, doubts: u32) -> Vec<ValidationIssue> {
    match doubts {
        0 => Vec::new(),
        doubts::ALL => validate(request),
        _ => {
            let mut issues = Issues::among(doubts);
            check_members(request, Place::Request, &mut issues);
            check_owner(request, &mut issues);
            issues.into_vec()
        }
    }
}

/// Whether an optional text says something: Novu takes a missing, a `null` and an empty one for the same.
#[must_use]
pub fn is_given<V: Value>(text: &V) -> bool {
    text.is_filled_text()
}

pub(super) fn check<V: Value>(request: &V, issues: &mut Issues) {
    check_object(request, Place::Request, issues);
    check_owner(request, issues);
}

/// Whom the connection belongs to.
fn check_owner<V: Value>(request: &V, issues: &mut Issues) {
    if issues.is_empty() {
        // Novu judges this rule only when nothing else is wrong.
        let owner = if issues.are_of_a_glance() { issues.doubts(doubts::OWNER) } else { owner::of(request) };
        if let Some(fault) = owner::fault(owner) {
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

/// Each known field of an object by its rule, of those that are doubtful, then its other members.
fn check_members<V: Value>(object: &V, place: Place, issues: &mut Issues) {
    let doubts = issues.doubts(doubts::of(place));
    for (bit, (name, rule)) in place.fields().iter().enumerate() {
        if doubts >> bit & 1 == 1 {
            let member = object.member(name);
            check_field(&member, member.kind(), place, name, *rule, issues);
        }
    }
    if issues.are_of_a_glance() {
        return;
    }
    for (name, member) in &object.members() {
        if place.rule(name).is_none() {
            constructor::check(member, &place.path_to(name), issues);
        }
    }
}

/// One known field, which is of this kind.
pub(super) fn check_field<V: Value>(value: &V, kind: Kind, place: Place, name: &str, rule: Rule, issues: &mut Issues) {
    let fault = match (rule, kind) {
        (_, Kind::Unreadable) => Some(Fault::Unreadable),
        (Rule::Context, _) => return context::check(value, kind, issues),
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
