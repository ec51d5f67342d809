//! `POST /v1/channel-connections`

use super::{
    super::{body::Body, conflict::Conflict, same_connection},
    operation::{Next, Operation, Request},
};
use crate::{http::Method, value::Value};

/// What a call is to create.
pub struct Create<V> {
    /// The request.
    pub request: V,
    /// Its JSON text.
    pub body: V,
    /// The identifier in it.
    pub identifier: String,
    /// Whether the identifier was made for this call: then a connection that has it is this call's own.
    pub is_generated: bool,
}

impl<V: Value> Operation<V> for Create<V> {
    fn request(&self) -> Request<V> {
        Request { method: Method::Post, path: String::new(), body: Some(self.body.clone()) }
    }

    fn auth(&self) -> V {
        self.request.member("auth")
    }

    fn identifier(&self) -> &str {
        &self.identifier
    }

    fn result(&mut self, _: u16, body: Body<V>) -> Option<V> {
        body.connection()
    }

    fn unexpected(&mut self) -> Next<V> {
        self.look_up()
    }

    /// After a 409 another connection is in the way, or our own of an attempt whose answer was lost.
    fn refused(&mut self, status: u16, conflict: Conflict, may_have_succeeded: bool) -> Next<V> {
        // A generated identifier is the proof even at the first attempt: something on the way has sent that twice.
        let is_own =
            self.is_generated && matches!(conflict, Conflict::With(identifier) if identifier == self.identifier);
        if status == 409 && (may_have_succeeded || is_own) { self.look_up() } else { Next::Fail }
    }

    fn found(&mut self, connection: V, is_scoped: bool) -> Next<V> {
        if self.is_generated || same_connection::is_same(&self.request, &connection, is_scoped) {
            Next::Succeed(connection)
        } else if connection.text_of("createdAt") == connection.text_of("updatedAt") {
            // Somebody else's has the identifier, so that ours cannot exist.
            Next::FailForCertain
        } else {
            // It may be ours, and somebody has changed it since.
            Next::Fail
        }
    }
}

impl<V> Create<V> {
    fn look_up(&self) -> Next<V> {
        Next::LookUp { identifier: self.identifier.clone(), is_own: true }
    }
}
