use novu_channel_connections::client::{is_idempotency_key, is_secret_key, to_milliseconds, to_retry_count};

#[test]
fn a_secret_key_is_visible_ascii_so_that_no_header_can_be_smuggled_in() {
    for key in ["a", "!~", "0123456789abcdef0123456789abcdef", &"k".repeat(1_000)] {
        assert!(is_secret_key(key), "{key}");
    }
    for key in ["", " ", "a b", "key\n", "a\r\nX-Admin: 1", "schlüssel", "\u{7f}", "\0"] {
        assert!(!is_secret_key(key), "{key:?}");
    }
}

#[test]
fn an_idempotency_key_has_at_most_255_characters() {
    assert!(is_idempotency_key("a"));
    assert!(is_idempotency_key(&"k".repeat(255)));
    for key in ["", "a b", "ö", &"k".repeat(256)] {
        assert!(!is_idempotency_key(key), "{key:?}");
    }
}

#[test]
fn a_time_is_a_whole_number_of_milliseconds_of_at_least_1() {
    assert_eq!(to_milliseconds(1.0), Some(1));
    assert_eq!(to_milliseconds(30_000.0), Some(30_000));
    assert_eq!(to_milliseconds(9_007_199_254_740_992.0), Some(1 << 53));
    for number in [0.0, -0.0, -1.0, 0.5, 1.5, 1e300, f64::INFINITY, f64::NEG_INFINITY, f64::NAN] {
        assert_eq!(to_milliseconds(number), None, "{number}");
    }
}

#[test]
fn a_number_of_retries_is_whole_and_may_be_0() {
    assert_eq!(to_retry_count(0.0), Some(0));
    assert_eq!(to_retry_count(-0.0), Some(0));
    assert_eq!(to_retry_count(7.0), Some(7));
    assert_eq!(to_retry_count(4_294_967_295.0), Some(u32::MAX));
    for number in [-1.0, 0.5, 4_294_967_296.0, f64::INFINITY, f64::NEG_INFINITY, f64::NAN] {
        assert_eq!(to_retry_count(number), None, "{number}");
    }
}
