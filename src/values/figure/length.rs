//! Lengths of time inside dates: "the past two years" is a date, and its "two years" a quantity as well.

use super::duration::behind;
use super::hedge;
use crate::values::lexeme::Lexemes;
use crate::values::number;

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
