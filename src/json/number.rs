use std::cmp::Ordering;

/// The digits at which JavaScript's smallest number begins, halved: 2.4703… · 10⁻³²⁴, which still rounds to 0.
const SMALLEST_HALVED: &str = "247032822920623272088284396434110686182529901";
const EXPONENT: i64 = -324;

/// Whether JavaScript reads a JSON number as 0. Parsing it as a floating-point number would cost the sandbox's wasm 16 KB.
pub(super) fn is_zero(number: &str) -> bool {
    let (mantissa, exponent) = number.split_once(['e', 'E']).unwrap_or((number, "0"));
    let mantissa = mantissa.trim_start_matches('-');
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits: String = [whole, fraction].concat();
    let significant = digits.trim_start_matches('0');
    if significant.is_empty() {
        return true;
    }
    // No text is so long that its own digits outweigh an exponent that does not fit.
    let exponent = exponent.parse().unwrap_or(if exponent.starts_with('-') { i64::MIN / 2 } else { i64::MAX / 2 });
    let length = |text: &str| i64::try_from(text.len()).unwrap_or(i64::MAX / 4);
    let leading = length(significant) - length(fraction) - 1 + exponent;
    match leading.cmp(&EXPONENT) {
        Ordering::Less => true,
        Ordering::Equal => significant <= SMALLEST_HALVED,
        Ordering::Greater => false,
    }
}
