//! `GET /v1/channel-connections/{identifier}` (`get-channel-connection.usecase.ts`)

use super::{environment::Environment, error_body::Problem, present, reply::Reply};

pub(super) fn answer(environment: &Environment, identifier: &str) -> Result<Reply, Problem> {
    let connection = environment.store.find(identifier).ok_or_else(|| not_found(identifier))?;
    Ok(Reply::data(200, present::connection(connection)?))
}

/// Said with these quotation marks here and where a connection is deleted, with others where it is updated.
pub(super) fn not_found(identifier: &str) -> Problem {
    Problem::not_found(format!("Channel connection with identifier '{identifier}' not found"))
}
