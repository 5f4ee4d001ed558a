//! Words to typed values: numbers, figures with their bounds and what they count, dates and times of day.
//!
//! Whose word a value is, `extract` says.

pub(crate) mod amount;
pub(crate) mod date;
mod digits;
pub(crate) mod figure;
mod lexeme;
mod number;
mod phrase;

pub(crate) use digits::digits;
pub(crate) use lexeme::Lexemes;
