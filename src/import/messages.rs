//! All that the command says, but for its help and the kinds of failures.

use super::{failure_kind::FailureKind, row::Row};

pub(super) const NOT_UTF8: &str = "The line is not UTF-8.";
pub(super) const NOT_OBJECT: &str =
    "The line must be a JSON object, like {\"subscriberId\":\"user-123\",\"workspace\":{…},\"auth\":{…}}.";
pub(super) const ENDS_TOO_SOON: &str = "The line is not JSON: it ends too soon. Each request must be on one line.";
pub(super) const RECEIVED_AT: &str = "receivedAt must be a date like 2027-01-31T12:00:00Z.";
pub(super) const DRY_RUN_OR_PRINT: &str = "Give --dry-run or --print, and not both: --print checks all lines too.";
pub(super) const INVALID_CONTEXT: &str =
    "--context must be like tenant={team.id}: a type of a–z, A–Z, 0–9, _ and -, and a template.";
pub(super) const INVALID_SERVER: &str = "--server-url must be an http or https URL without user name, password, query and fragment, like https://api.novu.co.";
pub(super) const INSECURE_SERVER: &str =
    "--server-url must be https, since the secret key is sent there; http is for localhost, 127.0.0.1 and [::1].";
pub(super) const NOT_A_JOURNAL: &str =
    "The file of --journal is no journal of this command, and was left as it is. Name another file.";
pub(super) const OTHER_SOURCE: &str = "The journal is of another file, or the file was changed before its end. Name another --journal: connections that are there \
     stay, and count as there.";
pub(super) const RETRIED_TOO_OFTEN: &str = "It was tried too often without an answer that says why.";

/// The command was not understood.
pub const NO_COMMAND: &str = "Say what to do: novu-channel-connections import FILE, or --help.";
/// There is no key.
pub const NO_SECRET_KEY: &str = "Set NOVU_SECRET_KEY to the secret key of your Novu environment.";
/// A key among the arguments.
pub const KEY_IN_ARGUMENTS: &str = "The secret key is read from NOVU_SECRET_KEY alone: everybody on the machine can read the arguments of a process. Replace the key.";
/// Too many files.
pub const ONE_SOURCE: &str = "Name one FILE, or - for standard input, or --from-bolt DIR.";
/// Nothing is piped in.
pub const NO_INPUT: &str = "Name a FILE, or pipe lines into standard input. --help says more.";
/// The file of failures is something else.
pub const NOT_A_FAILED_FILE: &str =
    "The file of --failed has other lines than failed ones, and was left as it is. Name another file.";
/// One file for two purposes.
pub const SAME_FILE: &str = "FILE, --journal and --failed must be three different files.";
/// What was named as a file.
pub const IS_A_FOLDER: &str = "it is a folder";
pub(super) const NO_LINES: &str = "There are no lines to import.";
/// Ctrl-C was pressed.
pub const FINISHING: &str = "Finishing what is on its way. Press Ctrl-C again to end at once.";

pub(super) fn line_too_long(most: usize) -> String {
    format!("The line is longer than {} bytes.", grouped(most as u64))
}

pub(super) fn not_json(column: usize) -> String {
    format!("The line is not JSON: what stands at column {column} cannot stand there.")
}

pub(super) fn missing_member(option: &str, path: &str) -> String {
    format!("{option} needs a text or a whole number at {path}, and the line has none there.")
}

pub(super) fn one_source(name: &str) -> String {
    format!(
        "{name} stands in place of workspace and auth: a line has one of workspace and auth, installation, slackOAuth."
    )
}

pub(super) fn duplicate(earlier: u32) -> String {
    format!(
        "Line {} has the same integration, subscriber and contexts (or the same identifier): Novu keeps one connection for them. Keep \
         one of the lines, or give each a context of its own.",
        grouped(earlier.into())
    )
}

/// Arguments that cannot be read, for a reason that Node gives: its first sentence says what is wrong, the others are about programming.
#[must_use]
pub fn wrong_arguments(reason: &str) -> String {
    let line = reason.lines().next().unwrap_or_default();
    let end = line.as_bytes().windows(2).position(|bytes| bytes == b". ").unwrap_or(line.len());
    format!("{}. --help has all options.", line[..end].trim_end_matches('.'))
}

/// A folder in which there is no workspace of Bolt.
#[must_use]
pub fn not_a_store(folder: &str) -> String {
    format!("{folder} is no folder of Bolt's FileInstallationStore: no folder in it has app-latest or bot-latest.")
}

pub(super) fn invalid_template(option: &str) -> String {
    format!("--{option} must be a text with members of a line in braces, like {{team.id}}.")
}

pub(super) fn invalid_number(option: &str, least: f64, most: f64) -> String {
    format!("--{option} must be a number from {least} to {most}.")
}

pub(super) fn invalid_prefix(most: usize) -> String {
    format!("--identifier-prefix must be 1 to {most} of a–z, A–Z, 0–9, _ and -.")
}

pub(super) fn context_twice(kind: &str) -> String {
    format!("--context has the type {kind} twice.")
}

pub(super) fn other_option(name: &str) -> String {
    format!("The journal is of a run with another --{name}. Give the same options, or name another --journal.")
}

pub(super) fn fault(line: u32, name: Option<&str>, place: &str, message: &str) -> String {
    let line = name.map_or_else(|| format!("line {}", grouped(line.into())), |name| format!("folder {name}"));
    // Most messages begin with the place.
    if place.is_empty() || message.starts_with(place) {
        format!("{line}: {message}")
    } else {
        format!("{line}, {place}: {message}")
    }
}

/// What the first check found. `undone`: what the command then does not do.
pub(super) fn checked([lines, wrong, duplicates]: [u32; 3], undone: Option<&str>) -> String {
    let right = format!("{}: {} right", count(lines, "line"), grouped((lines - wrong).into()));
    if wrong == 0 {
        return format!("{right}.\n");
    }
    let repeated =
        if duplicates == 0 { String::new() } else { format!(" ({} of them a duplicate)", grouped(duplicates.into())) };
    let refused = undone.map_or_else(String::new, |what| {
        format!(" Nothing was {what}. Mend these lines, or leave them out with --skip-invalid.")
    });
    format!("{right}, {} wrong{repeated}.{refused}\n", grouped(wrong.into()))
}

/// How many more faults there are than were told.
pub(super) fn more_faults(count: u32) -> String {
    format!("… and {} more; --dry-run tells all.\n", grouped(count.into()))
}

pub(super) fn progress(done: u32, all: u32, failed: u32, rate: f64, remaining: Option<f64>) -> String {
    let percent = if all == 0 { 100.0 } else { (f64::from(done) * 100.0 / f64::from(all)).floor() };
    let remaining = remaining.map(|seconds| format!(" · {} left", duration(seconds))).unwrap_or_default();
    format!(
        "{} of {} ({percent} %) · {rate:.0} a second{remaining} · {} failed",
        grouped(done.into()),
        grouped(all.into()),
        grouped(failed.into())
    )
}

/// A line of progress of the first check.
#[must_use]
pub fn checking(lines: u32, wrong: u32) -> String {
    format!("Checking all lines: {} · {} wrong", grouped(lines.into()), grouped(wrong.into()))
}

pub(super) fn there([lines, all, created, replaced, there, before]: [u32; 6]) -> String {
    let parts =
        [(created, "created"), (replaced, "replaced"), (there, "were there"), (before, "done before, by the journal")];
    let parts: Vec<_> = parts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{} {what}", grouped((*count).into())))
        .collect();
    let parts = if parts.is_empty() { String::new() } else { format!(" ({})", parts.join(", ")) };
    format!("{} of {} there{parts}.\n", grouped(all.into()), count(lines, "connection"))
}

pub(super) fn printed(lines: u32, printed: u32) -> String {
    format!("{} of {} printed.\n", grouped(printed.into()), count(lines, "request"))
}

pub(super) fn table(all: u32, rows: &[(FailureKind, &Row)]) -> String {
    let width = rows.iter().map(|(_, row)| grouped(row.count.into()).len()).max().unwrap_or_default();
    let titles = rows.iter().map(|(kind, _)| kind.title().len()).max().unwrap_or_default();
    let rows = rows.iter().map(|(kind, row)| {
        let mut lines: Vec<_> = row.lines.iter().map(|line| grouped((*line).into())).collect();
        if row.count as usize > lines.len() {
            lines.push("…".to_owned());
        }
        let (number, title, advice) = (grouped(row.count.into()), kind.title(), kind.advice());
        let indent = " ".repeat(width + 4);
        let is_told = row.message.is_empty() || row.message == advice;
        let message = if is_told { String::new() } else { format!("{indent}{}\n", row.message) };
        format!("  {number:>width$}  {title:titles$}  line {}\n{message}{indent}{advice}\n", lines.join("; "))
    });
    format!("\n{} failed:\n", count(all, "line")) + &rows.collect::<String>()
}

pub(super) fn stopped(kind: FailureKind, message: &str) -> String {
    format!("\nStopped: {}. {message}\n{}\n", kind.title(), kind.advice())
}

pub(super) fn go_on(left: u32, has_journal: bool) -> String {
    let how = if has_journal {
        "Give the same command again: it goes on from here, by the journal."
    } else {
        "Give the same command again: connections that are there count as there."
    };
    format!("\n{} not tried. {how}\n", count(left, "line"))
}

pub(super) fn failed_file(file: &str) -> String {
    format!("\nThe lines that failed are in {file}, with their tokens. To try them again, import that file.\n")
}

fn count(number: u32, what: &str) -> String {
    format!("{} {what}{}", grouped(number.into()), if number == 1 { "" } else { "s" })
}

/// A number with commas, like 1,234,567.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates")]
fn duration(seconds: f64) -> String {
    match seconds.round() as u64 {
        seconds @ 0..60 => format!("{seconds} s"),
        seconds @ 60..3_600 => format!("{} min {} s", seconds / 60, seconds % 60),
        seconds => format!("{} h {} min", grouped(seconds / 3_600), seconds % 3_600 / 60),
    }
}
