//! What two versions of an article begin and end with, word by word, so that it is read once.

use crate::text::{Article, Quotation, Span};

/// The words that two versions have in common at both ends.
///
/// Words beside the border belong to neither end where rules that look at a few neighbours might read them otherwise.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shared {
    /// How many bytes both texts begin with.
    pub(super) bytes: usize,
    /// How many tokens both begin with.
    pub(super) lead: usize,
    /// The first of the tokens that both end with, in the own version and in the known one.
    pub(super) tail: (usize, usize),
    /// How many quotations stand before those, in the own version and in the known one.
    pub(super) quotations: (usize, usize),
    /// Where the blocks that both end with begin, in the own version and in the known one.
    pub(super) from: (usize, usize),
}

/// How many tokens behind the border the common end begins at the earliest.
const APART: usize = 4;

/// How many tokens are looked at for one outside all quotations.
const FAR: usize = 256;

impl Shared {
    /// Compares `own` with `known`.
    pub(super) fn of(own: &Article, known: &Article) -> Self {
        let (a, b) = (own.text().as_bytes(), known.text().as_bytes());
        let bytes = common(a.iter(), b.iter());
        let lead = lead(own, known, bytes);
        let nothing = Self {
            bytes,
            lead,
            tail: (own.tokens().len(), known.tokens().len()),
            quotations: (own.quotations().len(), known.quotations().len()),
            from: (a.len(), b.len()),
        };
        tail(own, known, bytes, lead).map_or(nothing, |(tail, quotations, from)| Self { tail, quotations, from, ..nothing })
    }

    /// Returns where a span of the common end stands in the own version.
    pub(super) fn moved(&self, span: Span) -> Span {
        let at = |byte: usize| byte + self.from.0 - self.from.1.min(byte + self.from.0);
        Span::new(at(span.start), at(span.end))
    }
}

fn common<'b>(a: impl Iterator<Item = &'b u8>, b: impl Iterator<Item = &'b u8>) -> usize {
    a.zip(b).take_while(|(a, b)| a == b).count()
}

/// Returns how many tokens both begin with: those of whole blocks that no quotation leaves.
fn lead(own: &Article, known: &Article, bytes: usize) -> usize {
    let same = |(a, b): &(&crate::text::Block, &crate::text::Block)| a == b && a.span.end < bytes;
    let blocks = own.blocks().iter().zip(known.blocks()).take_while(same).count();
    let Some(end) = blocks.checked_sub(1).and_then(|last| own.blocks().get(last)).map(|last| last.span.end) else { return 0 };
    let inside = |all: &[Quotation]| all.partition_point(|quotation| quotation.open.start < end);
    let (mine, theirs) = (&own.quotations()[..inside(own.quotations())], &known.quotations()[..inside(known.quotations())]);
    if mine != theirs || mine.iter().any(|quotation| quotation.span().end > end) {
        return 0;
    }
    let token = |article: &Article| article.tokens().partition_point(|token| token.span.end <= end);
    if token(own) == token(known) { token(own) } else { 0 }
}

/// Returns the first token that both end with, how many quotations stand before, and where its block begins; each in both.
#[allow(clippy::type_complexity)]
fn tail(own: &Article, known: &Article, bytes: usize, lead: usize) -> Option<((usize, usize), (usize, usize), (usize, usize))> {
    let (a, b) = (own.text().as_bytes(), known.text().as_bytes());
    let suffix = common(a[bytes..].iter().rev(), b[bytes..].iter().rev());
    // The same distance from the end is the same place.
    let same = |(mine, theirs): &(&crate::text::Block, &crate::text::Block)| {
        let far = |span: Span, text: &[u8]| (text.len() - span.start, text.len() - span.end);
        mine.kind == theirs.kind && far(mine.span, a) == far(theirs.span, b) && a.len() - mine.span.start < suffix
    };
    let blocks = own.blocks().iter().rev().zip(known.blocks().iter().rev()).take_while(same).count();
    let start = |article: &Article| Some(article.blocks().get(article.blocks().len().checked_sub(blocks)?)?.span.start);
    let from = (start(own)?, start(known)?);
    let before = |article: &Article, start: usize| article.quotations().partition_point(|it| it.open.start < start);
    let quotations = (before(own, from.0), before(known, from.1));
    let reaches = |article: &Article, upto: usize, start: usize| article.quotations()[..upto].iter().any(|it| it.span().end > start);
    let (mine, theirs) = (&own.quotations()[quotations.0..], &known.quotations()[quotations.1..]);
    let alike = mine.len() == theirs.len() && mine.iter().zip(theirs).all(|(a, b)| is_moved(a, b, from));
    if !alike || reaches(own, quotations.0, from.0) || reaches(known, quotations.1, from.1) {
        return None;
    }
    let first = |article: &Article, start: usize| article.tokens().partition_point(|token| token.span.start < start);
    let (mine, theirs) = (first(own, from.0), first(known, from.1));
    if own.tokens().len() - mine != known.tokens().len() - theirs {
        return None;
    }
    // The common end begins where no quotation stands, so that each lies on one side of the border.
    let quoted = |at: usize| {
        let Some(token) = own.tokens().get(at) else { return false };
        let upto = own.quotations().partition_point(|it| it.open.start <= token.span.start);
        own.quotations()[quotations.0.min(upto)..upto].iter().any(|it| it.span().end > token.span.start)
    };
    let at = (mine + APART..own.tokens().len()).take(FAR).find(|at| !quoted(*at) && !quoted(at - 1))?;
    (at >= lead).then_some(((at, theirs + at - mine), quotations, from))
}

/// Returns whether a quotation is another one that stands as far behind its border.
fn is_moved(mine: &Quotation, theirs: &Quotation, from: (usize, usize)) -> bool {
    let far = |span: Span, from: usize| (span.start - from, span.end - from);
    let same = |a: Span, b: Span| far(a, from.0) == far(b, from.1);
    (mine.style, mine.depth) == (theirs.style, theirs.depth)
        && same(mine.open, theirs.open)
        && mine.close.is_some() == theirs.close.is_some()
        && mine.close.zip(theirs.close).is_none_or(|(a, b)| same(a, b))
        && mine.parts.len() == theirs.parts.len()
        && mine.parts.iter().zip(&theirs.parts).all(|(a, b)| same(*a, *b))
}
