//! Error bodies: Novu's (`exception-filter.ts`: `message`, `errors` of a validation, `errorId`), and those of our handler at
//! the edge (`code`, `message`, `issues`, `connectionIdentifier`, `resource`).

use super::server_text::ServerText;
use crate::{
    error::Resource,
    text,
    validation::{IssueCode, MAX_ISSUES, ValidationIssue},
    value::{Kind, Value},
    variant::from_text,
};

/// What the server said.
#[derive(Debug, Default)]
pub(super) struct ServerError {
    pub(super) message: String,
    pub(super) issues: Vec<ValidationIssue>,
    pub(super) error_id: String,
    /// What was not found.
    pub(super) resource: Option<Resource>,
    /// The handler's: the connection that is in the way.
    pub(super) connection_identifier: String,
    /// Whether the handler at the edge says it.
    pub(super) is_of_edge: bool,
}

impl ServerError {
    /// Reads the body of an answer that is no success. Issues come without secrets: their paths are taken apart, and a part of a
    /// secret is one too.
    pub(super) fn read<V: Value>(body: &V, texts: &mut ServerText) -> Self {
        let mut issues = Vec::new();
        // Under `general`, or under the name of a field.
        for (name, messages) in &body.member("errors").first_members(MAX_ISSUES) {
            let name = texts.shown(name);
            for (_, message) in &messages.member("messages").first_members(MAX_ISSUES - issues.len()) {
                issues.push(issue(&name, texts.shown(&message.text())));
            }
        }
        let message = body.member("message");
        let message = match (issues.first(), message.kind()) {
            (Some(issue), _) => issue.message.clone().into_owned(),
            // Novu's types allow a list.
            (None, Kind::Array) => message.first_members(1).first().map(|(_, text)| text.text()).unwrap_or_default(),
            (None, _) => message.text(),
        };
        // The handler's, after the message: that is a whole sentence.
        for (_, issue) in &body.member("issues").first_members(MAX_ISSUES) {
            let mut path = Vec::new();
            for (_, name) in &issue.member("path").first_members(MAX_ISSUES) {
                path.push(texts.shown(&name.text()));
            }
            issues.push(ValidationIssue {
                path,
                code: from_text(&issue.text_of("code")).unwrap_or(IssueCode::Format),
                message: texts.shown(&issue.text_of("message")).into(),
            });
        }
        Self {
            resource: resource(&message, &body.text_of("resource")),
            message,
            issues,
            error_id: body.text_of("errorId"),
            connection_identifier: body.text_of("connectionIdentifier"),
            is_of_edge: body.member("code").is_filled_text(),
        }
    }
}

/// How Novu's messages begin and end, with what they are about: `None` is the first word.
const MESSAGES: [(&str, &str, Option<&str>, IssueCode); 7] = [
    ("Invalid context payload structure", "", Some("context"), IssueCode::Type),
    ("Too many contexts", "", Some("context"), IssueCode::TooMany),
    ("nested property workspace ", "", Some("workspace"), IssueCode::Type),
    ("nested property auth ", "", Some("auth"), IssueCode::Type),
    ("", " should not be null or undefined", None, IssueCode::Required),
    ("", " must be one of the following values: subscriber, shared", None, IssueCode::OneOf),
    ("", " must be a string", None, IssueCode::Type),
];

/// What Novu's messages about something that is not there begin with.
const NOT_FOUND: [(&str, Resource); 3] = [
    ("Integration", Resource::Integration),
    ("Subscriber", Resource::Subscriber),
    ("Channel connection", Resource::Connection),
];

/// What was not found, by what the handler calls it or by Novu's message.
fn resource(message: &str, name: &str) -> Option<Resource> {
    let is_meant = |(start, resource): &&(&str, Resource)| match name {
        "" => message.starts_with(start),
        _ => name == <&str>::from(resource),
    };
    NOT_FOUND.iter().find(is_meant).map(|(_, resource)| *resource)
}

fn issue(name: &str, message: String) -> ValidationIssue {
    if let Some((kind, what)) = message.strip_prefix("Context '").and_then(|rest| text::split_once(rest, "' Data is "))
    {
        let code = if what.starts_with("too large") { IssueCode::TooLarge } else { IssueCode::Type };
        return ValidationIssue { path: text::owned(&["context", kind, "data"]), code, message: message.into() };
    }
    let known = MESSAGES.iter().find(|(start, end, ..)| message.starts_with(start) && message.ends_with(end));
    let field = match known {
        Some((_, _, Some(field), _)) => field,
        Some(_) if name == "general" => text::before(&message, " "),
        None if name == "general" => "",
        _ => name,
    };
    let path = if field.is_empty() { Vec::new() } else { text::parts(field, ".") };
    ValidationIssue { path, code: known.map_or(IssueCode::Format, |(.., code)| *code), message: message.into() }
}
