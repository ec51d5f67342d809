//! `PATCH /v1/channel-connections/{identifier}` (`update-channel-connection.usecase.ts`)

use super::{Reply, Sandbox, body::Body, error_body::Problem, present, rotation, validation};
use crate::{json::Json, value::Value};

/// Replaces workspace and auth, with all that is in them: a refresh token that is not sent again is gone.
pub(super) fn answer(sandbox: &mut Sandbox, identifier: &str, body: &Body, now_ms: u64) -> Result<Reply, Problem> {
    let request = body.transformed()?;
    let messages = validation::update(&request);
    if !messages.is_empty() {
        return Err(Problem::Validation(messages));
    }
    let not_found = || Problem::not_found(format!("Channel connection with identifier \"{identifier}\" not found"));
    let member = |name| request.get(name).cloned().unwrap_or(Json::Null);
    let auth = member("auth");
    let connection = sandbox.store.find_mut(identifier).ok_or_else(not_found)?;
    if auth.get("refreshToken").cloned().is_truthy() {
        let name = &connection.integration_identifier;
        let integration = sandbox.options.integrations.find(name);
        let integration = integration.ok_or_else(|| Problem::not_found(format!("Integration \"{name}\" not found")))?;
        rotation::check(&auth, &integration)?;
    }
    connection.workspace = member("workspace");
    connection.auth = auth;
    connection.updated_at = now_ms;
    Ok(Reply::data(200, present::connection(connection)?))
}
