//! One field of a request, for a form that checks as somebody types.

#[cfg(feature = "providers")]
use super::violation::Violation;
use super::{
    constructor, context,
    issue::ValidationIssue,
    issues::Issues,
    request::{self, check_field},
    schema::{Rule, Schema},
};
use crate::value::Value;

/// Whether the rules look at each member of the object at this path.
#[must_use]
pub fn has_rules_for_members(path: &[String]) -> bool {
    match path {
        [] => true,
        [name] => matches!(Schema::Request.rule(name), Some(Rule::Object(_) | Rule::Context)),
        [name, _] => Schema::Request.rule(name) == Some(Rule::Context),
        _ => false,
    }
}

/// The issues of one field; the empty path is the whole request. At a path that names no field, only a value that Novu takes nowhere
/// has an issue.
#[must_use]
pub fn validate_field<V: Value>(path: &[&str], value: &V) -> Vec<ValidationIssue> {
    if path.is_empty() {
        return request::validate(value);
    }
    let mut issues = Issues::default();
    match path {
        ["context", kind] => context::check_entry(kind, value, &mut issues),
        ["context", kind, "id"] => context::check_id(kind, value, &mut issues),
        ["context", kind, "data"] => context::check_data(kind, value, &mut issues),
        _ => match rule_at(path) {
            Some(rule) => check_field(value, rule, path, &mut issues),
            None => constructor::check(value, path, &mut issues),
        },
    }
    issues.into_vec()
}

/// What is wrong with a text as the field of a request, if anything is.
#[cfg(feature = "providers")]
pub(crate) fn text_violation(path: &[&str], value: &str) -> Option<Violation> {
    super::text::violation(value, rule_at(path)?)
}

/// The rule of the field at a path, if there is one.
fn rule_at(path: &[&str]) -> Option<Rule> {
    match path {
        [name] => Schema::Request.rule(name),
        [parent, name] => Schema::Request.inner(parent)?.rule(name),
        _ => None,
    }
}
