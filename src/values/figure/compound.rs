//! Numbers that are made of two: fractions, parts of a whole, scores and ranges.

use super::{Amount, Found, Reader, Reading, hedge, measure, name, unit};
use crate::english::data::list;
use crate::english::{Class, class, numeral};
use crate::model::{Bound, Figure, SCORE};
use crate::values::digits;
use crate::values::lexeme::Shape;
use crate::values::number::{self, Number};
use rust_decimal::Decimal;

/// Words that say that something went from one value to another, so that "from 5 to 7" is two figures.
const CHANGES: &[&str] = list!("figures/changes");

/// Verbs that say so only with the amount right behind them: "gained 41 to 7,310", but "lost by 281 to 276".
const MOVES: &[&str] = list!("figures/changes-by");

/// Verbs that tell how a vote or a game ended, with both sides right behind them.
const ENDED: &[&str] = list!("figures/ended");

/// What one side wins with more than the other one has.
const CONTESTS: &[&str] = list!("figures/contests");

/// How many words before the score of a contest the contest stands at most: "a majority of two to one".
const SETTLED: usize = 2;

impl Reader<'_> {
    /// Reads "sixfold".
    pub(super) fn fold(&self, i: usize) -> Option<Amount> {
        let stem = self.lex.low(i).strip_suffix("fold")?;
        let value = numeral::cardinal(stem).filter(|value| *value > 1)?;
        let number = Number { value: value.into(), max: None, next: i + 1, scale: Decimal::ONE, spelled: true };
        Some(Amount { number, unit: Some("times".to_owned()), start: i, next: i + 1 })
    }

    /// Reads "two-thirds", "a third of", "half of", "three quarters".
    pub(super) fn fraction(&self, i: usize) -> Option<(Amount, usize, Option<Decimal>)> {
        let lex = self.lex;
        let (top, at) = match lex.low(i) {
            "half" => (1, i),
            "a" | "one" => (1, lex.past_hyphen(i + 1)),
            word => (numeral::cardinal(word).filter(|value| (2..20).contains(value))?, lex.past_hyphen(i + 1)),
        };
        let (bottom, plural) = match lex.low(at) {
            "half" => (2, false),
            "third" => (3, false),
            "quarter" | "fourth" => (4, false),
            "fifth" => (5, false),
            "tenth" => (10, false),
            "halves" => (2, true),
            "thirds" => (3, true),
            "quarters" | "fourths" => (4, true),
            "fifths" => (5, true),
            "sixths" => (6, true),
            "eighths" => (8, true),
            "tenths" => (10, true),
            _ => return None,
        };
        let of = lex.low(at + 1) == "of";
        // "A quarter of a million" is a number of its own.
        if of && matches!(lex.low(at + 2), "a" | "one") && numeral::scale(lex.low(at + 3)).is_some() {
            return None;
        }
        let hyphen = at > i + 1;
        let determined = matches!(lex.low(at + 1), "the" | "its" | "their" | "his" | "her" | "our" | "of" | "all");
        let ordinal =
            matches!(lex.before(i, 1), "first" | "second" | "other" | "third" | "and" | "latter" | "a" | "the");
        let fits = match (lex.low(i), plural) {
            // "Fell by half", "paid for half by the state", "half as much", "half that"
            ("half", _) => {
                let goes_on = Class::PREPOSITION.with(Class::SUBORDINATOR).with(Class::COORDINATOR).with(Class::DAY);
                let alone = !lex.is(at + 1, Shape::Word) || class(lex.low(at + 1)).any(goes_on);
                let by = alone && (lex.before(i, 1) == "by" || lex.before(i, 1) == "in" && lex.before(i, 2) == "cut");
                let as_much = lex.low(at + 1) == "as" && matches!(lex.low(at + 2), "much" | "many");
                let that = lex.low(at + 1) == "that" && !lex.is(at + 2, Shape::Word);
                !ordinal && (determined || by || as_much || that || hedge::before(lex, i).is_some())
            }
            // "Fell by a third"
            ("a", _) => {
                let changed = lex.before(i, 1) == "by" && (2..5).any(|back| CHANGES.contains(&lex.before(i, back)));
                of || changed || hedge::before(lex, i).is_some()
            }
            ("one", _) => hyphen || of,
            (_, plural) => plural,
        };
        let value = part(top.into(), bottom.into()).filter(|_| fits && !self.is_taken(i, at + 1))?;
        let number = Number { value, max: None, next: at + 1, scale: Decimal::ONE, spelled: true };
        Some((Amount { number, unit: None, start: i, next: at + 1 }, i, None))
    }

    /// Reads "six in 10" and "one out of three" as the part that they are.
    pub(super) fn out_of(&self, amount: &Amount) -> Option<(Decimal, usize)> {
        let lex = self.lex;
        let at = lex.phrase(amount.next, "in every").or_else(|| lex.phrase(amount.next, "out of every"));
        let at = at.or_else(|| lex.phrase(amount.next, "in").or_else(|| lex.phrase(amount.next, "out of")));
        let at = at.or_else(|| lex.phrase(amount.next, "times out of"))?;
        let whole = number::cardinal(lex, at, false).filter(|whole| !self.is_taken(at, whole.next))?;
        let usual = [2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 100, 1000].iter().any(|n| whole.value == (*n).into());
        let small = amount.unit.is_none() && amount.number.value < whole.value && amount.number.value > Decimal::ZERO;
        let alone = usual && small && measure::behind(lex, whole.next).is_none();
        alone.then(|| part(amount.number.value, whole.value)).flatten().map(|value| (value, whole.next))
    }

    /// Reads "3-1" and "51–49" as a score: the higher side first, the other as `max`.
    pub(super) fn score(&self, amount: &Amount, i: usize) -> Option<Reading> {
        let lex = self.lex;
        let dash = amount.next;
        let plain = lex.is(i, Shape::Digits) && dash == i + 1 && amount.unit.is_none();
        if !plain || !lex.is_dash(dash) || !lex.glued(dash) || !lex.glued(dash + 1) || !lex.is(dash + 1, Shape::Digits)
        {
            return None;
        }
        let length = |at: usize| lex.low(at).len();
        // "A 737-800", "the 787-9": no game ends like that.
        let model = length(i) == 3
            && matches!(length(dash + 1), 1 | 3)
            && matches!(lex.before(i, 1), "a" | "an" | "the" | "its");
        let model = model || length(i) == 3 && length(dash + 1) == 1;
        // "A 5-10W laser"
        let measured = measure::behind(lex, dash + 2).is_some();
        if model || name::is_label(lex, i, dash) || !measured && name::is_label(lex, dash + 1, dash + 2) {
            return Some(Reading::Skip(dash + 2));
        }
        let other = digits(lex.low(dash + 1))?;
        let short = |at: usize| lex.low(at).len() <= 3;
        // "The motion failed 187-201": the lower side first; "lost 5-10 kilos" is a range.
        let ended = ENDED.contains(&lex.before(i, 1)) && !measured && unit::noun(lex, dash + 2, false).is_none();
        let ended = ended || !measured && self.is_beside_score(i, dash + 2);
        let score = (other <= amount.number.value || ended) && short(i) && short(dash + 1);
        score.then(|| scored(amount, other, i, dash + 2))
    }

    /// Returns whether a score stands right beside the two numbers from `i` to before `next`, which are one as well: "6-3, 4-6, 7-5".
    fn is_beside_score(&self, i: usize, next: usize) -> bool {
        let lex = self.lex;
        let side = |at: usize| digits(lex.low(at)).filter(|_| lex.is(at, Shape::Digits) && lex.low(at).len() < 3);
        let score = |at: usize| {
            let joined = lex.is_dash(at + 1) && lex.glued(at + 1) && lex.glued(at + 2);
            joined && side(at).zip(side(at + 2)).is_some_and(|(one, other)| one >= other)
        };
        let listed = |at: usize| matches!(lex.low(at), "," | "and");
        let behind = next + usize::from(lex.low(next) == "," && lex.low(next + 1) == "and");
        let before = i.saturating_sub(1 + usize::from(lex.before(i, 1) == "and" && lex.before(i, 2) == ","));
        listed(behind) && score(behind + 1) || before > 2 && listed(before) && score(before - 3)
    }

    /// Reads "by 281 to 276" and "a two-to-one majority" as a score; "48 votes to 41" are two figures.
    pub(super) fn majority(&self, amount: &Amount, i: usize) -> Option<Reading> {
        let lex = self.lex;
        if amount.unit.is_some() || amount.number.max.is_some() || !amount.number.value.is_integer() {
            return None;
        }
        let to = lex.past_hyphen(amount.next);
        let colon = lex.low(to) == ":" && lex.glued(to) && lex.glued(to + 1);
        if !colon && lex.low(to) != "to" || !lex.together(i, to + 1) {
            return None;
        }
        let at = lex.past_hyphen(to + 1);
        let other = number::cardinal(lex, at, false).filter(|other| !self.is_taken(to, other.next))?;
        let hyphened = to > amount.next && at > to + 1;
        let led = matches!(lex.before(i, 1), "by" | "voted" | "won" | "lost") && !colon
            || (1..=SETTLED).any(|back| CONTESTS.contains(&lex.before(i, back)));
        let tells = led || (hyphened && CONTESTS.contains(&lex.low(other.next)));
        let falls = other.value < amount.number.value;
        let changed = (2..10).any(|back| CHANGES.contains(&lex.before(i, back)));
        let measured = measure::behind(lex, other.next).is_some();
        let score = tells && falls && !changed && !measured;
        score.then(|| scored(amount, other.value, i, other.next))
    }

    /// Reads the upper end of a range that begins with `low`.
    pub(super) fn range(&self, low: &Amount) -> Option<(Number, Amount)> {
        let lex = self.lex;
        // "0-to-60-mph"
        let to = lex.past_hyphen(low.next);
        let hyphened = to > low.next && lex.low(to) == "to" && lex.past_hyphen(to + 1) > to + 1;
        let at = if hyphened { to } else { low.next };
        let between = lex.before(low.start, 1) == "between";
        let dash = lex.is_dash(at) && (lex.glued(at) == lex.glued(at + 1));
        let joined =
            dash || lex.low(at) == "to" || (lex.low(at) == "or" && !between) || (between && lex.low(at) == "and");
        if !joined || !lex.together(low.start, at + 1) || low.number.max.is_some() {
            return None;
        }
        let first = if hyphened { lex.past_hyphen(at + 1) } else { at + 1 };
        let high = (first..first + 3).find_map(|j| self.amount(j).filter(|high| high.start == first))?;
        let change =
            lex.before(low.start, 1) == "from" && (2..10).any(|back| CHANGES.contains(&lex.before(low.start, back)));
        // "Fell 41 to 7,310" tells by how much and where it ended; "cut 5 to 10 jobs" is a range.
        let moved = lex.low(at) == "to"
            && [CHANGES, MOVES].iter().any(|verbs| verbs.contains(&lex.before(low.start, 1)))
            && low.number.value.checked_mul(3.into()).is_some_and(|far| far < high.number.value);
        let change = change || moved;
        let scaled = low.number.value.checked_mul(high.number.scale).unwrap_or(low.number.value);
        let rises = scaled < high.number.value || low.number.value < high.number.value;
        // "rose 2 percent to 40" gives two figures: what is measured behind a number is measured behind both.
        let measured = low.unit.is_some() && low.next > low.number.next;
        let alike = low.unit == high.unit || low.unit.is_none() || (high.unit.is_none() && !measured);
        let near = lex.low(at) != "or" || high.number.value <= scaled.checked_mul(2.into()).unwrap_or(scaled);
        let fits = rises && alike && near && !change && high.number.max.is_none() && !self.is_taken(at, high.next);
        fits.then_some((low.number, high))
    }
}

impl Reader<'_> {
    /// Returns the amount with the unit that stands only behind the one that it came from: "from 208 pounds to 193".
    pub(super) fn ending(&self, high: Amount) -> Amount {
        let behind = self.lex.before(high.start, 1) == "to" && self.free + 1 == high.start;
        let bare = high.unit.is_none() && unit::noun(self.lex, high.next, false).is_none();
        match self.went.filter(|unit| behind && bare && !unit.is_empty()) {
            Some(unit) => Amount { unit: Some(unit.to_owned()), ..high },
            None => high,
        }
    }

    /// Returns the amount with the unit and scale that stand only behind the one that it went to: "from 13.5 to 14.0 mm".
    pub(super) fn starting(&self, low: Amount) -> Amount {
        let lex = self.lex;
        let leads =
            lex.before(low.start, 1) == "from" && lex.low(low.next) == "to" && lex.together(low.start, low.next + 1);
        if !leads || low.unit.is_some() {
            return low;
        }
        let Some(high) = self.amount(low.next + 1).filter(|high| high.start == low.next + 1) else { return low };
        let high = match self.range(&high) {
            Some((_, end)) if high.unit.is_none() => end,
            _ => high,
        };
        let Some(unit) = high.unit.filter(|_| high.next > high.number.next && !self.is_taken(low.next, high.next))
        else {
            return low;
        };
        let scaled = low.number.value.checked_mul(high.number.scale).filter(|_| low.number.scale == Decimal::ONE);
        let value = scaled.unwrap_or(low.number.value);
        Amount { number: Number { value, ..low.number }, unit: Some(unit), ..low }
    }
}

/// Returns the part as a decimal, as near as twelve places come.
fn part(top: Decimal, bottom: Decimal) -> Option<Decimal> {
    top.checked_div(bottom).map(|value| value.round_dp(12))
}

/// Returns the score that begins at `start` and ends before `next`: one side's as the value, the other one's as `max`.
fn scored(amount: &Amount, other: Decimal, start: usize, next: usize) -> Reading {
    let unit = SCORE.to_owned();
    let figure = Figure { value: amount.number.value, max: Some(other), unit, bound: Bound::Exactly };
    Reading::Figure(Found { figure, start, next, counted: None })
}
