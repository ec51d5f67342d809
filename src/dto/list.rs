use serde::{Deserialize, Serialize};
#[cfg(feature = "js")]
use tsify::Tsify;

use super::{ChannelTypeEnum, ConnectionMode, GetChannelConnectionResponseDto, ProvidersIdEnum};

/// Which connections to list, and in which order. Everything may be left out; Novu judges the values.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "js", derive(Tsify))]
pub struct ListChannelConnectionsQuery {
    /// How many a page has at most, 1 to 100; 10 where it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "js", tsify(type = "number | undefined"))]
    pub limit: Option<u32>,
    /// What comes after this cursor: the `next` of a page.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "js", tsify(type = "string | undefined"))]
    pub after: Option<String>,
    /// What comes before this cursor: the `previous` of a page. Not together with `after`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "js", tsify(type = "string | undefined"))]
    pub before: Option<String>,
    /// The direction; `"DESC"` where it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "js", tsify(type = "OrderDirection | undefined"))]
    pub order_direction: Option<OrderDirection>,
    /// The time to go by; `"createdAt"` where it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "js", tsify(type = "OrderBy | undefined"))]
    pub order_by: Option<OrderBy>,
    /// Whether the connection of the cursor is in the page too.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "js", tsify(type = "boolean | undefined"))]
    pub include_cursor: Option<bool>,
    /// Those of this subscriber and, without a `connectionMode`, shared ones too.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "js", tsify(type = "string | undefined"))]
    pub subscriber_id: Option<String>,
    /// With a `subscriberId`: only those of the subscriber, or only shared ones.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "js", tsify(type = "ConnectionMode | undefined"))]
    pub connection_mode: Option<ConnectionMode>,
    /// Those that deliver so.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "js", tsify(type = "ChannelTypeEnum | undefined"))]
    pub channel: Option<ChannelTypeEnum>,
    /// Those of this provider.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "js", tsify(type = "ProvidersIdEnum | undefined"))]
    pub provider_id: Option<ProvidersIdEnum>,
    /// Those of this integration.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "js", tsify(type = "string | undefined"))]
    pub integration_identifier: Option<String>,
    /// Those with exactly these contexts, each as `type:id` (`contextKeys` makes them); `[""]`: those without any. An
    /// empty array is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "js", tsify(type = "string[] | undefined"))]
    pub context_keys: Option<Vec<String>>,
}

/// The direction of a list: `ASC` has the oldest first, `DESC` the newest.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, Serialize)]
#[serde(rename_all = "UPPERCASE")]
#[cfg_attr(feature = "js", derive(Tsify))]
#[expect(missing_docs, reason = "the list above, since TypeScript has no documentation of single values")]
pub enum OrderDirection {
    Asc,
    Desc,
}

/// The time that a list goes by: when a connection was created, or when it was last changed.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "js", derive(Tsify))]
#[expect(missing_docs, reason = "the list above, since TypeScript has no documentation of single values")]
pub enum OrderBy {
    CreatedAt,
    UpdatedAt,
}

/// One page of a list. Fields that Novu adds after this version are kept.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "js", derive(Tsify), tsify(missing_as_null))]
pub struct ListChannelConnectionsResponseDto {
    /// The connections.
    pub data: Vec<GetChannelConnectionResponseDto>,
    /// The cursor of the next page, for `after`; `null` on the last one.
    pub next: Option<String>,
    /// The cursor of the previous page, for `before`; `null` on the first one.
    pub previous: Option<String>,
    /// How many connections the query asks for, on all pages; Novu stops counting at 50,000.
    pub total_count: u32,
    /// Whether there are more than it counted.
    pub total_count_capped: bool,
}
