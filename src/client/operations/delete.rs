//! `DELETE /v1/channel-connections/{identifier}`

use super::{
    super::body::Body,
    operation::{Next, Operation, Refusal, Request, Success},
};
use crate::{http::Method, value::Value};

/// What a call is to delete.
pub struct Delete {
    /// The identifier of the connection, one that is a [path segment](crate::identifier::is_path_segment).
    pub identifier: String,
}

impl<V: Value> Operation<V> for Delete {
    fn request(&self) -> Request<V> {
        Request::to(Method::Delete, &self.identifier, None)
    }

    fn identifier(&self) -> &str {
        &self.identifier
    }

    fn expected(&self) -> &'static str {
        "an empty answer (204)"
    }

    /// A page that something on the way answers with is no deletion.
    fn result(&mut self, Success { status, body }: Success<V>) -> Option<V> {
        (status == 204 || matches!(body, Body::Json(_))).then(V::absent)
    }

    /// A connection that is gone after an attempt without an answer was deleted by that attempt.
    fn refused(&mut self, refusal: Refusal) -> Next<V> {
        if refusal.status == 404 && refusal.may_have_succeeded { Next::Succeed(V::absent()) } else { Next::Fail }
    }
}
