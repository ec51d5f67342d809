use novu_channel_connections::{
    json::Json,
    sandbox::{Options, Sandbox},
};

use crate::{NOW, body, get, post};

fn read(json: &str) -> Result<Options, String> {
    Options::from_json(&Json::parse(json).expect("the test's JSON"))
}

/// The names and values of the headers that tell of a limit.
fn limit(json: &str) -> Vec<(String, String)> {
    let Ok(options) = read(json) else { panic!("{json}") };
    let response = Sandbox::new(options).handle(&get("x"), NOW);
    let headers = response.headers.iter().filter(|(name, _)| ["RateLimit-Remaining", "RateLimit-Limit"].contains(name));
    headers.map(|(name, value)| (name.into(), value.into())).collect()
}

#[test]
fn idempotency_is_switched_on_and_off() {
    for (json, statuses) in [
        ("{}", [201, 409]),
        (r#"{"idempotency":null}"#, [201, 409]),
        (r#"{"idempotency":false}"#, [201, 409]),
        (r#"{"idempotency":true}"#, [201, 201]),
    ] {
        let Ok(options) = read(json) else { panic!("{json}") };
        let mut sandbox = Sandbox::new(options);
        let mut request = post(&body(r#""subscriberId":"user-1""#));
        request.headers.push("Idempotency-Key", "key-1");
        assert_eq!([0, 1].map(|_| sandbox.handle(&request, NOW).status), statuses, "{json}");
    }
}

#[test]
fn a_rate_limit_has_the_defaults_of_the_server() {
    let told = |remaining: &str, limit: &str| {
        vec![("RateLimit-Remaining".to_owned(), remaining.to_owned()), ("RateLimit-Limit".to_owned(), limit.to_owned())]
    };
    assert_eq!(limit("{}"), []);
    assert_eq!(limit(r#"{"rateLimit":{"perSecond":20}}"#), told("109", "100"));
    assert_eq!(limit(r#"{"rateLimit":{"perSecond":20,"windowSeconds":1,"burst":null}}"#), told("21", "20"));
    assert_eq!(limit(r#"{"rateLimit":{"perSecond":20,"windowSeconds":2,"burst":3}}"#), told("2", "40"));
}

#[test]
fn a_wrong_option_is_named() {
    for (name, values) in [
        ("idempotency", &["1", "\"true\"", "{}"][..]),
        ("rateLimit", &["5", "{}", r#"{"perSecond":0}"#, r#"{"perSecond":1.5}"#, r#"{"perSecond":"5"}"#][..]),
        ("rateLimit", &[r#"{"perSecond":5,"bursts":1}"#][..]),
        ("integrations", &[r#"[{"identifier":"a","provider":"slack"}]"#, r"[{}]", "5"][..]),
        ("seed", &["-1", "1.5", "\"1\""][..]),
        ("rateLimit", &[r#"{"perSecond":5,"windowSeconds":0}"#, r#"{"perSecond":5,"burst":-1}"#][..]),
    ] {
        for value in values {
            let fault = read(&format!(r#"{{"{name}":{value}}}"#)).err();
            assert!(fault.is_some_and(|fault| fault.starts_with(&format!("{name} must be "))), "{name}: {value}");
        }
    }
}
