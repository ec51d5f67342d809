use novu_channel_connections::{
    client::{Call, CallOptions},
    http::Method,
};

use crate::support::{KEY, REFRESH, TOKEN, call, creation, sent};

#[test]
fn it_posts_the_body_with_key_and_idempotency_key() {
    let request = sent(&mut call());
    assert_eq!(request.method, Method::Post);
    assert_eq!(request.url, "https://api.novu.co/v1/channel-connections");
    let body = format!(r#"{{"auth":{{"accessToken":"{TOKEN}","refreshToken":"{REFRESH}"}}}}"#);
    assert_eq!(request.body.as_deref(), Some(body.as_str()));
    let headers: Vec<_> = request.headers.iter().collect();
    let authorization = format!("ApiKey {KEY}");
    assert_eq!(
        headers,
        [("Authorization", authorization.as_str()), ("Content-Type", "application/json"), ("Idempotency-Key", "a-key")]
    );
}

#[test]
fn without_a_secret_key_no_authorization_is_sent() {
    let request = sent(&mut Call::new(CallOptions::default(), Box::new(creation()), |_: &mut [u8]| (), 0));
    assert_eq!(request.headers.get("authorization"), None);
}

#[test]
fn the_user_agent_is_sent_where_that_is_wanted() {
    for (sends_user_agent, is_sent) in [(true, true), (false, false)] {
        let options = CallOptions { sends_user_agent, ..CallOptions::default() };
        let request = sent(&mut Call::new(options, Box::new(creation()), |_: &mut [u8]| (), 0));
        let expected = concat!("novu-channel-connections/", env!("CARGO_PKG_VERSION"));
        assert_eq!(request.headers.get("User-Agent"), is_sent.then_some(expected));
    }
}
