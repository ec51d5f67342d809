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

impl Connection {
    /// Whether it is of this integration, with exactly this subscriber and these contexts.
    pub(super) fn is_for(
        &self,
        integration_identifier: &str,
        subscriber_id: Option<&str>,
        context_keys: &[String],
    ) -> bool {
        self.integration_identifier == integration_identifier
            && self.subscriber_id.as_deref() == subscriber_id
            && self.context_keys == context_keys
    }
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

    /// What a creation at `now_ms` sees when it looks for duplicates.
    pub(super) fn noticed(&self, now_ms: u64, race_ms: u64) -> impl Iterator<Item = &Connection> {
        // Without races all of them, also where the clock went back.
        self.iter().filter(move |connection| race_ms == 0 || connection.created_at.saturating_add(race_ms) <= now_ms)
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
