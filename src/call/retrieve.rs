//! `GET /v1/channel-connections/{identifier}`

use super::{
    Body, answer,
    operation::{Operation, Request},
};
use crate::{http::Method, value::Value};

/// What a call is to look for.
pub struct Retrieval {
    /// The identifier of the connection, one that [`crate::identifier::can_travel`].
    pub identifier: String,
}

impl<V: Value> Operation<V> for Retrieval {
    fn begin(&self) -> Request<V> {
        Request::to(Method::Get, &self.identifier, None)
    }

    fn identifier(&self) -> &str {
        &self.identifier
    }

    fn result(&mut self, _: u16, body: Body<V>) -> Option<V> {
        answer::connection(body)
    }
}
