//! What can be done with connections that exist, and connecting again.

use js_sys::Promise;
use wasm_bindgen::prelude::*;

use super::{
    create::prepare,
    json_value::JsonValue,
    options::{Options, option},
    snapshot::Snapshot,
    transport::{Prepared, run, start},
};
use crate::{
    client::operations::{Delete, List, Operation, Retrieve, Update, Upsert},
    error::{InvalidOption, NovuError},
    query, validation,
    value::Value,
};

/// Returns the connection with this identifier.
///
/// @throws {NovuError} `not_found` if there is none; `validation` if the identifier cannot be part of a URL: an empty text,
/// `.`, `..`, a lone surrogate. Every other text is percent-encoded. `outcome` is always `not_created`.
#[wasm_bindgen(js_name = retrieveChannelConnection, unchecked_return_type = "Promise<GetChannelConnectionResponseDto>")]
pub fn retrieve_channel_connection(
    #[wasm_bindgen(unchecked_param_type = "string")] identifier: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "RequestOptions")] options: &JsValue,
) -> Result<Promise, JsValue> {
    start(options, on_connection(identifier, |identifier| Box::new(Retrieve { identifier })))
}

/// Returns one page of the connections that match the query; 10 connections, unless the query has a `limit`. For all pages,
/// use `iterateChannelConnections`.
///
/// @throws {NovuError} `validation` if a value of the query cannot be part of a URL. Novu validates the values.
#[wasm_bindgen(js_name = listChannelConnections, unchecked_return_type = "Promise<ListChannelConnectionsResponseDto>")]
pub fn list_channel_connections(
    #[wasm_bindgen(unchecked_optional_param_type = "ListChannelConnectionsQuery")] query: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "RequestOptions")] options: &JsValue,
) -> Result<Promise, JsValue> {
    start(options, read_query(query).map(|query| Box::new(List { query: query::of(&query) }) as Box<_>))
}

/// Replaces workspace and auth of a connection completely: a field that the request leaves out is deleted. **Without
/// `auth.refreshToken`, Novu deletes the stored refresh token**, and can no longer renew the access token.
///
/// Replacing is idempotent, so every transient failure is retried.
///
/// @throws {NovuError} `not_found` if there is no such connection; `validation` if the identifier cannot be part of a URL,
/// or the request is wrong. `outcome` is `not_created` if this call has changed nothing, `unknown` if it may have.
#[wasm_bindgen(js_name = updateChannelConnection, unchecked_return_type = "Promise<GetChannelConnectionResponseDto>")]
pub fn update_channel_connection(
    #[wasm_bindgen(unchecked_param_type = "string")] identifier: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "UpdateChannelConnectionRequestDto")] request: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "RequestOptions")] options: &JsValue,
) -> Result<Promise, JsValue> {
    let request = Snapshot::of(request);
    let issues = validation::validate_update(&request.value);
    let body = JsonValue::new(request.text.unwrap_or(JsValue::UNDEFINED));
    let auth = request.value.member("auth");
    let update = on_connection(identifier, |identifier| Box::new(Update { identifier, body, auth }));
    let update =
        update.and_then(|update| if issues.is_empty() { Ok(update) } else { Err(NovuError::validation(issues)) });
    start(options, update)
}

/// Deletes a connection. If an answer is lost and the next attempt does not find the connection, the call succeeds.
///
/// @throws {NovuError} `not_found` if there is no such connection; `validation` if the identifier cannot be part of a URL.
/// `outcome` is `not_created` if this call has deleted nothing, `unknown` if it may have.
#[wasm_bindgen(js_name = deleteChannelConnection, unchecked_return_type = "Promise<void>")]
pub fn delete_channel_connection(
    #[wasm_bindgen(unchecked_param_type = "string")] identifier: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "RequestOptions")] options: &JsValue,
) -> Result<Promise, JsValue> {
    start(options, on_connection(identifier, |identifier| Box::new(Delete { identifier })))
}

/// Connects a workspace, also if it was connected before. It creates the connection. If there is one with the same
/// integration, subscriber and contexts, it replaces that one's workspace and auth, as `updateChannelConnection` does. The
/// identifier stays. If it was of another workspace, `replaced` has that workspace.
///
/// @throws {NovuError} `conflict` if a connection of another integration, subscriber or context has the identifier.
/// `outcome` is `not_created` if this call has neither created nor replaced anything, `unknown` if it may have.
/// @example
/// const { connection, created } = await upsertChannelConnection(request, { secretKey: env.NOVU_SECRET_KEY });
#[wasm_bindgen(js_name = upsertChannelConnection, unchecked_return_type = "Promise<UpsertChannelConnectionResult>")]
pub fn upsert_channel_connection(
    #[wasm_bindgen(unchecked_param_type = "CreateChannelConnectionRequestDto")] request: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "UpsertOptions")] options: &JsValue,
) -> Result<Promise, JsValue> {
    let replaces_other = replaces_other_workspace(options).map_err(NovuError::configuration)?;
    let options = Options::read(options).map_err(NovuError::configuration)?;
    let create = prepare(request, &options)?;
    Ok(run(&options, Box::new(Upsert::new(create, replaces_other))))
}

fn replaces_other_workspace(options: &JsValue) -> Result<bool, InvalidOption> {
    let Some(value) = option(options, "onOtherWorkspace")? else { return Ok(true) };
    match value.as_string().as_deref() {
        Some("replace") => Ok(true),
        Some("error") => Ok(false),
        _ => Err(InvalidOption::OnOtherWorkspace),
    }
}

/// An operation on the connection of an identifier.
fn on_connection(identifier: &JsValue, operation: impl FnOnce(String) -> Box<dyn Operation<JsonValue>>) -> Prepared {
    let identifier = Snapshot::of(identifier).value;
    let issues = validation::validate_identifier(&identifier);
    if issues.is_empty() { Ok(operation(identifier.text())) } else { Err(NovuError::validation(issues)) }
}

/// A query, checked.
fn read_query(query: &JsValue) -> Result<JsonValue, Box<NovuError>> {
    let query = Snapshot::of(query).value;
    let issues = validation::validate_query(&query);
    if issues.is_empty() { Ok(query) } else { Err(NovuError::validation(issues)) }
}

#[wasm_bindgen(typescript_custom_section)]
const TYPESCRIPT: &str = r#"
/** The options of `upsertChannelConnection`. */
export interface UpsertOptions extends RequestOptions {
  /**
   * What to do if the existing connection is of another workspace (another `workspace.id`). `"replace"` replaces it, as
   * Novu's own OAuth callback does. `"error"` leaves it as it is, and the call fails with `conflict`.
   * @default "replace"
   */
  onOtherWorkspace?: "replace" | "error" | undefined;
}

/**
 * Iterates over all connections that match the query. It fetches each page when the loop reaches it. With `before`, the
 * pages go backward from that cursor.
 *
 * If the query or the options are wrong, the first step of the loop throws. Time limits and retries apply to each page
 * separately. If Novu returns the same cursor twice, the loop ends.
 *
 * @example
 * for await (const connection of iterateChannelConnections({ subscriberId: "user-123" }, { secretKey })) {
 *   console.log(connection.identifier);
 * }
 */
export function iterateChannelConnections(
  query?: ListChannelConnectionsQuery,
  options?: RequestOptions,
): AsyncGenerator<GetChannelConnectionResponseDto, void, undefined>;

/** The functions of this package, with bound options. */
export interface ChannelConnections {
  /** `createChannelConnection` */
  create(request: CreateChannelConnectionRequestDto, options?: RequestOptions): Promise<GetChannelConnectionResponseDto>;
  /** `upsertChannelConnection` */
  upsert(request: CreateChannelConnectionRequestDto, options?: UpsertOptions): Promise<UpsertChannelConnectionResult>;
  /** `retrieveChannelConnection` */
  retrieve(identifier: string, options?: RequestOptions): Promise<GetChannelConnectionResponseDto>;
  /** `listChannelConnections` */
  list(query?: ListChannelConnectionsQuery, options?: RequestOptions): Promise<ListChannelConnectionsResponseDto>;
  /** `iterateChannelConnections` */
  iterate(query?: ListChannelConnectionsQuery, options?: RequestOptions): AsyncGenerator<GetChannelConnectionResponseDto, void, undefined>;
  /** `updateChannelConnection` */
  update(identifier: string, request: UpdateChannelConnectionRequestDto, options?: RequestOptions): Promise<GetChannelConnectionResponseDto>;
  /** `deleteChannelConnection` */
  delete(identifier: string, options?: RequestOptions): Promise<void>;
}

/**
 * Returns a client with bound options: its methods are the functions of this package. Options of a call override those of
 * the client, unless they are `undefined` or `null`. The options are read and validated at each call.
 *
 * @example
 * const novu = channelConnections({ secretKey: env.NOVU_SECRET_KEY });
 * const { connection } = await novu.upsert(request, { timeoutMs: 5_000 });
 */
export function channelConnections(options: UpsertOptions): ChannelConnections;
"#;
