//! Sentences of another version that stand in this one again, with the same words around them: their cues are read once.

use super::Attribution;
use super::floor::Floors;
use crate::extract::pages::Layout;
use crate::extract::shared::Again;
use crate::text::{Article, Quotation, Span, Token};
use std::ops::Range;

/// How many tokens beside a sentence its rules may look at.
const BESIDE: usize = 16;

/// The longest quotation, in bytes, that is held against another one: a sentence in a longer one is read.
const QUOTATION: usize = 8 * 1024;

/// A version that was read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Version<'v> {
    pub(super) article: &'v Article,
    pub(super) layout: &'v Layout,
    pub(super) floors: &'v Floors,
}

/// A sentence of another version that is the same in this one.
#[derive(Debug)]
pub(super) struct Same {
    /// Its place among the sentences of the other version.
    pub(super) sentence: usize,
    /// The tokens of the other version that its rules may look at.
    around: Range<usize>,
    /// Its first token there, and here.
    there: usize,
    here: usize,
}

impl Same {
    /// Returns what the other version has found in the sentence as it stands here; none where that reaches further than its rules look.
    pub(super) fn moved(&self, found: &[Attribution]) -> Option<Vec<Attribution>> {
        let range = |range: &Range<usize>| {
            let within = range.start >= self.around.start && range.end < self.around.end;
            within.then(|| range.start + self.here - self.there..range.end + self.here - self.there)
        };
        let optional = |part: &Option<Range<usize>>| part.as_ref().map_or(Some(None), |part| range(part).map(Some));
        let attribution = |it: &Attribution| {
            let (source, cue) = (optional(&it.source)?, optional(&it.cue)?);
            Some(Attribution { source, cue, content: it.content.iter().map(range).collect::<Option<_>>()? })
        };
        found.iter().map(attribution).collect()
    }
}

/// Returns which sentence of `other` the one at `sentence` of `own` is, where nothing differs that its cues may rest on.
pub(super) fn same(own: Version<'_>, other: Version<'_>, again: &Again, sentence: usize) -> Option<Same> {
    let here = own.layout.sentences.get(sentence)?;
    let block = again.block(here.block)?;
    let first = |version: Version<'_>, block: usize| version.layout.sentences.partition_point(|it| it.block < block);
    let at = first(other, block) + sentence - first(own, here.block);
    let there = other.layout.sentences.get(at).filter(|there| there.block == block)?;
    let stays = here.block == block && here.tokens == there.tokens;
    let (mine, theirs) = (own.floors.of(here.block), other.floors.of(block));
    if here.tokens.len() != there.tokens.len() || mine != theirs || mine.is_some() && !stays {
        return None;
    }
    let (mine, theirs) = (around(own, &here.tokens), around(other, &there.tokens));
    let aligned = here.tokens.start - mine.start == there.tokens.start - theirs.start && mine.len() == theirs.len();
    let (a, b) = Words::of(own, &mine).zip(Words::of(other, &theirs)).filter(|_| aligned)?;
    let around = there.tokens.start.saturating_sub(BESIDE)..there.tokens.end + BESIDE;
    a.are(&b).then_some(Same { sentence: at, around, there: there.tokens.start, here: here.tokens.start })
}

/// Returns the tokens that the rules of a sentence may look at.
fn around(version: Version<'_>, tokens: &Range<usize>) -> Range<usize> {
    tokens.start.saturating_sub(BESIDE)..(tokens.end + BESIDE).min(version.article.tokens().len())
}

/// Some words of a version, and the byte at which they begin.
#[derive(Debug, Clone, Copy)]
struct Words<'v> {
    version: Version<'v>,
    tokens: &'v [Token],
    firsts: &'v [bool],
    quoted: &'v [u32],
    start: usize,
}

impl<'v> Words<'v> {
    fn of(version: Version<'v>, tokens: &Range<usize>) -> Option<Self> {
        let Layout { firsts, quoted, .. } = version.layout;
        let own = version.article.tokens().get(tokens.clone())?;
        Some(Self {
            version,
            tokens: own,
            firsts: firsts.get(tokens.clone())?,
            quoted: quoted.get(tokens.clone())?,
            start: own.first()?.span.start,
        })
    }

    fn text(&self) -> &'v str {
        self.version.article.slice(Span::new(self.start, self.tokens.last().map_or(self.start, |last| last.span.end)))
    }

    /// Returns whether they are `other`, in the same sentences and quotations.
    fn are(&self, other: &Self) -> bool {
        let token = |(a, b): (&Token, &Token)| a.kind == b.kind && self.at(a.span, other, b.span);
        self.text() == other.text()
            && self.firsts == other.firsts
            && self.tokens.iter().zip(other.tokens).all(token)
            && self.quoted_as(other)
    }

    /// Returns whether `own` stands here where `there` stands in `other`.
    fn at(&self, own: Span, other: &Self, there: Span) -> bool {
        own.start + other.start == there.start + self.start && own.end + other.start == there.end + self.start
    }

    /// Returns whether each word stands in the same quotation, if in any.
    fn quoted_as(&self, other: &Self) -> bool {
        let mut last = (0, 0);
        self.quoted.iter().zip(other.quoted).all(|(a, b)| {
            let known = (*a, *b) == last || (*a, *b) == (0, 0);
            last = (*a, *b);
            known || *a > 0 && *b > 0 && self.same_quotation(*a as usize - 1, other, *b as usize - 1)
        })
    }

    /// Returns whether an outermost quotation is one of `other`, with the same ones inside.
    fn same_quotation(&self, own: usize, other: &Self, there: usize) -> bool {
        let list = |words: &Self, at: usize| words.version.article.quotations().get(at..).unwrap_or_default();
        let (mine, theirs) = (list(self, own), list(other, there));
        let text = |words: &Self, quotation: Option<&Quotation>| {
            let span = quotation.map(Quotation::span).filter(|span| span.len() <= QUOTATION)?;
            Some(words.version.article.slice(span))
        };
        let (a, b) = (text(self, mine.first()), text(other, theirs.first()));
        if a.is_none() || a != b {
            return false;
        }
        let inner = |list: &[Quotation]| list.iter().skip(1).take_while(|inner| inner.depth > 0).count() + 1;
        let count = inner(mine);
        let span = |a: Option<Span>, b: Option<Span>| match (a, b) {
            (Some(a), Some(b)) => self.at(a, other, b),
            (a, b) => a == b,
        };
        let same = |(a, b): (&Quotation, &Quotation)| {
            let parts =
                a.parts.len() == b.parts.len() && a.parts.iter().zip(&b.parts).all(|(a, b)| self.at(*a, other, *b));
            a.style == b.style
                && a.depth == b.depth
                && self.at(a.open, other, b.open)
                && span(a.close, b.close)
                && parts
        };
        count == inner(theirs) && mine.iter().zip(theirs).take(count).all(same)
    }
}
