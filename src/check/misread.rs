//! What a person found to be misread by the program counts as no claim: no check reports anything about it.

use super::Tracked;
use super::deviation::Deviation;
use crate::diff::{Change, Edition};
use crate::model::Claim;
use crate::text::{Overlaps, Span};
use std::collections::BTreeSet;

/// Returns the owners of `changes` with those passed on that belong to no claim: to the recorded quote or statement around
/// it, whose words they are as well, where there is one.
pub(super) fn passed_on(
    tracked: &[Tracked<'_>],
    before: Edition<'_>,
    changes: &[Change],
    owners: Vec<Option<usize>>,
) -> Vec<Option<usize>> {
    if !tracked.iter().any(|claim| claim.recorded.is_misread()) {
        return owners;
    }
    let speech = |claim: &Tracked<'_>| {
        let old = claim.before.and_then(|at| before.claims.get(at))?;
        let speech = old.kind().is_speech() && !claim.recorded.is_misread();
        speech.then(|| old.span())
    };
    let speech: Vec<(Span, usize)> =
        tracked.iter().enumerate().filter_map(|(at, claim)| Some((speech(claim)?, at))).collect();
    let spans = Overlaps::numbered(speech);
    let around = |change: &Change| {
        let span = change.before.as_ref().map(Claim::span)?;
        let held = spans.touching(span).into_iter().filter(|(around, _)| around.contains(span));
        held.min_by_key(|(around, _)| around.len()).map(|(_, at)| at)
    };
    let misread = |at: usize| tracked.get(at).is_some_and(|claim| claim.recorded.is_misread());
    let pass = |(change, owner): (&Change, Option<usize>)| match owner {
        // Without one the change stays with what is left out.
        Some(at) if misread(at) => around(change).or(owner),
        owner => owner,
    };
    changes.iter().zip(owners).map(pass).collect()
}

/// Takes the claims that the program misread out of `tracked`, and what is found about them out of `deviations`; returns
/// which of the article's claims they are.
pub(super) fn leave_out(tracked: &mut Vec<Tracked<'_>>, deviations: &mut Vec<Deviation>) -> BTreeSet<usize> {
    let mut kept = 0;
    let places: Vec<Option<usize>> = tracked
        .iter()
        .map(|claim| {
            let place = (!claim.recorded.is_misread()).then_some(kept);
            kept += usize::from(place.is_some());
            place
        })
        .collect();
    let misread = tracked.iter().filter(|claim| claim.recorded.is_misread()).filter_map(|claim| claim.after).collect();
    tracked.retain(|claim| !claim.recorded.is_misread());
    deviations.retain_mut(|deviation| {
        let owned = deviation.owner.is_some();
        deviation.owner = deviation.owner.and_then(|at| places.get(at).copied().flatten());
        !owned || deviation.owner.is_some()
    });
    misread
}
