use std::borrow::Cow;

use serde::Serialize;
use serde_json::json;

use super::messages;
use crate::{json::json_text, validation::ValidationIssue};

/// What is wrong with a line: where, and what to do. No value of the line is in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LineFault {
    /// What kind of fault.
    pub code: FaultCode,
    /// Where in the line: the names of the members with dots between them; empty for the line as a whole.
    pub place: String,
    /// A sentence for people.
    pub message: Cow<'static, str>,
}

/// The kinds of what is wrong with a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FaultCode {
    /// The line is no JSON object, or too long.
    Syntax,
    /// The request that it stands for is not valid.
    Invalid,
    /// A template names a member that the line does not have.
    Template,
    /// An earlier line has the same integration, subscriber and contexts.
    Duplicate,
}

impl LineFault {
    /// For people, with the number of the line, or the name of the folder that it is.
    #[must_use]
    pub fn text(&self, line: u32, folder: Option<&str>) -> String {
        messages::fault(line, folder, &self.place, &self.message)
    }

    /// The same for machines.
    #[must_use]
    pub fn json(&self, line: u32, folder: Option<&str>) -> String {
        let Self { code, place, message } = self;
        let mut event = json!({ "event": "fault", "line": line, "code": code, "place": place, "message": message });
        if let Some(folder) = folder {
            event["folder"] = folder.into();
        }
        json_text(&event)
    }

    /// Of the line as a whole.
    pub(super) fn of_line(code: FaultCode, message: impl Into<Cow<'static, str>>) -> Self {
        Self { code, place: String::new(), message: message.into() }
    }

    /// Of a member of the line.
    pub(super) fn at(place: impl Into<String>, message: impl Into<Cow<'static, str>>) -> Self {
        Self { code: FaultCode::Invalid, place: place.into(), message: message.into() }
    }

    /// Of what stands at `parent` in the line, an empty text for the line itself.
    pub(super) fn of_issue(parent: &str, issue: ValidationIssue) -> Self {
        let mut path: Vec<&str> = issue.path.iter().map(String::as_str).collect();
        // The types of contexts come from the line, and may be anything.
        if path.first() == Some(&"context") {
            path.truncate(1);
        }
        if !parent.is_empty() {
            path.insert(0, parent);
        }
        Self::at(path.join("."), issue.message)
    }
}
