use novu_channel_connections::sandbox::{Options, Sandbox};

use crate::{body, fresh, outcome, post};

/// What the four messages of an empty object begin with.
const EMPTY: &str = "integrationIdentifier should not be null or undefined | ";

fn answer(content_type: Option<&str>, body: Option<&str>) -> (u16, String) {
    let mut request = post("");
    request.body = body.map(String::from);
    let content_type = content_type.map(|content_type| ("Content-Type", content_type));
    request.headers = [("Authorization", "ApiKey k")].into_iter().chain(content_type).collect();
    outcome(&mut fresh(), &request)
}

#[test]
fn of_all_types_json_and_forms_are_read() {
    let body = body(r#""subscriberId":"user-1""#);
    for content_type in ["application/json", "Application/JSON ; Charset=\"UTF-8\"", "application/json;charset=utf-8"] {
        assert_eq!(answer(Some(content_type), Some(&body)).0, 201, "{content_type}");
    }
    for content_type in [None, Some("text/plain"), Some("application/vnd.api+json"), Some("application/jsonp")] {
        for body in [body.as_str(), "{", &"x".repeat(200_000)] {
            let (status, message) = answer(content_type, Some(body));
            assert!(status == 422 && message.starts_with(EMPTY), "{content_type:?}: {status} {message}");
        }
    }
    assert_eq!(answer(Some("application/json; charset=latin1"), Some(&body)).0, 500);
}

/// A form with everything that is required.
const FORM: &str = "integrationIdentifier=slack-prod&subscriberId=user-1&workspace[id]=T1&auth%5BaccessToken%5D=xoxb-1";

#[test]
fn a_form_is_read_as_the_same_request_in_json() {
    let form = Some("application/x-www-form-urlencoded");
    for content_type in [form, Some("application/x-www-form-urlencoded; charset=utf-8")] {
        assert_eq!(answer(content_type, Some(FORM)).0, 201, "{content_type:?}");
    }
    let (status, message) = answer(form, Some("integrationIdentifier=a&integrationIdentifier=b"));
    assert!(status == 422 && message.starts_with("integrationIdentifier must be a string | "), "{message}");
    assert_eq!(answer(form, Some(&format!("{FORM}&x={}", "x".repeat(102_400)))).0, 413);
    assert_eq!(answer(form, Some(&format!("{FORM}{}", "&a=1".repeat(1_000)))).0, 413);
    assert_eq!(answer(form, Some(&format!("{FORM}&a{}=1", "[b]".repeat(33)))).0, 500);
    assert_eq!(answer(form, Some(&format!("{FORM}&a{}=1", "[b]".repeat(32)))).0, 201);
    assert_eq!(answer(Some("application/x-www-form-urlencoded; charset=utf-16"), Some(FORM)).0, 500);
}

#[test]
fn every_text_in_the_auth_of_a_form_is_redacted() {
    let mut sandbox = fresh();
    let mut request = post(&format!("{FORM}&auth[kind]=s%2Bcret&auth[expiresAt]=2030&authority=me&note=s%2Bcret"));
    request.headers = [("Content-Type", "application/x-www-form-urlencoded")].into_iter().collect();
    sandbox.handle(&request, 0);
    let kept = "integrationIdentifier=slack-prod&subscriberId=user-1&workspace[id]=T1&auth%5BaccessToken%5D=[redacted]\
                &auth[kind]=[redacted]&auth[expiresAt]=2030&authority=me&note=[redacted]";
    assert_eq!(sandbox.requests()[0].body.as_deref(), Some(kept));
}

#[test]
fn a_body_whose_encoding_is_unknown_or_wrong_makes_the_server_fail() {
    let sent = body(r#""subscriberId":"user-1""#);
    let answer = |encoding: &str, body: Option<&str>| {
        let mut request = post("");
        request.headers.push("Content-Encoding", encoding.to_owned());
        request.body = body.map(String::from);
        outcome(&mut fresh(), &request).0
    };
    for encoding in ["gzip", "GZIP", "deflate", "br", "identity"] {
        assert_eq!(answer(encoding, Some(&sent)), 201, "{encoding}");
    }
    for encoding in ["compress", "x-gzip", "gzip, gzip"] {
        assert_eq!(answer(encoding, Some(&sent)), 500, "{encoding}");
    }
    // What could not be decoded is left out.
    assert_eq!(answer("gzip", None), 500);
    let mut ignored = post(&sent);
    ignored.headers = [("Authorization", "ApiKey k"), ("Content-Encoding", "compress")].into_iter().collect();
    assert_eq!(outcome(&mut fresh(), &ignored).0, 422);
}

#[test]
fn no_body_is_an_empty_object() {
    for body in [None, Some(""), Some("\u{feff}"), Some("{}"), Some(" \r\n\t{} ")] {
        let (status, message) = answer(Some("application/json"), body);
        assert!(status == 422 && message.starts_with(EMPTY), "{body:?}: {status} {message}");
    }
}

#[test]
fn what_is_no_json_is_refused() {
    for body in ["{", r#"{"a":1,}"#, "[1,]", "{} x", r#"{"a":01}"#, r#"{"a":"\x"}"#, "{\"a\":\"\n\"}", "{'a':1}"] {
        let (status, message) = answer(Some("application/json"), Some(body));
        assert!(status == 400 && message.contains(" at line "), "{body}: {status} {message}");
    }
}

#[test]
fn the_words_for_a_syntax_error_can_be_given() {
    let mut sandbox = Sandbox::with_syntax_error(Options::default(), |text| Some(format!("no: {text}")));
    let mut message = |body: &str| outcome(&mut sandbox, &post(body));
    assert_eq!(message("[1,]"), (400, "no: [1,]".into()));
    // The body parser asks for the words of a text that is neither object nor array with a # for each character.
    assert_eq!(message(" \"é😀\""), (400, "no:  \"é😀\"".into()));
    assert_eq!(message(" \n "), (400, "no:  \n ".into()));
}

#[test]
fn what_is_no_object_or_array_is_refused_though_it_is_json() {
    for body in [" 5", "\"text\"", "null", "é", " \n "] {
        assert_eq!(answer(Some("application/json"), Some(body)).0, 400, "{body}");
    }
}

#[test]
fn json_that_only_javascript_holds_is_read() {
    let extra = |value: &str| body(&format!(r#""subscriberId":"user-1","extra":{value}"#));
    for value in [r#""\ud800""#, "1e400", "-1e400", "123456789012345678901234567890"] {
        assert_eq!(answer(Some("application/json"), Some(&extra(value))).0, 201, "{value}");
    }
    let members = r#""subscriberId":"\ud800","workspace":{"id":"T1","n":[9007199254740993,1e400,7,0.5]}"#;
    let connection = crate::data(&fresh().handle(&post(&body(members)), 0));
    assert_eq!(crate::text(&connection, "subscriberId"), "\u{fffd}");
    let numbers = serde_json::json!([9_007_199_254_740_992.0, f64::MAX, 7, 0.5]);
    assert_eq!(connection.pointer("/workspace/n"), Some(&numbers));
}

#[test]
fn a_body_nested_too_deep_makes_the_server_fail_unless_it_is_no_json() {
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    let with = |value: &str| body(&format!(r#""subscriberId":"u","extra":{value}"#));
    assert_eq!(answer(Some("application/json"), Some(&with(&nested(1_499)))).0, 201);
    assert_eq!(answer(Some("application/json"), Some(&with(&nested(40_000)))).0, 500);
    for broken in ["[".repeat(100_000), r#"{"a":"#.repeat(20_000), format!("{}x", nested(40_000))] {
        assert_eq!(answer(Some("application/json"), Some(&broken)).0, 400);
    }
    // Brackets in a string do not nest.
    assert_eq!(answer(Some("application/json"), Some(&with(&format!("\"\\\"{}\"", "[".repeat(40_000))))).0, 201);
}

#[test]
fn names_that_every_javascript_object_inherits_are_dropped() {
    for (members, workspace) in [
        (r#""workspace":{"id":"T1","toString":1,"constructor":2,"__proto__":3}"#, r#"{"id":"T1"}"#),
        (r#""workspace":{"id":"T1","a":[{"valueOf":1,"b":{"hasOwnProperty":1}}]}"#, r#"{"id":"T1","a":[{"b":{}}]}"#),
        (r#""workspace":{"id":"T1","a":{"constructor":0,"__defineGetter__":1}}"#, r#"{"id":"T1","a":{}}"#),
        (r#""workspace":{"id":"T1","a":{"isPrototypeOf":{"constructor":1}}}"#, r#"{"id":"T1","a":{}}"#),
    ] {
        let response = fresh().handle(&post(&body(&format!(r#""subscriberId":"user-1",{members}"#))), 0);
        assert_eq!(response.status, 201, "{members}");
        assert_eq!(crate::data(&response).get("workspace").map(ToString::to_string).as_deref(), Some(workspace));
    }
    let context = |context: &str| outcome(&mut fresh(), &post(&body(&format!(r#""context":{context}"#))));
    assert_eq!(context(r#"{"toString":"not valid!","tenant":"acme","constructor":""}"#).0, 201);
    assert_eq!(context(r#"{"a":"1","b":"2","c":"3","d":"4","e":"5","valueOf":"6"}"#).0, 201);
    let (status, message) = context(r#"{"toString":"acme"}"#);
    assert!(status == 422 && message.starts_with("Invalid context payload structure"), "{status} {message}");
}

#[test]
fn a_constructor_in_an_object_without_a_class_makes_the_server_fail() {
    for members in [
        r#""context":{"constructor":"acme"}"#,
        r#""context":{"tenant":{"id":"acme","data":{"deep":[{"constructor":1}]}}}"#,
        r#""workspace":{"id":"T1","extra":{"constructor":[]}}"#,
        r#""unknown":{"constructor":true}"#,
        r#""identifier":{"constructor":{}}"#,
    ] {
        assert_eq!(
            outcome(&mut fresh(), &post(&body(&format!(r#""subscriberId":"user-1",{members}"#)))).0,
            500,
            "{members}"
        );
    }
    let top = r#""subscriberId":"user-1","constructor":1,"auth":{"accessToken":"k","constructor":{"x":1}}"#;
    assert_eq!(outcome(&mut fresh(), &post(&body(top))).0, 201);
}
