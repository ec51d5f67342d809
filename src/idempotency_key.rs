//! Idempotency keys: with one, Novu answers a repeated request with the stored answer, where an organization has that switched on.

use crate::text;

/// The most characters Novu accepts in a key (`idempotency.interceptor.ts`).
pub const MAX_LENGTH: usize = 255;

/// A new key: 128 random bits in hexadecimal. Novu does not scope keys by route, so they have to be unique everywhere.
/// `random` fills a buffer with random bytes.
#[must_use]
pub fn generate(random: &mut impl FnMut(&mut [u8])) -> String {
    let mut bytes = [0; 16];
    random(&mut bytes);
    let mut key = String::with_capacity(32);
    for byte in bytes {
        text::push_hexadecimal(&mut key, byte);
    }
    key.make_ascii_lowercase();
    key
}
