//! Who says in one version what the other one tells of them: "the bank names the town as the driest" and "the bank says the town is the
//! driest", "calls for her to go" and "says she should go". Nobody else speaks by that, and nobody speaks who was silent.

use super::Stretch;
use crate::align::atom::{Atom, Reading};
use crate::align::passage::Passage;
use crate::english::data::list;
use crate::english::lemma::{finite, is_form_of, plural};
use crate::english::lexicon::Hedge;
use crate::english::{Class, class, lexicon, open};
use std::ops::Range;

/// Verbs, as lemmas, by which somebody says of something what it is.
const CALLING: &[&str] = list!("compare/calling");

/// How many words from the word of saying whoever says it stands, and whoever it is said to and of.
const NEAR: usize = 5;

/// How many words from a verb of bidding its "to" stands.
const BIDS: usize = 8;

impl Stretch<'_, '_> {
    /// Returns whether whoever is a source in one version alone did, in the other one, what they now say of themselves, or of something by
    /// a verb of naming: "seeks" and "says it wants", "coins" and "tells reporters that he has coined".
    pub(super) fn of_oneself(&self) -> bool {
        let (old, new) = (self.aligned.old, self.aligned.new);
        let says = |passage: &Passage<'_>, range: &Range<usize>, other: &[Atom]| {
            let Some(cue) = opens_with_cue(passage, range) else { return false };
            let behind = passage.atoms.get(cue + 1..(cue + 1 + NEAR).min(passage.atoms.len())).unwrap_or_default();
            let own = behind.iter().find(|atom| !told(atom));
            let own = own.is_some_and(|atom| matches!(atom.canon.as_str(), "he" | "it" | "she" | "they" | "we"));
            let acts = other.iter().any(acts);
            let calls = other.iter().any(|atom| is_form_of(&atom.canon, CALLING));
            acts && own || calls
        };
        self.after_one_subject() && (says(old, &self.hunk.old, self.is()) || says(new, &self.hunk.new, self.was()))
    }

    /// Returns whether somebody asks for in one version what they say in the other one should be: "calls for her to go" and "says she should
    /// go".
    pub(super) fn bids(&self) -> bool {
        let (old, new) = (self.aligned.old, self.aligned.new);
        let should = |passage: &Passage<'_>, range: &Range<usize>| {
            let atoms = passage.atoms.get(range.clone()).unwrap_or_default();
            let says = atoms.iter().position(|atom| lexicon::cue(&atom.canon).is_some());
            says.is_some_and(|says| atoms[says..].iter().take(BIDS).any(|atom| atom.canon == "should"))
        };
        let bids = |passage: &Passage<'_>, range: &Range<usize>| {
            let verb = range
                .clone()
                .find(|at| passage.atoms.get(*at).is_some_and(|atom| lexicon::stands_for(&atom.canon, Hedge::Should)));
            let behind = verb.and_then(|verb| passage.atoms.get(verb..(verb + BIDS).min(passage.atoms.len())));
            behind.is_some_and(|atoms| atoms.iter().any(|atom| atom.canon == "to"))
        };
        should(old, &self.hunk.old) && bids(new, &self.hunk.new)
            || should(new, &self.hunk.new) && bids(old, &self.hunk.old)
    }

    /// Returns whether the word right before the stretch is one that both versions have there, and carries something.
    fn after_one_subject(&self) -> bool {
        let before = self.hunk.old.start.checked_sub(1).zip(self.hunk.new.start.checked_sub(1));
        before.is_some_and(|(i, j)| {
            self.aligned.pairs.binary_search(&(i, j)).is_ok() && !self.aligned.old.atoms[i].common()
        })
    }
}

/// Returns the word of saying that `range` begins with, an auxiliary before it aside.
fn opens_with_cue(passage: &Passage<'_>, range: &Range<usize>) -> Option<usize> {
    let says = |at: &usize| lexicon::cue(&passage.atoms[*at].canon).is_some();
    let carries = |at: &usize| passage.atoms.get(*at).is_some_and(|atom| !atom.common()) || says(at);
    range.clone().find(carries).filter(says)
}

/// Returns whether `atom` is a verb: the "officer" who stands where "says he" stood does nothing.
fn acts(atom: &Atom) -> bool {
    let known = class(&atom.canon).any(Class::VERB) || open::leaves_open(&atom.canon);
    let verb = finite(&atom.canon) || known;
    verb && atom.reading == Reading::Word && !atom.common() && !atom.capital && !class(&atom.canon).any(Class::ROLE)
}

/// Returns whether `atom` can stand between a word of saying and what is said: whom it is said to, or "that".
fn told(atom: &Atom) -> bool {
    let somebody = atom.capital || plural(&atom.canon) || class(&atom.canon).any(Class::ROLE);
    atom.canon == "that" || lexicon::determiner(&atom.canon) || somebody
}
