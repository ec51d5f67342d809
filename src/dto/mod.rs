//! What travels. The documentation of these types is that of the npm package's TypeScript types.

mod channel_type;
mod list;
mod open_enum;
mod provider_id;
mod request;
mod response;

pub use channel_type::ChannelTypeEnum;
pub use list::{ListChannelConnectionsQuery, ListChannelConnectionsResponseDto, OrderBy, OrderDirection};
pub use provider_id::ProvidersIdEnum;
pub use request::{
    AuthDto, ConnectionMode, ContextPayload, ContextValue, ContextValueDto, CreateChannelConnectionRequestDto,
    UpdateChannelConnectionRequestDto, WorkspaceDto,
};
pub use response::{
    GetChannelConnectionResponseDto, ReplacedConnection, ResponseAuthDto, UpsertChannelConnectionResult,
};
