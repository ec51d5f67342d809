//! Writes the files that the build makes from the Rust into a folder: `cargo run --bin generate -- <folder>`.

fn main() -> std::io::Result<()> {
    use novu_channel_connections::validation;

    let mut arguments = std::env::args_os().skip(1);
    let (Some(folder), None) = (arguments.next(), arguments.next()) else {
        return Err(std::io::Error::other("usage: generate <folder>"));
    };
    let folder = std::path::PathBuf::from(folder);
    let schema = validation::json_schema();
    for (name, text) in [
        ("fast-path.js", validation::fast_path()),
        ("lists.js", lists()),
        ("edge-tables.js", edge_tables()),
        ("request-schema.js", request_schema(&schema)),
        ("schema.json", format!("{schema}\n")),
        ("defaults.json", defaults()),
        ("provider-problems.json", provider_problems()),
    ] {
        std::fs::write(folder.join(name), text)?;
    }
    Ok(())
}

/// The lists of known values, as a module.
fn lists() -> String {
    use novu_channel_connections::{
        client::{OPTIONS, UPSERT_OPTIONS},
        dto::{ChannelTypeEnum, ProvidersIdEnum},
    };
    use serde_json::json;

    let options = [&OPTIONS[..], &UPSERT_OPTIONS].concat();
    [
        ("channelTypes", json!(ChannelTypeEnum::KNOWN)),
        ("providerIds", json!(ProvidersIdEnum::KNOWN)),
        ("optionNames", json!(options)),
    ]
    .map(|(name, values)| format!("export const {name} = () => {values};\n"))
    .concat()
}

/// The JSON Schema of a request, as a module. As a function: whoever asks gets objects of their own.
fn request_schema(schema: &serde_json::Value) -> String {
    format!("export const requestSchema = () => ({schema});\n")
}

/// What the handler at the edge answers with, as a module.
fn edge_tables() -> String {
    use std::collections::BTreeMap;

    use novu_channel_connections::{
        client,
        edge::{self, Refusal, scope},
        error::NovuErrorCode,
        limits,
    };
    use serde_json::json;
    use strum::VariantArray as _;

    let refusals: Vec<_> = Refusal::VARIANTS
        .iter()
        .map(|refusal| {
            let mut body = json!({ "code": refusal.code(), "message": refusal.message() });
            if let Some((path, code)) = refusal.issue() {
                body["issues"] = json!([{ "path": path, "code": code, "message": refusal.message() }]);
            }
            if let Some(resource) = refusal.resource() {
                body["resource"] = json!(resource);
            }
            json!({ "status": refusal.status(), "body": body, "log": refusal.log() })
        })
        .collect();
    let names: Vec<&str> = Refusal::VARIANTS.iter().map(Into::into).collect();
    let told: BTreeMap<&str, _> = NovuErrorCode::VARIANTS
        .iter()
        .filter_map(|code| edge::told_instead(*code).map(|message| (code.into(), message)))
        .collect();
    [
        ("refusals", json!(refusals)),
        ("refusalNames", json!(names)),
        ("toldInstead", json!(told)),
        ("originPattern", json!(edge::ORIGIN_PATTERN)),
        ("callOptions", json!(client::OPTIONS)),
        ("commonHeaders", json!(BTreeMap::from(edge::COMMON_HEADERS))),
        ("allowedHeaders", json!(BTreeMap::from(edge::ALLOWED_HEADERS))),
        ("preflightHeaders", json!(BTreeMap::from(edge::PREFLIGHT_HEADERS))),
        ("pageMembers", json!(scope::PAGE_MEMBERS)),
        ("scopeMembers", json!(scope::SCOPE_MEMBERS)),
        ("updateMembers", json!(scope::UPDATE_MEMBERS)),
        ("queryMembers", json!(scope::QUERY_MEMBERS)),
        ("callDefaults", json!(BTreeMap::from(edge::CALL_DEFAULTS))),
        ("connectionMembers", json!(edge::CONNECTION_MEMBERS)),
        ("errorMembers", json!(edge::ERROR_MEMBERS)),
        ("maxBodyBytes", json!(limits::BODY_BYTES)),
    ]
    .map(|(name, value)| format!("export const {name} = {value};\n"))
    .concat()
}

/// The defaults of a call's options, with which the tests compare the documentation.
fn defaults() -> String {
    let options = novu_channel_connections::client::CallOptions::default();
    let defaults = serde_json::json!({
        "timeoutMs": options.timeout_ms,
        "attemptTimeoutMs": options.attempt_timeout_ms,
        "maxRetries": options.max_retries,
    });
    format!("{defaults}\n")
}

/// What can be wrong with a provider's answer, with which the tests compare the documentation.
fn provider_problems() -> String {
    use novu_channel_connections::providers::Problem;
    use strum::VariantArray as _;

    let texts: Vec<_> = Problem::VARIANTS.iter().map(|problem| problem.text()).collect();
    format!("{}\n", serde_json::json!(texts))
}
