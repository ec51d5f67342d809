//! `GET /v1/channel-connections/{identifier}` (`get-channel-connection.usecase.ts`)

use super::{Reply, Sandbox, error_body::Problem, present};

pub(super) fn answer(sandbox: &Sandbox, identifier: &str) -> Result<Reply, Problem> {
    let connection = sandbox.store.find(identifier).ok_or_else(|| not_found(identifier))?;
    Ok(Reply::data(200, present::connection(connection)?))
}

/// Said with these quotation marks here and where a connection is deleted, with others where it is updated.
pub(super) fn not_found(identifier: &str) -> Problem {
    Problem::not_found(format!("Channel connection with identifier '{identifier}' not found"))
}
