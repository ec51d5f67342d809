use js_sys::{Date, JsString};
use wasm_bindgen::{JsCast, prelude::*};

use super::{
    js_string::js_string,
    runtime::{get, is_unreadable},
    serialize::to_js,
};
use crate::{
    error::NovuError,
    limits,
    providers::{self, Answer, Content},
};

#[wasm_bindgen(module = "/src/wasm/providers.js")]
extern "C" {
    /// Whether an object cannot be an answer: an array, a promise, or a `Response` whose body was not read.
    #[wasm_bindgen(js_name = isNoAnswer)]
    fn is_no_answer(value: &JsValue) -> bool;

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
        } else if is_no_answer(value) {
            Content::Array
        } else {
            Content::Object
        }
    }

    fn member(&self, name: &'static str) -> Self {
        Self(get(&self.0, &js_string(name)))
    }
}

/// Turns the answer of Slack's `oauth.v2.access` into the workspace and the tokens of a request.
///
/// If the app rotates its tokens, there is a refresh token, and `auth.expiresAt` is `now` plus `expires_in` seconds. It
/// never uses a user's token.
///
/// @param answer The JSON of the answer's body.
/// @param options `now` is when the answer arrived, as a `Date` or in milliseconds since 1970; the default is the current
/// time. `workspaceId` is used in place of the team's id, for an installation in a whole organization, which has no team.
/// @throws {NovuError} `validation` if the answer cannot become a connection: `issues` say why, with the path in the
/// answer. `configuration` if an option is wrong.
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
    Ok(to_js(&providers::from_slack_oauth(&JsAnswer(answer), now, workspace_id.as_deref())?))
}

/// Turns what an installation store of Bolt keeps into the workspace and the tokens of a request: an `Installation` of Bolt
/// for JavaScript, or a row or JSON of Bolt for Python. It never uses a user's token.
///
/// @param options `workspaceId` is used in place of the team's id, for an installation in a whole organization, which has
/// no team.
/// @throws {NovuError} `validation` if the installation cannot become a connection: `issues` say why, with the path in it.
/// `configuration` if an option is wrong.
#[wasm_bindgen(js_name = fromSlackInstallation, unchecked_return_type = "WorkspaceAndAuth")]
pub fn from_slack_installation(
    #[wasm_bindgen(unchecked_param_type = "SlackInstallation")] installation: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "{ workspaceId?: string | undefined }")] options: &JsValue,
) -> Result<JsValue, JsValue> {
    let workspace_id = workspace_id(options)?;
    Ok(to_js(&providers::from_slack_installation(&JsAnswer(installation), workspace_id.as_deref())?))
}

/// Turns the URL that Microsoft redirects to after an administrator's consent into the workspace and the auth of a request.
/// The workspace is the tenant. There is no token, because Novu sends with the app's own token.
///
/// The URL does not prove that the customer belongs to the tenant: anybody can open such a URL, even with the right
/// `state`. Compare the tenant with the one that the customer signed in to.
///
/// @param redirect The URL: as a `URL`, as text, as its query, or as `URLSearchParams`.
/// @throws {NovuError} `validation` if consent was not given: `issues` say why, with the name of the parameter.
#[wasm_bindgen(js_name = fromMsTeamsConsent, unchecked_return_type = "WorkspaceAndAuth")]
pub fn from_ms_teams_consent(
    #[wasm_bindgen(unchecked_param_type = "string | URL | URLSearchParams")] redirect: &JsValue,
) -> Result<JsValue, JsValue> {
    Ok(to_js(&providers::from_ms_teams_consent(&JsAnswer(parameters_of(redirect)))?))
}

/// Turns two answers of Webex into the workspace and the tokens of a request. The workspace is the organization of the
/// person, or the person if there is no organization.
///
/// @param token The JSON of the answer to `POST /v1/access_token`.
/// @param person The JSON of the answer to `GET /v1/people/me`, requested with that token.
/// @param options `now` is when the token arrived, as a `Date` or in milliseconds since 1970; the default is the current
/// time.
/// @throws {NovuError} `validation` if the answers cannot become a connection: `issues` say why, with the path in one of
/// the answers. `configuration` if an option is wrong.
#[wasm_bindgen(js_name = fromWebexOAuth, unchecked_return_type = "WorkspaceAndAuth")]
pub fn from_webex_oauth(
    #[wasm_bindgen(unchecked_param_type = "WebexToken")] token: JsValue,
    #[wasm_bindgen(unchecked_param_type = "WebexPerson")] person: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "{ now?: Date | number | undefined }")] options: &JsValue,
) -> Result<JsValue, JsValue> {
    Ok(to_js(&providers::from_webex_oauth(&JsAnswer(token), &JsAnswer(person), now(options)?)?))
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
