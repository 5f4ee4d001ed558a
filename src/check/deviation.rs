//! What differs about recorded claims, one entry for each defect that a reader would name.
//!
//! A change has every name that applies to it, and one edit may well deserve several: words inside quotation marks that
//! are also a hedge are a quotation altered and a hedge changed. As a finding that is one defect, named by what is
//! gravest about it, with the rest in its message.

use super::Tracked;
use crate::diff::{Change, Difference, Edition, notes};
use crate::model::{ChangeName, Claim, ClaimKind};
use crate::text::Span;

/// One defect.
#[derive(Debug, Clone)]
pub(super) struct Deviation {
    /// What it is.
    pub name: ChangeName,
    /// The same in plain words; may be empty.
    pub note: String,
    /// Words of the old version with those of the new one.
    pub words: Vec<(Span, Span)>,
    /// The recorded claim that it is about, by index in the case's `tracked`.
    pub owner: Option<usize>,
    /// The claim as it is; else as it was.
    pub claim: Option<Claim>,
    /// Whether `claim` stands in the article as it is.
    pub stands: bool,
    /// The change that it belongs to; none where the claim was looked for by its words.
    pub change: Option<usize>,
}

/// The recorded figures and dates by where they stood, to be found inside other claims.
pub(super) struct Values {
    by_start: Vec<(Span, usize)>,
}

impl Values {
    pub(super) fn new(tracked: &[Tracked<'_>], before: Edition<'_>) -> Self {
        let old =
            |claim: &Tracked<'_>| claim.before.and_then(|at| before.claims.get(at)).map(|old| (old.kind(), old.span()));
        let spans = tracked.iter().enumerate().filter_map(|(at, claim)| Some((old(claim)?, at)));
        let valued = spans.filter(|((kind, _), _)| matches!(kind, ClaimKind::Figure | ClaimKind::Date));
        let mut by_start: Vec<(Span, usize)> = valued.map(|((_, span), at)| (span, at)).collect();
        by_start.sort_unstable();
        Self { by_start }
    }

    /// Returns the recorded figures, or dates, whose words `span` touches.
    fn touching<'v>(
        &'v self,
        tracked: &'v [Tracked<'_>],
        kind: ClaimKind,
        span: Span,
    ) -> impl Iterator<Item = usize> + 'v {
        let end = self.by_start.partition_point(|(old, _)| old.start < span.end);
        let near = self.by_start[..end].iter().rev().take_while(move |(old, _)| old.end > span.start);
        near.map(|(_, at)| *at)
            .filter(move |at| tracked.get(*at).is_some_and(|claim| claim.recorded.content.kind() == kind))
    }
}

/// Returns the defects of a change that is about the recorded claim `owner`.
pub(super) fn of_change(
    (at, change): (usize, &Change),
    owner: Option<usize>,
    values: &Values,
    tracked: &[Tracked<'_>],
    after: Edition<'_>,
) -> Vec<Deviation> {
    let mut parts: Vec<&Difference> = change.differences.iter().collect();
    parts.sort_by_key(|part| part.name);
    let mut out: Vec<Deviation> = Vec::new();
    for part in parts {
        let own = value(part, values, tracked);
        let (holder, claim) = match own.filter(|own| Some(*own) != owner) {
            Some(own) => (Some(own), tracked.get(own).and_then(|claim| after.claims.get(claim.after?)).cloned()),
            None => (owner, None),
        };
        let words = (part.old, part.new);
        let same = |other: &&mut Deviation| other.name == part.name && other.owner == holder;
        if let Some(other) = out.iter_mut().find(same) {
            other.words.push(words);
            other.note = notes([other.note.as_str(), part.note.as_str()].into_iter());
            continue;
        }
        let said = |other: &&mut Deviation| {
            swallows(other.name, part.name, own.is_some()) && other.words.iter().any(|other| overlap(*other, words))
        };
        if let Some(other) = out.iter_mut().find(said) {
            other.note = notes([other.note.as_str(), part.note.as_str()].into_iter());
            continue;
        }
        let stands = claim.is_some() || change.after.is_some();
        let claim = claim.or_else(|| change.after.clone()).or_else(|| change.before.clone());
        let note = part.note.clone();
        out.push(Deviation {
            name: part.name,
            note,
            words: vec![words],
            owner: holder,
            claim,
            stands,
            change: Some(at),
        });
    }
    out
}

/// Returns the recorded figure or date that a difference is about.
fn value(part: &Difference, values: &Values, tracked: &[Tracked<'_>]) -> Option<usize> {
    let kind = match part.name {
        ChangeName::FigureChanged => ClaimKind::Figure,
        ChangeName::DateChanged | ChangeName::DeadlineMoved => ClaimKind::Date,
        _ => return None,
    };
    values.touching(tracked, kind, part.old).min()
}

/// Returns whether a difference named `quiet` is told already where the same words have the name `loud`; `own`, whether
/// it is about a recorded figure or date.
fn swallows(loud: ChangeName, quiet: ChangeName, own: bool) -> bool {
    match loud {
        // Whatever else a change back to an earlier text is called, that it is one is part of the same defect.
        _ if quiet == ChangeName::Reverted => true,
        ChangeName::QuoteAltered => match quiet {
            ChangeName::FigureChanged | ChangeName::DateChanged | ChangeName::DeadlineMoved => !own,
            ChangeName::HedgeChanged
            | ChangeName::NegationChanged
            | ChangeName::ClaimReversed
            | ChangeName::EntityChanged
            | ChangeName::Respelled => true,
            _ => false,
        },
        ChangeName::FigureChanged | ChangeName::HedgeChanged | ChangeName::NegationChanged => {
            quiet == ChangeName::ClaimReversed
        }
        ChangeName::Reverted => matches!(quiet, ChangeName::Reworded | ChangeName::Respelled),
        _ => false,
    }
}

fn overlap(a: (Span, Span), b: (Span, Span)) -> bool {
    a.0.overlaps(b.0) || a.1.overlaps(b.1)
}
