//! A request and its answer over a network on which something may go wrong.

use super::{Fault, FaultKind, Sandbox, router};
use crate::http::{HttpRequest, HttpResponse};

/// What reaches the caller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// An answer, after so many milliseconds.
    Answer(HttpResponse<String>, u64),
    /// An answer with only the beginning of its body; then the connection breaks.
    Beginning(HttpResponse<String>),
    /// Nothing: the connection breaks.
    Broken,
    /// Nothing, for ever.
    Silence,
}

impl Sandbox {
    /// Answers a request as [`Sandbox::handle`] does, with what is to go wrong according to the options. Each call counts as a
    /// request.
    ///
    /// Returns what reaches the caller, and what went wrong.
    pub fn deliver(&mut self, request: &HttpRequest, now_ms: u64) -> (Delivery, Option<FaultKind>) {
        let Some(fault) = self.faults.next(&self.options.faults).cloned() else {
            return (Delivery::Answer(self.handle(request, now_ms), 0), None);
        };
        (self.deliver_with(&fault, request, now_ms), Some(fault.kind))
    }

    fn deliver_with(&mut self, fault: &Fault, request: &HttpRequest, now_ms: u64) -> Delivery {
        match fault.kind {
            FaultKind::DropBefore => return Delivery::Broken,
            FaultKind::Status => {
                self.records.push(request, router::path(&request.url), fault.answer.status);
                return Delivery::Answer(fault.answer.clone(), 0);
            }
            _ => {}
        }
        let delay_ms = if fault.kind == FaultKind::Delay { fault.ms } else { 0 };
        self.delay_ms = delay_ms;
        let mut response = self.handle(request, now_ms);
        self.delay_ms = 0;
        match fault.kind {
            FaultKind::Stall => Delivery::Silence,
            FaultKind::Truncate if !response.body.is_empty() => {
                response.body.truncate(response.body.floor_char_boundary(response.body.len() / 2));
                Delivery::Beginning(response)
            }
            // Where there is no body, there is no middle of it.
            FaultKind::Truncate | FaultKind::DropAfter => Delivery::Broken,
            _ => Delivery::Answer(response, delay_ms),
        }
    }
}
