//! `GET /v1/channel-connections/{identifier}`

use super::operation::{Operation, Request, Success};
use crate::{http::Method, value::Value};

/// Which connection a call is to retrieve.
pub struct Retrieve {
    /// The identifier of the connection, one that is a [path segment](crate::identifier::is_path_segment).
    pub identifier: String,
}

impl<V: Value> Operation<V> for Retrieve {
    fn request(&self) -> Request<V> {
        Request::to(Method::Get, &self.identifier, None)
    }

    fn identifier(&self) -> &str {
        &self.identifier
    }

    fn result(&mut self, Success { body, .. }: Success<V>) -> Option<V> {
        body.connection()
    }
}
