//! When a token ends. Stricter than Novu, which takes any text: one that `new Date()` cannot read it takes for a token that
//! never ends, and does not renew it.

use super::violation::Violation;

/// What is wrong with such a text, if anything is.
pub(super) fn violation(text: &[u8]) -> Option<Violation> {
    // An empty one is none to Novu.
    (!text.is_empty() && !is_date(text)).then_some(Violation::Expiry)
}

/// Whether a text is a day that exists, or a time of one with its zone.
fn is_date(mut text: &[u8]) -> bool {
    let rest = &mut text;
    let (century, year, month, day) = (number(rest, 0), number(rest, 0), number(rest, b'-'), number(rest, b'-'));
    let is_leap_year = if year == 0 { century } else { year } % 4 == 0;
    let days = match month {
        2 => 28 + u8::from(is_leap_year),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    let is_day = century < 100 && year < 100 && (1..=12).contains(&month) && (1..=days).contains(&day);
    is_day && (rest.is_empty() || is_time(rest))
}

/// Whether a text is a time and its zone.
fn is_time(mut text: &[u8]) -> bool {
    let rest = &mut text;
    if number(rest, b'T') > 23 || number(rest, b':') > 59 || number(rest, b':') > 59 {
        return false;
    }
    *rest = without_fraction(rest);
    match *rest {
        b"Z" => true,
        [sign @ (b'+' | b'-'), ..] => number(rest, *sign) < 24 && number(rest, b':') < 60 && rest.is_empty(),
        _ => false,
    }
}

/// What follows a fraction of 1 to 9 digits; all of it where there is none.
fn without_fraction(text: &[u8]) -> &[u8] {
    let [b'.', fraction @ ..] = text else { return text };
    let digits = fraction.iter().take_while(|byte| byte.is_ascii_digit()).count();
    if (1..=9).contains(&digits) { &fraction[digits..] } else { text }
}

/// Takes this character, unless it is NUL, and two digits, and gives their number; [`u8::MAX`] where they are not there.
fn number(text: &mut &[u8], before: u8) -> u8 {
    if before != 0 {
        match *text {
            [first, rest @ ..] if *first == before => *text = rest,
            _ => return u8::MAX,
        }
    }
    let [tens @ b'0'..=b'9', ones @ b'0'..=b'9', rest @ ..] = *text else { return u8::MAX };
    *text = rest;
    (tens - b'0') * 10 + (ones - b'0')
}
