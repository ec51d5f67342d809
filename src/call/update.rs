//! `PATCH /v1/channel-connections/{identifier}`

use super::{
    Body, answer,
    operation::{Operation, Request},
};
use crate::{error::Secrets, http::Method, value::Value};

/// What a call is to replace. To do that twice leaves what doing it once does, so that it is tried again freely.
pub struct Update<V> {
    /// The identifier of the connection, one that [`crate::identifier::can_travel`].
    pub identifier: String,
    /// The JSON text of workspace and auth.
    pub body: V,
    /// The tokens in it, which must never show.
    pub secrets: Secrets,
}

impl<V: Value> Operation<V> for Update<V> {
    fn begin(&mut self) -> (Request<V>, Secrets) {
        (Request::to(Method::Patch, &self.identifier, Some(self.body.clone())), std::mem::take(&mut self.secrets))
    }

    fn identifier(&self) -> &str {
        &self.identifier
    }

    fn result(&mut self, _: u16, body: Body<V>) -> Option<V> {
        answer::connection(body)
    }
}
