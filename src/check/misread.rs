//! What a person found to be misread by the program counts as no claim: no check reports anything about it.

use super::Tracked;
use super::deviation::Deviation;
use crate::diff::{Change, Difference, Edition, notes};
use crate::model::{ChangeName, Claim};
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

/// Returns `changes` from one version to another without those of claims that the program misread, which are given by their index
/// in each: such a change is one of the quote or statement around it, where there is one.
pub fn counted(
    changes: Vec<Change>,
    (before, old): (Edition<'_>, &BTreeSet<usize>),
    (after, new): (Edition<'_>, &BTreeSet<usize>),
) -> Vec<Change> {
    if old.is_empty() && new.is_empty() {
        return changes;
    }
    let count = |change: Change| {
        let (was, is) = (change.before.as_ref(), change.after.as_ref());
        let of = |claim: Option<&Claim>, claims: &[Claim], misread: &BTreeSet<usize>| {
            claim.is_some_and(|claim| misread.iter().any(|at| claims.get(*at).is_some_and(|other| is_of(other, claim))))
        };
        if !of(was, before.claims, old) && !of(is, after.claims, new) {
            return Some(without_values(change, &spans(before.claims, old), &spans(after.claims, new)));
        }
        let was = was.map(|claim| around(claim, before.claims, old).ok_or(())).transpose().ok()?;
        let is = is.map(|claim| around(claim, after.claims, new).ok_or(())).transpose().ok()?;
        Some(Change { before: was.cloned(), after: is.cloned(), ..change })
    };
    changes.into_iter().filter_map(count).collect()
}

/// Returns the words of the claims of these indices.
fn spans(claims: &[Claim], misread: &BTreeSet<usize>) -> Vec<Span> {
    misread.iter().filter_map(|at| claims.get(*at)).map(Claim::span).collect()
}

/// Returns a change of other words without what it says of numbers and days that are none.
fn without_values(change: Change, old: &[Span], new: &[Span]) -> Change {
    use ChangeName::{DateChanged, DeadlineMoved, FigureChanged};
    let within = |spans: &[Span], span: Span| !span.is_empty() && spans.iter().any(|own| own.contains(span));
    let is_value = |one: &Difference| {
        matches!(one.name, FigureChanged | DateChanged | DeadlineMoved)
            && (within(old, one.old) || within(new, one.new))
    };
    if !change.differences.iter().any(is_value) {
        return change;
    }
    let kept: Vec<Difference> = change.differences.into_iter().filter(|one| !is_value(one)).collect();
    let mut names: Vec<ChangeName> = kept.iter().map(|one| one.name).collect();
    names.sort_unstable();
    names.dedup();
    if names.is_empty() {
        names.push(ChangeName::Reworded);
    }
    let note = notes(kept.iter().map(|one| one.note.as_str()));
    Change { names, note, differences: kept, ..change }
}

fn is_of(claim: &Claim, other: &Claim) -> bool {
    (claim.kind(), &claim.parts) == (other.kind(), &other.parts)
}

/// Returns the innermost of `claims` around `claim` that is somebody's words and counts.
fn around<'c>(claim: &Claim, claims: &'c [Claim], misread: &BTreeSet<usize>) -> Option<&'c Claim> {
    let counts = claims.iter().enumerate().filter(|(at, other)| !misread.contains(at) && other.kind().is_speech());
    let held = counts.filter(|(_, other)| other.span().contains(claim.span()));
    held.map(|(_, other)| other).min_by_key(|other| other.span().len())
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
