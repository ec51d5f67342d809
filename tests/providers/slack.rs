use novu_channel_connections::{json::Json, providers::from_slack_oauth, validation::IssueCode};
use serde_json::json;

use crate::support::{NOW_MS, Outcomes, codes, connected, issues, one};

/// What Slack answers to an app with a bot, with all that it may have besides.
fn answer() -> Json {
    json!({
        "ok": true, "access_token": "xoxb-17653672481-19874698323-pdFZKVeTuE8sk7oOcBrzbqgy", "token_type": "bot",
        "scope": "commands,incoming-webhook", "bot_user_id": "U0KRQLJ9H", "app_id": "A0KRD7HC3",
        "team": { "name": "Slack Pickleball Team", "id": "T9TK3CUKW" },
        "enterprise": { "name": "slack-pickleball", "id": "E12345678" }, "is_enterprise_install": false,
        "authed_user": { "id": "U1234", "scope": "chat:write", "access_token": "xoxp-1234", "token_type": "user",
            "refresh_token": "xoxe-1-user", "expires_in": 1 },
        "incoming_webhook": { "channel": "#general", "url": "https://hooks.slack.com/services/T/B/x" },
    })
}

fn with(changes: &Json) -> Json {
    let mut answer = answer();
    for (name, value) in changes.as_object().expect("changes") {
        answer[name] = value.clone();
    }
    answer
}

fn from(answer: Json) -> Outcomes {
    from_slack_oauth(&Some(answer), NOW_MS, None)
}

#[test]
fn a_bot_is_taken_and_nothing_of_the_user() {
    let expected = json!({
        "workspace": { "id": "T9TK3CUKW", "name": "Slack Pickleball Team", "botUserId": "U0KRQLJ9H" },
        "auth": { "accessToken": "xoxb-17653672481-19874698323-pdFZKVeTuE8sk7oOcBrzbqgy" },
    });
    assert_eq!(connected(from(answer())), expected);
}

#[test]
fn the_least_that_slack_answers_is_enough() {
    let least = json!({ "access_token": "xoxb-1", "team": { "id": "T1" } });
    let expected = json!({ "workspace": { "id": "T1" }, "auth": { "accessToken": "xoxb-1" } });
    assert_eq!(connected(from(least)), expected);
    let with_nulls = json!({ "ok": true, "access_token": "xoxb-1", "token_type": null, "bot_user_id": null,
        "team": { "id": "T1", "name": null }, "enterprise": null, "refresh_token": null, "expires_in": null });
    assert_eq!(connected(from(with_nulls)), expected);
}

#[test]
fn a_token_that_rotates_has_its_date_from_now() {
    let rotating =
        with(&json!({ "access_token": "xoxe.xoxb-1-abc", "refresh_token": "xoxe-1-abc", "expires_in": 43_200 }));
    let expected = json!({
        "accessToken": "xoxe.xoxb-1-abc", "refreshToken": "xoxe-1-abc", "expiresAt": "2026-11-27T00:00:00.000Z",
    });
    assert_eq!(connected(from(rotating))["auth"], expected);
}

#[test]
fn without_a_refresh_token_there_is_no_date() {
    for refresh_token in [json!(null), json!("")] {
        let answer = with(&json!({ "refresh_token": refresh_token, "expires_in": 43_200 }));
        assert_eq!(connected(from(answer))["auth"].as_object().expect("auth").len(), 1);
    }
}

#[test]
fn a_duration_must_be_one_that_a_date_can_have() {
    for (expires_in, code) in [
        (json!(-1), IssueCode::Format),
        (json!(1e300), IssueCode::Format),
        (json!("43200"), IssueCode::Type),
        (json!([43_200]), IssueCode::Type),
    ] {
        let answer = with(&json!({ "refresh_token": "xoxe-1-abc", "expires_in": expires_in }));
        assert_eq!(codes(from(answer)), one("expires_in", code));
    }
}

#[test]
fn slack_s_refusal_is_told_with_its_code() {
    for refusal in [json!({ "ok": false, "error": "invalid_code" }), json!({ "error": "invalid_code" })] {
        let [(path, code, message)] = &issues(from(refusal))[..] else { panic!("one issue") };
        assert_eq!((path.as_str(), *code), ("error", IssueCode::Refused));
        assert!(message.starts_with("Slack refused (invalid_code): "), "{message}");
    }
}

#[test]
fn what_is_no_code_of_slack_is_not_told() {
    for error in
        [json!("xoxb-1234"), json!("a b"), json!(""), json!("x".repeat(51)), json!("Ünknown"), json!(7), json!(null)]
    {
        let [(_, _, message)] = &issues(from(json!({ "ok": false, "error": error })))[..] else { panic!("one issue") };
        assert!(message.starts_with("Slack refused: "), "{message}");
    }
}

#[test]
fn an_answer_for_the_user_alone_says_which_scopes_to_ask_for() {
    let answer = json!({ "ok": true, "team": { "id": "T1" }, "authed_user": { "id": "U1", "access_token": "xoxp-1" } });
    let [(path, code, message)] = &issues(from(answer))[..] else { panic!("one issue") };
    assert_eq!((path.as_str(), *code), ("access_token", IssueCode::Required));
    assert!(message.contains("bot scopes") && message.contains("user_scope"), "{message}");
}

#[test]
fn a_user_s_token_is_not_taken_for_the_bot_s() {
    assert_eq!(codes(from(with(&json!({ "token_type": "user" })))), one("token_type", IssueCode::OneOf));
    for token in ["xoxp-1", "xoxe.xoxp-1"] {
        assert_eq!(codes(from(with(&json!({ "access_token": token })))), one("access_token", IssueCode::Format));
    }
}

#[test]
fn an_org_wide_installation_needs_an_id_for_the_workspace() {
    let answer = with(&json!({ "team": null, "is_enterprise_install": true }));
    let [(path, code, message)] = &issues(from(answer.clone()))[..] else { panic!("one issue") };
    assert_eq!((path.as_str(), *code), ("team", IssueCode::Required));
    assert!(message.contains("workspaceId"), "{message}");

    let workspace = |id| connected(from_slack_oauth(&Some(answer.clone()), NOW_MS, Some(id)))["workspace"].clone();
    let enterprise = json!({ "id": "E12345678", "name": "slack-pickleball", "botUserId": "U0KRQLJ9H" });
    assert_eq!(workspace("E12345678"), enterprise);
    assert_eq!(workspace("mine"), json!({ "id": "mine", "botUserId": "U0KRQLJ9H" }));
}

#[test]
fn the_caller_s_id_wins_over_the_team_s() {
    let workspace = |id| connected(from_slack_oauth(&Some(answer()), NOW_MS, Some(id)))["workspace"].clone();
    assert_eq!(workspace("E12345678")["name"], json!("slack-pickleball"));
    assert_eq!(workspace("T9TK3CUKW")["name"], json!("Slack Pickleball Team"));
    assert_eq!(workspace("mine"), json!({ "id": "mine", "botUserId": "U0KRQLJ9H" }));
}

#[test]
fn every_fault_is_told_in_the_order_of_the_answer() {
    let answer = json!({ "ok": "yes", "access_token": "", "token_type": 1, "team": { "id": "", "name": [] },
        "bot_user_id": {}, "refresh_token": " x", "expires_in": "1" });
    let expected = [
        ("ok", IssueCode::Type),
        ("access_token", IssueCode::Empty),
        ("token_type", IssueCode::Type),
        ("team.id", IssueCode::Empty),
        ("team.name", IssueCode::Type),
        ("bot_user_id", IssueCode::Type),
        ("refresh_token", IssueCode::Format),
        ("expires_in", IssueCode::Type),
    ];
    assert_eq!(codes(from(answer)), expected.map(|(path, code)| (path.to_owned(), code)));
}

#[test]
fn what_the_rules_of_a_request_have_against_a_text_is_told_where_it_stands_in_the_answer() {
    for (changes, path, code) in [
        (json!({ "access_token": "xoxb-1 " }), "access_token", IssueCode::Format),
        (json!({ "access_token": "nvsk.abc" }), "access_token", IssueCode::Reserved),
        (json!({ "access_token": "x".repeat(4_097) }), "access_token", IssueCode::TooLong),
        (json!({ "team": { "id": "é".repeat(2_049) } }), "team.id", IssueCode::TooLong),
        (json!({ "team": "T1" }), "team", IssueCode::Type),
        (json!({ "team": [] }), "team", IssueCode::Type),
        (json!({ "team": {} }), "team.id", IssueCode::Required),
    ] {
        assert_eq!(codes(from(with(&changes))), one(path, code));
    }
}

#[test]
fn what_is_no_object_is_no_answer() {
    for answer in [None, Some(json!(null)), Some(json!("ok")), Some(json!([answer()])), Some(json!(1))] {
        assert_eq!(codes(from_slack_oauth(&answer, NOW_MS, None)), one("", IssueCode::Type));
    }
}
