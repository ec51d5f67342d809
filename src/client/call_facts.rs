use super::retry_after::http_date;
use crate::{http::Headers, value::Value};

/// What is known of a call when a look-up has found a connection.
#[derive(Clone, Copy, Debug)]
pub struct CallFacts {
    /// Whether a handler at the edge answers: it decides whom a connection belongs to, whatever the request says, and shows
    /// none that belongs to somebody else.
    pub(super) edge_decides_owner: bool,
    /// When the call began by the server's clock, in seconds; `None` where the answer does not say the time.
    pub(super) began: Option<f64>,
}

impl CallFacts {
    /// From the headers of the answer to the look-up, so many milliseconds after the call began. What came before may have been
    /// answered by something on the way, with a clock of its own.
    pub(super) fn of_answer<V: Value>(headers: &Headers, elapsed_ms: u64, edge_decides_owner: bool) -> Self {
        let date = headers.get("Date").and_then(http_date::<V>);
        #[expect(clippy::cast_precision_loss, reason = "at most 2^53")]
        let began = date.map(|date| date - elapsed_ms as f64 / 1_000.0);
        Self { edge_decides_owner, began }
    }
}
