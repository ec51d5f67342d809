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
fn only_json_is_read() {
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

#[test]
fn no_body_is_an_empty_object() {
    for body in [None, Some(""), Some("\u{feff}"), Some("{}"), Some(" \r\n\t{} ")] {
        let (status, message) = answer(Some("application/json"), body);
        assert!(status == 422 && message.starts_with(EMPTY), "{body:?}: {status} {message}");
    }
}

#[test]
fn what_is_no_json_is_told_in_the_words_of_v8() {
    // Each pair as Node 20 gives it.
    for (body, message) in [
        ("{", "Expected property name or '}' in JSON at position 1"),
        (r#"{"a""#, "Expected ':' after property name in JSON at position 4"),
        (r#"{"a":"#, "Unexpected end of JSON input"),
        (r#"{"a":1"#, "Expected ',' or '}' after property value in JSON at position 6"),
        (r#"{"a":1,"#, "Expected double-quoted property name in JSON at position 7"),
        (r#"{"a":1,}"#, "Expected double-quoted property name in JSON at position 7"),
        ("[", "Unexpected end of JSON input"),
        ("[1", "Expected ',' or ']' after array element in JSON at position 2"),
        ("[1,", "Unexpected end of JSON input"),
        ("[1,]", r#"Unexpected token ']', "[1,]" is not valid JSON"#),
        ("{a:1}", "Expected property name or '}' in JSON at position 1"),
        (r#"{"a":nul}"#, r#"Unexpected token '}', "{"a":nul}" is not valid JSON"#),
        (r#"{"a":nu1}"#, "Unexpected number in JSON at position 7"),
        (r#"{"a":nu"}"#, "Unexpected string in JSON at position 7"),
        (r#"{"a":tru"#, "Unexpected end of JSON input"),
        (r#"{"a":-}"#, "No number after minus sign in JSON at position 6"),
        (r#"{"a":-"#, "No number after minus sign in JSON at position 6"),
        (r#"{"a":01}"#, "Unexpected number in JSON at position 6"),
        (r#"{"a":-01}"#, "Unexpected number in JSON at position 7"),
        (r#"{"a":1.}"#, "Unterminated fractional number in JSON at position 7"),
        (r#"{"a":1."#, "Unterminated fractional number in JSON at position 7"),
        (r#"{"a":1e}"#, "Exponent part is missing a number in JSON at position 7"),
        (r#"{"a":1e+}"#, "Exponent part is missing a number in JSON at position 8"),
        (r#"{"a":1e"#, "Exponent part is missing a number in JSON at position 7"),
        (r#"{"a":"x"#, "Unterminated string in JSON at position 7"),
        (r#"{"a":"\"#, "Unexpected end of JSON input"),
        (r#"{"a":"\x"}"#, "Bad escaped character in JSON at position 7"),
        (r#"{"a":"\u12g4"}"#, "Bad Unicode escape in JSON at position 10"),
        (r#"{"a":"\u12"#, "Bad Unicode escape in JSON at position 10"),
        ("{\"a\":\"\n\"}", "Bad control character in string literal in JSON at position 6"),
        ("{} x", "Unexpected non-whitespace character after JSON at position 3"),
        ("{}{}", "Unexpected non-whitespace character after JSON at position 2"),
        ("[1 2]", "Expected ',' or ']' after array element in JSON at position 3"),
        (r#"{"a":1 "b":2}"#, "Expected ',' or '}' after property value in JSON at position 7"),
        (r#"{"a" 1}"#, "Expected ':' after property name in JSON at position 5"),
        (r#"{"a":"b" "c"}"#, "Expected ',' or '}' after property value in JSON at position 9"),
        (r#"{"a":1}}"#, "Unexpected non-whitespace character after JSON at position 7"),
        (
            r#"{"aaaaaaaaaaaaaaaaaaaaaaaaaaa":x,"bbbbbbbbbbbbbbbbb":1}"#,
            r#"Unexpected token 'x', ..."aaaaaaaa":x,"bbbbbbb"... is not valid JSON"#,
        ),
        (r#"{"aaaaaaaaaaaaaaaaaaaaaaaaaaa":x}"#, r#"Unexpected token 'x', ..."aaaaaaaa":x}" is not valid JSON"#),
        (r#"[x,"bbbbbbbbbbbbbbbbbbbbbbbbbbb"]"#, r#"Unexpected token 'x', "[x,"bbbbbbb"... is not valid JSON"#),
        ("[undefined]", r#"Unexpected token 'u', "[undefined]" is not valid JSON"#),
        ("[NaN]", r#"Unexpected token 'N', "[NaN]" is not valid JSON"#),
        (r#"{"a":+1}"#, r#"Unexpected token '+', "{"a":+1}" is not valid JSON"#),
        (r#"{"a":.5}"#, r#"Unexpected token '.', "{"a":.5}" is not valid JSON"#),
        (
            r#"{"é😀":x,"aaaaaaaaaaaaaaaaaaaaaaaaa":1}"#,
            r#"Unexpected token 'x', "{"é😀":x,"aaaaaaa"... is not valid JSON"#,
        ),
        ("[,1]", r#"Unexpected token ',', "[,1]" is not valid JSON"#),
        ("{,}", "Expected property name or '}' in JSON at position 1"),
        ("[}", r#"Unexpected token '}', "[}" is not valid JSON"#),
        ("{]", "Expected property name or '}' in JSON at position 1"),
        ("[:", r#"Unexpected token ':', "[:" is not valid JSON"#),
        (r#"{"a":]}"#, r#"Unexpected token ']', "{"a":]}" is not valid JSON"#),
        (r#"{"a":,}"#, r#"Unexpected token ',', "{"a":,}" is not valid JSON"#),
        ("[truex]", "Expected ',' or ']' after array element in JSON at position 5"),
        ("[nullnull]", "Expected ',' or ']' after array element in JSON at position 5"),
        ("{'a':1}", "Expected property name or '}' in JSON at position 1"),
        (r#"{"a":1,,"b":2}"#, "Expected double-quoted property name in JSON at position 7"),
        ("[1,\u{a0}]", "Unexpected token '\u{a0}', \"[1,\u{a0}]\" is not valid JSON"),
        ("[-a]", "No number after minus sign in JSON at position 2"),
        ("[1-2]", "Expected ',' or ']' after array element in JSON at position 2"),
        (r#"["a"1]"#, "Expected ',' or ']' after array element in JSON at position 4"),
        ("[0x10]", "Expected ',' or ']' after array element in JSON at position 2"),
        ("[1_0]", "Expected ',' or ']' after array element in JSON at position 2"),
        ("[fal se]", r#"Unexpected token ' ', "[fal se]" is not valid JSON"#),
        (r#"[t"]"#, "Unexpected string in JSON at position 2"),
        ("[f-]", "Unexpected number in JSON at position 2"),
        ("[t", "Unexpected end of JSON input"),
        ("[tr", "Unexpected end of JSON input"),
        (r#"{"a":n"#, "Unexpected end of JSON input"),
        ("[1.e5]", "Unterminated fractional number in JSON at position 3"),
        ("[\"\u{7f}\u{1}\"]", "Bad control character in string literal in JSON at position 3"),
        (r#"[ "abc\q" ]"#, "Bad escaped character in JSON at position 7"),
        ("[1]x", "Unexpected non-whitespace character after JSON at position 3"),
        (r#"[1]""#, "Unexpected non-whitespace character after JSON at position 3"),
        ("[1]5", "Unexpected non-whitespace character after JSON at position 3"),
        ("{\"a\":1}\u{0}", "Unexpected non-whitespace character after JSON at position 7"),
        ("{1:2}", "Expected property name or '}' in JSON at position 1"),
        (r#"{"a":"\ud800"}x"#, "Unexpected non-whitespace character after JSON at position 14"),
        (r#"{"a"}"#, "Expected ':' after property name in JSON at position 4"),
        (r#"{"a":1;}"#, "Expected ',' or '}' after property value in JSON at position 6"),
        ("[1;2]", "Expected ',' or ']' after array element in JSON at position 2"),
        ("[1.5.5]", "Expected ',' or ']' after array element in JSON at position 4"),
        ("[1e5.5]", "Expected ',' or ']' after array element in JSON at position 4"),
        ("[--1]", "No number after minus sign in JSON at position 2"),
        (r#"[-"]"#, "No number after minus sign in JSON at position 2"),
        ("[-]", "No number after minus sign in JSON at position 2"),
        (r#"{"a":1,"b"]}"#, r#"Unexpected token ']', "{"a":1,"b"]}" is not valid JSON"#),
        (r#"{"a":1,"b" "c"}"#, r"Unexpected string in JSON at position 11"),
        (r#"{"a":1,"b"5}"#, r"Unexpected number in JSON at position 10"),
        (r#"{"a":1,"b""#, r"Unexpected end of JSON input"),
    ] {
        assert_eq!(answer(Some("application/json"), Some(body)), (400, message.into()), "{body}");
    }
}

#[test]
fn what_is_no_object_or_array_is_refused_though_it_is_json() {
    for (body, message) in [
        (" 5", "Unexpected token '5', \" 5\" is not valid JSON"),
        ("\"text\"", "Unexpected token '\"', \"\"text\"\" is not valid JSON"),
        ("nullnullnullnullnullnull", "Unexpected token 'n', \"nullnullnu\"... is not valid JSON"),
        ("é", "Unexpected token 'é', \"é\" is not valid JSON"),
        (" \n ", "Unexpected end of JSON input"),
    ] {
        assert_eq!(answer(Some("application/json"), Some(body)), (400, message.into()), "{body}");
    }
}

#[test]
fn a_body_nested_too_deep_makes_the_server_fail_unless_it_is_no_json() {
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    let with = |value: &str| body(&format!(r#""subscriberId":"u","extra":{value}"#));
    assert_eq!(answer(Some("application/json"), Some(&with(&nested(1_000)))).0, 201);
    assert_eq!(answer(Some("application/json"), Some(&with(&nested(40_000)))).0, 500);
    assert_eq!(
        answer(Some("application/json"), Some(&"[".repeat(80_000))),
        (400, "Unexpected end of JSON input".into())
    );
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
