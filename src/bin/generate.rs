//! Writes what the build makes from the Rust: `cargo run --bin generate -- fast-path <file>`.

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::io::Result<()> {
    use novu_channel_connections::{dto, validation};

    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let [what, file] = &arguments[..] else { return Err(std::io::Error::other("usage: generate <what> <file>")) };
    let text = match what.as_str() {
        "fast-path" => validation::fast_path(),
        "lists" => {
            let list = |name, values: &[&str]| format!("export const {name} = () => {values:?};\n");
            list("channelTypes", dto::ChannelTypeEnum::KNOWN) + &list("providerIds", dto::ProvidersIdEnum::KNOWN)
        }
        "edge-tables" => edge_tables(),
        _ => return Err(std::io::Error::other("what: fast-path, lists or edge-tables")),
    };
    std::fs::write(file, text)
}

/// What the handler at the edge answers with, as a module.
#[cfg(not(target_arch = "wasm32"))]
fn edge_tables() -> String {
    use std::collections::BTreeMap;

    use novu_channel_connections::{
        edge::{self, Refusal, scope},
        limits,
    };
    use serde_json::json;
    use strum::VariantArray as _;

    let refusals: BTreeMap<&str, _> = Refusal::VARIANTS
        .iter()
        .map(|refusal| {
            let allow = refusal.allow().map(|methods| ("Allow", methods));
            let body = json!({ "code": refusal.code(), "message": refusal.message() });
            (refusal.into(), json!({ "status": refusal.status(), "headers": BTreeMap::from_iter(allow), "body": body }))
        })
        .collect();
    [
        ("refusals", json!(refusals)),
        ("commonHeaders", json!(BTreeMap::from(edge::COMMON_HEADERS))),
        ("allowedHeaders", json!(BTreeMap::from(edge::ALLOWED_HEADERS))),
        ("preflightHeaders", json!(BTreeMap::from(edge::PREFLIGHT_HEADERS))),
        ("pageMembers", json!(scope::PAGE_MEMBERS)),
        ("scopeMembers", json!(scope::SCOPE_MEMBERS)),
        ("connectionMembers", json!(edge::CONNECTION_MEMBERS)),
        ("errorMembers", json!(edge::ERROR_MEMBERS)),
        ("maxBodyBytes", json!(limits::BODY_BYTES)),
    ]
    .map(|(name, value)| format!("export const {name} = {value};\n"))
    .concat()
}

#[cfg(target_arch = "wasm32")]
fn main() {}
