//! Lengths of time inside dates: "the past two years" is a date, and its "two years" a quantity as well.

use super::{hedge, measure};
use crate::values::lexeme::Lexemes;
use crate::values::number;

/// Words between a number and the unit of time that it counts.
const BETWEEN: &[&str] = &[
    "more",
    "additional",
    "straight",
    "consecutive",
    "successive",
    "full",
    "further",
    "long",
    "business",
    "working",
    "calendar",
];

/// Takes the counted lengths of time, with their hedges, out of what the dates have `taken`.
pub(super) fn release(lex: &Lexemes, taken: &mut [bool]) {
    let mut i = 0;
    while i < taken.len() {
        let inside = taken.get(i).copied().unwrap_or_default() && number::may_begin(lex, i);
        let Some(next) = inside.then(|| behind(lex, i)).flatten() else {
            i += 1;
            continue;
        };
        let start = hedge::before(lex, i).map_or(i, |(start, _)| start);
        if let Some(pieces) = taken.get_mut(start..next) {
            pieces.fill(false);
        }
        i = next.max(i + 1);
    }
}

/// Returns the place behind the length of time whose number begins at `i`.
fn behind(lex: &Lexemes, i: usize) -> Option<usize> {
    let low = number::number(lex, i, false)?.next;
    let joined = matches!(lex.low(low), "to" | "or" | "and") || lex.is_dash(low);
    let next = if joined { number::number(lex, low + 1, false).map_or(low, |high| high.next) } else { low };
    let at = lex.past_hyphen(next);
    let (_, next) = measure::time(lex, at + usize::from(BETWEEN.contains(&lex.low(at))))?;
    Some(next)
}
