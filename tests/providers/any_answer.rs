//! Whatever stands in an answer, there are issues, or a result that a request may have; and no secret is in a message.

use novu_channel_connections::{
    json::Json,
    providers::{from_ms_teams_consent, from_slack_installation, from_slack_oauth, from_webex_oauth},
    validation::validate,
};
use proptest::{prelude::*, sample::select};
use serde_json::{Map, json};

use crate::support::{NOW_MS, Outcomes};

/// In each text of an answer that is no code, name or date.
const SECRET: &str = "bait-5d1c";

/// A value that fits a member, mostly, or any; texts carry a secret.
fn value(name: &'static str) -> BoxedStrategy<Json> {
    let text = |before: &str| json!(format!("{before}{SECRET}"));
    let fitting = match name {
        "ok" => json!(true),
        "token_type" => json!("bot"),
        "admin_consent" => json!("True"),
        "tenant" => json!("8eaef023-2b34-4da1-9baa-8bc8c9d6a490"),
        "expires_in" | "refresh_token_expires_in" => json!(43_200),
        "expiresAt" | "bot_token_expires_at" => json!(1_797_000_000),
        "emails" => json!([text("")]),
        _ => text("xoxb-"),
    };
    let any = vec![
        json!(null),
        json!(true),
        json!(false),
        json!(-1),
        json!(1e300),
        json!(0.5),
        json!(""),
        text(" "),
        text("nvsk."),
        text("xoxp-"),
        text("a\u{0}b"),
        text("2026-12-11 14:40:00"),
        json!([]),
        json!({}),
        json!([1, text("")]),
        json!({ "id": text("") }),
    ];
    prop_oneof![
        30 => Just(fitting),
        4 => select(any),
        1 => (4_000_usize..5_000).prop_map(|length| json!("\u{1}".repeat(length) + SECRET)),
        1 => ".{0,20}".prop_map(|text| json!(text + SECRET)),
    ]
    .boxed()
}

/// An object with some of these members.
fn object(names: &'static [&'static str]) -> BoxedStrategy<Json> {
    let member = |name: &'static str| {
        (prop::bool::weighted(0.8), value(name)).prop_map(move |(is_there, value)| (is_there, name, value))
    };
    let members: Vec<_> = names.iter().copied().map(member).collect();
    members
        .prop_map(|members| {
            let there = members.into_iter().filter(|(is_there, ..)| *is_there);
            Json::Object(there.map(|(_, name, value)| (name.to_owned(), value)).collect::<Map<_, _>>())
        })
        .boxed()
}

/// An answer whose members may be objects of their own.
fn nested(names: &'static [&'static str], inner: Vec<(&'static str, &'static [&'static str])>) -> BoxedStrategy<Json> {
    let inner: Vec<_> =
        inner.into_iter().map(|(name, names)| (Just(name), prop::option::weighted(0.9, object(names)))).collect();
    prop_oneof![
        8 => (object(names), inner).prop_map(|(mut answer, inner)| {
            for (name, value) in inner {
                if let Some(value) = value {
                    answer[name] = value;
                }
            }
            answer
        }),
        1 => value("ok"),
    ]
    .boxed()
}

const TEAM: &[&str] = &["id", "name"];

fn slack_answer() -> BoxedStrategy<Json> {
    let names = &[
        "ok",
        "access_token",
        "token_type",
        "bot_user_id",
        "team",
        "enterprise",
        "refresh_token",
        "expires_in",
        "authed_user",
    ];
    let refusals = nested(&["ok", "error"], vec![]);
    let user = ("authed_user", &["access_token", "refresh_token", "expires_in"] as &[&str]);
    let answers = nested(names, vec![("team", TEAM), ("enterprise", TEAM), user]);
    prop_oneof![1 => refusals, 9 => answers].boxed()
}

fn installation() -> BoxedStrategy<Json> {
    let of_bot: &[&str] = &["token", "userId", "refreshToken", "expiresAt", "id"];
    let bolt =
        nested(&["team", "enterprise", "bot", "user"], vec![("team", TEAM), ("enterprise", TEAM), ("bot", of_bot)]);
    let row = nested(
        &[
            "team_id",
            "team_name",
            "enterprise_id",
            "enterprise_name",
            "bot_token",
            "bot_user_id",
            "bot_refresh_token",
            "bot_token_expires_at",
            "user_token",
        ],
        vec![],
    );
    prop_oneof![bolt, row].boxed()
}

fn check(outcome: Outcomes) {
    match outcome {
        Ok(connected) => {
            let mut request = serde_json::to_value(connected).expect("JSON");
            request["integrationIdentifier"] = json!("slack-prod");
            request["subscriberId"] = json!("user-1");
            assert_eq!(validate(&Some(request)), []);
        }
        Err(error) => {
            let issues = error.issues.as_deref().expect("issues");
            assert!(!issues.is_empty() && !error.message.contains(SECRET) && error.message.len() < 1_000);
            for (place, issue) in issues.iter().enumerate() {
                assert!(!issue.message.contains(SECRET), "{issue:?}");
                assert!(issue.message.ends_with('.'), "{issue:?}");
                // The two answers of Webex may both be none.
                assert!(
                    issue.path.is_empty() || !issues[..place].iter().any(|other| other.path == issue.path),
                    "{issue:?}"
                );
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_answer_of_slack(answer in slack_answer(), workspace_id in prop::option::of(Just("E1"))) {
        check(from_slack_oauth(&Some(answer), NOW_MS, workspace_id));
    }

    #[test]
    fn any_installation(installation in installation(), workspace_id in prop::option::of(Just("E1"))) {
        check(from_slack_installation(&Some(installation), workspace_id));
    }

    #[test]
    fn any_redirect(parameters in nested(&["error", "tenant", "admin_consent", "state"], vec![])) {
        check(from_ms_teams_consent(&Some(parameters)));
    }

    #[test]
    fn any_answers_of_webex(
        token in nested(&["access_token", "refresh_token", "expires_in", "refresh_token_expires_in"], vec![]),
        person in nested(&["id", "orgId", "displayName", "emails"], vec![]),
    ) {
        check(from_webex_oauth(&Some(token), &Some(person), NOW_MS));
    }
}

/// How many of so many generated answers become a connection.
#[test]
fn the_generated_answers_are_right_and_wrong() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut connected = 0;
    for _ in 0..2_000 {
        let answer = slack_answer().new_tree(&mut runner).expect("a value").current();
        connected += usize::from(from_slack_oauth(&Some(answer), NOW_MS, None).is_ok());
    }
    assert!((200..1_800).contains(&connected), "{connected} of 2,000");
}
