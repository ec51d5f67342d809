//! What a route answers when nothing is wrong.

use crate::json::Json;

/// A status with a body.
#[derive(Clone)]
pub(super) struct Reply {
    pub(super) status: u16,
    /// None in the answer to a deletion.
    pub(super) body: Option<Json>,
}

impl Reply {
    /// The server's response interceptor puts each single result under `data`.
    pub(super) fn data(status: u16, data: Json) -> Self {
        Self { status, body: Some([("data", data)].into_iter().collect()) }
    }
}
