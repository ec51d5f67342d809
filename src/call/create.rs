//! `POST /v1/channel-connections`

use super::{
    Body, answer,
    conflict::Conflict,
    look_up,
    operation::{Operation, Request, Verdict},
};
use crate::{http::Method, value::Value};

/// What a call is to create.
pub struct Creation<V> {
    /// The request.
    pub request: V,
    /// Its JSON text.
    pub body: V,
    /// The identifier in it.
    pub identifier: String,
    /// Whether the identifier was made for this call: then a connection that has it is this call's own.
    pub is_generated: bool,
}

impl<V: Value> Operation<V> for Creation<V> {
    fn begin(&self) -> Request<V> {
        Request { method: Method::Post, path: String::new(), body: Some(self.body.clone()) }
    }

    fn auth(&self) -> V {
        self.request.member("auth")
    }

    fn identifier(&self) -> &str {
        &self.identifier
    }

    fn result(&mut self, _: u16, body: Body<V>) -> Option<V> {
        answer::connection(body)
    }

    fn unreadable(&mut self) -> Verdict<V> {
        self.look()
    }

    /// After a 409 another connection is in the way, or our own of an attempt whose answer was lost.
    fn refused(&mut self, status: u16, conflict: Conflict, is_open: bool) -> Verdict<V> {
        // A generated identifier is the proof even at the first attempt: something on the way has sent that twice.
        let is_own =
            self.is_generated && matches!(conflict, Conflict::With(identifier) if identifier == self.identifier);
        if status == 409 && (is_open || is_own) { self.look() } else { Verdict::Error }
    }

    fn found(&mut self, connection: V, is_scoped: bool) -> Verdict<V> {
        if self.is_generated || look_up::is_same(&self.request, &connection, is_scoped) {
            Verdict::Done(connection)
        } else if connection.text_of("createdAt") == connection.text_of("updatedAt") {
            // Somebody else's has the identifier, so that ours cannot exist.
            Verdict::Settled
        } else {
            // It may be ours, and somebody has changed it since.
            Verdict::Error
        }
    }
}

impl<V> Creation<V> {
    fn look(&self) -> Verdict<V> {
        Verdict::Look { identifier: self.identifier.clone(), is_own: true }
    }
}
