use crate::dto::AuthDto;

/// A token with what renews it, unless that is empty. Novu has no use for the dates of one that nothing renews.
pub(super) fn auth(access_token: Option<String>, refresh_token: Option<String>, dates: [Option<String>; 2]) -> AuthDto {
    let refresh_token = refresh_token.filter(|token| !token.is_empty());
    let [expires_at, refresh_token_expires_at] = if refresh_token.is_some() { dates } else { [None, None] };
    AuthDto {
        // Without one only where that is an issue.
        access_token: access_token.unwrap_or_default(),
        refresh_token,
        expires_at,
        refresh_token_expires_at,
    }
}
