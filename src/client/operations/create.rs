//! `POST /v1/channel-connections`

use super::{
    super::{
        conflict::Conflict,
        same_connection::{self, Origin},
    },
    operation::{Found, Next, Operation, Refusal, Request, Success},
};
use crate::{
    http::Method,
    identifier, limits,
    random::RandomSource,
    validation::{self, ValidationIssue},
    value::Value,
};

/// What a call is to create.
pub struct Create<V> {
    /// The request.
    pub request: V,
    /// Its JSON text.
    pub body: V,
    /// The identifier in it.
    pub identifier: String,
    /// Whether the identifier was made for this call: then a connection that has it is this call's own.
    pub is_generated: bool,
}

impl<V: Value> Create<V> {
    /// The creation that a valid request asks for; `body` is its JSON text. It makes an identifier where the request has none.
    ///
    /// # Errors
    /// If the request is too large with the identifier.
    pub fn new(request: V, body: V, random: &mut impl RandomSource) -> Result<Self, Vec<ValidationIssue>> {
        let identifier = request.text_of("identifier");
        if !identifier.is_empty() {
            return Ok(Self { request, body, identifier, is_generated: false });
        }
        let identifier = identifier::generate(&[], random);
        let request = request.with_text("identifier", &identifier);
        if request.json_exceeds(limits::BODY_BYTES) {
            return Err(validation::too_large_issues());
        }
        Ok(Self { body: request.json_value(), request, identifier, is_generated: true })
    }
}

impl<V: Value> Operation<V> for Create<V> {
    fn request(&self) -> Request<V> {
        Request { method: Method::Post, path: String::new(), body: Some(self.body.clone()) }
    }

    fn auth(&self) -> V {
        self.request.member("auth")
    }

    fn identifier(&self) -> &str {
        &self.identifier
    }

    fn result(&mut self, Success { body, .. }: Success<V>) -> Option<V> {
        body.connection()
    }

    fn unexpected(&mut self) -> Next<V> {
        self.look_up()
    }

    /// After a 409 another connection is in the way, or our own of an attempt whose answer was lost.
    fn refused(&mut self, refusal: Refusal) -> Next<V> {
        // A generated identifier is the proof even at the first attempt: something on the way has sent that twice.
        let is_own = self.is_generated
            && match refusal.conflict {
                Conflict::Taken => true,
                Conflict::With(identifier) => identifier == self.identifier,
                _ => false,
            };
        if refusal.status == 409 && (refusal.may_have_succeeded || is_own) { self.look_up() } else { Next::Fail }
    }

    fn found(&mut self, Found { connection, call }: Found<V>) -> Next<V> {
        if self.is_generated {
            return Next::Succeed(connection);
        }
        match same_connection::origin(&self.request, &connection, call) {
            Origin::ThisCall => Next::Succeed(connection),
            // It has the identifier, so that ours cannot exist.
            Origin::AnotherCall => Next::FailUnchanged,
            Origin::Unknown => Next::Fail,
        }
    }
}

impl<V> Create<V> {
    fn look_up(&self) -> Next<V> {
        Next::LookUp { identifier: self.identifier.clone(), may_be_own: true }
    }
}
