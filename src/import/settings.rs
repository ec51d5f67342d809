use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::json;

use super::{messages, template::Template};
use crate::{
    identifier,
    json::Json,
    url::{DEFAULT_SERVER, Server},
};

/// The options as they were given: the values of each, none for one that is on or off.
pub type Values = BTreeMap<String, Vec<String>>;

/// The longest prefix of an identifier: it leaves room for the hash after it.
const MAX_PREFIX: usize = identifier::MAX_LENGTH - 33;

/// How long the call of a line may take with its retries: the answers of Novu that ask for patience fit. What `--rate` makes it wait is
/// not in it.
const TIMEOUT_MS: u32 = 600_000;

/// How often the call of a line is tried again.
const MAX_RETRIES: u32 = 8;

/// How many requests a call sends: each of its attempts, and a look-up after it.
const MAX_REQUESTS: u32 = 2 * (1 + MAX_RETRIES);

/// How many faults are told to people before lines are sent.
const FAULTS_TOLD: u32 = 20;

/// The options as they are meant, and what follows from them.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[expect(clippy::struct_excessive_bools, reason = "the options that are on or off")]
pub struct Settings {
    /// The integration of lines that name none.
    #[serde(skip)]
    pub integration: Option<String>,
    /// The subscriber of lines that name none.
    #[serde(skip)]
    pub subscriber: Option<Template>,
    /// The contexts of lines that name none, by type.
    #[serde(skip)]
    pub context: Vec<(String, Template)>,
    /// The workspace of installations that have no team.
    #[serde(skip)]
    pub workspace_id: Option<Template>,
    /// How generated identifiers begin.
    #[serde(skip)]
    pub identifier_prefix: String,
    /// The folder of Bolt's store.
    pub from_bolt: Option<String>,
    /// Lines are checked alone.
    #[serde(skip)]
    pub dry_run: bool,
    /// Requests are printed instead of sent.
    pub print: bool,
    /// Whether requests are sent to Novu.
    pub sends: bool,
    /// Lines that are wrong are left out.
    #[serde(skip)]
    pub skip_invalid: bool,
    /// Tokens of what exists are replaced.
    pub upsert: bool,
    /// The file of the journal.
    pub journal: Option<String>,
    /// The file of the lines that failed.
    pub failed: Option<String>,
    /// Novu's API.
    #[serde(rename = "serverURL")]
    pub server_url: String,
    /// Requests at the same time.
    pub concurrency: u32,
    /// Requests a second.
    pub rate: Option<f64>,
    /// How long an attempt may take once it is sent, in milliseconds.
    pub attempt_timeout_ms: u32,
    /// How long a call may take, in milliseconds, with what it waits for `--rate`.
    pub timeout_ms: u32,
    /// How often a call is tried again.
    pub max_retries: u32,
    /// Output for machines.
    pub json: bool,
    /// How many faults are told one by one; all without it.
    #[serde(skip)]
    pub faults_told: Option<u32>,
    /// The options that a journal has, and has to agree with.
    #[serde(skip)]
    journaled_options: Json,
}

impl Settings {
    /// From the options as they were given.
    ///
    /// # Errors
    /// What is wrong with one, for people.
    pub fn read(values: &Values) -> Result<Self, String> {
        let text = |name: &str| values.get(name).and_then(|values| values.last()).cloned();
        let is_on = |name: &str| values.contains_key(name);
        let template = |name: &str| -> Result<Option<Template>, String> {
            text(name).map(|value| Template::parse(&value).ok_or_else(|| messages::invalid_template(name))).transpose()
        };
        let number = |name: &str, least: f64, most: f64| -> Result<Option<f64>, String> {
            let Some(value) = text(name) else { return Ok(None) };
            let number = value.parse().ok().filter(|number| (least..=most).contains(number));
            number.map(Some).ok_or_else(|| messages::invalid_number(name, least, most))
        };
        let context = contexts(values.get("context").map(Vec::as_slice).unwrap_or_default())?;
        let identifier_prefix = text("identifier-prefix").unwrap_or_else(|| "import".to_owned());
        if identifier_prefix.len() > MAX_PREFIX || !identifier::is_valid(&identifier_prefix) {
            return Err(messages::invalid_prefix(MAX_PREFIX));
        }
        if is_on("dry-run") && is_on("print") {
            return Err(messages::DRY_RUN_OR_PRINT.to_owned());
        }
        let concurrency = number("concurrency", 1.0, 256.0)?.unwrap_or(16.0);
        if concurrency.fract() != 0.0 {
            return Err(messages::invalid_number("concurrency", 1.0, 256.0));
        }
        let journaled_options = json!({
            "server-url": server(text("server-url"))?,
            "integration": text("integration"),
            "subscriber": text("subscriber"),
            "context": values.get("context"),
            "workspace-id": text("workspace-id"),
            "identifier-prefix": identifier_prefix,
            "upsert": is_on("upsert"),
        });
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "in range")]
        let [concurrency, attempt_timeout_ms] =
            [concurrency, number("timeout", 0.1, 300.0)?.unwrap_or(10.0) * 1_000.0].map(|number| number.round() as u32);
        let rate = number("rate", 0.01, 1e6)?;
        Ok(Self {
            integration: text("integration"),
            subscriber: template("subscriber")?,
            context,
            workspace_id: template("workspace-id")?,
            identifier_prefix,
            from_bolt: text("from-bolt"),
            dry_run: is_on("dry-run"),
            print: is_on("print"),
            sends: !is_on("dry-run") && !is_on("print"),
            skip_invalid: is_on("skip-invalid"),
            upsert: is_on("upsert"),
            journal: text("journal"),
            failed: text("failed"),
            server_url: server(text("server-url"))?,
            concurrency,
            rate,
            attempt_timeout_ms,
            timeout_ms: TIMEOUT_MS + longest_wait_ms(concurrency, rate),
            max_retries: MAX_RETRIES,
            json: is_on("json"),
            faults_told: (!is_on("dry-run") && !is_on("json")).then_some(FAULTS_TOLD),
            journaled_options,
        })
    }

    /// The options that decide which connections there will be, by their names.
    #[must_use]
    pub const fn journaled_options(&self) -> &Json {
        &self.journaled_options
    }
}

/// How long the requests of a call may wait for their turns, where each time all other calls are first.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "days at most")]
fn longest_wait_ms(concurrency: u32, rate: Option<f64>) -> u32 {
    rate.map_or(0, |rate| (f64::from(MAX_REQUESTS * concurrency) * 1_000.0 / rate).ceil() as u32)
}

fn server(given: Option<String>) -> Result<String, String> {
    let url = given.unwrap_or_else(|| DEFAULT_SERVER.to_owned());
    match Server::new(&url) {
        None => Err(messages::INVALID_SERVER.to_owned()),
        Some(server) if !server.keeps_secrets() => Err(messages::INSECURE_SERVER.to_owned()),
        Some(_) => Ok(url),
    }
}

fn contexts(values: &[String]) -> Result<Vec<(String, Template)>, String> {
    let mut contexts: Vec<(String, Template)> = Vec::new();
    for value in values {
        let pair = value.split_once('=').and_then(|(kind, template)| Some((kind, Template::parse(template)?)));
        let Some((kind, template)) = pair.filter(|(kind, _)| identifier::is_valid(kind)) else {
            return Err(messages::INVALID_CONTEXT.to_owned());
        };
        if contexts.iter().any(|(other, _)| other == kind) {
            return Err(messages::context_twice(kind));
        }
        contexts.push((kind.to_owned(), template));
    }
    Ok(contexts)
}
