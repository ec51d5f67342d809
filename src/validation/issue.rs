use std::{borrow::Cow, ops::Range};

use serde::Serialize;
#[cfg(feature = "js")]
use tsify::Tsify;

use super::{Fault, doubts};
use crate::{names::names, text};

/// One fault of a request: where it is, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "js", derive(Tsify))]
pub struct ValidationIssue {
    /// Where: the names of the members, from the outside in; empty for the request as a whole.
    pub path: Vec<String>,
    /// What kind of fault, for an application that has its own words.
    pub code: IssueCode,
    /// A sentence for people. It contains no value of the request.
    pub message: Cow<'static, str>,
}

names! {
    /// The kinds of faults.
    IssueCode {
        /// a required field is missing or `null`.
        Required = "required",
        /// a value has another type than the field.
        Type = "type",
        /// a text is empty where it must not be.
        Empty = "empty",
        /// a text has characters that are not allowed in it.
        Format = "format",
        /// a text is too long.
        TooLong = "too_long",
        /// there are too many entries.
        TooMany = "too_many",
        /// there are too few entries.
        TooFew = "too_few",
        /// a value has too many bytes.
        TooLarge = "too_large",
        /// a name or a text that Novu or JavaScript keeps for itself.
        Reserved = "reserved",
        /// a value is none of those that the field may have.
        OneOf = "one_of",
        /// the request does not say whom the connection belongs to.
        Scope = "scope",
    }
}

/// The issues found so far, one a place, and where to look for them.
pub(super) struct Issues {
    found: Vec<ValidationIssue>,
    doubts: u32,
}

impl Default for Issues {
    fn default() -> Self {
        Self::among(doubts::ALL)
    }
}

impl Issues {
    /// Those of what is doubtful at a glance, in bits.
    pub(super) const fn among(doubts: u32) -> Self {
        Self { found: Vec::new(), doubts }
    }

    /// The bits of what is doubtful from this one on.
    pub(super) const fn doubts(&self, bits: Range<u32>) -> u32 {
        self.doubts >> bits.start
    }

    /// Whether a glance has found nothing that has to be searched for, and said whom the connection belongs to.
    pub(super) const fn are_of_a_glance(&self) -> bool {
        self.doubts != doubts::ALL
    }

    pub(super) fn add(&mut self, path: &[&str], fault: Fault) {
        // Two faults of one place come one after the other.
        if self.found.last().is_some_and(|issue| issue.path == path) {
            return;
        }
        self.found.push(ValidationIssue { path: text::owned(path), code: fault.code(), message: fault.message(path) });
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    pub(super) fn into_vec(self) -> Vec<ValidationIssue> {
        self.found
    }
}
