//! The journal: what is done, as NDJSON that is only ever appended to. It has no secrets.

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{
    failure_kind::FailureKind, identity::of_identifier, line::value_of, messages, outcome::LineOutcome, seen::ByHash,
    settings::Settings,
};
use crate::json::{Json, json_text};

/// The version of its form.
const VERSION: u32 = 1;

/// The longest line that is read as one.
pub const MAX_RECORD_BYTES: usize = 64 * 1024;

/// What every journal begins with.
const START: &str = "{\"journal\":";

/// What the lines come from.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Source {
    /// A file, or standard input: so many bytes, and their hash. One that only grew is the same.
    File {
        /// How many bytes it had.
        bytes: u64,
        /// Their SHA-256, in hexadecimal.
        sha256: String,
    },
    /// A folder.
    Folder {
        /// Its path.
        folder: String,
    },
}

/// That a line is done.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
pub struct Done {
    /// The number of the line.
    pub line: u32,
    /// The identifier of its connection.
    pub identifier: String,
    /// What became of it.
    pub outcome: LineOutcome,
}

/// A journal as it is read back.
#[derive(Default)]
pub struct Journal {
    head: Option<Json>,
    source: Option<Source>,
    done: ByHash<()>,
    /// How many lines it says are done.
    pub count: u32,
    /// How many of its lines cannot be read, because a run was killed while it wrote them.
    pub half_written: u32,
    lines: u32,
}

impl Journal {
    /// Reads the next line. `is_whole`: whether it ends with a line break.
    ///
    /// # Errors
    /// It is no journal.
    pub fn read(&mut self, line: &[u8], is_whole: bool) -> Result<(), String> {
        self.lines += 1;
        if self.head.is_none() {
            return self.read_head(line, is_whole);
        }
        let value = if is_whole { value_of(line) } else { Json::Null };
        if value.is_null() {
            // Not to know that a line is done costs one request, and is never wrong.
            self.half_written += 1;
            return Ok(());
        }
        if let Some(source) = value.get("source") {
            self.source = Source::deserialize(source).ok().or(self.source.take());
        } else if let Ok(done) = Done::deserialize(&value)
            && self.done.insert(of_identifier(&done.identifier), ()).is_none()
        {
            self.count += 1;
        }
        Ok(())
    }

    fn read_head(&mut self, line: &[u8], is_whole: bool) -> Result<(), String> {
        let head = value_of(line);
        if is_whole && head["journal"] == VERSION {
            self.head = Some(head["options"].clone());
        } else if START.as_bytes().starts_with(line) || (line.starts_with(START.as_bytes()) && self.lines == 1) {
            // A run was killed while it wrote the first line.
            self.half_written += 1;
        } else {
            return Err(messages::NOT_A_JOURNAL.to_owned());
        }
        Ok(())
    }

    /// Whether the journal is one of a run with these options; without a first line it is anybody's.
    ///
    /// # Errors
    /// The option that differs.
    pub fn check_options(&self, settings: &Settings) -> Result<(), String> {
        let Some(head) = &self.head else { return Ok(()) };
        let Json::Object(now) = settings.journaled_options() else { return Ok(()) };
        match now.iter().find(|(name, value)| head.get(name.as_str()) != Some(value)) {
            None => Ok(()),
            Some((name, _)) => Err(messages::other_option(name)),
        }
    }

    /// How many bytes of a file have to be the same as when the journal was written.
    #[must_use]
    pub const fn known_bytes(&self) -> Option<u64> {
        match &self.source {
            Some(Source::File { bytes, .. }) => Some(*bytes),
            _ => None,
        }
    }

    /// Whether the journal is of this source. Of a file, as many bytes are hashed as [`Journal::known_bytes`] says.
    ///
    /// # Errors
    /// It is of another one.
    pub fn check_source(&self, source: &Source) -> Result<(), String> {
        match &self.source {
            Some(known) if known != source => Err(messages::OTHER_SOURCE.to_owned()),
            _ => Ok(()),
        }
    }

    /// Whether the connection with this identifier is done.
    #[must_use]
    pub fn has(&self, identifier: &str) -> bool {
        self.done.contains(of_identifier(identifier))
    }

    /// What a run appends before anything else: the first line where there is none yet, and what the lines come from.
    #[must_use]
    pub fn beginning(&self, settings: &Settings, source: &Source) -> String {
        // A text, since the members of an object would be sorted.
        let head = match &self.head {
            None => format!("{START}{VERSION},\"options\":{}}}\n", json_text(settings.journaled_options())),
            Some(_) => String::new(),
        };
        head + &json_text(&json!({ "source": source })) + "\n"
    }
}

impl Done {
    /// As a line of the journal.
    #[must_use]
    pub fn record(&self) -> String {
        serde_json::to_string(self).unwrap_or_default() + "\n"
    }
}

/// That a line failed, as a line of the journal: for people, since a later run tries it again.
#[must_use]
pub fn failed_record(line: u32, identifier: Option<&str>, kind: FailureKind) -> String {
    json_text(&json!({ "line": line, "identifier": identifier, "failed": kind })) + "\n"
}
