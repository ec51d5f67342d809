use novu_channel_connections::{
    client::{
        Body, Call, CallOptions, Step,
        operations::{Create, Upsert},
    },
    error::NovuError,
    http::{HttpRequest, HttpResponse, Method},
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

/// What becomes of a call that is answered so, and whose look-up, if it makes one, finds nothing.
pub fn answer(status: u16, headers: &[(&str, &str)], body: &str) -> Result<Json, Box<NovuError>> {
    let mut call = call();
    sent(&mut call);
    match call.answered(response(status, headers, body), 0) {
        Step::Send(request, _) => {
            assert_eq!(request.method, Method::Get);
            done(call.answered(response(404, &[], "{}"), 0))
        }
        step => done(step),
    }
}

pub fn error(status: u16, body: &str) -> Box<NovuError> {
    answer(status, &[], body).expect_err("an error")
}

pub const UPSERT_BODY: &str = r#"{"integrationIdentifier":"slack","subscriberId":"u","context":{"tenant":"a"},"workspace":{"id":"T2"},"auth":{"accessToken":"xoxb-new"}}"#;
pub const UPDATE_BODY: &str = r#"{"workspace":{"id":"T2"},"auth":{"accessToken":"xoxb-new"}}"#;
pub const SAME_OWNER: &str = r#"{"message":"A channel connection already exists for integration \"slack\" with subscriberId \"u\" and context [tenant:a]. Connection ID: theirs"}"#;

/// An upsert of at most one retry.
pub fn upsert(identifier: &str, is_generated: bool) -> Call<Value, impl FnMut(&mut [u8])> {
    upsert_that(true, identifier, is_generated)
}

/// An upsert that replaces no connection of another workspace.
pub fn upsert_of_same_workspace(identifier: &str, is_generated: bool) -> Call<Value, impl FnMut(&mut [u8])> {
    upsert_that(false, identifier, is_generated)
}

fn upsert_that(
    replaces_other_workspace: bool,
    identifier: &str,
    is_generated: bool,
) -> Call<Value, impl FnMut(&mut [u8])> {
    let creation = Create {
        request: serde_json::from_str::<Json>(UPSERT_BODY).ok(),
        body: Some(Json::from(UPSERT_BODY)),
        identifier: identifier.to_owned(),
        is_generated,
    };
    let options = CallOptions { idempotency_key: "a-key".to_owned(), max_retries: 1, ..CallOptions::default() };
    let mut next = 0;
    let random = move |bytes: &mut [u8]| {
        next += 1;
        bytes.fill(next);
    };
    Call::new(options, Box::new(Upsert::new(creation, replaces_other_workspace)), random, 0)
}

/// What Novu answers to a look-up: a connection of this subscriber, which is JSON, with the workspace `T1`.
pub fn found_of(identifier: &str, subscriber: &str) -> String {
    format!(
        r#"{{"data":{{"identifier":"{identifier}","integrationIdentifier":"slack","subscriberId":{subscriber},"contextKeys":["tenant:a"],"workspace":{{"id":"T1"}}}}}}"#
    )
}
