//! What makes one operation of the API differ from another. All else is the same for all of them.

use super::super::{
    body::Body,
    call_facts::CallFacts,
    conflict::Conflict,
    options::{CallOptions, USER_AGENT},
};
use crate::{
    http::{Headers, HttpRequest, Method},
    url,
    value::Value,
};

/// A request of a call, without what all requests share: server, secret key, headers.
#[derive(Clone)]
pub struct Request<V> {
    /// The method.
    pub(in crate::client) method: Method,
    /// What follows the resource in the URL: nothing, the path to one connection, or a query.
    pub(in crate::client) path: String,
    /// The JSON text, if there is one.
    pub(in crate::client) body: Option<V>,
}

impl<V> Request<V> {
    /// To one connection.
    pub(in crate::client) fn to(method: Method, identifier: &str, body: Option<V>) -> Self {
        Self { method, path: "/".to_owned() + &url::encode(identifier), body }
    }

    /// With what all requests share.
    pub(in crate::client) fn into_http(self, options: &CallOptions, secret_key: Option<&str>) -> HttpRequest<V> {
        let mut headers = Headers::default();
        if let Some(key) = secret_key {
            headers.push("Authorization", "ApiKey ".to_owned() + key);
        }
        if options.sends_user_agent {
            // In lower case, like the headers of the user: theirs then takes its place.
            headers.push("user-agent", USER_AGENT);
        }
        if self.body.is_some() {
            headers.push("Content-Type", "application/json");
            headers.push("Idempotency-Key", options.idempotency_key.clone());
        }
        HttpRequest { method: self.method, url: options.server.resource() + &self.path, headers, body: self.body }
    }
}

/// What a call does next, as its operation sees it.
pub enum Next<V> {
    /// It succeeds with this.
    Succeed(V),
    /// It fails with the error at hand.
    Fail,
    /// It fails with the error at hand, and it is certain that no attempt without an answer has succeeded.
    FailUnchanged,
    /// It fails as a conflict that is explained so.
    FailAsConflict {
        /// What the connection in the way is.
        message: &'static str,
        /// Whether it is certain that no attempt without an answer has succeeded.
        nothing_changed: bool,
    },
    /// It looks whether the connection of this identifier exists.
    LookUp {
        /// The identifier.
        identifier: String,
        /// Whether that would be the call's own doing.
        may_be_own: bool,
    },
    /// It goes on with this request, under an idempotency key of its own.
    Send(Request<V>),
}

/// An answer with a status of success.
pub struct Success<V> {
    /// Its status.
    pub(in crate::client) status: u16,
    /// Its body.
    pub(in crate::client) body: Body<V>,
}

/// What a look-up found.
pub struct Found<V> {
    /// The connection.
    pub(in crate::client) connection: V,
    /// What is known of the call.
    pub(in crate::client) call: CallFacts,
}

/// An answer that is no success, where a retry would not help.
pub struct Refusal {
    /// Its status.
    pub(in crate::client) status: u16,
    /// What a 409 is about.
    pub(in crate::client) conflict: Conflict,
    /// Whether an earlier attempt may have succeeded.
    pub(in crate::client) may_have_succeeded: bool,
}

/// What an upsert did.
pub struct Upserted<V> {
    /// Whether the connection is new.
    pub created: bool,
    /// Where it replaced a connection of another workspace: that workspace; otherwise absent.
    pub replaced: V,
}

/// One operation of the API.
pub trait Operation<V: Value> {
    /// The first request.
    fn request(&self) -> Request<V>;

    /// The `auth` in the request: the tokens in it must never show.
    fn auth(&self) -> V {
        V::absent()
    }

    /// The identifier of the connection that it is about; empty where there is none.
    fn identifier(&self) -> &str;

    /// What a success should have for a body, in words.
    fn expected(&self) -> &'static str {
        "a channel connection"
    }

    /// The result in the body of a success; `None` if it is not what was asked for.
    fn result(&mut self, success: Success<V>) -> Option<V>;

    /// A success had another body than expected.
    fn unexpected(&mut self) -> Next<V> {
        Next::Fail
    }

    /// The server refuses.
    fn refused(&mut self, refusal: Refusal) -> Next<V> {
        let _ = refusal;
        Next::Fail
    }

    /// A look-up found this.
    fn found(&mut self, found: Found<V>) -> Next<V> {
        let _ = found;
        Next::Fail
    }

    /// A look-up found nothing.
    fn not_found(&mut self) -> Next<V> {
        Next::Fail
    }

    /// What an upsert that has succeeded did; `None` for every other operation.
    fn upserted(&self) -> Option<Upserted<V>> {
        None
    }
}
