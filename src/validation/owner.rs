//! Whom a connection belongs to. Source: `create-channel-connection.usecase.ts`.

use super::violation::Violation;
use crate::dto::ConnectionMode;

/// What is wrong with it, if anything is.
pub(super) const fn violation(
    has_subscriber: bool,
    has_context: bool,
    mode: Option<ConnectionMode>,
) -> Option<Violation> {
    match mode {
        Some(ConnectionMode::Shared) if !has_context => Some(Violation::NoContext),
        Some(ConnectionMode::Subscriber) if !has_subscriber => Some(Violation::NoSubscriber),
        None if !has_subscriber && !has_context => Some(Violation::NoOwner),
        _ => None,
    }
}
