use super::{Body, Call, RandomSource, Step, answer, operation::Verdict, retry::is_passing, retry_after};
use crate::{context_key, dto::ConnectionMode, error::NovuError, http::HttpResponse, value::Value};

/// A look whether a connection exists.
pub(super) struct LookUp {
    pub(super) identifier: String,
    /// What the call ends with if it does not.
    pub(super) error: Box<NovuError>,
    pub(super) retries_left: u32,
}

impl<V: Value, R: RandomSource> Call<V, R> {
    /// An answer to a look-up.
    pub(super) fn looked_up(&mut self, look_up: LookUp, response: HttpResponse<Body<V>>, now: u64) -> Step<V> {
        let HttpResponse { status, headers, body } = response;
        let verdict = match status {
            200..=299 => match answer::connection(body) {
                Some(found) if found.text_of("identifier") == look_up.identifier => {
                    self.operation.found(found, self.is_scoped)
                }
                Some(_) => Verdict::Error,
                None => return self.look_again(look_up, None, now),
            },
            404 => self.operation.missing(),
            _ if is_passing(status) => return self.look_again(look_up, retry_after::read(&headers), now),
            // Whoever may not look does not know.
            _ => Verdict::Error,
        };
        self.follow(verdict, look_up.error, now)
    }

    pub(super) fn look_again(&mut self, mut look_up: LookUp, retry_after: Option<f64>, now: u64) -> Step<V> {
        let Some(wait) = self.wait(look_up.retries_left, retry_after, now) else {
            return self.give_up(look_up.error);
        };
        look_up.retries_left -= 1;
        self.looking = Some(look_up);
        wait
    }
}

/// Whether a connection is the one that a request asks for: the same integration and workspace and, unless the handler at
/// the edge decides these, the same subscriber and contexts.
pub(super) fn is_same<V: Value>(request: &V, found: &V, is_scoped: bool) -> bool {
    has_same_owner(request, found, is_scoped)
        && filled(&request.member("workspace")) == filled(&found.member("workspace"))
}

/// Whether a connection is of the integration of a request and, unless the handler at the edge decides these, of its
/// subscriber and contexts.
pub(super) fn has_same_owner<V: Value>(request: &V, found: &V, is_scoped: bool) -> bool {
    let text = |value: &V, name| value.member(name).text();
    let is_shared = ConnectionMode::from_name(&text(request, "connectionMode")) == Some(ConnectionMode::Shared);
    let subscriber = if is_shared { String::new() } else { text(request, "subscriberId") };
    let is_same_owner = || {
        subscriber == text(found, "subscriberId")
            && context_key::of(&request.member("context")) == found_keys(&found.member("contextKeys"))
    };
    text(request, "integrationIdentifier") == text(found, "integrationIdentifier") && (is_scoped || is_same_owner())
}

/// The context keys of a connection, in Novu's order.
#[must_use]
pub fn found_keys<V: Value>(keys: &V) -> Vec<String> {
    context_key::sorted(&keys.texts())
}

/// The members that are not null, as sorted text.
fn filled<V: Value>(object: &V) -> Vec<String> {
    let mut members = Vec::new();
    for (name, value) in &object.members() {
        if !value.kind().is_missing() {
            members.push(context_key::join(name, &value.json()));
        }
    }
    context_key::sorted(&members)
}
