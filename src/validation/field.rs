//! The fields of a request, and the rules of one of them.

use super::{Fault, Issues, ValidationIssue, constructor, context, request};
use crate::value::{Kind, Value};

/// How Novu marks a token that it encrypted itself.
pub const ENCRYPTED: &str = "nvsk.";

/// The rule of a field.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Rule {
    /// A text, or nothing.
    Optional,
    /// A text with something in it.
    Required,
    /// A required text that Novu does not take for one of its own.
    Token,
    /// One of the connection modes, or nothing.
    Mode,
    /// The contexts.
    Context,
    /// An object with fields of its own.
    Object(Place),
}

/// An object whose fields have rules.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Place {
    Request,
    Update,
    Workspace,
    Auth,
}

impl Place {
    /// Its fields, in the order of the request type.
    pub(super) const fn fields(self) -> &'static [(&'static str, Rule)] {
        match self {
            Self::Request => &[
                ("identifier", Rule::Optional),
                ("subscriberId", Rule::Optional),
                ("context", Rule::Context),
                ("connectionMode", Rule::Mode),
                ("integrationIdentifier", Rule::Required),
                ("workspace", Rule::Object(Self::Workspace)),
                ("auth", Rule::Object(Self::Auth)),
            ],
            Self::Update => &[("workspace", Rule::Object(Self::Workspace)), ("auth", Rule::Object(Self::Auth))],
            Self::Workspace => &[("id", Rule::Required), ("name", Rule::Optional), ("botUserId", Rule::Optional)],
            Self::Auth => &[
                ("accessToken", Rule::Token),
                ("refreshToken", Rule::Optional),
                ("expiresAt", Rule::Optional),
                ("refreshTokenExpiresAt", Rule::Optional),
            ],
        }
    }

    /// The rule of one of its fields.
    pub(super) fn rule(self, name: &str) -> Option<Rule> {
        self.fields().iter().find(|(field, _)| *field == name).map(|(_, rule)| *rule)
    }

    /// The path of one of its members.
    pub(super) fn path_to(self, name: &str) -> Vec<&str> {
        match self {
            Self::Request | Self::Update => vec![name],
            Self::Workspace => vec!["workspace", name],
            Self::Auth => vec!["auth", name],
        }
    }
}

pub(super) fn is_known(field: &str) -> bool {
    Place::Request.rule(field).is_some()
}

pub(super) fn is_known_in(parent: &str, field: &str) -> bool {
    match Place::Request.rule(parent) {
        Some(Rule::Object(place)) => place.rule(field).is_some(),
        _ => false,
    }
}

/// Whether the rules look at each member of the object at this path.
#[must_use]
pub fn is_described(path: &[String]) -> bool {
    match path {
        [] => true,
        [name] => matches!(Place::Request.rule(name), Some(Rule::Object(_) | Rule::Context)),
        [name, _] => Place::Request.rule(name) == Some(Rule::Context),
        _ => false,
    }
}

/// The faults of one field, for a form that checks as somebody types. A path that names no field has no rule to break.
///
/// The empty path is the whole request.
#[must_use]
pub fn validate_field<V: Value>(path: &[&str], value: &V) -> Vec<ValidationIssue> {
    let mut issues = Issues::default();
    match path {
        [] => request::check(value, &mut issues),
        ["context", kind] => context::check_entry(kind, value, &mut issues),
        ["context", kind, "id"] => context::check_id(kind, value, &mut issues),
        ["context", kind, "data"] => context::check_data(kind, value, &mut issues),
        [name] => check_member(value, Place::Request, name, path, &mut issues),
        [parent, name] => match Place::Request.rule(parent) {
            Some(Rule::Object(place)) => check_member(value, place, name, path, &mut issues),
            _ => constructor::check(value, path, &mut issues),
        },
        _ => constructor::check(value, path, &mut issues),
    }
    issues.into_vec()
}

/// The faults of the parts that an identifier is made of: each is optional there, also where the request requires it.
#[must_use]
pub fn validate_parts<V: Value>(parts: &V) -> Vec<ValidationIssue> {
    let mut issues = Issues::default();
    match parts.kind() {
        Kind::Absent | Kind::Null => {}
        Kind::Object => {
            for name in ["integrationIdentifier", "subscriberId"] {
                let part = parts.member(name);
                request::check_field(&part, part.kind(), Place::Request, name, Rule::Optional, &mut issues);
            }
            let context = parts.member("context");
            context::check(&context, context.kind(), &mut issues);
        }
        _ => issues.add(&[], Fault::NoObject),
    }
    issues.into_vec()
}

/// The faults of the parts of a context key.
#[must_use]
pub fn validate_context_key<V: Value>(kind: &V, id: &V) -> Vec<ValidationIssue> {
    let mut issues = Issues::default();
    // Not a list of functions: one call through a pointer keeps every function that any pointer is to, 0.2 KB compressed.
    check_part("type", kind, &mut issues, context::type_fault);
    check_part("id", id, &mut issues, context::id_fault);
    issues.into_vec()
}

/// One part of a context key, with its rule.
fn check_part<V: Value>(name: &str, value: &V, issues: &mut Issues, rule: impl Fn(&str) -> Option<Fault>) {
    let fault = match value.kind() {
        Kind::String => rule(&value.text()),
        Kind::Absent | Kind::Null => Some(Fault::Missing),
        _ => Some(Fault::NoText),
    };
    if let Some(fault) = fault {
        issues.add(&[name], fault);
    }
}

fn check_member<V: Value>(value: &V, place: Place, name: &str, path: &[&str], issues: &mut Issues) {
    match place.rule(name) {
        Some(rule) => request::check_field(value, value.kind(), place, name, rule, issues),
        None => constructor::check(value, path, issues),
    }
}
