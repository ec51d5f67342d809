use novu_channel_connections::import::{OPTIONS, Settings, Template, help, is_key_option, wrong_arguments};

use crate::support::{settings, values};

#[test]
fn the_help_names_every_option_and_fits_a_screen() {
    let help = help();
    for option in OPTIONS {
        assert!(help.contains(&format!("--{} ", option.name)), "{}", option.name);
    }
    assert!(help.lines().count() <= 30, "{} lines", help.lines().count());
    assert_eq!(help.lines().find(|line| line.chars().count() > 100), None);
}

#[test]
fn what_is_left_out_has_the_default_that_the_help_says() {
    let settings = settings("");
    let (concurrency, timeout) = (settings.concurrency, settings.attempt_timeout_ms / 1_000);
    for (name, default) in [
        ("identifier-prefix", settings.identifier_prefix),
        ("server-url", settings.server_url),
        ("concurrency", concurrency.to_string()),
        ("timeout", timeout.to_string()),
    ] {
        let option = OPTIONS.iter().find(|option| option.name == name).expect("an option");
        assert!(option.help.ends_with(&format!("(default: {default})")), "{name}: {default}");
    }
}

#[test]
fn the_docs_say_how_often_a_line_is_tried() {
    let attempts = 1 + settings("").max_retries;
    assert_eq!(attempts, 9);
    assert!(include_str!("../../docs/import.md").contains("in nine attempts"));
}

#[test]
fn a_timeout_of_any_hundredths_is_whole_in_milliseconds() {
    for hundredths in 10..=30_000 {
        let option = format!("--timeout {}.{:02}", hundredths / 100, hundredths % 100);
        assert_eq!(settings(&option).attempt_timeout_ms, hundredths * 10, "{option}");
    }
}

#[test]
fn a_call_has_time_for_all_that_a_slow_rate_makes_its_requests_wait() {
    let ms = |options: &str| settings(options).timeout_ms;
    assert_eq!(ms(""), 600_000);
    // Two requests for each attempt; before each one, all calls that are under way send one.
    for (options, turn_ms) in [
        ("--rate 0.05", 16 * 20_000),
        ("--concurrency 256 --rate 1", 256 * 1_000),
        ("--concurrency 256 --rate 0.01", 256 * 100_000),
    ] {
        assert_eq!(ms(options), 600_000 + 2 * 9 * turn_ms, "{options}");
        assert!(ms(options) < i32::MAX.unsigned_abs(), "what a timer of JavaScript takes");
    }
}

#[test]
fn a_run_that_sends_tells_twenty_faults_and_others_tell_all() {
    assert_eq!(settings("").faults_told, Some(20));
    for all in ["--dry-run", "--json", "--dry-run --json"] {
        assert_eq!(settings(all).faults_told, None, "{all}");
    }
}

#[test]
fn a_wrong_option_is_named_with_what_it_must_be() {
    for (line, message) in [
        ("--subscriber {user", "--subscriber must be a text with members of a line in braces, like {team.id}."),
        ("--subscriber {}", "--subscriber must be"),
        ("--context tenant", "--context must be like tenant={team.id}"),
        ("--context a/b={x}", "--context must be like"),
        ("--context a={x} --context a={y}", "--context has the type a twice."),
        ("--identifier-prefix a/b", "--identifier-prefix must be 1 to 67 of"),
        ("--concurrency 0", "--concurrency must be a number from 1 to 256."),
        ("--concurrency 1.5", "--concurrency must be"),
        ("--rate fast", "--rate must be a number from 0.01 to 1000000."),
        ("--timeout NaN", "--timeout must be"),
        ("--server-url novu", "--server-url must be an http or https URL without user name"),
        ("--server-url http://novu.example", "--server-url must be https, since the secret key is sent there;"),
        ("--dry-run --print", "Give --dry-run or --print"),
    ] {
        let error = Settings::read(&values(line)).expect_err(line);
        assert!(error.starts_with(message), "{line}: {error}");
    }
}

#[test]
fn braces_have_a_counterpart_and_a_name_between_them() {
    for (text, is_template) in [
        ("{a}", true),
        ("org-{a.b}-{c}", true),
        ("plain", true),
        ("", false),
        ("a}", false),
        ("{a", false),
        ("{{a}}", false),
        ("{a.}", false),
        ("}{a}", false),
    ] {
        assert_eq!(Template::parse(text).is_some(), is_template, "{text}");
    }
}

#[test]
fn an_option_for_a_secret_key_is_known_however_it_is_written() {
    for option in [
        "--secret-key",
        "--secret-key=sk-bait",
        "-secret-key",
        "--secretKey",
        "--SECRET_KEY:sk-bait",
        "--api-key",
        "--apikey=x",
        "--novu-secret-key",
        "--NOVU_API_KEY=x",
        "--secret-key-sk-bait",
    ] {
        assert!(is_key_option(option), "{option}");
    }
    for other in ["--server-url", "secret-key.ndjson", "-", "--", "--identifier-prefix=api-key", "--api"] {
        assert!(!is_key_option(other), "{other}");
    }
}

#[test]
fn of_what_node_says_of_arguments_the_first_sentence_is_told() {
    for (reason, told) in [
        (
            "Unknown option '--a.b'. To specify a positional argument …",
            "Unknown option '--a.b'. --help has all options.",
        ),
        (
            "Option '--rate' argument is ambiguous.\nDid you forget …",
            "Option '--rate' argument is ambiguous. --help has all options.",
        ),
        ("Something", "Something. --help has all options."),
    ] {
        assert_eq!(wrong_arguments(reason), told);
    }
}
