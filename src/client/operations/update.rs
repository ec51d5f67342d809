//! `PATCH /v1/channel-connections/{identifier}`

use super::operation::{Operation, Request, Success};
use crate::{http::Method, value::Value};

/// What a call is to replace. Replacing is idempotent, so that every transient failure is retried.
pub struct Update<V> {
    /// The identifier of the connection, one that is a [path segment](crate::identifier::is_path_segment).
    pub identifier: String,
    /// The JSON text of workspace and auth.
    pub body: V,
    /// The `auth` in it.
    pub auth: V,
}

impl<V: Value> Operation<V> for Update<V> {
    fn request(&self) -> Request<V> {
        Request::to(Method::Patch, &self.identifier, Some(self.body.clone()))
    }

    fn auth(&self) -> V {
        self.auth.clone()
    }

    fn identifier(&self) -> &str {
        &self.identifier
    }

    fn result(&mut self, Success { body, .. }: Success<V>) -> Option<V> {
        body.connection()
    }
}
