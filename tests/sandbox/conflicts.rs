use novu_channel_connections::sandbox::{Options, Sandbox};

use crate::{body, data, fresh, outcome, post, text};

const SHARED: &str = r#""connectionMode":"shared","context":{"tenant":"acme"}"#;

#[test]
fn the_same_integration_subscriber_and_contexts_conflict_once() {
    for (members, scope) in [
        (r#""subscriberId":"user-1""#, r#"subscriberId "user-1" and no context"#),
        (r#""context":{"tenant":"acme","region":"eu"}"#, "no subscriberId and context [region:eu, tenant:acme]"),
        (
            r#""subscriberId":"user-1","context":{"tenant":"acme"}"#,
            r#"subscriberId "user-1" and context [tenant:acme]"#,
        ),
        (r#""subscriberId":"","context":{"tenant":"acme"}"#, "no subscriberId and context [tenant:acme]"),
        (SHARED, "no subscriberId and context [tenant:acme]"),
    ] {
        let mut sandbox = fresh();
        let identifier = text(&data(&sandbox.handle(&post(&body(members)), 0)), "identifier");
        let message = format!(
            "A channel connection already exists for integration \"slack-prod\" with {scope}. Connection ID: {identifier}"
        );
        assert_eq!(outcome(&mut sandbox, &post(&body(members))), (409, message));
        assert_eq!(sandbox.connections().len(), 1);
    }
}

#[test]
fn of_creations_that_race_the_second_fails_over_the_identifier_or_goes_unnoticed() {
    let mut sandbox = Sandbox::new(Options { race_ms: 50, ..Options::default() });
    let mut status_at = |members: &str, now| sandbox.handle(&post(&body(members)), now).status;
    let named = r#""identifier":"mine","subscriberId":"user-1""#;
    assert_eq!(status_at(named, 1_000), 201);
    assert_eq!(status_at(named, 1_049), 500);
    assert_eq!(status_at(r#""subscriberId":"user-1""#, 1_049), 201);
    assert_eq!(status_at(named, 1_050), 409);
    assert_eq!(sandbox.connections().len(), 2);
}

#[test]
fn contexts_are_compared_as_a_set_of_keys() {
    let mut sandbox = fresh();
    let mut status = |context: &str| outcome(&mut sandbox, &post(&body(&format!(r#""context":{context}"#)))).0;
    assert_eq!(status(r#"{"tenant":"acme","region":"eu"}"#), 201);
    assert_eq!(status(r#"{"region":{"id":"eu","data":{"x":1}},"tenant":"acme"}"#), 409);
    assert_eq!(status(r#"{"tenant":"acme"}"#), 201);
    assert_eq!(status(r#"{"tenant":"acme","region":"us"}"#), 201);
    assert_eq!(status(r#"{"tenant":"acme","region":"eu","plan":"pro"}"#), 201);
}

#[test]
fn another_integration_or_subscriber_is_no_conflict() {
    let mut sandbox = fresh();
    for members in [
        r#""subscriberId":"user-1""#,
        r#""subscriberId":"user-2""#,
        r#""subscriberId":"user-1","integrationIdentifier":"slack-dev""#,
        r#""subscriberId":"user-1","context":{"tenant":"acme"}"#,
        r#""context":{"tenant":"acme"}"#,
    ] {
        assert_eq!(outcome(&mut sandbox, &post(&body(members))).0, 201, "{members}");
    }
}

#[test]
fn a_second_shared_connection_is_not_noticed_when_a_subscriber_is_sent() {
    let mut sandbox = fresh();
    let with_subscriber = body(&format!(r#"{SHARED},"subscriberId":"user-1""#));
    assert_eq!(outcome(&mut sandbox, &post(&with_subscriber)).0, 201);
    assert_eq!(outcome(&mut sandbox, &post(&with_subscriber)).0, 201);
    // Without one, the comparison is with what was stored: no subscriber.
    assert_eq!(outcome(&mut sandbox, &post(&body(SHARED))).0, 409);
}

#[test]
fn an_identifier_is_taken_once() {
    let mut sandbox = fresh();
    let named = |subscriber: &str| post(&body(&format!(r#""identifier":"conn-1","subscriberId":"{subscriber}""#)));
    assert_eq!(outcome(&mut sandbox, &named("user-1")).0, 201);
    let message =
        r#"Channel connection with identifier "conn-1" already exists in environment "6615943e7ace93b0540ae377""#;
    assert_eq!(outcome(&mut sandbox, &named("user-2")), (409, message.into()));
}

#[test]
fn the_same_connection_is_noticed_before_the_same_identifier() {
    let mut sandbox = fresh();
    let request = post(&body(r#""identifier":"conn-1","subscriberId":"user-1""#));
    sandbox.handle(&request, 0);
    let message = r#"A channel connection already exists for integration "slack-prod" with subscriberId "user-1" and no context. Connection ID: conn-1"#;
    assert_eq!(outcome(&mut sandbox, &request), (409, message.into()));
}
