use crate::value::{Kind, Value};

/// The response headers that a call reads of an answer that is no success, with commas between; others need not be handed
/// over.
pub const HEADERS: &str = "Retry-After,Date,Idempotency-Replay";

/// How many bytes of a body are read; a connection has a few hundred.
pub const LONGEST: usize = 1024 * 1024;

/// The body of an answer.
#[derive(Clone, Debug)]
pub enum Body<V> {
    /// JSON.
    Json(V),
    /// Anything else: nothing, or no JSON.
    Other,
    /// More than [`LONGEST`]; the rest was not read.
    TooLong,
    /// It broke off.
    Broken,
}

/// The connection in the body of a success, with or without the envelope `{data}`.
pub(super) fn connection<V: Value>(body: Body<V>) -> Option<V> {
    let Body::Json(body) = body else { return None };
    let data = body.member("data");
    let connection = if data.kind() == Kind::Object { data } else { body };
    connection.member("identifier").is_filled_text().then_some(connection)
}
