/// The digits that a whole number of 64 bits holds, whatever they are.
const DIGITS: usize = 19;

/// The floating-point number that a JSON number is, to within its last bits. `str::parse` finds the very nearest, for 17 KB
/// of the sandbox's wasm.
pub(super) fn value(number: &str) -> f64 {
    let (mantissa, exponent) = number.split_once(['e', 'E']).unwrap_or((number, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = [whole.trim_start_matches('-'), fraction].concat();
    let digits = digits.trim_start_matches('0');
    let (kept, dropped) = digits.split_at(digits.len().min(DIGITS));
    let length = |text: &str| i64::try_from(text.len()).unwrap_or(i64::MAX / 4);
    // An exponent that does not fit is beyond all digits that a text can have.
    let beyond = if exponent.starts_with('-') { i64::MIN / 2 } else { i64::MAX / 2 };
    let exponent = exponent.parse().unwrap_or(beyond) + length(dropped) - length(fraction);
    #[expect(clippy::cast_precision_loss, reason = "to within the last bits")]
    let mut value = kept.bytes().fold(0, |sum: u64, digit| sum * 10 + u64::from(digit - b'0')) as f64;
    for _ in 0..exponent.unsigned_abs().min(400) {
        value = if exponent < 0 { value / 10.0 } else { value * 10.0 };
    }
    if number.starts_with('-') { -value } else { value }
}
