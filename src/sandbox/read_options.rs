//! The options of a sandbox from JSON, as JavaScript has them. What is said of a wrong one does not show its value, which may be
//! a secret.

use super::{
    idempotency::Idempotency,
    member::{given, has_only, text},
    options::{Credentials, Integration, Integrations, Options, Subscribers},
    rate_limit::RateLimit,
    read_faults::faults,
};
use crate::json::Json;

const OPTIONS: [&str; 7] = ["integrations", "subscribers", "secretKey", "idempotency", "rateLimit", "faults", "seed"];

impl Options {
    /// Reads options; a member that is absent or `null` has its default.
    ///
    /// # Errors
    /// What is wrong and where, as the end of a sentence that begins with "createSandbox: ".
    pub fn from_json(json: &Json) -> Result<Self, String> {
        if !json.is_object() {
            return Err("the options must be an object.".into());
        }
        if !has_only(json, &OPTIONS) {
            return Err(format!("the options must have no other members than {}.", OPTIONS.join(", ")));
        }
        let mut options = Self::default();
        if let Some(value) = given(json, "integrations") {
            options.integrations = integrations(value).ok_or(
                "integrations must be \"*\" or a list of { identifier, providerId?, channel?, credentials? }, with \
                 credentials { clientId, secretKey }.",
            )?;
        }
        if let Some(value) = given(json, "subscribers") {
            options.subscribers = subscribers(value).ok_or("subscribers must be \"*\" or a list of ids.")?;
        }
        if let Some(value) = given(json, "secretKey") {
            options.secret_key = Some(value.as_str().ok_or("secretKey must be a text.")?.into());
        }
        if let Some(value) = given(json, "idempotency") {
            let is_on = value.as_bool().ok_or("idempotency must be true or false.")?;
            options.idempotency = is_on.then(Idempotency::default);
        }
        if let Some(value) = given(json, "rateLimit") {
            options.rate_limit = Some(rate_limit(value).ok_or(
                "rateLimit must be { perSecond, windowSeconds?, burst? }, each a whole number that is at least 1.",
            )?);
        }
        if let Some(value) = given(json, "faults") {
            options.faults = faults(value)?;
        }
        if let Some(value) = given(json, "seed") {
            options.seed = value.as_u64().ok_or("seed must be a whole number, at least 0.")?;
        }
        Ok(options)
    }
}

fn is_any(value: &Json) -> bool {
    value.as_str() == Some("*")
}

fn integrations(value: &Json) -> Option<Integrations> {
    if is_any(value) {
        return Some(Integrations::Any);
    }
    value.as_array()?.iter().map(integration).collect::<Option<_>>().map(Integrations::Only)
}

fn integration(value: &Json) -> Option<Integration> {
    if !has_only(value, &["identifier", "providerId", "channel", "credentials"]) {
        return None;
    }
    let mut integration = Integration::slack(text(value, "identifier")?);
    if let Some(provider_id) = given(value, "providerId") {
        integration.provider_id = provider_id.as_str()?.into();
    }
    if let Some(channel) = given(value, "channel") {
        integration.channel = channel.as_str()?.into();
    }
    if let Some(credentials) = given(value, "credentials") {
        if !has_only(credentials, &["clientId", "secretKey"]) {
            return None;
        }
        let member = |name| text(credentials, name).map(String::from);
        integration.credentials =
            Some(Credentials { client_id: member("clientId")?, secret_key: member("secretKey")? });
    }
    Some(integration)
}

fn subscribers(value: &Json) -> Option<Subscribers> {
    if is_any(value) {
        return Some(Subscribers::Any);
    }
    value.as_array()?.iter().map(|id| id.as_str().map(String::from)).collect::<Option<_>>().map(Subscribers::Only)
}

fn rate_limit(value: &Json) -> Option<RateLimit> {
    if !has_only(value, &["perSecond", "windowSeconds", "burst"]) {
        return None;
    }
    let mut limit = RateLimit::per_second(count(given(value, "perSecond")?)?);
    if let Some(seconds) = given(value, "windowSeconds") {
        limit.window_seconds = count(seconds)?;
    }
    if let Some(burst) = given(value, "burst") {
        limit.burst = Some(count(burst)?);
    }
    Some(limit)
}

fn count(value: &Json) -> Option<u32> {
    value.as_u64()?.try_into().ok().filter(|count| *count > 0)
}
