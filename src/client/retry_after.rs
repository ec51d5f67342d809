use crate::http::Headers;

/// How long the server asks to wait, in milliseconds: `Retry-After` in seconds, or as a date by the clock of the `Date` header.
///
/// Of the three forms of a date in RFC 9110, only the one that may be sent today is read.
pub(super) fn retry_after_ms(headers: &Headers) -> Option<f64> {
    let text = headers.get("Retry-After")?.trim_ascii();
    let seconds = match digits(text) {
        Some(seconds) => seconds,
        None => (date(text)? - date(headers.get("Date")?.trim_ascii())?).max(0.0),
    };
    Some(seconds * 1000.0)
}

/// A number in decimal digits, of 9 at the most: 31 years.
fn digits(text: &str) -> Option<f64> {
    let is_number = (1..=9).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.bytes().fold(0.0, |number, digit| number * 10.0 + f64::from(digit - b'0')))
}

/// The seconds of a date like `Sun, 06 Nov 1994 08:49:37 GMT`, from a day that is the same for all. (The crate `httpdate`
/// reads the other forms too, and would add 2 KB to every bundle.)
fn date(text: &str) -> Option<f64> {
    const MONTHS: &str = "JanFebMarAprMayJunJulAugSepOctNovDec";
    let number = |from: usize, to: usize| digits(text.get(from..to)?);
    if text.len() != 29 || text.get(3..5) != Some(", ") || text.get(25..) != Some(" GMT") {
        return None;
    }
    let name = text.get(8..11)?;
    let month = (0..12).find(|month| MONTHS.get(month * 3..month * 3 + 3) == Some(name))?;
    let days = days_before(number(12, 16)?, month) + number(5, 7)?;
    Some(((days * 24.0 + number(17, 19)?) * 60.0 + number(20, 22)?) * 60.0 + number(23, 25)?)
}

/// The days before a month of a year, from a day that is the same for all; January is 0.
fn days_before(year: f64, month: usize) -> f64 {
    // Years that begin in March, so that the leap day is their last.
    let (year, month) = if month < 2 { (year - 1.0, month + 10) } else { (year, month - 2) };
    let leap_days = (year / 4.0).floor() - (year / 100.0).floor() + (year / 400.0).floor();
    #[expect(clippy::cast_precision_loss, reason = "at most 367")]
    let days_of_months = ((month * 153 + 2) / 5) as f64;
    year * 365.0 + leap_days + days_of_months
}
