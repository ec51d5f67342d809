//! `POST /v1/channel-connections/{identifier}/verify` (`verify-channel-connection.usecase.ts`)

use super::{environment::Environment, error_body::Problem, present, reply::Reply, retrieve, rotation};

/// Has the provider exchange the refresh token, if there is one, and stores what it gives.
pub(super) fn answer(environment: &mut Environment, identifier: &str, now_ms: u64) -> Result<Reply, Problem> {
    let Environment { store, options, provider, .. } = environment;
    let connection = store.find_mut(identifier).ok_or_else(|| retrieve::not_found(identifier))?;
    // What cannot be decrypted cannot be sent to a provider either.
    present::connection(connection)?;
    if rotation::is_rotating(connection) {
        let integration = options.integrations.find(&connection.integration_identifier).ok_or(Problem::Internal)?;
        if !rotation::has_credentials(&integration) {
            return Err(Problem::Internal);
        }
        provider.refresh(connection, now_ms)?;
        connection.updated_at = now_ms;
    }
    Ok(Reply::data(200, present::connection(connection)?))
}
