//! Which recorded claims the claims of a new version continue, and which of its sentences go on record with them.

use super::case::key;
use super::misread;
use crate::diff::{Change, Edition, follow};
use crate::ledger::{Carry, Content, Past, Recorded, Review, Story};
use crate::model::{Alarm, Claim, ClaimKind};
use crate::text::Span;
use std::collections::{BTreeMap, BTreeSet};

/// A claim of a new version that goes on record.
#[derive(Debug)]
pub struct Kept {
    /// The claim.
    pub claim: Claim,
    /// Where it stands among the claims of the version; none of a sentence that is no claim for itself.
    pub at: Option<usize>,
    /// The recorded claim that it continues, and what changed.
    pub carry: Carry,
}

/// Returns the claims of `after`, the new version, that are to be recorded; `before` is the latest version of `story`, and `held` says
/// which recorded claim each of its claims is.
///
/// Those are its claims without its assertions, and the sentences of which words of substance changed that no other claim covers:
/// "He was cleared" → "He was convicted" stays on record, with what the sentence said. The history of a sentence that was not on
/// record begins with the latest version.
pub fn carry(story: &Story, held: &[Option<&Recorded>], before: Edition<'_>, after: Edition<'_>) -> Vec<Kept> {
    let Some(latest) = story.latest() else { return first(after) };
    let mut out: Vec<Kept> = all(after).collect();
    let (changes, continued) = follow(before, after);
    for one in &continued {
        let was = held.get(one.before).copied().flatten();
        if let (Some(was), Some(slot)) = (was, out.get_mut(one.after)) {
            slot.carry = Carry { from: Some(was.id.clone()), changes: one.told(), was: None };
        }
    }
    let misread = |at: &usize| held.get(*at).copied().flatten().is_some_and(Recorded::is_misread);
    let old: BTreeSet<usize> = (0..held.len()).filter(misread).collect();
    let new = continued.iter().filter(|one| old.contains(&one.before)).map(|one| one.after).collect();
    let changes = misread::counted(changes, (before, &old), (after, &new));
    let misread: Vec<Span> = old.iter().filter_map(|at| before.claims.get(*at)).map(Claim::span).collect();
    // What is no claim changes in silence.
    let silent = |change: &Change| {
        let mut loud = change.differences.iter().filter(|part| part.name.alarm() == Alarm::Must);
        loud.all(|part| misread.iter().any(|words| words.contains(part.old)))
    };
    let told: Vec<_> = changes.iter().filter(|change| !silent(change)).filter_map(sentence).collect();
    // Of most new versions no sentence is to be looked for.
    let (known, places): (BTreeMap<_, _>, BTreeMap<_, usize>) = if told.is_empty() {
        Default::default()
    } else {
        let places = out.iter().enumerate().map(|(at, kept)| (key(&kept.claim), at)).collect();
        (before.claims.iter().zip(held).map(|(claim, held)| (key(claim), *held)).collect(), places)
    };
    for (was, is, change) in told {
        let at = places.get(&key(is)).copied().unwrap_or(out.len());
        if at == out.len() {
            out.push(Kept { claim: is.clone(), at: None, carry: Carry::default() });
        }
        let Some(Kept { carry: slot, .. }) = out.get_mut(at).filter(|kept| kept.carry == Carry::default()) else {
            continue;
        };
        slot.changes.clone_from(&change.names);
        match known.get(&key(was)).copied().flatten() {
            Some(recorded) => slot.from = Some(recorded.id.clone()),
            None => slot.was = Some(past(latest.number, Content::of(before.article, was), change)),
        }
    }
    out.retain(|Kept { claim, carry, .. }| {
        let known = || story.claim(&claim.id).is_some_and(|known| known.content.kind() == claim.kind());
        claim.kind() != ClaimKind::Assertion || *carry != Carry::default() || known()
    });
    out.sort_by_key(|Kept { claim, .. }| (claim.span().start, std::cmp::Reverse(claim.span().end), claim.kind()));
    out
}

/// Returns the claims of `after` that are to be recorded where nothing is on record yet: all but its assertions.
pub fn first(after: Edition<'_>) -> Vec<Kept> {
    all(after).filter(|kept| kept.claim.kind() != ClaimKind::Assertion).collect()
}

fn all(after: Edition<'_>) -> impl Iterator<Item = Kept> {
    let claims = after.claims.iter().enumerate();
    claims.map(|(at, claim)| Kept { claim: claim.clone(), at: Some(at), carry: Carry::default() })
}

/// Returns the sentence that a change of substance is about, as it was and as it is; none where it is about another claim.
fn sentence(change: &Change) -> Option<(&Claim, &Claim, &Change)> {
    let plain = |claim: &&Claim| claim.kind() == ClaimKind::Assertion;
    let was = change.before.as_ref().filter(plain)?;
    let is = change.after.as_ref().filter(plain)?;
    (change.alarm() == Alarm::Must).then_some((was, is, change))
}

fn past(latest: u32, content: Content, change: &Change) -> Past {
    Past { since: latest, until: latest, change: change.names.clone(), content, review: Review::default() }
}
