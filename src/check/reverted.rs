//! Names the changes that take a claim back to a text of an earlier version.

use crate::diff::{Change, Difference, Edition};
use crate::ledger::{Content, Recorded, Story};
use crate::model::{ChangeName, Claim, ClaimKind, Digest};
use crate::text::Span;
use std::collections::BTreeMap;

/// Adds [`ChangeName::Reverted`] to those of `changes` that take a recorded claim back to what it said before version
/// `number` of `story`, which `before` is; the note says which version said so last.
///
/// A claim that was gone and is back is named too. Where `after` is itself an earlier version, everything goes back, and
/// there is nothing to name: the caller does not ask then.
pub fn name(changes: &mut [Change], story: &Story, number: u32, before: Edition<'_>, after: Edition<'_>) {
    if changes.is_empty() || story.versions.len() < 2 {
        return;
    }
    let says = Content::all(before.article, before.claims);
    let held = story.held(number, before.claims, |at| says.get(at));
    let known: BTreeMap<Key, &Recorded> =
        before.claims.iter().zip(held).filter_map(|(claim, held)| Some((key(claim), held?))).collect();
    let gone = gone(story, number);
    for change in changes {
        let Some(now) = &change.after else { continue };
        let digest = now.digest(after.article);
        let version = match &change.before {
            Some(was) if was.digest(before.article) == digest => None,
            Some(was) => known.get(&key(was)).and_then(|claim| claim.said(digest, number)),
            None => gone.get(&digest).copied(),
        };
        let Some(version) = version else { continue };
        change.names.push(ChangeName::Reverted);
        change.names.sort_unstable();
        let note = format!("back to the text of version {version}");
        let cover = |side: fn(&Difference) -> Span, claim: Option<&Claim>| {
            let spans = change.differences.iter().map(side);
            spans.reduce(Span::cover).or(claim.map(Claim::span)).unwrap_or_default()
        };
        let old = cover(|one| one.old, change.before.as_ref());
        let new = cover(|one| one.new, change.after.as_ref());
        change.note = if change.note.is_empty() { note.clone() } else { format!("{}; {note}", change.note) };
        change.differences.push(Difference { name: ChangeName::Reverted, note, old, new, recast: false });
    }
}

/// What tells one claim of a version from the others.
type Key = (ClaimKind, Vec<Span>);

fn key(claim: &Claim) -> Key {
    (claim.kind(), claim.parts.clone())
}

/// Returns what the claims that version `number` does not hold said before, with the last version that said so.
fn gone(story: &Story, number: u32) -> BTreeMap<Digest, u32> {
    let mut said = BTreeMap::new();
    for claim in story.claims.iter().filter(|claim| claim.at(number).is_none()) {
        let last = claim.gone.map(|gone| (claim.content.digest, gone.saturating_sub(1)));
        let past = claim.history.iter().map(|past| (past.content.digest, past.until));
        for (digest, until) in past.chain(last).filter(|(_, until)| *until < number) {
            let entry = said.entry(digest).or_insert(until);
            *entry = until.max(*entry);
        }
    }
    said
}
