//! What two versions of an article have in common, so that it is read once.

use crate::text::{Article, Block};
use std::collections::BTreeMap;

/// What two versions begin and end with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shared {
    /// How many tokens both begin with.
    pub(super) lead: usize,
    /// The first token of what both end with: whole blocks.
    pub(super) tail: Both,
}

/// The same token of the own version and of the known one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Both {
    /// Of the own version.
    pub(super) own: usize,
    /// Of the known version.
    pub(super) known: usize,
}

/// How many bytes are compared at once.
const WIDE: usize = 64;

impl Shared {
    /// Compares `own` with `known`.
    pub(super) fn of(own: &Article, known: &Article) -> Self {
        let (a, b) = (own.text().as_bytes(), known.text().as_bytes());
        let bytes = common(a, b);
        let lead = lead(own, known, bytes);
        let tail = tail(own, known, common_end(&a[bytes..], &b[bytes..]));
        Self { lead, tail }
    }
}

/// Returns how many bytes both begin with.
fn common(a: &[u8], b: &[u8]) -> usize {
    let chunks = a.chunks_exact(WIDE).zip(b.chunks_exact(WIDE)).take_while(|(a, b)| a == b).count() * WIDE;
    chunks + a[chunks..].iter().zip(&b[chunks..]).take_while(|(a, b)| a == b).count()
}

/// Returns how many bytes both end with.
fn common_end(a: &[u8], b: &[u8]) -> usize {
    let chunks = a.rchunks_exact(WIDE).zip(b.rchunks_exact(WIDE)).take_while(|(a, b)| a == b).count() * WIDE;
    let rest = |text: &[u8]| text.len() - chunks;
    let (a, b) = (&a[..rest(a)], &b[..rest(b)]);
    chunks + a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count()
}

/// Returns how many tokens both begin with: those of whole blocks within the first `bytes`.
fn lead(own: &Article, known: &Article, bytes: usize) -> usize {
    let same = |(a, b): &(&Block, &Block)| a == b && a.span.end < bytes;
    let blocks = own.blocks().iter().zip(known.blocks()).take_while(same).count();
    let end = blocks.checked_sub(1).and_then(|last| own.blocks().get(last)).map_or(0, |last| last.span.end);
    own.tokens().partition_point(|token| token.span.end <= end)
}

/// Returns the first token of the whole blocks that both end with, within the last `bytes`.
fn tail(own: &Article, known: &Article, bytes: usize) -> Both {
    let far = |article: &Article, block: &Block| {
        let end = article.text().len();
        (end - block.span.start, end - block.span.end)
    };
    let same = |(mine, theirs): &(&Block, &Block)| far(own, mine) == far(known, theirs) && far(own, mine).0 < bytes;
    let blocks = own.blocks().iter().rev().zip(known.blocks().iter().rev()).take_while(same).count();
    let token = |article: &Article| {
        let first = article.blocks().len().checked_sub(blocks).and_then(|first| article.blocks().get(first));
        first.map_or(article.tokens().len(), |first| {
            article.tokens().partition_point(|token| token.span.start < first.span.start)
        })
    };
    Both { own: token(own), known: token(known) }
}

/// Which blocks of another version of an article stand in this one again, with the same words.
#[derive(Debug)]
pub(super) struct Again(Vec<Option<usize>>);

impl Again {
    /// Compares `own` with `known`.
    pub(super) fn of(own: &Article, known: &Article) -> Self {
        let same = |(a, b): &(&Block, &Block)| a.kind == b.kind && own.slice(a.span) == known.slice(b.span);
        let lead = own.blocks().iter().zip(known.blocks()).take_while(same).count();
        let (mine, theirs) = (&own.blocks()[lead..], &known.blocks()[lead..]);
        let tail = mine.iter().rev().zip(theirs.iter().rev()).take_while(same).count();
        let (mine, rest) = (&mine[..mine.len() - tail], theirs.len() - tail);
        let mut between: BTreeMap<&str, usize> = BTreeMap::new();
        if !mine.is_empty() {
            // Of equal blocks the first is taken.
            between.extend((0..rest).rev().map(|at| (known.slice(theirs[at].span), lead + at)));
        }
        let found = mine.iter().map(|block| between.get(own.slice(block.span)).copied());
        let behind = lead + rest..known.blocks().len();
        Self((0..lead).map(Some).chain(found).chain(behind.map(Some)).collect())
    }

    /// Returns which block of the known version the block `own` is.
    pub(super) fn block(&self, own: usize) -> Option<usize> {
        self.0.get(own).copied().flatten()
    }
}
