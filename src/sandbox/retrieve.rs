//! `GET /v1/channel-connections/{identifier}`

use super::{Reply, Sandbox, error_body::Problem, present};

pub(super) fn answer(sandbox: &Sandbox, identifier: &str) -> Result<Reply, Problem> {
    let connection = sandbox
        .store
        .find(identifier)
        .ok_or_else(|| Problem::not_found(format!("Channel connection with identifier '{identifier}' not found")))?;
    Ok(Reply::data(200, present::connection(connection)?))
}
