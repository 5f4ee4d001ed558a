//! Assertions: the sentences in the article's own voice that hold no other claim.

use crate::model::{Claim, Detail};
use crate::text::Sentence;

/// Returns an assertion for every one of `sentences` that none of `claims` touches.
pub(super) fn find(sentences: &[Sentence], claims: &[Claim]) -> Vec<Claim> {
    let mut spans: Vec<_> = claims.iter().flat_map(|claim| claim.parts.iter().copied()).collect();
    spans.sort();
    // Running maximum of the ends: spans may nest.
    let mut furthest = 0;
    let mut next = spans.iter().peekable();
    let mut out = Vec::new();
    for sentence in sentences {
        while let Some(span) = next.next_if(|span| span.start < sentence.span.end) {
            furthest = furthest.max(span.end);
        }
        if furthest <= sentence.span.start {
            out.push(Claim::new(Detail::Assertion, sentence.span));
        }
    }
    out
}
