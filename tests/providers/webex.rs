use novu_channel_connections::{json::Json, providers::from_webex_oauth, validation::IssueCode};
use serde_json::json;

use crate::support::{NOW_MS, Outcomes, codes, connected, one};

fn token() -> Json {
    json!({ "access_token": "ZDI3MGEyYzQ", "expires_in": 1_209_599, "refresh_token": "MDEyMzQ1Njc4", "refresh_token_expires_in": 7_776_000,
        "token_type": "Bearer", "scope": "spark:messages_write" })
}

fn person() -> Json {
    json!({ "id": "Y2lzY29zcGFyazovL3VzL1BFT1BMRS8x", "emails": ["ann@example.com", "ann@other.example"],
        "displayName": "Ann Lee", "orgId": "Y2lzY29zcGFyazovL3VzL09SRy8x", "type": "person" })
}

fn from(token: Json, person: Json) -> Outcomes {
    from_webex_oauth(&Some(token), &Some(person), NOW_MS)
}

fn with(mut value: Json, name: &str, change: Json) -> Json {
    value[name] = change;
    value
}

#[test]
fn the_organization_is_the_workspace_and_both_tokens_have_dates() {
    let expected = json!({
        "workspace": { "id": "Y2lzY29zcGFyazovL3VzL09SRy8x", "name": "Ann Lee" },
        "auth": { "accessToken": "ZDI3MGEyYzQ", "refreshToken": "MDEyMzQ1Njc4",
            "expiresAt": "2026-12-10T11:59:59.000Z", "refreshTokenExpiresAt": "2027-02-24T12:00:00.000Z" },
    });
    assert_eq!(connected(from(token(), person())), expected);
}

#[test]
fn without_an_organization_the_person_is_the_workspace() {
    for none in [json!(null), json!("")] {
        let expected = json!({ "id": "Y2lzY29zcGFyazovL3VzL1BFT1BMRS8x", "name": "ann@example.com" });
        assert_eq!(connected(from(token(), with(person(), "orgId", none)))["workspace"], expected);
    }
    let expected = json!({ "id": "P1" });
    assert_eq!(connected(from(token(), json!({ "id": "P1", "emails": [] })))["workspace"], expected);
    assert_eq!(connected(from(token(), json!({ "id": "P1" })))["workspace"], expected);
}

#[test]
fn without_a_refresh_token_there_is_no_date() {
    let auth = connected(from(with(token(), "refresh_token", json!(null)), person()))["auth"].clone();
    assert_eq!(auth, json!({ "accessToken": "ZDI3MGEyYzQ" }));
}

#[test]
fn what_is_wrong_is_told_with_its_place_in_the_one_answer_or_the_other() {
    for (changed, path, code) in [
        (from(with(token(), "access_token", json!(null)), person()), "access_token", IssueCode::Required),
        (
            from(with(token(), "refresh_token_expires_in", json!("7776000")), person()),
            "refresh_token_expires_in",
            IssueCode::Type,
        ),
        (from(with(token(), "expires_in", json!(-1)), person()), "expires_in", IssueCode::Format),
        (from(token(), json!({})), "id", IssueCode::Required),
        (from(token(), json!({ "id": "" })), "id", IssueCode::Empty),
        (from(token(), with(person(), "displayName", json!(1))), "displayName", IssueCode::Type),
        (from(token(), json!({ "id": "P1", "emails": "ann@example.com" })), "emails", IssueCode::Type),
        (from(token(), json!({ "id": "P1", "emails": [1] })), "emails.0", IssueCode::Type),
        (from(json!("token"), person()), "", IssueCode::Type),
        (from(token(), json!([person()])), "", IssueCode::Type),
    ] {
        assert_eq!(codes(changed), one(path, code));
    }
}

#[test]
fn a_refusal_of_webex_has_no_token_and_says_what_to_do() {
    let refusal = json!({ "message": "The code is invalid.", "errors": [], "trackingId": "ROUTER_1" });
    assert_eq!(codes(from(refusal, person())), one("access_token", IssueCode::Required));
}
