//! A counted length of time: "five years", "25-40 minutes", "an hour and a half".

use super::measure;
use crate::english::data::list;
use crate::values::lexeme::Lexemes;
use crate::values::number;

/// Words between a number and the unit of time that it counts.
const BETWEEN: &[&str] = list!("figures/between");

/// Returns the unit of "an hour and a half" at `i`, and the place behind it.
pub(super) fn one_and_a_half(lex: &Lexemes, i: usize) -> Option<(&'static str, usize)> {
    let one = matches!(lex.low(i), "a" | "an") && lex.low(i + 2) == "and";
    let (unit, at) = if one { measure::behind(lex, i + 1)? } else { return None };
    lex.phrase(at, "and a half").map(|next| (unit, next))
}

/// Returns the place behind the length of time whose number begins at `i`.
pub(super) fn behind(lex: &Lexemes, i: usize) -> Option<usize> {
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
