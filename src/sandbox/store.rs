//! The connections that exist.

use std::collections::BTreeMap;

use crate::json::{Json, json_text};

/// A stored connection.
pub(super) struct Connection {
    /// The database's id, which is shown only as a cursor.
    pub(super) id: String,
    pub(super) identifier: String,
    pub(super) channel: String,
    pub(super) provider_id: String,
    pub(super) integration_identifier: String,
    pub(super) subscriber_id: Option<String>,
    /// Sorted.
    pub(super) context_keys: Vec<String>,
    pub(super) workspace: Json,
    pub(super) auth: Json,
    pub(super) created_at: u64,
    pub(super) updated_at: u64,
}

impl Connection {
    fn owner(&self) -> String {
        owner(&self.integration_identifier, self.subscriber_id.as_deref(), &self.context_keys)
    }
}

/// The same text for all connections of an integration with exactly this subscriber and these contexts.
fn owner(integration_identifier: &str, subscriber_id: Option<&str>, context_keys: &[String]) -> String {
    json_text(&serde_json::json!([integration_identifier, subscriber_id, context_keys]))
}

/// All connections, oldest first, and where to find one among a million.
#[derive(Default)]
pub(super) struct Store {
    /// By a number that grows with each.
    connections: BTreeMap<u64, Connection>,
    by_identifier: BTreeMap<String, u64>,
    by_owner: BTreeMap<String, Vec<u64>>,
    ids: u64,
    added: u64,
}

impl Store {
    /// An id that sorts after all earlier ones of its second: as in the server's database, its time in seconds and a counter.
    pub(super) fn next_id(&mut self, now_ms: u64) -> String {
        self.ids += 1;
        format!("{:08x}{:016x}", now_ms / 1_000, self.ids)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Connection> {
        self.connections.values()
    }

    pub(super) fn find(&self, identifier: &str) -> Option<&Connection> {
        self.connections.get(self.by_identifier.get(identifier)?)
    }

    /// The connections of an integration with exactly this subscriber and these contexts, oldest first.
    pub(super) fn of_owner(
        &self,
        integration_identifier: &str,
        subscriber_id: Option<&str>,
        context_keys: &[String],
    ) -> impl Iterator<Item = &Connection> {
        let numbers = self.by_owner.get(&owner(integration_identifier, subscriber_id, context_keys));
        numbers.into_iter().flatten().filter_map(|number| self.connections.get(number))
    }

    pub(super) fn find_mut(&mut self, identifier: &str) -> Option<&mut Connection> {
        self.connections.get_mut(self.by_identifier.get(identifier)?)
    }

    /// Removes the connection, if there is one.
    pub(super) fn remove(&mut self, identifier: &str) -> bool {
        let Some(number) = self.by_identifier.remove(identifier) else { return false };
        let owner = self.connections.remove(&number).map(|connection| connection.owner()).unwrap_or_default();
        if let Some(numbers) = self.by_owner.get_mut(&owner) {
            numbers.retain(|other| *other != number);
            if numbers.is_empty() {
                self.by_owner.remove(&owner);
            }
        }
        true
    }

    pub(super) fn add(&mut self, connection: Connection) {
        self.added += 1;
        self.by_identifier.insert(connection.identifier.clone(), self.added);
        self.by_owner.entry(connection.owner()).or_default().push(self.added);
        self.connections.insert(self.added, connection);
    }
}
