use super::{
    answer::{Answer, Content},
    auth::auth,
    dto::WorkspaceAndAuth,
    problem::Problem,
    reader::{ACCESS_TOKEN, Path, REFRESH_TOKEN, Reader, WORKSPACE_ID, WORKSPACE_NAME},
};
use crate::{
    dto::{AuthDto, WorkspaceDto},
    error::NovuError,
};

/// From the answers of Webex's `POST /v1/access_token` and `GET /v1/people/me`.
///
/// # Errors
/// They cannot become a connection; the issues say why, with paths in the one or the other.
pub fn from_webex_oauth<A: Answer>(token: &A, person: &A, now_ms: u64) -> Result<WorkspaceAndAuth, Box<NovuError>> {
    let mut reader = Reader::default();
    let auth = read_token(&mut reader, token, now_ms);
    let workspace = read_person(&mut reader, person);
    reader.finish(workspace, auth)
}

fn read_token(reader: &mut Reader, token: &impl Answer, now_ms: u64) -> AuthDto {
    if token.content(0) != Content::Object {
        reader.add(&[], Problem::WebexToken);
        return auth(None, None, [None, None]);
    }
    let missing = Some(Problem::WebexNoToken);
    let access_token = reader.text(&token.member("access_token"), &["access_token"], Some(ACCESS_TOKEN), missing);
    let refresh_token = reader.text(&token.member("refresh_token"), &["refresh_token"], Some(REFRESH_TOKEN), None);
    let paths: [Path; 2] = [&["expires_in"], &["refresh_token_expires_in"]];
    let dates = paths.map(|path| reader.date(&token.member(path[0]), path, now_ms, Problem::Duration));
    auth(access_token, refresh_token, dates)
}

/// The organization, or the person where there is none.
fn read_person(reader: &mut Reader, person: &impl Answer) -> WorkspaceDto {
    if person.content(0) != Content::Object {
        reader.add(&[], Problem::WebexPerson);
        return WorkspaceDto { id: String::new(), name: None, bot_user_id: None };
    }
    let organization = reader.text(&person.member("orgId"), &["orgId"], None, None).filter(|id| !id.is_empty());
    let (id, name) = if organization.is_some() {
        (organization, reader.text(&person.member("displayName"), &["displayName"], Some(WORKSPACE_NAME), None))
    } else {
        let missing = Some(Problem::WebexNoId);
        let id = reader.text(&person.member("id"), &["id"], Some(WORKSPACE_ID), missing);
        (id, first_email(reader, &person.member("emails")))
    };
    WorkspaceDto { id: id.unwrap_or_default(), name, bot_user_id: None }
}

fn first_email(reader: &mut Reader, emails: &impl Answer) -> Option<String> {
    match emails.content(0) {
        Content::Array => reader.text(&emails.member("0"), &["emails", "0"], Some(WORKSPACE_NAME), None),
        Content::Absent | Content::Null => None,
        _ => {
            reader.add(&["emails"], Problem::NotArray);
            None
        }
    }
}
