use novu_channel_connections::{
    client::{Body, Call, CallOptions, Failure, Step, operations::Retrieve},
    error::{NovuError, NovuErrorCode, Outcome, Resource},
    http::{Headers, HttpResponse, Method},
    json::Json,
    validation::IssueCode,
};

use crate::support::{KEY, REFRESH, TOKEN, call, creation, done, response, sent};

/// What becomes of a call that is answered so, and whose look-up, if it makes one, finds nothing.
fn answer(status: u16, headers: &[(&str, &str)], body: &str) -> Result<Json, Box<NovuError>> {
    let mut call = call();
    sent(&mut call);
    match call.answered(response(status, headers, body), 0) {
        Step::Send(request, _) => {
            assert_eq!(request.method, Method::Get);
            done(call.answered(response(404, &[], "{}"), 0))
        }
        step => done(step),
    }
}

fn error(status: u16, body: &str) -> Box<NovuError> {
    answer(status, &[], body).expect_err("an error")
}

#[test]
fn it_posts_the_body_with_key_and_idempotency_key() {
    let request = sent(&mut call());
    assert_eq!(request.method, Method::Post);
    assert_eq!(request.url, "https://api.novu.co/v1/channel-connections");
    let body = format!(r#"{{"auth":{{"accessToken":"{TOKEN}","refreshToken":"{REFRESH}"}}}}"#);
    assert_eq!(request.body.as_deref(), Some(body.as_str()));
    let headers: Vec<_> = request.headers.iter().collect();
    let authorization = format!("ApiKey {KEY}");
    assert_eq!(
        headers,
        [("Authorization", authorization.as_str()), ("Content-Type", "application/json"), ("Idempotency-Key", "a-key")]
    );
}

#[test]
fn without_a_secret_key_no_authorization_is_sent() {
    let request = sent(&mut Call::new(CallOptions::default(), Box::new(creation()), |_: &mut [u8]| (), 0));
    assert_eq!(request.headers.get("authorization"), None);
}

#[test]
fn a_connection_is_returned_with_or_without_envelope_and_with_unknown_members() {
    let connection = r#"{"identifier":"i","channel":"telepathy","auth":{},"later":[1]}"#;
    for body in [connection.to_owned(), format!("{{\"data\":{connection}}}")] {
        for status in [200, 201] {
            assert_eq!(answer(status, &[], &body).expect("a connection").to_string(), connection);
        }
    }
}

#[test]
fn a_success_that_is_no_connection_leaves_the_outcome_open() {
    for body in [
        "",
        "null",
        "[]",
        "{}",
        r#"{"data":null}"#,
        r#"{"data":{"identifier":""}}"#,
        r#"{"data":{"identifier":5}}"#,
        "<html>",
    ] {
        let error = error(201, body);
        assert_eq!((error.code, error.outcome), (NovuErrorCode::InvalidResponse, Outcome::Unknown), "{body}");
        assert_eq!(error.status, Some(201));
    }
}

#[test]
fn each_status_has_its_code_and_outcome() {
    use NovuErrorCode::*;
    use Outcome::{NotCreated, Unknown};
    let expected = [
        (0, Redirected, NotCreated),
        (301, Redirected, NotCreated),
        (307, Redirected, NotCreated),
        (400, BadRequest, NotCreated),
        (401, Unauthorized, NotCreated),
        (402, PaymentRequired, NotCreated),
        (403, Forbidden, NotCreated),
        (404, NotFound, NotCreated),
        (405, BadRequest, NotCreated),
        (408, BadRequest, Unknown),
        (409, Conflict, NotCreated),
        (413, PayloadTooLarge, NotCreated),
        (418, BadRequest, NotCreated),
        (422, Unprocessable, NotCreated),
        (429, RateLimited, NotCreated),
        (500, ServerError, Unknown),
        (502, ServerError, Unknown),
        (503, ServerError, Unknown),
        (599, ServerError, Unknown),
    ];
    for (status, code, outcome) in expected {
        for body in ["", r#"{"message":"said"}"#, "<html>Bad gateway</html>"] {
            let error = error(status, body);
            assert_eq!((error.code, error.outcome, error.status), (code, outcome, Some(status)), "{status} {body}");
            assert_eq!(error.attempts, 1);
        }
    }
}

#[test]
fn the_server_is_quoted_without_control_characters_and_not_at_length() {
    assert!(
        error(404, r#"{"message":"Integration\u0000 not\n found: x"}"#).message.contains("Integration not found: x")
    );
    for text in ["x".repeat(5_000), "😀".repeat(5_000), "\u{1}".repeat(5_000)] {
        let message = error(400, &format!("{{\"message\":{}}}", Json::from(text.as_str()))).message;
        assert!(message.encode_utf16().count() < 1_000, "{}", message.len());
    }
    assert!(error(400, r#"{"message":["first","second"]}"#).message.contains("first"));
}

#[test]
fn a_conflict_names_the_connection_in_the_way() {
    let tuple = r#"{"message":"A channel connection already exists for integration \"slack\" with subscriberId \"u\" and context [tenant:a]. Connection ID: chconn_theirs"}"#;
    assert_eq!(error(409, tuple).connection_identifier.as_deref(), Some("chconn_theirs"));
    let identifier = r#"{"message":"Channel connection with identifier \"chconn_abcdefghijkl\" already exists in environment \"e1\""}"#;
    assert_eq!(error(409, identifier).connection_identifier.as_deref(), Some("chconn_abcdefghijkl"));
    assert_eq!(error(409, r#"{"message":"Something else"}"#).connection_identifier, None);
}

#[test]
fn the_advice_of_a_conflict_is_right_whoever_the_connection_belongs_to() {
    let same_owner = r#"{"message":"A channel connection already exists for integration \"slack\" with subscriberId \"u\" and no context. Connection ID: theirs"}"#;
    assert!(error(409, same_owner).message.ends_with("Use that connection, or delete it before you create another."));
    let taken = r#"{"message":"Channel connection with identifier \"mine\" already exists in environment \"66a7\""}"#;
    let expected = "Novu answered 409: Channel connection with identifier \"mine\" already exists. Choose another identifier, or leave it out.";
    assert_eq!(error(409, taken).message, expected);
}

#[test]
fn no_message_has_the_identifier_of_an_environment() {
    for status in [400, 404, 409, 422, 500] {
        let error = error(status, r#"{"message":"\"x\" is wrong in environment \"66a7\""}"#);
        assert!(!error.message.contains("66a7") && error.message.contains("\"x\" is wrong."), "{}", error.message);
    }
}

#[test]
fn a_not_found_says_what_was_not_found_where_novu_does() {
    for (message, resource) in [
        ("Integration not found: slack-prod", Some(Resource::Integration)),
        ("Integration \"slack-prod\" not found", Some(Resource::Integration)),
        ("Subscriber not found: user-123", Some(Resource::Subscriber)),
        ("Channel connection with identifier 'mine' not found", Some(Resource::Connection)),
        ("Cannot POST /v2/channel-connections", None),
    ] {
        let body = Json::from(message).to_string();
        assert_eq!(error(404, &format!("{{\"message\":{body}}}")).resource, resource, "{message}");
    }
    let body = r#"{"message":"Integration not found: slack-prod"}"#;
    assert_eq!(error(400, body).resource, None, "only a 404 is about what was not found");
    let of_handler = r#"{"code":"not_found","message":"Novu does not know it.","resource":"subscriber"}"#;
    assert_eq!(error(404, of_handler).resource, Some(Resource::Subscriber));
    assert_eq!(error(404, r#"{"message":"x","resource":"environment"}"#).resource, None);
}

#[test]
fn the_user_agent_is_sent_where_that_is_wanted() {
    for (sends_user_agent, is_sent) in [(true, true), (false, false)] {
        let options = CallOptions { sends_user_agent, ..CallOptions::default() };
        let request = sent(&mut Call::new(options, Box::new(creation()), |_: &mut [u8]| (), 0));
        let expected = concat!("novu-channel-connections/", env!("CARGO_PKG_VERSION"));
        assert_eq!(request.headers.get("User-Agent"), is_sent.then_some(expected));
    }
}

#[test]
fn a_request_that_is_being_processed_leaves_the_outcome_open() {
    let body = r#"{"message":"Request with key \"a-key\" is currently being processed. Please retry after 1 second"}"#;
    let error = error(409, body);
    assert_eq!((error.outcome, error.connection_identifier), (Outcome::Unknown, None));
}

#[test]
fn the_issues_of_the_server_get_paths_and_codes() {
    let messages = [
        ("integrationIdentifier should not be null or undefined", "integrationIdentifier", IssueCode::Required),
        ("workspace.id must be a string", "workspace.id", IssueCode::Type),
        ("nested property auth must be either object or array", "auth", IssueCode::Type),
        ("connectionMode must be one of the following values: subscriber, shared", "connectionMode", IssueCode::OneOf),
        ("Too many contexts: 6 provided, maximum allowed is 5", "context", IssueCode::TooMany),
        ("Context 'tenant' Data is too large: 65KB exceeds 64KB limit", "context.tenant.data", IssueCode::TooLarge),
        ("Context 'tenant' Data is invalid: cannot serialize to JSON", "context.tenant.data", IssueCode::Type),
        ("Something new", "", IssueCode::Format),
    ];
    let list: Vec<_> = messages.iter().map(|(message, ..)| Json::from(*message).to_string()).collect();
    let body =
        format!(r#"{{"message":"Validation Error","errors":{{"general":{{"messages":[{}]}}}}}}"#, list.join(","));
    let found = error(422, &body).issues.expect("issues");
    let found: Vec<_> = found.iter().map(|issue| (issue.message.as_ref(), issue.path.join("."), issue.code)).collect();
    let expected: Vec<_> = messages.map(|(message, path, code)| (message, path.to_owned(), code)).into();
    assert_eq!(found, expected);
}

#[test]
fn issues_keyed_by_field_are_understood_too() {
    let issues = error(422, r#"{"errors":{"workspace.id":{"messages":["is strange"]}}}"#).issues.expect("issues");
    assert_eq!(issues[0].path, ["workspace", "id"]);
    // What it is keyed by is more exact than its first word.
    let issues = error(422, r#"{"errors":{"auth":{"messages":["it must be a string"]}}}"#).issues.expect("issues");
    assert_eq!((issues[0].path.join("."), issues[0].code), ("auth".to_owned(), IssueCode::Type));
}

#[test]
fn the_support_id_of_a_500_is_passed_on() {
    assert_eq!(error(500, r#"{"message":"Internal server error","errorId":"e-1"}"#).error_id.as_deref(), Some("e-1"));
    assert_eq!(error(500, "{}").error_id, None);
}

#[test]
fn words_that_only_begin_like_a_conflict_name_no_connection() {
    let body = r#"{"message":"Channel connection with identifier \"x\" is locked"}"#;
    assert_eq!(error(409, body).connection_identifier, None);
    let body = r#"{"message":"It \" already exists in environment \"e1\""}"#;
    assert_eq!(error(409, body).connection_identifier, None);
}

#[test]
fn an_idempotency_mismatch_has_no_issues() {
    let error = error(422, r#"{"message":"Request with key \"a-key\" is being reused for a different body"}"#);
    assert_eq!((error.code, error.issues), (NovuErrorCode::Unprocessable, None));
}

#[test]
fn the_wait_that_the_server_asks_for_is_in_milliseconds() {
    let wait = |value| answer(429, &[("Retry-After", value)], "{}").expect_err("an error").retry_after_ms;
    assert_eq!(wait("2"), Some(2_000.0));
    assert_eq!(wait("0"), Some(0.0));
    assert_eq!(wait("86400"), Some(86_400_000.0));
    for nonsense in ["", "-1", "1.5", "soon", "99999999999999999999"] {
        assert_eq!(wait(nonsense), None, "{nonsense}");
    }
}

#[test]
fn no_answer_leaves_the_outcome_open() {
    for (failure, code) in
        [(Failure::ConnectionFailed, NovuErrorCode::ConnectionFailed), (Failure::Timeout, NovuErrorCode::Timeout)]
    {
        let mut call = call();
        sent(&mut call);
        let error = done(call.failed(failure, None, 0)).expect_err("an error");
        assert_eq!((error.code, error.outcome, error.attempts, error.status), (code, Outcome::Unknown, 1, None));
    }
}

#[test]
fn a_body_that_breaks_off_counts_by_its_status() {
    let broken = |status| {
        let mut call = call();
        sent(&mut call);
        done(call.answered(HttpResponse { status, headers: Headers::default(), body: Body::Broken }, 0))
            .expect_err("an error")
    };
    assert_eq!((broken(201).code, broken(201).outcome), (NovuErrorCode::ConnectionFailed, Outcome::Unknown));
    assert_eq!((broken(404).code, broken(404).outcome), (NovuErrorCode::NotFound, Outcome::NotCreated));
}

#[test]
fn before_anything_was_sent_nothing_was_created() {
    let error = done(call().timeout()).expect_err("an error");
    assert_eq!((error.code, error.outcome, error.attempts), (NovuErrorCode::Timeout, Outcome::NotCreated, 0));
}

#[test]
fn a_status_that_is_no_final_one_leaves_the_outcome_open() {
    for status in [100, 103, 199, 600] {
        assert_eq!(error(status, "").outcome, Outcome::Unknown, "{status}");
    }
}

/// A call without a key, as a page makes it.
fn page_call() -> Call<crate::support::Value, impl FnMut(&mut [u8])> {
    let options = CallOptions { idempotency_key: "a-key".to_owned(), max_retries: 0, ..CallOptions::default() };
    Call::new(options, Box::new(creation()), |bytes: &mut [u8]| bytes.fill(7), 0)
}

#[test]
fn the_handlers_errors_are_understood() {
    let mut call = page_call();
    sent(&mut call);
    let body = r#"{"code":"validation","message":"workspace.id is required.","issues":[{"path":["workspace","id"],"code":"required","message":"workspace.id is required."}]}"#;
    let error = done(call.answered(response(422, &[], body), 1)).unwrap_err();
    assert_eq!((error.code, error.outcome), (NovuErrorCode::Unprocessable, Outcome::NotCreated));
    assert_eq!(error.message, "workspace.id is required.");
    let issues = error.issues.expect("issues");
    assert_eq!(issues[0].path, ["workspace", "id"]);
    assert_eq!(issues[0].code, IssueCode::Required);
}

#[test]
fn the_handlers_conflict_names_the_connection() {
    let mut call = page_call();
    sent(&mut call);
    let body = r#"{"code":"conflict","message":"It exists.","connectionIdentifier":"other"}"#;
    let error = done(call.answered(response(409, &[], body), 1)).unwrap_err();
    assert_eq!((error.code, error.connection_identifier.as_deref()), (NovuErrorCode::Conflict, Some("other")));
    assert_eq!(error.message, "It exists.");
}

#[test]
fn a_retrieval_tells_no_connection_from_no_answer() {
    let look = |status| {
        let options = CallOptions { max_retries: 0, ..CallOptions::default() };
        let wanted = Retrieve { identifier: "chconn_a".to_owned() };
        let mut call: Call<crate::support::Value, _> = Call::new(options, Box::new(wanted), |_: &mut [u8]| (), 0);
        assert!(sent(&mut call).url.ends_with("/chconn_a"));
        done(call.answered(response(status, &[], r#"{"identifier":"chconn_a"}"#), 1))
    };
    assert!(look(200).is_ok());
    let outcome = |status| look(status).map_err(|error| (error.code, error.outcome)).unwrap_err();
    assert_eq!(outcome(404), (NovuErrorCode::NotFound, Outcome::NotCreated));
    for status in [401, 403, 500, 302] {
        assert_ne!(outcome(status).0, NovuErrorCode::NotFound, "{status}");
    }
}
