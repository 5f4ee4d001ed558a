//! Counts and quantities, each with the source of the content that it stands in.

use super::Context;
use super::attribution::Attributed;
use crate::model::{Claim, Detail, FigureWords};
use crate::values::{Lexemes, figure};
use std::ops::Range;

/// Returns the figures in `within` of `lex`, apart from what `dates` cover; they inherit the source of the content they stand in.
pub(super) fn find(
    lex: &Lexemes,
    within: Range<usize>,
    attributed: &Attributed,
    dates: &[Claim],
    context: &Context,
) -> Vec<Claim> {
    let mut out = Vec::new();
    let mut add = |written: figure::Written| {
        let mut claim = Claim::new(Detail::Figure(Box::new(written.figure)), written.span);
        let (number, counted) = (written.number.start, written.counted.unwrap_or_default());
        claim.figure = Some(Box::new(FigureWords { number, counted }));
        if let Some((source, cue)) = attributed.holder_at(written.number) {
            (claim.source, claim.cue) = (Some(Box::new(source.clone())), cue);
        }
        out.push(claim);
    };
    figure::read(lex, within.clone(), dates.iter().map(Claim::span), context.dollar.code(), &mut add);
    figure::superlative::read(lex, within, &mut add);
    out
}
