//! The claim-level difference of two versions of a story.
//!
//! `align` says which sentences continue which, and how their words stand side by side; `compare` names what differs between two of them;
//! `attach` gives each difference to the claim it changes; `continuation` says which claim continues which.

mod another;
mod attach;
mod attributed;
mod backed;
mod cell;
mod change_set;
pub(crate) mod classify;
mod compare;
mod continuation;
mod cues;
mod detail;
mod edit;
mod facts;
mod hedging;
mod instead;
mod lone;
mod loose;
mod predicate;
mod referent;
mod relocated;
mod reported;
mod restated;
mod restriction;
mod set_off;
mod sources;
mod speakers;
mod step;
mod unread;
mod weight;
mod witnesses;

use crate::align::atom::Interner;
use crate::align::paired::Pairing;
use crate::align::passage::Reader;
use crate::model::{Alarm, ChangeName, Claim, ClaimKind};
use crate::text::{Article, Span};
use change_set::{FINISHED, Finish};
use std::ops::Range;
use witnesses::Witnesses;

#[cfg(feature = "project")]
pub(crate) use change_set::notes;
pub use continuation::{Continuation, follow};
pub use restated::{Restated, restated};
pub use unread::Aside;

/// One version of a story with its claims.
#[derive(Debug, Clone, Copy)]
pub struct Edition<'a> {
    /// The text.
    pub article: &'a Article,
    /// Its claims, in the order of the text, assertions included.
    pub claims: &'a [Claim],
}

impl<'a> Edition<'a> {
    /// Returns the edition of `article` with `claims`.
    pub fn new(article: &'a Article, claims: &'a [Claim]) -> Self {
        Self { article, claims }
    }
}

/// What happened to one claim between two versions, or to a stretch of text that is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Every name that applies, loudest first; never empty.
    pub names: Vec<ChangeName>,
    /// The claim as it was; none where it is new.
    pub before: Option<Claim>,
    /// The claim as it is; none where it is gone.
    pub after: Option<Claim>,
    /// What changed, in plain words: "25 → 28, three more".
    pub note: String,
    /// The words of the old version that differ.
    pub old_words: Vec<Span>,
    /// The words of the new version that differ.
    pub new_words: Vec<Span>,
    /// What it consists of: the differences that gave it its names, in the order in which they were found.
    pub differences: Vec<Difference>,
    /// What differs, where it is text that is not read: it has no claims then.
    pub aside: Option<Aside>,
}

/// One difference of a change: a name with the words that it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// What it is.
    pub name: ChangeName,
    /// The same in plain words; may be empty.
    pub note: String,
    /// The words of the old version; empty where none are gone, and then where the new ones would stand.
    pub old: Span,
    /// The words of the new version; empty where none are new, and then where the old ones would stand.
    pub new: Span,
    /// Whether its sentence is put another way altogether, so that one word of it hardly tells what it says now: it was split or joined,
    /// or several stretches of it differ.
    pub recast: bool,
}

impl Change {
    /// Returns the loudest alarm of the change's names.
    pub fn alarm(&self) -> Alarm {
        self.names.iter().map(|name| name.alarm()).max().unwrap_or(Alarm::None)
    }

    /// Returns the claim that the change is about: as it is now, else as it was.
    ///
    /// Where a claim of another kind was left as a plain assertion, such as a statement that lost its source, it is the
    /// claim as it was.
    pub fn subject(&self) -> Option<&Claim> {
        let plain = |claim: &&Claim| claim.kind() == ClaimKind::Assertion;
        let (before, after) = (self.before.as_ref(), self.after.as_ref());
        after.filter(|claim| !plain(claim)).or(before.filter(|claim| !plain(claim))).or(after).or(before)
    }
}

/// Returns what changed from `before` to `after`, in the order of the new version, dropped claims where they stood; then what
/// changed in text that is not read.
///
/// Changes of typography alone are in the list too, with [`Alarm::None`]. The difference of a version and itself is
/// empty.
pub fn diff(before: Edition<'_>, after: Edition<'_>) -> Vec<Change> {
    Comparison::new(before.article, after.article).changes((before.claims, FINISHED), (after.claims, FINISHED))
}

/// Two versions with their sentences paired, before anything is asked of their claims.
///
/// It tells which sentences differ, so that the claims of no others need be found: [`diff`] in two steps.
#[derive(Debug)]
pub struct Comparison<'a> {
    old: Reader<'a>,
    new: Reader<'a>,
    interner: Interner,
    pairing: Pairing,
}

impl<'a> Comparison<'a> {
    /// Pairs the sentences of two versions.
    pub fn new(before: &'a Article, after: &'a Article) -> Self {
        let (old, new) = (Reader::new(before), Reader::new(after));
        let mut interner = Interner::default();
        let pairing = another::pair(&old, &new, &mut interner);
        Self { old, new, interner, pairing }
    }

    /// Leaves out the differences of which no change above [`Alarm::None`] comes: those of typography, in blocks without any
    /// other.
    #[must_use]
    pub fn hushed(mut self) -> Self {
        self.pairing.hush(&self.old, &self.new);
        self
    }

    /// Returns the sentences of the old version and those of the new one that differ, stand elsewhere, or are in one of them only; with
    /// the words that they may attribute to somebody.
    pub fn sentences(&self) -> (Vec<Range<usize>>, Vec<Range<usize>>) {
        let groups = || self.pairing.groups.iter().filter(|group| group.differs());
        let lone = |all: &[usize]| all.iter().map(|at| *at..*at + 1).collect::<Vec<_>>();
        let with_words = |article: &Article, mut own: Vec<Range<usize>>| {
            let mut known = vec![false; article.sentences().len()];
            for at in own.iter().map(|own| own.end.saturating_sub(1)).collect::<Vec<_>>() {
                if known.get(at) == Some(&false)
                    && let Some(apart) = article.attributed_apart(at)
                {
                    known.iter_mut().take(apart.end).skip(apart.start).for_each(|known| *known = true);
                    own.push(apart);
                }
            }
            own
        };
        let old = groups().map(|group| group.old.clone()).chain(lone(&self.pairing.dropped)).collect();
        let new = groups().map(|group| group.new.clone()).chain(lone(&self.pairing.added)).collect();
        (with_words(self.old.article, old), with_words(self.new.article, new))
    }

    /// Returns what changed, in the order of the new version, dropped claims where they stood; then what changed in text that is
    /// not read.
    ///
    /// The claims are those of both versions in the order of the text, assertions included; what touches none of
    /// [`Comparison::sentences`] may be left out. Beside them stands what gives a claim the rest of its source, its name and
    /// its confidence where it lacks them; the changes hold the claims as they were given.
    pub fn changes(mut self, before: (&[Claim], Finish<'_>), after: (&[Claim], Finish<'_>)) -> Vec<Change> {
        let sides = change_set::Sides {
            before: Edition::new(self.old.article, before.0),
            after: Edition::new(self.new.article, after.0),
            old: &self.old,
            new: &self.new,
            witnesses: &Witnesses::new(self.old.article, self.new.article),
            finish: (before.1, after.1),
        };
        let mut changes = attach::changes(sides, &self.pairing, &mut self.interner);
        changes.extend(unread::changes(self.old.article, self.new.article));
        changes
    }
}
