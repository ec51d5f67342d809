//! Where a refresh token may be stored (`channel-connection.utils.ts`).

use super::{
    error_body::Problem,
    options::{Credentials, Integration},
    store::Connection,
};
use crate::{
    json::{Json, is_truthy},
    timestamp,
};

/// Novu's own Slack app, which has its credentials elsewhere.
const NOVU_SLACK: &str = "novu-slack";

/// Whether the tokens of a connection can be exchanged for new ones.
pub(super) fn is_rotating(connection: &Connection) -> bool {
    can_rotate(&connection.provider_id)
        && ["accessToken", "refreshToken"].iter().all(|name| is_truthy(connection.auth.get(name)))
}

fn can_rotate(provider_id: &str) -> bool {
    ["slack", NOVU_SLACK, "webex-messaging"].contains(&provider_id)
}

/// Whether an integration has what an exchange needs.
pub(super) fn has_credentials(integration: &Integration) -> bool {
    let is_complete =
        |credentials: &Credentials| !credentials.client_id.is_empty() && !credentials.secret_key.is_empty();
    integration.provider_id == NOVU_SLACK || integration.credentials.as_ref().is_some_and(is_complete)
}

/// What is stored of an `auth`. A refresh token is of use only where Novu can refresh it, and without a date it is refreshed before
/// the next use.
pub(super) fn stored(mut auth: Json, integration: &Integration, now_ms: u64) -> Result<Json, Problem> {
    check(&auth, integration)?;
    if is_truthy(auth.get("refreshToken"))
        && !is_truthy(auth.get("expiresAt"))
        && let Some(members) = auth.as_object_mut()
    {
        members.insert("expiresAt".into(), timestamp::iso(now_ms).into());
    }
    Ok(auth)
}

fn check(auth: &Json, integration: &Integration) -> Result<(), Problem> {
    if !is_truthy(auth.get("refreshToken")) {
        return Ok(());
    }
    let provider = integration.provider_id.as_str();
    if !can_rotate(provider) {
        return Err(Problem::bad_request(format!(
            "Token rotation is not supported for provider \"{provider}\". Remove refreshToken from the connection auth."
        )));
    }
    if !has_credentials(integration) {
        return Err(Problem::bad_request(format!(
            "Integration \"{}\" must have clientId and secretKey configured to store a rotating refresh token.",
            integration.identifier
        )));
    }
    Ok(())
}
