//! Idempotency keys: with one, Novu answers a repeated request with the stored answer, where an organization has that switched on.

use crate::random::RandomSource;

/// The most characters Novu accepts in a key (`idempotency.interceptor.ts`).
pub const MAX_LENGTH: usize = 255;

/// A new key: 128 random bits in hexadecimal. Novu does not scope keys by route, so they have to be unique everywhere.
#[must_use]
pub fn generate(random: &mut impl RandomSource) -> String {
    let mut bytes = [0; 16];
    random.fill(&mut bytes);
    let mut key = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        for digit in [byte >> 4, byte & 15] {
            key.push(char::from(b"0123456789abcdef"[usize::from(digit)]));
        }
    }
    key
}
