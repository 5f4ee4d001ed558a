//! Figures without a number: "no one was killed", "tripled", "half a percentage point".

use super::{Amount, Reader, measure, unit};
use crate::english::{Words, toll};
use crate::values::lexeme::Shape;
use crate::values::number::{self, Number};
use rust_decimal::Decimal;
use std::sync::LazyLock;

/// Verbs that multiply, with by how much, in hundredths.
const MULTIPLYING: &[(&str, i64)] = &[
    ("doubled", 200),
    ("doubling", 200),
    ("tripled", 300),
    ("tripling", 300),
    ("trebled", 300),
    ("trebling", 300),
    ("quadrupled", 400),
    ("quadrupling", 400),
    ("halved", 50),
    ("halving", 50),
];

/// Parts of one of a measure, in hundredths.
const PARTS: &[(&str, i64)] =
    &[("half", 50), ("one half of", 50), ("a quarter of", 25), ("one quarter of", 25), ("three quarters of", 75)];

/// How far behind "no" or "nobody" the harm may stand that nobody suffered, in pieces.
const NEAR: usize = 5;

/// The words that such a figure begins with.
static OPENERS: LazyLock<Words<()>> = LazyLock::new(|| {
    let parts = PARTS.iter().filter_map(|(words, _)| words.split(' ').next());
    Words::of(MULTIPLYING.iter().map(|(verb, _)| *verb).chain(parts).chain(["no", "nobody"]))
});

impl Reader<'_> {
    /// Reads a figure that has no number of its own.
    pub(super) fn spelled(&self, i: usize) -> Option<Amount> {
        if !OPENERS.contains(self.lex.low(i)) {
            return None;
        }
        self.multiplied(i).or_else(|| self.nobody(i)).or_else(|| self.part_of_one(i))
    }

    /// Reads "tripled".
    fn multiplied(&self, i: usize) -> Option<Amount> {
        if matches!(self.lex.low(i + 1), "back" | "up" | "down" | "over") {
            return None;
        }
        let (_, times) = MULTIPLYING.iter().find(|(verb, _)| *verb == self.lex.low(i))?;
        Some(spelled(Decimal::new(*times, 2), "times", i, i + 1))
    }

    /// Reads "half a percentage point", "a quarter of an inch".
    fn part_of_one(&self, i: usize) -> Option<Amount> {
        let lex = self.lex;
        let (part, at) = PARTS.iter().find_map(|(words, part)| Some((*part, lex.phrase(i, words)?)))?;
        let one = matches!(lex.low(at), "a" | "an") && number::cardinal(lex, at, false).is_none();
        let (unit, next) = measure::behind(lex, at + 1).filter(|(unit, _)| one && !measure::is_time(unit))?;
        Some(spelled(Decimal::new(part, 2), unit, i, next))
    }

    /// Reads the nobody of "no one was killed", "no injuries were reported", "no passengers were hurt".
    fn nobody(&self, i: usize) -> Option<Amount> {
        let lex = self.lex;
        let harmed = |from: usize| {
            let verb = matches!(lex.low(from), "was" | "were" | "is" | "are" | "has" | "have" | "had");
            let near = from..from + NEAR;
            verb && near
                .take_while(|at| lex.together(i, *at) && lex.is(*at, Shape::Word))
                .any(|at| toll::harm(lex.low(at)))
        };
        let one = lex.phrase(i, "no one").or_else(|| (lex.low(i) == "nobody").then_some(i + 1));
        if let Some(next) = one {
            return harmed(next).then(|| spelled(Decimal::ZERO, "people", i, next));
        }
        let noun = lex.low(i + 1);
        let plural = lex.low(i) == "no" && lex.is(i + 1, Shape::Word) && unit::counted(noun);
        let people = toll::PEOPLE.contains(&noun) || toll::PERSONS.contains(&noun);
        let suffered = toll::happened(noun).is_some() || noun == "casualties";
        (plural && (suffered || people && harmed(i + 2))).then(|| spelled(Decimal::ZERO, noun, i, i + 2))
    }
}

fn spelled(value: Decimal, unit: &str, start: usize, next: usize) -> Amount {
    let number = Number { value, max: None, next, scale: Decimal::ONE, spelled: true };
    Amount { number, unit: Some(unit.to_owned()), start, next }
}
