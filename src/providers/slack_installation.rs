use super::{
    answer::{Answer, Content},
    auth::auth,
    dto::WorkspaceAndAuth,
    problem::Problem,
    reader::{BOT_USER_ID, Path, REFRESH_TOKEN, Reader, WORKSPACE_ID, WORKSPACE_NAME},
    slack::{Named, bot_token, no_team, workspace, workspace_with_id},
};
use crate::{
    dto::{AuthDto, WorkspaceDto},
    error::NovuError,
};

/// From what an installation store of Bolt keeps: an `Installation` of Bolt for JavaScript, or a row of Bolt for Python. With a
/// `workspace_id` the connection has that, whichever the team has.
///
/// # Errors
/// It cannot become a connection; the issues say why.
pub fn from_slack_installation(
    installation: &impl Answer,
    workspace_id: Option<&str>,
) -> Result<WorkspaceAndAuth, Box<NovuError>> {
    let mut reader = Reader::default();
    if installation.content(0) != Content::Object {
        reader.add(&[], Problem::BoltInstallation);
        return reader.fail();
    }
    let has = |name| installation.member(name).content(0) != Content::Absent;
    let is_row = (has("bot_token") || has("team_id")) && !has("bot") && !has("team");
    let read = if is_row { read_row } else { read_installation };
    let (workspace, auth) = read(&mut reader, installation, workspace_id);
    reader.finish(workspace, auth)
}

/// Of Bolt for JavaScript.
fn read_installation<A: Answer>(
    reader: &mut Reader,
    installation: &A,
    workspace_id: Option<&str>,
) -> (WorkspaceDto, AuthDto) {
    let mut workspace = workspace(reader, installation, workspace_id);
    let bot = installation.member("bot");
    if !reader.object(&bot, &["bot"], Some(Problem::BoltNoBot)) {
        return (workspace, auth(None, None, [None, None]));
    }
    let token = bot_token(reader, &bot.member("token"), &["bot", "token"], Problem::BoltNoBot);
    workspace.bot_user_id = reader.text(&bot.member("userId"), &["bot", "userId"], Some(BOT_USER_ID), None);
    let refresh_token = reader.text(&bot.member("refreshToken"), &["bot", "refreshToken"], Some(REFRESH_TOKEN), None);
    let expires_at = reader.date(&bot.member("expiresAt"), &["bot", "expiresAt"], 0, Problem::BoltSeconds);
    (workspace, auth(token, refresh_token, [expires_at, None]))
}

/// Of Bolt for Python.
fn read_row<A: Answer>(reader: &mut Reader, row: &A, workspace_id: Option<&str>) -> (WorkspaceDto, AuthDto) {
    let named = |reader: &mut Reader, [id, name]: [Path; 2], missing| Named {
        id: reader.text(&row.member(id[0]), id, Some(WORKSPACE_ID), missing),
        name: reader.text(&row.member(name[0]), name, Some(WORKSPACE_NAME), None),
    };
    let team = named(reader, [&["team_id"], &["team_name"]], no_team(workspace_id));
    let mut workspace = match workspace_id {
        None => team.into_workspace(),
        Some(id) => {
            let enterprise = named(reader, [&["enterprise_id"], &["enterprise_name"]], None);
            workspace_with_id(id, [team, enterprise])
        }
    };
    let token = bot_token(reader, &row.member("bot_token"), &["bot_token"], Problem::BoltNoBot);
    workspace.bot_user_id = reader.text(&row.member("bot_user_id"), &["bot_user_id"], Some(BOT_USER_ID), None);
    let refresh_token =
        reader.text(&row.member("bot_refresh_token"), &["bot_refresh_token"], Some(REFRESH_TOKEN), None);
    let expires_at = reader.bolt_date(&row.member("bot_token_expires_at"), &["bot_token_expires_at"]);
    (workspace, auth(token, refresh_token, [expires_at, None]))
}
