//! Stretches in which no number, date, hedge, negation or name differs: other words.

use super::Stretch;
use crate::align::aligned::{Aligned, Hunk};
use crate::align::atom::{Atom, Reading};
use crate::align::passage::Passage;
use crate::diff::detail;
use crate::diff::edit::{Edit, shown};
use crate::diff::facts::Side;
use crate::diff::instead;
use crate::diff::predicate;
use crate::diff::restriction;
use crate::english::lemma::share_lemma;
use crate::english::{aliases, lexicon, spelling};
use crate::model::ChangeName;
use std::ops::Range;

impl Stretch<'_, '_> {
    /// Returns which word that says something took the place of which.
    pub(super) fn another_thing(&self) -> Option<(ChangeName, String)> {
        let swap = detail::swap(self.aligned, self.hunk).or_else(|| predicate::predicate(self.aligned, self.hunk));
        let swap = swap.or_else(|| detail::rephrased(self.aligned, self.hunk));
        let swap = swap.filter(|swap| instead::says_else(self.aligned, self.hunk, swap))?;
        Some((ChangeName::DetailChanged, self.becomes(&(swap.old..swap.old + 1), &(swap.new..swap.new + 1))))
    }

    /// Returns which word came or went that restricts what is claimed.
    pub(super) fn restricted(&self) -> Option<(ChangeName, String)> {
        if self.clause || self.both_alternatives() {
            return None;
        }
        let note = match restriction::restriction(self.aligned, self.hunk)? {
            Ok(at) => format!("{} is gone", shown(self.aligned.old, at..at + 1)),
            Err(at) => format!("{} is new", shown(self.aligned.new, at..at + 1)),
        };
        Some((ChangeName::DetailChanged, note))
    }

    /// Returns what is left to say: a claim came or went, or the words are others.
    pub(super) fn reworded(&self) -> Option<(ChangeName, String)> {
        let moved = self.only_moved();
        let claim = |here: &Range<usize>, side: &Side| here.is_empty() && !moved && (self.clause || side.counts());
        let name = if claim(&self.hunk.old, &self.facts.new) {
            ChangeName::ClaimAdded
        } else if claim(&self.hunk.new, &self.facts.old) {
            ChangeName::ClaimDropped
        } else {
            ChangeName::Reworded
        };
        Some((name, self.swap()))
    }

    /// Returns whether all that it says stands in another stretch of the other version, and nothing else does: "nine were hurt, a doctor
    /// said" and "a doctor said nine were hurt".
    fn only_moved(&self) -> bool {
        let Some((passage, range)) = self.lone() else { return false };
        let words = |passage: &Passage<'_>, range: &Range<usize>| -> Vec<u32> {
            let atoms = passage.atoms.get(range.clone()).unwrap_or_default().iter();
            atoms.filter(|atom| !atom.common()).map(|atom| atom.id).collect()
        };
        let own = words(passage, range);
        let gone = self.hunk.new.is_empty();
        let there = |hunk: &&Hunk| match gone {
            true => hunk.old.is_empty() && words(self.aligned.new, &hunk.new) == own,
            false => hunk.new.is_empty() && words(self.aligned.old, &hunk.old) == own,
        };
        !own.is_empty() && self.aligned.hunks.iter().take(STRETCHES).any(|hunk| there(&hunk))
    }

    /// Returns whether something came or went as one of two things of which one is claimed: "an Advanced or Premium account".
    pub(super) fn alternative(&self) -> bool {
        let bare = |passage: &Passage<'_>, range: &Range<usize>| {
            let article =
                passage.atoms.get(range.start).is_some_and(|atom| matches!(atom.canon.as_str(), "a" | "an" | "the"));
            range.start + usize::from(article && !range.is_empty())..range.end
        };
        let (old, new) = (self.aligned.old, self.aligned.new);
        let (was, is) = (bare(old, &self.hunk.old), bare(new, &self.hunk.new));
        let (passage, range, other) = match (was.is_empty(), is.is_empty()) {
            (true, false) => (new, is, old),
            (false, true) => (old, was, new),
            _ => return false,
        };
        let atoms = passage.atoms.get(range.clone()).unwrap_or_default();
        let or = |atom: Option<&Atom>| atom.is_some_and(|atom| atom.canon == "or");
        if or(atoms.first()) == or(atoms.last()) || atoms.len() > ALTERNATIVE {
            return false;
        }
        let strange =
            |at: &usize| !other.atoms.iter().any(|atom| detail::related(&atom.canon, &passage.atoms[*at].canon));
        let words = detail::content(passage, range);
        let one = (1..=2).contains(&words.len()) && words.iter().all(strange);
        one && detail::same_claim(self.aligned)
    }

    /// Returns whether both of two things came or went together: "daily or weekly".
    fn both_alternatives(&self) -> bool {
        let inner =
            self.lone().and_then(|(passage, range)| passage.atoms.get(range.start + 1..range.end.saturating_sub(1)));
        inner.is_some_and(|atoms| atoms.iter().any(|atom| atom.canon == "or"))
    }

    /// Returns whether something came or went between "all" and what there are all of, "all Windows users", or took its place.
    pub(super) fn quantified(&self) -> bool {
        let all = |word: &str| matches!(word, "all" | "any" | "each" | "every" | "no");
        let counted = |passage: &Passage<'_>, range: &Range<usize>| {
            let next = passage.atoms.get(range.end).is_some_and(|atom| atom.reading == Reading::Word && !atom.common());
            let words = detail::content(passage, range.clone());
            // "Nothing wrong" is "no wrong".
            let none = words.iter().any(|at| lexicon::negation(&passage.atoms[*at].canon));
            next && !none && (1..=2).contains(&words.len()) && words.len() == range.len()
        };
        if !detail::same_claim(self.aligned) {
            return false;
        }
        // "Every request" and "failed requests".
        let some = |quantity: &Atom, noun: &Atom, kind: &Atom, nouns: &Atom| {
            let tells = kind.reading == Reading::Word && !kind.common() && !lexicon::vague(&kind.canon);
            all(&quantity.canon) && !noun.common() && tells && share_lemma(&noun.canon, &nouns.canon)
        };
        // "The next morning" and "every morning".
        let each = |atoms: &[Atom]| matches!(atoms, [word] if matches!(word.canon.as_str(), "each" | "every"));
        let single = |atoms: &[Atom]| {
            let one = |atom: &Atom| {
                matches!(atom.canon.as_str(), "next" | "last" | "this" | "that" | "following" | "previous")
            };
            matches!(atoms, [word] | [_, word] if one(word))
                && atoms.iter().all(|atom| one(atom) || atom.canon == "the")
        };
        match (self.was(), self.is()) {
            (was, is) if each(was) && single(is) || single(was) && each(is) => return true,
            ([a, b], [c, d]) if some(a, b, c, d) || some(c, d, a, b) => return true,
            ([word], [_, ..]) if all(&word.canon) && counted(self.aligned.new, &self.hunk.new) => return true,
            ([_, ..], [word]) if all(&word.canon) && counted(self.aligned.old, &self.hunk.old) => return true,
            _ => {}
        }
        let Some((passage, range)) = self.lone() else { return false };
        // "All the victims" and "all the children among the victims".
        if let [of, .., among, the] = passage.atoms.get(range.clone()).unwrap_or_default()
            && matches!(among.canon.as_str(), "among" | "of")
            && lexicon::determiner(&the.canon)
            && !of.common()
            && range.len() <= AMONG
            && passage.atoms.get(..range.start).unwrap_or_default().iter().rev().take(2).any(|atom| all(&atom.canon))
        {
            return true;
        }
        let before = range.start.checked_sub(1).and_then(|at| passage.atoms.get(at));
        before.is_some_and(|before| all(&before.canon)) && counted(passage, range)
    }

    /// Returns whether the same words are there, mended or written together.
    pub(super) fn respelled(&self) -> bool {
        match (self.was(), self.is()) {
            ([was], [is]) if was.reading == Reading::Word && is.reading == Reading::Word => {
                spelling::without_accents(&was.canon) == spelling::without_accents(&is.canon)
                    || spelling::mended(&was.canon, &is.canon) && !share_lemma(&was.canon, &is.canon)
            }
            _ => self.rejoined(),
        }
    }

    /// Returns whether one word is there in full and cut short, "Figure" and "Fig.", or several by their first letters: "earnings per
    /// share" and "EPS".
    pub(super) fn shortened(&self) -> bool {
        let letters = |atoms: &[Atom], other: &[Atom], passage: &Passage<'_>| {
            let [short] = other else { return false };
            let words: Vec<String> = atoms.iter().take(REJOINED).map(|atom| atom.canon.to_uppercase()).collect();
            words.len() > 2 && aliases::acronym(passage.slice(short), words.iter().map(String::as_str))
        };
        if letters(self.was(), self.is(), self.aligned.new) || letters(self.is(), self.was(), self.aligned.old) {
            return true;
        }
        let ([was], [is]) = (self.was(), self.is()) else { return false };
        let cut = |long: &Atom, short: &Atom, passage: &Passage<'_>, end: usize| {
            let stop = passage.reader.article.text().get(short.span.end..).is_some_and(|rest| rest.starts_with('.'));
            // A full stop that ends the sentence cuts nothing short.
            stop && passage.atoms.get(end).is_some_and(|next| !next.initial)
                && short.canon.len() >= 3
                && short.canon.len() < long.canon.len()
                && long.canon.starts_with(&short.canon)
        };
        let words = was.reading == Reading::Word && is.reading == Reading::Word;
        words
            && (cut(was, is, self.aligned.new, self.hunk.new.end) || cut(is, was, self.aligned.old, self.hunk.old.end))
    }

    /// Returns whether the same words are there, written together or apart: "non-violent", "nonviolent".
    pub(super) fn rejoined(&self) -> bool {
        let article = |atom: &&Atom| !matches!(atom.canon.as_str(), "a" | "an" | "the");
        let (old, new) = (self.was(), self.is());
        // As read or as written: "MobileGov" is no "mobile governor".
        let read =
            |atoms: &'_ [Atom]| -> String { atoms.iter().filter(article).map(|atom| atom.canon.as_str()).collect() };
        let written = |passage: &Passage<'_>, atoms: &[Atom]| -> String {
            atoms.iter().filter(article).map(|atom| passage.slice(atom).to_lowercase()).collect()
        };
        let words = |atoms: &[Atom]| atoms.iter().all(|atom| atom.reading == Reading::Word);
        let count = |atoms: &[Atom]| atoms.iter().filter(article).count();
        (2..=REJOINED).contains(&(old.len() + new.len()))
            && count(old) != count(new)
            && words(old)
            && words(new)
            && (read(old) == read(new) || written(self.aligned.old, old) == written(self.aligned.new, new))
    }
}

/// How many stretches of a sentence are searched for what moved.
const STRETCHES: usize = 32;

/// How many words one of several things has, with the "or".
const ALTERNATIVE: usize = 4;

/// How many words tell those among others at most: "children among the".
const AMONG: usize = 5;

/// The most words of both versions in which one word is looked for that is written in two.
const REJOINED: usize = 8;

/// Names the words that differ in phrases that moved within their sentence.
pub(super) fn carried_away(aligned: &Aligned<'_>) -> Vec<Edit> {
    let hunks = &aligned.hunks;
    let mut out = Vec::new();
    for (i, from) in hunks.iter().enumerate().filter(|(_, hunk)| hunk.new.is_empty()) {
        let near = &hunks[i.saturating_sub(NEAR)..(i + NEAR + 1).min(hunks.len())];
        if let Some(swap) = near.iter().find_map(|to| detail::moved_swap(aligned, from, to)) {
            let (old, new) = (swap.old..swap.old + 1, swap.new..swap.new + 1);
            let note = format!("{} → {}", shown(aligned.old, old.clone()), shown(aligned.new, new.clone()));
            out.push(Edit { name: ChangeName::DetailChanged, old, new, note, quoted: false });
        }
    }
    out
}

/// How many stretches before and after one a phrase is followed to.
const NEAR: usize = 3;
