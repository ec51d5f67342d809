//! Identifiers, context keys, idempotency keys, URLs: properties that hold for any input.

#![cfg(not(target_arch = "wasm32"))]

use std::cmp::Ordering;

use novu_channel_connections::{
    client::{is_idempotency_key, is_secret_key},
    context_key, idempotency_key, identifier,
    url::{Server, encode},
};
use proptest::prelude::*;

/// Random bytes that a seed decides (`xorshift64`).
fn seeded(seed: u64) -> impl FnMut(&mut [u8]) {
    let mut state = seed | 1;
    move |bytes| {
        for byte in bytes {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            *byte = state.to_le_bytes()[3];
        }
    }
}

const ID: &str = "[a-zA-Z0-9_-]{1,100}";

proptest! {
    #[test]
    fn a_generated_identifier_is_valid_whatever_its_parts(parts in proptest::collection::vec(any::<String>(), 0..8), seed: u64) {
        let identifier = identifier::generate(&parts, &mut seeded(seed));
        prop_assert!(identifier::is_valid(&identifier), "{identifier}");
    }

    #[test]
    fn a_generated_identifier_begins_with_usable_parts(
        integration in "[a-z][a-z0-9-]{0,30}[a-z0-9]", subscriber in "[a-z][a-z0-9]{0,30}", seed: u64,
    ) {
        let identifier = identifier::generate(&[integration.clone(), subscriber.clone()], &mut seeded(seed));
        let end = identifier.strip_prefix(&format!("{integration}-{subscriber}-")).unwrap_or_default();
        prop_assert_eq!(end.len(), 12, "{}", identifier);
        prop_assert!(end.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_lowercase()));
    }

    #[test]
    fn an_identifier_without_usable_parts_begins_with_chconn(parts in proptest::collection::vec("[äöü .:/]*", 0..4), seed: u64) {
        let identifier = identifier::generate(&parts, &mut seeded(seed));
        prop_assert!(identifier.starts_with("chconn_") && identifier.len() == 19, "{identifier}");
    }

    #[test]
    fn validity_is_what_the_pattern_says(text in "[a-c_\\-:ü ]{0,4}|[a-zA-Z0-9_-]{95,105}") {
        let expected = (1..=100).contains(&text.chars().count())
            && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-');
        prop_assert_eq!(identifier::is_valid(&text), expected);
    }

    #[test]
    fn a_context_key_comes_apart_into_its_parts(kind in ID, id in ID) {
        let key = context_key::join(&kind, &id);
        prop_assert_eq!(context_key::parse(&key), Some((kind.as_str(), id.as_str())));
    }

    #[test]
    fn what_parses_as_a_context_key_is_made_of_it_again(key in "[a-b:_ ]{0,6}") {
        if let Some((kind, id)) = context_key::parse(&key) {
            prop_assert_eq!(context_key::join(kind, id), key);
        }
    }

    #[test]
    fn the_order_of_keys_is_total(a in "[aAbB_:0-]{1,3}", b in "[aAbB_:0-]{1,3}", c in "[aAbB_:0-]{1,3}") {
        use context_key::compare;
        prop_assert_eq!(compare(&a, &b), compare(&b, &a).reverse());
        prop_assert_eq!(compare(&a, &b) == Ordering::Equal, a == b);
        if compare(&a, &b).is_lt() && compare(&b, &c).is_lt() {
            prop_assert!(compare(&a, &c).is_lt());
        }
    }

    #[test]
    fn sorting_keys_puts_each_before_the_next(keys in proptest::collection::vec("[aAb_:0-]{1,4}", 0..8)) {
        let sorted = context_key::sorted(keys.clone());
        prop_assert_eq!(sorted.len(), keys.len());
        prop_assert!(sorted.windows(2).all(|pair| context_key::compare(&pair[0], &pair[1]).is_le()), "{:?}", sorted);
        prop_assert!(keys.iter().all(|key| sorted.contains(key)));
    }

    #[test]
    fn keys_that_are_generated_are_keys(seed: u64) {
        let key = idempotency_key::generate(&mut seeded(seed));
        prop_assert!(is_idempotency_key(&key) && key.len() == 32 && key.bytes().all(|byte| byte.is_ascii_hexdigit()));
    }

    #[test]
    fn two_generated_identifiers_differ(seed: u64) {
        let mut random = seeded(seed);
        prop_assert_ne!(identifier::generate(&[], &mut random), identifier::generate(&[], &mut random));
    }

    #[test]
    fn a_key_with_anything_but_visible_ascii_is_none(text: String, place: prop::sample::Index, bad in "[\\x00-\\x20\\x7fä\u{2028}]") {
        let mut text: String = text.chars().filter(char::is_ascii_graphic).collect();
        prop_assert_eq!(is_secret_key(&text), !text.is_empty());
        text.insert_str(place.index(text.len() + 1), &bad);
        prop_assert!(!is_secret_key(&text) && !is_idempotency_key(&text));
    }

    #[test]
    fn an_encoded_segment_is_one_segment_and_decodes(text: String) {
        let encoded = encode(&text);
        prop_assert!(encoded.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~%".contains(&byte)));
        prop_assert_eq!(decode(&encoded), text.into_bytes());
    }
}

fn decode(encoded: &str) -> Vec<u8> {
    let mut bytes = encoded.bytes();
    let mut out = Vec::new();
    while let Some(byte) = bytes.next() {
        let mut digit = || char::from(bytes.next().expect("a digit")).to_digit(16).expect("hexadecimal");
        out.push(if byte == b'%' { u8::try_from(digit() * 16 + digit()).expect("a byte") } else { byte });
    }
    out
}

#[test]
fn each_character_of_an_identifier_is_as_likely() {
    let mut counts = std::collections::BTreeMap::new();
    let mut random = seeded(7);
    for _ in 0..30_000 {
        for character in identifier::generate(&[], &mut random).chars().skip("chconn_".len()) {
            *counts.entry(character).or_insert(0_u32) += 1;
        }
    }
    assert_eq!(counts.len(), 36);
    // 10,000 are expected of each; 500 is five standard deviations.
    assert!(counts.values().all(|count| count.abs_diff(10_000) < 500), "{counts:?}");
}

fn server(href: &str) -> Option<String> {
    Server::new(href).map(|server| server.resource())
}

#[test]
fn a_server_keeps_secrets_with_tls_or_on_the_machine_itself() {
    let keeps = |href: &str| Server::new(href).map(|server| server.keeps_secrets());
    for href in [
        "https://novu.test/",
        "http://localhost/",
        "http://localhost:3000/a",
        "http://127.0.0.1/v1",
        "http://[::1]:3000/",
    ] {
        assert_eq!(keeps(href), Some(true), "{href}");
    }
    for href in [
        "http://novu.test/",
        "http://10.0.0.1/",
        "http://localhost.evil.example/",
        "http://127.0.0.1.evil.example/",
        "http://127.0.0.12/",
        "http://v1/",
        "http://v1/v1",
        "http://evil.example/localhost",
        "http://[::1:2]/",
    ] {
        assert_eq!(keeps(href), Some(false), "{href}");
    }
    assert!(Server::default().keeps_secrets());
}

#[test]
fn an_identifier_counts_as_generated_only_with_the_prefix_and_12_of_the_alphabet() {
    assert!(identifier::looks_generated(&identifier::generate(&[], &mut seeded(7))));
    assert!(identifier::looks_generated("chconn_0123456789az"));
    for chosen in [
        "",
        "chconn_",
        "chconn_0123456789a",
        "chconn_0123456789azz",
        "chconn_0123456789aZ",
        "chconn_0123456789a_",
        "chconn_01234567é9a",
        "Chconn_0123456789az",
        "a-0123456789az",
    ] {
        assert!(!identifier::looks_generated(chosen), "{chosen}");
    }
}

#[test]
fn the_resource_is_below_the_base_with_or_without_v1() {
    let expected = Some("https://api.novu.co/v1/channel-connections".to_owned());
    for path in ["", "/", "/v1", "/v1/"] {
        assert_eq!(server(&format!("https://api.novu.co{path}")), expected, "{path}");
    }
    assert_eq!(Server::default().resource(), "https://api.novu.co/v1/channel-connections");
    let prefixed = Some("http://localhost:3000/novu/v1/channel-connections".to_owned());
    for path in ["/novu", "/novu/", "/novu/v1", "/novu/v1/"] {
        assert_eq!(server(&format!("http://localhost:3000{path}")), prefixed, "{path}");
    }
    // A host of this name is no path.
    for path in ["", "/", "/v1", "/v1/", "//v1//"] {
        let expected = Some("http://v1/v1/channel-connections".to_owned());
        assert_eq!(server(&format!("http://v1{path}")), expected, "{path}");
    }
    assert_eq!(server("https://a.b/xv1"), Some("https://a.b/xv1/v1/channel-connections".to_owned()));
}

#[test]
fn a_base_that_is_none_is_refused() {
    for href in [
        "ftp://a.b/",
        "https://",
        "https:///",
        "https://user@a.b/",
        "https://a.b/?a=b",
        "https://a.b/#c",
        "https://a.b/?",
    ] {
        assert_eq!(server(href), None, "{href}");
    }
}
