use novu_channel_connections::{
    json::Json,
    sandbox::{Credentials, Integration, Integrations, Options, Sandbox, Subscribers},
};

use crate::{NOW, body, data, fresh, get, json, outcome, post, text};

#[test]
fn a_connection_is_returned_whole_and_wrapped() {
    let request = post(
        r#"{"identifier":"conn-1","subscriberId":"user-1","context":{"tenant":{"id":"acme","data":{}},"region":"eu"},
            "connectionMode":"subscriber","integrationIdentifier":"slack-prod",
            "workspace":{"id":"T1","extra":{"kept":[1,null]},"2":0,"1":0},
            "auth":{"accessToken":"access-token-1","refreshToken":"refresh-token-1","extra":"x"},"unknown":1}"#,
    );
    let response = fresh().handle(&request, NOW);
    assert_eq!(response.status, 201);
    assert_eq!(response.headers.get("content-type"), Some("application/json; charset=utf-8"));
    assert_eq!(
        response.body,
        concat!(
            r#"{"data":{"identifier":"conn-1","channel":"chat","providerId":"slack","integrationIdentifier":"slack-prod","#,
            r#""subscriberId":"user-1","contextKeys":["region:eu","tenant:acme"],"#,
            r#""workspace":{"1":0,"2":0,"id":"T1","extra":{"kept":[1,null]}},"auth":{"accessToken":"access-token-1"},"#,
            r#""createdAt":"2030-06-16T00:01:01.007Z","updatedAt":"2030-06-16T00:01:01.007Z"}}"#
        )
    );
}

#[test]
fn a_created_connection_can_be_retrieved_and_is_listed_among_the_connections() {
    let mut sandbox = fresh();
    let created = sandbox.handle(&post(&body(r#""identifier":"conn 1","subscriberId":"user-1""#)), NOW);
    let retrieved = sandbox.handle(&get("conn%201"), NOW + 1);
    assert_eq!((retrieved.status, &retrieved.body), (200, &created.body));
    assert_eq!(sandbox.connections(), [data(&created)]);
}

#[test]
fn a_connection_that_is_not_there_is_not_found() {
    let message = "Channel connection with identifier 'conn-1' not found";
    assert_eq!(outcome(&mut fresh(), &get("conn-1")), (404, message.into()));
}

#[test]
fn a_shared_connection_has_no_subscriber() {
    let shared = body(r#""connectionMode":"shared","context":{"tenant":"acme"},"subscriberId":"user-1""#);
    assert_eq!(data(&fresh().handle(&post(&shared), NOW)).get("subscriberId"), Some(&Json::Null));
}

#[test]
fn arrays_are_stored_and_an_array_for_auth_has_no_token() {
    let arrays = body(r#""subscriberId":"user-1","workspace":[{"id":"T1"}],"auth":[{"accessToken":"k"}]"#);
    let connection = data(&fresh().handle(&post(&arrays), NOW));
    assert_eq!(connection.get("workspace").map(ToString::to_string).as_deref(), Some(r#"[{"id":"T1"}]"#));
    assert_eq!(connection.get("auth").map(ToString::to_string).as_deref(), Some(r#"{"accessToken":""}"#));
}

#[test]
fn a_seed_gives_the_same_identifiers_in_every_version() {
    for (seed, identifier) in [(0, "chconn_vptflowast5h"), (7, "chconn_zdehc9nrsuos")] {
        let mut sandbox = Sandbox::new(Options { seed, ..Options::default() });
        let response = sandbox.handle(&post(&body(r#""subscriberId":"user-1""#)), NOW);
        assert_eq!(text(&data(&response), "identifier"), identifier);
    }
}

#[test]
fn generated_identifiers_differ_and_repeat_with_the_seed() {
    let identifiers = |seed| {
        let mut sandbox = Sandbox::new(Options { seed, ..Options::default() });
        ["user-1", "user-2"].map(|subscriber| {
            let request = post(&body(&format!(r#""identifier":"","subscriberId":"{subscriber}""#)));
            text(&data(&sandbox.handle(&request, NOW)), "identifier")
        })
    };
    let [first, second] = identifiers(1);
    assert_ne!(first, second);
    for identifier in [&first, &second] {
        let random = identifier.strip_prefix("chconn_").expect("the prefix");
        assert!(random.len() == 12 && random.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_lowercase()));
    }
    assert_eq!(identifiers(1), [first.clone(), second]);
    assert_ne!(identifiers(2)[0], first);
}

#[test]
fn integrations_and_subscribers_have_to_exist() {
    let mut sandbox = Sandbox::new(Options {
        integrations: Integrations::Only(vec![Integration::slack("slack-prod")]),
        subscribers: Subscribers::Only(vec!["user-1".into()]),
        ..Options::default()
    });
    let mut answer = |members: &str| outcome(&mut sandbox, &post(&body(members)));
    assert_eq!(
        answer(r#""subscriberId":"user-1","integrationIdentifier":"Slack-prod""#),
        (404, "Integration not found: Slack-prod".into())
    );
    assert_eq!(answer(r#""subscriberId":"user-2""#), (404, "Subscriber not found: user-2".into()));
    assert_eq!(
        answer(r#""subscriberId":"user-2","connectionMode":"shared","context":{"tenant":"acme"}"#),
        (404, "Subscriber not found: user-2".into())
    );
    assert_eq!(answer(r#""subscriberId":"user-1""#).0, 201);
}

#[test]
fn the_integration_gives_provider_and_channel() {
    let integration =
        Integration { provider_id: "msteams".into(), channel: "push".into(), ..Integration::slack("teams") };
    let mut sandbox =
        Sandbox::new(Options { integrations: Integrations::Only(vec![integration]), ..Options::default() });
    let request = post(&body(r#""subscriberId":"user-1","integrationIdentifier":"teams""#));
    let connection = data(&sandbox.handle(&request, NOW));
    assert_eq!((text(&connection, "providerId"), text(&connection, "channel")), ("msteams".into(), "push".into()));
}

#[test]
fn a_refresh_token_needs_a_provider_and_credentials_for_it() {
    let credentials = |client_id: &str, secret_key: &str| {
        Some(Credentials { client_id: client_id.into(), secret_key: secret_key.into() })
    };
    let answer = |provider_id: &str, credentials: Option<Credentials>| {
        let integration = Integration { provider_id: provider_id.into(), credentials, ..Integration::slack("it") };
        let options = Options { integrations: Integrations::Only(vec![integration]), ..Options::default() };
        let members =
            r#""integrationIdentifier":"it","subscriberId":"u","auth":{"accessToken":"k","refreshToken":"r"}"#;
        outcome(&mut Sandbox::new(options), &post(&body(members)))
    };
    let unsupported =
        r#"Token rotation is not supported for provider "msteams". Remove refreshToken from the connection auth."#;
    let incomplete =
        r#"Integration "it" must have clientId and secretKey configured to store a rotating refresh token."#;
    assert_eq!(answer("msteams", credentials("id", "secret")), (400, unsupported.into()));
    for (provider, credentials) in [
        ("slack", None),
        ("slack", credentials("", "secret")),
        ("slack", credentials("id", "")),
        ("webex-messaging", None),
    ] {
        assert_eq!(answer(provider, credentials), (400, incomplete.into()), "{provider}");
    }
    for provider in ["slack", "webex-messaging"] {
        assert_eq!(answer(provider, credentials("id", "secret")).0, 201, "{provider}");
    }
    assert_eq!(answer("novu-slack", None).0, 201);
}

#[test]
fn what_looks_like_ciphertext_is_stored_and_then_cannot_be_read() {
    let mut sandbox = fresh();
    let request = post(&body(r#""identifier":"conn-1","subscriberId":"user-1","auth":{"accessToken":"nvsk.x"}"#));
    let failure = sandbox.handle(&request, NOW);
    assert_eq!(failure.status, 500);
    assert_eq!(text(&json(&failure), "errorId").len(), 36);
    assert_eq!(sandbox.handle(&get("conn-1"), NOW).status, 500);
    assert_eq!(sandbox.handle(&request, NOW).status, 409);
    assert_eq!(sandbox.connections().len(), 1);
    let elsewhere = body(r#""subscriberId":"user-1","auth":{"accessToken":"k","refreshToken":"nvsk.x"}"#);
    assert_eq!(outcome(&mut fresh(), &post(&elsewhere)).0, 201);
}

#[test]
fn each_check_comes_before_the_next() {
    let mut sandbox = Sandbox::new(Options {
        integrations: Integrations::Only(vec![Integration::slack("slack-prod")]),
        subscribers: Subscribers::Only(vec!["user-1".into()]),
        secret_key: Some("secret-key-1".into()),
        ..Options::default()
    });
    let taken = body(r#""identifier":"taken","subscriberId":"user-1""#);
    assert_eq!(outcome(&mut sandbox, &post(&taken)).0, 201);

    // Each body is wrong in all ways that are still to come, so each answer shows which check was first.
    let wrong = |members: &str| format!(r#"{{"identifier":"taken","workspace":{{"id":"T1"}},{members}}}"#);
    let auth = r#""auth":{"accessToken":"k","refreshToken":"r"}"#;
    let mut unauthorized = |body: &str| {
        let mut request = post(body);
        request.headers = [("content-type", "application/json")].into_iter().collect();
        outcome(&mut sandbox, &request).0
    };
    assert_eq!(unauthorized(&"{".repeat(102_401)), 413);
    assert_eq!(unauthorized("{"), 400);
    assert_eq!(unauthorized("{}"), 401);
    for (body, status, message) in [
        ("{}".into(), 422, "integrationIdentifier should not be null"),
        (wrong(&format!(r#""integrationIdentifier":"x",{auth}"#)), 400, "Either subscriberId"),
        (wrong(&format!(r#""integrationIdentifier":"x","subscriberId":"x",{auth}"#)), 404, "Integration not found: x"),
        (
            wrong(&format!(r#""integrationIdentifier":"slack-prod","subscriberId":"x",{auth}"#)),
            400,
            "Integration \"slack-prod\" must",
        ),
        (
            wrong(r#""integrationIdentifier":"slack-prod","subscriberId":"x","auth":{"accessToken":"k"}"#),
            404,
            "Subscriber not found: x",
        ),
        (taken, 409, "A channel connection already exists"),
        (
            body(r#""identifier":"taken","subscriberId":"user-1","context":{"tenant":"acme"}"#),
            409,
            "Channel connection with identifier",
        ),
    ] {
        let (got, text) = outcome(&mut sandbox, &post(&body));
        assert!(got == status && text.starts_with(message), "{body}: {got} {text}");
    }
}
