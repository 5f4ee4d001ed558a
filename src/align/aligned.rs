//! Two passages that tell the same, side by side: which atoms say the same, and what lies between them.

use super::atom::Atom;
use super::passage::Passage;
use super::sequence;
use std::ops::Range;

/// A stretch that differs: atoms of the old passage against atoms of the new one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Hunk {
    /// Indices into the old passage's atoms.
    pub old: Range<usize>,
    /// Indices into the new passage's atoms.
    pub new: Range<usize>,
}

/// The two passages as aligned.
#[derive(Debug)]
pub(crate) struct Aligned<'a> {
    /// The old passage.
    pub old: &'a Passage<'a>,
    /// The new passage.
    pub new: &'a Passage<'a>,
    /// Pairs of atoms that say the same.
    pub pairs: Vec<(usize, usize)>,
    /// What lies between them.
    pub hunks: Vec<Hunk>,
}

/// Aligns two passages.
pub(crate) fn align<'a>(old: &'a Passage<'a>, new: &'a Passage<'a>) -> Aligned<'a> {
    let ids = |atoms: &[Atom]| atoms.iter().map(|atom| atom.id).collect::<Vec<_>>();
    let weight = |i: usize| if old.atoms.get(i).is_some_and(Atom::common) { 1 } else { 3 };
    let pairs = sequence::common(&ids(&old.atoms), &ids(&new.atoms), weight);
    let pairs = without_islands(old, pairs, new.atoms.len());
    let hunks = hunks(&pairs, old.atoms.len(), new.atoms.len());
    Aligned { old, new, pairs, hunks }
}

pub(crate) fn hunks(pairs: &[(usize, usize)], old: usize, new: usize) -> Vec<Hunk> {
    let mut out = Vec::new();
    let mut from = (0, 0);
    for (i, j) in pairs.iter().copied().chain([(old, new)]) {
        if i > from.0 || j > from.1 {
            out.push(Hunk { old: from.0..i, new: from.1..j });
        }
        from = (i + 1, j + 1);
    }
    out
}

/// Drops short runs of common words between two stretches that were replaced: that both have a "the" is chance.
fn without_islands(old: &Passage<'_>, pairs: Vec<(usize, usize)>, new_len: usize) -> Vec<(usize, usize)> {
    let joined = |a: (usize, usize), b: (usize, usize)| b.0 == a.0 + 1 && b.1 == a.1 + 1;
    let runs: Vec<&[(usize, usize)]> = pairs.chunk_by(|a, b| joined(*a, *b)).collect();
    let start = |k: usize| runs.get(k).map_or((old.atoms.len(), new_len), |run| run[0]);
    let end = |k: usize| runs[k][runs[k].len() - 1];
    let mut out = Vec::with_capacity(pairs.len());
    for (k, run) in runs.iter().enumerate() {
        let before = if k == 0 { (0, 0) } else { (end(k - 1).0 + 1, end(k - 1).1 + 1) };
        let replaced = |from: (usize, usize), to: (usize, usize)| to.0 >= from.0 + 2 && to.1 >= from.1 + 2;
        let (here, after) = (run[0], end(k));
        let island = run.len() <= 2
            && run.iter().all(|(i, _)| old.atoms[*i].common())
            && replaced(before, here)
            && replaced((after.0 + 1, after.1 + 1), start(k + 1));
        if !island {
            out.extend_from_slice(run);
        }
    }
    out
}
