//! Block quotes that somebody signs, or that "Ruiz said:" introduces: their words are a quotation as those between marks are.

use super::change_set::ClaimIndex;
use crate::align::passage::Passage;
use crate::model::{Claim, ClaimKind};
use crate::text::{Article, BlockKind, Span};

/// The number of such a quotation, which no quotation in marks has.
const OWN: usize = usize::MAX / 2;

/// Returns whether the words of `claim` are set off as a quotation, and who says them stands outside of them.
pub(super) fn is(article: &Article, claim: &Claim) -> bool {
    let Some(cue) = claim.cue.filter(|_| claim.kind() == ClaimKind::Statement && claim.source.is_some()) else {
        return false;
    };
    let kind = |span: Span| {
        let block = article.sentence_at(span.start).and_then(|at| article.sentences().get(at)).map(|it| it.block);
        block.and_then(|block| article.blocks().get(block)).map(|block| block.kind)
    };
    let quoted = |span: Span| kind(span) == Some(BlockKind::BlockQuote);
    let dash = |c: char| matches!(c, '-' | '\u{2013}' | '\u{2014}' | '\u{2015}');
    let apart = article.slice(cue).chars().all(dash) || !quoted(cue);
    apart && claim.parts.iter().all(|part| quoted(*part))
}

/// Returns where words of a passage are set off so.
pub(super) fn words(passage: &Passage<'_>, index: &ClaimIndex<'_>) -> Vec<Span> {
    let claims = index.within(passage.span).filter(|claim| is(index.article, claim));
    claims.flat_map(|claim| claim.parts.iter().copied()).collect()
}

/// Takes the words of a passage at `spans` for those of a quotation.
pub(super) fn mark(passage: &mut Passage<'_>, spans: &[Span]) {
    for atom in passage.atoms.iter_mut().filter(|atom| spans.iter().any(|span| span.contains(atom.span))) {
        atom.quotation = atom.quotation.or(Some(OWN));
    }
}
