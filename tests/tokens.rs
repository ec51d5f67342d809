//! What a client refuses of tokens and their dates.

#![cfg(not(target_arch = "wasm32"))]

use novu_channel_connections::{
    json::Json,
    validation::{IssueCode, validate_field},
};
use serde_json::json;

#[test]
fn an_expiry_is_a_day_of_the_calendar() {
    for (year, is_leap_year) in [(0, true), (1900, false), (2000, true), (2027, false), (2028, true), (9999, false)] {
        let days = [0, 31, 28 + u32::from(is_leap_year), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 0, 0];
        for (month, days) in days.into_iter().enumerate() {
            for day in 0..=40 {
                for time in ["", "T23:59:59.999999999-23:59"] {
                    let text = format!("{year:04}-{month:02}-{day:02}{time}");
                    let issues = validate_field(&["auth", "expiresAt"], &Some(Json::from(text.as_str())));
                    assert_eq!(issues.is_empty(), (1..=days).contains(&day), "{text}");
                }
            }
        }
    }
}

#[test]
fn a_text_that_is_nearly_a_date_is_none() {
    let judge = |text: &str| validate_field(&["auth", "refreshTokenExpiresAt"], &Some(Json::from(text)));
    let right = "2027-01-31T12:34:56.789+05:30";
    assert_eq!(judge(right), []);
    for at in 0..right.len() {
        for other in ["", "x", " ", "/", ":", ";", "\0", "é"] {
            let text = format!("{}{other}{}", &right[..at], &right[at + 1..]);
            // Of the fraction, a digit may be missing.
            let is_right = text == right || (other.is_empty() && (20..23).contains(&at));
            assert_eq!(judge(&text).is_empty(), is_right, "{text}");
        }
    }
    for zone in ["", ".Z", ".1234567890Z", "z", "+24:00", "+5:30", "+05", "ZZ", "+05:30Z", " Z", ".5"] {
        let text = format!("2027-01-31T12:34:56{zone}");
        assert_eq!(judge(&text).len(), 1, "{text}");
    }
    assert_eq!(judge(""), []);
}

#[test]
fn seconds_for_an_expiry_are_told_what_to_write_instead() {
    for seconds in [json!(1_797_000_000), json!("1797000000"), json!("43200"), json!(1.5)] {
        let [issue] = &validate_field(&["auth", "expiresAt"], &Some(seconds))[..] else { panic!("one issue") };
        assert!(issue.message.contains("2027-01-31T12:00:00Z"), "{}", issue.message);
        assert!(issue.message.contains("new Date(seconds * 1000).toISOString()"), "{}", issue.message);
    }
}

#[test]
fn a_token_has_no_white_space_around_it_and_no_control_character() {
    for field in ["accessToken", "refreshToken"] {
        let judge = |text: &str| validate_field(&["auth", field], &Some(Json::from(text)));
        for code in 0..=0xff {
            let character = char::from(code);
            let is_control = code < 0x20 || code == 0x7f;
            for (text, is_wrong) in [
                (format!("a{character}b"), is_control),
                (format!("{character}b"), is_control || character == ' '),
                (format!("a{character}"), is_control || character == ' '),
            ] {
                let codes: Vec<_> = judge(&text).into_iter().map(|issue| issue.code).collect();
                assert_eq!(codes, if is_wrong { vec![IssueCode::Format] } else { vec![] }, "{field} {text:?}");
            }
        }
        assert_eq!(judge(" ").len(), 1);
    }
}
