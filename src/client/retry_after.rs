use crate::{http::Headers, value::Value};

/// How long the server asks to wait, in milliseconds: `Retry-After` in seconds, or as a date by the clock of the `Date` header.
///
/// Of the three forms of a date in RFC 9110, only the one that may be sent today is read.
pub(super) fn retry_after_ms<V: Value>(headers: &Headers) -> Option<f64> {
    let text = headers.get("Retry-After")?.trim_ascii();
    let seconds = match digits(text) {
        Some(seconds) => seconds,
        None => (http_date::<V>(text)? - http_date::<V>(headers.get("Date")?.trim_ascii())?).max(0.0),
    };
    Some(seconds * 1000.0)
}

/// A number in decimal digits, of 9 at the most: 31 years.
fn digits(text: &str) -> Option<f64> {
    let is_number = (1..=9).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.bytes().fold(0.0, |number, digit| number * 10.0 + f64::from(digit - b'0')))
}

/// The seconds of a date like `Sun, 06 Nov 1994 08:49:37 GMT`.
pub(super) fn http_date<V: Value>(text: &str) -> Option<f64> {
    // JavaScript finds a date in nearly everything.
    if text.len() == 29 && text.ends_with(" GMT") { V::seconds_of_date(text) } else { None }
}
