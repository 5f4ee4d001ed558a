//! Words that say how a number bounds what is claimed: "at least", "nearly", "or more".

use super::duration;
use crate::english::data::{list, named, table};
use crate::english::lexicon::BEFORE_NUMBERS;
use crate::english::{CUE, Class, class};
use crate::model::Bound::{self, About, Exactly, LessThan};
use crate::values::lexeme::{Lexemes, Shape};
use crate::values::phrase::Phrases;
use std::sync::LazyLock;

named! { Bound:
    "about" => Self::About,
    "at-least" => Self::AtLeast,
    "at-most" => Self::AtMost,
    "exactly" => Self::Exactly,
    "less-than" => Self::LessThan,
    "more-than" => Self::MoreThan,
}

/// Words before such words that only turn them up or down.
const SOFTENERS: &[&str] = list!("figures/bound-softeners");

/// Verbs whose "over" bounds nothing.
const GIVING: &[&str] = list!("figures/giving");

/// Words right behind the number or its unit.
const AFTER: &[(&str, Bound)] = table!("figures/bounds-behind" longest first, Bound::named => Bound);

static LEADING: LazyLock<Phrases<Bound>> = LazyLock::new(|| Phrases::leading(before_numbers()));
static ENDING: LazyLock<Phrases<Bound>> = LazyLock::new(|| Phrases::trailing(before_numbers()));
static SOFTENING: LazyLock<Phrases<()>> =
    LazyLock::new(|| Phrases::trailing(SOFTENERS.iter().map(|words| (*words, ()))));
static BEHIND: LazyLock<Phrases<Bound>> = LazyLock::new(|| Phrases::leading(AFTER.iter().copied()));

/// Returns the words right before a number that bound it, and how.
fn before_numbers() -> impl Iterator<Item = (&'static str, Bound)> {
    BEFORE_NUMBERS.iter().map(|(words, bound)| (*words, Bound::named(bound)))
}

/// Returns where the words begin that bound the number at `start`, and how; nothing where there are none.
///
/// Of two hedges the outer one bounds: "up to about 400" is at most 400.
pub(super) fn before(lex: &Lexemes, start: usize) -> Option<(usize, Bound)> {
    if lex.before(start, 2) == "sub" && lex.past_hyphen(start - 1) == start {
        return Some((start - 2, LessThan));
    }
    let end = if lex.before(start, 1) == "another" { start - 1 } else { start };
    let (at, bound) = nearest(lex, end, start)?;
    let outer = nearest(lex, at, start).filter(|(_, outer)| bound == About && !matches!(outer, About | Exactly));
    Some(outer.unwrap_or((at, bound)))
}

/// Returns the hedge that ends right before `end`, with the words that soften it.
fn nearest(lex: &Lexemes, end: usize, number: usize) -> Option<(usize, Bound)> {
    let (at, _, bound) = ENDING.before(lex, end)?;
    // "Handed over £400" and "are short of 40 nurses" bound nothing.
    let last = lex.before(at, 1);
    let lacks = lex.low(at) == "short" && matches!(last, "is" | "are" | "was" | "were" | "be" | "been");
    let over = lex.low(at) == "over" && at + 1 == end;
    let lasts = || LASTING.contains(&last) && duration::behind(lex, number).is_some();
    let given = over && GIVING.contains(&last) && !lasts();
    if !lex.together(at, number) || lacks || given || over && is_span(lex, at, number) {
        return None;
    }
    let bound = if denied(lex, at) { denial(bound) } else { bound };
    let soft = SOFTENING.before(lex, at).map(|(soft, ..)| soft).filter(|soft| lex.together(*soft, number));
    Some((soft.unwrap_or(at), bound))
}

/// Verbs that take a length of time, or go on for one, so that "over" bounds it: "lasted over two hours", "worked over 20 years".
const LASTING: &[&str] = list!("figures/lasting");

/// Words behind a length of time that say what it measures, so that "over" bounds it: "over two weeks late", "over a year in jail".
const MEASURED: &[&str] = list!("figures/measured");

/// Returns whether "over" at `over`, before the number at `number`, tells how long something went on, and not that it was longer:
/// "was heard over 112 days", "900 miles over 112 days".
fn is_span(lex: &Lexemes, over: usize, number: usize) -> bool {
    const BOUNDED: Class = Class::PREPOSITION
        .with(Class::AUXILIARY)
        .with(Class::MODAL)
        .with(Class::DETERMINER)
        .with(Class::POSSESSIVE)
        .with(Class::SUBORDINATOR)
        .with(Class::ADVERB);
    let Some(next) = duration::behind(lex, number).filter(|next| lex.together(over, next - 1)) else { return false };
    // "After over two years of talks", "has over 20 years of experience"
    let of = lex.low(next) == "of" || lex.low(next) == "'" || lex.low(next) == "\u{2019}";
    let joined = lex.past_hyphen(next) > next;
    let measured = of || joined || MEASURED.contains(&lex.low(next)) || MEASURED.contains(&lex.low(next + 1));
    if lex.opens_sentence(over) {
        // "Over 112 days, the jury sat": a verb behind would have the length as its subject.
        return lex.low(next) == "," && !measured;
    }
    let last = lex.before(over, 1);
    let bounded = class(last).any(BOUNDED)
        || LASTING.contains(&last)
        || !lex.is(over - 1, Shape::Word) && !is_amount(lex, over - 1);
    let softened = SOFTENING.before(lex, over).is_some();
    !(bounded || softened || measured && lex.low(next) != ",")
}

/// Returns whether the piece at `i` ends what goes on for some time: a number, a percent sign.
fn is_amount(lex: &Lexemes, i: usize) -> bool {
    lex.is(i, Shape::Digits) || lex.low(i) == "%"
}

/// How many words stand between a negation and the bound that it turns round at most: "must not be paid more than 40".
const TURNED: usize = 2;

/// Returns whether the verb right before the bound at `at` is denied: "do not prescribe more than 40 mg". Who did not say that more than
/// 40 died has bounded nothing, and neither has what is not clear or known.
fn denied(lex: &Lexemes, at: usize) -> bool {
    const OTHERS: Class = CUE.with(Class::SUBORDINATOR).with(Class::COORDINATOR).with(Class::RELATIVE);
    let negates = |word: &str| matches!(word, "not" | "never" | "nobody" | "cannot") || word.ends_with("n't");
    let within = |at: usize| lex.is(at, Shape::Word) && !class(lex.low(at)).any(OTHERS);
    (1..=TURNED).any(|back| {
        let not = at.checked_sub(back + 1);
        not.is_some_and(|not| lex.together(not, at) && negates(lex.low(not)) && (not + 1..at).all(within))
    })
}

/// Returns the bound that a denied one is.
fn denial(bound: Bound) -> Bound {
    match bound {
        Bound::MoreThan => Bound::AtMost,
        Bound::LessThan => Bound::AtLeast,
        other => other,
    }
}

/// Returns how the words at `i`, behind a number, bound it, and the place behind them.
pub(super) fn after(lex: &Lexemes, i: usize) -> Option<(Bound, usize)> {
    let at = lex.past_hyphen(i);
    let (_, bound, next) = BEHIND.at(lex, at).next()?;
    let attached = !matches!(lex.low(at), "plus" | "+" | "odd") || lex.glued(at);
    let leads_on = matches!(lex.low(at), "at") && lex.is(next, Shape::Digits);
    (attached && !leads_on && lex.together(i.saturating_sub(1), at)).then_some((bound, next))
}

/// Returns the place behind the words at `i` that bound the number behind them.
pub(in crate::values) fn ahead(lex: &Lexemes, i: usize) -> Option<usize> {
    LEADING.at(lex, i).next().map(|(.., next)| next)
}

/// Returns the words that hedges before a number begin with, in no order.
pub(in crate::values) fn openers() -> impl Iterator<Item = &'static str> {
    LEADING.keys()
}

/// Returns all words of hedges before a number, in no order.
pub(in crate::values) fn words() -> impl Iterator<Item = &'static str> {
    LEADING.words()
}
