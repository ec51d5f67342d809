use js_sys::Promise;
use wasm_bindgen::prelude::*;

use super::{json_value::JsonValue, random::Crypto, snapshot::Snapshot, transport::start};
use crate::{client::operations::Create, error::NovuError};

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
) -> Result<Promise, JsValue> {
    start(options, prepare(request).map(|create| Box::new(create) as Box<_>))
}

/// The text to send, and what the core must know of it.
pub(super) fn prepare(request: &JsValue) -> Result<Create<JsonValue>, Box<NovuError>> {
    let snapshot = Snapshot::of(request);
    let issues = snapshot.issues();
    let (Some(text), true) = (snapshot.text, issues.is_empty()) else { return Err(NovuError::validation(issues)) };
    let request = snapshot.value;
    Create::new(request, JsonValue::new(text), &mut Crypto).map_err(NovuError::validation)
}
