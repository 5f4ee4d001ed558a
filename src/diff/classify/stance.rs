//! What somebody does with a claim that is put to them: denies it, confirms it, threatens with it, or says nothing.

use super::Stretch;
use crate::align::atom::{Atom, Reading};
use crate::diff::detail;
use crate::english::data::{named, phrases};
use crate::english::lemma::is_form_of;

/// What somebody does with a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stance {
    Confirms,
    Denies,
    Silent,
    Threatens,
}

named! { Stance:
    "confirms" => Self::Confirms,
    "denies" => Self::Denies,
    "silent" => Self::Silent,
    "threatens" => Self::Threatens,
}

/// Verbs and phrases, as lemmas, with what they say.
const STANCES: &[(&[&str], Stance)] = phrases!("meaning/stances", Stance::named => Stance);

/// The words that these open with.
const OPENERS: &[&str] = &{
    let (mut openers, mut i) = ([""; STANCES.len()], 0);
    while i < STANCES.len() {
        (openers[i], i) = (STANCES[i].0[0], i + 1);
    }
    openers
};

impl Stretch<'_, '_> {
    /// Returns whether somebody takes another stance to the same: "denies the claim" and "declined to comment on the claim", "called a
    /// strike" and "threatened a strike".
    pub(super) fn stance(&self) -> bool {
        let (was, is) = (stance(self.was()), stance(self.is()));
        let threat = |one: Option<Stance>, atoms: &[Atom]| {
            one == Some(Stance::Threatens) && matches!(atoms, [verb] if verb.reading == Reading::Word && !verb.common())
        };
        let other = match (was, is) {
            (Some(was), Some(is)) => was != is,
            (was, is) => threat(was, self.is()) || threat(is, self.was()),
        };
        other && detail::same_claim(self.aligned)
    }
}

/// Returns what the one phrase among `atoms` says; none where there are several or none.
fn stance(atoms: &[Atom]) -> Option<Stance> {
    let stands = |phrase: &[&str], from: usize| {
        let words = atoms.get(from..from + phrase.len());
        words.is_some_and(|words| words.iter().zip(phrase).all(|(atom, word)| is_form_of(&atom.canon, &[word])))
    };
    let at = |from: usize| {
        atoms.get(from).filter(|atom| is_form_of(&atom.canon, OPENERS))?;
        let found = STANCES.iter().filter(|(phrase, _)| stands(phrase, from));
        found.max_by_key(|(phrase, _)| phrase.len()).map(|(_, stance)| *stance)
    };
    let mut all = (0..atoms.len().min(LONGEST)).filter_map(at);
    let first = all.next()?;
    all.all(|other| other == first).then_some(first)
}

/// How many words of a stretch are read.
const LONGEST: usize = 12;
