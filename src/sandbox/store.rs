//! The connections that exist.

use crate::json::Json;

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

/// All connections, oldest first.
#[derive(Default)]
pub(super) struct Store {
    connections: Vec<Connection>,
    ids: u64,
}

impl Store {
    /// An id that sorts after all earlier ones of its second: as in the server's database, its time in seconds and a counter.
    pub(super) fn next_id(&mut self, now_ms: u64) -> String {
        self.ids += 1;
        format!("{:08x}{:016x}", now_ms / 1_000, self.ids)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Connection> {
        self.connections.iter()
    }

    pub(super) fn find(&self, identifier: &str) -> Option<&Connection> {
        self.iter().find(|connection| connection.identifier == identifier)
    }

    /// The connection of this integration with exactly this subscriber and these contexts.
    pub(super) fn find_same(
        &self,
        integration_identifier: &str,
        subscriber_id: Option<&str>,
        context_keys: &[String],
    ) -> Option<&Connection> {
        self.iter().find(|connection| {
            connection.integration_identifier == integration_identifier
                && connection.subscriber_id.as_deref() == subscriber_id
                && connection.context_keys == context_keys
        })
    }

    pub(super) fn find_mut(&mut self, identifier: &str) -> Option<&mut Connection> {
        self.connections.iter_mut().find(|connection| connection.identifier == identifier)
    }

    /// Removes the connection, if there is one.
    pub(super) fn remove(&mut self, identifier: &str) -> bool {
        let before = self.connections.len();
        self.connections.retain(|connection| connection.identifier != identifier);
        self.connections.len() < before
    }

    pub(super) fn add(&mut self, connection: Connection) {
        self.connections.push(connection);
    }
}
