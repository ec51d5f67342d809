use std::collections::HashMap;

use super::{
    identity,
    line_fault::{FaultCode, LineFault},
    messages,
    request::request_of,
    seen::{ByHash, LineSet},
    settings::Settings,
};

/// What the first check of all lines finds. It keeps a hash of each line, and a bit of each that is wrong.
#[derive(Default)]
pub struct FirstCheck {
    /// Which line was the first of each owner, or had an identifier of its own.
    seen: ByHash<u32>,
    wrong: LineSet,
    /// The lines that repeat another one, and which.
    repeated: HashMap<u32, u32>,
    checked: Checked,
}

/// How many lines there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// Lines that stand for a connection, right or wrong.
    pub lines: u32,
    /// Those that are wrong; the ones below are among them.
    pub wrong: u32,
    /// Those that repeat integration, subscriber and contexts of an earlier line.
    pub duplicates: u32,
}

impl FirstCheck {
    /// What is wrong with a line.
    pub fn check(&mut self, number: u32, bytes: &[u8], settings: &Settings) -> Vec<LineFault> {
        let faults = match request_of(number, bytes, settings) {
            Ok(None) => return Vec::new(),
            Ok(Some(request)) => {
                let identity = request.identity;
                let given = identity.is_given.then(|| !identity::of_identifier(&identity.identifier));
                let earlier = self.seen.insert(identity.owner, number);
                let earlier = earlier.or(given.and_then(|hash| self.seen.insert(hash, number)));
                earlier.map(|earlier| self.repeats(number, earlier)).into_iter().collect()
            }
            Err(faults) => faults,
        };
        self.checked.lines += 1;
        self.note(number, &faults);
        faults
    }

    fn note(&mut self, number: u32, faults: &[LineFault]) {
        if !faults.is_empty() {
            self.checked.wrong += 1;
            self.wrong.insert(number);
        }
    }

    fn repeats(&mut self, number: u32, earlier: u32) -> LineFault {
        self.checked.duplicates += 1;
        self.repeated.insert(number, earlier);
        duplicate(earlier)
    }

    /// How many lines there are so far.
    #[must_use]
    pub const fn checked(&self) -> Checked {
        self.checked
    }

    /// Gives back the memory for the search for duplicates.
    pub fn finish(&mut self) {
        self.seen = ByHash::default();
    }

    /// Whether a line was wrong.
    #[must_use]
    pub fn is_wrong(&self, number: u32) -> bool {
        self.wrong.contains(number)
    }

    /// That a line repeats another one, if it does.
    #[must_use]
    pub fn duplicate(&self, number: u32) -> Option<LineFault> {
        self.repeated.get(&number).map(|earlier| duplicate(*earlier))
    }
}

fn duplicate(earlier: u32) -> LineFault {
    LineFault::of_line(FaultCode::Duplicate, messages::duplicate(earlier))
}
