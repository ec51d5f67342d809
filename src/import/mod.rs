//! The rules of the command `novu-channel-connections import`, without I/O: what its options mean, what a line means, which
//! connection it stands for, what the journal says, when a request may be sent, and all that is told to people.
//!
//! Node does the rest (`pkg-template/import/`): it reads and writes files, sends, waits, and keeps the clock.

mod bolt;
pub mod exit_code;
mod failure_kind;
mod first_check;
mod identity;
mod journal;
mod line;
mod line_fault;
mod messages;
mod options;
mod outcome;
mod progress;
mod rate_limiter;
mod report;
mod request;
mod row;
mod run;
mod seen;
mod settings;
mod template;

pub use bolt::{BOLT_FILES, installation_line, is_store};
pub use failure_kind::{FailureKind, Halt};
pub use first_check::{Checked, FirstCheck};
pub use identity::Identity;
pub use journal::{Done, Journal, MAX_RECORD_BYTES, Source, failed_record};
pub use line::{MAX_FAILED_LINE_BYTES, MAX_LINE_BYTES, failed_line, is_failed};
pub use line_fault::{FaultCode, LineFault};
pub use messages::{
    FINISHING, IS_A_FOLDER, KEY_IN_ARGUMENTS, NO_COMMAND, NO_INPUT, NO_SECRET_KEY, NOT_A_FAILED_FILE, ONE_SOURCE,
    SAME_FILE, not_a_store, wrong_arguments,
};
pub use options::{CommandOption, OPTIONS, help, is_key_option};
pub use outcome::{ErrorFacts, Failure, LineOutcome, Verdict};
pub use progress::{PROGRESS_MS, Progress, TERMINAL_PROGRESS_MS};
pub use rate_limiter::{RateHeaders, RateLimiter};
pub use report::Report;
pub use request::{Request, request_of};
pub use row::Row;
pub use run::{CheckEnd, FailedLine, Prepared, Run};
pub use settings::{Settings, Values};
pub use template::Template;
