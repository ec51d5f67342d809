use js_sys::Promise;
use wasm_bindgen::prelude::*;

use super::{
    Returned, call,
    careful::{What, is, stringify, utf8_length, with_identifier},
    glance::passing_copy,
    random,
    snapshot::{self, Snapshot},
    view::View,
};
use crate::{call::Creation, error::NovuError, identifier, limits, validation, value::Value};

/// Creates a channel connection: connects a workspace to Novu.
///
/// Checks the options and the request, and sends nothing if they are wrong; fills in `identifier` where it is missing;
/// sends; gives back the connection, with every field that Novu returned.
///
/// @throws {NovuError} with a `code` that says what went wrong, and an `outcome` that says whether the connection may
/// exist all the same. An aborted call rejects with the signal's reason.
/// @example
/// const connection = await createChannelConnection(
///   {
///     integrationIdentifier: "slack-prod",
///     subscriberId: "user-123",
///     workspace: { id: "T0123456", name: "Acme HQ" },
///     auth: { accessToken },
///   },
///   { secretKey: env.NOVU_SECRET_KEY },
/// );
#[wasm_bindgen(
    js_name = createChannelConnection,
    unchecked_return_type = "Promise<GetChannelConnectionResponseDto>"
)]
pub fn create_channel_connection(
    #[wasm_bindgen(unchecked_param_type = "CreateChannelConnectionRequestDto")] request: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "RequestOptions")] options: &JsValue,
) -> Returned<Promise> {
    call::start(options, prepare(request).map(|creation| Box::new(creation) as Box<_>))
}

/// A snapshot of a request, and its text, if the rules have nothing against it.
fn snapshot(request: &JsValue) -> Result<(View, JsValue), Box<NovuError>> {
    // To parse the text of a short request again takes four times as long as to copy it.
    let copy = passing_copy(request);
    if !is(&copy, What::Undefined) {
        let text = stringify(&copy);
        return Ok((View::new(copy), text));
    }
    let snapshot = snapshot::take(request, &[]);
    let issues = snapshot.issues();
    let Snapshot { view, text } = snapshot;
    match text {
        Some(text) if issues.is_empty() => Ok((view, text)),
        _ => Err(NovuError::validation(issues)),
    }
}

/// The text to send, and what the core must know of it.
pub(super) fn prepare(request: &JsValue) -> Result<Creation<View>, Box<NovuError>> {
    let (view, text) = snapshot(request)?;
    let given = view.member("identifier");
    if validation::is_given(&given) {
        let (body, identifier) = (View::new(text), given.text());
        return Ok(Creation { request: view, body, identifier, is_generated: false });
    }
    let identifier = identifier::generate(&[], &mut random::fill);
    let body = with_identifier(view.value(), &text, &identifier);
    let issues = validation::too_large(utf8_length(&body, limits::BODY_BYTES));
    if !issues.is_empty() {
        return Err(NovuError::validation(issues));
    }
    Ok(Creation { request: view, body: View::new(body), identifier, is_generated: true })
}
