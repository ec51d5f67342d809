//! The request as a whole, in the order of its fields.

use super::{
    constructor, context,
    issue::{IssueCode, ValidationIssue},
    issues::Issues,
    owner,
    schema::{Rule, Schema},
    text,
    violation::Violation,
};
use crate::{
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

/// The names of a request's fields.
#[cfg(feature = "import")]
pub(crate) fn fields() -> impl Iterator<Item = &'static str> {
    Schema::Request.fields().iter().map(|(name, _)| *name)
}

/// Whether nothing is wrong but that a request does not say whom the connection belongs to, which a handler at the edge decides.
#[must_use]
pub fn lacks_owner_alone(issues: &[ValidationIssue]) -> bool {
    matches!(issues, [ValidationIssue { code: IssueCode::Scope, .. }])
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

/// A whole body: an object, neither too large nor too deep, with these fields.
fn check_body<V: Value>(body: &V, schema: Schema, issues: &mut Issues) {
    let violation = match body.kind() {
        Kind::Absent | Kind::Null => Violation::Missing,
        // What is too large or too deep is told no more than that: it is not walked.
        Kind::Object if body.json_exceeds(limits::BODY_BYTES) => Violation::BodyTooLarge,
        // Stricter than Novu, which takes ten times as many levels and then fails with a 500.
        Kind::Object | Kind::Unreadable if body.is_deeper_than(limits::LEVELS) => Violation::TooDeep,
        Kind::Object => return check_members(body, schema, issues),
        Kind::Unreadable => Violation::Unreadable,
        _ => Violation::NotObject,
    };
    issues.add(&[], violation);
}

/// Each field of an object by its rule, then its other members.
fn check_members<V: Value>(object: &V, schema: Schema, issues: &mut Issues) {
    let parent = schema.name();
    let place = |name| [parent.unwrap_or_default(), name];
    let start = usize::from(parent.is_none());
    for (name, rule) in schema.fields() {
        let member = object.member(name);
        if parent.is_some() || !member.is_certainly_valid_field(name) {
            check_field(&member, *rule, &place(name)[start..], issues);
        }
    }
    if !object.may_have_constructor() {
        return;
    }
    for (name, member) in &object.members() {
        if schema.rule(name).is_none() {
            constructor::check(member, &place(name)[start..], issues);
        }
    }
}

/// One field of this rule.
pub(super) fn check_field<V: Value>(value: &V, rule: Rule, path: &[&str], issues: &mut Issues) {
    match (rule, value.kind()) {
        (Rule::Context, _) => context::check(value, issues),
        (Rule::Object(schema), Kind::Object) => check_members(value, schema, issues),
        // Stricter than Novu, which takes an array and reads nothing from it.
        (Rule::Object(_), Kind::Array | Kind::String | Kind::Number | Kind::Boolean) => {
            issues.add(path, Violation::NotObject);
        }
        _ => text::check(value, rule, path, issues),
    }
}
