use novu_channel_connections::{
    import::{ErrorFacts, Failure, LineOutcome, Prepared, Run, Verdict},
    json::Json,
};

use crate::support::{request, settings};

/// A run over lines after its first check.
fn checked(options: &str, lines: &[String]) -> Run {
    let mut run = Run::new(settings(options));
    for (number, line) in (1..).zip(lines) {
        run.check(number, line.as_bytes());
    }
    run.end_check();
    run
}

fn lines() -> [String; 3] {
    let mut other = request();
    other["subscriberId"] = "user-2".into();
    [request(), request(), other].map(|line| line.to_string())
}

fn error(code: &str) -> ErrorFacts {
    ErrorFacts { code: code.to_owned(), ..ErrorFacts::default() }
}

#[test]
fn a_line_is_sent_once_and_what_repeats_it_fails() {
    let lines = lines();
    let mut run = checked("--skip-invalid", &lines);
    let [Prepared::Send(body), Prepared::Failed(failed), Prepared::Send(_)] =
        [1, 2, 3].map(|number| run.prepare(number, lines[number as usize - 1].as_bytes()))
    else {
        panic!("the second is a duplicate of the first")
    };
    let body: Json = serde_json::from_str(&body).expect("JSON");
    let record = run.done(1, LineOutcome::Created);
    assert!(record.contains(body["identifier"].as_str().expect("a text")) && !record.contains("bait"), "{record}");
    assert!(failed.journal.is_some_and(|record| record.contains("\"failed\":\"invalid\"") && !record.contains("bait")));
    assert!(failed.line.is_some_and(|line| line.contains("bait")), "the file of failures has the tokens");
    assert_eq!((run.report.all_there(), run.report.all_failed(), run.report.left()), (1, 1, 1));

    // The next run knows the first from the journal.
    let mut next = checked("--skip-invalid", &lines);
    for line in ["{\"journal\":1,\"options\":{}}", record.trim_end()] {
        next.journal.read(line.as_bytes(), true).expect("a journal");
    }
    assert_eq!(next.prepare(1, lines[0].as_bytes()), Prepared::Nothing);
    assert!(matches!(next.prepare(3, lines[2].as_bytes()), Prepared::Send(_)));
}

#[test]
fn a_line_that_failed_for_a_reason_that_is_not_its_own_counts_as_not_tried() {
    let lines = lines();
    let mut run = checked("--skip-invalid", &lines);
    run.prepare(1, lines[0].as_bytes());
    assert!(matches!(run.judge(1, &error("unauthorized")), Some(Verdict::Failed(_))));
    let noted = run.failed(1, lines[0].as_bytes(), &Failure::of_letter(&error("unauthorized")));
    assert_eq!((noted.journal, noted.line, noted.stops), (None, None, true));
    assert_eq!((run.report.left(), run.report.exit_code()), (3, 2));
    assert_eq!(run.judge(1, &error("conflict")), None, "it is no longer being sent");
}
