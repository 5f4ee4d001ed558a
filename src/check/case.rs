//! One article next to its latest recorded version, with every recorded claim followed from the one to the other.

use super::deviation::{self, Deviation, Values};
use super::{Commands, Totals, misread, reverted, silent_edit, words};
use crate::diff::{self, Change, Continuation, Edition, Restated};
use crate::ledger::{ClaimPlace, Recorded, StoryFile, is_address};
use crate::model::{Alarm, ChangeName, Claim, ClaimKind, Digest};
use crate::text::{Article, Notice, Span, notices};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// An article as it is now, next to its latest recorded version.
#[derive(Debug)]
pub struct Case<'a> {
    /// The story's file.
    pub file: &'a StoryFile,
    /// The article's path.
    pub path: &'a str,
    /// The latest recorded version, read from its snapshot.
    pub before: Edition<'a>,
    /// The article as it is now.
    pub after: Edition<'a>,
    /// What differs.
    pub changes: Vec<Change>,
    /// The defects that the changes come to.
    pub(super) deviations: Vec<Deviation>,
    /// How commands about the article are typed; from the ledger's folder unless somebody says otherwise.
    pub commands: Commands,
    /// The day that checks take for today; without it, those that ask for one find nothing.
    pub today: Option<NaiveDate>,
    /// Texts of older versions by number, as far as they are at hand: those of [`Case::wanted`] are asked for.
    pub earlier: BTreeMap<u32, Article>,
    /// The article's notices about its own changes.
    pub notices: Vec<Notice>,
    /// The recorded claims that the latest version holds, each with what became of it; without those that the program
    /// misread, which are none.
    pub tracked: Vec<Tracked<'a>>,
    /// What of the article as it is now a person has found to be misread, by index.
    pub misread: BTreeSet<usize>,
    /// Claims of the article as it is now that continue none, by index.
    pub added: Vec<usize>,
    /// Which claims without a continuation say what the other version says too, by index in either version.
    pub(super) restated: Restated,
}

/// A recorded claim and what became of it.
#[derive(Debug, Clone)]
pub struct Tracked<'a> {
    /// The claim.
    pub recorded: &'a Recorded,
    /// Where it stands in the story's file.
    pub place: &'a ClaimPlace,
    /// Its index in the latest recorded version.
    pub before: Option<usize>,
    /// Its index in the article as it is now.
    pub after: Option<usize>,
    /// Where its words stand in the article as it is now.
    pub span: Option<Span>,
    /// What changed, loudest first.
    pub names: Vec<ChangeName>,
    /// What became of it.
    pub state: State,
}

/// What became of a recorded claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum State {
    /// It stands in the article as recorded, wherever and in whatever typography.
    Verified,
    /// The article says it differently.
    Changed,
    /// The article does not hold it any more.
    Missing,
    /// The article holds its words in several places, and nothing tells which is meant.
    Ambiguous,
    /// Its record was changed, or it was not found in the recorded version either, so that nothing can be said.
    NotChecked,
}

/// What tells one claim of a version from the others.
pub(super) type Key = (ClaimKind, Vec<Span>);

/// Returns what tells `claim` from the other claims of its version.
pub(super) fn key(claim: &Claim) -> Key {
    (claim.kind(), claim.parts.clone())
}

impl<'a> Case<'a> {
    /// Returns what readers read: the article's path, or the address that it was recorded from.
    pub fn published(&self) -> &str {
        let latest = self.file.story.latest().map(|latest| latest.path.as_str());
        latest.filter(|path| is_address(path)).unwrap_or(self.path)
    }

    /// Returns the path of the latest recorded version's text.
    pub fn snapshot(&self) -> &str {
        self.file.story.latest().map_or("", |latest| latest.snapshot.as_str())
    }

    /// Follows the claims of `file` from `before`, its latest version, to `after`, the article at `path` as it is now.
    pub fn new(file: &'a StoryFile, path: &'a str, before: Edition<'a>, after: Edition<'a>) -> Self {
        let (mut changes, continued) = diff::follow(before, after);
        if let Some(latest) = file.story.latest() {
            reverted::name(&mut changes, &file.story, latest.number, before, after);
        }
        let mut tracked = follow(file, before, &continued);
        let owners = owners(&tracked, before, after, &changes);
        let owners = misread::passed_on(&tracked, before, &changes, owners);
        let values = Values::new(&tracked, before);
        let mut deviations = Vec::new();
        let mut own: Vec<Vec<&Change>> = vec![Vec::new(); tracked.len()];
        for (change, owner) in changes.iter().enumerate().zip(&owners) {
            deviations.extend(deviation::of_change(change, *owner, &values, &tracked, after));
            if let Some(own) = owner.and_then(|at| own.get_mut(at)) {
                own.push(change.1);
            }
        }
        for deviation in &deviations {
            // A figure inside a quotation has changed with it.
            let claim = deviation.owner.and_then(|at| tracked.get_mut(at));
            claim.into_iter().for_each(|claim| claim.names.push(deviation.name));
        }
        for (at, (claim, own)) in tracked.iter_mut().zip(own).enumerate() {
            let found = settle(claim, before, after, &own);
            deviations.extend(found.into_iter().map(|found| Deviation { owner: Some(at), ..found }));
        }
        let known: BTreeSet<usize> =
            continued.iter().map(|one| one.after).chain(tracked.iter().filter_map(|claim| claim.after)).collect();
        let added = (0..after.claims.len())
            .filter(|at| !known.contains(at) && after.claims[*at].kind() != ClaimKind::Assertion)
            .collect();
        let restated = diff::restated(before, after, &changes, &continued);
        let commands = Commands::new(path, None);
        let (today, earlier, notices) = (None, BTreeMap::new(), notices(after.article));
        let misread = misread::leave_out(&mut tracked, &mut deviations);
        Self {
            file,
            path,
            before,
            after,
            changes,
            deviations,
            commands,
            today,
            earlier,
            notices,
            tracked,
            misread,
            added,
            restated,
        }
    }

    /// Returns the claims of the article as it is now that count, with their indices.
    pub(super) fn claims(&self) -> impl Iterator<Item = (usize, &'a Claim)> {
        self.after.claims.iter().enumerate().filter(|(at, _)| !self.misread.contains(at))
    }

    /// Returns the older versions, by number, whose texts tell which notices are new and when a figure rose.
    pub fn wanted(&self) -> BTreeSet<u32> {
        silent_edit::wanted(self.file, !self.notices.is_empty())
    }

    /// Returns the notice of the article that `span` stands in.
    pub(super) fn notice_at(&self, span: Span) -> Option<&Notice> {
        let before = self.notices.partition_point(|notice| notice.span.start <= span.start);
        let notice = before.checked_sub(1).and_then(|at| self.notices.get(at));
        notice.filter(|notice| notice.span.contains(span))
    }

    /// Returns how many claims became what.
    pub fn totals(&self) -> Totals {
        let of = |state| self.tracked.iter().filter(|claim| claim.state == state).count();
        Totals {
            verified: of(State::Verified),
            changed: of(State::Changed),
            missing: of(State::Missing),
            ambiguous: of(State::Ambiguous),
            not_checked: of(State::NotChecked),
        }
    }
}

/// Returns for each change the recorded claim that it is about: the one it names; else, where it is about a whole
/// sentence, the quote or statement in it.
fn owners(tracked: &[Tracked<'_>], before: Edition<'_>, after: Edition<'_>, changes: &[Change]) -> Vec<Option<usize>> {
    let mut olds: BTreeMap<Key, usize> = BTreeMap::new();
    let mut news: BTreeMap<Key, usize> = BTreeMap::new();
    let mut speech: Vec<(Span, usize)> = Vec::new();
    for (at, claim) in tracked.iter().enumerate() {
        if let Some(old) = claim.before.and_then(|at| before.claims.get(at)) {
            olds.insert(key(old), at);
            if old.kind().is_speech() && !claim.recorded.is_misread() {
                speech.push((old.span(), at));
            }
        }
        if let Some(new) = claim.after.and_then(|at| after.claims.get(at)) {
            news.insert(key(new), at);
        }
    }
    speech.sort_unstable();
    let within = |sentence: &Claim| {
        let whole = sentence.span();
        let first = speech.get(speech.partition_point(|(span, _)| span.start < whole.start))?;
        (sentence.kind() == ClaimKind::Assertion && whole.contains(first.0)).then_some(first.1)
    };
    let owner = |change: &Change| {
        let named = change.before.as_ref().and_then(|claim| olds.get(&key(claim)));
        let named = named.or_else(|| change.after.as_ref().and_then(|claim| news.get(&key(claim))));
        named.copied().or_else(|| change.before.as_ref().and_then(within))
    };
    changes.iter().map(owner).collect()
}

/// Finds each recorded claim in the recorded version: by its digest, the first of several equal ones first.
fn follow<'a>(file: &'a StoryFile, before: Edition<'a>, continued: &[Continuation]) -> Vec<Tracked<'a>> {
    let mut waiting: BTreeMap<(ClaimKind, Digest), VecDeque<usize>> = BTreeMap::new();
    for (at, claim) in before.claims.iter().enumerate() {
        waiting.entry((claim.kind(), claim.digest(before.article))).or_default().push_back(at);
    }
    let to: BTreeMap<usize, &Continuation> = continued.iter().map(|one| (one.before, one)).collect();
    let current = file.story.claims.iter().zip(&file.claims).filter(|(claim, _)| claim.is_current());
    current
        .map(|(recorded, place)| {
            let key = (recorded.content.kind(), recorded.content.digest);
            let before = waiting.get_mut(&key).and_then(VecDeque::pop_front);
            let next = before.and_then(|at| to.get(&at));
            let names = next.map(|one| one.names.clone()).unwrap_or_default();
            let after = next.map(|one| one.after);
            Tracked { recorded, place, before, after, span: None, names, state: State::Missing }
        })
        .collect()
}

/// Says what became of a claim, given the changes that are about it; returns a defect that no change tells.
fn settle(claim: &mut Tracked<'_>, before: Edition<'_>, after: Edition<'_>, changes: &[&Change]) -> Option<Deviation> {
    if claim.recorded.content.recomputed() != claim.recorded.content.digest {
        // The record itself was changed: whatever it says now was never compared with anything.
        claim.state = State::NotChecked;
        return None;
    }
    if claim.before.is_none() {
        // It was recorded by another edition of this program, or written by hand.
        let found = words::find(claim.recorded, before.article, after.article);
        (claim.state, claim.span) = (found.state, found.span);
        claim.names.extend(found.deviation.iter().map(|deviation| deviation.name));
        return found.deviation;
    }
    claim.names.extend(changes.iter().flat_map(|change| &change.names));
    if lost_source(claim, before, after) {
        claim.names.push(ChangeName::SourceLost);
    }
    claim.names.sort_unstable();
    claim.names.dedup();
    let gone = |name: &ChangeName| matches!(name, ChangeName::QuoteDropped | ChangeName::ClaimDropped);
    let now = claim.after.and_then(|at| after.claims.get(at));
    let now = now.or_else(|| changes.iter().find_map(|change| change.after.as_ref()));
    claim.span = now.map(Claim::span);
    let differs = |claim: &Tracked<'_>| {
        claim.recorded.added.is_some() && claim.names.iter().any(|name| counts(*name) && !gone(name))
    };
    claim.state = match now {
        // What a person added may have no other claim to go on as, where the words are there and say something else.
        None if differs(claim) => State::Changed,
        None => State::Missing,
        Some(_) if claim.after.is_none() && claim.names.iter().all(gone) => State::Missing,
        Some(_) if claim.names.iter().any(|name| counts(*name)) => State::Changed,
        Some(_) => State::Verified,
    };
    None
}

/// Returns whether somebody's words, which the article still holds, are attributed to nobody any more.
fn lost_source(claim: &Tracked<'_>, before: Edition<'_>, after: Edition<'_>) -> bool {
    let old = claim.before.and_then(|at| before.claims.get(at));
    let new = claim.after.and_then(|at| after.claims.get(at));
    let speech = |claim: &Claim| claim.kind().is_speech();
    old.zip(new).is_some_and(|(old, new)| speech(old) && old.sourced() && !new.sourced())
}

/// Returns whether a change makes a claim say something else than recorded.
fn counts(name: ChangeName) -> bool {
    name.alarm() == Alarm::Must
        || matches!(name, ChangeName::CueChanged | ChangeName::Reworded | ChangeName::Respelled | ChangeName::Reverted)
}
