//! What an operation on connections that exist is given: an identifier, a query, what to replace.

use super::{Fault, Issues, ValidationIssue, field::Place, request};
use crate::{
    identifier, query,
    value::{Kind, Value},
};

/// The faults of an identifier that goes into the path of a URL.
#[must_use]
pub fn validate_identifier<V: Value>(value: &V) -> Vec<ValidationIssue> {
    let mut issues = Issues::default();
    let fault = match value.kind() {
        Kind::String if !value.is_filled_text() => Some(Fault::Empty),
        Kind::String if query::has_lone_surrogate(value) || !identifier::can_travel(&value.text()) => {
            Some(Fault::NoUrl)
        }
        Kind::String => None,
        Kind::Absent | Kind::Null => Some(Fault::Missing),
        _ => Some(Fault::NoText),
    };
    if let Some(fault) = fault {
        issues.add(&["identifier"], fault);
    }
    issues.into_vec()
}

/// The faults of the body of an update: the same rules as for a creation, and nothing but workspace and auth.
#[must_use]
pub fn validate_update<V: Value>(update: &V) -> Vec<ValidationIssue> {
    let mut issues = Issues::default();
    request::check_object(update, Place::Update, &mut issues);
    issues.into_vec()
}

/// The faults of a query: only what cannot stand in a URL. The server judges the values.
#[must_use]
pub fn validate_query<V: Value>(query: &V) -> Vec<ValidationIssue> {
    let mut issues = Issues::default();
    match query.kind() {
        Kind::Absent | Kind::Null => {}
        Kind::Unreadable => issues.add(&[], Fault::Unreadable),
        Kind::Object => {
            for (name, value) in &query.members() {
                let elements =
                    if value.kind() == Kind::Array { value.members() } else { vec![(String::new(), value.clone())] };
                for (_, element) in &elements {
                    if let Some(fault) = parameter_fault(element) {
                        issues.add(&[name], fault);
                    }
                }
            }
        }
        _ => issues.add(&[], Fault::NoObject),
    }
    issues.into_vec()
}

fn parameter_fault<V: Value>(value: &V) -> Option<Fault> {
    match value.kind() {
        Kind::Unreadable => Some(Fault::Unreadable),
        Kind::String if query::has_lone_surrogate(value) => Some(Fault::NoUrl),
        Kind::Array | Kind::Object => Some(Fault::NoParameter),
        _ => None,
    }
}
