//! Counts and quantities: numbers with what they count and how they are hedged.
//!
//! A figure's content reaches from its hedge to what it counts ("at least 340,000 people"). What the calendar has taken
//! is no figure unless it is a counted length of time ("the past two years"), nor is a number in a name.

mod age;
mod compound;
mod duration;
mod hedge;
mod length;
mod measure;
mod name;
mod rank;
mod spelled;
pub(crate) mod superlative;
mod unit;

use super::lexeme::{Lexemes, Shape};
use super::number::{self, Number};
use crate::english::data::{list, table};
use crate::english::{numeral, toll};
use crate::model::{Bound, Figure};
use crate::text::Span;
use rust_decimal::Decimal;
use std::ops::Range;

pub(super) use hedge::{ahead as hedge_at, openers as hedges, words as hedge_words};
pub(crate) use measure::Measured;
pub(super) use measure::is_money;
pub(super) use unit::counted_behind;

/// A figure as it is written.
#[derive(Debug)]
pub(crate) struct Written {
    pub figure: Figure,
    /// Its words, with the hedge and what it counts.
    pub span: Span,
    /// Where its number begins.
    pub number: Span,
    /// The words that say what is counted, where they are among its own.
    pub counted: Option<Span>,
}

/// Gives `add` the figures in `within` of `lex`, in order, apart from what `dates` cover, which are in order too: an article may
/// consist of nothing else. A "$" of nobody in particular is a `dollar`.
pub(crate) fn read(
    lex: &Lexemes,
    within: Range<usize>,
    dates: impl Iterator<Item = Span>,
    dollar: &'static str,
    mut add: impl FnMut(Written),
) {
    let mut taken = taken(lex, dates);
    length::release(lex, &mut taken);
    let (mut i, mut free) = (within.start, 0);
    let mut last = Bound::Exactly;
    let mut went = None;
    let mut before: Option<(usize, String)> = None;
    while i < within.end {
        let reader = Reader { lex, taken: &taken, dollar, free, last, went: went.as_deref() };
        match reader.figure(i) {
            Reading::Figure(mut found) => {
                if found.figure.unit.is_empty()
                    && let Some((_, unit)) = before.as_ref().filter(|(at, unit)| elliptic(lex, &found, *at, unit))
                {
                    found.figure.unit.clone_from(unit);
                }
                before = Some((found.next, found.figure.unit.clone())).filter(|(_, unit)| !unit.is_empty());
                last = found.figure.bound;
                went = (lex.before(found.start, 1) == "from").then(|| found.figure.unit.clone());
                let (span, number) = (lex.span(found.start, found.next), lex.span(i, i + 1));
                let counted = found.counted.map(|counted| lex.span(counted.start, counted.end));
                add(Written { figure: found.figure, span, number, counted });
                (i, free) = (found.next, found.next);
            }
            Reading::Skip(next) => i = next.max(i + 1),
        }
    }
}

/// How many pieces may lie between a figure and one that counts the same without saying so.
const ELLIPTIC: usize = 16;

/// What each side of a vote or a game has.
const SIDES: &[&str] = list!("figures/sides");

/// Returns whether each side of a vote or a game has so many of `unit`: votes, points.
pub(crate) fn has_side(unit: &str) -> bool {
    SIDES.contains(&unit)
}

/// Returns whether a figure without a noun counts what the one before it in its sentence does, which ends before `last`: "two people were
/// killed and three hurt", "95 minutes instead of 50", "11 landings, of which six failed".
fn elliptic(lex: &Lexemes, found: &Found, last: usize, unit: &str) -> bool {
    let near = last < found.start && found.start - last <= ELLIPTIC && lex.together(last - 1, found.start);
    let lead = lex.before(found.start, 1);
    let instead = lead == "of" && lex.before(found.start, 2) == "instead"
        || lead == "than" && lex.before(found.start, 2) == "rather"
        || lead == "not" && lex.before(found.start, 2) == ",";
    // "By 48 votes to 41"
    let against = lead == "to" && last + 1 == found.start && has_side(unit);
    let whole = found.figure.value.is_integer() && found.figure.max.is_none();
    let next = lex.low(found.next);
    // "And three were hurt", "and three hurt"
    let suffers = matches!(next, "was" | "were" | "are" | "is" | "remain" | "remained")
        || next.len() > 3 && next.ends_with("ed") && !unit::counted(next)
        || toll::happened(next).is_some();
    let counts = unit::counted(unit) && Measured::of(unit) == Measured::Count;
    let adds = matches!(lead, "and" | "," | "but" | "while") && suffers && counts;
    near && whole && (instead || against || adds)
}

/// Returns for each piece whether a date covers it; `dates` are in order.
fn taken(lex: &Lexemes, dates: impl Iterator<Item = Span>) -> Vec<bool> {
    let mut spans = dates.peekable();
    let covers = |lexeme: Option<Span>| {
        lexeme.is_some_and(|span| {
            while spans.next_if(|date| date.end <= span.start).is_some() {}
            spans.peek().is_some_and(|date| date.overlaps(span))
        })
    };
    (0..lex.len()).map(|i| lex.get(i).map(|lexeme| lexeme.span)).map(covers).collect()
}

/// What was found at a place.
enum Reading {
    /// A figure.
    Figure(Found),
    /// None; reading goes on at this place.
    Skip(usize),
}

/// A figure and the pieces that it covers.
struct Found {
    figure: Figure,
    start: usize,
    next: usize,
    /// The pieces that say what is counted, where they are among those that it covers.
    counted: Option<Range<usize>>,
}

/// A number with its sign and the unit that is attached to it.
struct Amount {
    number: Number,
    unit: Option<String>,
    start: usize,
    next: usize,
}

/// Reads figures off the pieces of an article.
struct Reader<'a> {
    lex: &'a Lexemes<'a>,
    taken: &'a [bool],
    /// The currency of a bare "$".
    dollar: &'static str,
    /// The place behind the last figure.
    free: usize,
    /// How the last figure is bounded.
    last: Bound,
    /// What the last figure counts or measures, if something went from it to another one.
    went: Option<&'a str>,
}

/// Words behind a number that make it an age.
const AGES: &[(&str, &str)] = table!("figures/ages" longest first);

/// Words before "one" that make it a pronoun.
const PRONOUN_BEFORE: &[&str] = list!("figures/before-one");

/// Words behind "one" that make it no count.
const PRONOUN_BEHIND: &[&str] = list!("figures/behind-one");

impl Reader<'_> {
    /// Reads the figure whose number begins at `i`.
    fn figure(&self, i: usize) -> Reading {
        if self.taken.get(i).copied().unwrap_or(true) || self.lex.is(i, Shape::Break) {
            return Reading::Skip(i + 1);
        }
        let worded = || self.spelled(i).filter(|amount| !self.is_taken(i, amount.next));
        if let Some(amount) = self.rank(i).or_else(|| self.fold(i)).or_else(worded) {
            return self.hedged(amount, i, None, false);
        }
        if !number::may_begin(self.lex, i) || name::is_power(self.lex, i) {
            return Reading::Skip(i + 1);
        }
        if let Some(found) = self.fraction(i) {
            return self.hedged(found.0, found.1, found.2, false);
        }
        let Some(amount) = self.amount(i) else { return Reading::Skip(i + 1) };
        if self.is_taken(i, amount.number.next) {
            return Reading::Skip(i + 1);
        }
        // "Twenty-first" is a rank.
        let behind = self.lex.past_hyphen(amount.number.next);
        if amount.number.spelled && behind > amount.number.next && numeral::ordinal(self.lex.low(behind)).is_some() {
            return Reading::Skip(behind + 1);
        }
        if let Some(reading) = self.score(&amount, i).or_else(|| self.majority(&amount, i)) {
            return reading;
        }
        if let Some((whole, next)) = self.out_of(&amount) {
            let number = Number { value: whole, max: None, ..amount.number };
            return self.hedged(Amount { number, next, ..amount }, i, None, false);
        }
        if let Some((low, high)) = self.range(&amount) {
            let value = if low.scale == Decimal::ONE
                && high.number.scale > Decimal::ONE
                && low.value < high.number.value
            {
                low.value.checked_mul(high.number.scale).filter(|value| *value < high.number.value).unwrap_or(low.value)
            } else {
                low.value
            };
            let number = Number { value, ..amount.number };
            let unit = high.unit.or(amount.unit);
            return self.hedged(Amount { number, unit, next: high.next, ..amount }, i, Some(high.number.value), true);
        }
        let amount = self.ending(self.starting(amount));
        let measured = amount.unit.is_some() || amount.number.scale > Decimal::ONE || amount.number.max.is_some();
        let next = amount.number.next;
        if name::is_furniture(self.lex, i, next) || !measured && name::is_label(self.lex, i, next) {
            return Reading::Skip(next);
        }
        self.hedged(amount, i, None, false)
    }

    fn is_taken(&self, from: usize, to: usize) -> bool {
        self.taken.get(from..to).is_some_and(|pieces| pieces.contains(&true))
    }

    /// Reads a number with its sign, currency and measure.
    fn amount(&self, i: usize) -> Option<Amount> {
        let lex = self.lex;
        if !number::may_begin(lex, i) {
            return None;
        }
        let money = measure::money_before(lex, i, self.dollar).filter(|(at, _)| *at >= self.free);
        let mut start = money.map_or(i, |(at, _)| at);
        let mut number = self.couple(i).or_else(|| number::number(lex, i, money.is_some()))?;
        let dash = start.checked_sub(1).filter(|at| lex.is_dash(*at) && *at >= self.free);
        let signed = dash.filter(|at| lex.glued(start) && !lex.glued(*at));
        let minus = dash.filter(|_| lex.before(start, 2) == "minus").map(|at| at - 1);
        let either = |at: &usize| matches!(lex.before(*at, 1), "or" | "/");
        let minus = minus.or_else(|| start.checked_sub(1).filter(|at| lex.low(*at) == "minus" && !either(at)));
        if let Some(at) = signed.or(minus).filter(|_| !number.spelled || minus.is_some()) {
            number.value = -number.value;
            start = at;
        }
        let (mut unit, mut next) = (money.map(|(_, unit)| unit.to_owned()), number.next);
        if unit.is_none() {
            let measure = self.old(next).or_else(|| measure::behind(lex, next));
            if let Some((found, behind)) = measure.filter(|(_, to)| !self.is_taken(next, *to)) {
                let found = if matches!(lex.low(next), "dollars" | "dollar") { self.dollar } else { found };
                (unit, next) = (Some(found.to_owned()), behind);
            }
        }
        Some(Amount { number, unit, start, next })
    }

    /// Returns the unit of "-year-old" or "months old", and the place behind it.
    fn old(&self, i: usize) -> Option<(&'static str, usize)> {
        let at = self.lex.past_hyphen(i);
        AGES.iter().find_map(|(words, unit)| Some((*unit, self.lex.phrase(at, words)?)))
    }

    /// Reads "a couple of", which is two.
    fn couple(&self, i: usize) -> Option<Number> {
        let next = self.lex.phrase(i, "a couple of").or_else(|| self.lex.phrase(i, "couple of"))?;
        let exact = number::number(self.lex, i, false).is_none();
        exact.then_some(Number { value: 2.into(), max: None, next, scale: Decimal::ONE, spelled: true })
    }

    /// Returns the figure with its hedge and what it counts.
    fn hedged(&self, amount: Amount, i: usize, high: Option<Decimal>, range: bool) -> Reading {
        let lex = self.lex;
        let one = amount.number.spelled && amount.number.value == Decimal::ONE;
        let mut counted = None;
        let timed = amount.unit.as_deref().is_none_or(measure::is_time);
        let (mut unit, mut next) = (amount.unit.unwrap_or_default(), amount.next);
        if unit == "ordinal" && next > amount.number.next {
            counted = Some(amount.number.next..next);
        }
        if one && timed && self.pronoun(i) {
            return Reading::Skip(amount.next);
        }
        if unit.is_empty() {
            let noun = unit::noun(lex, next, one).filter(|(_, behind)| !self.is_taken(next, *behind));
            if one && noun.is_none() {
                return Reading::Skip(amount.next);
            }
            if lex.before(i, 1) == "magnitude" {
                unit = "magnitude".to_owned();
            } else if let Some((noun, behind)) = noun {
                counted = (behind > next).then_some(next..behind);
                (unit, next) = (noun, behind);
            } else if self.age(i, next) {
                unit = "years old".to_owned();
            }
        }
        let lead = if range && lex.before(amount.start, 1) == "between" { amount.start - 1 } else { amount.start };
        let before = hedge::before(lex, lead).filter(|(at, _)| *at >= self.free && !self.is_taken(*at, lead));
        let after = hedge::after(lex, next).or_else(|| hedge::after(lex, amount.next).filter(|_| next == amount.next));
        let couple = lex.low(amount.number.next.saturating_sub(1)) == "of" && amount.number.spelled;
        let bound = match (&before, &after) {
            (Some((_, bound)), _) | (None, Some((bound, _))) => *bound,
            _ if range => Bound::Range,
            _ if amount.number.max.is_some() => Bound::Vague,
            _ if couple => Bound::About,
            // "more than 100 kilometres (62 miles)"
            _ if self.converts(lead, next) => self.last,
            _ => Bound::Exactly,
        };
        if let Some((_, behind)) = after.filter(|(_, behind)| before.is_none() && !self.is_taken(next, *behind)) {
            next = behind;
            // "20 or more sailors"
            if unit.is_empty()
                && let Some((noun, behind)) = unit::noun(lex, next, false).filter(|(_, to)| !self.is_taken(next, *to))
            {
                counted = (behind > next).then_some(next..behind);
                (unit, next) = (noun, behind);
            }
        }
        let start = before.map_or(lead, |(at, _)| at).max(self.free);
        let figure = Figure { value: amount.number.value, max: high.or(amount.number.max), unit, bound };
        Reading::Figure(Found { figure, start, next, counted })
    }

    /// Returns whether the figure from `start` to before `next` gives the last one in another measure, in brackets.
    fn converts(&self, start: usize, next: usize) -> bool {
        let bracketed = self.lex.before(start, 1) == "(" && self.lex.low(next) == ")";
        bracketed && self.free > 0 && self.free + 1 == start && self.last != Bound::Range && self.last != Bound::Vague
    }

    /// Returns whether "one" at `i` is a pronoun or no count.
    fn pronoun(&self, i: usize) -> bool {
        // "A one-way street"
        let behind = self.lex.low(self.lex.past_hyphen(i + 1));
        PRONOUN_BEFORE.contains(&self.lex.before(i, 1)) || PRONOUN_BEHIND.contains(&behind)
    }
}
