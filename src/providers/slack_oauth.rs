use super::{
    answer::{Answer, Content},
    auth::auth,
    dto::WorkspaceAndAuth,
    problem::Problem,
    reader::{BOT_USER_ID, REFRESH_TOKEN, Reader},
    slack::{bot_token, workspace},
};
use crate::{error::NovuError, limits::PROVIDER_TEXT_BYTES};

/// From the answer of Slack's `oauth.v2.access`. With a `workspace_id` the connection has that, whichever the team has.
///
/// # Errors
/// It cannot become a connection; the issues say why.
pub fn from_slack_oauth(
    answer: &impl Answer,
    now_ms: u64,
    workspace_id: Option<&str>,
) -> Result<WorkspaceAndAuth, Box<NovuError>> {
    let mut reader = Reader::default();
    if answer.content(0) != Content::Object {
        reader.add(&[], Problem::SlackAnswer);
        return reader.fail();
    }
    if is_refused(&mut reader, answer) {
        return reader.fail();
    }
    let token = bot_token(&mut reader, &answer.member("access_token"), &["access_token"], Problem::SlackNoBotToken);
    let token_type = reader.text(&answer.member("token_type"), &["token_type"], None, None);
    if token_type.is_some_and(|kind| kind != "bot") {
        reader.add(&["token_type"], Problem::SlackUserToken);
    }
    let mut workspace = workspace(&mut reader, answer, workspace_id);
    workspace.bot_user_id = reader.text(&answer.member("bot_user_id"), &["bot_user_id"], Some(BOT_USER_ID), None);
    let refresh_token = reader.text(&answer.member("refresh_token"), &["refresh_token"], Some(REFRESH_TOKEN), None);
    let expires_at = reader.date(&answer.member("expires_in"), &["expires_in"], now_ms, Problem::Duration);
    reader.finish(workspace, auth(token, refresh_token, [expires_at, None]))
}

/// Whether Slack refused, which it says with the status 200 too.
fn is_refused(reader: &mut Reader, answer: &impl Answer) -> bool {
    let error = answer.member("error").content(PROVIDER_TEXT_BYTES);
    let is_refused = match answer.member("ok").content(0) {
        Content::Boolean(ok) => !ok,
        Content::Absent | Content::Null => !error.is_missing(),
        _ => {
            reader.add(&["ok"], Problem::NotBoolean);
            false
        }
    };
    if is_refused {
        reader.refuse(&["error"], "Slack", &error, Problem::SlackRefused);
    }
    is_refused
}
