//! Prose as atoms: words, quantities and dates in the form in which equal ones compare equal.

use super::numeral;
use crate::english::short;
use crate::model::{Bound, Figure};
use crate::text::Span;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// What an atom is, as far as comparing goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Reading {
    /// A word, or a part of one: "well-timed" is two, "don't" is "do" and "not".
    Word,
    /// A number with its currency, scale and percent sign.
    Quantity(numeral::Quantity),
    /// A day, a time, a month or a year.
    Date,
    /// How the number behind it is bounded, in whatever words.
    Bound(Bound),
    /// The value of a figure, with its measure.
    Figure(Box<Figure>),
    /// What the number before it is a rate of: "a month".
    Rate,
}

/// A number, whoever read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Number<'a> {
    /// The value; the lower end of a range.
    pub value: Decimal,
    /// The upper end of a range.
    pub max: Option<Decimal>,
    /// What makes it another number: "USD", "%", "ordinal", "km", or nothing.
    pub unit: &'a str,
}

/// A word, quantity or date of a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Atom {
    /// Equal for atoms that say the same, however they are written; comparable within one [`Interner`] only.
    pub id: u32,
    /// The form that `id` stands for.
    pub canon: String,
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub reading: Reading,
    /// Index of the outermost quotation it stands in.
    pub quotation: Option<usize>,
    /// Whether it is written with a capital.
    pub capital: bool,
    /// Whether its capital says nothing, because a sentence or a quotation begins with it.
    pub initial: bool,
    pub(crate) common: bool,
    /// Whether it is a word of what attributes a claim to somebody.
    pub attributes: bool,
}

impl Atom {
    /// Returns whether it is a word that says little by itself.
    pub fn common(&self) -> bool {
        self.common
    }

    /// Returns what number it is; none where it is no number.
    pub fn number(&self) -> Option<Number<'_>> {
        match &self.reading {
            Reading::Quantity(quantity) => Some(Number { value: quantity.value, max: None, unit: quantity.unit }),
            Reading::Figure(figure) => Some(Number { value: figure.value, max: figure.max, unit: &figure.unit }),
            _ => None,
        }
    }
}

/// Gives equal forms equal numbers.
#[derive(Debug, Default)]
pub(crate) struct Interner {
    /// Those of so few bytes that they and their length are one number.
    short: BTreeMap<u64, u32>,
    long: BTreeMap<String, u32>,
}

impl Interner {
    /// Returns the number of `form`.
    pub fn id(&mut self, form: &str) -> u32 {
        let next = u32::try_from(self.short.len() + self.long.len()).unwrap_or(u32::MAX);
        if let Some(number) = short(form) {
            return *self.short.entry(number).or_insert(next);
        }
        if let Some(id) = self.long.get(form) {
            return *id;
        }
        self.long.insert(form.to_owned(), next);
        next
    }
}
