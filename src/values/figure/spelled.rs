//! Figures without a number: "no one was killed", "tripled", "half a percentage point".

use super::{Amount, Reader, duration, hedge, measure, unit};
use crate::english::data::{list, parse, table};
use crate::english::measure::TIMES;
use crate::english::{Class, Words, class, toll};
use crate::values::lexeme::Shape;
use crate::values::number::{self, Number};
use rust_decimal::Decimal;
use std::sync::LazyLock;

/// Verbs that multiply, with by how much, in hundredths.
const MULTIPLYING: &[(&str, i64)] = table!("figures/multiplying", parse::number => i64);

/// Words that multiply only what they stand before or what is bounded by them, with by how much.
const COMPARING: &[(&str, i64)] = &[
    ("twice", 2),
    ("double", 2),
    ("doubles", 2),
    ("triple", 3),
    ("triples", 3),
    ("treble", 3),
    ("quadruple", 4),
    ("quadruples", 4),
];

/// What is compared with behind such a word: "twice the price", "double what it was".
const COMPARED: &[&str] = list!("figures/compared");

/// What is double or triple and not doubled.
const NO_OUTPUT: &[&str] = list!("figures/no-multiples");

/// Parts of one of a measure, in hundredths.
const PARTS: &[(&str, i64)] =
    &[("half", 50), ("one half of", 50), ("a quarter of", 25), ("one quarter of", 25), ("three quarters of", 75)];

/// What may stand behind "double" where it ends what it says.
const BEHIND: Class = Class::PREPOSITION.with(Class::COORDINATOR).with(Class::SUBORDINATOR).with(Class::DETERMINER);

/// How far behind "no" or "nobody" the harm may stand that nobody suffered, in pieces.
const NEAR: usize = 5;

/// The words that such a figure begins with.
static OPENERS: LazyLock<Words<()>> = LazyLock::new(|| {
    let parts = PARTS.iter().filter_map(|(words, _)| words.split(' ').next());
    Words::of(
        MULTIPLYING
            .iter()
            .chain(COMPARING)
            .map(|(verb, _)| *verb)
            .chain(parts)
            .chain(["no", "nobody", "a", "an", "quarter", "one"]),
    )
});

impl Reader<'_> {
    /// Reads a figure that has no number of its own.
    pub(super) fn spelled(&self, i: usize) -> Option<Amount> {
        if !OPENERS.contains(self.lex.low(i)) {
            return None;
        }
        self.multiplied(i)
            .or_else(|| self.quarter_point(i))
            .or_else(|| self.compared(i))
            .or_else(|| self.twice(i))
            .or_else(|| self.nobody(i))
            .or_else(|| self.part_of_one(i))
            .or_else(|| self.one_or_so(i))
    }

    /// Reads "an hour and a half", and "a mile" where something bounds it: "more than a mile".
    fn one_or_so(&self, i: usize) -> Option<Amount> {
        let lex = self.lex;
        if let Some((unit, next)) = duration::one_and_a_half(lex, i) {
            return Some(spelled(Decimal::new(15, 1), unit, i, next));
        }
        let one = matches!(lex.low(i), "a" | "an") && hedge::before(lex, i).is_some();
        let (unit, next) = measure::behind(lex, i + 1).filter(|(unit, _)| one && !measure::is_time(unit))?;
        Some(spelled(Decimal::ONE, unit, i, next))
    }

    /// Reads "twice the price", "more than double", "to triple sales". "A double room" and "won twice" multiply nothing.
    fn compared(&self, i: usize) -> Option<Amount> {
        let lex = self.lex;
        let (word, times) = COMPARING.iter().find(|(word, _)| *word == lex.low(i))?;
        let next = lex.low(i + 1);
        let led = class(lex.before(i, 1)).any(Class::MODAL)
            || lex.before(i, 1) == "to"
            || matches!(*word, "triples" | "quadruples");
        let ends = !lex.is(i + 1, Shape::Word) || class(next).any(BEHIND);
        let bounded = *word != "twice" && hedge::before(lex, i).is_some() && ends;
        let joined = lex.past_hyphen(i + 1) > i + 1 || matches!(next, "down" | "up" | "back" | "over" | "check");
        // "To triple output", but "upgraded to double rooms"
        let verb = led && *word != "twice" && (ends || !unit::counted(next) && !NO_OUTPUT.contains(&next));
        let as_many = next == "as" && (lex.low(i + 3) == "as" || matches!(lex.low(i + 2), "many" | "much"));
        let compared = match *word {
            "twice" => matches!(next, "the" | "what" | "its" | "their") && !dates(lex.low(i + 2)),
            _ => COMPARED.contains(&next),
        };
        let fits = bounded || compared || as_many || verb;
        (fits && !joined && lex.together(i, i + 1)).then(|| spelled((*times).into(), "times", i, i + 1))
    }

    /// Reads "had been put off twice". "Think twice" and "once or twice" count nothing; what repeats twice a day is a date.
    fn twice(&self, i: usize) -> Option<Amount> {
        let lex = self.lex;
        let counts = lex.low(i) == "twice"
            && lex.past_hyphen(i + 1) == i + 1
            && !matches!(lex.before(i, 1), "think" | "thinking" | "thought" | "or" | "-")
            && !matches!(
                lex.low(i + 1),
                "as" | "a" | "an" | "per" | "every" | "daily" | "weekly" | "monthly" | "yearly"
            );
        counts.then(|| spelled(2.into(), "times", i, i + 1))
    }

    /// Reads "tripled".
    fn multiplied(&self, i: usize) -> Option<Amount> {
        if matches!(self.lex.low(i + 1), "back" | "up" | "down" | "over") {
            return None;
        }
        let (_, times) = MULTIPLYING.iter().find(|(verb, _)| *verb == self.lex.low(i))?;
        Some(spelled(Decimal::new(*times, 2), "times", i, i + 1))
    }

    /// Reads "a quarter-point" or "a quarter point", which is a quarter of a percentage point.
    fn quarter_point(&self, i: usize) -> Option<Amount> {
        let lex = self.lex;
        let at = i + usize::from(matches!(lex.low(i), "a" | "an" | "one"));
        let next = lex.past_hyphen(at + 1);
        let point = lex.low(at) == "quarter" && lex.low(next) == "point" && lex.together(at, next);
        point.then(|| spelled(Decimal::new(25, 2), "percentage points", i, next + 1))
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
            // "No one outside the plant was hurt"
            let parted = class(lex.low(next)).any(Class::PREPOSITION)
                && (next..next + NEAR).take_while(|at| lex.is(*at, Shape::Word)).any(harmed);
            return (parted || harmed(next)).then(|| spelled(Decimal::ZERO, "people", i, next));
        }
        let noun = lex.low(i + 1);
        let plural = lex.low(i) == "no" && lex.is(i + 1, Shape::Word) && unit::counted(noun);
        let people = toll::PEOPLE.contains(&noun) || toll::PERSONS.contains(&noun);
        let suffered = toll::happened(noun).is_some() || noun == "casualties";
        (plural && (suffered || people && harmed(i + 2))).then(|| spelled(Decimal::ZERO, noun, i, i + 2))
    }
}

/// Returns whether "the" before `word` tells when something was twice: "won twice the year before".
fn dates(word: &str) -> bool {
    TIMES.iter().any(|(unit, _)| *unit == word)
        || matches!(word, "same" | "other" | "following" | "previous" | "season" | "night")
}

fn spelled(value: Decimal, unit: &str, start: usize, next: usize) -> Amount {
    let number = Number { value, max: None, next, scale: Decimal::ONE, spelled: true };
    Amount { number, unit: Some(unit.to_owned()), start, next }
}
