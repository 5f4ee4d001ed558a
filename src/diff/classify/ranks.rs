//! What is ranked and among what: "the first match" and "the first home match", "the most seats" and "most seats".

use super::Stretch;
use crate::align::atom::{Atom, Reading};
use crate::align::passage::Passage;
use crate::diff::detail;
use crate::diff::weight;
use crate::english::lemma::{finite, plural};
use crate::english::ranking::{Ranking, ranking};
use crate::english::{Class, class, lexicon};
use std::ops::Range;

/// How many words narrow a rank at most: "away", "post-war".
const NARROWING: usize = 2;

/// How many words stand between a verb and the number of the one in a row that it is about.
const BESIDE: usize = 2;

/// How many words before a word of ranking the article stands.
const LED: usize = 1;

impl Stretch<'_, '_> {
    /// Returns whether words came or went that tell among what something is the first or the largest: "its first home match".
    pub(super) fn narrowed(&self) -> bool {
        let Some((passage, range)) = self.lone() else { return false };
        let atoms = passage.atoms.get(range.clone()).unwrap_or_default();
        let tells = |atom: &Atom| {
            atom.reading == Reading::Word
                && !atom.common()
                && !lexicon::vague(&atom.canon)
                && (!weight::light(&atom.canon) || matches!(atom.canon.as_str(), "away"))
        };
        let rank = range.start.checked_sub(1).and_then(|at| passage.atoms.get(at)).is_some_and(ranks);
        let ranked = passage
            .atoms
            .get(range.end)
            .is_some_and(|next| next.reading == Reading::Word && !next.common() && !weight::preposition(&next.canon));
        // "The worst since the flood" and "the worst storm since the flood".
        let joins = Class::PREPOSITION.with(Class::SUBORDINATOR);
        let ranked = ranked && !passage.atoms.get(range.end).is_some_and(|next| class(&next.canon).any(joins));
        (1..=NARROWING).contains(&atoms.len())
            && atoms.iter().all(tells)
            && rank
            && ranked
            && !passage.is_heading()
            && detail::same_claim(self.aligned)
    }

    /// Returns whether something else is said of another one in a row, of which the old version spoke too: "beats Penn in the second round"
    /// and "reaches the third round", below a headline about that.
    pub(super) fn of_another_round(&self) -> bool {
        let (old, new) = (self.aligned.old, self.aligned.new);
        let ([was], [is]) = (self.was(), self.is()) else { return false };
        let ordinal = |atom: &Atom| atom.number().is_some_and(|number| number.unit == "ordinal");
        let row = new.atoms.get(self.hunk.new.end).filter(|row| row.reading == Reading::Word && !row.common());
        let (true, true, Some(row)) = (ordinal(was), ordinal(is), row) else { return false };
        let before = self.aligned.hunks.iter().rev().find(|hunk| hunk.old.end <= self.hunk.old.start);
        let Some(before) = before.filter(|hunk| self.hunk.old.start - hunk.old.end <= BESIDE) else { return false };
        let verb = |passage: &'_ Passage<'_>, range: &Range<usize>| -> Option<String> {
            let first = passage.atoms.get(range.start).filter(|first| !first.common() && !first.capital)?;
            finite(&first.canon).then(|| first.canon.clone())
        };
        let verbs = verb(old, &before.old).zip(verb(new, &before.new));
        let written = new.slice(is).to_lowercase();
        verbs.is_some_and(|(one, other)| !detail::related(&one, &other))
            && old.reader.vocabulary().says_together(&written, &row.canon)
    }

    /// Returns whether how many times as much of something is meant came or went: "twice as many as", "half the size".
    pub(super) fn multiple(&self) -> bool {
        let Some((passage, range)) = self.lone() else { return false };
        let atoms = passage.atoms.get(range.clone()).unwrap_or_default();
        let next = passage.atoms.get(range.end).is_some_and(|next| matches!(next.canon.as_str(), "as" | "the"));
        let times = match atoms {
            [by] => {
                let written = passage.slice(by).to_lowercase();
                matches!(written.as_str(), "double" | "half" | "thrice" | "triple" | "twice")
            }
            [by, times] => by.number().is_some() && times.canon == "times",
            _ => false,
        };
        times && next && detail::same_claim(self.aligned)
    }

    /// Returns whether "any" or "all" of those spoken of became "most" or fewer of them, or the other way.
    pub(super) fn of_all(&self) -> bool {
        let all = |word: &str| matches!(word, "all" | "any" | "every");
        let some = |word: &str| matches!(word, "few" | "many" | "most" | "several" | "some");
        match (self.was(), self.is()) {
            ([was], [is]) => {
                let (a, b) = (was.canon.as_str(), is.canon.as_str());
                let noun = |passage: &Passage<'_>, range: &Range<usize>| {
                    let near = passage.atoms.get(range.end..(range.end + 3).min(passage.atoms.len()));
                    near.unwrap_or_default().iter().any(|atom| !atom.common())
                };
                (all(a) && some(b) || all(b) && some(a))
                    && noun(self.aligned.old, &self.hunk.old)
                    && detail::same_claim(self.aligned)
            }
            _ => false,
        }
    }

    /// Returns whether "the most", which may be less than half, became "most", which is more, or the other way.
    pub(super) fn plurality(&self) -> bool {
        let (old, new) = (most(self.aligned.old, &self.hunk.old), most(self.aligned.new, &self.hunk.new));
        old.zip(new).is_some_and(|((was, noun), (is, other))| was != is && detail::alike(self.aligned, noun, other))
            && detail::same_claim(self.aligned)
    }
}

/// Returns whether `atom` ranks what stands behind it.
fn ranks(atom: &Atom) -> bool {
    let rank = || ranking(&atom.canon).is_some_and(|rank| matches!(rank, Ranking::Measured | Ranking::Judged));
    atom.number().is_some_and(|number| number.unit == "ordinal")
        || matches!(atom.canon.as_str(), "only" | "last" | "first")
        || rank()
}

/// Returns whether a "most" in `range` or right beside it is more than half, and the noun of which; none where there is no such word.
fn most(passage: &Passage<'_>, range: &Range<usize>) -> Option<(bool, usize)> {
    let near = range.start.saturating_sub(LED)..(range.end + LED).min(passage.atoms.len());
    let word = |at: usize| passage.atoms.get(at).map_or("", |atom| atom.canon.as_str());
    near.clone().find_map(|at| {
        let noun = |at: usize| {
            let of = usize::from(word(at) == "of") + usize::from(word(at) == "of" && lexicon::determiner(word(at + 1)));
            passage
                .atoms
                .get(at + of)
                .filter(|atom| atom.reading == Reading::Word && plural(&atom.canon))
                .map(|_| at + of)
        };
        match word(at) {
            "most" => {
                let the = at.checked_sub(1).is_some_and(|at| word(at) == "the");
                Some((!the || word(at + 1) == "of", noun(at + 1)?))
            }
            "majority" if word(at + 1) == "of" => Some((true, noun(at + 1)?)),
            _ => None,
        }
    })
}
