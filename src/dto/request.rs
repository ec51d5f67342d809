use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantArray};
#[cfg(feature = "js")]
use tsify::Tsify;

/// The body of `POST /v1/channel-connections`: which workspace to connect, for whom, and with which tokens.
///
/// `subscriberId`, `context` or both say who owns the connection. Unknown fields are sent as they are.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "js", derive(Tsify))]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
pub struct CreateChannelConnectionRequestDto {
    /// Your name for the connection, unique in the environment. If it is left out, `null` or empty, one is generated. Any
    /// text; `isValidIdentifier` tells which are safe in a URL and a log.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "js", tsify(type = "string | undefined"))]
    pub identifier: Option<String>,
    /// The subscriber that the connection belongs to. It must exist in Novu.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "js", tsify(type = "string | undefined"))]
    pub subscriber_id: Option<String>,
    /// The contexts that the connection belongs to, 1 to 5, by their type: `{ tenant: "org-acme" }`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "js", tsify(type = "ContextPayload | undefined"))]
    pub context: Option<ContextPayload>,
    /// Whether the connection belongs to one subscriber or to everybody in its contexts. `"subscriber"` needs a
    /// `subscriberId`, `"shared"` needs a `context`. Without a mode, one of the two is enough.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "js", tsify(type = "ConnectionMode | undefined"))]
    pub connection_mode: Option<ConnectionMode>,
    /// The identifier of the integration in Novu, as its dashboard shows it.
    pub integration_identifier: String,
    /// The workspace to connect.
    pub workspace: WorkspaceDto,
    /// The tokens that the workspace's owner granted.
    pub auth: AuthDto,
}

/// The body of `PATCH /v1/channel-connections/{identifier}`: it replaces workspace and auth completely.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "js", derive(Tsify))]
pub struct UpdateChannelConnectionRequestDto {
    /// The workspace to connect. A stored `name` or `botUserId` that is left out here is deleted.
    pub workspace: WorkspaceDto,
    /// The tokens that the workspace's owner granted. Without a `refreshToken`, Novu deletes the stored one, and can no
    /// longer renew the access token.
    pub auth: AuthDto,
}

/// The workspace (team, tenant, organization) of the chat service.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "js", derive(Tsify))]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
pub struct WorkspaceDto {
    /// The chat service's id of the workspace, e.g. Slack's `team.id`.
    pub id: String,
    /// The name of the workspace.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "js", tsify(type = "string | undefined"))]
    pub name: Option<String>,
    /// The user id of the app's bot in the workspace.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "js", tsify(type = "string | undefined"))]
    pub bot_user_id: Option<String>,
}

/// The tokens for a workspace. They are secrets: no error and no event of this package contains them.
#[derive(Clone, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "js", derive(Tsify))]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
pub struct AuthDto {
    /// The access token, without white space around it. It must not begin with Novu's own prefix `nvsk.`.
    pub access_token: String,
    /// With it, Novu renews the access token. Only for Slack and Webex.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "js", tsify(type = "string | undefined"))]
    pub refresh_token: Option<String>,
    /// When the access token expires, in ISO 8601: a date, or a time with a zone, such as
    /// `new Date(seconds * 1000).toISOString()`. Novu renews the token before that; without `expiresAt`, at its next use.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "js", tsify(type = "string | undefined"))]
    pub expires_at: Option<String>,
    /// When the refresh token expires, in the form of `expiresAt`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "js", tsify(type = "string | undefined"))]
    pub refresh_token_expires_at: Option<String>,
}

/// Tokens do not show.
impl std::fmt::Debug for AuthDto {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("AuthDto").finish_non_exhaustive()
    }
}

/// Whether a connection belongs to one subscriber or is shared by its contexts.
///
/// - `subscriber`: belongs to one subscriber.
/// - `shared`: belongs to everybody in its contexts.
#[derive(Clone, Copy, Debug, Deserialize, IntoStaticStr, PartialEq, Eq, Serialize, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
#[cfg_attr(feature = "js", derive(Tsify))]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "the list above, since TypeScript has no documentation of single values")]
pub enum ConnectionMode {
    Subscriber,
    Shared,
}

/// 1 to 5 contexts, by their type. A type is 1 to 100 characters out of `a-z A-Z 0-9 _ -`; names that every JavaScript object has,
/// such as `constructor`, are reserved.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(transparent)]
#[cfg_attr(feature = "js", derive(Tsify), tsify(type = "Record<string, ContextValue>"))]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
pub struct ContextPayload(pub BTreeMap<String, ContextValue>);

/// The id of a context, or its id with data.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(untagged)]
#[cfg_attr(feature = "js", derive(Tsify), tsify(type = "string | ContextValueDto"))]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
pub enum ContextValue {
    /// The id alone.
    Id(String),
    /// The id with data.
    WithData(ContextValueDto),
}

/// A context with data. Novu stores the data when it creates the context, and does not change it later.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "js", derive(Tsify))]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
pub struct ContextValueDto {
    /// 1 to 100 characters out of `a-z A-Z 0-9 _ -`.
    pub id: String,
    /// Any JSON object, at most 64 KiB as JSON.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "js", tsify(type = "Record<string, any> | undefined"))]
    pub data: Option<serde_json::Value>,
}
