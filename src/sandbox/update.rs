//! `PATCH /v1/channel-connections/{identifier}` (`update-channel-connection.usecase.ts`)

use super::{body::Body, environment::Environment, error_body::Problem, present, reply::Reply, rotation, validation};
use crate::json::{Json, is_truthy};

/// Replaces workspace and auth, with all that is in them: a refresh token that is not sent again is gone.
pub(super) fn answer(
    environment: &mut Environment,
    identifier: &str,
    body: Body,
    now_ms: u64,
) -> Result<Reply, Problem> {
    let mut request = body.transformed()?;
    let messages = validation::update(&request);
    if !messages.is_empty() {
        return Err(Problem::Validation(messages));
    }
    let not_found = || Problem::not_found(format!("Channel connection with identifier \"{identifier}\" not found"));
    let [workspace, mut auth] =
        ["workspace", "auth"].map(|name| request.get_mut(name).map(Json::take).unwrap_or_default());
    let connection = environment.store.find_mut(identifier).ok_or_else(not_found)?;
    if is_truthy(auth.get("refreshToken")) {
        let name = &connection.integration_identifier;
        let integration = environment.options.integrations.find(name);
        let integration = integration.ok_or_else(|| Problem::not_found(format!("Integration \"{name}\" not found")))?;
        auth = rotation::stored(auth, &integration, now_ms)?;
    }
    connection.workspace = workspace;
    connection.auth = auth;
    connection.updated_at = now_ms;
    Ok(Reply::data(200, present::connection(connection)?))
}
