//! One call of the API as a state machine without I/O: it says what to send and how long to wait, and is given what came
//! back. Times are milliseconds of a clock that never goes back.

mod body;
mod call;
mod call_error;
mod call_facts;
mod conflict;
mod event;
mod events;
mod look_up;
pub mod operations;
mod options;
mod reason;
mod retries;
mod retry_after;
mod same_connection;
mod server_error;
mod server_text;
mod step;

pub use body::{Body, MAX_BODY_BYTES};
pub use call::Call;
pub use event::{AttemptEvent, AttemptEventKind, AttemptFailure};
pub use options::{
    ANSWER_HEADERS, CallOptions, OPTIONS, OWN_HEADERS, UPSERT_OPTIONS, is_idempotency_key, is_secret_key,
    to_milliseconds, to_retry_count,
};
pub use reason::is_reason;
pub use same_connection::connection_keys;
#[cfg(feature = "import")]
pub(crate) use same_connection::has_same_owner;
pub use step::{Failure, Step};
