use super::{issue::ValidationIssue, violation::Violation};
use crate::text;

/// The issues of a request, one for each path, in document order.
#[derive(Default)]
pub(super) struct Issues(Vec<ValidationIssue>);

impl Issues {
    /// Adds an issue, unless the path has one already.
    pub(super) fn add(&mut self, path: &[&str], violation: Violation) {
        // Two violations at one path come one after the other.
        if self.0.last().is_some_and(|issue| issue.path == path) {
            return;
        }
        self.0.push(ValidationIssue {
            path: text::owned(path),
            code: violation.code(),
            message: violation.message(path),
        });
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn into_vec(self) -> Vec<ValidationIssue> {
        self.0
    }
}
