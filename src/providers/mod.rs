//! From what a provider answers to the workspace and auth of a request, as Novu's own OAuth callbacks map it
//! (`slack-oauth-callback`, `msteams-oauth-callback` and `webex-oauth-callback.usecase.ts`).
//!
//! The documented members are taken and nothing else, never a user's own token. What comes out passes the validation of a request.

mod answer;
mod auth;
mod dto;
mod ms_teams;
mod options;
mod problem;
mod reader;
mod slack;
mod slack_installation;
mod slack_oauth;
mod webex;

pub use answer::{Answer, Content};
pub use dto::{
    SlackBoltBot, SlackBoltInstallation, SlackBoltRow, SlackInstallation, SlackOAuthV2Access, SlackTeam, WebexPerson,
    WebexToken, WorkspaceAndAuth,
};
pub use ms_teams::from_ms_teams_consent;
pub use options::{now, unreadable as unreadable_options, workspace_id};
pub use problem::Problem;
pub use slack_installation::from_slack_installation;
pub use slack_oauth::from_slack_oauth;
pub use webex::from_webex_oauth;
