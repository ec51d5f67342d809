//! `DELETE /v1/channel-connections/{identifier}` (`delete-channel-connection.usecase.ts`)

use super::{Reply, Sandbox, error_body::Problem, retrieve};

pub(super) fn answer(sandbox: &mut Sandbox, identifier: &str) -> Result<Reply, Problem> {
    if !sandbox.store.remove(identifier) {
        return Err(retrieve::not_found(identifier));
    }
    Ok(Reply { status: 204, body: None })
}
