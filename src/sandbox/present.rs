//! A connection as the API returns it (`dto.mapper.ts`).

use serde_json::json;

use super::{error_body::Problem, store::Connection};
use crate::{json::Json, timestamp, validation::ENCRYPTED_TOKEN_PREFIX};

/// # Errors
/// What looks like ciphertext was stored as it came, and cannot be decrypted: the server fails.
pub(super) fn connection(connection: &Connection) -> Result<Json, Problem> {
    if is_unreadable(&connection.auth) {
        return Err(Problem::Internal);
    }
    let access_token = connection.auth.get("accessToken").cloned().unwrap_or_else(|| "".into());
    Ok(with_auth(connection, &json!({ "accessToken": access_token })))
}

/// The same, with all of `auth` as it is stored, also where it cannot be decrypted.
pub(super) fn stored(connection: &Connection) -> Json {
    with_auth(connection, &connection.auth)
}

fn with_auth(connection: &Connection, auth: &Json) -> Json {
    json!({
        "identifier": connection.identifier,
        "channel": connection.channel,
        "providerId": connection.provider_id,
        "integrationIdentifier": connection.integration_identifier,
        "subscriberId": connection.subscriber_id.as_deref().filter(|id| !id.is_empty()),
        "contextKeys": connection.context_keys,
        "workspace": connection.workspace,
        "auth": auth,
        "createdAt": timestamp::iso(connection.created_at),
        "updatedAt": timestamp::iso(connection.updated_at),
    })
}

fn is_unreadable(auth: &Json) -> bool {
    let token = auth.get("accessToken").and_then(Json::as_str);
    token.is_some_and(|token| token.starts_with(ENCRYPTED_TOKEN_PREFIX))
}
