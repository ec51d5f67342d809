use novu_channel_connections::{
    client::{Body, Call, CallOptions, Step, operations::Create},
    error::NovuError,
    http::{HttpRequest, HttpResponse},
    json::Json,
};

pub const KEY: &str = "sk_live_0123456789";
pub const TOKEN: &str = "xoxb-secret-token";
pub const REFRESH: &str = "xoxe-refresh-token";

pub type Value = Option<Json>;

pub fn creation() -> Create<Value> {
    let body = format!("{{\"auth\":{{\"accessToken\":\"{TOKEN}\",\"refreshToken\":\"{REFRESH}\"}}}}");
    Create {
        request: serde_json::from_str::<Json>(&body).ok(),
        body: Some(Json::from(body.as_str())),
        identifier: "chconn_abcdefghijkl".to_owned(),
        is_generated: true,
    }
}

/// A call of one attempt.
pub fn call() -> Call<Value, impl FnMut(&mut [u8])> {
    let options = CallOptions { idempotency_key: "a-key".to_owned(), max_retries: 0, ..CallOptions::default() };
    let mut call = Call::new(options, Box::new(creation()), |bytes: &mut [u8]| bytes.fill(7), 0);
    call.set_secret_key(KEY.to_owned());
    call
}

pub fn request_of(step: Step<Value>) -> HttpRequest {
    match step {
        Step::Send(request, _) => request.into_text(),
        step => panic!("does not send: {step:?}"),
    }
}

pub fn sent(call: &mut Call<Value, impl FnMut(&mut [u8])>) -> HttpRequest {
    request_of(call.start(0))
}

pub fn done(step: Step<Value>) -> Result<Json, Box<NovuError>> {
    match step {
        Step::Done(result) => result.map(|connection| connection.expect("a connection")),
        step => panic!("goes on: {step:?}"),
    }
}

pub fn response(status: u16, headers: &[(&str, &str)], body: &str) -> HttpResponse<Body<Value>> {
    let body = serde_json::from_str::<Json>(body).map_or(Body::Other, |json| Body::Json(Some(json)));
    HttpResponse { status, headers: headers.iter().copied().collect(), body }
}
