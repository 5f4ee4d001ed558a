//! What two versions of an article begin and end with, word by word, so that it is read once.

use crate::text::{Article, Block, Quotation, Span};

/// The tokens that two versions begin and end with, as far as rules that look at their neighbours read them alike.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shared {
    /// How many bytes both texts begin with.
    pub(super) bytes: usize,
    /// How many tokens both begin with.
    pub(super) lead: usize,
    /// What both end with.
    pub(super) tail: Both<Tail>,
}

/// The same of the own version and of the known one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Both<T> {
    /// Of the own version.
    pub(super) own: T,
    /// Of the known version.
    pub(super) known: T,
}

/// Where the common end begins in one version.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tail {
    /// Its first block, in bytes.
    from: usize,
    /// Its first token, which stands somewhat behind that.
    pub(super) token: usize,
    /// How many quotations stand before.
    pub(super) quotations: usize,
}

/// How many tokens behind the border the common end begins at the earliest: further than any rule looks back from it.
const APART: usize = 4;

/// How many tokens are looked at for one outside all quotations.
const FAR: usize = 256;

/// How many bytes are compared at once.
const WIDE: usize = 64;

impl Shared {
    /// Compares `own` with `known`.
    pub(super) fn of(own: &Article, known: &Article) -> Self {
        let bytes = common(own.text().as_bytes(), known.text().as_bytes());
        let lead = lead(own, known, bytes);
        let nothing = |article: &Article| Tail {
            from: article.text().len(),
            token: article.tokens().len(),
            quotations: article.quotations().len(),
        };
        let nothing = Both { own: nothing(own), known: nothing(known) };
        let tail = tail(own, known, bytes).filter(|tail| tail.own.token.min(tail.known.token) >= lead);
        Self { bytes, lead, tail: tail.unwrap_or(nothing) }
    }

    /// Returns where a span of the common end of the known version stands in the own one.
    pub(super) fn moved(&self, span: Span) -> Span {
        let at = |byte: usize| (byte + self.tail.own.from).saturating_sub(self.tail.known.from);
        Span::new(at(span.start), at(span.end))
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

/// Returns how many tokens both begin with: those of whole blocks that no quotation leaves.
fn lead(own: &Article, known: &Article, bytes: usize) -> usize {
    let same = |(a, b): &(&Block, &Block)| a == b && a.span.end < bytes;
    let blocks = own.blocks().iter().zip(known.blocks()).take_while(same).count();
    let Some(last) = blocks.checked_sub(1).and_then(|last| own.blocks().get(last)) else { return 0 };
    let end = last.span.end;
    fn inside(article: &Article, end: usize) -> &[Quotation] {
        &article.quotations()[..article.quotations().partition_point(|quotation| quotation.open.start < end)]
    }
    let (mine, theirs) = (inside(own, end), inside(known, end));
    if mine != theirs || mine.iter().any(|quotation| quotation.span().end > end) {
        return 0;
    }
    let tokens = |article: &Article| article.tokens().partition_point(|token| token.span.end <= end);
    if tokens(own) == tokens(known) { tokens(own) } else { 0 }
}

/// Returns what both end with: whole blocks that no quotation enters.
fn tail(own: &Article, known: &Article, bytes: usize) -> Option<Both<Tail>> {
    let (a, b) = (own.text().as_bytes(), known.text().as_bytes());
    let end = common_end(&a[bytes..], &b[bytes..]);
    // What is as far from the end is at the same place.
    let far = |span: Span, text: &[u8]| (text.len() - span.start, text.len() - span.end);
    let same = |(mine, theirs): &(&Block, &Block)| {
        mine.kind == theirs.kind && far(mine.span, a) == far(theirs.span, b) && a.len() - mine.span.start < end
    };
    let blocks = own.blocks().iter().rev().zip(known.blocks().iter().rev()).take_while(same).count();
    let (mine, theirs) = (border(own, blocks)?, border(known, blocks)?);
    let (quoted, theirs_quoted) = (&own.quotations()[mine.quotations..], &known.quotations()[theirs.quotations..]);
    let moved = |(a, b): (&Quotation, &Quotation)| is_moved(a, b, mine.from, theirs.from);
    let alike = quoted.len() == theirs_quoted.len() && quoted.iter().zip(theirs_quoted).all(moved);
    if !alike || own.tokens().len() - mine.token != known.tokens().len() - theirs.token {
        return None;
    }
    // The common end begins where no quotation stands, so that each lies on one side of the border.
    let outside = |at: &usize| {
        let start = own.tokens().get(*at).map_or(0, |token| token.span.start);
        let opened = quoted.partition_point(|quotation| quotation.open.start <= start);
        quoted[..opened].iter().all(|quotation| quotation.span().end <= start)
    };
    let near = (mine.token + APART..own.tokens().len()).take(FAR);
    let apart = near.into_iter().find(|at| outside(at) && outside(&(at - 1)))? - mine.token;
    let behind = |tail: Tail| Tail { token: tail.token + apart, ..tail };
    Some(Both { own: behind(mine), known: behind(theirs) })
}

/// Returns where the last `blocks` of `article` begin; none where a quotation runs into them.
fn border(article: &Article, blocks: usize) -> Option<Tail> {
    let from = article.blocks().get(article.blocks().len().checked_sub(blocks)?)?.span.start;
    let token = article.tokens().partition_point(|token| token.span.start < from);
    let quotations = article.quotations().partition_point(|quotation| quotation.open.start < from);
    let inside = article.quotations()[..quotations].iter().all(|quotation| quotation.span().end <= from);
    inside.then_some(Tail { from, token, quotations })
}

/// Returns whether two quotations are the same one, each as far behind its border.
fn is_moved(a: &Quotation, b: &Quotation, mine: usize, theirs: usize) -> bool {
    let same = |a: Span, b: Span| (a.start - mine, a.end - mine) == (b.start - theirs, b.end - theirs);
    (a.style, a.depth, a.parts.len(), a.close.is_some()) == (b.style, b.depth, b.parts.len(), b.close.is_some())
        && same(a.open, b.open)
        && a.close.zip(b.close).is_none_or(|(a, b)| same(a, b))
        && a.parts.iter().zip(&b.parts).all(|(a, b)| same(*a, *b))
}
