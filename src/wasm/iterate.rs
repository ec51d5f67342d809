use js_sys::Promise;
use wasm_bindgen::prelude::*;

use super::{json_value::JsonValue, operations::read_query, options::Options, transport::run};
use crate::{client::operations::List, error::NovuError, query::Pages};

#[wasm_bindgen(module = "/src/wasm/transport.js")]
extern "C" {
    fn iterate(pages: PageIterator, is_backward: bool) -> JsValue;
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
) -> Result<JsValue, JsValue> {
    let options = Options::read(options).map_err(NovuError::configuration);
    let start = options.and_then(|options| Ok((Pages::of(&read_query(query)?), options)));
    let is_backward = start.as_ref().is_ok_and(|(pages, _)| pages.is_backward());
    Ok(iterate(PageIterator(start.map_err(JsValue::from)), is_backward))
}

/// An iteration in the hands of transport.js.
#[wasm_bindgen(js_name = __Pages, skip_typescript)]
pub struct PageIterator(Result<(Pages, Options), JsValue>);

#[wasm_bindgen(js_class = __Pages)]
impl PageIterator {
    /// The promise of the next page; `undefined` after the last one.
    #[wasm_bindgen(js_name = fetchNext)]
    pub fn fetch_next(&mut self) -> Result<Option<Promise>, JsValue> {
        match &mut self.0 {
            Ok((pages, options)) => Ok(pages.next().map(|query| run(options, Box::new(List { query })))),
            Err(error) => Err(error.clone()),
        }
    }

    /// Takes a page, which says where the next one begins.
    pub fn advance(&mut self, page: JsValue) {
        if let Ok((pages, _)) = &mut self.0 {
            pages.advance(&JsonValue::new(page));
        }
    }
}
