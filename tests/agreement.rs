//! The client and the server judge the same: what the client lets pass, the server takes; what the server refuses, the
//! client has refused, but for a few places where it is stricter.

#![cfg(not(target_arch = "wasm32"))]

use novu_channel_connections::{
    http::{Headers, HttpRequest, HttpResponse, Method},
    json::Json,
    sandbox::{Options, Sandbox},
    validation::{IssueCode, ValidationIssue, validate},
};
use proptest::{prelude::*, sample::select, strategy::Union};

const ANY: &[&str] = &[
    "null",
    "true",
    "false",
    "0",
    "7",
    "\"\"",
    "\"text\"",
    "\"a b\"",
    "\"nvsk.x\"",
    "\"\\ud800\"",
    "[]",
    "[\"x\"]",
    "[{\"id\":\"T\",\"accessToken\":\"t\"}]",
    "{}",
    "{\"id\":\"x\"}",
    "{\"accessToken\":\"t\"}",
    "{\"constructor\":1}",
    "{\"constructor\":0}",
];

/// Any value, or more often one that fits.
fn value(fitting: &'static [&'static str]) -> Union<BoxedStrategy<String>> {
    let texts = |list: &'static [&'static str]| select(list).prop_map(str::to_owned).boxed();
    Union::new_weighted(vec![(4, texts(fitting)), (1, texts(ANY))])
}

fn text() -> Union<BoxedStrategy<String>> {
    value(&["\"x\"", "\"user-1\"", "\"Ä ö\""])
}

/// An object of some of these members.
fn object(members: Vec<(&'static str, BoxedStrategy<String>)>) -> BoxedStrategy<String> {
    let some: Vec<_> = members
        .into_iter()
        .map(|(name, value)| {
            (prop::bool::weighted(0.8), value)
                .prop_map(move |(is_there, value)| is_there.then(|| format!("\"{name}\":{value}")))
        })
        .collect();
    some.prop_map(|members| format!("{{{}}}", members.into_iter().flatten().collect::<Vec<_>>().join(","))).boxed()
}

fn context() -> BoxedStrategy<String> {
    let name = select(vec!["tenant", "region", "a b", "", "toString", "constructor", "__proto__", "x:y"]);
    let data = value(&["{\"a\":1}", "[1]", "{\"deep\":{\"constructor\":\"x\"}}"]);
    let rich =
        object(vec![("id", value(&["\"acme\"", "\"a.b\""]).boxed()), ("data", data.boxed()), ("more", text().boxed())]);
    let value = Union::new_weighted(vec![(2, value(&["\"acme\""]).boxed()), (1, rich)]);
    prop::collection::vec((name, value), 0..7)
        .prop_map(|members| {
            let members: Vec<_> = members.iter().map(|(name, value)| format!("\"{name}\":{value}")).collect();
            format!("{{{}}}", members.join(","))
        })
        .boxed()
}

fn request() -> BoxedStrategy<String> {
    let workspace = object(vec![("id", text().boxed()), ("name", text().boxed()), ("extra", text().boxed())]);
    let token = || value(&["\"x\"", "\"xoxb-1\"", "\"x y\"", "\" x\"", "\"x\\n\""]).boxed();
    let expiry = || value(&["\"2027-01-31T12:00:00Z\"", "\"2027-01-31\"", "\"1797000000\""]).boxed();
    let auth = object(vec![
        ("accessToken", token()),
        ("refreshToken", token()),
        ("expiresAt", expiry()),
        ("refreshTokenExpiresAt", expiry()),
    ]);
    let or_any =
        |fitting: BoxedStrategy<String>| Union::new_weighted(vec![(5, fitting), (1, value(ANY).boxed())]).boxed();
    object(vec![
        ("identifier", text().boxed()),
        ("subscriberId", text().boxed()),
        ("context", or_any(context())),
        ("connectionMode", value(&["\"subscriber\"", "\"shared\""]).boxed()),
        ("integrationIdentifier", text().boxed()),
        ("workspace", or_any(workspace)),
        ("auth", or_any(auth)),
        ("extra", value(ANY).boxed()),
    ])
}

fn answer(body: &str) -> HttpResponse<String> {
    let headers: Headers = [("Authorization", "ApiKey k"), ("Content-Type", "application/json")].into_iter().collect();
    let url = "https://api.novu.co/v1/channel-connections".to_owned();
    let request = HttpRequest { method: Method::Post, url, headers, body: Some(body.to_owned()) };
    Sandbox::new(Options::default()).handle(&request, 0)
}

/// What the client says. No Rust string holds a lone surrogate, which it reads as U+FFFD.
fn issues(body: &str) -> Vec<ValidationIssue> {
    let body: Json = serde_json::from_str(&body.replace("\\ud800", "\\ufffd")).expect("the test's JSON");
    validate(&Some(body))
}

/// Whether the client alone objects to this.
fn is_stricter(issue: &ValidationIssue) -> bool {
    match issue.path.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["integrationIdentifier"] | ["workspace", "id"] => issue.code == IssueCode::Empty,
        ["auth", "accessToken"] => matches!(issue.code, IssueCode::Empty | IssueCode::Reserved | IssueCode::Format),
        ["auth", "refreshToken" | "expiresAt" | "refreshTokenExpiresAt"] => issue.code == IssueCode::Format,
        ["workspace" | "auth"] => issue.code == IssueCode::Type,
        ["context", _] => {
            matches!(issue.code, IssueCode::Empty | IssueCode::Format | IssueCode::TooLong | IssueCode::Reserved)
        }
        // Novu drops a context type that every object has, and with it whatever is wrong in there.
        ["context", kind, ..] => ["toString", "__proto__", "constructor"].contains(&kind),
        _ => false,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_passes_here_passes_there_and_what_fails_there_fails_here(body in request()) {
        let issues = issues(&body);
        let answer = answer(&body);
        if issues.is_empty() {
            prop_assert_eq!(answer.status, 201, "{} {}", body, answer.body);
        } else if answer.status == 201 {
            prop_assert!(issues.iter().any(is_stricter), "{} {:?}", body, issues);
        }
    }

    #[test]
    fn each_place_has_one_issue_and_no_issue_tells_a_value(body in request()) {
        let issues = issues(&body);
        for (index, issue) in issues.iter().enumerate() {
            prop_assert!(issues[..index].iter().all(|other| other.path != issue.path), "{} {:?}", body, issues);
            prop_assert!(!issue.message.contains("user-1") && !issue.message.contains("Ä ö"), "{:?}", issue);
        }
    }
}
