//! A `serde_json` value as the rules see it.

#![cfg(not(target_arch = "wasm32"))]

use novu_channel_connections::{
    json::{Json, is_truthy},
    value::{Kind, Value},
};
use serde_json::json;

#[test]
fn a_value_is_falsy_where_it_is_in_javascript() {
    for value in [json!(null), json!(false), json!(0), json!(-0.0), json!(0.0), json!("")] {
        assert!(!is_truthy(Some(&value)), "{value}");
    }
    for value in [json!(true), json!(1), json!(-1), json!(0.1), json!(5e-324), json!("0"), json!([]), json!({})] {
        assert!(is_truthy(Some(&value)), "{value}");
    }
    assert!(!is_truthy(None));
}

#[test]
fn a_value_tells_what_it_is_and_what_is_in_it() {
    let value = Some(json!({ "b": "text", "a": [1, null] }));
    assert_eq!(value.kind(), Kind::Object);
    assert_eq!(value.text_of("b"), "text");
    assert_eq!(value.text_of("a"), "");
    assert_eq!(value.member("none"), None);
    assert_eq!(value.members(), [("b".to_owned(), Some(json!("text"))), ("a".to_owned(), Some(json!([1, null])))]);
    assert_eq!(value.member("a").members()[1], ("1".to_owned(), Some(Json::Null)));
    assert_eq!(value.json(), r#"{"b":"text","a":[1,null]}"#);
    assert!(value.json_exceeds(24) && !value.json_exceeds(25));
    assert_eq!(Option::<Json>::absent().kind(), Kind::Absent);
    assert_eq!(Option::<Json>::absent().json(), "");
    assert!(!Option::<Json>::absent().json_exceeds(0));
}
