use novu_channel_connections::import::{
    ErrorFacts, Failure, FailureKind, FaultCode, Halt, LineFault, LineOutcome, Progress, Report, Verdict,
};
use strum::VariantArray as _;

use crate::support::{meant, request, settings};

fn error(code: &str) -> ErrorFacts {
    ErrorFacts { code: code.to_owned(), message: "Novu said so.".to_owned(), ..ErrorFacts::default() }
}

fn kind(error: &ErrorFacts) -> FailureKind {
    Failure::of_error(error).kind
}

#[test]
fn a_connection_with_the_identifier_of_the_line_is_there() {
    let identity = meant(&request(), "").identity;
    let conflict =
        |identifier: &str| ErrorFacts { connection_identifier: Some(identifier.to_owned()), ..error("conflict") };
    assert_eq!(Verdict::of(&conflict(&identity.identifier), &identity), Verdict::There);
    let Verdict::Failed(failure) = Verdict::of(&conflict("chconn_other"), &identity) else {
        panic!("it is another one")
    };
    assert_eq!(failure.kind, FailureKind::OtherConnection);
    assert!(failure.kind.advice().contains("--upsert"));
}

#[test]
fn one_with_an_identifier_that_the_line_gave_is_asked_whose_it_is() {
    let mut line = request();
    line["identifier"] = "acme".into();
    let meant = meant(&line, "");
    let conflict = ErrorFacts { connection_identifier: Some("acme".to_owned()), ..error("conflict") };
    assert_eq!(Verdict::of(&conflict, &meant.identity), Verdict::LookUp);
    let mut found = serde_json::json!({
        "identifier": "acme", "integrationIdentifier": "slack-prod", "subscriberId": "user-1",
        "contextKeys": ["region:eu", "tenant:acme"], "workspace": { "id": "T1" },
    });
    assert_eq!(Verdict::of_found(&meant.body, &found), Verdict::There);
    found["subscriberId"] = "user-2".into();
    assert_eq!(Verdict::of_found(&meant.body, &found), Verdict::Failed(Failure::identifier_taken()));
}

#[test]
fn what_would_fail_for_all_lines_stops_the_run_at_once() {
    let not_found = |resource: &str| ErrorFacts { resource: Some(resource.to_owned()), ..error("not_found") };
    let later = ErrorFacts { retry_after_ms: Some(3_600_000.0), ..error("rate_limited") };
    for (error, stops) in [
        (error("unauthorized"), Halt::AtOnce),
        (error("forbidden"), Halt::AtOnce),
        (error("payment_required"), Halt::AtOnce),
        (error("redirected"), Halt::AtOnce),
        (error("configuration"), Halt::AtOnce),
        (error("not_found"), Halt::AtOnce),
        (not_found("integration"), Halt::AtOnce),
        (later, Halt::AtOnce),
        (not_found("subscriber"), Halt::No),
        (not_found("connection"), Halt::IfRepeated),
        (error("unprocessable"), Halt::No),
        (error("server_error"), Halt::IfRepeated),
        (error("timeout"), Halt::IfRepeated),
    ] {
        assert_eq!(kind(&error).halt(), stops, "{error:?}");
    }
    let mut report = Report::of(10);
    assert!(report.add_failed(1, &Failure::of_error(&error("unauthorized")), 16));
    assert_eq!((report.exit_code(), report.left(), report.all_failed()), (2, 10, 0), "nothing had begun");
    report.add(LineOutcome::Created);
    assert_eq!(report.exit_code(), 1);
}

#[test]
fn an_outage_stops_the_run_and_a_few_lost_answers_do_not() {
    let failure = Failure::of_error(&error("server_error"));
    let mut report = Report::of(1_000);
    for number in 1..=47 {
        assert!(!report.add_failed(number, &failure, 16));
    }
    report.add(LineOutcome::There);
    for number in 48..=94 {
        assert!(!report.add_failed(number, &failure, 16));
    }
    assert!(report.add_failed(95, &failure, 16));
    let text = report.text(&settings("--journal import.journal --failed failed.ndjson"));
    assert!(text.contains("Stopped: no useful answer. Novu said so.\n"), "{text}");
    assert!(
        text.contains("904 lines not tried. Give the same command again: it goes on from here, by the journal."),
        "{text}"
    );
}

#[test]
fn the_report_has_a_row_for_each_kind_with_the_first_lines_and_what_to_do() {
    let mut report = Report::of(1_012);
    for number in 0..1_000 {
        report.add([LineOutcome::Created, LineOutcome::There][usize::from(number % 100 == 0)]);
    }
    for number in 1..=12 {
        let facts = ErrorFacts { resource: Some("subscriber".to_owned()), ..error("not_found") };
        report.add_failed(number * 1_000, &Failure::of_error(&facts), 16);
    }
    assert_eq!(report.exit_code(), 1);
    assert_eq!(
        report.text(&settings("--journal import.journal --failed failed.ndjson")),
        "1,000 of 1,012 connections there (990 created, 10 were there).\n\
         \n\
         12 lines failed:\n  \
           12  no such subscriber  line 1,000; 2,000; 3,000; 4,000; 5,000; …\n      \
               Novu said so.\n      \
               Create these subscribers in Novu first.\n\
         \n\
         The lines that failed are in failed.ndjson, with their tokens. To try them again, import that file.\n"
    );
    assert!(report.json().starts_with("{\"event\":\"summary\",\"lines\":1012,\"created\":990,"), "{}", report.json());
}

#[test]
fn lines_whose_requests_were_printed_are_not_there_and_are_not_left() {
    let mut report = Report::of(3);
    report.add_printed();
    report.add_printed();
    assert_eq!((report.all_there(), report.left(), report.exit_code()), (0, 1, 1));
    report.add_printed();
    assert_eq!((report.all_there(), report.left(), report.exit_code()), (0, 0, 0));
    assert_eq!(report.text(&settings("--print")), "3 of 3 requests printed.\n");
    assert!(report.json().contains("\"there\":0,\"before\":0,\"printed\":3,"), "{}", report.json());
}

#[test]
fn the_message_of_a_failure_is_cut() {
    let long = ErrorFacts { message: "x".repeat(2_000), ..error("unprocessable") };
    let failure = Failure::of_error(&long);
    assert_eq!(failure.message.chars().count(), 501, "with the sign that there is more");
    assert_eq!(Verdict::of(&long, &meant(&request(), "").identity), Verdict::Failed(failure));
}

#[test]
fn failed_lines_and_dead_letters_are_counted_alike() {
    let mut report = Report::default();
    for (number, line) in [
        "{\"error\":{\"kind\":\"other_connection\",\"message\":\"m\"}}",
        "{\"id\":\"1\",\"code\":\"conflict\",\"connectionIdentifier\":\"chconn_1\"}",
        "{\"id\":\"2\",\"code\":\"validation\"}",
        "{\"workspace\":{},\"auth\":{\"accessToken\":\"xoxb-bait\"}}",
        "",
    ]
    .iter()
    .enumerate()
    {
        report.read_failed(u32::try_from(number).expect("small") + 1, line.as_bytes());
    }
    let table = report.table();
    for row in
        ["4 lines failed:", "2  another connection is in the way  line 1; 2", "1  not valid", "1  no useful answer"]
    {
        assert!(table.contains(row), "{table}");
    }
    assert!(!table.contains("bait"));
}

#[test]
fn progress_tells_rate_and_time_left() {
    let (mut progress, mut report) = (Progress::default(), Report::of(100_000));
    progress.rate(0.0, 0);
    (0..12_000).for_each(|_| report.add(LineOutcome::Created));
    let rate = progress.rate(10_000.0, 12_000);
    assert_eq!(report.progress(rate), "12,000 of 100,000 (12 %) · 1200 a second · 1 min 13 s left · 0 failed");
    assert!(report.progress_json(rate).contains("\"rate\":1200.0"), "{}", report.progress_json(rate));
}

#[test]
fn every_kind_of_failure_has_a_title_and_advice() {
    let titles: std::collections::BTreeSet<_> = FailureKind::VARIANTS.iter().map(|kind| kind.title()).collect();
    assert_eq!(titles.len(), FailureKind::VARIANTS.len());
    assert!(FailureKind::VARIANTS.iter().all(|kind| kind.advice().ends_with('.')));
}

#[test]
fn a_fault_names_line_and_place_once() {
    let fault = |place: &str, message: &'static str| LineFault {
        code: FaultCode::Invalid,
        place: place.to_owned(),
        message: message.into(),
    };
    let required = fault("auth.accessToken", "auth.accessToken is required.");
    assert_eq!(required.text(1_017, None), "line 1,017: auth.accessToken is required.");
    let context = fault("context", "A context must be an id.");
    assert_eq!(context.text(2, None), "line 2, context: A context must be an id.");
    assert_eq!(fault("", "No.").text(2, Some("E1-T1")), "folder E1-T1: No.");
    assert_eq!(
        context.json(2, None),
        r#"{"event":"fault","line":2,"code":"invalid","place":"context","message":"A context must be an id."}"#
    );
    assert!(context.json(2, Some("E1-T1")).contains(r#""folder":"E1-T1""#));
}
