//! `GET /v1/channel-connections`

use super::{
    super::body::Body,
    operation::{Operation, Request, Success},
};
use crate::{
    http::Method,
    value::{Kind, Value},
};

/// Which connections a call is to list.
pub struct List {
    /// The query, as [`crate::query::of`] writes it.
    pub query: String,
}

impl<V: Value> Operation<V> for List {
    fn request(&self) -> Request<V> {
        Request { method: Method::Get, path: self.query.clone(), body: None }
    }

    fn identifier(&self) -> &'static str {
        ""
    }

    fn expected(&self) -> &'static str {
        "a list of channel connections"
    }

    fn result(&mut self, Success { body, .. }: Success<V>) -> Option<V> {
        let Body::Json(page) = body else { return None };
        (page.member("data").kind() == Kind::Array).then_some(page)
    }
}
