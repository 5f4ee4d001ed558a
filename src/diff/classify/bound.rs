//! How somebody stands to a deed or a fact: "expects to" and "promised to", "declined to criticise" and "was critical of", "has seen no
//! sign of" and "there is no sign of".

use super::{CLOSE, Stretch};
use crate::align::atom::{Atom, Reading};
use crate::align::passage::Passage;
use crate::diff::detail;
use crate::diff::weight;
use crate::english::commitment::{Commitment, commitment};
use crate::english::lemma::is_form_of;
use crate::english::lexicon;
use crate::english::modality::{self, Modality};
use std::ops::Range;

/// Verbs and adjectives by which somebody knows of something, as lemmas.
const KNOWING: &[&str] = &["aware", "find", "hear", "know", "notice", "see", "spot"];

/// How many words stand between "seen" and the "no" at most.
const DENIED: usize = 2;

impl Stretch<'_, '_> {
    /// Returns whether somebody is bound to the same deed otherwise: "plans to hire" and "promised to hire".
    pub(super) fn committed(&self) -> bool {
        let to = |passage: &Passage<'_>, range: &Range<usize>| -> Option<(Commitment, usize)> {
            let end = range.end;
            let word = end.checked_sub(1).filter(|_| !range.is_empty()).and_then(|at| passage.atoms.get(at))?;
            let leads = passage.atoms.get(end).is_some_and(|next| next.canon == "to");
            let behind = passage.atoms.get(end + 1).is_some_and(|verb| verb.reading == Reading::Word);
            commitment(&word.canon).filter(|_| leads && behind).map(|commitment| (commitment, end))
        };
        let (was, is) = (to(self.aligned.old, &self.hunk.old), to(self.aligned.new, &self.hunk.new));
        was.zip(is).is_some_and(|((was, i), (is, j))| {
            was != is && self.aligned.pairs.binary_search(&(i + 1, j + 1)).is_ok() && detail::same_claim(self.aligned)
        })
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
