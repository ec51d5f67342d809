use std::collections::VecDeque;

use super::messages;

/// How far a run is, and how fast. All times are milliseconds of one clock that never goes back.
#[derive(Clone, Debug, Default)]
pub struct Progress {
    /// When it was told of how many lines.
    samples: VecDeque<(f64, u32)>,
}

/// How often it is told, in milliseconds.
pub const PROGRESS_MS: u32 = 10_000;

/// How often it is told on a terminal, where one line is written over.
pub const TERMINAL_PROGRESS_MS: u32 = 200;

/// The time over which the rate is taken.
const SPAN_MS: f64 = 15_000.0;

impl Progress {
    /// Notes how many lines are behind at a time, and tells lines a second over the last ones.
    pub fn rate(&mut self, now_ms: f64, lines: u32) -> f64 {
        self.samples.push_back((now_ms, lines));
        while self.samples.len() > 2 && self.samples.front().is_some_and(|(then, _)| now_ms - then > SPAN_MS) {
            self.samples.pop_front();
        }
        match self.samples.front() {
            Some((then, before)) if now_ms > *then => f64::from(lines - before.min(&lines)) * 1_000.0 / (now_ms - then),
            _ => 0.0,
        }
    }
}

/// How long the rest takes, in seconds, where that can be told.
pub(super) fn remaining_seconds(left: u32, rate: f64) -> Option<f64> {
    (rate > 0.0).then(|| f64::from(left) / rate)
}

/// One line of progress.
pub(super) fn line(done: u32, all: u32, failed: u32, rate: f64) -> String {
    messages::progress(done, all, failed, rate, remaining_seconds(all.saturating_sub(done), rate))
}
