//! How somebody stands to a deed or a fact: "expects to" and "promised to", "declined to criticise" and "was critical of", "has seen no
//! sign of" and "there is no sign of".

use super::{CLOSE, Stretch, parted};
use crate::align::atom::{Atom, Reading};
use crate::align::passage::Passage;
use crate::diff::detail;
use crate::diff::weight;
use crate::english::commitment::{Commitment, commitment};
use crate::english::data::list;
use crate::english::lemma::is_form_of;
use crate::english::modality::{self, Modality};
use crate::english::{degree, lexicon};
use crate::model::ChangeName;
use std::ops::Range;

/// Verbs and adjectives by which somebody knows of something, as lemmas.
const KNOWING: &[&str] = list!("compare/knowing");

/// Verbs, as lemmas, that say of two things that they go together: "is associated with a lower risk".
const TYING: &[&str] = list!("compare/tying");

/// Verbs, as lemmas, by which somebody takes something to be so.
const BELIEVING: &[&str] = list!("compare/believing");

/// How many words, at most, name whoever believes something, and how many what they believe has at least.
const BELIEVER: usize = 5;
const SAID: usize = 3;

/// How many words stand between "seen" and the "no" at most.
const DENIED: usize = 2;

/// How many words behind a verb its "to" stands, with whom it is said to between them.
const ADDRESSEE: usize = 9;

impl Stretch<'_, '_> {
    /// Returns what has changed where somebody is bound to the same deed otherwise: "plans to hire" and "promised to hire", "asked to
    /// leave" and "ordered to leave".
    pub(super) fn committed(&self) -> Option<ChangeName> {
        let to = |passage: &Passage<'_>, range: &Range<usize>| -> Option<(Commitment, usize)> {
            let end = range.end;
            let word = end.checked_sub(1).filter(|_| !range.is_empty()).and_then(|at| passage.atoms.get(at))?;
            // Whoever is asked or told stands before the "to".
            let addressee = passage.atoms.get(end..(end + ADDRESSEE).min(passage.atoms.len())).unwrap_or_default();
            // "Hoped that" and "promised that" lead to a clause.
            let that = addressee.first().is_some_and(|atom| atom.canon == "that");
            let to = addressee.iter().position(|atom| atom.canon == "to" || that).map(|at| end + at)?;
            let behind =
                that || passage.atoms.get(to + 1).is_some_and(|verb| verb.reading == Reading::Word && !verb.common());
            commitment(&word.canon).filter(|_| behind).map(|commitment| (commitment, to))
        };
        // "Hinted at a cut" and "promised a cut".
        let object = |atoms: &[Atom], range: &Range<usize>| match atoms {
            [verb] | [verb, _] => {
                let tied = atoms.get(1).is_none_or(|tie| matches!(tie.canon.as_str(), "at" | "of"));
                commitment(&verb.canon).filter(|_| tied).map(|commitment| (commitment, range.end))
            }
            _ => None,
        };
        let told = |(was, is): &((Commitment, usize), (Commitment, usize))| {
            was.0 == Commitment::Hints || is.0 == Commitment::Hints
        };
        let (was, is) = (to(self.aligned.old, &self.hunk.old), to(self.aligned.new, &self.hunk.new));
        let objects = || object(self.was(), &self.hunk.old).zip(object(self.is(), &self.hunk.new)).filter(told);
        let ((was, i), (is, j)) = was.zip(is).or_else(objects)?;
        let straight = i - self.hunk.old.end == j - self.hunk.new.end;
        let paired = |i: usize, j: usize| self.aligned.pairs.binary_search(&(i, j)).is_ok();
        let other = was != is && straight && paired(i, j) && paired(i + 1, j + 1) && detail::same_claim(self.aligned);
        // Who asks or allows says nothing of what they will do themselves.
        let of_another = |what: Commitment| matches!(what, Commitment::Asks | Commitment::Allows);
        let name = if of_another(was) || of_another(is) { ChangeName::DetailChanged } else { ChangeName::HedgeChanged };
        other.then_some(name)
    }

    /// Returns whether something is more in one version and as much in the other one: "faster than" and "as fast as".
    pub(super) fn equalled(&self) -> bool {
        let more = |passage: &Passage<'_>, range: &Range<usize>| {
            let atoms = passage.atoms.get(range.start..(range.end + 1).min(passage.atoms.len())).unwrap_or_default();
            atoms.iter().any(|atom| atom.canon == "than") && atoms.iter().any(|atom| degree::compares(&atom.canon))
        };
        let equal = |passage: &Passage<'_>, range: &Range<usize>| {
            let from = range.start.saturating_sub(1);
            let atoms = passage.atoms.get(from..(range.end + 1).min(passage.atoms.len())).unwrap_or_default();
            atoms.iter().filter(|atom| atom.canon == "as").count() == 2 && atoms.len() <= CLOSE
        };
        let (old, new) = (self.aligned.old, self.aligned.new);
        let (was, is) = (&self.hunk.old, &self.hunk.new);
        let turned = more(old, was) && equal(new, is) || equal(old, was) && more(new, is);
        turned && detail::same_claim(self.aligned)
    }

    /// Returns whether one version says that two things go together, and the other one that the one does the other: "is associated with a
    /// lower risk" and "lowers the risk".
    pub(super) fn correlated(&self) -> bool {
        let ties = |atoms: &[Atom]| {
            atoms
                .windows(2)
                .any(|pair| is_form_of(&pair[0].canon, TYING) && matches!(pair[1].canon.as_str(), "to" | "with"))
        };
        let with = |passage: &Passage<'_>, range: &Range<usize>| {
            passage.atoms.get(range.start..(range.end + 1).min(passage.atoms.len())).is_some_and(ties)
        };
        let (old, new) = (self.aligned.old, self.aligned.new);
        let does = |atoms: &[Atom]| {
            atoms.iter().any(|atom| atom.reading == Reading::Word && !atom.common() && !weight::auxiliary(&atom.canon))
        };
        let (a, b) = (with(old, &self.hunk.old), with(new, &self.hunk.new));
        let short = self.hunk.old.len().max(self.hunk.new.len()) <= CLOSE;
        short && (a && !b && does(self.is()) || b && !a && does(self.was())) && detail::same_claim(self.aligned)
    }

    /// Returns whether somebody would not do, or did not do, what the other version says was done, in a word made from it: "declined to
    /// criticise" and "was critical of".
    pub(super) fn refused(&self) -> bool {
        let undone = |passage: &Passage<'_>, range: &Range<usize>, others: &[Atom]| {
            let refusal = |at: &usize| {
                let words: Vec<&str> = passage
                    .atoms
                    .get(*at..)
                    .unwrap_or_default()
                    .iter()
                    .take(modality::LONGEST)
                    .map(|atom| atom.canon.as_str())
                    .collect();
                match modality::begins(&words) {
                    Some((Modality::Refused | Modality::Failed, len)) => Some(at + len),
                    _ => None,
                }
            };
            let verb = range.clone().take(CLOSE).find_map(|at| refusal(&at)).and_then(|at| passage.atoms.get(at));
            let said = |verb: &Atom| {
                others.iter().take(CLOSE).any(|atom| !atom.common() && detail::related(&atom.canon, &verb.canon))
            };
            let open = |atom: &Atom| {
                lexicon::negation(&atom.canon)
                    || atom.canon == "to"
                    || is_form_of(&atom.canon, &["fail", "refuse", "decline"])
            };
            verb.is_some_and(said) && !others.iter().any(open)
        };
        undone(self.aligned.old, &self.hunk.old, self.is()) || undone(self.aligned.new, &self.hunk.new, self.was())
    }

    /// Returns whether one version tells as what somebody believes what the other one tells as it is: "the firm believes a supplier
    /// changed it" and "a supplier changed it".
    pub(super) fn believed(&self) -> bool {
        let Some((passage, range)) = self.lone() else { return false };
        let atoms = passage.atoms.get(range.clone()).unwrap_or_default();
        let atoms = match atoms {
            [claim @ .., that] if that.canon == "that" => claim,
            atoms => atoms,
        };
        let [subject @ .., verb] = atoms else { return false };
        let opens = range.start == 0 || parted(passage, range.start);
        let named = subject.iter().all(|atom| atom.reading == Reading::Word && !lexicon::negation(&atom.canon));
        let plain = !subject.is_empty() && subject.len() <= BELIEVER && named;
        opens && plain && is_form_of(&verb.canon, BELIEVING) && range.end + SAID <= passage.atoms.len()
    }

    /// Returns whether one version says what somebody knows of, and the other one what there is: "had seen no sign of" and "there was no
    /// sign of".
    pub(super) fn known_of(&self) -> bool {
        let knows = |atoms: &[Atom]| {
            let subject = atoms.first().is_some_and(|first| lexicon::pronoun(&first.canon) || !first.common());
            subject
                && atoms.len() > 1
                && atoms.iter().any(|atom| is_form_of(&atom.canon, KNOWING))
                && !atoms.iter().any(|atom| lexicon::negation(&atom.canon))
        };
        let there = |atoms: &[Atom]| {
            let [there, rest @ ..] = atoms else { return false };
            there.canon == "there"
                && !rest.is_empty()
                && rest.iter().all(|atom| weight::auxiliary(&atom.canon) || atom.canon == "be")
        };
        let denied = |passage: &Passage<'_>, range: &Range<usize>| {
            let next = passage.atoms.get(range.end..(range.end + DENIED).min(passage.atoms.len())).unwrap_or_default();
            next.iter().any(|atom| lexicon::negation(&atom.canon))
        };
        let (was, is) = (self.was(), self.is());
        (knows(was) && there(is) && denied(self.aligned.new, &self.hunk.new))
            || (there(was) && knows(is) && denied(self.aligned.old, &self.hunk.old))
    }
}
