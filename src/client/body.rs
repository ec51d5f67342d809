use crate::value::{Kind, Value};

/// How many bytes of a body are read; a connection has a few hundred.
pub const MAX_BODY_BYTES: u32 = 1024 * 1024;

/// The body of an answer.
#[derive(Clone)]
pub enum Body<V> {
    /// JSON.
    Json(V),
    /// Anything else: nothing, or no JSON.
    Other,
    /// More than [`MAX_BODY_BYTES`]; the rest was not read.
    TooLarge,
    /// It broke off.
    Broken,
}

impl<V: Value> Body<V> {
    /// The connection in the body of a success, with or without the envelope `{data}`.
    pub(super) fn connection(self) -> Option<V> {
        let Self::Json(body) = self else { return None };
        let data = body.member("data");
        let connection = if data.kind() == Kind::Object { data } else { body };
        connection.member("identifier").is_filled_text().then_some(connection)
    }
}
