//! What makes one operation of the API differ from another. All else is the same for all of them.

use super::{Body, conflict::Conflict};
use crate::{http::Method, text::concat, url, value::Value};

/// A request of a call, but for what all have: server, secret key, headers.
#[derive(Clone)]
pub struct Request<V> {
    /// The method.
    pub(super) method: Method,
    /// What follows the resource in the URL: nothing, the path to one connection, or a query.
    pub(super) path: String,
    /// The JSON text, if there is one.
    pub(super) body: Option<V>,
}

impl<V> Request<V> {
    /// To one connection.
    pub(super) fn to(method: Method, identifier: &str, body: Option<V>) -> Self {
        Self { method, path: concat(&["/", &url::encode(identifier)]), body }
    }
}

/// What a call does next, as its operation sees it.
pub enum Verdict<V> {
    /// It has what was asked for.
    Done(V),
    /// It ends with the error at hand.
    Error,
    /// It ends with the error at hand, which is the last word: no attempt whose answer was lost can have succeeded.
    Settled,
    /// It looks whether the connection of this identifier exists.
    Look {
        /// The identifier.
        identifier: String,
        /// Whether that would be the call's own doing.
        is_own: bool,
    },
    /// It goes on with this request, under an idempotency key of its own.
    Send(Request<V>),
}

/// One operation of the API.
///
/// A call reaches it through a pointer alone: its code is then nothing that a call of another operation needs.
pub trait Operation<V: Value> {
    /// The request to begin with.
    fn begin(&self) -> Request<V>;

    /// The `auth` in the request: the tokens in it must never show.
    fn auth(&self) -> V {
        V::absent()
    }

    /// The identifier of the connection that it is about; empty where there is none.
    fn identifier(&self) -> &str;

    /// What a success should hold.
    fn expected(&self) -> &'static str {
        "a channel connection"
    }

    /// What the body of a success holds; `None` if it is not what was asked for.
    fn result(&mut self, status: u16, body: Body<V>) -> Option<V>;

    /// A success did not hold what was asked for.
    fn unreadable(&mut self) -> Verdict<V> {
        Verdict::Error
    }

    /// The server refuses, and that will not pass. `is_open`: whether an earlier attempt may have succeeded.
    fn refused(&mut self, status: u16, conflict: Conflict, is_open: bool) -> Verdict<V> {
        let _ = (status, conflict, is_open);
        Verdict::Error
    }

    /// A look-up found this. `is_scoped`: whether a handler at the edge decides whom a connection belongs to.
    fn found(&mut self, connection: V, is_scoped: bool) -> Verdict<V> {
        let _ = (connection, is_scoped);
        Verdict::Error
    }

    /// A look-up found nothing.
    fn missing(&mut self) -> Verdict<V> {
        Verdict::Error
    }

    /// Whether the connection that the call ends with is new; `None` where that goes without saying.
    fn created(&self) -> Option<bool> {
        None
    }
}
