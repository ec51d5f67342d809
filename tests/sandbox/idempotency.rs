use novu_channel_connections::{
    http::{Headers, HttpRequest, HttpResponse},
    sandbox::{Idempotency, Options, Sandbox},
};

use crate::{NOW, body, fresh, get, json, messages, post, text};

const DAY: u64 = 24 * 60 * 60 * 1_000;

fn sandbox(processing_ms: u64) -> Sandbox {
    Sandbox::new(Options { idempotency: Some(Idempotency { processing_ms }), ..Options::default() })
}

fn keyed(key: &str, body: &str) -> HttpRequest {
    let mut request = post(body);
    request.headers.push("Idempotency-Key", key.to_owned());
    request
}

fn subscriber(id: &str) -> String {
    body(&format!(r#""subscriberId":"{id}""#))
}

/// Status, message, and the headers that idempotency adds.
fn outcome(response: &HttpResponse<String>) -> (u16, String, Vec<(&str, &str)>) {
    let headers = response.headers.iter().filter(|(name, _)| *name != "Content-Type").collect();
    (response.status, messages(response).join(" | "), headers)
}

#[test]
fn a_repeated_request_gets_the_answer_of_the_first() {
    let mut sandbox = sandbox(0);
    let request = keyed("key-1", &subscriber("user-1"));
    let first = sandbox.handle(&request, NOW);
    assert_eq!(outcome(&first), (201, String::new(), vec![("Idempotency-Key", "key-1")]));
    let again = sandbox.handle(&request, NOW + DAY - 1);
    assert_eq!(
        outcome(&again),
        (201, String::new(), vec![("Idempotency-Key", "key-1"), ("Idempotency-Replay", "true")])
    );
    assert_eq!(again.body, first.body);
    assert_eq!(sandbox.connections().len(), 1);
}

#[test]
fn a_refusal_is_kept_even_when_its_reason_is_gone() {
    let mut sandbox = sandbox(0);
    let taken = subscriber("user-1");
    sandbox.handle(&post(&taken), NOW);
    for body in [taken.as_str(), "{}", r#"{"integrationIdentifier":"","subscriberId":"u","workspace":[],"auth":[]}"#] {
        let request = keyed(body, body);
        let first = sandbox.handle(&request, NOW);
        let again = sandbox.handle(&request, NOW + 1);
        assert_eq!((again.status, messages(&again)), (first.status, messages(&first)));
        assert_eq!(again.headers.get("Idempotency-Replay"), Some("true"), "{body}");
        // It is written anew for the request that it answers.
        assert_ne!(text(&json(&again), "timestamp"), text(&json(&first), "timestamp"));
    }
}

#[test]
fn a_failure_is_kept_with_a_new_id() {
    let mut sandbox = sandbox(0);
    let request = keyed("key-1", r#"{"x":{"constructor":1}}"#);
    let [first, again] = [0, 1].map(|_| sandbox.handle(&request, NOW));
    assert_eq!((first.status, again.status), (500, 500));
    assert_ne!(text(&json(&first), "errorId"), text(&json(&again), "errorId"));
    assert_eq!(again.headers.get("Idempotency-Replay"), Some("true"));
}

#[test]
fn after_a_day_a_key_is_new() {
    let mut sandbox = sandbox(0);
    let request = keyed("key-1", &subscriber("user-1"));
    sandbox.handle(&request, NOW);
    let later = sandbox.handle(&request, NOW + DAY);
    assert_eq!((later.status, later.headers.get("Idempotency-Replay")), (409, None));
}

#[test]
fn another_body_with_the_same_key_is_refused() {
    let mut sandbox = sandbox(0);
    sandbox.handle(&keyed("key-1", r#"{"a":1,"b":2}"#), NOW);
    let reused = sandbox.handle(&keyed("key-1", r#"{"b":2,"a":1}"#), NOW);
    assert_eq!(
        outcome(&reused),
        (
            422,
            "Request with key \"key-1\" is being reused for a different body".into(),
            vec![("Idempotency-Key", "key-1"), ("Link", "https://docs.novu.co/additional-resources/idempotency")]
        )
    );
    assert_eq!(text(&json(&reused), "error"), "Unprocessable Entity");
    assert_eq!(json(&reused).get("errors"), None);
    // What is compared is the value, not the text.
    assert_eq!(
        sandbox.handle(&keyed("key-1", " { \"a\": 1, \"b\": 2 } "), NOW).headers.get("Idempotency-Replay"),
        Some("true")
    );
}

#[test]
fn while_a_request_is_processed_its_repetition_has_to_wait() {
    let mut sandbox = sandbox(1_500);
    let request = keyed("key-1", &subscriber("user-1"));
    assert_eq!(sandbox.handle(&request, NOW).status, 201);
    for body in [subscriber("user-1"), "{}".into()] {
        assert_eq!(
            outcome(&sandbox.handle(&keyed("key-1", &body), NOW + 1_499)),
            (
                409,
                "Request with key \"key-1\" is currently being processed. Please retry after 1 second".into(),
                vec![
                    ("Idempotency-Key", "key-1"),
                    ("Retry-After", "1"),
                    ("Link", "https://docs.novu.co/additional-resources/idempotency")
                ]
            )
        );
    }
    assert_eq!(sandbox.handle(&request, NOW + 1_500).status, 201);
}

#[test]
fn after_five_minutes_a_request_counts_as_being_processed_no_more() {
    let mut sandbox = sandbox(2 * DAY);
    let request = keyed("key-1", &subscriber("user-1"));
    let conflicts = [0, 299_999, 300_000].map(|time| {
        let response = sandbox.handle(&request, NOW + time);
        (response.status, response.headers.get("Retry-After").is_some())
    });
    // Handled anew, the last one meets the connection of the first.
    assert_eq!(conflicts, [(201, false), (409, true), (409, false)]);
}

#[test]
fn a_key_is_refused_only_if_it_is_too_long() {
    let mut sandbox = sandbox(0);
    let longest = "k".repeat(255);
    assert_eq!(sandbox.handle(&keyed(&longest, &subscriber("user-1")), NOW).status, 201);
    let message = format!("idempotencyKey \"{longest}k\" has exceeded the maximum allowed length of 255 characters");
    let too_long = sandbox.handle(&keyed(&format!("{longest}k"), &subscriber("user-2")), NOW);
    assert_eq!(outcome(&too_long), (400, message, vec![]));
}

#[test]
fn what_comes_before_is_not_kept() {
    let mut sandbox = sandbox(0);
    assert_eq!(sandbox.handle(&keyed("key-1", "{"), NOW).status, 400);
    let mut anonymous = keyed("key-1", &subscriber("user-1"));
    anonymous.headers = Headers::from_iter([("Idempotency-Key", "key-1"), ("Content-Type", "application/json")]);
    let refused = sandbox.handle(&anonymous, NOW);
    assert_eq!((refused.status, refused.headers.get("Idempotency-Key")), (401, None));
    assert_eq!(sandbox.handle(&keyed("key-1", &subscriber("user-1")), NOW).status, 201);
}

#[test]
fn a_key_is_ignored_where_it_is_empty_where_nothing_is_created_and_by_default() {
    let mut switched_on = sandbox(0);
    let mut read = get("conn-1");
    read.headers.push("Idempotency-Key", "key-1");
    for request in [read, keyed("", "{}")] {
        for _ in 0..2 {
            let response = switched_on.handle(&request, NOW);
            assert_eq!(
                (response.headers.get("Idempotency-Key"), response.headers.get("Idempotency-Replay")),
                (None, None)
            );
        }
    }
    let mut switched_off = fresh();
    let request = keyed("key-1", &subscriber("user-1"));
    assert_eq!([0, 1].map(|_| switched_off.handle(&request, NOW).status), [201, 409]);
    assert_eq!(switched_off.handle(&request, NOW).headers.get("Idempotency-Key"), None);
}

#[test]
fn a_reset_forgets_the_keys() {
    let mut sandbox = sandbox(0);
    let request = keyed("key-1", &subscriber("user-1"));
    sandbox.handle(&request, NOW);
    sandbox.reset();
    assert_eq!(sandbox.handle(&request, NOW).headers.get("Idempotency-Replay"), None);
}
