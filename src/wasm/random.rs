use super::runtime::fill_random;
use crate::random::RandomSource;

/// The runtime's cryptographic source.
pub(super) struct Crypto;

impl RandomSource for Crypto {
    fn fill(&mut self, bytes: &mut [u8]) {
        fill_random(bytes);
    }
}
