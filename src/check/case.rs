//! One article next to its latest recorded version, with every recorded claim followed from the one to the other.

use super::Totals;
use crate::diff::{Change, Continuation, Edition, align, diff};
use crate::ledger::{ClaimPlace, Recorded, StoryFile};
use crate::model::{Alarm, ChangeName, Claim, ClaimKind, Digest};
use crate::text::Span;
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
    /// The recorded claims that the latest version holds, each with what became of it.
    pub tracked: Vec<Tracked<'a>>,
    /// Claims of the article as it is now that continue none, by index.
    pub added: Vec<usize>,
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
    /// It was not found in the recorded version either, so that nothing can be said.
    NotChecked,
}

impl<'a> Case<'a> {
    /// Follows the claims of `file` from `before`, its latest version, to `after`, the article at `path` as it is now.
    pub fn new(file: &'a StoryFile, path: &'a str, before: Edition<'a>, after: Edition<'a>) -> Self {
        let changes = diff(before, after);
        let continued = align(before, after);
        let mut tracked = follow(file, before, &continued);
        for claim in &mut tracked {
            settle(claim, before, after, &continued, &changes);
        }
        let known: BTreeSet<usize> =
            continued.iter().map(|one| one.after).chain(tracked.iter().filter_map(|claim| claim.after)).collect();
        let added = (0..after.claims.len())
            .filter(|at| !known.contains(at) && after.claims[*at].kind() != ClaimKind::Assertion)
            .collect();
        Self { file, path, before, after, changes, tracked, added }
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

    /// Returns the recorded claim that a change is about.
    pub fn recorded_of(&self, change: &Change) -> Option<&Tracked<'a>> {
        let is = |index: Option<usize>, edition: Edition<'a>, claim: &Option<Claim>| {
            claim.as_ref().zip(index.and_then(|at| edition.claims.get(at))).is_some_and(|(a, b)| same(a, b))
        };
        let was = self.tracked.iter().find(|claim| is(claim.before, self.before, &change.before));
        was.or_else(|| self.tracked.iter().find(|claim| is(claim.after, self.after, &change.after)))
    }
}

/// Finds each recorded claim in the recorded version: by its digest, the first of several equal ones first.
fn follow<'a>(file: &'a StoryFile, before: Edition<'a>, continued: &[Continuation]) -> Vec<Tracked<'a>> {
    let mut waiting: BTreeMap<(ClaimKind, Digest), VecDeque<usize>> = BTreeMap::new();
    for (at, claim) in before.claims.iter().enumerate() {
        waiting.entry((claim.kind(), claim.digest(before.article))).or_default().push_back(at);
    }
    let to: BTreeMap<usize, usize> = continued.iter().map(|one| (one.before, one.after)).collect();
    let current = file.story.claims.iter().zip(&file.claims).filter(|(claim, _)| claim.is_current());
    current
        .map(|(recorded, place)| {
            let key = (recorded.content.kind(), recorded.content.digest);
            let before = waiting.get_mut(&key).and_then(VecDeque::pop_front);
            let after = before.and_then(|at| to.get(&at).copied());
            Tracked { recorded, place, before, after, span: None, names: Vec::new(), state: State::Missing }
        })
        .collect()
}

fn settle(
    claim: &mut Tracked<'_>,
    before: Edition<'_>,
    after: Edition<'_>,
    continued: &[Continuation],
    changes: &[Change],
) {
    let Some(at) = claim.before else {
        (claim.state, claim.span) = by_words(claim.recorded, before, after);
        return;
    };
    let old = before.claims.get(at);
    let of_claim = |change: &&Change| change.before.as_ref().zip(old).is_some_and(|(a, b)| same(a, b));
    let named = changes.iter().filter(of_claim).flat_map(|change| &change.names).copied();
    let linked = continued.iter().filter(|one| one.before == at).flat_map(|one| &one.names).copied();
    let gone = |name: ChangeName| matches!(name, ChangeName::QuoteDropped | ChangeName::ClaimDropped);
    claim.names = named.chain(linked).collect();
    claim.names.sort_unstable();
    claim.names.dedup();
    let names = &claim.names;
    claim.span = claim.after.and_then(|at| after.claims.get(at)).map(Claim::span);
    claim.state = match claim.after {
        None if names.is_empty() || names.iter().all(|name| gone(*name)) => State::Missing,
        _ if names.iter().any(|name| counts(*name)) => State::Changed,
        _ => State::Verified,
    };
}

/// Returns whether a change makes a claim say something else than recorded.
fn counts(name: ChangeName) -> bool {
    name.alarm() == Alarm::Must
        || matches!(name, ChangeName::CueChanged | ChangeName::Reworded | ChangeName::Respelled | ChangeName::Reverted)
}

/// Looks for the words of a claim that the recorded version's own claims do not hold: it was recorded by another
/// edition of this program, or edited by hand.
fn by_words(recorded: &Recorded, before: Edition<'_>, after: Edition<'_>) -> (State, Option<Span>) {
    let content = &recorded.content;
    let Some(words) = content.parts.first().filter(|words| !words.is_empty()) else { return (State::NotChecked, None) };
    let places: Vec<usize> = after.article.text().match_indices(words.as_str()).map(|(at, _)| at).take(100).collect();
    let span = |at: usize| Some(Span::new(at, at + words.len()));
    let in_context = |at: &usize| {
        let text = after.article.text();
        text.get(..*at).is_some_and(|before| before.ends_with(&content.prefix))
            && (content.parts.len() > 1 || text.get(at + words.len()..).is_some_and(|t| t.starts_with(&content.suffix)))
    };
    match places[..] {
        [] if before.article.text().contains(words.as_str()) => (State::Missing, None),
        [] => (State::NotChecked, None),
        [at] => (State::Verified, span(at)),
        _ => match places.iter().copied().filter(|at| in_context(at)).collect::<Vec<_>>()[..] {
            [at] => (State::Verified, span(at)),
            _ => (State::Ambiguous, None),
        },
    }
}

/// Returns whether two claims of one version are one.
fn same(a: &Claim, b: &Claim) -> bool {
    a.parts == b.parts && a.kind() == b.kind()
}
