use novu_channel_connections::import::{Done, FailureKind, Journal, LineOutcome, Source, failed_record};

use crate::support::settings;

fn file(bytes: u64, sha256: &str) -> Source {
    Source::File { bytes, sha256: sha256.to_owned() }
}

/// A journal that says this.
fn read(text: &str) -> Result<Journal, String> {
    let mut journal = Journal::default();
    for line in text.split_inclusive('\n') {
        journal.read(line.trim_end_matches('\n').as_bytes(), line.ends_with('\n'))?;
    }
    Ok(journal)
}

fn done(line: u32) -> String {
    Done { line, identifier: format!("import-{line}"), outcome: LineOutcome::Created }.record()
}

#[test]
fn what_is_done_is_read_back_and_what_failed_is_tried_again() {
    let settings = settings("--integration slack-prod");
    let text = Journal::default().beginning(&settings, &file(10, "aa"))
        + &done(1)
        + &failed_record(2, Some("import-2"), FailureKind::SubscriberMissing)
        + &done(3);
    let journal = read(&text).expect("a journal");
    assert_eq!(["import-1", "import-2", "import-3"].map(|identifier| journal.has(identifier)), [true, false, true]);
    assert_eq!((journal.count, journal.half_written), (2, 0));
    assert_eq!(journal.check_options(&settings), Ok(()));
    assert_eq!(journal.beginning(&settings, &file(20, "bb")), "{\"source\":{\"bytes\":20,\"sha256\":\"bb\"}}\n");
}

#[test]
fn a_journal_that_was_cut_anywhere_says_nothing_that_is_not_so() {
    let settings = settings("--integration slack-prod");
    let whole = Journal::default().beginning(&settings, &file(10, "aa")) + &done(1) + &done(2);
    for cut in 0..=whole.len() {
        let journal = read(&whole[..cut]).unwrap_or_else(|error| panic!("cut at {cut}: {error}"));
        let says = [1, 2].map(|line| journal.has(&format!("import-{line}")));
        let is_there = [1, 2].map(|line| whole[..cut].contains(&done(line)));
        assert_eq!(says, is_there, "cut at {cut}");
        // The next run ends the line and goes on.
        let more = whole[..cut].to_owned() + "\n" + &journal.beginning(&settings, &file(10, "aa")) + &done(7);
        let journal = read(&more).unwrap_or_else(|error| panic!("after a cut at {cut}: {error}"));
        assert!(journal.has("import-7"), "cut at {cut}");
    }
}

#[test]
fn another_file_is_no_journal_and_a_journal_of_other_options_or_lines_is_refused() {
    for text in ["{\"subscriberId\":\"user-1\"}\n", "hello\n", "{\"journal\":2,\"options\":{}}\nx\n"] {
        assert!(read(text).is_err() || text.contains("journal"), "{text}");
    }
    let first = settings("--integration slack-prod");
    let journal = read(&Journal::default().beginning(&first, &file(10, "aa"))).expect("a journal");
    let error = journal.check_options(&settings("--integration slack-dev")).expect_err("another option");
    assert!(error.starts_with("The journal is of a run with another --integration."), "{error}");
    assert!(journal.check_options(&settings("--integration slack-prod --upsert")).is_err());
    assert_eq!(journal.check_options(&settings("--integration slack-prod --rate 5 --json")), Ok(()));
    assert_eq!(journal.known_bytes(), Some(10));
    assert_eq!(journal.check_source(&file(10, "aa")), Ok(()));
    for other in [file(10, "bb"), Source::Folder { folder: "/store".to_owned() }] {
        assert!(journal.check_source(&other).is_err());
    }
}
