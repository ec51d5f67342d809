use crate::{context_key, dto::ConnectionMode, error::NovuError, value::Value};

/// A look whether a connection exists.
pub(super) struct LookUp {
    /// What the call ends with if it does not.
    pub(super) error: Box<NovuError>,
    pub(super) retries_left: u32,
}

/// Whether a connection is the one that a request asks for: the same integration, subscriber, contexts and workspace.
pub(super) fn is_same<V: Value>(request: &V, found: &V) -> bool {
    let text = |value: &V, name| value.member(name).text();
    let is_shared = ConnectionMode::from_name(&text(request, "connectionMode")) == Some(ConnectionMode::Shared);
    let subscriber = if is_shared { String::new() } else { text(request, "subscriberId") };
    text(request, "integrationIdentifier") == text(found, "integrationIdentifier")
        && subscriber == text(found, "subscriberId")
        && context_key::of(&request.member("context")) == found_keys(&found.member("contextKeys"))
        && filled(&request.member("workspace")) == filled(&found.member("workspace"))
}

fn found_keys<V: Value>(keys: &V) -> Vec<String> {
    let mut found = Vec::new();
    for (_, key) in keys.members() {
        found.push(key.text());
    }
    context_key::sorted(found)
}

/// The members that are not null, as sorted text.
fn filled<V: Value>(object: &V) -> Vec<String> {
    let mut members = Vec::new();
    for (name, value) in object.members() {
        if !value.kind().is_missing() {
            members.push(context_key::join(&name, &value.json()));
        }
    }
    context_key::sorted(members)
}
