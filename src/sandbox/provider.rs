//! What a provider does when Novu exchanges a refresh token (`rotating-connection-token.service.ts`).

use super::{error_body::Problem, random::SeededRandom, store::Connection};
use crate::{idempotency_key, json::Json, timestamp};

/// How long Slack's access tokens are valid: 12 hours, in milliseconds.
const SLACK_MS: u64 = 12 * 60 * 60 * 1_000;

/// How long Webex's access and refresh tokens are valid: 14 and 90 days, in milliseconds.
const WEBEX_MS: [u64; 2] = [14 * 24 * 60 * 60 * 1_000, 90 * 24 * 60 * 60 * 1_000];

/// Slack and Webex.
pub(super) struct Provider {
    random: SeededRandom,
    /// The refresh tokens that were exchanged: each is good for one exchange.
    used: Vec<String>,
}

impl Provider {
    pub(super) const fn new(seed: u64) -> Self {
        Self { random: SeededRandom::new(seed), used: Vec::new() }
    }

    /// Replaces the tokens of a connection that has a refresh token.
    pub(super) fn refresh(&mut self, connection: &mut Connection, now_ms: u64) -> Result<(), Problem> {
        let is_webex = connection.provider_id == "webex-messaging";
        let sent = connection.auth.get("refreshToken").and_then(Json::as_str).unwrap_or_default();
        if self.used.iter().any(|used| used == sent) {
            let (name, reason) =
                if is_webex { ("Webex", " (HTTP 400): invalid_grant") } else { ("Slack", ": invalid_refresh_token") };
            return Err(Problem::bad_gateway(format!(
                "{name} token refresh failed{reason}. Reconnect the {name} channel connection."
            )));
        }
        self.used.push(sent.to_owned());
        let [access_prefix, refresh_prefix] = if is_webex { ["", ""] } else { ["xoxe.xoxb-1-", "xoxe-1-"] };
        let mut put = |name: &str, value: String| connection.auth[name] = value.into();
        put("accessToken", access_prefix.to_owned() + &idempotency_key::generate(&mut self.random));
        put("refreshToken", refresh_prefix.to_owned() + &idempotency_key::generate(&mut self.random));
        if is_webex {
            put("expiresAt", timestamp::iso(now_ms.saturating_add(WEBEX_MS[0])));
            put("refreshTokenExpiresAt", timestamp::iso(now_ms.saturating_add(WEBEX_MS[1])));
        } else {
            put("expiresAt", timestamp::iso(now_ms.saturating_add(SLACK_MS)));
        }
        Ok(())
    }
}
