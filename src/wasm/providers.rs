use js_sys::{Date, JsString, Object};
use wasm_bindgen::{JsCast, prelude::*};

use super::{
    convert::{put, put_text},
    js_string::js_string,
    runtime::{get, is_unreadable},
};
use crate::{
    error::NovuError,
    limits,
    providers::{self, Answer, Content, WorkspaceAndAuth},
};

#[wasm_bindgen(module = "/src/wasm/providers.js")]
extern "C" {
    #[wasm_bindgen(js_name = isArray)]
    fn is_array(value: &JsValue) -> bool;

    /// The milliseconds of a `Date` or of a number; `None` for anything else.
    #[wasm_bindgen(js_name = timeOf)]
    fn time_of(value: &JsValue) -> Option<f64>;

    /// The parameters of a URL, of its text or of its query, as an object of texts; `undefined` for anything else.
    #[wasm_bindgen(js_name = parametersOf)]
    fn parameters_of(redirect: &JsValue) -> JsValue;
}

/// An answer as it lies in JavaScript.
struct JsAnswer(JsValue);

impl Answer for JsAnswer {
    fn content(&self, max_bytes: usize) -> Content {
        let value = &self.0;
        if value.is_undefined() {
            Content::Absent
        } else if value.is_null() {
            Content::Null
        } else if let Some(boolean) = value.as_bool() {
            Content::Boolean(boolean)
        } else if let Some(number) = value.as_f64() {
            Content::Number(number)
        } else if value.is_string() {
            // A text has no fewer bytes than code units: a huge one is not copied.
            let text = Some(value).filter(|text| text.unchecked_ref::<JsString>().length() as usize <= max_bytes);
            match text.and_then(JsValue::as_string) {
                Some(text) if text.len() <= max_bytes => Content::Text(text),
                _ => Content::LongText,
            }
        } else if !value.is_object() {
            Content::Unreadable
        } else if is_array(value) {
            Content::Array
        } else {
            Content::Object
        }
    }

    fn member(&self, name: &'static str) -> Self {
        Self(get(&self.0, &js_string(name)))
    }
}

/// The workspace and the tokens of a request, from the answer of Slack's `oauth.v2.access`.
///
/// With a refresh token, for an app that rotates its tokens, `auth.expiresAt` is so many seconds after `now` as `expires_in` says.
/// Tokens of the user are not taken.
///
/// @param answer What the body of the answer says.
/// @param options `now`: when the answer came, as a `Date` or in milliseconds since 1970; the clock's time where it is left out.
/// `workspaceId`: the id that the connection is to have, whichever the team has; for an installation in a whole organization, which has no team.
/// @throws {NovuError} `validation` if the answer cannot become a connection: `issues` say why, with the path in the answer.
/// `configuration` if an option is wrong.
/// @example
/// await upsertChannelConnection({ integrationIdentifier: "slack-prod", subscriberId, ...fromSlackOAuth(answer) }, options);
#[wasm_bindgen(js_name = fromSlackOAuth, unchecked_return_type = "WorkspaceAndAuth")]
pub fn from_slack_oauth(
    #[wasm_bindgen(unchecked_param_type = "SlackOAuthV2Access")] answer: JsValue,
    #[wasm_bindgen(
        unchecked_optional_param_type = "{ now?: Date | number | undefined; workspaceId?: string | undefined }"
    )]
    options: &JsValue,
) -> Result<JsValue, JsValue> {
    let (now, workspace_id) = (now(options)?, workspace_id(options)?);
    to_js(providers::from_slack_oauth(&JsAnswer(answer), now, workspace_id.as_deref()))
}

/// The workspace and the tokens of a request, from what an installation store of Bolt keeps: an `Installation` of Bolt for
/// JavaScript, or a row or JSON of Bolt for Python. Tokens of the user are not taken.
///
/// @param options `workspaceId`: the id that the connection is to have, whichever the team has; for an installation in a whole
/// organization, which has no team.
/// @throws {NovuError} `validation` if the installation cannot become a connection: `issues` say why, with the path in it.
/// `configuration` if an option is wrong.
#[wasm_bindgen(js_name = fromSlackInstallation, unchecked_return_type = "WorkspaceAndAuth")]
pub fn from_slack_installation(
    #[wasm_bindgen(unchecked_param_type = "SlackInstallation")] installation: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "{ workspaceId?: string | undefined }")] options: &JsValue,
) -> Result<JsValue, JsValue> {
    let workspace_id = workspace_id(options)?;
    to_js(providers::from_slack_installation(&JsAnswer(installation), workspace_id.as_deref()))
}

/// The workspace and the auth of a request, from the URL that Microsoft redirects to after an administrator's consent. The workspace
/// is the tenant. There is no token: Novu sends with that of the app.
///
/// It does not prove that the customer belongs to the tenant: anybody can open such a URL, with a `state` that is right. Compare the
/// tenant with the one that the customer signed in to.
///
/// @param redirect The URL, its text, its query, or its `URLSearchParams`.
/// @throws {NovuError} `validation` if there is no consent: `issues` say why, with the name of the parameter.
#[wasm_bindgen(js_name = fromMsTeamsConsent, unchecked_return_type = "WorkspaceAndAuth")]
pub fn from_ms_teams_consent(
    #[wasm_bindgen(unchecked_param_type = "string | URL | URLSearchParams")] redirect: &JsValue,
) -> Result<JsValue, JsValue> {
    to_js(providers::from_ms_teams_consent(&JsAnswer(parameters_of(redirect))))
}

/// The workspace and the tokens of a request, from two answers of Webex. The workspace is the organization of the person, and the
/// person where there is none.
///
/// @param token What the body of `POST /v1/access_token` says.
/// @param person What the body of `GET /v1/people/me` says, asked with that token.
/// @param options `now`: when the token came, as a `Date` or in milliseconds since 1970; the clock's time where it is left out.
/// @throws {NovuError} `validation` if the answers cannot become a connection: `issues` say why, with the path in the one or the other.
/// `configuration` if an option is wrong.
#[wasm_bindgen(js_name = fromWebexOAuth, unchecked_return_type = "WorkspaceAndAuth")]
pub fn from_webex_oauth(
    #[wasm_bindgen(unchecked_param_type = "WebexToken")] token: JsValue,
    #[wasm_bindgen(unchecked_param_type = "WebexPerson")] person: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "{ now?: Date | number | undefined }")] options: &JsValue,
) -> Result<JsValue, JsValue> {
    to_js(providers::from_webex_oauth(&JsAnswer(token), &JsAnswer(person), now(options)?))
}

fn now(options: &JsValue) -> Result<u64, Box<NovuError>> {
    let now = option(options, "now")?;
    providers::now(if now.is_undefined() { Some(Date::now()) } else { time_of(&now) })
}

fn workspace_id(options: &JsValue) -> Result<Option<String>, Box<NovuError>> {
    providers::workspace_id(JsAnswer(option(options, "workspaceId")?).content(limits::PROVIDER_TEXT_BYTES))
}

/// An option; `undefined` where it is `null` or left out.
fn option(options: &JsValue, name: &'static str) -> Result<JsValue, Box<NovuError>> {
    let value = get(options, &js_string(name));
    if is_unreadable(&value) || !(options.is_undefined() || options.is_null() || options.is_object()) {
        return Err(providers::unreadable_options());
    }
    Ok(if value.is_null() { JsValue::UNDEFINED } else { value })
}

fn to_js(result: Result<WorkspaceAndAuth, Box<NovuError>>) -> Result<JsValue, JsValue> {
    let WorkspaceAndAuth { workspace, auth } = result?;
    let members = |texts: &[(&'static str, Option<String>)]| {
        let object = Object::new();
        for (name, text) in texts {
            if let Some(text) = text {
                put_text(&object, name, text);
            }
        }
        object
    };
    let workspace =
        members(&[("id", Some(workspace.id)), ("name", workspace.name), ("botUserId", workspace.bot_user_id)]);
    let auth = members(&[
        ("accessToken", Some(auth.access_token)),
        ("refreshToken", auth.refresh_token),
        ("expiresAt", auth.expires_at),
        ("refreshTokenExpiresAt", auth.refresh_token_expires_at),
    ]);
    let result = Object::new();
    put(&result, "workspace", &workspace);
    put(&result, "auth", &auth);
    Ok(result.into())
}
