//! Stretches in which no number, date, hedge, negation or name differs: other words.

use super::Stretch;
use crate::align::aligned::Aligned;
use crate::align::atom::{Atom, Reading};
use crate::align::passage::Passage;
use crate::diff::detail;
use crate::diff::edit::{Edit, shown};
use crate::diff::predicate;
use crate::diff::restriction;
use crate::english::lemma::share_lemma;
use crate::english::{lexicon, spelling};
use crate::model::ChangeName;
use std::ops::Range;

impl Stretch<'_, '_> {
    /// Returns the name of a stretch in which no number, date, hedge, negation or name differs.
    pub(super) fn wording(&self) -> Edit {
        let facts = self.facts;
        if let Some((name, note)) = self.governed() {
            return self.edit(name, note);
        }
        if self.respelled() {
            return self.edit(ChangeName::Respelled, self.swap());
        }
        let swap = detail::swap(self.aligned, self.hunk).or_else(|| predicate::predicate(self.aligned, self.hunk));
        if let Some(swap) = swap.or_else(|| detail::rephrased(self.aligned, self.hunk)) {
            let note = self.becomes(&(swap.old..swap.old + 1), &(swap.new..swap.new + 1));
            return self.edit(ChangeName::DetailChanged, note);
        }
        if let Some(note) = self.alternative().or_else(|| self.quantified()) {
            return self.edit(ChangeName::DetailChanged, note);
        }
        if !self.is_clause()
            && !self.both_alternatives()
            && let Some(found) = restriction::restriction(self.aligned, self.hunk)
        {
            let note = match found {
                Ok(at) => format!("{} is gone", shown(self.aligned.old, at..at + 1)),
                Err(at) => format!("{} is new", shown(self.aligned.new, at..at + 1)),
            };
            return self.edit(ChangeName::DetailChanged, note);
        }
        let name = if self.hunk.old.is_empty() && (self.is_clause() || facts.new.counts()) {
            ChangeName::ClaimAdded
        } else if self.hunk.new.is_empty() && (self.is_clause() || facts.old.counts()) {
            ChangeName::ClaimDropped
        } else {
            ChangeName::Reworded
        };
        self.edit(name, self.swap())
    }

    /// Returns what came or went as one of two things of which one is claimed: "an Advanced or Premium account".
    fn alternative(&self) -> Option<String> {
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
            _ => return None,
        };
        let atoms = passage.atoms.get(range.clone())?;
        let or = |atom: Option<&Atom>| atom.is_some_and(|atom| atom.canon == "or");
        if or(atoms.first()) == or(atoms.last()) || atoms.len() > ALTERNATIVE {
            return None;
        }
        let strange =
            |at: &usize| !other.atoms.iter().any(|atom| detail::related(&atom.canon, &passage.atoms[*at].canon));
        let words = detail::content(passage, range);
        let one = (1..=2).contains(&words.len()) && words.iter().all(strange);
        (one && detail::same_claim(self.aligned)).then(|| self.gone_or_new("one of several: "))
    }

    /// Returns whether both of two things came or went together: "daily or weekly".
    fn both_alternatives(&self) -> bool {
        let inner =
            self.lone().and_then(|(passage, range)| passage.atoms.get(range.start + 1..range.end.saturating_sub(1)));
        inner.is_some_and(|atoms| atoms.iter().any(|atom| atom.canon == "or"))
    }

    /// Returns what came or went between "all" and what there are all of, "all Windows users", or took its place.
    fn quantified(&self) -> Option<String> {
        let all = |word: &str| matches!(word, "all" | "any" | "each" | "every" | "no");
        let counted = |passage: &Passage<'_>, range: &Range<usize>| {
            let next = passage.atoms.get(range.end).is_some_and(|atom| atom.reading == Reading::Word && !atom.common());
            let words = detail::content(passage, range.clone());
            // "Nothing wrong" is "no wrong".
            let none = words.iter().any(|at| lexicon::negation(&passage.atoms[*at].canon));
            next && !none && (1..=2).contains(&words.len()) && words.len() == range.len()
        };
        let note = || Some(self.gone_or_new("not all any more, or all again: "));
        if !detail::same_claim(self.aligned) {
            return None;
        }
        // "Every request" and "failed requests".
        let some = |quantity: &Atom, noun: &Atom, kind: &Atom, nouns: &Atom| {
            let tells = kind.reading == Reading::Word && !kind.common() && !lexicon::vague(&kind.canon);
            all(&quantity.canon) && !noun.common() && tells && share_lemma(&noun.canon, &nouns.canon)
        };
        match (self.was(), self.is()) {
            ([a, b], [c, d]) if some(a, b, c, d) || some(c, d, a, b) => return note(),
            ([word], [_, ..]) if all(&word.canon) && counted(self.aligned.new, &self.hunk.new) => return note(),
            ([_, ..], [word]) if all(&word.canon) && counted(self.aligned.old, &self.hunk.old) => return note(),
            _ => {}
        }
        let (passage, range) = self.lone()?;
        // "All the victims" and "all the children among the victims".
        if let [of, .., among, the] = passage.atoms.get(range.clone())?
            && matches!(among.canon.as_str(), "among" | "of")
            && lexicon::determiner(&the.canon)
            && !of.common()
            && range.len() <= AMONG
            && passage.atoms.get(..range.start).unwrap_or_default().iter().rev().take(2).any(|atom| all(&atom.canon))
        {
            return note();
        }
        let before = range.start.checked_sub(1).and_then(|at| passage.atoms.get(at))?;
        (all(&before.canon) && counted(passage, range)).then(note)?
    }

    /// Returns whether the same words are there, mended or written together.
    fn respelled(&self) -> bool {
        match (self.was(), self.is()) {
            ([was], [is]) if was.reading == Reading::Word && is.reading == Reading::Word => {
                spelling::without_accents(&was.canon) == spelling::without_accents(&is.canon)
                    || spelling::mended(&was.canon, &is.canon) && !share_lemma(&was.canon, &is.canon)
            }
            _ => self.rejoined(),
        }
    }

    /// Returns whether one word is there in full and cut short: "Figure" and "Fig."
    pub(super) fn shortened(&self) -> bool {
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
