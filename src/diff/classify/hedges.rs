//! Hedges that come, go or change without making the claim a surer one or a weaker one.

use super::{Stretch, parted};
use crate::align::atom::Atom;
use crate::align::passage::Passage;
use crate::diff::detail;
use crate::diff::facts::Side;
use crate::english::data::list;
use crate::english::lexicon::Hedge;
use crate::english::modality::{self, Modality};
use crate::english::{Class, class, lemma, lexicon};
use std::ops::Range;

impl Stretch<'_, '_> {
    /// Returns whether a hedge came or went with all that it softens, joined or set off: ", and may close", "for almost a week".
    pub(super) fn with_its_clause(&self) -> bool {
        let (old, new) = (&self.facts.old.hedges, &self.facts.new.hedges);
        let (passage, range, hedges) = match (old.is_empty(), new.is_empty()) {
            (true, false) => (self.aligned.new, &self.hunk.new, new),
            (false, true) => (self.aligned.old, &self.hunk.old, old),
            _ => return false,
        };
        if self.hunk.old.len() + self.hunk.new.len() > LONG {
            return false;
        }
        let counts = if old.is_empty() { &self.facts.old } else { &self.facts.new }.counts();
        let joins = |at: usize| {
            let word = passage.atoms.get(at).map_or("", |atom| atom.canon.as_str());
            parted(passage, at) || JOINING.contains(&word)
        };
        let stays = |at: usize| match old.is_empty() {
            true => self.hunk.old.clone().any(|i| detail::alike(self.aligned, i, at)),
            false => self.hunk.new.clone().any(|j| detail::alike(self.aligned, at, j)),
        };
        hedges.iter().all(|(hedge, words)| {
            let mut behind = words.end..range.end;
            let head = behind.find(|at| passage.atoms.get(*at).is_some_and(|atom| !atom.common()));
            let from = range.start.max(words.start.saturating_sub(JOINT));
            !(hedge.limits() || hedge.bounds() && counts)
                && (from..=words.start).any(joins)
                && head.is_some_and(|head| !stays(head))
        })
    }

    /// Returns whether what is expected to be done is expected in both versions: "is expected to report" and "its report is expected".
    pub(super) fn expected_still(&self) -> bool {
        let (old, new) = (&self.facts.old.hedges, &self.facts.new.hedges);
        let stays = |passage: &Passage<'_>, phrase: &Range<usize>, there: &Passage<'_>, range: &Range<usize>| {
            let word = passage.atoms.get(phrase.start).map_or("", |atom| atom.canon.as_str());
            let near = range.start.saturating_sub(NEAR)..(range.end + NEAR).min(there.atoms.len());
            there.atoms.get(near).is_some_and(|atoms| atoms.iter().any(|atom| atom.canon == word))
        };
        match (old.as_slice(), new.as_slice()) {
            ([(Hedge::Expected, phrase)], []) => stays(self.aligned.old, phrase, self.aligned.new, &self.hunk.new),
            ([], [(Hedge::Expected, phrase)]) => stays(self.aligned.new, phrase, self.aligned.old, &self.hunk.old),
            _ => false,
        }
    }

    /// Returns whether a headline's "to" stands for a "will": "MPs to vote" and "MPs will vote".
    pub(super) fn foretold(&self) -> bool {
        let words = |atoms: &'_ [Atom]| atoms.iter().map(|atom| atom.canon.clone()).collect::<Vec<_>>().join(" ");
        let (was, is) = (words(self.was()), words(self.is()));
        let to = |words: &str| matches!(words, "to" | "is to" | "are to");
        (to(&was) && is == "will") || (was == "will" && to(&is))
    }

    /// Returns whether a modal only took the tense of the report that it stands in: "said it will open" and "said it would open". What
    /// hangs on a condition, "would open if", is another matter.
    pub(super) fn backshifted(&self) -> bool {
        let ([(was, old)], [(is, new)]) = (self.facts.old.hedges.as_slice(), self.facts.new.hedges.as_slice()) else {
            return false;
        };
        let shifts = |now: Hedge, then: Hedge| {
            matches!((now, then), (Hedge::Will, Hedge::Would) | (Hedge::Can, Hedge::Could) | (Hedge::May, Hedge::Might))
        };
        let reported = |passage: &Passage<'_>, at: &Range<usize>| {
            let mut atoms = passage.atoms.iter().enumerate();
            let past = |atom: &Atom| atom.attributes && lemma::past(&atom.canon);
            let open = passage.atoms.iter().any(|atom| matches!(atom.canon.as_str(), "if" | "unless"));
            let quoted = passage.atoms.get(at.start).is_some_and(|atom| atom.quotation.is_some());
            !open && !quoted && atoms.any(|(i, atom)| !at.contains(&i) && past(atom))
        };
        (shifts(*was, *is) || shifts(*is, *was)) && reported(self.aligned.old, old) && reported(self.aligned.new, new)
    }

    /// Returns whether the verbs behind both stretches are said to be done, or not, in another way only: "is unable to pay" and
    /// "cannot pay". Every hedge and negation of both has to be a part of it.
    pub(super) fn same_modality(&self) -> bool {
        let (was, is) = (modality(self.aligned.old, &self.hunk.old), modality(self.aligned.new, &self.hunk.new));
        let (Some((was, old)), Some((is, new))) = (was, is) else { return false };
        let within = |side: &Side, phrase: &Range<usize>, passage: &Passage<'_>, range: &Range<usize>| {
            let hedged = side.hedges.iter().all(|(_, hedge)| phrase.start <= hedge.start && hedge.end <= phrase.end);
            let mut others = range.clone().filter(|at| !phrase.contains(at));
            hedged && !others.any(|at| passage.atoms.get(at).is_some_and(|atom| lexicon::negation(&atom.canon)))
        };
        // "Can" and "could" are two hedges, and a "not" that moved says something else.
        let modal = |passage: &Passage<'_>, phrase: &Range<usize>| {
            passage.atoms.get(phrase.start).is_some_and(|atom| class(&atom.canon).any(Class::MODAL))
        };
        was.agrees(is)
            && old.len() + new.len() > 2
            && !(modal(self.aligned.old, &old) && modal(self.aligned.new, &new))
            && within(&self.facts.old, &old, self.aligned.old, &self.hunk.old)
            && within(&self.facts.new, &new, self.aligned.new, &self.hunk.new)
    }
}

/// Returns what the first phrase that touches `range` says of the verb behind it, and where it stands.
fn modality(passage: &Passage<'_>, range: &Range<usize>) -> Option<(Modality, Range<usize>)> {
    let from = range.start.saturating_sub(modality::LONGEST - 1);
    let near = passage.atoms.get(from..(range.end + modality::LONGEST).min(passage.atoms.len()))?;
    let words: Vec<&str> = near.iter().map(|atom| atom.canon.as_str()).collect();
    (from..range.end.max(range.start + 1)).find_map(|at| {
        let (modality, len) = modality::begins(words.get(at - from..)?)?;
        let end = at + len;
        (end > range.start || range.is_empty() && end == range.start).then_some((modality, at..end))
    })
}

/// How far from a stretch, in words, a hedge's word is looked for that stays.
const NEAR: usize = 4;

/// Words that join what is said besides, with its own hedges.
const JOINING: &[&str] = list!("compare/joining");

/// How many words before a hedge what it stands in is joined to the rest.
const JOINT: usize = 2;

/// The longest stretch, in words of both versions, in which a hedge is followed to what it softens.
const LONG: usize = 48;
