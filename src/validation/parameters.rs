//! What else the functions of the package are given: an identifier, a query, the parts of a context key.

use super::{issue::ValidationIssue, issues::Issues, schema::Rule, text, violation::Violation};
use crate::{
    identifier, query,
    value::{Kind, Value},
};

/// The issues of an identifier that goes into the path of a URL.
#[must_use]
pub fn validate_identifier<V: Value>(value: &V) -> Vec<ValidationIssue> {
    let mut issues = Issues::default();
    let violation = match value.kind() {
        Kind::String if !value.is_filled_text() => Some(Violation::Empty),
        Kind::String if query::has_lone_surrogate(value) => Some(Violation::LoneSurrogate),
        Kind::String if !identifier::is_path_segment(&value.text()) => Some(Violation::DotSegment),
        Kind::String => None,
        Kind::Absent | Kind::Null => Some(Violation::Missing),
        _ => Some(Violation::NotString),
    };
    issues.add(&["identifier"], violation);
    issues.into_vec()
}

/// The issues of a query: only what cannot stand in a URL. The server judges the values.
#[must_use]
pub fn validate_query<V: Value>(query: &V) -> Vec<ValidationIssue> {
    let mut issues = Issues::default();
    match query.kind() {
        Kind::Absent | Kind::Null => {}
        Kind::Unreadable => issues.add(&[], Violation::Unreadable),
        Kind::Object => {
            for (name, value) in &query.members() {
                let elements =
                    if value.kind() == Kind::Array { value.members() } else { vec![(String::new(), value.clone())] };
                for (_, element) in &elements {
                    issues.add(&[name], parameter_violation(element));
                }
            }
        }
        _ => issues.add(&[], Violation::NotObject),
    }
    issues.into_vec()
}

fn parameter_violation<V: Value>(value: &V) -> Option<Violation> {
    match value.kind() {
        Kind::Unreadable => Some(Violation::Unreadable),
        Kind::String if query::has_lone_surrogate(value) => Some(Violation::LoneSurrogate),
        Kind::Array | Kind::Object => Some(Violation::NoParameter),
        _ => None,
    }
}

/// The issues of the parts of a context key.
#[must_use]
pub fn validate_context_key<V: Value>(kind: &V, id: &V) -> Vec<ValidationIssue> {
    let mut issues = Issues::default();
    text::check(kind, Rule::ContextType, &["type"], &mut issues);
    text::check(id, Rule::ContextId, &["id"], &mut issues);
    issues.into_vec()
}
