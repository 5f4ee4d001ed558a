//! What turns a claim round: a negation that came or went, an opposite, a vote the other way, another stance.

use super::roles::measures;
use super::{CLOSE, Stretch};
use crate::align::atom::{Atom, Reading};
use crate::align::passage::Passage;
use crate::diff::detail;
use crate::diff::edit::Edit;
use crate::diff::weight;
use crate::english::antonyms::{self, opposite};
use crate::english::data::list;
use crate::english::lemma::is_form_of;
use crate::english::{Class, class, degree, lexicon};
use crate::model::ChangeName;
use std::ops::Range;

/// How many words before its opponent a contest stands.
const LEAD: usize = 3;

/// Adverbs with which a "not" denies that something is always or wholly so.
const NOT_ALWAYS: &[&str] = list!("compare/not-always");

/// How many words of a condition are searched for a negation.
const CONDITION: usize = 10;

impl Stretch<'_, '_> {
    /// Returns what became of a vote of which one version has a "yes" or "no".
    pub(super) fn voted(&self) -> Option<(ChangeName, String)> {
        let (was, is) = self.ballots()?;
        Some((if was == is { ChangeName::Reworded } else { ChangeName::ClaimReversed }, self.swap()))
    }

    /// Returns what became of a negation.
    pub(super) fn negated(&self) -> Option<(ChangeName, String)> {
        let note = match (self.facts.old.negations, self.facts.new.negations) {
            (0, 0) if !self.left_open() && self.refused() => "done or not done: ",
            (0, 0) => return None,
            (_, 0) | (0, _) if self.same_modality() || self.in_a_phrase() => return None,
            (_, 0) => "the negation is gone: ",
            (0, _) => "a negation is new: ",
            _ => return None,
        };
        Some((ChangeName::NegationChanged, self.gone_or_new(note)))
    }

    /// Returns whether something is denied in one version, and denied to be always or wholly so in the other one: "is not at risk" and "is
    /// not necessarily at risk".
    pub(super) fn in_part(&self) -> bool {
        let Some((passage, range)) = self.lone() else { return false };
        let before = range.start.checked_sub(1).and_then(|at| passage.atoms.get(at));
        matches!(passage.atoms.get(range.clone()), Some([word]) if NOT_ALWAYS.contains(&word.canon.as_str()))
            && before.is_some_and(|before| lexicon::negation(&before.canon))
    }

    /// Returns whether it is short enough for its words to be held against each other.
    fn close(&self) -> bool {
        self.hunk.old.len() <= CLOSE && self.hunk.new.len() <= CLOSE
    }

    /// Returns what became of a word that took the place of its opposite.
    pub(super) fn opposite(&self) -> Option<Edit> {
        let words = |atoms: &'_ [Atom], from: usize| -> Vec<usize> {
            let places = atoms.iter().enumerate().filter(|(_, atom)| atom.reading == Reading::Word);
            places.map(|(at, _)| from + at).collect()
        };
        let (was, is) = (words(self.was(), self.hunk.old.start), words(self.is(), self.hunk.new.start));
        let (old, new) = (&self.aligned.old.atoms, &self.aligned.new.atoms);
        let turned = was.iter().filter_map(|i| Some((*i, *is.iter().find(|j| self.turns(&old[*i], &new[**j]))?)));
        let mut turned = turned.filter(|(i, j)| !detail::phrased(self.aligned, *i, *j));
        let (i, j) = if self.close() { turned.next()? } else { return None };
        if self.compared_otherwise(i, j) || self.of_another(i, j) || self.in_contest(i, j) || self.denied_before(i, j) {
            return Some(self.edit(ChangeName::Reworded, self.swap()));
        }
        let note = format!("“{}” → “{}”, the opposite", old[i].canon, new[j].canon);
        Some(Edit { old: i..i + 1, new: j..j + 1, ..self.edit(ChangeName::ClaimReversed, note) })
    }

    /// Returns whether one word turns round what the other says. That both versions have an "in" somewhere means little: only where
    /// hardly anything else stands does it say where something is.
    fn turns(&self, was: &Atom, is: &Atom) -> bool {
        let bare = |word: &str| word == "in" || weight::have(word);
        let place = bare(&was.canon) || bare(&is.canon);
        let tight = self.hunk.old.len() <= 2 && self.hunk.new.len() <= 2;
        ((tight || !place) && opposite(&was.canon, &is.canon))
            || (tight && self.one_deed() && antonyms::ways(&was.canon, &is.canon) && self.of_somebody(was, is))
    }

    /// Returns whether no other word of the stretch is another one: "sails from Tarn" and "sails to Tarn", but not "reports from Tarn" and
    /// "travels to Tarn".
    fn one_deed(&self) -> bool {
        let ([was, _], [is, _]) = (self.was(), self.is()) else { return true };
        was.common() || is.common() || detail::related(&was.canon, &is.canon)
    }

    /// Returns whether words of which one is "by" tell who did something and to whom it was done: "an attack by the dog" and "on the dog". "By
    /// Friday" and "by the river" tell when and where.
    fn of_somebody(&self, was: &Atom, is: &Atom) -> bool {
        if was.canon != "by" && is.canon != "by" {
            return true;
        }
        let (old, new) = (self.aligned.old, self.aligned.new);
        let whom = |passage: &Passage<'_>, range: &Range<usize>| {
            let next = passage.atoms.get(range.end..(range.end + 2).min(passage.atoms.len())).unwrap_or_default();
            let next = next.iter().find(|atom| !lexicon::determiner(&atom.canon));
            next.is_some_and(|next| {
                let body = Class::ROLE.with(Class::COLLECTIVE).with(Class::OBJECT);
                next.reading == Reading::Word
                    && (next.capital || class(&next.canon).any(body))
                    && !measures(&next.canon)
            })
        };
        let deed = self.hunk.old.start.checked_sub(1).and_then(|at| old.atoms.get(at));
        whom(old, &self.hunk.old) && whom(new, &self.hunk.new) && deed.is_some_and(|deed| !deed.common())
    }

    /// Returns whether an "unless" took the place of an "if", and nothing else turned the condition round.
    pub(super) fn under_another_condition(&self) -> bool {
        if !self.close() {
            return false;
        }
        let joins = |passage: &Passage<'_>, range: &Range<usize>, word: &str| {
            let even = |at: usize| at.checked_sub(1).is_some_and(|at| passage.atoms[at].canon == "even");
            range.clone().find(|at| passage.atoms.get(*at).is_some_and(|atom| atom.canon == word) && !even(*at))
        };
        let denied = |passage: &Passage<'_>, at: usize| {
            let clause = passage.atoms.get(at..(at + CONDITION).min(passage.atoms.len())).unwrap_or_default();
            clause.iter().any(|atom| lexicon::negation(&atom.canon) || is_form_of(&atom.canon, &["fail", "refuse"]))
        };
        let turned = |passage: &Passage<'_>, range: &Range<usize>, other: &Passage<'_>, others: &Range<usize>| {
            joins(passage, range, "unless").is_some() && joins(other, others, "if").is_some_and(|at| !denied(other, at))
        };
        let (old, new) = (self.aligned.old, self.aligned.new);
        turned(old, &self.hunk.old, new, &self.hunk.new) || turned(new, &self.hunk.new, old, &self.hunk.old)
    }

    /// Returns whether the negation of the one version is a part of a phrase that the other one has another word for: "found not
    /// guilty of" and "cleared of".
    fn in_a_phrase(&self) -> bool {
        self.phrased_with(|atom| lexicon::negation(&atom.canon))
    }

    /// Returns whether a word of which `is` holds is a part of a phrase that the other version has other words for.
    pub(super) fn phrased_with(&self, is: impl Fn(&Atom) -> bool) -> bool {
        let (old, new) = (&self.hunk.old, &self.hunk.new);
        let stands = |passage: &Passage<'_>, at: usize| passage.atoms.get(at).is_some_and(&is);
        let mut pairs = old.clone().take(CLOSE).flat_map(|i| new.clone().take(CLOSE).map(move |j| (i, j)));
        pairs.any(|(i, j)| {
            (stands(self.aligned.old, i) || stands(self.aligned.new, j)) && detail::phrased(self.aligned, i, j)
        })
    }

    /// Returns whether somebody voted for something in both versions, where one of them has a "yes" or "no" for it: "voted against the
    /// bill" and "voted no".
    fn ballots(&self) -> Option<(bool, bool)> {
        let ballot = |passage: &Passage<'_>, range: &Range<usize>| {
            let verb = range.start.checked_sub(1).and_then(|at| passage.atoms.get(at))?;
            let word = passage.atoms.get(range.start).filter(|_| is_form_of(&verb.canon, &["vote"]))?;
            match word.canon.as_str() {
                "for" => Some((true, false)),
                "against" => Some((false, false)),
                "yes" => Some((true, true)),
                "no" => Some((false, true)),
                _ => None,
            }
        };
        let (was, is) = ballot(self.aligned.old, &self.hunk.old).zip(ballot(self.aligned.new, &self.hunk.new))?;
        (was.1 || is.1).then_some((was.0, is.0))
    }

    /// Returns whether one version negates the word that the other one has turned round: "not clear" and "unclear", "did not
    /// remember" and "forgot", "a lack of experience" and "inexperience", "with no deal" and "without a deal".
    pub(super) fn twice_turned(&self) -> bool {
        let denied = |atoms: &[Atom], other: &Atom| {
            atoms.windows(2).enumerate().any(|(at, pair)| {
                let (word, next) = (pair[0].canon.as_str(), pair[1].canon.as_str());
                match word {
                    "not" | "never" => antonyms::complements(&other.canon, next),
                    "with" => next == "no" && other.canon == "without",
                    "of" => {
                        let lacking = at.checked_sub(1).is_some_and(|at| atoms[at].canon == "lack");
                        lacking && antonyms::negated(&other.canon, next)
                    }
                    _ => false,
                }
            })
        };
        // "So as not to disturb them" and "to avoid disturbing them".
        let avoided = |here: &[Atom], there: &[Atom]| {
            let mut pairs = there.windows(2).filter(|pair| is_form_of(&pair[0].canon, &["avoid"]));
            let not = here.iter().position(|atom| atom.canon == "not");
            let verbs = not.and_then(|at| here.get(at + 1..(at + LEAD).min(here.len()))).unwrap_or_default();
            pairs.any(|pair| verbs.iter().any(|verb| detail::related(&verb.canon, &pair[1].canon)))
        };
        let short = self.hunk.old.len() <= CLOSE && self.hunk.new.len() <= CLOSE;
        // A negation of its own beside the other word turns that round once more.
        let turned = |here: &[Atom], there: &[Atom]| {
            let plain = !there.iter().any(|atom| lexicon::negation(&atom.canon) && atom.canon != "without");
            plain && (there.iter().any(|other| denied(here, other)) || avoided(here, there))
        };
        short && (turned(self.was(), self.is()) || turned(self.is(), self.was()))
    }

    /// Returns whether what is compared has changed places with what it is compared with, as the words at `i` and `j` have turned: "higher
    /// in Sandgate than in Ormley" and "lower in Ormley than in Sandgate".
    fn compared_otherwise(&self, i: usize, j: usize) -> bool {
        let sides = |passage: &Passage<'_>, at: usize| {
            let behind = passage.atoms.get(at..(at + CONDITION).min(passage.atoms.len()))?;
            let than = at + behind.iter().position(|atom| atom.canon == "than")?;
            let near = |range: Range<usize>| -> Vec<u32> {
                let atoms = passage.atoms.get(range.start..range.end.min(passage.atoms.len())).unwrap_or_default();
                atoms.iter().filter(|atom| !atom.common()).map(|atom| atom.id).collect()
            };
            Some((near(at.saturating_sub(CONDITION)..at), near(at + 1..than), near(than + 1..than + CONDITION)))
        };
        let (old, new) = (self.aligned.old, self.aligned.new);
        let Some(((a, b, c), (d, e, f))) = sides(old, i).zip(sides(new, j)) else { return false };
        let first = |near: Vec<u32>, before: Vec<u32>| if near.is_empty() { before } else { near };
        let (was, is) = (first(b, a), first(e, d));
        let meets = |a: &[u32], b: &[u32]| b.first().is_some_and(|id| a.contains(id));
        degree::compares(&old.atoms[i].canon)
            && degree::compares(&new.atoms[j].canon)
            && meets(&was, &f)
            && meets(&is, &c)
            && c.first() != f.first()
    }

    /// Returns whether a "not" stands before the one of two opposites that the other one is by a prefix: "had not been able" and "had been
    /// unable".
    fn denied_before(&self, i: usize, j: usize) -> bool {
        let (was, is) = (&self.aligned.old.atoms, &self.aligned.new.atoms);
        let denied = |atoms: &[Atom], at: usize| {
            let before = atoms.get(at.saturating_sub(2)..at).unwrap_or_default();
            before.iter().any(|atom| lexicon::negation(&atom.canon))
        };
        antonyms::negated(&is[j].canon, &was[i].canon) && denied(was, i) && !denied(is, j)
            || antonyms::negated(&was[i].canon, &is[j].canon) && denied(is, j) && !denied(was, i)
    }

    /// Returns whether "with" and "against" at `i` and `j` name the opponent in a contest, or what something is
    /// compared with: "compared with 3%" and "against 3%".
    fn in_contest(&self, i: usize, j: usize) -> bool {
        let led = |passage: &Passage<'_>, at: usize| {
            let atoms = passage.atoms.get(at.saturating_sub(LEAD)..at).unwrap_or_default();
            let word = passage.atoms.get(at).map_or("", |atom| atom.canon.as_str());
            matches!(word, "against" | "with") && atoms.iter().any(|atom| antonyms::contest(&atom.canon))
        };
        let compared = |passage: &Passage<'_>, at: usize| {
            let word = |at: usize| passage.atoms.get(at).map_or("", |atom| atom.canon.as_str());
            word(at) == "with" && at.checked_sub(1).is_some_and(|before| is_form_of(word(before), &["compare"]))
        };
        led(self.aligned.old, i) && led(self.aligned.new, j)
            || compared(self.aligned.old, i)
            || compared(self.aligned.new, j)
    }

    /// Returns whether the words at `i` and `j`, opposites, are said of two others in a headline: "Mill loses" and "Mill workers
    /// win" are one news, seen from both sides.
    fn of_another(&self, i: usize, j: usize) -> bool {
        let (old, new) = (self.aligned.old, self.aligned.new);
        let subject = |passage: &Passage<'_>, at: usize| {
            at.checked_sub(1).and_then(|at| passage.atoms.get(at)).map(|atom| (atom.id, atom.common()))
        };
        let (Some((was, plain)), Some((is, common))) = (subject(old, i), subject(new, j)) else { return false };
        antonyms::converse(&old.atoms[i].canon, &new.atoms[j].canon)
            && old.is_heading()
            && new.is_heading()
            && was != is
            && !plain
            && !common
            && !opposite(&old.atoms[i - 1].canon, &new.atoms[j - 1].canon)
    }
}
