//! What all answers about an installation in Slack have.

use super::{
    answer::Answer,
    problem::Problem,
    reader::{ACCESS_TOKEN, Path, Reader, WORKSPACE_ID, WORKSPACE_NAME},
};
use crate::dto::WorkspaceDto;

/// A team or an organization: what there is of it.
#[derive(Default)]
pub(super) struct Named {
    pub(super) id: Option<String>,
    pub(super) name: Option<String>,
}

impl Named {
    /// The object `{ id, name }` at the first of these paths; the others are to its members.
    fn read(reader: &mut Reader, value: &impl Answer, [path, id, name]: [Path; 3], missing: Option<Problem>) -> Self {
        if !reader.object(value, path, missing) {
            return Self::default();
        }
        Self {
            id: reader.text(&value.member("id"), id, Some(WORKSPACE_ID), missing),
            name: reader.text(&value.member("name"), name, Some(WORKSPACE_NAME), None),
        }
    }

    /// As the workspace; without an id only where that is an issue.
    pub(super) fn into_workspace(self) -> WorkspaceDto {
        WorkspaceDto { id: self.id.unwrap_or_default(), name: self.name, bot_user_id: None }
    }
}

/// What it is if there is no team: nothing to complain about where the caller says which id the workspace is to have.
pub(super) const fn no_team(workspace_id: Option<&str>) -> Option<Problem> {
    if workspace_id.is_some() { None } else { Some(Problem::SlackNoTeam) }
}

/// The workspace of the members `team` and `enterprise`.
pub(super) fn workspace(reader: &mut Reader, answer: &impl Answer, workspace_id: Option<&str>) -> WorkspaceDto {
    let paths: [Path; 3] = [&["team"], &["team", "id"], &["team", "name"]];
    let team = Named::read(reader, &answer.member("team"), paths, no_team(workspace_id));
    let Some(id) = workspace_id else { return team.into_workspace() };
    let paths: [Path; 3] = [&["enterprise"], &["enterprise", "id"], &["enterprise", "name"]];
    let enterprise = Named::read(reader, &answer.member("enterprise"), paths, None);
    workspace_with_id(id, [team, enterprise])
}

/// A workspace with the id that the caller says, and the name of what has this id.
pub(super) fn workspace_with_id(id: &str, known: [Named; 2]) -> WorkspaceDto {
    let name = known.into_iter().find(|named| named.id.as_deref() == Some(id)).and_then(|named| named.name);
    WorkspaceDto { id: id.to_owned(), name, bot_user_id: None }
}

/// The token of a bot.
pub(super) fn bot_token(reader: &mut Reader, value: &impl Answer, path: Path, missing: Problem) -> Option<String> {
    let token = reader.text(value, path, Some(ACCESS_TOKEN), Some(missing))?;
    if token.starts_with("xoxp-") || token.starts_with("xoxe.xoxp-") {
        reader.add(path, Problem::SlackUserTokenPrefix);
    }
    Some(token)
}
