//! The only folder that knows JavaScript: exports, reading values, `fetch`, timers, randomness, throwing errors.
//! It holds no rule.

mod identifiers;
mod random;
