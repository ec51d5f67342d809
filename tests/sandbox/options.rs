use novu_channel_connections::sandbox::{Integrations, Options, Sandbox};

use crate::{NOW, body, get, post};

fn read(json: &str) -> Result<Options, String> {
    Options::from_json(&serde_json::from_str(json).expect("the test's JSON"))
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
fn a_wrong_option_is_named_with_what_it_must_be_and_its_value_is_not_shown() {
    const UNKNOWN: &str = "the options must have no other members than integrations, subscribers, secretKey, idempotency, \
                           rateLimit, faults, seed.";
    const RATE_LIMIT: &str =
        "rateLimit must be { perSecond, windowSeconds?, burst? }, each a whole number that is at least 1.";
    const INTEGRATIONS: &str = "integrations must be \"*\" or a list of { identifier, providerId?, channel?, credentials? }, \
                                with credentials { clientId, secretKey }.";
    const SUBSCRIBERS: &str = "subscribers must be \"*\" or a list of ids.";
    const SEED: &str = "seed must be a whole number, at least 0.";
    for (options, problem) in [
        ("5", "the options must be an object."),
        (r#""nv-secret""#, "the options must be an object."),
        (r#"{"fault":[]}"#, UNKNOWN),
        (r#"{"nv-secret":null}"#, UNKNOWN),
        (r#"{"idempotency":1}"#, "idempotency must be true or false."),
        (r#"{"idempotency":"nv-secret"}"#, "idempotency must be true or false."),
        (r#"{"rateLimit":5}"#, RATE_LIMIT),
        (r#"{"rateLimit":"nv-secret"}"#, RATE_LIMIT),
        (r#"{"rateLimit":{}}"#, RATE_LIMIT),
        (r#"{"rateLimit":{"perSecond":null}}"#, RATE_LIMIT),
        (r#"{"rateLimit":{"perSecond":0}}"#, RATE_LIMIT),
        (r#"{"rateLimit":{"perSecond":1.5}}"#, RATE_LIMIT),
        (r#"{"rateLimit":{"perSecond":4294967296}}"#, RATE_LIMIT),
        (r#"{"rateLimit":{"perSecond":"nv-secret"}}"#, RATE_LIMIT),
        (r#"{"rateLimit":{"perSecond":5,"windowSeconds":0}}"#, RATE_LIMIT),
        (r#"{"rateLimit":{"perSecond":5,"burst":-1}}"#, RATE_LIMIT),
        (r#"{"rateLimit":{"perSecond":5,"nv-secret":1}}"#, RATE_LIMIT),
        (r#"{"integrations":5}"#, INTEGRATIONS),
        (r#"{"integrations":"nv-secret"}"#, INTEGRATIONS),
        (r#"{"integrations":["nv-secret"]}"#, INTEGRATIONS),
        (r#"{"integrations":[{}]}"#, INTEGRATIONS),
        (r#"{"integrations":[{"identifier":"a","provider":"slack"}]}"#, INTEGRATIONS),
        (r#"{"integrations":[{"identifier":"a","providerId":5}]}"#, INTEGRATIONS),
        (r#"{"integrations":[{"identifier":"a","channel":{}}]}"#, INTEGRATIONS),
        (r#"{"integrations":[{"identifier":"a","credentials":"nv-secret"}]}"#, INTEGRATIONS),
        (r#"{"integrations":[{"identifier":"a","credentials":{"clientId":"a"}}]}"#, INTEGRATIONS),
        (r#"{"integrations":[{"identifier":"a","credentials":{"clientId":"a","secretKey":5}}]}"#, INTEGRATIONS),
        (
            r#"{"integrations":[{"identifier":"a","credentials":{"clientId":"a","secretKey":"nv-secret","nv-secret":1}}]}"#,
            INTEGRATIONS,
        ),
        (r#"{"subscribers":[5]}"#, SUBSCRIBERS),
        (r#"{"subscribers":"nv-secret"}"#, SUBSCRIBERS),
        (r#"{"secretKey":5}"#, "secretKey must be a text."),
        (r#"{"secretKey":["nv-secret"]}"#, "secretKey must be a text."),
        (r#"{"seed":-1}"#, SEED),
        (r#"{"seed":1.5}"#, SEED),
        (r#"{"seed":"nv-secret"}"#, SEED),
    ] {
        assert_eq!(read(options).err().as_deref(), Some(problem), "{options}");
    }
}

#[test]
fn what_is_null_has_its_default() {
    let options = r#"{"integrations":[{"identifier":"a","providerId":null,"channel":null,"credentials":null}],
        "subscribers":null,"secretKey":null,"seed":null,"faults":null}"#;
    let Ok(Options { integrations: Integrations::Only(list), .. }) = read(options) else { panic!("{options}") };
    assert_eq!((list[0].provider_id.as_str(), list[0].channel.as_str()), ("slack", "chat"));
    assert_eq!(
        limit(r#"{"rateLimit":{"perSecond":20,"windowSeconds":null}}"#),
        limit(r#"{"rateLimit":{"perSecond":20}}"#)
    );
    assert!(read(r#"{"integrations":"*","subscribers":"*","rateLimit":null}"#).is_ok());
}
