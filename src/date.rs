//! Dates as servers write them, natively and in the sandbox; in the npm package the JavaScript engine reads them.

/// The seconds of a date, since some day: only differences mean something.
pub(crate) fn seconds_of(text: &str) -> Option<f64> {
    iso_date(text).or_else(|| http_date(text))
}

/// Like `1994-11-06T08:49:37.123Z`.
fn iso_date(text: &str) -> Option<f64> {
    let number = |from: usize, to: usize| digits(text.get(from..to)?);
    if text.get(4..5) != Some("-") || text.get(10..11) != Some("T") || !text.ends_with('Z') {
        return None;
    }
    let month = (1..=12).find(|month| number(5, 7) == Some(f64::from(*month)))?;
    let fraction = text.get(19..text.len() - 1)?;
    let fraction = if fraction.is_empty() { 0.0 } else { format!("0{fraction}").parse().ok()? };
    Some(seconds(number(0, 4)?, month - 1, number(8, 10)?, text.get(11..19)?)? + fraction)
}

/// Like `Sun, 06 Nov 1994 08:49:37 GMT`.
fn http_date(text: &str) -> Option<f64> {
    const MONTHS: &str = "JanFebMarAprMayJunJulAugSepOctNovDec";
    let number = |from: usize, to: usize| digits(text.get(from..to)?);
    if text.len() != 29 || text.get(3..5) != Some(", ") || text.get(25..) != Some(" GMT") {
        return None;
    }
    let name = text.get(8..11)?;
    let month =
        (0..12).find(|month| MONTHS.get(usize::from(*month) * 3..).is_some_and(|rest| rest.starts_with(name)))?;
    seconds(number(12, 16)?, month, number(5, 7)?, text.get(17..25)?)
}

fn digits(text: &str) -> Option<f64> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
}

/// The seconds of a date and a `clock` time like `08:49:37`; January is month 0.
fn seconds(year: f64, month: u8, day: f64, clock: &str) -> Option<f64> {
    // Years that begin in March, so that the leap day is their last.
    let (year, month) = if month < 2 { (year - 1.0, month + 10) } else { (year, month - 2) };
    let leap_days = (year / 4.0).floor() - (year / 100.0).floor() + (year / 400.0).floor();
    let days = year * 365.0 + leap_days + f64::from((u32::from(month) * 153 + 2) / 5) + day;
    let number = |from: usize, to: usize| digits(clock.get(from..to)?);
    Some(((days * 24.0 + number(0, 2)?) * 60.0 + number(3, 5)?) * 60.0 + number(6, 8)?)
}
