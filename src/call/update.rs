//! `PATCH /v1/channel-connections/{identifier}`

use super::{
    Body, answer,
    operation::{Operation, Request},
};
use crate::{http::Method, value::Value};

/// What a call is to replace. To do that twice leaves what doing it once does, so that it is tried again freely.
pub struct Update<V> {
    /// The identifier of the connection, one that [`crate::identifier::can_travel`].
    pub identifier: String,
    /// The JSON text of workspace and auth.
    pub body: V,
    /// The `auth` in it.
    pub auth: V,
}

impl<V: Value> Operation<V> for Update<V> {
    fn begin(&self) -> Request<V> {
        Request::to(Method::Patch, &self.identifier, Some(self.body.clone()))
    }

    fn auth(&self) -> V {
        self.auth.clone()
    }

    fn identifier(&self) -> &str {
        &self.identifier
    }

    fn result(&mut self, _: u16, body: Body<V>) -> Option<V> {
        answer::connection(body)
    }
}
