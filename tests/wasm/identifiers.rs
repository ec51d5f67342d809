use novu_channel_connections::{
    context_key::compare,
    wasm::{
        context_key, context_keys, generate_idempotency_key, generate_identifier, is_valid_identifier,
        parse_context_key,
    },
};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{eval, get, js, json};

fn code_of(result: Result<impl std::fmt::Debug, JsValue>) -> Option<String> {
    get(&result.unwrap_err(), "code").as_string()
}

#[wasm_bindgen_test]
fn generated_identifiers_are_valid_and_show_their_parts() {
    let plain = generate_identifier(&JsValue::UNDEFINED).unwrap().as_string().unwrap();
    assert!(plain.starts_with("chconn_") && plain.len() == 19, "{plain}");
    let of =
        js(r#"{"integrationIdentifier":"slack-prod","subscriberId":"user123","context":{"tenant":{"id":"acme"}}}"#);
    let named = generate_identifier(&of).unwrap().as_string().unwrap();
    assert!(named.starts_with("slack-prod-user123-acme-") && is_valid_identifier(&named.into()));
    assert_ne!(generate_identifier(&of).unwrap(), generate_identifier(&of).unwrap());
}

#[wasm_bindgen_test]
fn parts_are_hints_and_what_cannot_stand_in_an_identifier_is_left_out() {
    for parts in [
        "5",
        "'text'",
        "[]",
        "null",
        "{subscriberId: 5}",
        "{context: 7}",
        "{context: {a: null, b: {}, c: {id: 5}}}",
        "{integrationIdentifier: {}}",
        "{get context() { throw 1 }}",
        "{integrationIdentifier: '', subscriberId: '\\ud800'}",
    ] {
        let identifier = generate_identifier(&eval(parts)).unwrap().as_string().unwrap();
        assert!(identifier.starts_with("chconn_") && identifier.len() == 19, "{parts}: {identifier}");
    }
    let long = "{integrationIdentifier: 'slack', context: {'a b': 'c', d: 'e'.repeat(200)}, subscriberId: 7n}";
    let identifier = generate_identifier(&eval(long)).unwrap().as_string().unwrap();
    assert!(identifier.starts_with("slack-") && identifier.len() <= 100, "{identifier}");
}

#[wasm_bindgen_test]
fn only_texts_are_valid_identifiers() {
    for expression in [
        "5",
        "null",
        "undefined",
        "{}",
        "new String('a')",
        "''",
        "'a b'",
        "'a\\n'",
        "'ü'",
        "'\\ud800'",
        "'a'.repeat(101)",
    ] {
        assert!(!is_valid_identifier(&eval(expression)), "{expression}");
    }
    for expression in ["'a'", "'A-z_0'", "'a'.repeat(100)"] {
        assert!(is_valid_identifier(&eval(expression)), "{expression}");
    }
}

#[wasm_bindgen_test]
fn a_context_key_is_made_and_taken_apart() {
    let key = context_key(&"tenant".into(), &"org-acme".into()).unwrap();
    assert_eq!(key, "tenant:org-acme");
    assert_eq!(json(&parse_context_key(&key).unwrap()), r#"{"type":"tenant","id":"org-acme"}"#);
    for expression in ["'tenant'", "'a:b:c'", "':b'", "'a:'", "5", "undefined", "''"] {
        assert!(parse_context_key(&eval(expression)).unwrap().is_undefined(), "{expression}");
    }
    let bad = context_key(&"a b".into(), &5.into()).unwrap_err();
    assert_eq!(get(&bad, "code").as_string().as_deref(), Some("validation"));
    assert_eq!(get(&get(&bad, "issues"), "length").as_f64(), Some(2.0));
}

#[wasm_bindgen_test]
fn context_keys_are_sorted_and_checked() {
    let keys = |context: &str| context_keys(&js(context)).map(|keys| json(&keys));
    assert_eq!(keys(r#"{"zeta":"1","Alpha":{"id":"2"},"alpha":"2"}"#).unwrap(), r#"["alpha:2","Alpha:2","zeta:1"]"#);
    for context in ["{}", r#"{"a b":"c"}"#, "5", r#"{"a":"1","b":"1","c":"1","d":"1","e":"1","f":"1"}"#] {
        assert_eq!(code_of(context_keys(&js(context))).as_deref(), Some("validation"), "{context}");
    }
}

#[wasm_bindgen_test]
fn keys_sort_as_the_server_sorts_them_with_locale_compare() {
    const LETTERS: &[u8] = b"abcxyzABCXYZ019_-:";
    let mut state = 0x2545_f491_u32;
    let mut next = |below: usize| {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        state as usize % below
    };
    let mut key = || (0..=next(5)).map(|_| char::from(LETTERS[next(LETTERS.len())])).collect::<String>();
    let locale_compare = js_sys::Function::new_with_args("a, b", "return a.localeCompare(b, 'en')");
    for _ in 0..20_000 {
        let (a, b) = (key(), key());
        let expected = locale_compare.call2(&JsValue::UNDEFINED, &(&a).into(), &(&b).into()).unwrap().as_f64();
        assert_eq!(Some(compare(&a, &b)), expected.and_then(|expected| expected.partial_cmp(&0.0)), "{a} {b}");
    }
}

#[wasm_bindgen_test]
fn idempotency_keys_are_random() {
    assert_eq!(generate_idempotency_key().unwrap().as_string().unwrap().len(), 32);
    assert_ne!(generate_idempotency_key().unwrap(), generate_idempotency_key().unwrap());
}
