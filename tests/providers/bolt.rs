use novu_channel_connections::{json::Json, providers::from_slack_installation, validation::IssueCode};
use serde_json::json;

use crate::support::{Outcomes, codes, connected, one};

/// An `Installation` of Bolt for JavaScript, as its stores keep it.
fn installation() -> Json {
    json!({
        "team": { "id": "T012345678", "name": "Acme" }, "enterprise": { "id": "E1", "name": "Acme Group" },
        "user": { "token": "xoxp-1", "refreshToken": "xoxe-1-user", "expiresAt": 1, "scopes": ["chat:write"], "id": "U1" },
        "tokenType": "bot", "isEnterpriseInstall": false, "appId": "A1", "authVersion": "v2",
        "bot": { "scopes": ["chat:write"], "token": "xoxe.xoxb-1", "userId": "U2", "id": "B1",
            "refreshToken": "xoxe-1-bot", "expiresAt": 1_797_000_000 },
    })
}

/// A row of Bolt for Python.
fn row() -> Json {
    json!({
        "app_id": "A1", "enterprise_id": null, "enterprise_name": null, "team_id": "T012345678", "team_name": "Acme",
        "bot_token": "xoxe.xoxb-1", "bot_id": "B1", "bot_user_id": "U2", "bot_scopes": "chat:write",
        "bot_refresh_token": "xoxe-1-bot", "bot_token_expires_at": 1_797_000_000, "is_enterprise_install": false,
        "user_id": "U1", "user_token": "xoxp-1", "user_refresh_token": "xoxe-1-user", "user_token_expires_at": 1,
    })
}

fn from(installation: Json) -> Outcomes {
    from_slack_installation(&Some(installation), None)
}

/// What was changed of a value at a path.
fn with(mut value: Json, pointer: &str, change: Json) -> Json {
    *value.pointer_mut(pointer).expect("a place") = change;
    value
}

#[test]
fn the_bot_of_both_bolts_is_taken_and_nothing_of_the_user() {
    let expected = json!({
        "workspace": { "id": "T012345678", "name": "Acme", "botUserId": "U2" },
        "auth": { "accessToken": "xoxe.xoxb-1", "refreshToken": "xoxe-1-bot", "expiresAt": "2026-12-11T14:40:00.000Z" },
    });
    assert_eq!(connected(from(installation())), expected);
    assert_eq!(connected(from(row())), expected);
}

#[test]
fn a_token_that_does_not_rotate_has_no_date() {
    for installation in
        [with(installation(), "/bot/refreshToken", json!(null)), with(row(), "/bot_refresh_token", json!(null))]
    {
        assert_eq!(connected(from(installation))["auth"], json!({ "accessToken": "xoxe.xoxb-1" }));
    }
}

#[test]
fn python_s_dates_are_read_in_utc() {
    for (date, expected) in [
        ("2026-12-11 14:40:00", "2026-12-11T14:40:00Z"),
        ("2026-12-11T14:40:00", "2026-12-11T14:40:00Z"),
        ("2026-12-11 14:40:00.123456", "2026-12-11T14:40:00.123456Z"),
        ("2026-12-11T14:40:00.000Z", "2026-12-11T14:40:00.000Z"),
        ("2026-12-11 14:40:00+05:30", "2026-12-11T14:40:00+05:30"),
        ("2026-12-11 14:40:00-05:30", "2026-12-11T14:40:00-05:30"),
    ] {
        assert_eq!(
            connected(from(with(row(), "/bot_token_expires_at", json!(date))))["auth"]["expiresAt"],
            json!(expected)
        );
    }
}

#[test]
fn what_is_no_date_is_told() {
    for date in [
        "",
        "1797000000",
        "2026-12-11",
        "2026-02-30 14:40:00",
        "2026-12-11 24:00:00",
        "2026-12-11x14:40:00",
        "2026-12-1é 14:40:00",
    ] {
        let row = with(row(), "/bot_token_expires_at", json!(date));
        assert_eq!(codes(from(row)), one("bot_token_expires_at", IssueCode::Format), "{date}");
    }
    for (value, code) in [(json!(1_797_000_000_000_u64), IssueCode::Format), (json!(true), IssueCode::Type)] {
        assert_eq!(codes(from(with(row(), "/bot_token_expires_at", value.clone()))), one("bot_token_expires_at", code));
        assert_eq!(codes(from(with(installation(), "/bot/expiresAt", value))), one("bot.expiresAt", code));
    }
}

#[test]
fn an_installation_without_a_bot_says_so() {
    assert_eq!(codes(from(with(installation(), "/bot", json!(null)))), one("bot", IssueCode::Required));
    assert_eq!(codes(from(with(installation(), "/bot/token", json!(null)))), one("bot.token", IssueCode::Required));
    assert_eq!(codes(from(with(row(), "/bot_token", json!(null)))), one("bot_token", IssueCode::Required));
    assert_eq!(codes(from(with(installation(), "/bot", json!("xoxb-1")))), one("bot", IssueCode::Type));
    let nothing = [("team".to_owned(), IssueCode::Required), ("bot".to_owned(), IssueCode::Required)];
    assert_eq!(codes(from(json!({}))), nothing);
}

#[test]
fn an_org_wide_installation_needs_an_id_for_the_workspace() {
    let org_wide = with(installation(), "/team", json!(null));
    assert_eq!(codes(from(org_wide.clone())), one("team", IssueCode::Required));
    let workspace = connected(from_slack_installation(&Some(org_wide), Some("E1")))["workspace"].clone();
    assert_eq!(workspace, json!({ "id": "E1", "name": "Acme Group", "botUserId": "U2" }));

    let mut org_wide = with(row(), "/team_id", json!(null));
    org_wide["enterprise_id"] = json!("E1");
    org_wide["enterprise_name"] = json!("Acme Group");
    assert_eq!(codes(from(org_wide.clone())), one("team_id", IssueCode::Required));
    let workspace = connected(from_slack_installation(&Some(org_wide), Some("E1")))["workspace"].clone();
    assert_eq!(workspace, json!({ "id": "E1", "name": "Acme Group", "botUserId": "U2" }));
}

#[test]
fn a_user_s_token_is_not_taken_for_the_bot_s() {
    assert_eq!(codes(from(with(installation(), "/bot/token", json!("xoxp-1")))), one("bot.token", IssueCode::Format));
    assert_eq!(codes(from(with(row(), "/bot_token", json!("xoxp-1")))), one("bot_token", IssueCode::Format));
}

#[test]
fn what_is_no_object_is_no_installation() {
    for installation in [json!(null), json!("T1"), json!([installation()])] {
        assert_eq!(codes(from(installation)), one("", IssueCode::Type));
    }
}
