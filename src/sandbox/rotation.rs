//! Where a refresh token may be stored (`channel-connection.utils.ts`).

use super::{
    error_body::Problem,
    options::{Credentials, Integration},
    time,
};
use crate::json::{Json, is_truthy};

/// What is stored of an `auth`. A refresh token is of use only where Novu can refresh it, and without a date it is refreshed before
/// the next use.
pub(super) fn stored(mut auth: Json, integration: &Integration, now_ms: u64) -> Result<Json, Problem> {
    check(&auth, integration)?;
    if is_truthy(auth.get("refreshToken"))
        && !is_truthy(auth.get("expiresAt"))
        && let Some(members) = auth.as_object_mut()
    {
        members.insert("expiresAt".into(), time::iso(now_ms).into());
    }
    Ok(auth)
}

fn check(auth: &Json, integration: &Integration) -> Result<(), Problem> {
    const NOVU_SLACK: &str = "novu-slack";
    if !is_truthy(auth.get("refreshToken")) {
        return Ok(());
    }
    let provider = integration.provider_id.as_str();
    if !["slack", NOVU_SLACK, "webex-messaging"].contains(&provider) {
        return Err(Problem::bad_request(format!(
            "Token rotation is not supported for provider \"{provider}\". Remove refreshToken from the connection auth."
        )));
    }
    let is_complete =
        |credentials: &Credentials| !credentials.client_id.is_empty() && !credentials.secret_key.is_empty();
    // Novu's own Slack app has its credentials elsewhere.
    if provider != NOVU_SLACK && !integration.credentials.as_ref().is_some_and(is_complete) {
        return Err(Problem::bad_request(format!(
            "Integration \"{}\" must have clientId and secretKey configured to store a rotating refresh token.",
            integration.identifier
        )));
    }
    Ok(())
}
