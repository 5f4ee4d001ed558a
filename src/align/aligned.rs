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
    let (left, right) = (ids(&old.atoms), ids(&new.atoms));
    // "Tarn 3, Lund 5": a number is less to hold on to than the name that it belongs to.
    let weight = |i: usize| match old.atoms.get(i) {
        Some(atom) if atom.common() => 1,
        Some(atom) if atom.number().is_some() => 2,
        _ => 3,
    };
    let mut pairs = Vec::new();
    let mut from = (0, 0);
    for to in labels(old, new).into_iter().chain([(left.len(), right.len())]) {
        let (a, b) = (&left[from.0..to.0], &right[from.1..to.1]);
        let found = sequence::common(a, b, |i| weight(from.0 + i));
        pairs.extend(found.into_iter().map(|(i, j)| (from.0 + i, from.1 + j)));
        from = to;
    }
    let pairs = without_islands(old, pairs, new.atoms.len());
    let hunks = hunks(&pairs, old.atoms.len(), new.atoms.len());
    Aligned { old, new, pairs, hunks }
}

/// Returns the labels of two passages that say something of the same in the same order: "Home: 3, Away: 5". What stands behind a label
/// belongs to it.
fn labels(old: &Passage<'_>, new: &Passage<'_>) -> Vec<(usize, usize)> {
    let of = |passage: &Passage<'_>| -> Vec<(usize, u32)> {
        let text = passage.reader.article.text();
        let labels = |atom: &Atom| text.get(atom.span.end..).is_some_and(|rest| rest.starts_with(':'));
        let all = passage.atoms.iter().enumerate().filter(|(_, atom)| labels(atom));
        all.map(|(at, atom)| (at, atom.id)).collect()
    };
    let (was, is) = (of(old), of(new));
    let same = was.len() > 1 && was.iter().map(|(_, id)| id).eq(is.iter().map(|(_, id)| id));
    if same { was.iter().zip(&is).map(|((i, _), (j, _))| (*i, *j)).collect() } else { Vec::new() }
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
