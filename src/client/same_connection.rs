//! Whether a connection is the one that a request asks for.

use super::call_facts::CallFacts;
use crate::{context_key, dto::ConnectionMode, value::Value, variant::from_text};

/// Which call has made a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// The one that found it.
    ThisCall,
    /// Another one.
    AnotherCall,
    /// Nothing tells.
    Unknown,
}

/// How much earlier than the call a connection may seem to be made, in seconds: clocks of one server differ.
const CLOCK_TOLERANCE_SECONDS: f64 = 2.0;

/// Which call has made the connection that has the identifier of a request. That of this call has the integration,
/// workspace and token of the request and, unless the handler at the edge decides these, its subscriber and contexts, and was
/// not made before the call began.
pub(super) fn origin<V: Value>(request: &V, found: &V, call: CallFacts) -> Origin {
    let created = found.text_of("createdAt");
    let is_earlier =
        call.began.zip(V::seconds_of_date(&created)).map(|(began, created)| created < began - CLOCK_TOLERANCE_SECONDS);
    if is_earlier == Some(true) {
        return Origin::AnotherCall;
    }
    let token = found.member("auth").text_of("accessToken");
    let is_same = has_same_owner(request, found, call.edge_decides_owner)
        && has_same_members(&request.member("workspace"), &found.member("workspace"))
        && (token.is_empty() || token == request.member("auth").text_of("accessToken"));
    if !is_same {
        // Of this call, and changed since, or of another one.
        return if created == found.text_of("updatedAt") { Origin::AnotherCall } else { Origin::Unknown };
    }
    if token.is_empty() && is_earlier.is_none() { Origin::Unknown } else { Origin::ThisCall }
}

/// Whether a connection is of the integration of a request and, unless the handler at the edge decides these, of its
/// subscriber and contexts.
pub(crate) fn has_same_owner<V: Value>(request: &V, found: &V, edge_decides_owner: bool) -> bool {
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
    given_members(a) == given_members(b)
}

/// The JSON text of each member that is not `null`, with its name, sorted.
fn given_members<V: Value>(object: &V) -> Vec<String> {
    let mut given = Vec::new();
    for (name, value) in object.members() {
        if !value.kind().is_missing() {
            given.push(name + ":" + &value.json());
        }
    }
    // Any order would do: this one's code is there.
    context_key::sorted(given)
}
