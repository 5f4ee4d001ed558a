//! What somebody does with a claim that is put to them: denies it, confirms it, threatens with it, or says nothing.

use super::Stretch;
use crate::align::atom::{Atom, Reading};
use crate::align::passage::Passage;
use crate::diff::detail;
use crate::english::data::{list, named, phrases, table};
use crate::english::lemma::{is_form_of, lemmas};
use crate::english::{lexicon, thesaurus};
use std::ops::Range;

/// What somebody does with a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stance {
    Confirms,
    Denies,
    /// Looks into it, and has not said yet what it is.
    Examines,
    Silent,
    Threatens,
    Unasked,
}

named! { Stance:
    "confirms" => Self::Confirms,
    "denies" => Self::Denies,
    "examines" => Self::Examines,
    "silent" => Self::Silent,
    "threatens" => Self::Threatens,
    "unasked" => Self::Unasked,
}

/// How sure what a verb reports is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Proof {
    Claimed,
    Shown,
}

named! { Proof:
    "claimed" => Self::Claimed,
    "shown" => Self::Shown,
}

/// Verbs, as lemmas, with how sure what they report is.
const PROOFS: &[(&str, Proof)] = table!("meaning/proofs", Proof::named => Proof);

/// Returns how sure what the verb `word` reports is.
fn proof(word: &str) -> Option<Proof> {
    lemmas(word).find_map(|lemma| {
        let at = PROOFS.binary_search_by_key(&lemma.as_ref(), |(verb, _)| *verb).ok()?;
        Some(PROOFS[at].1)
    })
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
    /// Returns whether what is claimed in one version is shown in the other one: "the study suggests that" and "the study proves that".
    pub(super) fn proven(&self) -> bool {
        let ([was], [is]) = (self.was(), self.is()) else { return false };
        let (Some(a), Some(b)) = (proof(&was.canon), proof(&is.canon)) else { return false };
        // "Found the boy" shows nothing: a report follows.
        let reports = |passage: &Passage<'_>, range: &Range<usize>| {
            let next = passage.atoms.get(range.end);
            next.is_some_and(|next| {
                next.canon == "that" || lexicon::determiner(&next.canon) || lexicon::pronoun(&next.canon)
            })
        };
        let both = reports(self.aligned.old, &self.hunk.old) && reports(self.aligned.new, &self.hunk.new);
        a != b && both && detail::same_claim(self.aligned)
    }

    /// Returns whether what somebody denies in one version they say in the other one.
    pub(super) fn no_longer_denied(&self) -> bool {
        // "Rejected this, saying" and "said".
        let answers = |atoms: &[Atom], others: &[Atom]| {
            let [verb, .., says] = atoms else { return false };
            atoms.len() <= ANSWER
                && stance(std::slice::from_ref(verb)) == Some(Stance::Denies)
                && is_form_of(&says.canon, &["say"])
                && matches!(others, [said] if lexicon::cue(&said.canon) == Some("said"))
        };
        if answers(self.was(), self.is()) || answers(self.is(), self.was()) {
            return detail::same_claim(self.aligned);
        }
        let ([was], [is]) = (self.was(), self.is()) else { return false };
        let denies = |atom: &Atom| is_form_of(&atom.canon, &["deny"]);
        let says = |atom: &Atom| lexicon::cue(&atom.canon).is_some() && !lexicon::negation(&atom.canon);
        let open = |atom: &Atom| is_form_of(&atom.canon, DISPUTING);
        let turned = |a: &Atom, b: &Atom| denies(a) && says(b) && !denies(b) && !open(b);
        let negated = self.aligned.hunks.iter().any(|hunk| {
            let any = |passage: &Passage<'_>, range: &Range<usize>| {
                passage.atoms.get(range.clone()).unwrap_or_default().iter().any(|atom| lexicon::negation(&atom.canon))
            };
            any(self.aligned.old, &hunk.old) != any(self.aligned.new, &hunk.new)
        });
        (turned(was, is) || turned(is, was)) && !negated && detail::same_claim(self.aligned)
    }

    /// Returns whether somebody takes another stance to the same: "denies the claim" and "declined to comment on the claim", "called a
    /// strike" and "threatened a strike".
    pub(super) fn stance(&self) -> bool {
        // "Declined to" and "was not asked for", with the "comment" that stays.
        let whole = |passage: &'_ Passage<'_>, range: &Range<usize>| {
            passage.atoms.get(range.start..(range.end + 1).min(passage.atoms.len())).map(stance).unwrap_or_default()
        };
        let own = (stance(self.was()), stance(self.is()));
        let (was, is) = match own {
            (Some(_), Some(_)) => own,
            _ if self.lone().is_none() => {
                let with = (whole(self.aligned.old, &self.hunk.old), whole(self.aligned.new, &self.hunk.new));
                if with.0.is_some() && with.1.is_some() { with } else { own }
            }
            _ => own,
        };
        let threat = |one: Option<Stance>, atoms: &[Atom]| {
            one == Some(Stance::Threatens) && matches!(atoms, [verb] if verb.reading == Reading::Word && !verb.common())
        };
        let other = match (was, is) {
            (Some(was), Some(is)) => was != is,
            (was, is) => {
                threat(was, self.is())
                    || threat(is, self.was())
                    || self.told(self.was(), self.is())
                    || self.told(self.is(), self.was())
            }
        };
        other && detail::same_claim(self.aligned)
    }
}

impl Stretch<'_, '_> {
    /// Returns whether a few words came or went in which somebody denies something: "who deny wrongdoing and".
    pub(super) fn denial(&self) -> bool {
        let Some((passage, range)) = self.lone() else { return false };
        let atoms = passage.atoms.get(range.clone()).unwrap_or_default();
        let other = if self.hunk.old.is_empty() { self.aligned.old } else { self.aligned.new };
        let denies = |atom: &Atom| is_form_of(&atom.canon, DENYING);
        let object = atoms.iter().skip_while(|atom| !denies(atom)).skip(1).any(|atom| !atom.common());
        object && atoms.len() <= LONGEST && !other.atoms.iter().any(denies) && detail::same_claim(self.aligned)
    }

    /// Returns whether `others`, in the place of `atoms` with which somebody denies a deed, are the deed: "denies the fraud" and "stole £4,000".
    fn told(&self, atoms: &[Atom], others: &[Atom]) -> bool {
        let mut heavy = atoms.iter().filter(|atom| !atom.common());
        let (Some(denies), None) = (heavy.next(), heavy.next()) else { return false };
        let [verb, rest @ ..] = others else { return false };
        // "Admitted theft but denied fraud" and "admitted theft and fraud".
        if is_form_of(&denies.canon, &["deny"]) && rest.is_empty() && verb.canon == "and" {
            return true;
        }
        let says = |atom: &Atom| lexicon::cue(&atom.canon).is_some() || lexicon::negation(&atom.canon);
        let both = self.aligned.old.atoms.iter().chain(&self.aligned.new.atoms);
        let negated = both.into_iter().any(|atom| lexicon::negation(&atom.canon));
        is_form_of(&denies.canon, &["deny"])
            && atoms.len() == 1
            && verb.reading == Reading::Word
            && !(verb.common() || verb.capital || says(verb) || thesaurus::synonyms(&verb.canon, "deny"))
            && rest.len() < DEED
            && !rest.iter().any(says)
            && !negated
    }
}

/// Verbs with which somebody denies what they are said to have done.
const DENYING: &[&str] = &["contest", "deny", "dispute", "refute"];

/// How many words such a deed is told in, at most.
const DEED: usize = 2;

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

/// Verbs that attribute, as lemmas, with which somebody says as little for a claim as by denying it.
const DISPUTING: &[&str] = list!("compare/disputing");

/// How many words, at most, answer a claim before what is said against it: "rejected the claim, saying".
const ANSWER: usize = 5;

/// How many words of a stretch are read.
const LONGEST: usize = 12;
