use novu_channel_connections::{json::Json, providers::from_ms_teams_consent, validation::IssueCode};
use serde_json::json;

use crate::support::{Outcomes, codes, connected, issues, one};

const TENANT: &str = "8eaef023-2b34-4da1-9baa-8bc8c9d6a490";

fn from(parameters: Json) -> Outcomes {
    from_ms_teams_consent(&Some(parameters))
}

#[test]
fn a_consent_connects_the_tenant_without_a_token() {
    let expected = json!({ "workspace": { "id": TENANT }, "auth": { "accessToken": "app-only" } });
    assert_eq!(connected(from(json!({ "admin_consent": "True", "tenant": TENANT, "state": "1" }))), expected);
}

#[test]
fn a_denied_consent_is_one_although_it_has_a_tenant_and_says_true() {
    let denied = json!({ "error": "consent_required", "error_description": "AADSTS65004", "admin_consent": "True", "tenant": TENANT });
    let [(path, code, message)] = &issues(from(denied))[..] else { panic!("one issue") };
    assert_eq!((path.as_str(), *code), ("error", IssueCode::Refused));
    assert!(message.starts_with("Microsoft refused (consent_required): "), "{message}");
    for error in [json!(""), json!("<script>"), json!("x".repeat(5_000))] {
        assert_eq!(
            codes(from(json!({ "error": error, "admin_consent": "True", "tenant": TENANT }))),
            one("error", IssueCode::Refused)
        );
    }
}

#[test]
fn the_consent_must_be_exactly_true() {
    for consent in [json!("true"), json!("TRUE"), json!("False"), json!("1"), json!(""), json!(null), json!(true)] {
        assert_eq!(
            codes(from(json!({ "admin_consent": consent, "tenant": TENANT }))),
            one("admin_consent", IssueCode::Refused)
        );
    }
}

#[test]
fn the_tenant_must_be_a_guid() {
    for (tenant, code) in [
        (json!(null), IssueCode::Required),
        (json!(""), IssueCode::Format),
        (json!("common"), IssueCode::Format),
        (json!("8eaef023-2b34-4da1-9baa-8bc8c9d6a49"), IssueCode::Format),
        (json!("8eaef023x2b34x4da1x9baax8bc8c9d6a490"), IssueCode::Format),
        (json!("8eaef023-2b34-4da1-9baa-8bc8c9d6a49g"), IssueCode::Format),
        (json!("{8eaef023-2b34-4da1-9baa-8bc8c9d6a49}"), IssueCode::Format),
        (json!("x".repeat(5_000)), IssueCode::TooLong),
    ] {
        assert_eq!(codes(from(json!({ "admin_consent": "True", "tenant": tenant }))), one("tenant", code));
    }
    assert!(from(json!({ "admin_consent": "True", "tenant": TENANT.to_uppercase() })).is_ok());
}

#[test]
fn a_redirect_that_says_nothing_lacks_both() {
    let expected = [("tenant".to_owned(), IssueCode::Required), ("admin_consent".to_owned(), IssueCode::Refused)];
    assert_eq!(codes(from(json!({}))), expected);
}

#[test]
fn what_has_no_parameters_is_no_redirect() {
    assert_eq!(codes(from_ms_teams_consent(&None)), one("", IssueCode::Type));
    assert_eq!(codes(from(json!("text"))), one("", IssueCode::Type));
}
