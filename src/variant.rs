//! Enums whose variants travel as texts.

use strum::VariantArray;

/// The variant that travels as this text.
pub(crate) fn from_text<T: VariantArray + Copy + Into<&'static str>>(text: &str) -> Option<T> {
    T::VARIANTS.iter().copied().find(|variant| (*variant).into() == text)
}
