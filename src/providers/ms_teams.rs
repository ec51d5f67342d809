use super::{
    answer::{Answer, Content},
    dto::WorkspaceAndAuth,
    problem::Problem,
    reader::Reader,
};
use crate::{
    dto::{AuthDto, WorkspaceDto},
    error::NovuError,
    limits::PROVIDER_TEXT_BYTES,
};

/// What Novu stores for a connection in Microsoft Teams, whose messages are sent with the token of the app itself.
const NO_TOKEN: &str = "app-only";

/// From the parameters of the URL that Microsoft redirects to after the consent of an administrator, as an object of texts.
///
/// # Errors
/// They cannot become a connection; the issues say why.
pub fn from_ms_teams_consent(parameters: &impl Answer) -> Result<WorkspaceAndAuth, Box<NovuError>> {
    let mut reader = Reader::default();
    if parameters.content(0) != Content::Object {
        reader.add(&[], Problem::TeamsRedirect);
        return reader.fail();
    }
    // First: a consent that was denied comes with a tenant and `admin_consent=True` too.
    let error = parameters.member("error").content(PROVIDER_TEXT_BYTES);
    if !error.is_missing() {
        reader.refuse(&["error"], "Microsoft", &error, Problem::TeamsRefused);
        return reader.fail();
    }
    let tenant = parameters.member("tenant");
    let tenant = reader.text(&tenant, &["tenant"], None, Some(Problem::TeamsNoTenant)).unwrap_or_default();
    if reader.is_clean() && !is_guid(&tenant) {
        reader.add(&["tenant"], Problem::TeamsTenant);
    }
    if parameters.member("admin_consent").content(PROVIDER_TEXT_BYTES) != Content::Text("True".to_owned()) {
        reader.add(&["admin_consent"], Problem::TeamsNoConsent);
    }
    reader.finish(
        WorkspaceDto { id: tenant, name: None, bot_user_id: None },
        AuthDto {
            access_token: NO_TOKEN.to_owned(),
            refresh_token: None,
            expires_at: None,
            refresh_token_expires_at: None,
        },
    )
}

/// Whether a text is like `8eaef023-2b34-4da1-9baa-8bc8c9d6a490`.
fn is_guid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(place, byte)| match place {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}
