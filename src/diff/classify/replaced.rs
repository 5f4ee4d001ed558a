//! Whether a stretch changes what its claim says, or puts something else in its place.

use super::{CLOSE, Stretch};
use crate::align::atom::{Atom, Reading};
use crate::diff::detail;
use crate::diff::edit::Edit;
use crate::diff::predicate;
use crate::diff::weight;
use crate::english::lexicon::Hedge;
use crate::model::ChangeName;
use std::ops::Range;

/// From how many words that carry something, on both sides, a stretch may be something else altogether.
const SOMETHING: usize = 3;

/// How long a stretch is, in words, that can only change what stands around it.
const TIGHT: usize = 3;

impl Stretch<'_, '_> {
    /// Takes words that came or went together with all that they are about for what they are: a claim that is gone and another one
    /// that is new. "It will be a topic at the fair" does not lose its "will" to "The ferry sank in a gale".
    pub(super) fn replace(&self, out: &mut Vec<Edit>) {
        let renamed = out.iter().any(|edit| edit.name == ChangeName::EntityChanged);
        let another = renamed && self.another_clause();
        let told = |edit: &Edit| match edit.name {
            ChangeName::SourceGained | ChangeName::SourceLost => true,
            ChangeName::NegationChanged => !self.of_the_subject(),
            ChangeName::HedgeChanged => {
                (self.facts.old.hedges.is_empty() || self.facts.new.hedges.is_empty())
                    && !self.bounds_what_stays()
                    && !self.of_the_subject()
            }
            ChangeName::EntityChanged => !self.facts.old.swapped && (another || !self.names_another()),
            _ => false,
        };
        if !out.iter().any(told) || !(another || self.replaced()) {
            return;
        }
        out.retain(|edit| !told(edit));
        if out.is_empty() && predicate::predicate(self.aligned, self.hunk).is_none() {
            out.push(self.edit(ChangeName::ClaimDropped, self.swap()));
            out.push(self.edit(ChangeName::ClaimAdded, self.swap()));
        }
    }

    /// Returns whether what stands on both sides is about something else.
    fn replaced(&self) -> bool {
        let (old, new) = (self.was(), self.is());
        if old.is_empty() || new.is_empty() {
            return false;
        }
        if !detail::same_claim(self.aligned) && (old.len() > TIGHT || new.len() > TIGHT) {
            return true;
        }
        let words = |atoms: &'_ [Atom]| -> Vec<String> {
            let heavy = atoms.iter().filter(|atom| atom.reading == Reading::Word && !atom.common());
            heavy.map(|atom| atom.canon.clone()).collect()
        };
        let (left, right) = (words(old), words(new));
        let close = left.len() <= CLOSE && right.len() <= CLOSE;
        left.len() >= SOMETHING
            && right.len() >= SOMETHING
            && !left
                .iter()
                .any(|a| right.iter().any(|b| if close { detail::related(a, b) } else { detail::derived(a, b) }))
    }

    /// Returns whether a name took the place of what stood there: the rest of the claim stays, or hardly anything but names stands
    /// there.
    fn names_another(&self) -> bool {
        let others = |atoms: &[Atom]| {
            atoms.iter().filter(|atom| !atom.capital && !atom.common() && atom.reading == Reading::Word).count()
        };
        detail::same_claim(self.aligned) || others(self.was()) + others(self.is()) < 2
    }

    /// Returns whether the subject and its verb stand before the stretch in both versions, so that it says something else of the
    /// same.
    fn of_the_subject(&self) -> bool {
        let start = self.hunk.old.start;
        start == self.hunk.new.start
            && start >= SUBJECT
            && self.aligned.pairs.get(start - 1) == Some(&(start - 1, start - 1))
            && weight::auxiliary(&self.aligned.old.atoms[start - 1].canon)
    }

    /// Returns whether the number that a hedge bounds stays what it was: then the hedge alone came or went.
    fn bounds_what_stays(&self) -> bool {
        let stays = |hedges: &[(Hedge, Range<usize>)], atoms: &[Atom], hunk: &Range<usize>| {
            hedges.last().is_some_and(|(hedge, range)| {
                let number = atoms.get(range.end).is_some_and(|atom| atom.reading != Reading::Word);
                hedge.bounds() && number && range.end >= hunk.end
            })
        };
        stays(&self.facts.old.hedges, &self.aligned.old.atoms, &self.hunk.old)
            || stays(&self.facts.new.hedges, &self.aligned.new.atoms, &self.hunk.new)
    }
}

/// How many words a subject and its verb are, at least.
const SUBJECT: usize = 3;
