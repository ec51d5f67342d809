//! Whether a connection is the one that a request asks for.

use crate::{context_key, dto::ConnectionMode, value::Value, variant::from_text};

/// Whether a connection is the one that a request asks for: the same integration and workspace and, unless the handler at
/// the edge decides these, the same subscriber and contexts.
pub(super) fn is_same<V: Value>(request: &V, found: &V, edge_decides_owner: bool) -> bool {
    has_same_owner(request, found, edge_decides_owner)
        && has_same_members(&request.member("workspace"), &found.member("workspace"))
}

/// Whether a connection is of the integration of a request and, unless the handler at the edge decides these, of its
/// subscriber and contexts.
pub(super) fn has_same_owner<V: Value>(request: &V, found: &V, edge_decides_owner: bool) -> bool {
    if request.text_of("integrationIdentifier") != found.text_of("integrationIdentifier") {
        return false;
    }
    let is_shared = from_text(&request.text_of("connectionMode")) == Some(ConnectionMode::Shared);
    let subscriber = if is_shared { String::new() } else { request.text_of("subscriberId") };
    edge_decides_owner
        || (subscriber == found.text_of("subscriberId")
            && context_key::of(&request.member("context")) == connection_keys(found))
}

/// The context keys of a connection, in Novu's order.
#[must_use]
pub fn connection_keys<V: Value>(connection: &V) -> Vec<String> {
    context_key::sorted(connection.member("contextKeys").texts())
}

/// Whether two objects have the same members, in any order; one that is `null` is none.
fn has_same_members<V: Value>(a: &V, b: &V) -> bool {
    let (a, b) = (given_members(a), given_members(b));
    a.len() == b.len() && a.iter().all(|member| b.contains(member))
}

/// The JSON text of each member that is not `null`, with its name.
fn given_members<V: Value>(object: &V) -> Vec<String> {
    let mut given = Vec::new();
    for (name, value) in object.members() {
        if !value.kind().is_missing() {
            given.push(name + ":" + &value.json());
        }
    }
    given
}
