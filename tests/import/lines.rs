use novu_channel_connections::{
    identifier,
    import::{
        Checked, Failure, FirstCheck, MAX_FAILED_LINE_BYTES, MAX_LINE_BYTES, failed_line, installation_line, is_failed,
    },
    json::Json,
};
use serde_json::json;

use crate::support::{faults, installation, meant, request, settings};

#[test]
fn a_line_that_is_a_request_means_that_request_with_an_identifier() {
    let mut line = request();
    line["note"] = "not Novu's".into();
    let meant = meant(&line, "");
    let identifier = meant.identity.identifier;
    assert!(identifier::is_valid(&identifier) && identifier.starts_with("import-"), "{identifier}");
    let mut expected = request();
    expected["identifier"] = identifier.into();
    assert_eq!(meant.body, expected);
}

#[test]
fn an_identifier_follows_from_integration_subscriber_contexts_and_workspace_alone() {
    let identifier = |line: &Json| meant(line, "").identity.identifier;
    let first = identifier(&request());
    assert_eq!(
        first, "import-0c245c6228cd804b7a9ce9386ed052ce",
        "an import of today must find what one of last year made"
    );
    let mut same = request();
    same["auth"]["accessToken"] = "xoxb-other".into();
    same["workspace"]["name"] = "Acme Ltd".into();
    same["context"] = json!({ "region": { "id": "eu", "data": { "a": 1 } }, "tenant": "acme" });
    assert_eq!(identifier(&same), first);
    for (pointer, other) in [
        ("/integrationIdentifier", "slack-dev"),
        ("/subscriberId", "user-2"),
        ("/context/tenant", "other"),
        ("/workspace/id", "T2"),
    ] {
        let mut line = request();
        *line.pointer_mut(pointer).expect("a place") = other.into();
        assert_ne!(identifier(&line), first, "{pointer}");
    }
    // Parts cannot run into one another.
    let pair = |integration: &str, subscriber: &str| {
        let mut line = request();
        line["integrationIdentifier"] = integration.into();
        line["subscriberId"] = subscriber.into();
        identifier(&line)
    };
    assert_ne!(pair("a", "b\",\"c"), pair("a\",\"b", "c"));
}

#[test]
fn the_subscriber_of_a_shared_connection_does_not_matter_as_novu_does_not_keep_it() {
    let shared = |subscriber: &str| {
        let mut line = request();
        line["connectionMode"] = "shared".into();
        line["subscriberId"] = subscriber.into();
        meant(&line, "").identity
    };
    assert_eq!(shared("user-1"), shared("user-2"));
    assert_ne!(shared("user-1"), meant(&request(), "").identity);
}

#[test]
fn an_identifier_of_the_line_s_own_stays_and_a_prefix_is_that_of_the_others() {
    let mut line = request();
    line["identifier"] = "acme-slack".into();
    let identity = meant(&line, "").identity;
    assert_eq!((identity.identifier.as_str(), identity.is_given), ("acme-slack", true));
    assert!(meant(&request(), "--identifier-prefix bolt").identity.identifier.starts_with("bolt-"));
}

#[test]
fn options_say_what_lines_leave_out_and_lines_come_first() {
    let line = json!({ "installation": installation() });
    let body =
        meant(&line, "--integration slack-prod --subscriber {metadata.userId} --context tenant=org-{team.id}").body;
    assert_eq!(body["integrationIdentifier"], "slack-prod");
    assert_eq!(body["subscriberId"], "user-7", "in the metadata of Bolt, which is a text");
    assert_eq!(body["context"], json!({ "tenant": "org-T1" }));
    assert_eq!(body["workspace"], json!({ "id": "T1", "name": "Acme", "botUserId": "U2" }));
    assert_eq!(body["auth"], json!({ "accessToken": "xoxb-bait" }));

    let body = meant(&request(), "--integration other --subscriber {nothing} --context team={nothing}").body;
    assert_eq!([&body["integrationIdentifier"], &body["subscriberId"]], ["slack-prod", "user-1"]);
    assert_eq!(body["context"], request()["context"]);
}

#[test]
fn a_template_names_the_member_that_a_line_does_not_have() {
    let line = json!({ "installation": installation() }).to_string();
    for (template, place) in
        [("{metadata.user}", "metadata.user"), ("{team}", "team"), ("{bot.scopes.0}", "bot.scopes.0")]
    {
        let found = faults(&line, &format!("--integration slack-prod --subscriber {template}"));
        let message = format!("--subscriber needs a text or a whole number at {place}, and the line has none there.");
        assert_eq!(found, [(place.to_owned(), message)]);
    }
}

#[test]
fn an_installation_for_a_whole_organization_has_the_workspace_that_the_option_says() {
    let mut org = installation();
    org["team"] = Json::Null;
    let line = json!({ "installation": org, "subscriberId": "user-1" });
    assert_eq!(faults(&line.to_string(), "--integration slack-prod")[0].0, "installation.team");
    let options = "--integration slack-prod --workspace-id {enterprise.id}";
    assert_eq!(meant(&line, options).body["workspace"]["id"], "E1");
    let line = json!({ "installation": installation(), "subscriberId": "user-1" });
    assert_eq!(meant(&line, options).body["workspace"]["id"], "T1", "what has a team keeps it");
}

#[test]
fn the_date_of_a_slack_answer_counts_from_when_it_came_and_is_left_out_where_nobody_knows() {
    let answer = json!({
        "ok": true, "access_token": "xoxe.xoxb-bait", "token_type": "bot", "bot_user_id": "U2", "team": { "id": "T1" },
        "refresh_token": "xoxe-bait", "expires_in": 43_200,
    });
    let mut line = json!({ "slackOAuth": answer, "subscriberId": "user-1", "integrationIdentifier": "slack-prod" });
    assert_eq!(meant(&line, "").body["auth"], json!({ "accessToken": "xoxe.xoxb-bait", "refreshToken": "xoxe-bait" }));
    line["receivedAt"] = "2027-01-31T12:00:00Z".into();
    assert_eq!(meant(&line, "").body["auth"]["expiresAt"], "2027-02-01T00:00:00.000Z");
    line["receivedAt"] = "yesterday".into();
    assert_eq!(faults(&line.to_string(), "")[0].0, "receivedAt");
}

#[test]
fn what_is_wrong_is_told_by_place_and_without_a_value() {
    let mut wrong = request();
    wrong["auth"]["accessToken"] = " xoxb-bait".into();
    wrong["workspace"]["id"] = "".into();
    wrong["context"] = json!({ "xoxb-bait ": "x" });
    let found = faults(&wrong.to_string(), "");
    assert_eq!(
        found.iter().map(|(place, _)| place.as_str()).collect::<Vec<_>>(),
        ["context", "workspace.id", "auth.accessToken"]
    );
    assert!(!format!("{found:?}").contains("bait"));
    let both = json!({ "workspace": { "id": "T1" }, "installation": installation(), "slackOAuth": null });
    assert_eq!(faults(&both.to_string(), "")[0].0, "installation");
}

#[test]
fn what_is_no_line_says_so_and_what_is_empty_is_none() {
    let message = |bytes: &[u8]| {
        let mut check = FirstCheck::default();
        let faults = check.check(1, bytes, &settings("--integration slack-prod"));
        (faults.first().map(|fault| fault.message.to_string()).unwrap_or_default(), check.checked().lines)
    };
    let right = request().to_string();
    for nothing in ["", " \t\r", "\u{feff}"] {
        assert_eq!(message(nothing.as_bytes()), (String::new(), 0));
    }
    for same in [format!("\u{feff}{right}"), format!("{right}\r")] {
        assert_eq!(message(same.as_bytes()), (String::new(), 1));
    }
    for (bytes, expected) in [
        (&b"{\"a\":nope}"[..], "The line is not JSON: what stands at column 7 cannot stand there."),
        (b"{\"a\":1", "The line is not JSON: it ends too soon. Each request must be on one line."),
        (b"[1]", "The line must be a JSON object"),
        (b"{\"a\":\"\xff\"}", "The line is not UTF-8."),
        (&vec![b'x'; MAX_LINE_BYTES + 1], "The line is longer than 1,048,576 bytes."),
    ] {
        let (told, lines) = message(bytes);
        assert!(told.starts_with(expected), "{told}");
        assert_eq!(lines, 1);
    }
}

#[test]
fn lines_for_one_connection_are_duplicates_of_the_first() {
    let mut check = FirstCheck::default();
    let settings = settings("");
    let mut other_workspace = request();
    other_workspace["workspace"]["id"] = "T2".into();
    let [mut own, mut same_own] = [request(), request()];
    (own["subscriberId"], same_own["subscriberId"]) = ("user-2".into(), "user-3".into());
    (own["identifier"], same_own["identifier"]) = ("acme".into(), "acme".into());
    for (number, line, earlier) in [
        (1, request(), None),
        (2, other_workspace, Some("Line 1 has the same integration, subscriber and contexts")),
        (3, own, None),
        (5, same_own, Some("Line 3 has the same")),
    ] {
        let faults = check.check(number, line.to_string().as_bytes(), &settings);
        assert_eq!(faults.len(), usize::from(earlier.is_some()));
        assert!(faults.iter().all(|fault| fault.message.starts_with(earlier.unwrap_or_default())), "{faults:?}");
        assert_eq!(check.is_wrong(number), earlier.is_some());
    }
    assert_eq!(check.checked(), Checked { lines: 4, wrong: 2, duplicates: 2 });
}

#[test]
fn a_line_that_failed_means_the_same_again_and_one_that_is_no_json_is_kept_as_text() {
    let failure = Failure::invalid(vec![]);
    let line = request().to_string();
    let failed = failed_line(7, line.as_bytes(), &failure);
    assert!(failed.ends_with('\n') && is_failed(failed.as_bytes(), true) && !is_failed(line.as_bytes(), true));
    let again: Json = serde_json::from_str(&failed).expect("JSON");
    assert_eq!(again["error"], json!({ "kind": "invalid", "message": "", "line": 7 }));
    assert_eq!(meant(&again, ""), meant(&request(), ""));
    let again: Json = serde_json::from_str(&failed_line(8, b"{nonsense\r", &failure)).expect("JSON");
    assert_eq!(again["text"], "{nonsense");
}

#[test]
fn a_failed_line_that_was_cut_anywhere_is_one_and_another_line_is_not() {
    let failed = failed_line(7, request().to_string().as_bytes(), &Failure::invalid(vec![]));
    for cut in 0..failed.len() {
        assert!(is_failed(&failed.as_bytes()[..cut], false), "cut at {cut}");
    }
    for other in ["mine", "{\"err\":1", "{\"auth\":{", "{\"error\":\""] {
        assert!(!is_failed(other.as_bytes(), false) && !is_failed(other.as_bytes(), true), "{other}");
    }
    for of_others in
        ["{\"error\":{}}", "{\"error\":{\"kind\":\"x\"}}", "{\"error\":{\"line\":1}}", "{\"error\":1}", "[]", ""]
    {
        assert!(!is_failed(of_others.as_bytes(), true), "{of_others}");
    }
    // A line that failed before and fails again has one reason.
    let again = failed_line(1, failed.as_bytes(), &Failure::identifier_taken());
    assert_eq!(again.matches("\"error\"").count(), 1, "{again}");
}

#[test]
fn no_line_is_longer_as_a_failed_one_than_is_read_again() {
    let line = vec![1; MAX_LINE_BYTES];
    let failed = failed_line(1, &line, &Failure::invalid(vec![]));
    assert!(failed.len() <= MAX_FAILED_LINE_BYTES, "{} bytes", failed.len());
}

#[test]
fn a_workspace_of_bolt_for_python_has_the_bot_of_its_own_file() {
    let installer = json!({ "user_id": "U1", "team_id": "T1", "team_name": "Acme", "bot_token": null }).to_string();
    let bot = json!({ "team_id": "T1", "bot_token": "xoxb-bait", "bot_user_id": "U2" }).to_string();
    let line = installation_line([None, Some(installer), Some(bot)]);
    let line: Json = serde_json::from_str(&line).expect("JSON");
    let body = meant(&line, "--integration slack-prod --subscriber {user_id}").body;
    assert_eq!((&body["subscriberId"], &body["auth"]), (&json!("U1"), &json!({ "accessToken": "xoxb-bait" })));
    assert_eq!(faults(&installation_line([None, None, None]), "")[0].0, "installation.team");
    let broken = installation_line([Some("{\n".to_owned()), None, None]);
    assert_eq!(faults(&broken, "").len(), 1);
}
