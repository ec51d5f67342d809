use crate::{context_key, dto::ConnectionMode, error::NovuError, value::Value};

/// A look whether a connection exists.
pub(super) struct LookUp {
    pub(super) identifier: String,
    /// What the call ends with if it does not.
    pub(super) error: Box<NovuError>,
    pub(super) retries_left: u32,
}

/// Whether a connection is the one that a request asks for: the same integration and workspace and, unless the handler at
/// the edge decides these, the same subscriber and contexts.
pub(super) fn is_same<V: Value>(request: &V, found: &V, is_scoped: bool) -> bool {
    has_same_owner(request, found, is_scoped)
        && filled(&request.member("workspace")) == filled(&found.member("workspace"))
}

/// Whether a connection is of the integration of a request and, unless the handler at the edge decides these, of its
/// subscriber and contexts.
pub(super) fn has_same_owner<V: Value>(request: &V, found: &V, is_scoped: bool) -> bool {
    let text = |value: &V, name| value.member(name).text();
    let is_shared = ConnectionMode::from_name(&text(request, "connectionMode")) == Some(ConnectionMode::Shared);
    let subscriber = if is_shared { String::new() } else { text(request, "subscriberId") };
    let is_same_owner = || {
        subscriber == text(found, "subscriberId")
            && context_key::of(&request.member("context")) == found_keys(&found.member("contextKeys"))
    };
    text(request, "integrationIdentifier") == text(found, "integrationIdentifier") && (is_scoped || is_same_owner())
}

/// The context keys of a connection, in Novu's order.
#[must_use]
pub fn found_keys<V: Value>(keys: &V) -> Vec<String> {
    context_key::sorted(keys.texts())
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
