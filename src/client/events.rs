use super::event::{AttemptEvent, AttemptEventKind, AttemptFailure};
use crate::http::Method;

/// What happened in a call, since this was asked last.
#[derive(Debug, Default)]
pub(super) struct Events {
    all: Vec<AttemptEvent>,
    /// That of the last request.
    sent: AttemptEvent,
    sent_at: u64,
}

impl Events {
    pub(super) fn take(&mut self) -> Vec<AttemptEvent> {
        std::mem::take(&mut self.all)
    }

    pub(super) fn attempt(&mut self, attempt: u32, lookup: bool, method: Method, now: u64) {
        self.sent = AttemptEvent { attempt, lookup, method: Some(method), ..AttemptEvent::default() };
        self.sent_at = now;
        self.all.push(self.sent);
    }

    pub(super) fn answer(&mut self, status: u16, now: u64) {
        let event = self.ended(AttemptEventKind::Answer, now);
        self.all.push(AttemptEvent { status: Some(status), ..event });
    }

    pub(super) fn failure(&mut self, code: AttemptFailure, now: u64) {
        let event = self.ended(AttemptEventKind::Failure, now);
        self.all.push(AttemptEvent { code: Some(code), ..event });
    }

    pub(super) fn wait(&mut self, attempt: u32, wait_ms: u64) {
        let kind = AttemptEventKind::Wait;
        self.all.push(AttemptEvent { kind, attempt, wait_ms: Some(float(wait_ms)), ..AttemptEvent::default() });
    }

    fn ended(&self, kind: AttemptEventKind, now: u64) -> AttemptEvent {
        AttemptEvent { kind, duration_ms: Some(float(now.saturating_sub(self.sent_at))), ..self.sent }
    }
}

#[expect(clippy::cast_precision_loss, reason = "at most 2^53")]
const fn float(ms: u64) -> f64 {
    ms as f64
}
