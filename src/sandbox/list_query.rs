//! Which connections are asked for, and in which order (`list-channel-connections-query.dto.ts`).

use std::cmp::Ordering;

use super::{error_body::Problem, query::Query, store::Connection};
use crate::dto::{ChannelTypeEnum, ProvidersIdEnum};

const DEFAULT_LIMIT: usize = 10;
const MAX_LIMIT: usize = 100;

/// A query that was checked.
#[derive(Default)]
pub(super) struct ListQuery {
    pub(super) limit: usize,
    pub(super) after: Option<String>,
    pub(super) before: Option<String>,
    pub(super) include_cursor: bool,
    is_ascending: bool,
    by_update: bool,
    subscriber_id: Option<String>,
    connection_mode: Option<String>,
    channel: Option<String>,
    provider_id: Option<String>,
    integration_identifier: Option<String>,
    context_keys: Option<Vec<String>>,
}

impl ListQuery {
    /// Reads the query in a path. An empty value counts as none, but for `contextKeys`, where it asks for no context.
    pub(super) fn of(path: &str) -> Result<Self, Problem> {
        let query = Query::of(path);
        let messages = messages(&query);
        if !messages.is_empty() {
            return Err(Problem::Validation(messages));
        }
        let filled = |name: &str| query.one(name).filter(|value| !value.is_empty()).map(String::from);
        let (after, before) = (filled("after"), filled("before"));
        if after.is_some() && before.is_some() {
            let message = "Cannot specify both \"before\" and \"after\" cursors at the same time.";
            return Err(Problem::bad_request(message));
        }
        let keys = query.all("contextKeys");
        let filled_keys = keys.iter().filter(|key| !key.is_empty()).map(|key| (*key).to_owned());
        Ok(Self {
            limit: filled("limit").and_then(|limit| limit.parse().ok()).unwrap_or(DEFAULT_LIMIT),
            after,
            before,
            include_cursor: query.one("includeCursor") == Some("true"),
            is_ascending: query.one("orderDirection") == Some("ASC"),
            by_update: query.one("orderBy") == Some("updatedAt"),
            subscriber_id: filled("subscriberId"),
            connection_mode: filled("connectionMode"),
            channel: filled("channel"),
            provider_id: filled("providerId"),
            integration_identifier: filled("integrationIdentifier"),
            context_keys: (!keys.is_empty()).then(|| filled_keys.collect()),
        })
    }

    /// Whether a connection is asked for.
    pub(super) fn matches(&self, connection: &Connection) -> bool {
        let is = |wanted: &Option<String>, value: &str| wanted.as_ref().is_none_or(|wanted| wanted == value);
        let has_scope = self.subscriber_id.is_none()
            || match (self.connection_mode.as_deref(), &connection.subscriber_id) {
                (Some("subscriber"), None) | (Some("shared"), Some(_)) => false,
                (_, subscriber_id) => subscriber_id.is_none() || *subscriber_id == self.subscriber_id,
            };
        let has_contexts = self.context_keys.as_ref().is_none_or(|keys| {
            keys.len() == connection.context_keys.len() && keys.iter().all(|key| connection.context_keys.contains(key))
        });
        has_scope
            && has_contexts
            && is(&self.channel, &connection.channel)
            && is(&self.provider_id, &connection.provider_id)
            && is(&self.integration_identifier, &connection.integration_identifier)
    }

    /// The order of the list: by time, and within the same time by id.
    pub(super) fn compare(&self, a: &Connection, b: &Connection) -> Ordering {
        let ascending = self.time(a).cmp(&self.time(b)).then_with(|| a.id.cmp(&b.id));
        if self.is_ascending { ascending } else { ascending.reverse() }
    }

    /// Whether two have the same time.
    pub(super) fn is_as_old(&self, a: &Connection, b: &Connection) -> bool {
        self.time(a) == self.time(b)
    }

    const fn time(&self, connection: &Connection) -> u64 {
        if self.by_update { connection.updated_at } else { connection.created_at }
    }
}

/// What is wrong with a query, in the words of class-validator and the order of the fields.
///
/// The rules for limit and direction are in a part of Novu that is not public; the documentation has the values.
fn messages(query: &Query) -> Vec<String> {
    let mut messages = Vec::new();
    string(query, "subscriberId", &mut messages);
    one_of(query, "connectionMode", &["subscriber", "shared"], &mut messages);
    one_of(query, "channel", ChannelTypeEnum::KNOWN, &mut messages);
    one_of(query, "providerId", ProvidersIdEnum::KNOWN, &mut messages);
    for name in ["integrationIdentifier", "after", "before"] {
        string(query, name, &mut messages);
    }
    if let Some(limit) = query.one("limit").filter(|limit| !limit.is_empty()) {
        let digits = limit.strip_prefix('-').unwrap_or(limit);
        if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            messages.push("limit must be an integer number".into());
        } else if digits.len() < limit.len() || digits.bytes().all(|byte| byte == b'0') {
            messages.push("limit must not be less than 1".into());
        } else if limit.parse::<usize>().map_or(true, |limit| limit > MAX_LIMIT) {
            messages.push(format!("limit must not be greater than {MAX_LIMIT}"));
        }
    }
    one_of(query, "orderDirection", &["ASC", "DESC"], &mut messages);
    string(query, "orderBy", &mut messages);
    messages
}

fn string(query: &Query, name: &str, messages: &mut Vec<String>) {
    if query.all(name).len() > 1 {
        messages.push(format!("{name} must be a string"));
    }
}

fn one_of(query: &Query, name: &str, values: &[&str], messages: &mut Vec<String>) {
    let is_known = query.one(name).is_some_and(|value| values.contains(&value));
    if !is_known && !query.all(name).is_empty() {
        messages.push(format!("{name} must be one of the following values: {}", values.join(", ")));
    }
}
