use novu_channel_connections::{
    import::{CheckEnd, ErrorFacts, Failure, LineOutcome, Prepared, Run, Verdict},
    json::Json,
};

use crate::support::{request, settings};

/// A run over lines after its first check.
fn checked(options: &str, lines: &[String]) -> Run {
    let mut run = Run::new(settings(options));
    for (number, line) in (1..).zip(lines) {
        run.check(number, line.as_bytes(), None);
    }
    run.end_check().expect("lines");
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
    let noted = run.failed(1, lines[0].as_bytes(), &Failure::of_error(&error("unauthorized")));
    assert_eq!((noted.journal, noted.line, noted.stops), (None, None, true));
    assert_eq!((run.report.left(), run.report.exit_code()), (3, 2));
    assert_eq!(run.judge(1, &error("conflict")), None, "it is no longer being sent");
}

/// What is told of a line that is right and of so many that are wrong, and how the check ends.
fn told(options: &str, wrong: u32) -> (Vec<String>, CheckEnd) {
    let mut run = Run::new(settings(options));
    let mut told = run.check(1, request().to_string().as_bytes(), None);
    for number in 2..wrong + 2 {
        told.extend(run.check(number, b"{", None));
    }
    (told, run.end_check().expect("lines"))
}

#[test]
fn the_first_check_says_whether_the_command_goes_on() {
    for (options, wrong, exit_code, end) in [
        ("", 0, None, "1 line: 1 right.\n"),
        ("", 1, Some(2), "1 wrong. Nothing was sent. Mend these lines, or leave them out with --skip-invalid.\n"),
        ("--skip-invalid", 1, None, "2 lines: 1 right, 1 wrong.\n"),
        ("--dry-run", 0, Some(0), "1 line: 1 right.\n"),
        ("--dry-run", 1, Some(1), "2 lines: 1 right, 1 wrong.\n"),
        ("--dry-run --skip-invalid", 1, Some(1), "2 lines: 1 right, 1 wrong.\n"),
        ("--print", 0, None, "1 line: 1 right.\n"),
        (
            "--print",
            1,
            Some(2),
            "1 wrong. Nothing was printed. Mend these lines, or leave them out with --skip-invalid.\n",
        ),
        ("--print --skip-invalid", 1, None, "2 lines: 1 right, 1 wrong.\n"),
        ("--json", 0, None, ""),
        ("--json", 1, Some(2), "}\n"),
        ("--json --dry-run", 0, Some(0), "}\n"),
        ("--json --skip-invalid", 1, None, ""),
    ] {
        let (_, check) = told(options, wrong);
        assert_eq!(check.exit_code, exit_code, "{options}, {wrong} wrong");
        assert!(check.text.ends_with(end) && check.text.is_empty() == end.is_empty(), "{options}: {}", check.text);
    }
    let event: Json = serde_json::from_str(&told("--json", 1).1.text).expect("JSON");
    assert_eq!(event, serde_json::json!({ "event": "checked", "lines": 2, "wrong": 1, "duplicates": 0 }));
    assert_eq!(Run::new(settings("")).end_check(), Err("There are no lines to import.".to_owned()));
}

#[test]
fn people_are_told_twenty_faults_before_a_run_and_how_many_more_there_are() {
    let (lines, end) = told("", 22);
    assert_eq!((lines.len(), lines[0].starts_with("line 2: ")), (20, true));
    assert!(end.text.starts_with("… and 2 more; --dry-run tells all.\n23 lines: 1 right, 22 wrong."), "{}", end.text);
    assert!(!told("", 20).1.text.contains("more"));
    for all in ["--dry-run", "--json"] {
        let (lines, end) = told(all, 22);
        assert_eq!((lines.len(), end.text.contains("more;")), (22, false), "{all}");
    }
    assert!(told("--json", 1).0[0].starts_with("{\"event\":\"fault\",\"line\":2,"));
}
