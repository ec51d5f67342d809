use super::open_enum::open_enum;

open_enum! {
    /// The channel that a connection delivers to. Novu may add values: treat an unknown one as text.
    ChannelTypeEnum = [
        "in_app", "email", "sms", "chat", "push", "tool",
    ]
}
