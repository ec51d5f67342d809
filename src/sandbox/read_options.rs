//! The options of a sandbox from JSON, as JavaScript has them.

use std::str::FromStr;

use super::{
    Credentials, Idempotency, Integration, Integrations, Options, RateLimit, Subscribers, read_faults::faults,
};
use crate::json::Json;

impl Options {
    /// Reads options; a member that is absent or `null` has its default.
    ///
    /// # Errors
    /// What is wrong and where, as the end of a sentence that begins with "createSandbox: ".
    pub fn from_json(json: &Json) -> Result<Self, String> {
        let Json::Object(members) = json else { return Err("the options must be an object.".into()) };
        let mut options = Self::default();
        for (name, value) in members.iter().filter(|(_, value)| *value != Json::Null) {
            match &*name.to_str() {
                "integrations" => options.integrations = integrations(value)?,
                "subscribers" => options.subscribers = subscribers(value)?,
                "secretKey" => options.secret_key = Some(text(value).ok_or("secretKey must be a text.")?),
                "idempotency" => options.idempotency = idempotency(value)?,
                "rateLimit" => options.rate_limit = Some(rate_limit(value)?),
                "faults" => options.faults = faults(value)?,
                "seed" => options.seed = number(value).ok_or("seed must be a whole number, at least 0.")?,
                _ => {
                    return Err(
                        "there is an option that no sandbox has: it knows integrations, subscribers, secretKey, \
                                idempotency, rateLimit, faults, seed."
                            .into(),
                    );
                }
            }
        }
        Ok(options)
    }
}

fn integrations(value: &Json) -> Result<Integrations, &'static str> {
    const WRONG: &str = "integrations must be \"*\" or a list of { identifier, providerId?, channel?, credentials? }.";
    match value {
        Json::Array(list) => {
            list.iter().map(|entry| integration(entry).ok_or(WRONG)).collect::<Result<_, _>>().map(Integrations::Only)
        }
        value if is_any(value) => Ok(Integrations::Any),
        _ => Err(WRONG),
    }
}

fn integration(value: &Json) -> Option<Integration> {
    has_only(value, &["identifier", "providerId", "channel", "credentials"]).then_some(())?;
    let mut integration = Integration::slack(text(value.get("identifier")?)?);
    if let Some(provider) = given(value, "providerId") {
        integration.provider_id = text(provider)?;
    }
    if let Some(channel) = given(value, "channel") {
        integration.channel = text(channel)?;
    }
    if let Some(credentials) = given(value, "credentials") {
        let member = |name| credentials.get(name).and_then(text);
        integration.credentials =
            Some(Credentials { client_id: member("clientId")?, secret_key: member("secretKey")? });
    }
    Some(integration)
}

/// Whether all members have one of these names: what is misspelt must not pass for something that is left out.
pub(super) fn has_only(value: &Json, names: &[&str]) -> bool {
    match value {
        Json::Object(members) => members.iter().all(|(name, _)| names.contains(&&*name.to_str())),
        _ => true,
    }
}

pub(super) fn given<'a>(value: &'a Json, name: &str) -> Option<&'a Json> {
    value.get(name).filter(|member| **member != Json::Null)
}

fn subscribers(value: &Json) -> Result<Subscribers, &'static str> {
    const WRONG: &str = "subscribers must be \"*\" or a list of ids.";
    match value {
        Json::Array(list) => {
            list.iter().map(|id| text(id).ok_or(WRONG)).collect::<Result<_, _>>().map(Subscribers::Only)
        }
        value if is_any(value) => Ok(Subscribers::Any),
        _ => Err(WRONG),
    }
}

fn is_any(value: &Json) -> bool {
    value.as_str().is_some_and(|text| text == "*")
}

pub(super) fn text(value: &Json) -> Option<String> {
    value.as_str().map(std::borrow::Cow::into_owned)
}

fn idempotency(value: &Json) -> Result<Option<Idempotency>, &'static str> {
    match value {
        Json::Boolean(is_on) => Ok(is_on.then(Idempotency::default)),
        _ => Err("idempotency must be true or false."),
    }
}

fn rate_limit(value: &Json) -> Result<RateLimit, &'static str> {
    const WRONG: &str =
        "rateLimit must be { perSecond, windowSeconds?, burst? }, each a whole number that is at least 1.";
    if !has_only(value, &["perSecond", "windowSeconds", "burst"]) {
        return Err(WRONG);
    }
    let count = |value| number(value).filter(|count: &u32| *count > 0).ok_or(WRONG);
    let mut limit = RateLimit::per_second(count(value.get("perSecond").ok_or(WRONG)?)?);
    if let Some(seconds) = given(value, "windowSeconds") {
        limit.window_seconds = count(seconds)?;
    }
    limit.burst = given(value, "burst").map(count).transpose()?;
    Ok(limit)
}

pub(super) fn number<T: FromStr>(value: &Json) -> Option<T> {
    match value {
        Json::Number(text) => text.parse().ok(),
        _ => None,
    }
}
