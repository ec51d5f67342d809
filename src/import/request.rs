//! From a line to the request that it means.

use super::{
    identity::Identity,
    line,
    line_fault::{FaultCode, LineFault},
    messages,
    settings::Settings,
    template::Template,
};
use crate::{
    date,
    json::Json,
    providers::{self, WorkspaceAndAuth},
    validation,
};

/// What a line means.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// The body of the create request, with its identifier.
    pub body: Json,
    /// Which connection that is.
    pub identity: Identity,
}

/// The members that hold what a provider answered.
const ANSWERS: [&str; 2] = ["installation", "slackOAuth"];

/// When the answer in `slackOAuth` came.
const RECEIVED_AT: &str = "receivedAt";

/// The request of the line with this number, or `None` where the line is empty.
///
/// # Errors
/// What is wrong with the line.
pub fn request_of(number: u32, bytes: &[u8], settings: &Settings) -> Result<Option<Request>, Vec<LineFault>> {
    let Some(line) = line::parse(number, bytes).map_err(|fault| vec![fault])? else { return Ok(None) };
    let mut faults = Vec::new();
    let mut body = serde_json::Map::new();
    for name in validation::fields() {
        if let Some(value) = line.get(name).filter(|value| !value.is_null()) {
            body.insert(name.to_owned(), value.clone());
        }
    }
    add_defaults(&mut body, &line, settings, &mut faults);
    add_answer(&mut body, &line, settings, &mut faults);
    if faults.is_empty() {
        let issues = validation::validate(&Some(Json::Object(body.clone())));
        faults.extend(issues.into_iter().map(|issue| LineFault::of_issue("", issue)));
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let mut body = Json::Object(body);
    let identity = Identity::of(&body, &settings.identifier_prefix);
    body["identifier"] = identity.identifier.clone().into();
    Ok(Some(Request { body, identity }))
}

/// What the options say of lines that do not say it themselves.
fn add_defaults(
    body: &mut serde_json::Map<String, Json>,
    line: &Json,
    settings: &Settings,
    faults: &mut Vec<LineFault>,
) {
    if let Some(integration) = settings.integration.as_deref().filter(|_| !body.contains_key("integrationIdentifier")) {
        body.insert("integrationIdentifier".to_owned(), integration.into());
    }
    if let Some(template) = settings.subscriber.as_ref().filter(|_| !body.contains_key("subscriberId"))
        && let Some(text) = render(template, line, "--subscriber", faults)
    {
        body.insert("subscriberId".to_owned(), text.into());
    }
    if !settings.context.is_empty() && !body.contains_key("context") {
        let mut context = serde_json::Map::new();
        for (kind, template) in &settings.context {
            if let Some(text) = render(template, line, "--context", faults) {
                context.insert(kind.clone(), text.into());
            }
        }
        body.insert("context".to_owned(), context.into());
    }
}

fn render(template: &Template, line: &Json, option: &str, faults: &mut Vec<LineFault>) -> Option<String> {
    template
        .render(line)
        .map_err(|path| {
            let message = messages::missing_member(option, &path);
            faults.push(LineFault { code: FaultCode::Template, place: path, message: message.into() });
        })
        .ok()
}

/// Workspace and auth, where the line has what a provider answered in their place.
fn add_answer(body: &mut serde_json::Map<String, Json>, line: &Json, settings: &Settings, faults: &mut Vec<LineFault>) {
    let has = |name: &&str| line.get(name).is_some_and(|value| !value.is_null());
    let mut answers = ANSWERS.into_iter().filter(has);
    let Some(name) = answers.next() else { return };
    if answers.next().is_some() || ["workspace", "auth"].iter().any(has) {
        faults.push(LineFault::at(name, messages::one_source(name)));
        return;
    }
    let answer = line.get(name).cloned();
    let workspace_id = match settings.workspace_id.as_ref().filter(|_| !has_team(answer.as_ref())) {
        None => None,
        Some(template) => match render(template, line, "--workspace-id", faults) {
            None => return,
            id => id,
        },
    };
    match read(name, &answer, line, workspace_id.as_deref()) {
        Ok(WorkspaceAndAuth { workspace, auth }) => {
            body.insert("workspace".to_owned(), serde_json::to_value(workspace).unwrap_or_default());
            body.insert("auth".to_owned(), serde_json::to_value(auth).unwrap_or_default());
        }
        Err(found) => faults.extend(found),
    }
}

/// Whether an answer is of a team, which that for a whole organization is not.
fn has_team(answer: Option<&Json>) -> bool {
    ["team", "team_id"]
        .iter()
        .any(|name| answer.and_then(|answer| answer.get(name)).is_some_and(|team| !team.is_null()))
}

#[expect(clippy::ref_option, reason = "what the readers take")]
fn read(
    name: &'static str,
    answer: &Option<Json>,
    line: &Json,
    workspace_id: Option<&str>,
) -> Result<WorkspaceAndAuth, Vec<LineFault>> {
    let faults = |issues: Option<Vec<_>>| -> Vec<LineFault> {
        issues.unwrap_or_default().into_iter().map(|issue| LineFault::of_issue(name, issue)).collect()
    };
    if name == "installation" {
        return providers::from_slack_installation(answer, workspace_id).map_err(|error| faults(error.issues));
    }
    let received = received_ms(line)?;
    let mut read = providers::from_slack_oauth(answer, received.unwrap_or_default(), workspace_id)
        .map_err(|error| faults(error.issues))?;
    if received.is_none() {
        // `expires_in` counts from a time that nobody knows. Without a date Novu renews the token at once.
        read.auth.expires_at = None;
    }
    Ok(read)
}

/// When the answer came, in milliseconds since 1970, where the line says it.
fn received_ms(line: &Json) -> Result<Option<u64>, Vec<LineFault>> {
    const EPOCH: &str = "1970-01-01T00:00:00Z";
    let Some(value) = line.get(RECEIVED_AT).filter(|value| !value.is_null()) else { return Ok(None) };
    let seconds =
        value.as_str().and_then(date::seconds_of).zip(date::seconds_of(EPOCH)).map(|(then, epoch)| then - epoch);
    match providers::now(seconds.map(|seconds| seconds * 1_000.0)) {
        Ok(ms) => Ok(Some(ms)),
        Err(_) => Err(vec![LineFault::at(RECEIVED_AT, messages::RECEIVED_AT)]),
    }
}
