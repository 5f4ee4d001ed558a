//! What differs about recorded claims, one entry for each defect that a reader would name.
//!
//! A change has every name that applies to it, and one edit may well deserve several: words inside quotation marks that
//! are also a hedge are a quotation altered and a hedge changed. As a finding that is one defect, named by what is
//! gravest about it, with the rest in its message.

use super::Tracked;
use crate::diff::{Change, Difference, Edition, notes};
use crate::model::{ChangeName, Claim, ClaimKind};
use crate::text::{Overlaps, Span};
use std::collections::BTreeMap;

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
    /// Whether all of it stands in sentences that are put another way altogether.
    pub recast: bool,
}

/// The recorded figures and dates by where they stood, to be found inside other claims.
pub(super) struct Values {
    spans: Overlaps,
    misread: Overlaps,
}

impl Values {
    pub(super) fn new(tracked: &[Tracked<'_>], before: Edition<'_>) -> Self {
        let old =
            |claim: &Tracked<'_>| claim.before.and_then(|at| before.claims.get(at)).map(|old| (old.kind(), old.span()));
        let misread = tracked.iter().filter(|claim| claim.recorded.is_misread());
        let misread = Overlaps::new(misread.filter_map(|claim| Some(old(claim)?.1)));
        let counted = tracked.iter().enumerate().filter(|(_, claim)| !claim.recorded.is_misread());
        let spans = counted.filter_map(|(at, claim)| Some((old(claim)?, at)));
        let valued = spans.filter(|((kind, _), _)| matches!(kind, ClaimKind::Figure | ClaimKind::Date));
        Self { spans: Overlaps::numbered(valued.map(|((_, span), at)| (span, at))), misread }
    }

    /// Returns whether the words at `span` were misread as a claim: outside of other claims nobody is told of them.
    fn are_none(&self, span: Span) -> bool {
        self.misread.touching(span).iter().any(|(words, _)| words.contains(span))
    }

    /// Returns the first of the recorded figures, or dates, whose words `span` touches.
    fn touching(&self, tracked: &[Tracked<'_>], kind: ClaimKind, span: Span) -> Option<usize> {
        let near = self.spans.touching(span).into_iter().map(|(_, at)| at);
        near.filter(|at| tracked.get(*at).is_some_and(|claim| claim.recorded.content.kind() == kind)).min()
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
    let told = |part: &&Difference| owner.is_some() || !values.are_none(part.old);
    let mut parts: Vec<&Difference> = change.differences.iter().filter(told).collect();
    parts.sort_by_key(|part| part.name);
    let by = |side: fn(&Difference) -> Span| Overlaps::new(parts.iter().map(|part| side(part)));
    let (olds, news) = (by(|part| part.old), by(|part| part.new));
    let mut out: Vec<Deviation> = Vec::new();
    let mut said: Vec<Vec<&str>> = Vec::new();
    // Which of them each name of a claim has, and which of them names the words of each difference.
    let mut known: BTreeMap<(ChangeName, Option<usize>), usize> = BTreeMap::new();
    let mut telling: Vec<Option<usize>> = Vec::with_capacity(parts.len());
    for part in &parts {
        let own = value(part, values, tracked);
        let (holder, claim) = match own.filter(|own| Some(*own) != owner) {
            Some(own) => (Some(own), tracked.get(own).and_then(|claim| after.claims.get(claim.after?)).cloned()),
            None => (owner, None),
        };
        let words = (part.old, part.new);
        let louder = || {
            let near = olds.touching(words.0).into_iter().chain(news.touching(words.1));
            let told = near.filter_map(|(_, at)| telling.get(at).copied().flatten());
            told.filter(|at| swallows(out[*at].name, part.name, own.is_some())).min()
        };
        if let Some(same) = known.get(&(part.name, holder)).copied() {
            out[same].words.push(words);
            out[same].recast &= part.recast;
            said[same].push(&part.note);
            telling.push(Some(same));
        } else if let Some(louder) = louder() {
            said[louder].push(&part.note);
            telling.push(None);
        } else {
            known.insert((part.name, holder), out.len());
            telling.push(Some(out.len()));
            said.push(vec![&part.note]);
            let stands = claim.is_some() || change.after.is_some();
            let claim = claim.or_else(|| change.after.clone()).or_else(|| change.before.clone());
            let (note, words) = (String::new(), vec![words]);
            out.push(Deviation {
                name: part.name,
                note,
                words,
                owner: holder,
                claim,
                stands,
                change: Some(at),
                recast: part.recast,
            });
        }
    }
    for (deviation, said) in out.iter_mut().zip(said) {
        deviation.note = notes(said.into_iter());
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
    values.touching(tracked, kind, part.old)
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
