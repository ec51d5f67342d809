use serde::{Deserialize, Serialize};
#[cfg(feature = "js")]
use tsify::Tsify;

use super::{ChannelTypeEnum, ProvidersIdEnum, WorkspaceDto};

/// A channel connection, as Novu returns it. Unknown fields are kept.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "js", derive(Tsify), tsify(missing_as_null))]
pub struct GetChannelConnectionResponseDto {
    /// The identifier of the connection: yours, or the generated one.
    pub identifier: String,
    /// The channel that it delivers to, such as `chat`.
    pub channel: Option<ChannelTypeEnum>,
    /// The provider of its integration.
    pub provider_id: Option<ProvidersIdEnum>,
    /// The identifier of its integration.
    pub integration_identifier: Option<String>,
    /// The subscriber that owns it; `null` if it is shared.
    pub subscriber_id: Option<String>,
    /// The keys of its contexts, sorted, each as `type:id`; see `parseContextKey`.
    pub context_keys: Vec<String>,
    /// The workspace, as it was sent.
    pub workspace: WorkspaceDto,
    /// The tokens that Novu returns: usually the access token only. Never log this.
    pub auth: ResponseAuthDto,
    /// When it was created, ISO 8601.
    pub created_at: String,
    /// When it was last changed, ISO 8601.
    pub updated_at: String,
}

/// What `upsertChannelConnection` returns.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "js", derive(Tsify))]
pub struct UpsertChannelConnectionResult {
    /// The connection, new or with workspace and auth replaced.
    pub connection: GetChannelConnectionResponseDto,
    /// Whether the connection is new. If you chose the identifier and an answer was lost, this may be `false` for a new
    /// connection.
    pub created: bool,
    /// If the connection was of another workspace (another `workspace.id`): what was replaced.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "js", tsify(optional))]
    pub replaced: Option<ReplacedConnection>,
}

/// What an upsert has replaced.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "js", derive(Tsify))]
pub struct ReplacedConnection {
    /// The workspace that was connected before.
    pub workspace: WorkspaceDto,
}

/// The tokens that Novu returns with a connection. Which ones depends on Novu's version: the newest returns only the access
/// token.
#[derive(Clone, Default, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "js", derive(Tsify))]
pub struct ResponseAuthDto {
    /// The access token; missing or empty if the connection has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "js", tsify(type = "string | undefined"))]
    pub access_token: Option<String>,
    /// The refresh token, from older versions of Novu.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "js", tsify(type = "string | undefined"))]
    pub refresh_token: Option<String>,
    /// When the access token expires, ISO 8601, from older versions of Novu.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "js", tsify(type = "string | undefined"))]
    pub expires_at: Option<String>,
    /// When the refresh token expires, ISO 8601, from older versions of Novu.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "js", tsify(type = "string | undefined"))]
    pub refresh_token_expires_at: Option<String>,
}

/// Tokens do not show.
impl std::fmt::Debug for ResponseAuthDto {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ResponseAuthDto").finish_non_exhaustive()
    }
}
