//! JSON is read as `serde_json` reads it, and numbers count as zero where a floating-point number does.

#![cfg(not(target_arch = "wasm32"))]

use novu_channel_connections::{json::Json, value::Value};
use proptest::prelude::*;

/// Texts that are JSON, or nearly: tokens in any order, and values that are broken in one place.
fn texts() -> impl Strategy<Value = String> {
    let token = prop::sample::select(vec![
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\\",
        "\"a\"",
        "\"b\":",
        "null",
        "true",
        "false",
        "nul",
        "0",
        "-",
        "-0",
        "01",
        "12",
        ".5",
        "1.",
        "1.50",
        "e",
        "1e5",
        "1E-5",
        "2e+",
        " ",
        "\n",
        "\t",
        "\u{c}",
        "\u{a0}",
        "\"\\u00e4\"",
        "\"\\ud83d\\ude00\"",
        "\"\\u12\"",
        "\"\\n\\\\\\/\\\"\"",
        "\"\\x\"",
        "\"\u{1}\"",
        "\"😀ü\"",
        "{\"a\":1,\"a\":2}",
        "[1,]",
        "{\"a\":[]}",
    ]);
    let leaf = prop_oneof![
        Just("null".to_owned()),
        any::<bool>().prop_map(|value| value.to_string()),
        any::<i64>().prop_map(|number| number.to_string()),
        any::<f64>().prop_filter("finite", |number| number.is_finite()).prop_map(|number| format!("{number:e}")),
        any::<String>().prop_map(|text| serde_json::to_string(&text).expect("JSON")),
    ];
    let value = leaf.prop_recursive(4, 30, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(|elements| format!("[{}]", elements.join(" , "))),
            prop::collection::vec((any::<String>(), inner), 0..5).prop_map(|members| {
                let member = |(name, value): &(String, String)| {
                    format!("{} :{value}", serde_json::to_string(name).expect("JSON"))
                };
                format!("{{\n{}}}", members.iter().map(member).collect::<Vec<_>>().join(","))
            }),
        ]
    });
    let broken = (value.clone(), any::<prop::sample::Index>(), any::<char>()).prop_map(|(text, at, character)| {
        let mut characters: Vec<_> = text.chars().collect();
        let at = at.index(characters.len());
        characters[at] = character;
        characters.into_iter().collect()
    });
    prop_oneof![prop::collection::vec(token, 1..9).prop_map(|tokens| tokens.concat()), value, broken]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn what_is_json_is_what_serde_json_takes_for_it(text in texts()) {
        // serde_json refuses numbers beyond the floating-point ones; JavaScript reads them as infinite.
        let raw = serde_json::from_str::<Box<serde_json::value::RawValue>>(&text);
        prop_assert_eq!(Json::parse(&text).is_ok(), raw.is_ok(), "{}", text);
    }

    #[test]
    fn what_was_read_is_what_serde_json_reads(text in texts()) {
        if let Ok(expected) = serde_json::from_str::<serde_json::Value>(&text) {
            let read = Json::parse(&text).expect("JSON").to_string();
            prop_assert_eq!(serde_json::from_str::<serde_json::Value>(&read).expect("JSON"), expected);
        }
    }

    #[test]
    fn a_number_is_worth_what_the_floating_point_number_is(
        text in r"-?(0|[1-9][0-9]{0,25})(\.[0-9]{1,25})?([eE][+-]?(1?[0-9]{1,2}))?",
    ) {
        let expected = text.parse::<f64>().expect("a number");
        let value = Json::parse(&text).expect("a number").as_f64().expect("a number");
        prop_assert!((value - expected).abs() <= expected.abs() * 1e-12, "{text} is {value}, not {expected}");
    }
}

#[test]
fn a_number_is_falsy_where_it_is_zero_or_as_good_as_that() {
    for text in ["0", "-0", "0.0e5", "0e999", "2e-324", "1e-400", "1e-99999999999999999999"] {
        assert!(!Some(Json::parse(text).expect("a number")).is_truthy(), "{text}");
    }
    for text in ["1", "-1", "0.1", "3e-324", "5e-324", "1e400", "1e99999999999999999999", "0.0001"] {
        assert!(Some(Json::parse(text).expect("a number")).is_truthy(), "{text}");
    }
}

#[test]
fn surrogates_pair_up_or_stay_alone() {
    for (text, written) in [
        (r#""\ud83d\ude00""#, "\"😀\""),
        (r#""\ud83d\ud83d\ude00""#, "\"\\ud83d😀\""),
        (r#""\ude00\ud83d""#, r#""\ude00\ud83d""#),
        (r#""\ud83dx\ude00""#, r#""\ud83dx\ude00""#),
    ] {
        assert_eq!(Json::parse(text).expect("JSON").to_string(), written);
    }
}

#[test]
fn an_error_says_where() {
    assert_eq!(Json::parse("[1, x]").unwrap_err().to_string(), "no JSON at byte 4");
    assert_eq!(Json::parse("[1] 2").unwrap_err().at, 4);
}
