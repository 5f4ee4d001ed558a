//! Passages that are too long to be compared in one piece.

use super::aligned::{Aligned, hunks};
use super::passage::Passage;
use crate::text::Span;
use std::ops::Range;

/// The most atoms of either passage that are compared in one piece: more than any sentence of prose has, and than most paragraphs.
const LONGEST: usize = 1024;

/// Returns where the pieces of both passages begin, the first one at nothing, and where the last one ends; only the beginning where
/// the passages are one piece.
pub(crate) fn cut(aligned: &Aligned<'_>) -> Vec<(usize, usize)> {
    let ends = (aligned.old.atoms.len(), aligned.new.atoms.len());
    let mut out = vec![(0, 0)];
    if ends.0.max(ends.1) <= LONGEST {
        return out;
    }
    let (mut from, mut last) = ((0, 0), (0, 0));
    for place in places(aligned, ends) {
        if place.0 - from.0 > LONGEST || place.1 - from.1 > LONGEST {
            out.push(last);
            from = last;
        }
        last = place;
    }
    out.push(ends);
    out
}

/// Returns the places where the passages may be cut, in order: on both sides of a pair, and within a stretch that is long itself.
fn places(aligned: &Aligned<'_>, ends: (usize, usize)) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut from = (0, 0);
    for to in aligned.pairs.iter().copied().chain([ends]) {
        let (old, new) = (to.0 - from.0, to.1 - from.1);
        let parts = old.max(new).div_ceil(LONGEST).max(1);
        out.extend((1..=parts).map(|part| (from.0 + old * part / parts, from.1 + new * part / parts)));
        from = (to.0 + 1, to.1 + 1);
        out.push((from.0.min(ends.0), from.1.min(ends.1)));
    }
    out
}

/// Returns the atoms `range` of a passage as a passage of their own, up to where the next one begins.
pub(crate) fn passage<'a>(whole: &Passage<'a>, range: Range<usize>) -> Passage<'a> {
    let begin = |at: usize| match whole.atoms.get(at) {
        _ if at == 0 => whole.span.start,
        Some(atom) => atom.span.start,
        None => whole.span.end,
    };
    let span = Span::new(begin(range.start), begin(range.end));
    Passage { reader: whole.reader, atoms: whole.atoms.get(range).unwrap_or_default().to_vec(), span }
}

/// Returns how the two passages of a piece that begins at `from` are aligned.
pub(crate) fn aligned<'a>(
    whole: &Aligned<'_>,
    (old, new): (&'a Passage<'a>, &'a Passage<'a>),
    from: (usize, usize),
) -> Aligned<'a> {
    let first = whole.pairs.partition_point(|pair| pair.0 < from.0);
    let own = whole.pairs[first..].iter().take_while(|pair| pair.0 < from.0 + old.atoms.len());
    let pairs: Vec<_> = own.map(|pair| (pair.0 - from.0, pair.1 - from.1)).collect();
    let hunks = hunks(&pairs, old.atoms.len(), new.atoms.len());
    Aligned { old, new, pairs, hunks }
}
