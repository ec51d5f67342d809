use std::time::{Duration, Instant};

use novu_channel_connections::{
    client::{Call, CallOptions, operations::Create},
    error::{NovuError, Secrets},
    json::Json,
};
use serde_json::json;

use crate::support::{KEY, REFRESH, TOKEN, Value, call, done, error, response, sent};

fn secrets(texts: &[&str]) -> Secrets {
    Secrets::new(&texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>())
}

/// The error of a call with this `auth` and identifier, that is answered so.
fn error_of(auth: &Json, identifier: &str, status: u16, body: &Json) -> Box<NovuError> {
    let options = CallOptions { idempotency_key: "a-key".to_owned(), max_retries: 0, ..CallOptions::default() };
    let create: Create<Value> = Create {
        request: Some(json!({ "auth": auth })),
        body: Some("{}".into()),
        identifier: identifier.to_owned(),
        is_generated: false,
    };
    let mut call = Call::new(options, Box::new(create), |bytes: &mut [u8]| bytes.fill(7), 0);
    call.set_secret_key(KEY.to_owned());
    sent(&mut call);
    done(call.answered(response(status, &[], &body.to_string()), 0)).expect_err("an error")
}

#[test]
fn no_secret_is_in_an_error_even_where_the_server_echoes_it() {
    let echo = format!("{KEY} {TOKEN} {REFRESH} ApiKey {KEY}");
    let bodies = [
        format!(r#"{{"message":"{echo}","errorId":"{echo}"}}"#),
        format!(r#"{{"message":"A channel connection already exists. Connection ID: {echo}"}}"#),
        format!(
            r#"{{"errors":{{"{echo}":{{"messages":["{echo}"]}},"general":{{"messages":["{echo}","Context '{echo}' Data is too large"]}}}}}}"#
        ),
    ];
    for status in [400, 401, 409, 422, 500] {
        for body in &bodies {
            let error = error(status, body);
            let shown = format!("{error} {error:?} {}", serde_json::to_string(&error).expect("JSON"));
            for secret in [KEY, TOKEN, REFRESH] {
                assert!(!shown.contains(secret), "{shown}");
            }
        }
    }
}

#[test]
fn a_secret_is_removed_in_json_and_in_urls_too() {
    let secrets = secrets(&["to\"ken/1"]);
    assert_eq!(
        secrets.redact(r#"a to"ken/1 b to\"ken/1 c to%22ken%2F1 d"#, 9_999),
        "a [redacted] b [redacted] c [redacted] d"
    );
}

#[test]
fn a_secret_is_removed_however_its_characters_are_written() {
    let secrets = secrets(&["to.k%\"\\/é n"]);
    for written in [
        r#"to.k%"\/é n"#,
        r#"to.k%\"\\/é n"#,
        r#"to.k%\\\"\\\\/é n"#,
        r#"to.k%\"\\\/\u00e9 n"#,
        "to.k%25%22%5C%2F%C3%A9%20n",
        "to.k%25%22%5c%2f%c3%a9+n",
        "to.\nk%\"\u{0}\\/é n",
    ] {
        assert_eq!(secrets.redact(&format!("a {written} b"), 9_999), "a [redacted] b", "{written}");
    }
}

#[test]
fn no_part_of_a_secret_is_left_in_the_place_of_an_issue() {
    let (mut call, token) = (call(), "eyJ0.eyJ1.sig2");
    call.set_secret_key(token.to_owned());
    sent(&mut call);
    let body = format!(r#"{{"errors":{{"general":{{"messages":["{token} must be a string"]}}}}}}"#);
    let error = done(call.answered(response(422, &[], &body), 0)).expect_err("an error");
    assert!(!format!("{error:?}").contains("eyJ1"), "{error:?}");
}

#[test]
fn neither_calls_nor_requests_show_secrets_when_they_are_printed() {
    let mut call = call();
    let request = sent(&mut call);
    let shown = format!("{call:?} {request:?}");
    assert!(!shown.contains(KEY) && !shown.contains(TOKEN), "{shown}");
    assert!(shown.contains("attempts: 1"), "what happened shows: {shown}");
}

#[test]
fn every_text_in_auth_is_a_secret() {
    let auth = json!({
        "accessToken": "access-0123456789",
        "clientSecret": "client-0123456789",
        "deep": { "list": ["listed-0123456789", ["nested-0123456789"]], "expiresAt": "2030-01-02T03:04:05Z" },
        "refreshTokenExpiresAt": "2031-01-02T03:04:05Z",
        "pin": "4711",
        "few": "xyz",
    });
    let echo = json!({ "message": auth.to_string() });
    let message = error_of(&auth, "mine", 400, &echo).message;
    for kept in ["2030-01-02T03:04:05Z", "2031-01-02T03:04:05Z", "xyz"] {
        assert!(message.contains(kept), "{kept}: {message}");
    }
    for secret in ["0123456789", "4711"] {
        assert!(!message.contains(secret), "{secret}: {message}");
    }
}

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

fn base64(text: &str) -> String {
    let mut out = String::new();
    for chunk in text.as_bytes().chunks(3) {
        let bits = chunk.iter().fold(0, |bits, byte| bits << 8 | usize::from(*byte)) << (8 * (3 - chunk.len()));
        for digit in 0..=chunk.len() {
            out.push(ALPHABET[bits >> (18 - 6 * digit) & 63].into());
        }
    }
    out
}

fn each(text: &str, write: impl Fn(char) -> String) -> String {
    text.chars().map(write).collect()
}

fn each_byte(text: &str, write: impl Fn(u8) -> String) -> String {
    text.bytes().map(write).collect()
}

fn percent(text: &str) -> String {
    text.bytes()
        .map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte).into() } else { format!("%{byte:02x}") })
        .collect()
}

/// A text in each of the forms in which a server may say it.
fn forms(text: &str) -> Vec<String> {
    let quoted = Json::from(text).to_string();
    let entities = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
    let hexadecimal: String = each_byte(text, |byte| format!("{byte:02x}"));
    vec![
        text.to_owned(),
        text.to_ascii_uppercase(),
        text.to_ascii_lowercase(),
        Json::from(quoted.as_str()).to_string(),
        quoted,
        each(text, |c| format!("\\u{:04x}", u32::from(c))),
        each(text, |c| format!("\\\\u{:04X}", u32::from(c))),
        each_byte(text, |byte| format!("\\x{byte:02x}")),
        each_byte(text, |byte| format!("%{byte:02X}")),
        percent(text),
        percent(&percent(text)),
        percent(&entities),
        percent(text).replace("%20", "+"),
        entities.replace('&', "&amp;"),
        entities,
        each(text, |c| format!("&#{};", u32::from(c))),
        each(text, |c| format!("&#x{:X};", u32::from(c))),
        base64(text),
        base64(&format!("a{text}")),
        base64(&format!("id:{text}")),
        base64(text).replace('+', "-").replace('/', "_"),
        percent(&base64(text)),
        base64(text).as_bytes().chunks(5).map(|line| String::from_utf8_lossy(line) + "\r\n").collect(),
        hexadecimal.to_uppercase(),
        hexadecimal,
        each(text, |c| format!("{c}\n")),
    ]
}

const SECRET: &str = "T9~c1E5f3.\"\\/ +é'!(<a&b>)6b20A8d-x_Y";

#[test]
fn a_secret_is_found_in_each_form_and_so_is_a_piece_of_it() {
    let found = secrets(&[SECRET]);
    let characters: Vec<char> = SECRET.chars().collect();
    let pieces = characters.windows(12).map(String::from_iter);
    for piece in pieces.chain([SECRET.to_owned()]) {
        for form in forms(&piece) {
            let left = found.redact(&format!("[{form}]"), 9_999);
            assert!(left.contains("[redacted]"), "{form}");
            let left: Vec<char> = left.replace("[redacted]", "\u{1}").chars().collect();
            let form: String = form.split_whitespace().collect();
            for run in left.windows(8) {
                let run = String::from_iter(run);
                // A base64 digit at an end belongs to what is beside it, too.
                let tells = run.trim().len() >= 8 && run.contains(char::is_alphanumeric);
                assert!(!tells || !form.contains(&run), "{run} of {form}");
            }
        }
    }
}

#[test]
fn a_secret_that_is_cut_off_is_found() {
    let found = secrets(&["0123456789abcdefghij"]);
    assert_eq!(found.redact("token 0123456789ab… or …89abcdefghij", 9_999), "token [redacted]… or …[redacted]");
    assert_eq!(found.redact("token 01234567 or 0123456", 9_999), "token [redacted] or 0123456");
}

#[test]
fn a_short_secret_is_found_as_a_whole() {
    let found = secrets(&["ab12", "k\"2345"]);
    assert_eq!(
        found.redact("AB12 xab12y %61b12 ab1 k\\\"2345", 9_999),
        "[redacted] x[redacted]y [redacted] ab1 [redacted]"
    );
    assert_eq!(secrets(&["", "abc"]).redact("abc", 9_999), "abc");
}

#[test]
fn what_the_caller_chose_is_shown_unless_a_token_is_in_it() {
    let auth = json!({ "accessToken": TOKEN });
    let taken = |identifier: &str| json!({ "message": format!("Channel connection with identifier \"{identifier}\" already exists in environment \"e1\"") });
    // To hold it against the key would tell a page that chose it whether it guessed right.
    let error = error_of(&auth, KEY, 409, &taken(KEY));
    assert_eq!((error.identifier.as_deref(), error.connection_identifier.as_deref()), (Some(KEY), Some(KEY)));
    assert!(!error.message.contains(KEY));
    let identifier = format!("x-{}", &TOKEN[..8].to_uppercase());
    let error = error_of(&auth, &identifier, 409, &taken(&identifier));
    assert_eq!((error.identifier, error.connection_identifier), (None, None));
    assert_eq!(error.idempotency_key.as_deref(), Some("a-key"));
}

#[test]
fn of_a_servers_text_the_beginning_is_shown() {
    let long = "x ".repeat(400_000);
    let body = json!({ "errors": { &long: { "messages": [&long] } }, "errorId": &long });
    let error = error_of(&json!({}), "mine", 422, &body);
    let issues = error.issues.as_deref().expect("issues");
    assert_eq!((issues[0].message.len(), issues[0].path[0].len()), (603, 603));
    assert_eq!(error.error_id.map(|id| id.len()), Some(603));
}

#[test]
fn no_answer_takes_long() {
    let size = 1_000_000;
    let token = "a".repeat(48_000) + "b";
    let names = |count: usize| (0..count).map(|n| (n.to_string(), json!({ "messages": ["a b"] }))).collect::<Json>();
    let issue = json!({ "code": "type", "message": "a".repeat(2_000), "path": vec!["a".repeat(2_000); 4] });
    let bodies = [
        json!({ "message": "a".repeat(size) }),
        json!({ "message": "%2525".repeat(size / 5) }),
        json!({ "message": "\\".repeat(size) }),
        json!({ "message": "\u{7f}".repeat(size) }),
        json!({ "message": "&amp;".repeat(size / 5) }),
        json!({ "message": vec![""; size / 3] }),
        json!({ "errors": { "a.".repeat(10_000): { "messages": vec![""; size / 3] } } }),
        json!({ "errors": { "general": { "messages": vec!["a".repeat(2_000); 500] } } }),
        json!({ "errors": names(size / 30) }),
        json!({ "code": "a", "issues": vec![issue; 100] }),
        json!({ "code": "a", "issues": [{ "message": "a", "path": vec!["a"; size / 4] }] }),
    ];
    for body in bodies {
        let started = Instant::now();
        error_of(&json!({ "accessToken": token }), &"a".repeat(48_000), 422, &body);
        let passed = started.elapsed();
        println!("{passed:?} {}", &body.to_string()[..40]);
        // A hundredth of it is what it takes.
        assert!(passed < Duration::from_secs(3), "{passed:?}: {}", &body.to_string()[..100]);
    }
}

#[test]
fn no_secret_shows_in_what_a_rust_program_prints_for_its_developer() {
    let mut call = call();
    let step = call.start(0);
    let answer = response(201, &[("Set-Cookie", REFRESH)], &format!(r#"{{"identifier":"i","auth":"{TOKEN}"}}"#));
    let printed = format!("{step:#?} {call:#?} {answer:#?} {:#?}", call.answered(answer.clone(), 0));
    for secret in [KEY, TOKEN, REFRESH] {
        assert!(!printed.contains(secret), "{printed}");
    }
}

#[test]
fn an_identifier_that_is_a_secret_is_in_no_error_even_where_the_server_says_it_is_in_the_way() {
    let auth = json!({ "accessToken": TOKEN });
    let said = json!({ "message": format!("A channel connection already exists. Connection ID: {TOKEN}") });
    let error = error_of(&auth, TOKEN, 409, &said);
    assert_eq!((error.identifier, error.connection_identifier), (None, None));
}
