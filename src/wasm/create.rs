use js_sys::Promise;
use wasm_bindgen::prelude::*;

use super::{json_value::JsonValue, options::Options, random::Crypto, snapshot::Snapshot, transport::run};
use crate::{client::operations::Create, error::NovuError, validation};

/// Creates a channel connection: connects a workspace to Novu.
///
/// It validates the options and the request first, and sends nothing if they are wrong. If `identifier` is missing, it
/// generates one. Without a `secretKey`, the worker behind `serverURL` decides the owner, so the request needs none.
///
/// Returns the connection, with every field that Novu returned.
///
/// @throws {NovuError} `code` says what went wrong, and `outcome` whether the connection may exist. An aborted call rejects
/// with the signal's reason.
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
    let options = Options::read(options).map_err(NovuError::configuration)?;
    let create = prepare(request, &options)?;
    Ok(run(&options, Box::new(create)))
}

/// The text to send, and what the core must know of it.
pub(super) fn prepare(request: &JsValue, options: &Options) -> Result<Create<JsonValue>, Box<NovuError>> {
    let snapshot = Snapshot::of(request);
    let issues = snapshot.issues();
    let is_valid = issues.is_empty() || (options.secret_key.is_none() && validation::lacks_owner_alone(&issues));
    let (Some(text), true) = (snapshot.text, is_valid) else { return Err(NovuError::validation(issues)) };
    let request = snapshot.value;
    Create::new(request, JsonValue::new(text), &mut Crypto).map_err(NovuError::validation)
}
