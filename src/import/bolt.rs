//! The folder in which a `FileInstallationStore` of Bolt, for JavaScript or Python, keeps a workspace.

use serde_json::json;

use crate::json::{Json, json_text};

/// The files that hold the latest installation: Bolt's for JavaScript; Bolt's for Python, of which the second has the bot alone.
pub const BOLT_FILES: [&str; 3] = ["app-latest", "installer-latest", "bot-latest"];

/// Whether a folder with these files is one of a workspace.
#[must_use]
pub fn is_store(files: &[String]) -> bool {
    files.iter().any(|file| BOLT_FILES.contains(&file.as_str()))
}

/// The line for a folder, from the texts of [`BOLT_FILES`], where they are. A file that is not JSON is the whole line, which then is
/// refused as one; so is the line for a folder without these files.
///
/// The bot of Bolt for Python is taken from its own file: whoever installed last may have granted user scopes alone.
#[must_use]
pub fn installation_line(texts: [Option<String>; 3]) -> String {
    let [app, installer, bot] = texts;
    let base = app.or_else(|| installer.clone()).or_else(|| bot.clone()).unwrap_or_else(|| "{}".to_owned());
    let Ok(mut installation) = serde_json::from_str::<Json>(&base) else {
        return base.replace(['\n', '\r'], " ");
    };
    if installer.is_some()
        && let Some(Ok(Json::Object(bot))) = bot.map(|text| serde_json::from_str(&text))
        && let Json::Object(members) = &mut installation
        && !members.contains_key("bot")
    {
        members.extend(bot.into_iter().filter(|(name, _)| name.starts_with("bot_")));
    }
    json_text(&json!({ "installation": installation }))
}
