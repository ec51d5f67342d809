//! The rules of the command that imports installations.

#![cfg(not(target_arch = "wasm32"))]

#[path = "import/journal.rs"]
mod journal;
#[path = "import/lines.rs"]
mod lines;
#[path = "import/options.rs"]
mod options;
#[path = "import/rate_limiter.rs"]
mod rate_limiter;
#[path = "import/report.rs"]
mod report;
#[path = "import/run.rs"]
mod run;
#[path = "import/support.rs"]
mod support;
