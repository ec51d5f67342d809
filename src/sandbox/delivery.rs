//! What becomes of an answer on a network on which something may go wrong.

use serde::Serialize;

use super::fault::{Fault, FaultKind};
use crate::http::HttpResponse;

/// What reaches the caller.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case", rename_all_fields = "camelCase")]
pub enum Delivery {
    /// An answer.
    Answer {
        /// The answer.
        response: HttpResponse<String>,
        /// After how many milliseconds it arrives.
        delay_ms: u64,
    },
    /// An answer with only the beginning of its body; then the connection breaks.
    Beginning {
        /// The answer.
        response: HttpResponse<String>,
    },
    /// Nothing: the connection breaks.
    Broken,
    /// Nothing, for ever.
    Silence,
}

impl Delivery {
    /// What a fault leaves of an answer.
    pub(super) fn with(fault: &Fault, mut response: HttpResponse<String>) -> Self {
        match fault.kind {
            FaultKind::Stall => Self::Silence,
            FaultKind::Truncate if !response.body.is_empty() => {
                response.body.truncate(response.body.floor_char_boundary(response.body.len() / 2));
                Self::Beginning { response }
            }
            // Where there is no body, there is no middle of it.
            FaultKind::Truncate | FaultKind::DropBefore | FaultKind::DropAfter => Self::Broken,
            FaultKind::Delay | FaultKind::Status => Self::Answer { response, delay_ms: fault.delay_ms() },
        }
    }
}
