use novu_channel_connections::{
    client::{Body, Call, CallOptions, Failure, operations::Retrieve},
    error::{NovuErrorCode, Outcome},
    http::{Headers, HttpResponse},
};

use crate::support::{Value, answer, call, done, error, response, sent};

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
fn a_status_that_is_no_final_one_leaves_the_outcome_open() {
    for status in [100, 103, 199, 600] {
        assert_eq!(error(status, "").outcome, Outcome::Unknown, "{status}");
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
fn a_retrieval_tells_no_connection_from_no_answer() {
    let look = |status| {
        let options = CallOptions { max_retries: 0, ..CallOptions::default() };
        let wanted = Retrieve { identifier: "chconn_a".to_owned() };
        let mut call: Call<Value, _> = Call::new(options, Box::new(wanted), |_: &mut [u8]| (), 0);
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
