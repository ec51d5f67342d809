//! `DELETE /v1/channel-connections/{identifier}` (`delete-channel-connection.usecase.ts`)

use super::{environment::Environment, error_body::Problem, reply::Reply, retrieve};

pub(super) fn answer(environment: &mut Environment, identifier: &str) -> Result<Reply, Problem> {
    if !environment.store.remove(identifier) {
        return Err(retrieve::not_found(identifier));
    }
    Ok(Reply { status: 204, body: None })
}
