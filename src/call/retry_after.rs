use crate::{http::Headers, text};

/// How long the server asks to wait, in milliseconds: `Retry-After` in seconds, or as a date by the clock of the `Date` header.
///
/// Of the three forms of a date in RFC 9110, only the one that may be sent today is read.
pub(super) fn read(headers: &Headers) -> Option<f64> {
    let text = text::trimmed(headers.get("Retry-After")?);
    let seconds = match digits(text) {
        Some(seconds) => seconds,
        None => (date(text)? - date(text::trimmed(headers.get("Date")?))?).max(0.0),
    };
    Some(seconds * 1000.0)
}

/// A number in decimal digits, of 9 at the most: 31 years.
fn digits(text: &str) -> Option<f64> {
    let is_number = (1..=9).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.bytes().fold(0.0, |number, digit| number * 10.0 + f64::from(digit - b'0')))
}

/// The seconds of a date like `Sun, 06 Nov 1994 08:49:37 GMT`, from a day that is the same for all.
fn date(text: &str) -> Option<f64> {
    const MONTHS: &str = "Jan,Feb,Mar,Apr,May,Jun,Jul,Aug,Sep,Oct,Nov,Dec";
    let fields = text::parts(text, " ");
    let [weekday, day, month, year, time, zone] = fields.as_slice() else { return None };
    let times = text::parts(time, ":");
    let [hours, minutes, seconds] = times.as_slice() else { return None };
    if text.len() != 29 || !weekday.ends_with(',') || zone != "GMT" {
        return None;
    }
    let month = text::parts(MONTHS, ",").iter().zip(0..).find(|(name, _)| *name == month)?.1;
    let days = days_before(digits(year)?, month) + digits(day)?;
    Some(((days * 24.0 + digits(hours)?) * 60.0 + digits(minutes)?) * 60.0 + digits(seconds)?)
}

/// The days before a month of a year, from a day that is the same for all; January is 0.
fn days_before(year: f64, month: u8) -> f64 {
    // Years that begin in March, so that the leap day is their last.
    let (year, month) = if month < 2 { (year - 1.0, month + 10) } else { (year, month - 2) };
    let leap_days = (year / 4.0).floor() - (year / 100.0).floor() + (year / 400.0).floor();
    let days_of_months = f64::from((u16::from(month) * 153 + 2) / 5);
    year * 365.0 + leap_days + days_of_months
}
