//! `POST /v1/channel-connections`, and where a connection of the same integration, subscriber and contexts is in the way,
//! `PATCH` of that one.

use super::{
    super::{conflict::Conflict, same_connection},
    create::Create,
    operation::{Found, Next, Operation, Refusal, Request, Success, Upserted},
};
use crate::{error::message, http::Method, value::Value};

/// How many times a call creates, the first included: again where a connection that was in the way is gone when it is to be replaced.
const MAX_CREATES: u32 = 4;

/// What a call is to create, or to put in the place of what is in the way.
pub struct Upsert<V> {
    create: Create<V>,
    /// Whether a connection of another workspace is replaced too; otherwise it is a conflict.
    replaces_other_workspace: bool,
    /// Whether it replaces the connection in the way, which a look-up has found.
    replacing: bool,
    /// The workspace of that connection, if it is another one.
    replaced: V,
    /// Whether the look-up is for what a conflict named, and not only for what an attempt may have created.
    is_named: bool,
    creates: u32,
}

impl<V: Value> Upsert<V> {
    /// With the same request as for a create; it replaces a connection of another workspace, or fails with a conflict.
    pub fn new(create: Create<V>, replaces_other_workspace: bool) -> Self {
        Self { create, replaces_other_workspace, replacing: false, replaced: V::absent(), is_named: false, creates: 1 }
    }

    /// Creates again what was deleted in between.
    fn create_again(&mut self) -> Next<V> {
        self.replacing = false;
        self.replaced = V::absent();
        if self.creates == MAX_CREATES {
            return Next::Fail;
        }
        self.creates += 1;
        Next::Send(self.request())
    }
}

impl<V: Value> Operation<V> for Upsert<V> {
    fn request(&self) -> Request<V> {
        self.create.request()
    }

    fn auth(&self) -> V {
        self.create.auth()
    }

    fn identifier(&self) -> &str {
        &self.create.identifier
    }

    fn result(&mut self, Success { body, .. }: Success<V>) -> Option<V> {
        body.connection()
    }

    /// The create may have succeeded. A replacement may be tried again, but would be answered so again.
    fn unexpected(&mut self) -> Next<V> {
        if self.replacing {
            return Next::Fail;
        }
        self.is_named = false;
        Next::LookUp { identifier: self.create.identifier.clone(), may_be_own: true }
    }

    fn refused(&mut self, Refusal { status, conflict, .. }: Refusal) -> Next<V> {
        if self.replacing {
            return if status == 404 { self.create_again() } else { Next::Fail };
        }
        if status != 409 {
            return Next::Fail;
        }
        let own = &self.create.identifier;
        self.is_named = matches!(conflict, Conflict::With(_) | Conflict::Taken);
        let identifier = match conflict {
            Conflict::With(identifier) => identifier,
            _ => own.clone(),
        };
        let may_be_own = identifier == *own && self.create.is_generated;
        // Nothing is replaced that was not looked at: Novu names it in prose, which holds texts of the request, and for a shared
        // connection it may name one that belongs to a subscriber.
        Next::LookUp { identifier, may_be_own }
    }

    fn found(&mut self, Found { connection, call }: Found<V>) -> Next<V> {
        let identifier = connection.text_of("identifier");
        let request = &self.create.request;
        if self.create.is_generated && identifier == self.create.identifier {
            return Next::Succeed(connection);
        }
        if !same_connection::has_same_owner(request, &connection, call.edge_decides_owner) {
            // Of an identifier that somebody else's has, no connection of ours can exist.
            let nothing_changed = identifier == self.create.identifier;
            return Next::FailAsConflict { message: message::OTHER_OWNER, nothing_changed };
        }
        let workspace = connection.member("workspace");
        let is_other = workspace.text_of("id") != request.member("workspace").text_of("id");
        if is_other && !self.replaces_other_workspace {
            return Next::FailAsConflict { message: message::OTHER_WORKSPACE, nothing_changed: false };
        }
        self.replacing = true;
        self.replaced = if is_other { workspace } else { V::absent() };
        let (workspace, auth) = (request.member("workspace").json(), request.member("auth").json());
        let body = "{\"workspace\":".to_owned() + &workspace + ",\"auth\":" + &auth + "}";
        Next::Send(Request::to(Method::Patch, &identifier, Some(V::of_text(&body))))
    }

    fn not_found(&mut self) -> Next<V> {
        if self.is_named { self.create_again() } else { Next::Fail }
    }

    fn upserted(&self) -> Option<Upserted<V>> {
        Some(Upserted { created: !self.replacing, replaced: self.replaced.clone() })
    }
}
