//! What can go wrong between a caller and Novu, and with which requests.

use serde::Serialize;
use strum::{IntoStaticStr, VariantArray};
#[cfg(feature = "js")]
use tsify::Tsify;

use super::random::SeededRandom;
use crate::http::{Headers, HttpResponse};

/// What goes wrong with a request.
///
/// - `drop-before`: the connection breaks before the request arrives. The request is neither handled nor recorded.
/// - `drop-after`: the request is handled; the connection breaks before the answer arrives.
/// - `delay`: the request is handled; the answer is `ms` late. With `idempotency`, the request counts as being processed
///   until then.
/// - `stall`: the request is handled; the answer never comes.
/// - `truncate`: the request is handled; the connection breaks after half of the answer's body.
/// - `status`: the request is recorded but not handled; the answer has the fault's `status`, `headers` and `body`.
#[derive(Clone, Copy, Debug, IntoStaticStr, PartialEq, Eq, Serialize, VariantArray)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
#[cfg_attr(feature = "js", derive(Tsify))]
pub enum FaultKind {
    /// `drop-before`
    DropBefore,
    /// `drop-after`
    DropAfter,
    /// `delay`
    Delay,
    /// `stall`
    Stall,
    /// `truncate`
    Truncate,
    /// `status`
    Status,
}

/// Something that goes wrong.
#[derive(Clone)]
pub struct Fault {
    /// What it is.
    pub kind: FaultKind,
    /// With which requests.
    pub when: When,
    /// With [`FaultKind::Delay`]: how long, in milliseconds.
    pub ms: u64,
    /// With [`FaultKind::Status`]: what is answered.
    pub answer: HttpResponse<String>,
}

impl Fault {
    /// A fault without delay and answer.
    #[must_use]
    pub fn new(kind: FaultKind, when: When) -> Self {
        let answer = HttpResponse { status: 200, headers: Headers::default(), body: String::new() };
        Self { kind, when, ms: 0, answer }
    }

    /// How much longer the answer takes than others.
    pub(super) fn delay_ms(&self) -> u64 {
        if self.kind == FaultKind::Delay { self.ms } else { 0 }
    }
}

/// The requests with which something goes wrong.
#[derive(Clone)]
pub enum When {
    /// All of them.
    Always,
    /// Those of these numbers. The first request is number 1.
    On(Vec<u64>),
    /// Each with this probability.
    Probably(f64),
}

/// Chooses the fault of each request.
pub(super) struct Faults {
    requests: u64,
    random: SeededRandom,
}

impl Faults {
    pub(super) fn new(seed: u64) -> Self {
        // Numbers of its own: the identifiers that a seed gives stay the same whatever goes wrong.
        Self { requests: 0, random: SeededRandom::new(!seed) }
    }

    /// The fault of the next request: the first that applies.
    pub(super) fn next<'a>(&mut self, faults: &'a [Fault]) -> Option<&'a Fault> {
        self.requests += 1;
        faults.iter().find(|fault| match &fault.when {
            When::Always => true,
            When::On(numbers) => numbers.contains(&self.requests),
            When::Probably(probability) => self.random.below_one() < *probability,
        })
    }
}
