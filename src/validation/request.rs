//! The request as a whole, in the order of its fields.

use super::{
    constructor, context,
    issue::ValidationIssue,
    issues::Issues,
    owner,
    schema::{ENCRYPTED_TOKEN_PREFIX, Rule, Schema},
    violation::Violation,
};
use crate::{
    dto::ConnectionMode,
    limits,
    value::{Kind, Value},
    variant::from_text,
};

/// All issues of the body of a create request, one for each path, in the order of the fields.
#[must_use]
pub fn validate<V: Value>(request: &V) -> Vec<ValidationIssue> {
    let mut issues = Issues::default();
    check_body(request, Schema::Request, &mut issues);
    // Novu judges this rule only when nothing else is wrong.
    if issues.is_empty()
        && let Some(violation) = owner_violation(request)
    {
        issues.add(&[], violation);
    }
    issues.into_vec()
}

/// The issues of the body of an update: the same rules as for a creation, and nothing but workspace and auth.
#[must_use]
pub fn validate_update<V: Value>(update: &V) -> Vec<ValidationIssue> {
    let mut issues = Issues::default();
    check_body(update, Schema::Update, &mut issues);
    issues.into_vec()
}

/// The issue of a body over the limit.
#[must_use]
pub fn too_large_issues() -> Vec<ValidationIssue> {
    let mut issues = Issues::default();
    issues.add(&[], Violation::BodyTooLarge);
    issues.into_vec()
}

fn owner_violation<V: Value>(request: &V) -> Option<Violation> {
    // Novu takes a missing, a `null` and an empty one for the same.
    let has_subscriber = request.member("subscriberId").is_filled_text();
    let has_context = !request.member("context").kind().is_missing();
    let mode = from_text(&request.text_of("connectionMode"));
    owner::violation(has_subscriber, has_context, mode)
}

/// A whole body: an object, not too large, with these fields.
fn check_body<V: Value>(body: &V, schema: Schema, issues: &mut Issues) {
    match body.kind() {
        Kind::Object => {}
        Kind::Absent | Kind::Null => return issues.add(&[], Violation::Missing),
        Kind::Unreadable => return issues.add(&[], Violation::Unreadable),
        _ => return issues.add(&[], Violation::NotObject),
    }
    if body.json_exceeds(limits::BODY_BYTES) {
        issues.add(&[], Violation::BodyTooLarge);
    }
    check_members(body, schema, issues);
}

/// Each field of an object by its rule, then its other members.
fn check_members<V: Value>(object: &V, schema: Schema, issues: &mut Issues) {
    for (name, rule) in schema.fields() {
        let value = object.member(name);
        match schema.name() {
            Some(parent) => check_field(&value, *rule, &[parent, name], issues),
            None => check_field(&value, *rule, &[name], issues),
        }
    }
    if !object.may_have_constructor() {
        return;
    }
    for (name, member) in &object.members() {
        if schema.rule(name).is_none() {
            match schema.name() {
                Some(parent) => constructor::check(member, &[parent, name], issues),
                None => constructor::check(member, &[name], issues),
            }
        }
    }
}

/// One field of this rule.
pub(super) fn check_field<V: Value>(value: &V, rule: Rule, path: &[&str], issues: &mut Issues) {
    let violation = match (rule, value.kind()) {
        (_, Kind::Unreadable) => Some(Violation::Unreadable),
        (Rule::Context, _) => return context::check(value, issues),
        (Rule::Object(schema), Kind::Object) => return check_members(value, schema, issues),
        (Rule::Optional | Rule::Mode, Kind::Absent | Kind::Null) => None,
        (_, Kind::Absent | Kind::Null) => Some(Violation::Missing),
        // Stricter than Novu, which takes an array and reads nothing from it.
        (Rule::Object(_), _) => Some(Violation::NotObject),
        (_, Kind::String) => string_violation(value, rule),
        _ => Some(Violation::NotString),
    };
    if let Some(violation) = violation {
        issues.add(path, violation);
    }
}

/// What is wrong with a string, if anything is.
fn string_violation<V: Value>(text: &V, rule: Rule) -> Option<Violation> {
    match rule {
        Rule::Mode => from_text::<ConnectionMode>(&text.text()).is_none().then_some(Violation::UnknownMode),
        // Stricter than Novu: an untouched field of a form is "", and such a connection can never work.
        Rule::Required | Rule::Token if !text.is_filled_text() => Some(Violation::Empty),
        // Stricter than Novu, which stores it and then fails with a 500.
        Rule::Token => text.text().starts_with(ENCRYPTED_TOKEN_PREFIX).then_some(Violation::EncryptedToken),
        _ => None,
    }
}
