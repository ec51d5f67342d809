use novu_channel_connections::wasm::{validate_create_channel_connection_request, validate_field};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{eval, get, js, json, vectors};

fn validate(request: &JsValue) -> JsValue {
    validate_create_channel_connection_request(request).unwrap()
}

/// The places of a result, as sorted JSON; none for a success.
fn places(result: &JsValue) -> Vec<String> {
    let issues = get(result, "issues");
    if issues.is_undefined() {
        return Vec::new();
    }
    let mut places: Vec<_> = js_sys::Array::from(&issues).iter().map(|issue| json(&get(&issue, "path"))).collect();
    places.sort();
    places
}

#[wasm_bindgen_test]
fn every_labelled_body_gets_its_verdict_and_its_places() {
    for vector in vectors::all() {
        let result = validate(&js(&vector.text));
        assert_eq!(get(&result, "success").as_bool(), Some(vector.accepts), "{}", vector.id);
        let mut found = places(&result);
        if vector.optional_root && !vector.paths.contains(&Vec::new()) {
            found.retain(|path| path != "[]");
        }
        let mut expected: Vec<_> =
            vector.paths.iter().map(|path| json(&path.iter().map(JsValue::from).collect::<js_sys::Array>())).collect();
        expected.sort();
        assert_eq!(found, expected, "{}", vector.id);
    }
}

#[wasm_bindgen_test]
fn a_request_that_passes_is_returned_as_it_came() {
    let request = js(&vectors::named("minimal/full-shared").text);
    assert_eq!(get(&validate(&request), "data"), request);
}

const VALID: &str =
    "integrationIdentifier: 'slack', subscriberId: 'u', workspace: {id: 'T'}, auth: {accessToken: 'secret-token'}";

#[track_caller]
fn assert_places(expression: &str, expected: &[&str]) {
    let result = validate(&eval(expression));
    assert_eq!(places(&result), expected, "{expression}");
    assert!(!json(&result).contains("secret-token") || expected.is_empty(), "{}", json(&result));
}

#[wasm_bindgen_test]
fn what_json_cannot_hold_is_an_issue_at_its_place() {
    assert_places(
        &format!("{{{VALID}, get workspace() {{ throw new Error('secret-token') }}}}"),
        &[r#"["workspace"]"#],
    );
    assert_places(&format!("{{{VALID}, workspace: {{get id() {{ throw 1 }}}}}}"), &[r#"["workspace","id"]"#]);
    assert_places(&format!("{{{VALID}, extra: 1n}}"), &[r#"["extra"]"#]);
    assert_places(&format!("{{{VALID}, auth: {{accessToken: 'secret-token', later: 1n}}}}"), &[r#"["auth","later"]"#]);
    assert_places(
        &format!("{{{VALID}, context: {{t: {{id: 'a', data: {{n: 1n}}}}}}}}"),
        &[r#"["context","t","data"]"#],
    );
    assert_places(&format!("{{{VALID}, context: {{t: 1n}}}}"), &[r#"["context","t"]"#]);
    assert_places(&format!("(() => {{ const r = {{{VALID}}}; r.self = r; return r }})()"), &[r#"["self"]"#]);
    assert_places(
        &format!(
            "(() => {{ const p = Proxy.revocable({{}}, {{}}); p.revoke(); return {{{VALID}, workspace: p.proxy}} }})()"
        ),
        &[r#"["workspace"]"#],
    );
    assert_places("(() => { const p = Proxy.revocable({}, {}); p.revoke(); return p.proxy })()", &["[]"]);
    assert_places("({toJSON() { throw new Error('secret-token') }})", &["[]"]);
    assert_places("new Proxy({}, {ownKeys() { throw 1 }})", &["[]"]);
}

#[wasm_bindgen_test]
fn a_place_that_json_cannot_hold_hides_no_other_fault() {
    assert_places(
        "{ integrationIdentifier: 5, workspace: {id: 1n}, auth: {}, subscriberId: 'u' }",
        &[r#"["auth","accessToken"]"#, r#"["integrationIdentifier"]"#, r#"["workspace","id"]"#],
    );
}

#[wasm_bindgen_test]
fn what_is_judged_is_what_would_be_sent() {
    // As JSON.stringify does: own members only, toJSON, no functions, numbers that are none become null.
    assert_places(
        &format!("{{{VALID}, identifier: undefined, subscriberId: 'u', extra: () => 1, [Symbol('s')]: 1}}"),
        &[],
    );
    assert_places(&format!("{{{VALID}, identifier: NaN}}"), &[]);
    assert_places(
        &format!("{{{VALID}, workspace: new (class {{ get id() {{ return 'T' }} }})()}}"),
        &[r#"["workspace","id"]"#],
    );
    assert_places(&format!("{{{VALID}, auth: {{accessToken: 'secret-token', expiresAt: new Date(0)}}}}"), &[]);
    assert_places(&format!("{{{VALID}, workspace: {{id: new String('T')}}}}"), &[]);
    assert_places(&format!("{{{VALID}, workspace: new Map([['id', 'T']])}}"), &[r#"["workspace","id"]"#]);
    assert_places(
        "JSON.parse('{\"__proto__\":{\"id\":1}}')",
        &[r#"["auth"]"#, r#"["integrationIdentifier"]"#, r#"["workspace"]"#],
    );
}

#[wasm_bindgen_test]
fn an_own_member_proto_is_a_context_type_like_another() {
    let context = r#"{"context":{"__proto__":"acme"},"integrationIdentifier":"i","workspace":{"id":"T"},"auth":{"accessToken":"t"}}"#;
    assert_eq!(places(&validate(&js(context))), [r#"["context","__proto__"]"#]);
}

#[wasm_bindgen_test]
fn what_is_no_object_is_an_issue_of_the_whole() {
    for expression in
        ["undefined", "null", "5", "'text'", "true", "[]", "() => 1", "Symbol('s')", "1n", "NaN", "new Date()"]
    {
        assert_places(expression, &["[]"]);
    }
}

#[wasm_bindgen_test]
fn a_very_long_input_is_too_large_and_no_trap() {
    assert_places(&format!("{{{VALID}, extra: 'x'.repeat(5_000_000)}}"), &["[]"]);
    assert_places(&format!("{{{VALID}, identifier: '\\ud800'.repeat(10)}}"), &[]);
}

#[wasm_bindgen_test]
fn what_is_too_deep_for_the_runtime_is_too_deep_and_no_trap() {
    for levels in [127, 128, 10_000, 100_000] {
        let nested = format!("((value) => {{ for (let i = 0; i < {levels}; i++) value = [value]; return value }})(1)");
        for request in
            [format!("{{{VALID}, extra: {nested}}}"), format!("{{{VALID}, workspace: {{id: 1n}}, extra: {nested}}}")]
        {
            let result = validate(&eval(&request));
            assert_eq!(places(&result), ["[]"], "{levels}");
            assert!(json(&result).contains(r#""code":"too_large""#), "{levels}");
        }
    }
    // What a getter throws is not for its name too deep.
    assert_places(&format!("{{{VALID}, get later() {{ return new Date(NaN).toISOString() }}}}"), &[r#"["later"]"#]);
}

#[wasm_bindgen_test]
fn a_field_is_judged_alone() {
    let path = |json: &str| js(json);
    let issues = validate_field(&path(r#"["workspace","id"]"#), &"".into()).unwrap();
    assert_eq!(
        json(&issues),
        r#"[{"path":["workspace","id"],"code":"empty","message":"workspace.id must not be empty."}]"#
    );
    assert_eq!(json(&validate_field(&path(r#"["context","tenant"]"#), &"acme".into()).unwrap()), "[]");
    assert_eq!(json(&validate_field(&path(r#"["nothing"]"#), &"x".into()).unwrap()), "[]");
    assert_eq!(json(&get(&js(&json(&validate_field(&path("[\"extra\"]"), &eval("1n")).unwrap())), "length")), "1");
}

#[wasm_bindgen_test]
fn a_path_that_is_none_is_a_configuration_error() {
    for expression in ["undefined", "'workspace'", "[1]", "[['a']]", "{length: 1, 0: 'a'}", "5"] {
        let error = validate_field(&eval(expression), &JsValue::NULL).unwrap_err();
        assert_eq!(get(&error, "code").as_string().as_deref(), Some("configuration"), "{expression}");
    }
}
