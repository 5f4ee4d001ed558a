//! What English words are: numerals, names of months, abbreviations, words that open a correction. Words go in, facts come out.
//!
//! This is the ground floor. It knows no article and no place in a text.

pub(crate) mod abbreviation;
pub(crate) mod calendar;
pub(crate) mod numeral;
pub(crate) mod openers;
mod shapes;
mod sorted;

pub use openers::NoticeKind;
pub(crate) use shapes::Shapes;
pub(crate) use sorted::{Sorted, short};
