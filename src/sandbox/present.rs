//! A connection as the API returns it (`dto.mapper.ts`).

use super::{error_body::Problem, store::Connection, time};
use crate::{json::Json, validation::ENCRYPTED};

/// # Errors
/// What looks like ciphertext was stored as it came, and cannot be decrypted: the server fails.
pub(super) fn connection(connection: &Connection) -> Result<Json, Problem> {
    if is_unreadable(&connection.auth) {
        return Err(Problem::Internal);
    }
    let access_token = connection.auth.get("accessToken").cloned().unwrap_or_else(|| "".into());
    Ok(with_auth(connection, Json::object([("accessToken", access_token)])))
}

/// The same, with an empty `auth` where it cannot be decrypted.
pub(super) fn connection_or_unreadable(stored: &Connection) -> Json {
    connection(stored).unwrap_or_else(|_| with_auth(stored, Json::object([])))
}

fn with_auth(connection: &Connection, auth: Json) -> Json {
    let subscriber_id = connection.subscriber_id.as_deref().filter(|id| !id.is_empty());
    Json::object([
        ("identifier", connection.identifier.as_str().into()),
        ("channel", connection.channel.as_str().into()),
        ("providerId", connection.provider_id.as_str().into()),
        ("integrationIdentifier", connection.integration_identifier.as_str().into()),
        ("subscriberId", subscriber_id.map_or(Json::Null, Json::from)),
        ("contextKeys", Json::Array(connection.context_keys.iter().map(|key| key.as_str().into()).collect())),
        ("workspace", connection.workspace.clone()),
        ("auth", auth),
        ("createdAt", time::iso(connection.created_at).as_str().into()),
        ("updatedAt", time::iso(connection.updated_at).as_str().into()),
    ])
}

fn is_unreadable(auth: &Json) -> bool {
    let token = auth.get("accessToken").and_then(Json::as_str);
    token.is_some_and(|token| token.starts_with(ENCRYPTED))
}
