use std::collections::BTreeMap;

use serde_json::json;

use super::{
    exit_code,
    failure_kind::Halt,
    first_check::FirstCheck,
    journal::{Done, Journal, Source, failed_record},
    line::failed_line,
    messages,
    outcome::{ErrorFacts, Failure, LineOutcome, Verdict},
    progress::Progress,
    report::Report,
    request::{Request, request_of},
    settings::Settings,
};
use crate::json::{Json, json_text};

/// A run of the command: what it has learned of the lines, and what became of them.
pub struct Run {
    /// The options.
    pub settings: Settings,
    /// What the first check found.
    pub first_check: FirstCheck,
    /// What earlier runs have done.
    pub journal: Journal,
    /// What became of the lines.
    pub report: Report,
    progress: Progress,
    /// How many faults the first check found.
    faults: u32,
    /// What is being sent, by the number of its line.
    sent: BTreeMap<u32, Request>,
}

/// How the first check ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckEnd {
    /// What is to be told, for people or machines.
    pub text: String,
    /// The exit code, where the command ends with the check.
    pub exit_code: Option<u8>,
}

/// What is to be done with a line.
#[derive(Clone, Debug, PartialEq)]
pub enum Prepared {
    /// Nothing: it is empty, or done.
    Nothing,
    /// This request, as JSON, is to be sent.
    Send(String),
    /// It is wrong.
    Failed(FailedLine),
}

/// What is to be noted of a line that failed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FailedLine {
    /// For the journal.
    pub journal: Option<String>,
    /// For the file of failures.
    pub line: Option<String>,
    /// Whether the lines after it would fail too.
    pub stops: bool,
}

impl Run {
    /// With these options.
    #[must_use]
    pub fn new(settings: Settings) -> Self {
        Self {
            settings,
            first_check: FirstCheck::default(),
            journal: Journal::default(),
            report: Report::default(),
            progress: Progress::default(),
            faults: 0,
            sent: BTreeMap::default(),
        }
    }

    /// Checks a line, which may be a folder with a name: what is to be told of it, for people or machines.
    pub fn check(&mut self, number: u32, bytes: &[u8], folder: Option<&str>) -> Vec<String> {
        let Settings { json, faults_told, .. } = self.settings;
        let mut told = Vec::new();
        for fault in self.first_check.check(number, bytes, &self.settings) {
            self.faults += 1;
            if faults_told.is_none_or(|most| self.faults <= most) {
                told.push(if json { fault.json(number, folder) } else { fault.text(number, folder) } + "\n");
            }
        }
        told
    }

    /// A line of progress of the first check.
    #[must_use]
    pub fn checking(&self) -> String {
        let checked = self.first_check.checked();
        messages::checking(checked.lines, checked.wrong)
    }

    /// Ends the first check.
    ///
    /// # Errors
    /// There are no lines.
    pub fn end_check(&mut self) -> Result<CheckEnd, String> {
        self.first_check.finish();
        let checked = self.first_check.checked();
        self.report = Report::of(checked.lines);
        if checked.lines == 0 {
            return Err(messages::NO_LINES.to_owned());
        }
        let Settings { dry_run, print, skip_invalid, json, .. } = self.settings;
        let exit_code = match checked.wrong {
            0 if dry_run => Some(exit_code::DONE),
            0 => None,
            _ if dry_run => Some(exit_code::NOT_ALL_DONE),
            _ if skip_invalid => None,
            _ => Some(exit_code::COULD_NOT_BEGIN),
        };
        let text = if !json {
            let undone =
                (exit_code == Some(exit_code::COULD_NOT_BEGIN)).then_some(if print { "printed" } else { "sent" });
            self.more_faults() + &messages::checked([checked.lines, checked.wrong, checked.duplicates], undone)
        } else if exit_code.is_some() {
            json_text(&json!({
                "event": "checked", "lines": checked.lines, "wrong": checked.wrong, "duplicates": checked.duplicates,
            })) + "\n"
        } else {
            String::new()
        };
        Ok(CheckEnd { text, exit_code })
    }

    /// How many faults were not told.
    fn more_faults(&self) -> String {
        let more = self.faults - self.faults.min(self.settings.faults_told.unwrap_or(u32::MAX));
        if more > 0 { messages::more_faults(more) } else { String::new() }
    }

    /// What the journal of this run begins with.
    #[must_use]
    pub fn journal_beginning(&self, source: &Source) -> String {
        self.journal.beginning(&self.settings, source)
    }

    /// What is to be done with a line.
    pub fn prepare(&mut self, number: u32, bytes: &[u8]) -> Prepared {
        let faults = match request_of(number, bytes, &self.settings) {
            Ok(None) => return Prepared::Nothing,
            Ok(Some(_)) if self.first_check.is_wrong(number) => {
                self.first_check.duplicate(number).into_iter().collect()
            }
            Ok(Some(request)) if self.journal.has(&request.identity.identifier) => {
                self.report.add_before();
                return Prepared::Nothing;
            }
            Ok(Some(request)) => {
                let body = json_text(&request.body);
                self.sent.insert(number, request);
                return Prepared::Send(body);
            }
            Err(faults) => faults,
        };
        Prepared::Failed(self.fail(number, bytes, &Failure::invalid(faults)))
    }

    /// Notes that a line has its connection, and gives the line for the journal.
    pub fn done(&mut self, line: u32, outcome: LineOutcome) -> String {
        let identifier = self.sent.remove(&line).map(|request| request.identity.identifier).unwrap_or_default();
        self.report.add(outcome);
        Done { line, identifier, outcome }.record()
    }

    /// Notes that the request of a line was printed.
    pub fn printed(&mut self, line: u32) {
        self.sent.remove(&line);
        self.report.add_printed();
    }

    /// What the error of a call says of a line that is being sent.
    #[must_use]
    pub fn judge(&self, number: u32, error: &ErrorFacts) -> Option<Verdict> {
        self.sent.get(&number).map(|request| Verdict::of(error, &request.identity))
    }

    /// Whether a connection that was looked up is that of a line that is being sent.
    #[must_use]
    pub fn is_that_of(&self, number: u32, found: &Json) -> bool {
        self.sent.get(&number).is_some_and(|request| Verdict::of_found(&request.body, found) == Verdict::There)
    }

    /// Notes that a line failed.
    pub fn failed(&mut self, number: u32, bytes: &[u8], failure: &Failure) -> FailedLine {
        let noted = self.fail(number, bytes, failure);
        self.sent.remove(&number);
        noted
    }

    /// A line that failed for a reason that is not its own is not noted: it counts as not tried.
    fn fail(&mut self, number: u32, bytes: &[u8], failure: &Failure) -> FailedLine {
        let stops = self.report.add_failed(number, failure, self.settings.concurrency);
        if failure.kind.halt() == Halt::AtOnce {
            return FailedLine { stops, ..FailedLine::default() };
        }
        let identifier = self.sent.get(&number).map(|request| request.identity.identifier.as_str());
        FailedLine {
            journal: Some(failed_record(number, identifier, failure.kind)),
            line: Some(failed_line(number, bytes, failure)),
            stops,
        }
    }

    /// A line of progress, for people or machines, at a time of a clock that never goes back.
    pub fn progress(&mut self, now_ms: f64) -> String {
        let rate = self.progress.rate(now_ms, self.report.all_there() + self.report.all_failed());
        if self.settings.json { self.report.progress_json(rate) } else { self.report.progress(rate) }
    }

    /// The result, for people or machines.
    #[must_use]
    pub fn result(&self) -> String {
        if self.settings.json { self.report.json() + "\n" } else { self.report.text(&self.settings) }
    }

    /// What failed, by kind, for people or machines.
    #[must_use]
    pub fn table(&self) -> String {
        if self.settings.json { self.report.json() + "\n" } else { self.report.table() }
    }
}
