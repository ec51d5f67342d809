//! Enums whose variants travel as texts.

use strum::VariantArray;

/// What all variants travel as.
#[cfg(feature = "sandbox")]
pub(crate) fn texts<T: VariantArray + Copy + Into<&'static str>>() -> Vec<&'static str> {
    T::VARIANTS.iter().copied().map(Into::into).collect()
}

/// The variant that travels as this text.
pub(crate) fn from_text<T: VariantArray + Copy + Into<&'static str>>(text: &str) -> Option<T> {
    T::VARIANTS.iter().copied().find(|variant| (*variant).into() == text)
}
