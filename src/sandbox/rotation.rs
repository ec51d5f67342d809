//! Where a refresh token may be stored (`channel-connection.utils.ts`).

use super::{
    error_body::Problem,
    options::{Credentials, Integration},
};
use crate::json::{Json, is_truthy};

/// A refresh token is of use only where Novu can refresh it.
pub(super) fn check(auth: &Json, integration: &Integration) -> Result<(), Problem> {
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
