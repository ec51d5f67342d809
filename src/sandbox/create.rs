//! `POST /v1/channel-connections` (`create-channel-connection.usecase.ts`, `channel-connection.utils.ts`)

use super::{
    body::Body, environment::Environment, error_body::Problem, member::text, present, reply::Reply, rotation,
    store::Connection, validation,
};
use crate::{
    context_key, identifier,
    json::{Json, is_truthy},
};

/// The id of the one environment that a sandbox has, as it stands in the message of a 409.
const ENVIRONMENT_ID: &str = "6615943e7ace93b0540ae377";

pub(super) fn answer(environment: &mut Environment, body: Body, now_ms: u64) -> Result<Reply, Problem> {
    let mut request = body.transformed()?;
    let messages = validation::create(&request);
    if !messages.is_empty() {
        return Err(Problem::Validation(messages));
    }
    let connection = connection(environment, &mut request, now_ms)?;
    // The unique index of the database, which a racing creation meets.
    if environment.store.find(&connection.identifier).is_some() {
        return Err(Problem::Internal);
    }
    // Only what is stored is presented: a connection that cannot be is there all the same.
    let presented = present::connection(&connection);
    environment.store.add(connection);
    Ok(Reply::data(201, presented?))
}

/// The connection that the request asks for, if nothing speaks against it.
fn connection(environment: &mut Environment, request: &mut Json, now_ms: u64) -> Result<Connection, Problem> {
    let owned = |name| text(request, name).map(String::from);
    let (subscriber_id, wanted) = (owned("subscriberId"), owned("identifier"));
    let integration_identifier = owned("integrationIdentifier").unwrap_or_default();
    let mode = text(request, "connectionMode");
    let is_shared = mode == Some("shared");
    check_connection_mode(request, mode, subscriber_id.as_deref())?;

    let integration = environment
        .options
        .integrations
        .find(&integration_identifier)
        .ok_or_else(|| Problem::not_found(format!("Integration not found: {integration_identifier}")))?;
    let [workspace, auth] = ["workspace", "auth"].map(|name| request.get_mut(name).map(Json::take).unwrap_or_default());
    let auth = rotation::stored(auth, &integration, now_ms)?;

    let context_keys = context_keys(request.get("context"));
    // Asked for also where the connection is shared, which does not keep it.
    if let Some(id) =
        subscriber_id.as_deref().filter(|id| !id.is_empty() && !environment.options.subscribers.contain(id))
    {
        return Err(Problem::not_found(format!("Subscriber not found: {id}")));
    }
    check_uniqueness(environment, &integration.identifier, subscriber_id.as_deref(), &context_keys, now_ms)?;

    let identifier = wanted
        .filter(|identifier| !identifier.is_empty())
        .unwrap_or_else(|| identifier::generate(&[], &mut environment.random));
    if environment.store.find(&identifier).is_some_and(|existing| is_noticed(environment, existing, now_ms)) {
        return Err(Problem::conflict(format!(
            "Channel connection with identifier \"{identifier}\" already exists in environment \"{ENVIRONMENT_ID}\""
        )));
    }

    Ok(Connection {
        id: environment.store.next_id(now_ms),
        identifier,
        channel: integration.channel,
        provider_id: integration.provider_id,
        integration_identifier: integration.identifier,
        subscriber_id: subscriber_id.filter(|_| !is_shared),
        context_keys,
        workspace,
        auth,
        created_at: now_ms,
        updated_at: now_ms,
    })
}

fn check_connection_mode(request: &Json, mode: Option<&str>, subscriber_id: Option<&str>) -> Result<(), Problem> {
    let has_context = is_truthy(request.get("context"));
    let has_subscriber = subscriber_id.is_some_and(|id| !id.is_empty());
    match mode {
        Some("shared") if !has_context => {
            Err(Problem::bad_request("context is required when connectionMode is \"shared\""))
        }
        Some("subscriber") if !has_subscriber => {
            Err(Problem::bad_request("subscriberId is required when connectionMode is \"subscriber\""))
        }
        None if !has_context && !has_subscriber => {
            Err(Problem::bad_request("Either subscriberId or context must be provided"))
        }
        _ => Ok(()),
    }
}

fn context_keys(context: Option<&Json>) -> Vec<String> {
    let Some(Json::Object(members)) = context else { return Vec::new() };
    let id = |value: &Json| value.get("id").unwrap_or(value).as_str().unwrap_or_default().to_owned();
    let keys: Vec<_> = members.iter().map(|(kind, value)| context_key::join(kind, &id(value))).collect();
    context_key::sorted(keys)
}

/// Whether a creation at `now_ms` sees a connection when it looks for duplicates.
fn is_noticed(environment: &Environment, existing: &Connection, now_ms: u64) -> bool {
    let race_ms = environment.options.race_ms;
    // Without races all of them, also where the clock went back.
    race_ms == 0 || existing.created_at.saturating_add(race_ms) <= now_ms
}

/// The subscriber is compared as it was sent, so that a second shared connection with a subscriber is not noticed.
fn check_uniqueness(
    environment: &Environment,
    integration_identifier: &str,
    subscriber_id: Option<&str>,
    context_keys: &[String],
    now_ms: u64,
) -> Result<(), Problem> {
    let mut same = environment.store.of_owner(integration_identifier, subscriber_id, context_keys);
    let Some(existing) = same.find(|existing| is_noticed(environment, existing, now_ms)) else { return Ok(()) };
    let subscriber = match subscriber_id {
        Some(id) if !id.is_empty() => format!("subscriberId \"{id}\""),
        _ => "no subscriberId".into(),
    };
    let context = match context_keys {
        [] => "no context".into(),
        keys => format!("context [{}]", keys.join(", ")),
    };
    Err(Problem::conflict(format!(
        "A channel connection already exists for integration \"{integration_identifier}\" with {subscriber} and {context}. \
         Connection ID: {}",
        existing.identifier
    )))
}
