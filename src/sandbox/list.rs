//! `GET /v1/channel-connections` (`list-channel-connections.usecase.ts`, and the cursors of `base-repository-v2.ts`)

use std::cmp::Ordering;

use serde_json::json;

use super::{
    error_body::Problem,
    list_query::ListQuery,
    present,
    reply::Reply,
    store::{Connection, Store},
};
use crate::json::Json;

/// The most that the server counts.
const MAX_COUNT: usize = 50_000;

pub(super) fn answer(store: &Store, path: &str) -> Result<Reply, Problem> {
    let query = ListQuery::of(path)?;
    let Some(page) = page(store, &query) else {
        return Ok(reply(&[], None, None, 0));
    };
    let data =
        page.connections.iter().map(|connection| present::connection(connection)).collect::<Result<Vec<_>, _>>()?;
    Ok(reply(&data, page.next, page.previous, page.count))
}

struct Page<'a> {
    connections: Vec<&'a Connection>,
    next: Option<&'a Connection>,
    previous: Option<&'a Connection>,
    count: usize,
}

/// The page that is asked for; `None` if the cursor is unknown.
fn page<'a>(store: &'a Store, query: &ListQuery) -> Option<Page<'a>> {
    let id = query.before.as_ref().or(query.after.as_ref());
    let cursor = match id {
        Some(id) => Some(store.iter().find(|connection| connection.id == *id)?),
        None => None,
    };
    let mut all: Vec<_> = store.iter().filter(|connection| query.matches(connection)).collect();
    all.sort_by(|a, b| query.compare(a, b));
    // With the cursor itself come all that are as old.
    let is_beyond = |connection: &Connection, cursor: &Connection, side: Ordering| {
        query.compare(connection, cursor) == side || query.include_cursor && query.is_as_old(connection, cursor)
    };
    let (connections, has_more) = match cursor {
        Some(cursor) if query.before.is_some() => {
            let before: Vec<_> = all.iter().copied().filter(|other| is_beyond(other, cursor, Ordering::Less)).collect();
            let start = before.len().saturating_sub(query.limit);
            (before[start..].to_vec(), start > 0)
        }
        cursor => {
            let is_after =
                |other: &&Connection| cursor.is_none_or(|cursor| is_beyond(other, cursor, Ordering::Greater));
            let after: Vec<_> = all.iter().copied().filter(is_after).collect();
            (after[..after.len().min(query.limit)].to_vec(), after.len() > query.limit)
        }
    };
    let (first, last) = (connections.first().copied(), connections.last().copied());
    let exists = |side: Ordering, of: Option<&Connection>| {
        of.is_some_and(|of| all.iter().any(|other| query.compare(other, of) == side))
    };
    let (has_next, has_previous) = match query.before {
        Some(_) => (exists(Ordering::Greater, last), has_more),
        None => (has_more, exists(Ordering::Less, first)),
    };
    Some(Page {
        connections,
        next: last.filter(|_| has_next),
        previous: first.filter(|_| has_previous),
        count: all.len(),
    })
}

/// Not put under `data`, since it has that already.
fn reply(data: &[Json], next: Option<&Connection>, previous: Option<&Connection>, count: usize) -> Reply {
    let cursor = |connection: Option<&Connection>| connection.map(|found| found.id.clone());
    let body = json!({
        "data": data,
        "next": cursor(next),
        "previous": cursor(previous),
        "totalCount": count.min(MAX_COUNT),
        "totalCountCapped": count > MAX_COUNT,
    });
    Reply { status: 200, body: Some(body) }
}
