use novu_channel_connections::{
    import::{FirstCheck, Request, Settings, Values, request_of},
    json::Json,
};
use serde_json::json;

/// The options that a command line like `--integration slack-prod --upsert` gives.
pub(crate) fn values(line: &str) -> Values {
    let mut values = Values::new();
    let mut words = line.split_whitespace().peekable();
    while let Some(name) = words.next() {
        let given = values.entry(name.trim_start_matches("--").to_owned()).or_default();
        given.extend(words.next_if(|word| !word.starts_with("--")).map(str::to_owned));
    }
    values
}

pub(crate) fn settings(line: &str) -> Settings {
    Settings::read(&values(line)).expect("right options")
}

/// A line that is a request.
pub(crate) fn request() -> Json {
    json!({
        "integrationIdentifier": "slack-prod", "subscriberId": "user-1", "context": { "tenant": "acme", "region": "eu" },
        "workspace": { "id": "T1", "name": "Acme" }, "auth": { "accessToken": "xoxb-bait" },
    })
}

/// An installation of Bolt for JavaScript.
pub(crate) fn installation() -> Json {
    json!({
        "team": { "id": "T1", "name": "Acme" }, "enterprise": { "id": "E1" }, "user": { "id": "U1" }, "isEnterpriseInstall": false,
        "bot": { "token": "xoxb-bait", "userId": "U2", "id": "B1", "scopes": [] }, "metadata": "{\"userId\":\"user-7\"}",
    })
}

/// What a line means, with these options.
pub(crate) fn meant(line: &Json, options: &str) -> Request {
    request_of(1, line.to_string().as_bytes(), &settings(options))
        .expect("a right line")
        .expect("a line that is not empty")
}

/// Place and message of each fault of a line.
pub(crate) fn faults(line: &str, options: &str) -> Vec<(String, String)> {
    let faults = FirstCheck::default().check(1, line.as_bytes(), &settings(options));
    faults.into_iter().map(|fault| (fault.place, fault.message.into_owned())).collect()
}
