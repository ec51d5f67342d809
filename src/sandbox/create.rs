//! `POST /v1/channel-connections` (`create-channel-connection.usecase.ts`, `channel-connection.utils.ts`)

use super::{
    ENVIRONMENT_ID, Reply, Sandbox, body::Body, error_body::Problem, present, rotation, store::Connection, validation,
};
use crate::{context_key, identifier, json::Json, value::Value};

pub(super) fn answer(sandbox: &mut Sandbox, body: &Body, now_ms: u64) -> Result<Reply, Problem> {
    let request = body.transformed()?;
    let messages = validation::create(&request);
    if !messages.is_empty() {
        return Err(Problem::Validation(messages));
    }
    let connection = connection(sandbox, &request, now_ms)?;
    // The unique index of the database, which a racing creation meets.
    if sandbox.store.find(&connection.identifier).is_some() {
        return Err(Problem::Internal);
    }
    // Only what is stored is presented: a connection that cannot be is there all the same.
    let presented = present::connection(&connection);
    sandbox.store.add(connection);
    Ok(Reply::data(201, presented?))
}

/// The connection that the request asks for, if nothing speaks against it.
fn connection(sandbox: &mut Sandbox, request: &Json, now_ms: u64) -> Result<Connection, Problem> {
    let text = |name| request.get(name).and_then(Json::as_str).map(String::from);
    let subscriber_id = text("subscriberId");
    let is_shared = text("connectionMode").as_deref() == Some("shared");
    check_connection_mode(request, text("connectionMode").as_deref(), subscriber_id.as_deref())?;

    let integration_identifier = text("integrationIdentifier").unwrap_or_default();
    let integration = sandbox
        .options
        .integrations
        .find(&integration_identifier)
        .ok_or_else(|| Problem::not_found(format!("Integration not found: {integration_identifier}")))?;
    let auth = request.get("auth").cloned().unwrap_or(Json::Null);
    rotation::check(&auth, &integration)?;

    let context_keys = context_keys(request.get("context"));
    // Asked for also where the connection is shared, which does not keep it.
    if let Some(id) = subscriber_id.as_deref().filter(|id| !id.is_empty() && !sandbox.options.subscribers.contain(id)) {
        return Err(Problem::not_found(format!("Subscriber not found: {id}")));
    }
    check_uniqueness(sandbox, &integration.identifier, subscriber_id.as_deref(), &context_keys, now_ms)?;

    let identifier = text("identifier")
        .filter(|identifier| !identifier.is_empty())
        .unwrap_or_else(|| identifier::generate(&[], &mut |buffer| sandbox.random.fill(buffer)));
    if noticed(sandbox, now_ms).any(|existing| existing.identifier == identifier) {
        return Err(Problem::conflict(format!(
            "Channel connection with identifier \"{identifier}\" already exists in environment \"{ENVIRONMENT_ID}\""
        )));
    }

    Ok(Connection {
        id: sandbox.store.next_id(now_ms),
        identifier,
        channel: integration.channel,
        provider_id: integration.provider_id,
        integration_identifier: integration.identifier,
        subscriber_id: subscriber_id.filter(|_| !is_shared),
        context_keys,
        workspace: request.get("workspace").cloned().unwrap_or(Json::Null),
        auth,
        created_at: now_ms,
        updated_at: now_ms,
    })
}

fn check_connection_mode(request: &Json, mode: Option<&str>, subscriber_id: Option<&str>) -> Result<(), Problem> {
    let has_context = request.get("context").cloned().is_truthy();
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
    let id = |value: &Json| value.get("id").unwrap_or(value).as_str().unwrap_or_default().into_owned();
    let keys: Vec<_> = members.iter().map(|(kind, value)| context_key::join(&kind.to_str(), &id(value))).collect();
    context_key::sorted(&keys)
}

fn noticed(sandbox: &Sandbox, now_ms: u64) -> impl Iterator<Item = &Connection> {
    sandbox.store.noticed(now_ms, sandbox.options.race_ms)
}

/// The subscriber is compared as it was sent, so that a second shared connection with a subscriber is not noticed.
fn check_uniqueness(
    sandbox: &Sandbox,
    integration_identifier: &str,
    subscriber_id: Option<&str>,
    context_keys: &[String],
    now_ms: u64,
) -> Result<(), Problem> {
    let same = |existing: &&Connection| existing.is_for(integration_identifier, subscriber_id, context_keys);
    let Some(existing) = noticed(sandbox, now_ms).find(same) else { return Ok(()) };
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
