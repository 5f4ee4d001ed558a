//! What follows where a condition is met: "if the alarm sounds, the lift stops at the next floor" and "if the alarm sounds, the lift
//! returns to the ground floor". The condition and whom it is said of stay, so that it is one rule that says something else.

use super::{Stretch, parted};
use crate::align::atom::{Atom, Reading};
use crate::align::passage::Passage;
use crate::diff::detail;
use crate::english::lemma::finite;
use crate::english::lexicon;
use std::ops::Range;

/// How many words a condition has, at least, with whom or what it is said of.
const CONDITION: usize = 5;

/// How many words behind its condition something is said to follow, at most.
const FAR: usize = 32;

/// How many words that carry something tell what follows, at least.
const TELLS: usize = 2;

impl Stretch<'_, '_> {
    /// Returns whether something else follows from a condition that both versions have, for the same.
    pub(super) fn another_consequence(&self) -> bool {
        let (old, new) = (self.aligned.old, self.aligned.new);
        let (was, is) = (detail::content(old, self.hunk.old.clone()), detail::content(new, self.hunk.new.clone()));
        let few = was.len() < TELLS || is.len() < TELLS;
        if few || old.is_heading() || !self.behind_a_condition() {
            return false;
        }
        let says = |passage: &Passage<'_>, range: &Range<usize>| passage.atoms.get(range.start).is_some_and(verb);
        let alike = || was.iter().any(|i| is.iter().any(|j| detail::alike(self.aligned, *i, *j)));
        says(old, &self.hunk.old) && says(new, &self.hunk.new) && !alike()
    }

    /// Returns whether all from an "if" to the stretch stands in both versions: a whole condition and a subject.
    fn behind_a_condition(&self) -> bool {
        let (old, new) = (self.aligned.old, self.aligned.new);
        let (i, j) = (self.hunk.old.start, self.hunk.new.start);
        let opens = |atom: &Atom| matches!(atom.canon.as_str(), "if" | "once" | "unless" | "when" | "whenever");
        let Some(back) = old.atoms[..i].iter().rev().take(FAR).position(opens) else { return false };
        let from = i - back - 1;
        let stays =
            |at: usize| j.checked_sub(i - at).is_some_and(|to| self.aligned.pairs.binary_search(&(at, to)).is_ok());
        let subject = old.atoms.get(i - 1).is_some_and(|atom| !atom.common() || lexicon::pronoun(&atom.canon));
        let told = old.atoms[from..i].iter().all(|atom| atom.quotation.is_none());
        new.atoms.len() >= j
            && i - from >= CONDITION
            && (from..i).all(stays)
            && (from + 1..i).any(|at| parted(old, at))
            && subject
            && told
    }
}

/// Returns whether `atom` is a verb of a whole clause: "is", "stops", "returned".
fn verb(atom: &Atom) -> bool {
    let is = matches!(atom.canon.as_str(), "are" | "has" | "have" | "is" | "was" | "were");
    atom.reading == Reading::Word && !atom.capital && (is || !atom.common() && finite(&atom.canon))
}
