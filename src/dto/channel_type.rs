use super::open_enum::open_enum;

open_enum! {
    /// How a connection delivers. New values may appear: treat one you do not know as text.
    ChannelTypeEnum = [
        "in_app", "email", "sms", "chat", "push", "tool",
    ]
}
