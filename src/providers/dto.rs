//! What providers answer, as far as it is taken, and what comes of it. The documentation is that of the TypeScript types.

use serde::{Deserialize, Serialize};
#[cfg(feature = "js")]
use tsify::Tsify;

use crate::dto::{AuthDto, WorkspaceDto};

/// The workspace and the tokens, to spread into a request.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "js", derive(Tsify))]
pub struct WorkspaceAndAuth {
    /// The workspace that was connected.
    pub workspace: WorkspaceDto,
    /// The tokens of the app for it. Never log this.
    pub auth: AuthDto,
}

/// The answer of Slack's `oauth.v2.access`: the members that are used. It may have others.
#[derive(Clone, Default, Deserialize, Serialize)]
#[serde(default)]
#[cfg_attr(feature = "js", derive(Tsify))]
pub struct SlackOAuthV2Access {
    /// Whether Slack gave a token.
    #[cfg_attr(feature = "js", tsify(optional, type = "boolean | undefined"))]
    pub ok: Option<bool>,
    /// Slack's error code, if it gave none.
    #[cfg_attr(feature = "js", tsify(optional, type = "string | undefined"))]
    pub error: Option<String>,
    /// The bot's token; missing if the customer granted only user scopes.
    #[cfg_attr(feature = "js", tsify(optional, type = "string | null | undefined"))]
    pub access_token: Option<String>,
    /// `"bot"` if the access token is a bot's.
    #[cfg_attr(feature = "js", tsify(optional, type = "string | null | undefined"))]
    pub token_type: Option<String>,
    /// The user id of the bot.
    #[cfg_attr(feature = "js", tsify(optional, type = "string | null | undefined"))]
    pub bot_user_id: Option<String>,
    /// The workspace; missing if the app was installed for a whole organization.
    #[cfg_attr(feature = "js", tsify(optional, type = "SlackTeam | null | undefined"))]
    pub team: Option<SlackTeam>,
    /// The workspace's organization. If `workspaceId` is its id, its name is used.
    #[cfg_attr(feature = "js", tsify(optional, type = "SlackTeam | null | undefined"))]
    pub enterprise: Option<SlackTeam>,
    /// The refresh token, if the app rotates its tokens.
    #[cfg_attr(feature = "js", tsify(optional, type = "string | null | undefined"))]
    pub refresh_token: Option<String>,
    /// How many seconds the access token is valid. Used only with a refresh token.
    #[cfg_attr(feature = "js", tsify(optional, type = "number | null | undefined"))]
    pub expires_in: Option<f64>,
}

/// A workspace or an organization of Slack.
#[derive(Clone, Default, Deserialize, Serialize)]
#[serde(default)]
#[cfg_attr(feature = "js", derive(Tsify))]
pub struct SlackTeam {
    /// Its id.
    #[cfg_attr(feature = "js", tsify(optional, type = "string | undefined"))]
    pub id: Option<String>,
    /// Its name.
    #[cfg_attr(feature = "js", tsify(optional, type = "string | null | undefined"))]
    pub name: Option<String>,
}

/// What an installation store of Bolt keeps: an `Installation` of Bolt for JavaScript, or a row or JSON of Bolt for Python.
#[derive(Clone, Deserialize, Serialize)]
#[serde(untagged)]
#[cfg_attr(feature = "js", derive(Tsify))]
pub enum SlackInstallation {
    /// Of Bolt for JavaScript.
    JavaScript(SlackBoltInstallation),
    /// Of Bolt for Python.
    Python(SlackBoltRow),
}

/// An `Installation` of Bolt for JavaScript: the members that are used. It may have others.
#[derive(Clone, Default, Deserialize, Serialize)]
#[serde(default)]
#[cfg_attr(feature = "js", derive(Tsify))]
pub struct SlackBoltInstallation {
    /// The workspace; missing if the app was installed for a whole organization.
    #[cfg_attr(feature = "js", tsify(optional, type = "SlackTeam | null | undefined"))]
    pub team: Option<SlackTeam>,
    /// The workspace's organization. If `workspaceId` is its id, its name is used.
    #[cfg_attr(feature = "js", tsify(optional, type = "SlackTeam | null | undefined"))]
    pub enterprise: Option<SlackTeam>,
    /// The bot; missing if the customer granted only user scopes.
    #[cfg_attr(feature = "js", tsify(optional, type = "SlackBoltBot | null | undefined"))]
    pub bot: Option<SlackBoltBot>,
}

/// The bot of an installation of Bolt for JavaScript: the members that are used. It may have others.
#[derive(Clone, Default, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "js", derive(Tsify))]
pub struct SlackBoltBot {
    /// Its token.
    pub token: String,
    /// Its user id.
    #[cfg_attr(feature = "js", tsify(optional, type = "string | null | undefined"))]
    pub user_id: Option<String>,
    /// Its refresh token, if the app rotates its tokens.
    #[cfg_attr(feature = "js", tsify(optional, type = "string | null | undefined"))]
    pub refresh_token: Option<String>,
    /// When its token expires, in seconds since 1970. Used only with a refresh token.
    #[cfg_attr(feature = "js", tsify(optional, type = "number | null | undefined"))]
    pub expires_at: Option<f64>,
}

/// A row or JSON of Bolt for Python: the members that are used. It may have others.
#[derive(Clone, Default, Deserialize, Serialize)]
#[serde(default)]
#[cfg_attr(feature = "js", derive(Tsify))]
pub struct SlackBoltRow {
    /// The id of the workspace; missing if the app was installed for a whole organization.
    #[cfg_attr(feature = "js", tsify(optional, type = "string | null | undefined"))]
    pub team_id: Option<String>,
    /// The name of the workspace.
    #[cfg_attr(feature = "js", tsify(optional, type = "string | null | undefined"))]
    pub team_name: Option<String>,
    /// The id of the workspace's organization. If `workspaceId` is this id, the organization's name is used.
    #[cfg_attr(feature = "js", tsify(optional, type = "string | null | undefined"))]
    pub enterprise_id: Option<String>,
    /// The name of the organization.
    #[cfg_attr(feature = "js", tsify(optional, type = "string | null | undefined"))]
    pub enterprise_name: Option<String>,
    /// The bot's token; missing if the customer granted only user scopes.
    #[cfg_attr(feature = "js", tsify(optional, type = "string | null | undefined"))]
    pub bot_token: Option<String>,
    /// The user id of the bot.
    #[cfg_attr(feature = "js", tsify(optional, type = "string | null | undefined"))]
    pub bot_user_id: Option<String>,
    /// The bot's refresh token, if the app rotates its tokens.
    #[cfg_attr(feature = "js", tsify(optional, type = "string | null | undefined"))]
    pub bot_refresh_token: Option<String>,
    /// When the bot's token expires: seconds since 1970, or a date and time, which is in UTC if it has no zone. Used only
    /// with a refresh token.
    #[cfg_attr(feature = "js", tsify(optional, type = "number | string | null | undefined"))]
    pub bot_token_expires_at: Option<serde_json::Value>,
}

/// The answer of Webex's `POST /v1/access_token`: the members that are used. It may have others.
#[derive(Clone, Default, Deserialize, Serialize)]
#[serde(default)]
#[cfg_attr(feature = "js", derive(Tsify))]
pub struct WebexToken {
    /// The access token.
    #[cfg_attr(feature = "js", tsify(optional, type = "string | undefined"))]
    pub access_token: Option<String>,
    /// How many seconds the access token is valid. Used only with a refresh token.
    #[cfg_attr(feature = "js", tsify(optional, type = "number | null | undefined"))]
    pub expires_in: Option<f64>,
    /// The refresh token.
    #[cfg_attr(feature = "js", tsify(optional, type = "string | null | undefined"))]
    pub refresh_token: Option<String>,
    /// How many seconds the refresh token is valid.
    #[cfg_attr(feature = "js", tsify(optional, type = "number | null | undefined"))]
    pub refresh_token_expires_in: Option<f64>,
}

/// The answer of Webex's `GET /v1/people/me`: the members that are used. It may have others.
#[derive(Clone, Default, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "js", derive(Tsify))]
pub struct WebexPerson {
    /// The id of the person. It becomes the workspace's id if there is no `orgId`.
    #[cfg_attr(feature = "js", tsify(optional, type = "string | undefined"))]
    pub id: Option<String>,
    /// The id of the organization. It becomes the workspace's id.
    #[cfg_attr(feature = "js", tsify(optional, type = "string | null | undefined"))]
    pub org_id: Option<String>,
    /// The name of the person. It becomes the workspace's name if there is an `orgId`.
    #[cfg_attr(feature = "js", tsify(optional, type = "string | null | undefined"))]
    pub display_name: Option<String>,
    /// The e-mail addresses. The first becomes the workspace's name if there is no `orgId`.
    #[cfg_attr(feature = "js", tsify(optional, type = "string[] | null | undefined"))]
    pub emails: Option<Vec<String>>,
}
