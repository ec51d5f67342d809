//! Whom a connection belongs to, in bits. Source: `create-channel-connection.usecase.ts`.

use super::{Fault, request::is_given};
use crate::{dto::ConnectionMode, value::Value};

pub(super) const SUBSCRIBER: u32 = 1;
pub(super) const CONTEXT: u32 = 2;

/// The bit of a mode.
pub(super) const fn bit(mode: ConnectionMode) -> u32 {
    4 << mode as u32
}

/// What a request says of it.
pub(super) fn of<V: Value>(request: &V) -> u32 {
    let mut owner = 0;
    if is_given(&request.member("subscriberId")) {
        owner |= SUBSCRIBER;
    }
    if !request.member("context").kind().is_missing() {
        owner |= CONTEXT;
    }
    if let Some(mode) = ConnectionMode::from_name(&request.member("connectionMode").text()) {
        owner |= bit(mode);
    }
    owner
}

/// What is wrong with it, if anything is.
pub(super) fn fault(owner: u32) -> Option<Fault> {
    let has = |bits| owner & bits != 0;
    if has(bit(ConnectionMode::Shared)) {
        return if has(CONTEXT) { None } else { Some(Fault::NoContext) };
    }
    if has(bit(ConnectionMode::Subscriber)) {
        return if has(SUBSCRIBER) { None } else { Some(Fault::NoSubscriber) };
    }
    if has(SUBSCRIBER | CONTEXT) { None } else { Some(Fault::NoOwner) }
}
