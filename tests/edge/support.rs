use novu_channel_connections::edge::{Operations, Rejection, RequestHead, Route};

pub const PATH: &str = "/api/v1/channel-connections";

pub fn post() -> RequestHead {
    RequestHead {
        method: "POST".to_owned(),
        url: format!("https://my.app{PATH}?from=settings"),
        content_type: "application/json".to_owned(),
        ..RequestHead::default()
    }
}

/// The route of a request where pages may do this.
pub fn route(head: &RequestHead, operations: &[&str]) -> Result<Route, Rejection> {
    let operations: Vec<_> = operations.iter().map(|name| (*name).to_owned()).collect();
    Operations::new(&operations).map_err(Rejection::from).and_then(|operations| Route::of(head, operations))
}
