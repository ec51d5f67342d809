//! For whom the caller may connect, as the application's `authorize` says: `{ subscriberId?, context? }`.

use super::refusal::Refusal;
use crate::{
    client, context_key,
    dto::ConnectionMode,
    validation,
    value::{Kind, Value},
    variant::from_text,
};

/// The members of a request that the page decides. No others pass: a field that Novu adds tomorrow may say whom the connection
/// belongs to.
pub const PAGE_MEMBERS: [&str; 5] = ["identifier", "connectionMode", "integrationIdentifier", "workspace", "auth"];

/// The members of a request that the scope decides, with it or without it.
pub const SCOPE_MEMBERS: [&str; 2] = ["subscriberId", "context"];

/// Whether a request with this `connectionMode` may be sent for a scope. `named` are those of [`SCOPE_MEMBERS`] that it has,
/// also where JSON leaves them out.
///
/// # Errors
/// If the scope is none, or the page asks for more.
pub fn check<V: Value>(scope: &V, named: &[&str], mode: &str) -> Result<(), Refusal> {
    if !scope.is_truthy() {
        return Err(Refusal::NoScope);
    }
    // An application that forgot to look whether it knows the caller: others would share the connection.
    if SCOPE_MEMBERS.into_iter().any(|name| named.contains(&name) && says_nothing(&scope.member(name))) {
        return Err(Refusal::EmptyScope);
    }
    if !validation::validate_scope(scope).is_empty() {
        return Err(Refusal::InvalidScope);
    }
    let has_subscriber = scope.member("subscriberId").is_filled_text();
    if !has_subscriber && scope.member("context").kind().is_missing() {
        return Err(Refusal::NoScope);
    }
    if has_subscriber && from_text(mode) == Some(ConnectionMode::Shared) { Err(Refusal::Shared) } else { Ok(()) }
}

fn says_nothing<V: Value>(value: &V) -> bool {
    match value.kind() {
        Kind::Absent | Kind::Null => true,
        Kind::String => !value.is_filled_text(),
        Kind::Object => value.members().is_empty(),
        _ => false,
    }
}

/// Whether a connection belongs to the very subscriber and contexts of a scope.
#[must_use]
pub fn has<V: Value>(scope: &V, connection: &V) -> bool {
    scope.text_of("subscriberId") == connection.text_of("subscriberId")
        && context_key::of(&scope.member("context")) == client::connection_keys(connection)
}

/// What the idempotency key towards Novu is made of besides the request, by a cryptographic digest of both. Nothing where
/// that is no help to recognize a repetition, since the identifier is made anew for each: then the key is random.
///
/// A page that repeats its request repeats the key. But no page can use up a key of somebody else, or one that the
/// application uses for other requests: Novu holds a key to one body, and scopes it neither by route nor by subscriber.
#[must_use]
pub const fn idempotency_key<'a>(page_key: &'a str, identifier: &str) -> &'a str {
    if identifier.is_empty() { "" } else { page_key }
}
