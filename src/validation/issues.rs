use std::borrow::Cow;

use super::{
    issue::{IssueCode, ValidationIssue},
    violation::Violation,
};
use crate::text;

/// How many issues are listed: what nobody would read costs time and memory.
pub const MAX: usize = 32;

/// The issues of a request, one for each path, in document order.
#[derive(Default)]
pub(super) struct Issues(Vec<ValidationIssue>);

impl Issues {
    /// Adds an issue if there is a violation, unless the path has one already or the list is full.
    pub(super) fn add(&mut self, path: &[&str], violation: impl Into<Option<Violation>>) {
        self.add_any(path, violation.into());
    }

    fn add_any(&mut self, path: &[&str], violation: Option<Violation>) {
        let Some(violation) = violation else { return };
        // Two violations at one path come one after the other.
        if self.are_full() || self.0.last().is_some_and(|issue| issue.path == path) {
            return;
        }
        self.push(text::owned(path), violation.code(), violation.message(path));
    }

    /// Adds an issue at a path that has none, unless the list is full.
    pub(super) fn push(&mut self, path: Vec<String>, code: IssueCode, message: Cow<'static, str>) {
        if !self.are_full() {
            self.0.push(ValidationIssue { path, code, message });
        }
    }

    /// Whether no more are listed, so that nothing need be looked for.
    pub(super) const fn are_full(&self) -> bool {
        self.0.len() >= MAX
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn into_vec(self) -> Vec<ValidationIssue> {
        self.0
    }
}
