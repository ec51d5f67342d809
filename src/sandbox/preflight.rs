//! The answer to `OPTIONS`, before anything else looks at the request (`cors.config.ts`, `headers.types.ts`).

use super::reply::Reply;
use crate::http::Headers;

const ALLOWED_HEADERS: &str = "Authorization,User-Agent,Content-Type,Sentry-Trace,Baggage,Novu-Environment-Id,Novu-API-Version,\
                               Novu-Client-Version,Novu-User-Agent,Bypass-Tunnel-Reminder,Idempotency-Key,\
                               Novu-Application-Identifier,X-Novu-Product-Type";

/// Names no origin: the routes of connections are for servers.
pub(super) fn answer(headers: &mut Headers) -> Reply {
    headers.push("Vary", "Origin");
    headers.push("Access-Control-Allow-Credentials", "true");
    headers.push("Access-Control-Allow-Methods", "GET,HEAD,POST,PUT,DELETE,PATCH,OPTIONS");
    headers.push("Access-Control-Allow-Headers", ALLOWED_HEADERS);
    headers.push("Access-Control-Max-Age", "86400");
    Reply { status: 204, body: None }
}
