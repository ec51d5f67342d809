//! What can be done with connections that exist, and connecting again.

use js_sys::{Array, Promise};
use wasm_bindgen::prelude::*;

use super::{Returned, call, create, options::Options, snapshot, view::View};
use crate::{
    call::{Deletion, Listing, Operation, Retrieval, Update, Upsert},
    error::NovuError,
    query::{self, Pages},
    validation,
    value::Value,
};

type Prepared = Result<Box<dyn Operation<View>>, Box<NovuError>>;

/// Gets the connection of an identifier.
///
/// @throws {NovuError} `not_found` if there is none; `validation` if the identifier cannot stand in a URL: an empty text,
/// `.`, `..`, a lone surrogate. Every other text is percent-encoded. `outcome` is always `not_created`.
#[wasm_bindgen(js_name = retrieveChannelConnection, unchecked_return_type = "Promise<GetChannelConnectionResponseDto>")]
pub fn retrieve_channel_connection(
    #[wasm_bindgen(unchecked_param_type = "string")] identifier: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "RequestOptions")] options: &JsValue,
) -> Returned<Promise> {
    call::start(options, named(identifier, |identifier| Box::new(Retrieval { identifier })))
}

/// Gets one page of the connections of the environment: those that the query asks for, 10 where it does not say.
/// `iterateChannelConnections` gets all pages.
///
/// @throws {NovuError} `validation` if a part of the query cannot stand in a URL; Novu judges the values.
#[wasm_bindgen(js_name = listChannelConnections, unchecked_return_type = "Promise<ListChannelConnectionsResponseDto>")]
pub fn list_channel_connections(
    #[wasm_bindgen(unchecked_optional_param_type = "ListChannelConnectionsQuery")] query: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "RequestOptions")] options: &JsValue,
) -> Returned<Promise> {
    call::start(options, asked(query).map(|query| Box::new(Listing { query: query::of(&query) }) as Box<_>))
}

/// Replaces workspace and auth of a connection, with all that is in them: what the request leaves out is gone. **Without
/// `auth.refreshToken` Novu drops the stored refresh token**, and can no longer renew the access token.
///
/// To replace twice does what replacing once does, so a lost answer is tried again like any other failure.
///
/// @throws {NovuError} `not_found` if there is no such connection; `validation` if the identifier cannot stand in a URL, or
/// the request is wrong. `outcome` is `not_created` if this call has changed nothing, `unknown` if it may have.
#[wasm_bindgen(js_name = updateChannelConnection, unchecked_return_type = "Promise<GetChannelConnectionResponseDto>")]
pub fn update_channel_connection(
    #[wasm_bindgen(unchecked_param_type = "string")] identifier: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "UpdateChannelConnectionRequestDto")] request: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "RequestOptions")] options: &JsValue,
) -> Returned<Promise> {
    let request = snapshot::take(request, &[]);
    let issues = validation::validate_update(&request.view);
    let body = View::new(request.text.unwrap_or(JsValue::UNDEFINED));
    let auth = request.view.member("auth");
    let mut update = named(identifier, |identifier| Box::new(Update { identifier, body, auth }));
    if !issues.is_empty() {
        update = update.and_then(|_| Err(NovuError::validation(issues)));
    }
    call::start(options, update)
}

/// Deletes a connection. That it is gone after an attempt whose answer was lost is a success.
///
/// @throws {NovuError} `not_found` if there is no such connection; `validation` if the identifier cannot stand in a URL.
/// `outcome` is `not_created` if this call has deleted nothing, `unknown` if it may have.
#[wasm_bindgen(js_name = deleteChannelConnection, unchecked_return_type = "Promise<void>")]
pub fn delete_channel_connection(
    #[wasm_bindgen(unchecked_param_type = "string")] identifier: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "RequestOptions")] options: &JsValue,
) -> Returned<Promise> {
    call::start(options, named(identifier, |identifier| Box::new(Deletion { identifier })))
}

/// Connects a workspace, again if need be: creates the connection; where one of the same integration, subscriber and
/// contexts is in the way, replaces its workspace and auth, as `updateChannelConnection` does. Its identifier stays.
///
/// @throws {NovuError} `conflict` where a connection of another integration, subscriber or context has the identifier.
/// `outcome` is `not_created` if this call has neither created nor replaced anything, `unknown` if it may have.
/// @example
/// const { connection, created } = await upsertChannelConnection(request, { secretKey: env.NOVU_SECRET_KEY });
#[wasm_bindgen(js_name = upsertChannelConnection, unchecked_return_type = "Promise<UpsertChannelConnectionResult>")]
pub fn upsert_channel_connection(
    #[wasm_bindgen(unchecked_param_type = "CreateChannelConnectionRequestDto")] request: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "RequestOptions")] options: &JsValue,
) -> Returned<Promise> {
    call::start(options, create::prepare(request).map(|creation| Box::new(Upsert::new(creation)) as Box<_>))
}

#[wasm_bindgen(module = "/src/js/host.js")]
extern "C" {
    fn iterate(pages: DrivenPages) -> JsValue;
}

/// All connections that the query asks for, page after page, each fetched when the loop gets there. With `before`, the
/// pages go backward from that cursor.
///
/// Options are read at once, and what is wrong with them, or with the query, is thrown by the first step of the loop; their
/// times and retries are for each page. A cursor that comes a second time ends the loop.
///
/// @example
/// for await (const connection of iterateChannelConnections({ subscriberId: "user-123" }, { secretKey })) {
///   console.log(connection.identifier);
/// }
#[wasm_bindgen(
    js_name = iterateChannelConnections,
    unchecked_return_type = "AsyncGenerator<GetChannelConnectionResponseDto, void, undefined>"
)]
pub fn iterate_channel_connections(
    #[wasm_bindgen(unchecked_optional_param_type = "ListChannelConnectionsQuery")] query: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "RequestOptions")] options: &JsValue,
) -> Returned {
    let options = Options::read(options).map_err(NovuError::configuration);
    let start = options.and_then(|options| Ok((Pages::of(&asked(query)?), options)));
    Ok(iterate(DrivenPages(start)))
}

/// An iteration in the hands of `iterate`.
#[wasm_bindgen(js_name = __Pages, skip_typescript)]
pub struct DrivenPages(Result<(Pages, Options), Box<NovuError>>);

#[wasm_bindgen(js_class = __Pages)]
impl DrivenPages {
    /// The promise of the next page; `undefined` after the last one.
    #[wasm_bindgen(js_name = fetchNext)]
    pub fn fetch_next(&mut self) -> Result<Option<Promise>, JsValue> {
        match &mut self.0 {
            Ok((pages, options)) => {
                Ok(pages.next().map(|query| call::run(options.clone(), Box::new(Listing { query }))))
            }
            Err(error) => Err(error.clone().into()),
        }
    }

    /// The connections of a page, in the order of the iteration.
    pub fn turn(&mut self, page: JsValue) -> Returned<Array> {
        let page = View::new(page);
        let connections = Array::from(&page.member("data").into_value());
        if let Ok((pages, _)) = &mut self.0 {
            pages.turn(&page);
            if pages.is_backward() {
                connections.reverse();
            }
        }
        Ok(connections)
    }
}

/// An operation on the connection of an identifier.
fn named(identifier: &JsValue, operation: impl FnOnce(String) -> Box<dyn Operation<View>>) -> Prepared {
    let identifier = snapshot::take(identifier, &[]).view;
    let issues = validation::validate_identifier(&identifier);
    if issues.is_empty() { Ok(operation(identifier.text())) } else { Err(NovuError::validation(issues)) }
}

/// A query, checked.
fn asked(query: &JsValue) -> Result<View, Box<NovuError>> {
    let query = snapshot::take(query, &[]).view;
    let issues = validation::validate_query(&query);
    if issues.is_empty() { Ok(query) } else { Err(NovuError::validation(issues)) }
}
