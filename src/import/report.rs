use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    exit_code,
    failure_kind::{FailureKind, Halt},
    line::value_of,
    messages,
    outcome::{ErrorFacts, Failure, LineOutcome},
    progress,
    row::Row,
    settings::Settings,
};

/// What became of all lines.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// How many lines there are.
    pub lines: u32,
    created: u32,
    replaced: u32,
    there: u32,
    /// Those that the journal says are done.
    before: u32,
    /// Those whose requests were printed instead of sent.
    printed: u32,
    failed: BTreeMap<FailureKind, Row>,
    /// How many lines in a row failed, because Novu does not answer.
    unanswered: u32,
    stopped: Option<Failure>,
}

/// How many numbers of lines a row has.
const EXAMPLES: usize = 5;

/// How many lines in a row may go unanswered, for each request at the same time.
const UNANSWERED: u32 = 3;

/// The report for machines.
#[derive(Serialize)]
struct Summary<'a> {
    event: &'static str,
    lines: u32,
    created: u32,
    replaced: u32,
    there: u32,
    before: u32,
    printed: u32,
    failed: &'a BTreeMap<FailureKind, Row>,
    left: u32,
    stopped: &'a Option<Failure>,
}

impl Report {
    /// Of so many lines.
    #[must_use]
    pub fn of(lines: u32) -> Self {
        Self { lines, ..Self::default() }
    }

    /// A line whose connection is there.
    pub fn add(&mut self, outcome: LineOutcome) {
        self.unanswered = 0;
        *match outcome {
            LineOutcome::Created => &mut self.created,
            LineOutcome::Replaced => &mut self.replaced,
            LineOutcome::There => &mut self.there,
        } += 1;
    }

    /// A line that is done by the journal.
    pub const fn add_before(&mut self) {
        self.before += 1;
    }

    /// A line whose request was printed.
    pub const fn add_printed(&mut self) {
        self.printed += 1;
    }

    /// A line that failed, and with how many requests at the same time. Whether the run has to stop: then a line that failed for a reason
    /// that is not its own counts as not tried.
    pub fn add_failed(&mut self, number: u32, failure: &Failure, concurrency: u32) -> bool {
        match failure.kind.halt() {
            Halt::AtOnce => {
                self.stopped.get_or_insert_with(|| failure.clone());
                return true;
            }
            Halt::IfRepeated => self.unanswered += 1,
            Halt::No if failure.kind == FailureKind::Invalid => {}
            Halt::No => self.unanswered = 0,
        }
        self.count(number, failure);
        let stops = self.unanswered >= UNANSWERED * concurrency.max(8);
        if stops {
            self.stopped.get_or_insert_with(|| failure.clone());
        }
        stops
    }

    /// Reads a line of a file of failures, or a dead letter of the queue.
    pub fn read_failed(&mut self, number: u32, bytes: &[u8]) {
        if bytes.trim_ascii().is_empty() {
            return;
        }
        self.lines += 1;
        self.count(number, &failure_of(bytes));
    }

    fn count(&mut self, number: u32, failure: &Failure) {
        let row = self.failed.entry(failure.kind).or_default();
        row.count += 1;
        if row.lines.len() < EXAMPLES {
            row.lines.push(number);
        }
        if row.message.is_empty() {
            row.message.clone_from(&failure.message);
        }
    }

    /// The lines whose connections are there.
    #[must_use]
    pub const fn all_there(&self) -> u32 {
        self.created + self.replaced + self.there + self.before
    }

    /// The lines that failed.
    #[must_use]
    pub fn all_failed(&self) -> u32 {
        self.failed.values().map(|row| row.count).sum()
    }

    /// The lines that nothing became of yet.
    #[must_use]
    pub fn left(&self) -> u32 {
        self.lines.saturating_sub(self.all_there() + self.printed + self.all_failed())
    }

    /// The exit code.
    #[must_use]
    pub fn exit_code(&self) -> u8 {
        let had_begun = self.all_there() > self.before || self.all_failed() > 0;
        if self.all_there() + self.printed == self.lines {
            exit_code::DONE
        } else if self.stopped.is_some() && !had_begun {
            // The first request was refused for a reason that holds for all.
            exit_code::COULD_NOT_BEGIN
        } else {
            exit_code::NOT_ALL_DONE
        }
    }

    /// A line of progress for people.
    #[must_use]
    pub fn progress(&self, rate: f64) -> String {
        progress::line(self.all_there() + self.all_failed(), self.lines, self.all_failed(), rate)
    }

    /// The same for machines.
    #[must_use]
    pub fn progress_json(&self, rate: f64) -> String {
        let left = self.left();
        let remaining = progress::remaining_seconds(left, rate).map(f64::round);
        let event = serde_json::json!({
            "event": "progress", "lines": self.lines, "there": self.all_there(), "failed": self.all_failed(), "left": left,
            "rate": (rate * 10.0).round() / 10.0, "remainingSeconds": remaining,
        });
        event.to_string()
    }

    /// The whole for people, of a run with these options.
    #[must_use]
    pub fn text(&self, settings: &Settings) -> String {
        let mut text = if settings.print {
            messages::printed(self.lines, self.printed)
        } else {
            messages::there([self.lines, self.all_there(), self.created, self.replaced, self.there, self.before])
        };
        text += &self.table();
        if let Some(failure) = &self.stopped {
            text += &messages::stopped(failure.kind, &failure.message);
        }
        if self.left() > 0 && !settings.print {
            text += &messages::go_on(self.left(), settings.journal.is_some());
        }
        if let Some(file) = settings.failed.as_deref().filter(|_| self.all_failed() > 0) {
            text += &messages::failed_file(file);
        }
        text
    }

    /// What failed, by kind.
    #[must_use]
    pub fn table(&self) -> String {
        if self.failed.is_empty() {
            return String::new();
        }
        let rows: Vec<_> = self.failed.iter().map(|(kind, row)| (*kind, row)).collect();
        messages::table(self.all_failed(), &rows)
    }

    /// The whole for machines.
    #[must_use]
    pub fn json(&self) -> String {
        let summary = Summary {
            event: "summary",
            lines: self.lines,
            created: self.created,
            replaced: self.replaced,
            there: self.there,
            before: self.before,
            printed: self.printed,
            failed: &self.failed,
            left: self.left(),
            stopped: &self.stopped,
        };
        serde_json::to_string(&summary).unwrap_or_default()
    }
}

/// Why a line failed, as it says itself.
fn failure_of(bytes: &[u8]) -> Failure {
    #[derive(Deserialize)]
    struct Failed {
        kind: FailureKind,
        #[serde(default)]
        message: String,
    }
    let value = value_of(bytes);
    if let Some(Ok(Failed { kind, message })) = value.get("error").map(Failed::deserialize) {
        return Failure { kind, message, faults: Vec::new() };
    }
    if let Ok(facts) = ErrorFacts::deserialize(&value)
        && !facts.code.is_empty()
    {
        return Failure::of_error(&facts);
    }
    Failure { kind: FailureKind::NoAnswer, message: messages::RETRIED_TOO_OFTEN.to_owned(), faults: Vec::new() }
}
