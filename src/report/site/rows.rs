//! Which paragraphs of two versions stand beside each other.

use crate::diff::Change;
use crate::text::Article;
use std::collections::BTreeMap;

/// One row of two columns: indices of blocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// One paragraph became the other, or stayed as it was.
    Pair(usize, usize),
    /// Only the old version has it here.
    Old(usize),
    /// Only the new version has it here.
    New(usize),
}

/// Returns the rows of `old` beside `new`, every block in its own order.
///
/// Two paragraphs stand beside each other where they share a sentence that each version has once, or a change leads
/// from one to the other; what is left between such pairs is paired where both sides have as many paragraphs. Takes
/// time in proportion to the texts, but for sorting.
pub fn rows(old: &Article, new: &Article, changes: &[Change]) -> Vec<Row> {
    let pairs = ascending(&best(&votes(old, new, changes)));
    let mut out = Vec::new();
    let (mut i, mut j) = (0, 0);
    for (a, b) in pairs.into_iter().chain([(old.blocks().len(), new.blocks().len())]) {
        if a - i == b - j {
            out.extend((i..a).zip(j..b).map(|(i, j)| Row::Pair(i, j)));
        } else {
            out.extend((i..a).map(Row::Old));
            out.extend((j..b).map(Row::New));
        }
        if a < old.blocks().len() {
            out.push(Row::Pair(a, b));
        }
        (i, j) = (a + 1, b + 1);
    }
    out
}

/// Returns how much each pair of an old and a new block shares, in bytes.
fn votes(old: &Article, new: &Article, changes: &[Change]) -> BTreeMap<(usize, usize), usize> {
    let mut votes: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    let news = unique(new);
    for (sentence, block) in unique(old) {
        if let (Some(i), Some(Some(j))) = (block, news.get(sentence)) {
            *votes.entry((i, *j)).or_default() += 2 * sentence.len();
        }
    }
    for change in changes {
        if let (Some(was), Some(is)) = (&change.before, &change.after) {
            let ends = (block_at(old, was.span().start), block_at(new, is.span().start));
            if let (Some(i), Some(j)) = ends {
                *votes.entry((i, j)).or_default() += was.span().len().min(is.span().len()).max(1);
            }
        }
    }
    votes
}

/// Returns each sentence with its block; none where the article says it more than once.
fn unique(article: &Article) -> BTreeMap<&str, Option<usize>> {
    let mut out: BTreeMap<&str, Option<usize>> = BTreeMap::new();
    for sentence in article.sentences() {
        out.entry(article.slice(sentence.span)).and_modify(|block| *block = None).or_insert(Some(sentence.block));
    }
    out
}

/// Returns the block that holds the prose byte `at`.
pub fn block_at(article: &Article, at: usize) -> Option<usize> {
    let index = article.blocks().partition_point(|block| block.span.end <= at);
    (index < article.blocks().len()).then_some(index)
}

/// Returns for each old block the new one that shares most with it.
fn best(votes: &BTreeMap<(usize, usize), usize>) -> Vec<(usize, usize)> {
    let mut best: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for (&(i, j), &shared) in votes {
        let entry = best.entry(i).or_insert((shared, j));
        if shared > entry.0 {
            *entry = (shared, j);
        }
    }
    best.into_iter().map(|(i, (_, j))| (i, j)).collect()
}

/// Returns the longest part of `pairs`, which ascend on the left, that ascends on the right too.
fn ascending(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // `ends[length - 1]` is the pair that ends the best run of that length so far.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (at, (_, j)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| pairs[*end].1 < *j);
        before.push(length.checked_sub(1).map(|last| ends[last]));
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut out = Vec::new();
    let mut at = ends.last().copied();
    while let Some(pair) = at {
        out.push(pairs[pair]);
        at = before[pair];
    }
    out.reverse();
    out
}
