use super::{
    answer::{Answer, Content},
    dto::WorkspaceAndAuth,
    options::END_MS,
    problem::{Fault, Problem},
};
use crate::{
    dto::{AuthDto, WorkspaceDto},
    error::NovuError,
    limits::PROVIDER_TEXT_BYTES,
    text::owned,
    timestamp,
    validation::{self, ValidationIssue},
};

/// The names of the members that lead to a place of an answer.
pub(super) type Path = &'static [&'static str];

/// A field of a request.
pub(super) type Field = [&'static str; 2];

pub(super) const WORKSPACE_ID: Field = ["workspace", "id"];
pub(super) const WORKSPACE_NAME: Field = ["workspace", "name"];
pub(super) const BOT_USER_ID: Field = ["workspace", "botUserId"];
pub(super) const ACCESS_TOKEN: Field = ["auth", "accessToken"];
pub(super) const REFRESH_TOKEN: Field = ["auth", "refreshToken"];

/// Reads members of an answer, and notes what is wrong with them.
#[derive(Default)]
pub(super) struct Reader(Vec<ValidationIssue>);

impl Reader {
    /// Notes an issue.
    pub(super) fn add(&mut self, path: Path, fault: impl Into<Fault>) {
        self.push(path, &name(path), fault.into());
    }

    /// Whether nothing is wrong so far.
    pub(super) const fn is_clean(&self) -> bool {
        self.0.is_empty()
    }

    /// Notes that a provider refused, with its own code for why.
    pub(super) fn refuse(&mut self, path: Path, provider: &str, error: &Content, problem: Problem) {
        let mut who = provider.to_owned() + " refused";
        if let Content::Text(error) = error
            && is_error_code(error)
        {
            who = who + " (" + error + ")";
        }
        self.push(path, &who, problem.into());
    }

    fn push(&mut self, path: Path, name: &str, Fault(code, text): Fault) {
        let name = if matches!(text.as_bytes(), [b' ' | b':', ..]) { name } else { "" };
        self.0.push(ValidationIssue { path: owned(path), code, message: (name.to_owned() + text).into() });
    }

    /// What was read; `None` where it is missing or wrong.
    fn note<T>(&mut self, path: Path, read: Result<Option<T>, Fault>) -> Option<T> {
        read.unwrap_or_else(|fault| {
            self.push(path, &name(path), fault);
            None
        })
    }

    /// Whether there is an object. That it is missing is an issue only if there is a problem for that.
    pub(super) fn object(&mut self, value: &impl Answer, path: Path, missing: Option<Problem>) -> bool {
        let read = match value.content(0) {
            Content::Object => Ok(Some(())),
            content => otherwise(&content, missing, Fault::NOT_OBJECT),
        };
        self.note(path, read).is_some()
    }

    /// A text, and one that suits a field of a request if it is for one. That it is missing is an issue only if there is a problem for that.
    pub(super) fn text(
        &mut self,
        value: &impl Answer,
        path: Path,
        field: Option<Field>,
        missing: Option<Problem>,
    ) -> Option<String> {
        let read = match value.content(PROVIDER_TEXT_BYTES) {
            Content::Text(text) => match field.and_then(|field| validation::text_violation(&field, &text)) {
                None => Ok(Some(text)),
                Some(violation) => Err(Fault::of_text(violation)),
            },
            Content::LongText => Err(Problem::TooLong.into()),
            content => otherwise(&content, missing, Fault::NOT_TEXT),
        };
        self.note(path, read)
    }

    /// The date so many seconds after a time.
    pub(super) fn date(&mut self, value: &impl Answer, path: Path, from_ms: u64, wrong: Problem) -> Option<String> {
        let read = match value.content(0) {
            Content::Number(seconds) => date_after(from_ms, seconds).map(Some).ok_or_else(|| wrong.into()),
            content => otherwise(&content, None, Problem::NotNumber.into()),
        };
        self.note(path, read)
    }

    /// A date as Bolt for Python keeps it: seconds since 1970, or a date and time that is in UTC where it names no zone.
    pub(super) fn bolt_date(&mut self, value: &impl Answer, path: Path) -> Option<String> {
        let Content::Text(text) = value.content(PROVIDER_TEXT_BYTES) else {
            return self.date(value, path, 0, Problem::BoltDate);
        };
        let read = in_utc(&text).map(Some).ok_or_else(|| Problem::BoltDate.into());
        self.note(path, read)
    }

    /// The result, unless there are issues.
    pub(super) fn finish(self, workspace: WorkspaceDto, auth: AuthDto) -> Result<WorkspaceAndAuth, Box<NovuError>> {
        if self.is_clean() { Ok(WorkspaceAndAuth { workspace, auth }) } else { self.fail() }
    }

    /// The issues.
    pub(super) fn fail(self) -> Result<WorkspaceAndAuth, Box<NovuError>> {
        Err(NovuError::provider_answer(self.0))
    }
}

/// A place as people know it. (`join` would add 0.4 KB.)
fn name(path: Path) -> String {
    let mut name = String::new();
    for part in path {
        if !name.is_empty() {
            name.push('.');
        }
        name += part;
    }
    name
}

/// What comes of a content that is not the one that was looked for.
fn otherwise<T>(content: &Content, missing: Option<Problem>, wrong: Fault) -> Result<Option<T>, Fault> {
    match (content, missing) {
        (Content::Absent | Content::Null, None) => Ok(None),
        (Content::Absent | Content::Null, Some(problem)) => Err(problem.into()),
        (Content::Unreadable, _) => Err(Fault::UNREADABLE),
        _ => Err(wrong),
    }
}

/// The date so many seconds after a time, if it has four digits for its year.
fn date_after(from_ms: u64, seconds: f64) -> Option<String> {
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "in range"
    )]
    let date = |ms: f64| (ms < END_MS as f64).then(|| timestamp::iso(ms as u64));
    #[expect(clippy::cast_precision_loss, reason = "a date")]
    if seconds >= 0.0 { date(from_ms as f64 + seconds * 1_000.0) } else { None }
}

/// A date and time as a request has it, like `2027-01-31 12:00:00.123`.
fn in_utc(text: &str) -> Option<String> {
    let (day, time) = (text.get(..10)?, text.get(11..)?);
    let zone = if time.bytes().any(|byte| matches!(byte, b'Z' | b'+' | b'-')) { "" } else { "Z" };
    let date = day.to_owned() + "T" + time + zone;
    let is_date = matches!(text.as_bytes().get(10), Some(b' ' | b'T'));
    (is_date && validation::text_violation(&["auth", "expiresAt"], &date).is_none()).then_some(date)
}

/// Whether a text is an error code: what looks otherwise may be anything, a secret too, and is not shown.
fn is_error_code(text: &str) -> bool {
    (1..=50).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
}
