//! For whom the caller may connect, and what, as the application's `authorize` says.

use super::refusal::Refusal;
use crate::{
    client, context_key,
    dto::ConnectionMode,
    identifier, validation,
    value::{Kind, Value},
    variant::from_text,
};

/// The members of a request that the page decides. No others pass: a field that Novu adds tomorrow may say whom the connection
/// belongs to.
pub const PAGE_MEMBERS: [&str; 5] = ["identifier", "connectionMode", "integrationIdentifier", "workspace", "auth"];

/// The members of a request that the scope may decide. The first two it always does: what it leaves out is not sent.
pub const SCOPE_MEMBERS: [&str; 6] =
    ["subscriberId", "context", "integrationIdentifier", "identifier", "workspace", "auth"];

/// The members of a replacement, which the page decides unless the scope does.
pub const UPDATE_MEMBERS: [&str; 2] = ["workspace", "auth"];

/// The members of a list's query that the page decides.
pub const QUERY_MEMBERS: [&str; 9] = [
    "limit",
    "after",
    "before",
    "orderDirection",
    "orderBy",
    "includeCursor",
    "channel",
    "providerId",
    "integrationIdentifier",
];

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
    let is_valid = |name: &'static str| {
        let value = scope.member(name);
        value.kind() == Kind::Absent || validation::validate_field(&[name], &value).is_empty()
    };
    if scope.kind() != Kind::Object || !SCOPE_MEMBERS.into_iter().all(is_valid) {
        return Err(Refusal::InvalidScope);
    }
    // One that is misspelt would be missing: without its contexts, or its workspace, a connection is another one.
    if scope.members().iter().any(|(name, _)| !SCOPE_MEMBERS.iter().any(|known| known == name)) {
        return Err(Refusal::UnknownScopeMember);
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

/// What a list is asked for besides what the page may say, so that it has connections of the scope alone: the subscriber, with the
/// mode, if the scope has one, and the keys of the contexts, of which an empty one asks for none.
#[must_use]
pub fn own_query<V: Value>(scope: &V) -> (String, &'static str, Vec<String>) {
    let mut keys = context_key::of(&scope.member("context"));
    if keys.is_empty() {
        keys.push(String::new());
    }
    (scope.text_of("subscriberId"), ConnectionMode::Subscriber.into(), keys)
}

/// Whether the application has to allow the identifier of a page's request: not if the scope has it, or nobody chose it.
#[must_use]
pub fn must_be_allowed<V: Value>(scope: &V, identifier: &str) -> bool {
    !identifier.is_empty() && scope.text_of("identifier") != identifier && !identifier::looks_generated(identifier)
}

/// Whether a connection belongs to the very subscriber and contexts of a scope.
#[must_use]
pub fn has<V: Value>(scope: &V, connection: &V) -> bool {
    scope.text_of("subscriberId") == connection.text_of("subscriberId")
        && context_key::of(&scope.member("context")) == client::connection_keys(connection)
}

/// Whether a page of this scope may connect an integration: the one that the scope fixes, or one of these, if the application has
/// listed them.
#[must_use]
pub fn may_name<V: Value>(scope: &V, integrations: &V, integration: &str) -> bool {
    let fixed = scope.member("integrationIdentifier");
    if fixed.kind().is_missing() {
        integrations.kind().is_missing() || integrations.texts().iter().any(|listed| listed == integration)
    } else {
        fixed.text() == integration
    }
}

/// What the idempotency key towards Novu is made of besides the request, by a cryptographic digest of both. Nothing where
/// that is no help to recognize a repetition, since the identifier is made anew for each: then the key is random.
///
/// A page that repeats its request repeats the key. But no page can use up a key of somebody else, or one that the
/// application uses for other requests: Novu holds a key to one body, and scopes it neither by route nor by subscriber.
#[must_use]
pub const fn key_seed<'a>(page_key: &'a str, identifier: &str) -> &'a str {
    if identifier.is_empty() { "" } else { page_key }
}
