//! Which quote or statement a figure or a date stands in, and so whose word it is.

use crate::model::{Claim, Source};
use crate::text::Span;

/// How many views before a figure may be the one it stands in.
const NEAR: usize = 16;

/// Words that somebody stands for without saying them: "Marsh wants [to hire 40 teachers]".
#[derive(Debug, Clone)]
pub(crate) struct Held {
    pub(in crate::extract) span: Span,
    pub(in crate::extract) source: Source,
    pub(in crate::extract) cue: Option<Span>,
}

impl Held {
    /// Returns whether it is `other`, whoever the words of the source mean.
    pub(crate) fn is_like(&self, other: &Self) -> bool {
        (self.span, self.cue, self.source.span) == (other.span, other.cue, other.source.span)
    }
}

/// The contents of quotes and statements, ordered for look-up.
///
/// Contents overlap only where one speech reports another, which lies in it whole: a place belongs to the inner one.
#[derive(Debug)]
pub(crate) struct Attributed<'a> {
    /// Each part with its claim, and the furthest end of all parts up to it.
    parts: Vec<(Span, usize, &'a Claim)>,
    held: &'a [Held],
}

impl<'a> Attributed<'a> {
    /// Orders the contents of `claims`; `held` is what is somebody's word beside them.
    pub(crate) fn new(claims: &'a [Claim], held: &'a [Held]) -> Self {
        let mut parts: Vec<_> =
            claims.iter().flat_map(|claim| claim.parts.iter().map(move |part| (*part, 0, claim))).collect();
        // Of two that begin together, the inner one comes behind.
        parts.sort_by_key(|(part, ..)| (part.start, std::cmp::Reverse(part.end)));
        let mut furthest = 0;
        for (part, end, _) in &mut parts {
            furthest = furthest.max(part.end);
            *end = furthest;
        }
        Self { parts, held }
    }

    /// Returns the quote or statement whose content covers `span`.
    pub(crate) fn claim_at(&self, span: Span) -> Option<&'a Claim> {
        let upto = self.parts.partition_point(|(part, ..)| part.start <= span.start);
        let mut near = self.parts[..upto].iter().rev().take_while(|(_, furthest, _)| *furthest >= span.end);
        near.find(|(part, ..)| part.contains(span)).map(|(.., claim)| *claim)
    }

    /// Returns the source and cue that `span` inherits: those of the content that covers it, where that has a source.
    pub(crate) fn source_at(&self, span: Span) -> Option<(&'a Source, Option<Span>)> {
        let claim = self.claim_at(span)?;
        claim.source.as_deref().map(|source| (source, claim.cue))
    }

    /// Returns the source and cue of a figure at `span`: what it inherits, else those of whoever holds it.
    pub(crate) fn holder_at(&self, span: Span) -> Option<(&'a Source, Option<Span>)> {
        self.source_at(span).or_else(|| {
            // Views of one sentence may overlap, the nearest one comes last.
            let upto = self.held.partition_point(|held| held.span.start <= span.start);
            let near = self.held[..upto].iter().rev().take(NEAR).find(|held| held.span.contains(span))?;
            Some((&near.source, near.cue))
        })
    }
}
