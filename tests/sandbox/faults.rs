use novu_channel_connections::{
    http::{Headers, HttpResponse},
    sandbox::{Delivery, FaultKind, Options, Sandbox},
};

use crate::{NOW, body, get, messages, post, text};

fn read(json: &str) -> Result<Options, String> {
    Options::from_json(&serde_json::from_str(json).expect("the test's JSON"))
}

fn sandbox(faults: &str) -> Sandbox {
    with_options(&format!(r#"{{"faults":{faults}}}"#))
}

fn with_options(json: &str) -> Sandbox {
    match read(json) {
        Ok(options) => Sandbox::new(options),
        Err(fault) => panic!("{json}: {fault}"),
    }
}

fn creation() -> novu_channel_connections::http::HttpRequest {
    post(&body(r#""identifier":"conn-1","subscriberId":"user-1""#))
}

/// A kind as it stands in the options.
fn name(kind: FaultKind) -> String {
    serde_json::to_value(kind).ok().and_then(|name| name.as_str().map(String::from)).expect("a text")
}

/// The statuses of the recorded requests.
fn recorded(sandbox: &mut Sandbox) -> Vec<u16> {
    sandbox.requests().iter().map(|record| record.status).collect()
}

/// What goes wrong with each of so many requests: a letter of its kind, or a dot.
fn kinds(sandbox: &mut Sandbox, requests: usize) -> String {
    let kind = |kind: FaultKind| name(kind).chars().next().expect("a letter");
    (0..requests).map(|_| sandbox.deliver(&get("x"), NOW).1.map_or('.', kind)).collect()
}

#[test]
fn without_faults_what_is_delivered_is_the_answer() {
    let expected = sandbox("[]").handle(&creation(), NOW);
    assert_eq!(sandbox("[]").deliver(&creation(), NOW), (Delivery::Answer { response: expected, delay_ms: 0 }, None));
}

#[test]
fn a_request_that_is_dropped_before_leaves_no_trace() {
    let mut sandbox = sandbox(r#"[{"kind":"drop-before"}]"#);
    assert_eq!(sandbox.deliver(&creation(), NOW), (Delivery::Broken, Some(FaultKind::DropBefore)));
    assert!(sandbox.connections().is_empty() && sandbox.requests().is_empty());
}

#[test]
fn what_is_dropped_after_stalls_or_is_truncated_has_been_handled_and_recorded() {
    for kind in [FaultKind::DropAfter, FaultKind::Stall, FaultKind::Truncate, FaultKind::Delay] {
        let ms = if kind == FaultKind::Delay { r#","ms":1"# } else { "" };
        let mut sandbox = sandbox(&format!(r#"[{{"kind":"{}"{ms}}}]"#, name(kind)));
        let (delivery, fault) = sandbox.deliver(&creation(), NOW);
        let arrives = match delivery {
            Delivery::Answer { response, delay_ms } => format!("{} after {delay_ms} ms", response.status),
            Delivery::Beginning { response } => format!("{} in part", response.status),
            Delivery::Broken => "broken".into(),
            Delivery::Silence => "silence".into(),
        };
        let expected = match kind {
            FaultKind::DropAfter => "broken",
            FaultKind::Stall => "silence",
            FaultKind::Truncate => "201 in part",
            _ => "201 after 1 ms",
        };
        assert_eq!((arrives.as_str(), fault), (expected, Some(kind)));
        assert_eq!((sandbox.connections().len(), recorded(&mut sandbox)), (1, vec![201]), "{kind:?}");
    }
}

#[test]
fn a_truncated_answer_is_half_of_it() {
    let whole = sandbox("[]").handle(&creation(), NOW);
    let (Delivery::Beginning { response: half }, _) = sandbox(r#"[{"kind":"truncate"}]"#).deliver(&creation(), NOW)
    else {
        panic!("no beginning")
    };
    assert_eq!((half.status, &half.headers), (whole.status, &whole.headers));
    assert!(whole.body.starts_with(&half.body) && half.body.len() == whole.body.len() / 2);
    // Half of these is in the middle of a character.
    for name in ["é", "éé", "😀", "a😀", "aa😀", "aaa😀"] {
        let mut sandbox = sandbox(r#"[{"kind":"truncate"}]"#);
        let (delivery, _) = sandbox.deliver(&post(&body(&format!(r#""subscriberId":"{}""#, name.repeat(400)))), NOW);
        assert!(matches!(delivery, Delivery::Beginning { .. }), "{name}");
    }
}

#[test]
fn where_there_is_no_body_a_truncated_answer_is_a_broken_connection() {
    let mut sandbox = sandbox(r#"[{"kind":"truncate","on":2}]"#);
    sandbox.deliver(&creation(), NOW);
    let delete = crate::request(novu_channel_connections::http::Method::Delete, "/v1/channel-connections/conn-1", None);
    assert_eq!(sandbox.deliver(&delete, NOW), (Delivery::Broken, Some(FaultKind::Truncate)));
    assert_eq!((sandbox.connections(), recorded(&mut sandbox)), (vec![], vec![201, 204]));
}

#[test]
fn a_status_is_answered_instead_and_recorded() {
    let mut sandbox = sandbox(
        r#"[{"kind":"status","status":503,"headers":{"Retry-After":"2"},"body":"<h1>Down</h1>","on":1},
            {"kind":"status","status":429,"headers":[["retry-after","0"],["Content-Type","text/x"]],"body":{"a":[1]},"on":2},
            {"kind":"status","status":502,"body":{"message":"no"},"on":3},
            {"kind":"status","status":204}]"#,
    );
    for (status, headers, body) in [
        (503, &[("Retry-After", "2")][..], "<h1>Down</h1>"),
        (429, &[("retry-after", "0"), ("Content-Type", "text/x")][..], r#"{"a":[1]}"#),
        (502, &[("Content-Type", "application/json")][..], r#"{"message":"no"}"#),
        (204, &[][..], ""),
    ] {
        let response =
            HttpResponse { status, headers: headers.iter().copied().collect::<Headers>(), body: body.into() };
        assert_eq!(
            sandbox.deliver(&creation(), NOW),
            (Delivery::Answer { response, delay_ms: 0 }, Some(FaultKind::Status))
        );
    }
    assert_eq!((sandbox.connections(), recorded(&mut sandbox)), (vec![], vec![503, 429, 502, 204]));
    assert!(!format!("{:?}", sandbox.requests()).contains("access-token-1"));
}

#[test]
fn a_fault_meets_the_requests_of_its_numbers_and_the_first_that_applies_is_used() {
    let faults = r#"[{"kind":"stall","on":[2,5]},{"kind":"truncate","on":2},{"kind":"truncate","on":[4,7]},{"kind":"drop-after","on":[]}]"#;
    let mut sandbox = sandbox(faults);
    assert_eq!(kinds(&mut sandbox, 8), ".s.ts.t.");
    assert_eq!(kinds(&mut sandbox, 8), "........");
}

#[test]
fn without_numbers_and_probability_it_meets_every_request() {
    assert_eq!(kinds(&mut sandbox(r#"[{"kind":"stall","on":2},{"kind":"truncate"}]"#), 4), "tstt");
}

#[test]
fn a_reset_counts_and_rolls_anew() {
    let mut sandbox = with_options(r#"{"seed":3,"faults":[{"kind":"stall","on":1},{"kind":"truncate","p":0.5}]}"#);
    let first = kinds(&mut sandbox, 40);
    assert_ne!(kinds(&mut sandbox, 40), first);
    sandbox.reset();
    assert_eq!(kinds(&mut sandbox, 40), first);
}

#[test]
fn a_probability_is_met_and_repeats_with_the_seed() {
    let faults = |seed: u64, p: &str| {
        kinds(&mut with_options(&format!(r#"{{"seed":{seed},"faults":[{{"kind":"stall","p":{p}}}]}}"#)), 2_000)
    };
    assert_eq!(faults(1, "0.25"), faults(1, "0.25"));
    assert_ne!(faults(1, "0.25"), faults(2, "0.25"));
    for seed in 0..5 {
        assert_eq!((faults(seed, "0"), faults(seed, "1")), (".".repeat(2_000), "s".repeat(2_000)));
        let met = faults(seed, "0.25").matches('s').count();
        // 500 on average; five standard deviations of 19.4.
        assert!((403..=597).contains(&met), "{met} with the seed {seed}");
    }
}

#[test]
fn faults_leave_the_identifiers_of_a_seed_as_they_are() {
    let identifier = |faults: &str| {
        let mut sandbox = with_options(&format!(r#"{{"seed":5,"faults":{faults}}}"#));
        sandbox.deliver(&post(&body(r#""subscriberId":"user-1""#)), NOW);
        text(&sandbox.connections()[0], "identifier")
    };
    assert_eq!(identifier("[]"), identifier(r#"[{"kind":"drop-after","p":0.9}]"#));
}

#[test]
fn a_delayed_request_is_in_progress_until_its_answer() {
    let mut sandbox = with_options(r#"{"idempotency":true,"faults":[{"kind":"delay","ms":3000,"on":1}]}"#);
    let mut request = creation();
    request.headers.push("Idempotency-Key", "key-1");
    let mut deliver = |time| match sandbox.deliver(&request, NOW + time).0 {
        Delivery::Answer { response, delay_ms } => (response, delay_ms),
        other => panic!("{other:?}"),
    };
    let (first, delay) = deliver(0);
    assert_eq!((first.status, delay), (201, 3_000));
    let (early, _) = deliver(2_999);
    let message = "Request with key \"key-1\" is currently being processed. Please retry after 1 second";
    assert_eq!(
        (early.status, messages(&early), early.headers.get("Retry-After")),
        (409, vec![message.into()], Some("1"))
    );
    let (replay, delay) = deliver(3_000);
    assert_eq!((replay.status, &replay.body, delay), (201, &first.body, 0));
    assert_eq!(replay.headers.get("Idempotency-Replay"), Some("true"));
}

#[test]
fn only_the_delayed_request_takes_longer() {
    let mut sandbox = with_options(r#"{"idempotency":true,"faults":[{"kind":"delay","ms":3000,"on":1}]}"#);
    sandbox.deliver(&get("x"), NOW);
    let mut request = creation();
    request.headers.push("Idempotency-Key", "key-1");
    let statuses = [0, 1].map(|_| match sandbox.deliver(&request, NOW).0 {
        Delivery::Answer { response, delay_ms: 0 } => response.status,
        other => panic!("{other:?}"),
    });
    assert_eq!(statuses, [201, 201]);
}

#[test]
fn a_wrong_fault_is_named_with_its_place_and_what_it_must_be_and_its_value_is_not_shown() {
    for (fault, problem) in [
        ("5", ".kind must be one of drop-before, drop-after, delay, stall, truncate, status."),
        ("{}", ".kind must be one of "),
        (r#"{"kind":"nv-secret"}"#, ".kind must be one of "),
        (r#"{"kind":5}"#, ".kind must be one of "),
        (r#"{"kind":"stall","on":0}"#, ".on must be the number of a request, or a list of such numbers"),
        (r#"{"kind":"stall","on":1.5}"#, ".on must be "),
        (r#"{"kind":"stall","on":"nv-secret"}"#, ".on must be "),
        (r#"{"kind":"stall","on":[1,-1]}"#, ".on must be "),
        (r#"{"kind":"stall","on":[1,0]}"#, ".on must be "),
        (r#"{"kind":"stall","on":null}"#, ".on must be "),
        (r#"{"kind":"stall","p":1.1}"#, ".p must be a number from 0 to 1."),
        (r#"{"kind":"stall","p":-0.1}"#, ".p must be "),
        (r#"{"kind":"stall","p":null}"#, ".p must be "),
        (r#"{"kind":"stall","p":"nv-secret"}"#, ".p must be "),
        (r#"{"kind":"stall","on":1,"p":1}"#, " must have on or p, not both"),
        (r#"{"kind":"stall","ms":5}"#, " must have no other members than a \"stall\" has: kind, on, p."),
        (
            r#"{"kind":"delay","ms":5,"nv-secret":500}"#,
            " must have no other members than a \"delay\" has: kind, on, p, ms.",
        ),
        (r#"{"kind":"stall","body":"nv-secret"}"#, " must have no other members than a \"stall\" has: "),
        (r#"{"kind":"status","status":500,"header":{}}"#, " must have no other members than a \"status\" has: "),
        (r#"{"kind":"delay"}"#, ".ms must be a whole number of milliseconds, at most 2147483647."),
        (r#"{"kind":"delay","ms":2147483648}"#, ".ms must be "),
        (r#"{"kind":"delay","ms":-1}"#, ".ms must be "),
        (r#"{"kind":"status"}"#, ".status must be a whole number from 200 to 599."),
        (r#"{"kind":"status","status":199}"#, ".status must be "),
        (r#"{"kind":"status","status":600}"#, ".status must be "),
        (r#"{"kind":"status","status":65736}"#, ".status must be "),
        (r#"{"kind":"status","status":500,"headers":5}"#, ".headers must be what the Headers constructor takes."),
        (r#"{"kind":"status","status":500,"headers":{"a b":"nv-secret"}}"#, ".headers must be "),
        (r#"{"kind":"status","status":500,"headers":{"":"c"}}"#, ".headers must be "),
        (r#"{"kind":"status","status":500,"headers":{"a":"nv-secret\n"}}"#, ".headers must be "),
        (r#"{"kind":"status","status":500,"headers":{"a":"€"}}"#, ".headers must be "),
        (r#"{"kind":"status","status":500,"headers":{"a":5}}"#, ".headers must be "),
        (r#"{"kind":"status","status":500,"headers":[["a"]]}"#, ".headers must be "),
        (
            r#"{"kind":"status","status":204,"body":"nv-secret"}"#,
            ".body must be left out: an answer with the status 204 has none.",
        ),
    ] {
        let got = read(&format!(r#"{{"faults":[{{"kind":"stall"}},{fault}]}}"#)).err().unwrap_or_default();
        assert!(got.starts_with(&format!("faults[1]{problem}")) && !got.contains("nv-secret"), "{fault}: {got}");
    }
    for faults in [r#"{"kind":"stall"}"#, r#""nv-secret""#] {
        let got = read(&format!(r#"{{"faults":{faults}}}"#)).err();
        let problem = "faults must be a list, like [{ kind: \"drop-after\", on: 1 }].";
        assert_eq!(got.as_deref(), Some(problem), "{faults}");
    }
}
