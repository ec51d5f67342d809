//! `DELETE /v1/channel-connections/{identifier}`

use super::{
    Body,
    conflict::Conflict,
    operation::{Operation, Request, Verdict},
};
use crate::{http::Method, value::Value};

/// What a call is to delete.
pub struct Deletion {
    /// The identifier of the connection, one that [`crate::identifier::can_travel`].
    pub identifier: String,
}

impl<V: Value> Operation<V> for Deletion {
    fn begin(&self) -> Request<V> {
        Request::to(Method::Delete, &self.identifier, None)
    }

    fn identifier(&self) -> &str {
        &self.identifier
    }

    fn expected(&self) -> &'static str {
        "an empty answer (204)"
    }

    /// A page that something on the way answers with is no deletion.
    fn result(&mut self, status: u16, body: Body<V>) -> Option<V> {
        (status == 204 || matches!(body, Body::Json(_))).then(V::absent)
    }

    /// What is gone after an attempt whose answer was lost, that attempt has deleted.
    fn refused(&mut self, status: u16, _: Conflict, is_open: bool) -> Verdict<V> {
        if status == 404 && is_open { Verdict::Done(V::absent()) } else { Verdict::Error }
    }
}
