//! `POST /v1/channel-connections`, and where a connection of the same integration, subscriber and contexts is in the way,
//! `PATCH` of that one.

use super::{
    Body, Creation, answer,
    conflict::Conflict,
    look_up,
    operation::{Operation, Request, Verdict},
};
use crate::{http::Method, identifier, text::concat, value::Value};

/// How often a connection that was in the way may be gone when it is to be replaced: each time it is created again.
const MAX_ROUNDS: u32 = 4;

/// What a call is to create, or to put in the place of what is in the way.
pub struct Upsert<V> {
    creation: Creation<V>,
    /// What stands in the way, once a look-up has found it.
    replacing: bool,
    /// Whether the look-up is for what a conflict named, and not only for what an attempt may have created.
    is_named: bool,
    rounds: u32,
}

impl<V: Value> Upsert<V> {
    /// The same request as for a creation.
    pub const fn new(creation: Creation<V>) -> Self {
        Self { creation, replacing: false, is_named: false, rounds: 1 }
    }

    /// Creates again what was deleted in between.
    fn create_again(&mut self) -> Verdict<V> {
        self.replacing = false;
        if self.rounds == MAX_ROUNDS {
            return Verdict::Error;
        }
        self.rounds += 1;
        Verdict::Send(self.begin())
    }

    /// Never replaces what was not looked at: Novu names it in prose, which holds texts of the request, and for a shared
    /// connection it may name one that belongs to a subscriber.
    fn look(identifier: String, is_own: bool) -> Verdict<V> {
        if identifier::can_travel(&identifier) { Verdict::Look { identifier, is_own } } else { Verdict::Error }
    }
}

impl<V: Value> Operation<V> for Upsert<V> {
    fn begin(&self) -> Request<V> {
        self.creation.begin()
    }

    fn auth(&self) -> V {
        self.creation.auth()
    }

    fn identifier(&self) -> &str {
        &self.creation.identifier
    }

    fn result(&mut self, _: u16, body: Body<V>) -> Option<V> {
        answer::connection(body)
    }

    /// A creation may have succeeded. A replacement may be tried again, but would be answered so again.
    fn unreadable(&mut self) -> Verdict<V> {
        if self.replacing {
            return Verdict::Error;
        }
        self.is_named = false;
        Self::look(self.creation.identifier.clone(), true)
    }

    fn refused(&mut self, status: u16, conflict: Conflict, _: bool) -> Verdict<V> {
        if self.replacing {
            return if status == 404 { self.create_again() } else { Verdict::Error };
        }
        if status != 409 {
            return Verdict::Error;
        }
        let own = &self.creation.identifier;
        self.is_named = matches!(conflict, Conflict::With(_));
        let identifier = match conflict {
            Conflict::With(identifier) => identifier,
            _ => own.clone(),
        };
        let is_own = identifier == *own && self.creation.is_generated;
        Self::look(identifier, is_own)
    }

    fn found(&mut self, connection: V, is_scoped: bool) -> Verdict<V> {
        let identifier = connection.text_of("identifier");
        let request = &self.creation.request;
        if self.creation.is_generated && identifier == self.creation.identifier {
            return Verdict::Done(connection);
        }
        if is_scoped {
            // The handler at the edge replaces nothing.
            return Verdict::Error;
        }
        if !look_up::has_same_owner(request, &connection, false) {
            // Of an identifier that somebody else's has, no connection of ours can exist.
            return if identifier == self.creation.identifier { Verdict::Settled } else { Verdict::Error };
        }
        self.replacing = true;
        let (workspace, auth) = (request.member("workspace").json(), request.member("auth").json());
        let body = concat(&["{\"workspace\":", &workspace, ",\"auth\":", &auth, "}"]);
        Verdict::Send(Request::to(Method::Patch, &identifier, Some(V::of_text(&body))))
    }

    fn missing(&mut self) -> Verdict<V> {
        if self.is_named { self.create_again() } else { Verdict::Error }
    }

    fn created(&self) -> Option<bool> {
        Some(!self.replacing)
    }
}
