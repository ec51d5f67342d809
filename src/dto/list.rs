use serde::{Deserialize, Serialize};
#[cfg(feature = "js")]
use tsify::Tsify;

use super::{ChannelTypeEnum, ConnectionMode, GetChannelConnectionResponseDto, ProvidersIdEnum};

/// Which connections to list, and in which order. Every field is optional. Novu validates the values.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "js", derive(Tsify))]
pub struct ListChannelConnectionsQuery {
    /// How many connections a page has at most: 1 to 100. The default is 10.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "js", tsify(type = "number | undefined"))]
    pub limit: Option<u32>,
    /// Returns the page after this cursor: the `next` of another page.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "js", tsify(type = "string | undefined"))]
    pub after: Option<String>,
    /// Returns the page before this cursor: the `previous` of another page. Not together with `after`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "js", tsify(type = "string | undefined"))]
    pub before: Option<String>,
    /// The direction of the order. The default is `"DESC"`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "js", tsify(type = "OrderDirection | undefined"))]
    pub order_direction: Option<OrderDirection>,
    /// The field to order by. The default is `"createdAt"`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "js", tsify(type = "OrderBy | undefined"))]
    pub order_by: Option<OrderBy>,
    /// Whether the page also has the connection of the cursor.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "js", tsify(type = "boolean | undefined"))]
    pub include_cursor: Option<bool>,
    /// Only connections of this subscriber and, without a `connectionMode`, shared connections.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "js", tsify(type = "string | undefined"))]
    pub subscriber_id: Option<String>,
    /// With a `subscriberId`: only the subscriber's own connections, or only shared ones.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "js", tsify(type = "ConnectionMode | undefined"))]
    pub connection_mode: Option<ConnectionMode>,
    /// Only connections of this channel.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "js", tsify(type = "ChannelTypeEnum | undefined"))]
    pub channel: Option<ChannelTypeEnum>,
    /// Only connections of this provider.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "js", tsify(type = "ProvidersIdEnum | undefined"))]
    pub provider_id: Option<ProvidersIdEnum>,
    /// Only connections of this integration.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "js", tsify(type = "string | undefined"))]
    pub integration_identifier: Option<String>,
    /// Only connections with exactly these contexts, each as `type:id`; see `contextKeys`. `[""]` means connections without
    /// contexts. An empty array is ignored.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "js", tsify(type = "string[] | undefined"))]
    pub context_keys: Option<Vec<String>>,
}

/// The direction of a list: `ASC` is oldest first, `DESC` newest first.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, Serialize)]
#[serde(rename_all = "UPPERCASE")]
#[cfg_attr(feature = "js", derive(Tsify))]
#[expect(missing_docs, reason = "the sentence above, since TypeScript has no documentation of single values")]
pub enum OrderDirection {
    Asc,
    Desc,
}

/// The field that a list is ordered by: when a connection was created, or when it was last changed.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "js", derive(Tsify))]
#[expect(missing_docs, reason = "the sentence above, since TypeScript has no documentation of single values")]
pub enum OrderBy {
    CreatedAt,
    UpdatedAt,
}

/// One page of a list. Unknown fields are kept.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "js", derive(Tsify), tsify(missing_as_null))]
pub struct ListChannelConnectionsResponseDto {
    /// The connections of the page.
    pub data: Vec<GetChannelConnectionResponseDto>,
    /// The cursor of the next page, for `after`; `null` on the last page.
    pub next: Option<String>,
    /// The cursor of the previous page, for `before`; `null` on the first page.
    pub previous: Option<String>,
    /// How many connections match the query, on all pages. Novu stops counting at 50,000.
    pub total_count: u32,
    /// Whether Novu stopped counting, so that there are more.
    pub total_count_capped: bool,
}
