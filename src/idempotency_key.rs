//! Idempotency keys: with one, Novu answers a repeated request with the stored answer, where an organization has that switched on.

use crate::identifier::Random;

/// The most characters Novu accepts in a key (`idempotency.interceptor.ts`).
pub const MAX_LENGTH: usize = 255;

/// A new key: 128 random bits in hexadecimal. Novu does not scope keys by route, so they have to be unique everywhere.
#[must_use]
pub fn generate(random: Random<'_>) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut bytes = [0; 16];
    random(&mut bytes);
    bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]).map(|digit| char::from(DIGITS[usize::from(digit)])).collect()
}
