//! What the validation pipe says of a request (`dtos/*-request.dto.ts`, class-validator 0.14.1), in its
//! order: by field as declared, and within a field "should not be null" before the rest.

use super::member::given;
use crate::{
    identifier,
    json::{Json, json_text},
    limits,
};

/// The messages of a request that was transformed; none if it passes.
pub(super) fn create(body: &Json) -> Vec<String> {
    let mut messages = Vec::new();
    optional_string(body, "", "identifier", &mut messages);
    optional_string(body, "", "subscriberId", &mut messages);
    messages.extend(given(body, "context").and_then(context));
    messages.extend(given(body, "connectionMode").into_iter().flat_map(connection_mode));
    required_string(body, "", "integrationIdentifier", &mut messages);
    messages.extend(update(body));
    messages
}

/// The messages of a request that updates, which has only what ends the other.
pub(super) fn update(body: &Json) -> Vec<String> {
    let mut messages = Vec::new();
    nested(body, "workspace", workspace, &mut messages);
    nested(body, "auth", auth, &mut messages);
    messages
}

fn workspace(value: &Json, path: &str, messages: &mut Vec<String>) {
    required_string(value, path, "id", messages);
    optional_string(value, path, "name", messages);
    optional_string(value, path, "botUserId", messages);
}

fn auth(value: &Json, path: &str, messages: &mut Vec<String>) {
    required_string(value, path, "accessToken", messages);
    optional_string(value, path, "refreshToken", messages);
    optional_string(value, path, "expiresAt", messages);
    optional_string(value, path, "refreshTokenExpiresAt", messages);
}

fn optional_string(object: &Json, path: &str, name: &str, messages: &mut Vec<String>) {
    if given(object, name).is_some_and(|value| !matches!(value, Json::String(_))) {
        messages.push(format!("{path}{name} must be a string"));
    }
}

fn required_string(object: &Json, path: &str, name: &str, messages: &mut Vec<String>) {
    if given(object, name).is_none() {
        messages.push(format!("{path}{name} should not be null or undefined"));
        messages.push(format!("{path}{name} must be a string"));
    }
    optional_string(object, path, name, messages);
}

/// `check` gets a value and the path to its members.
type Check = fn(&Json, &str, &mut Vec<String>);

fn nested(object: &Json, name: &str, check: Check, messages: &mut Vec<String>) {
    if given(object, name).is_none() {
        messages.push(format!("{name} should not be null or undefined"));
    }
    if let Some(value) = object.get(name) {
        nested_value(value, name, ("", name), check, messages);
    }
}

/// An array is taken for several values. What is wrong with one of them is said with the path of the array, not of the value.
fn nested_value(value: &Json, name: &str, (parent, path): (&str, &str), check: Check, messages: &mut Vec<String>) {
    match value {
        Json::Object(_) => check(value, &format!("{path}."), messages),
        Json::Array(elements) => {
            for (index, element) in elements.iter().enumerate() {
                nested_value(element, name, (&format!("{path}."), &format!("{path}.{index}")), check, messages);
            }
        }
        _ => messages.push(format!("{parent}nested property {name} must be either object or array")),
    }
}

fn connection_mode(value: &Json) -> Vec<String> {
    let mut messages = Vec::new();
    if !value.as_str().is_some_and(|mode| mode == "subscriber" || mode == "shared") {
        messages.push("connectionMode must be one of the following values: subscriber, shared".into());
    }
    if !matches!(value, Json::String(_)) {
        messages.push("connectionMode must be a string".into());
    }
    messages
}

fn context(context: &Json) -> Option<String> {
    let structure = "Invalid context payload structure. \
        Expected object with context types as keys and string IDs or {id, data} objects as values";
    let Json::Object(members) = context else { return Some(structure.into()) };
    if members.is_empty() || !members.iter().all(|(_, value)| is_context_value(value)) {
        return Some(structure.into());
    }
    if members.len() > limits::CONTEXTS {
        return Some(format!("Too many contexts: {} provided, maximum allowed is {}", members.len(), limits::CONTEXTS));
    }
    members.iter().find_map(|(kind, value)| {
        let bytes = value.get("data").map_or(0, |data| json_text(data).len());
        (bytes > limits::CONTEXT_DATA_BYTES).then(|| {
            let limit = limits::CONTEXT_DATA_BYTES / 1024;
            format!("Context '{kind}' Data is too large: {}KB exceeds {limit}KB limit", (bytes + 512) / 1024)
        })
    })
}

fn is_context_value(value: &Json) -> bool {
    let is_id = |value: &Json| value.as_str().is_some_and(identifier::is_valid);
    let is_data = |value: &Json| matches!(value, Json::Array(_) | Json::Object(_));
    match value {
        Json::Object(_) => value.get("id").is_some_and(is_id) && value.get("data").is_none_or(is_data),
        value => is_id(value),
    }
}
