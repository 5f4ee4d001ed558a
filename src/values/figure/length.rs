//! Lengths of time inside dates: "the past two years" is a date, and its "two years" a quantity as well.

use super::{hedge, measure};
use crate::english::data::list;
use crate::values::lexeme::Lexemes;
use crate::values::number;

/// Words between a number and the unit of time that it counts.
const BETWEEN: &[&str] = list!("figures/between");

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

/// Returns the unit of "an hour and a half" at `i`, and the place behind it.
pub(super) fn one_and_a_half(lex: &Lexemes, i: usize) -> Option<(&'static str, usize)> {
    let one = matches!(lex.low(i), "a" | "an") && lex.low(i + 2) == "and";
    let (unit, at) = if one { measure::behind(lex, i + 1)? } else { return None };
    lex.phrase(at, "and a half").map(|next| (unit, next))
}

/// Returns the place behind the length of time whose number begins at `i`.
fn behind(lex: &Lexemes, i: usize) -> Option<usize> {
    if let Some((_, next)) = one_and_a_half(lex, i) {
        return Some(next);
    }
    let low = number::number(lex, i, false)?.next;
    let to = lex.past_hyphen(low);
    let worded = matches!(lex.low(to), "to" | "or" | "and");
    let high = if worded { Some(lex.past_hyphen(to + 1)) } else { lex.is_dash(low).then_some(low + 1) };
    let next = high.and_then(|at| number::number(lex, at, false)).map_or(low, |high| high.next);
    let at = lex.past_hyphen(next);
    let (_, next) = measure::time(lex, at + usize::from(BETWEEN.contains(&lex.low(at))))?;
    Some(next)
}
