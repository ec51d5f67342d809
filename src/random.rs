//! Where random bytes come from.

/// A source of random bytes: a type of the runtime's, or a function that fills a buffer.
pub trait RandomSource {
    /// Fills a buffer.
    fn fill(&mut self, bytes: &mut [u8]);
}

impl<Fill: FnMut(&mut [u8])> RandomSource for Fill {
    fn fill(&mut self, bytes: &mut [u8]) {
        self(bytes);
    }
}
