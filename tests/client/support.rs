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
        identifier: GENERATED.to_owned(),
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

pub const GENERATED: &str = "chconn_abcdefghijkl";

pub const CONFLICT: &str =
    r#"{"message":"Channel connection with identifier \"mine\" already exists in environment \"e\""}"#;

pub fn call_with(options: CallOptions, creation: Create<Value>) -> Call<Value, impl FnMut(&mut [u8])> {
    // The longest of all random waits.
    Call::new(options, Box::new(creation), |bytes: &mut [u8]| bytes.fill(255), 0)
}

pub fn options() -> CallOptions {
    CallOptions { idempotency_key: "a-key".to_owned(), ..CallOptions::default() }
}

/// The request whose body says what it asks for, with an identifier of the caller's.
pub fn chosen(identifier: &str) -> Create<Value> {
    let body = format!(
        r#"{{"integrationIdentifier":"slack","subscriberId":"u","context":{{"tenant":{{"id":"a"}}}},"workspace":{{"id":"T","name":null}},"auth":{{"accessToken":"{TOKEN}"}}}}"#
    );
    Create {
        request: serde_json::from_str::<Json>(&body).ok(),
        identifier: identifier.to_owned(),
        is_generated: false,
        ..creation()
    }
}

/// What Novu answers to a look-up.
pub fn found(identifier: &str, workspace: &str) -> String {
    format!(
        r#"{{"data":{{"identifier":"{identifier}","integrationIdentifier":"slack","subscriberId":"u","contextKeys":["tenant:a"],"workspace":{{"id":"{workspace}"}},"auth":{{"accessToken":"{TOKEN}"}}}}}}"#
    )
}

#[track_caller]
pub fn wait_of(step: &Step<Value>) -> u64 {
    match step {
        Step::Wait(ms) => *ms,
        step => panic!("does not wait: {step:?}"),
    }
}
