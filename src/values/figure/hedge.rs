//! Words that say how a number bounds what is claimed: "at least", "nearly", "or more".

use crate::model::Bound::{self, About, AtLeast, AtMost, Exactly, LessThan, MoreThan};
use crate::values::lexeme::Lexemes;
use crate::values::phrase::Phrases;
use std::sync::LazyLock;

/// Words right before the number; longer ones first where one ends another.
const BEFORE: &[(&str, Bound)] = &[
    ("no more than", AtMost),
    ("not more than", AtMost),
    ("no greater than", AtMost),
    ("no higher than", AtMost),
    ("no fewer than", AtLeast),
    ("no less than", AtLeast),
    ("not less than", AtLeast),
    ("not fewer than", AtLeast),
    ("at the very least", AtLeast),
    ("at the least", AtLeast),
    ("at the most", AtMost),
    ("in excess of", MoreThan),
    ("upwards of", MoreThan),
    ("upward of", MoreThan),
    ("north of", MoreThan),
    ("a minimum of", AtLeast),
    ("minimum of", AtLeast),
    ("a maximum of", AtMost),
    ("maximum of", AtMost),
    ("as many as", AtMost),
    ("as much as", AtMost),
    ("as high as", AtMost),
    ("as few as", AtLeast),
    ("as little as", AtLeast),
    ("as low as", AtLeast),
    ("anywhere between", About),
    ("at least", AtLeast),
    ("at most", AtMost),
    ("up to", AtMost),
    ("a maximum", AtMost),
    ("a minimum", AtLeast),
    ("more than", MoreThan),
    ("greater than", MoreThan),
    ("higher than", MoreThan),
    ("larger than", MoreThan),
    ("bigger than", MoreThan),
    ("longer than", MoreThan),
    ("older than", MoreThan),
    ("better than", MoreThan),
    ("faster than", MoreThan),
    ("less than", LessThan),
    ("fewer than", LessThan),
    ("lower than", LessThan),
    ("smaller than", LessThan),
    ("shorter than", LessThan),
    ("younger than", LessThan),
    ("over than", MoreThan),
    ("close to", About),
    ("an estimated", About),
    ("estimated", About),
    ("a reported", About),
    ("something like", About),
    ("in the region of", About),
    ("under the age of", LessThan),
    ("below the age of", LessThan),
    ("over the age of", MoreThan),
    ("above the age of", MoreThan),
    ("short of", LessThan),
    ("shy of", LessThan),
    ("over", MoreThan),
    ("above", MoreThan),
    ("exceeding", MoreThan),
    ("exceeded", MoreThan),
    ("exceeds", MoreThan),
    ("exceed", MoreThan),
    ("surpassed", MoreThan),
    ("surpasses", MoreThan),
    ("surpassing", MoreThan),
    ("topped", MoreThan),
    ("topping", MoreThan),
    ("beyond", MoreThan),
    (">", MoreThan),
    ("≥", AtLeast),
    ("under", LessThan),
    ("below", LessThan),
    ("<", LessThan),
    ("≤", AtMost),
    ("about", About),
    ("around", About),
    ("approximately", About),
    ("approx", About),
    ("circa", About),
    ("roughly", About),
    ("nearly", About),
    ("almost", About),
    ("barely", About),
    ("virtually", About),
    ("practically", About),
    ("some", About),
    ("probably", About),
    ("perhaps", About),
    ("maybe", About),
    ("minimum", AtLeast),
    ("maximum", AtMost),
    ("~", About),
    ("≈", About),
    ("exactly", Exactly),
    ("precisely", Exactly),
];

/// Words before such words that only turn them up or down.
const SOFTENERS: &[&str] = &[
    "just",
    "well",
    "slightly",
    "a little",
    "a bit",
    "far",
    "much",
    "only",
    "significantly",
    "considerably",
    "perhaps",
    "maybe",
    "even",
    "somewhat",
    "anything",
    "the",
];

/// Words right behind the number or its unit.
const AFTER: &[(&str, Bound)] = &[
    ("or more", AtLeast),
    ("or older", AtLeast),
    ("or higher", AtLeast),
    ("or above", AtLeast),
    ("or over", AtLeast),
    ("or better", AtLeast),
    ("or greater", AtLeast),
    ("and over", AtLeast),
    ("and older", AtLeast),
    ("and above", AtLeast),
    ("and up", AtLeast),
    ("or less", AtMost),
    ("or fewer", AtMost),
    ("or younger", AtMost),
    ("or under", AtMost),
    ("or below", AtMost),
    ("and under", AtMost),
    ("at least", AtLeast),
    ("at most", AtMost),
    ("at the most", AtMost),
    ("or so", About),
    ("or thereabouts", About),
    ("give or take", About),
    ("odd", About),
    ("and counting", AtLeast),
    ("or upwards", AtLeast),
    ("and upwards", AtLeast),
    ("minimum", AtLeast),
    ("maximum", AtMost),
    ("-plus", AtLeast),
    ("plus", AtLeast),
    ("+", AtLeast),
];

static LEADING: LazyLock<Phrases<Bound>> = LazyLock::new(|| Phrases::leading(BEFORE.iter().copied()));
static ENDING: LazyLock<Phrases<Bound>> = LazyLock::new(|| Phrases::trailing(BEFORE.iter().copied()));
static SOFTENING: LazyLock<Phrases<()>> =
    LazyLock::new(|| Phrases::trailing(SOFTENERS.iter().map(|words| (*words, ()))));
static BEHIND: LazyLock<Phrases<Bound>> = LazyLock::new(|| Phrases::leading(AFTER.iter().copied()));

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
    if !lex.together(at, number) {
        return None;
    }
    let soft = SOFTENING.before(lex, at).map(|(soft, ..)| soft).filter(|soft| lex.together(*soft, number));
    Some((soft.unwrap_or(at), bound))
}

/// Returns how the words at `i`, behind a number, bound it, and the place behind them.
pub(super) fn after(lex: &Lexemes, i: usize) -> Option<(Bound, usize)> {
    let at = lex.past_hyphen(i);
    let (_, bound, next) = BEHIND.at(lex, at).next()?;
    let attached = !matches!(lex.low(at), "plus" | "+" | "odd") || lex.glued(at);
    let leads_on = matches!(lex.low(at), "at") && lex.is(next, crate::values::lexeme::Shape::Digits);
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

/// Returns the words that bound a number, and whether they stand behind it.
#[cfg(test)]
pub(super) fn rows() -> impl Iterator<Item = (&'static str, bool)> {
    BEFORE.iter().map(|(words, _)| (*words, false)).chain(AFTER.iter().map(|(words, _)| (*words, true)))
}
