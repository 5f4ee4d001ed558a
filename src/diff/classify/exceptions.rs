//! Exceptions, restrictions and conditions that came or went as a whole: "all but one", "(Tarn only)", "if the buyer pays".

use super::{CLAUSE, CLOSE, JOINED, Stretch, parted, set_off};
use crate::align::atom::{Atom, Reading};
use crate::align::passage::Passage;
use crate::diff::detail;
use crate::model::Bound;
use std::ops::Range;

/// How many words before an exception tell what it is from.
const EXCEPTED: usize = 4;

impl Stretch<'_, '_> {
    /// Returns whether what came or went opens with a condition.
    pub(super) fn conditions(&self) -> bool {
        let first = self.was().first().or(self.is().first());
        first.is_some_and(conditional)
    }

    /// Returns whether an exception or a limit came or went behind what stays: ", apart from those in use", ", up to $1 million", "all but
    /// one".
    pub(super) fn excepted(&self) -> bool {
        let Some((passage, range)) = self.lone() else { return false };
        let atoms = passage.atoms.get(range.clone()).unwrap_or_default();
        let word = |at: usize| atoms.get(at).map_or("", |atom| atom.canon.as_str());
        let excepts =
            matches!((word(0), word(1)), ("apart" | "aside", "from") | ("except" | "excepting" | "excluding", _));
        let limit = atoms.first().is_some_and(|first| {
            matches!(first.reading, Reading::Bound(Bound::AtMost)) && atoms.len() <= JOINED && set_off(passage, range)
        });
        let before = range.start.checked_sub(1).and_then(|at| passage.atoms.get(at));
        let all =
            before.is_some_and(|atom| matches!(atom.canon.as_str(), "all" | "every" | "everyone" | "none" | "nothing"));
        let number = atoms.get(1).is_some_and(|atom| atom.number().is_some());
        // "All but one" and "one".
        let next = passage.atoms.get(range.end).is_some_and(|atom| atom.number().is_some());
        if atoms.len() == 2 && word(0) == "all" && matches!(word(1), "bar" | "but" | "except") && next {
            return true;
        }
        let ends = range.end >= passage.atoms.len() || parted(passage, range.end) || parted(passage, range.start);
        excepts && ends || limit || all && word(0) == "but" && number
    }

    /// Returns whether both versions except the same in other words: "all but one" and "all except one".
    pub(super) fn excepted_alike(&self) -> bool {
        let excepts = |atoms: &[Atom]| match atoms {
            [one] => {
                matches!(one.canon.as_str(), "bar" | "barring" | "but" | "except" | "excepting" | "excluding" | "save")
            }
            [one, two] => matches!(
                (one.canon.as_str(), two.canon.as_str()),
                ("apart" | "aside", "from") | ("except" | "save", "for") | ("other", "than")
            ),
            [with, the, exception, of] => {
                let words = [with, the, exception, of].map(|atom| atom.canon.as_str());
                words == ["with", "the", "exception", "of"]
            }
            _ => false,
        };
        let of = |passage: &Passage<'_>, range: &Range<usize>| {
            let before = passage.atoms.get(range.start.saturating_sub(EXCEPTED)..range.start).unwrap_or_default();
            before.iter().any(|atom| {
                let word = atom.canon.as_str();
                matches!(word, "all" | "any" | "each" | "every" | "everybody" | "everyone" | "everything")
                    || matches!(word, "no" | "nobody" | "none" | "nothing")
            })
        };
        let (old, new) = (&self.hunk.old, &self.hunk.new);
        excepts(self.was()) && excepts(self.is()) && of(self.aligned.old, old) && of(self.aligned.new, new)
    }

    /// Returns whether a few words that stand on one side only restrict what stands around them: "(Tarn and Lorne only)".
    pub(super) fn limited(&self) -> bool {
        let Some((passage, range)) = self.lone() else { return false };
        let atoms = passage.atoms.get(range.clone()).unwrap_or_default();
        let restricts = |atom: &Atom| atom.canon == "only" && atom.reading == Reading::Word;
        atoms.len() <= CLAUSE
            && set_off(passage, range)
            && (atoms.first().is_some_and(restricts) || atoms.last().is_some_and(restricts))
    }

    /// Returns whether the condition that stands on one side only stands elsewhere in the sentence on the other one: "you pay a fine if
    /// you are late" and "if you're late, you pay a fine".
    pub(super) fn moved_condition(&self) -> bool {
        let Some((here, range)) = self.lone() else { return false };
        let there = if self.hunk.old.is_empty() { self.aligned.old } else { self.aligned.new };
        let first = here.atoms.get(range.clone()).and_then(|atoms| atoms.iter().find(|atom| conditional(atom)));
        let end = |at: usize| (at + CLOSE).min(there.atoms.len());
        let mut places =
            there.atoms.iter().enumerate().filter(|(_, atom)| first.is_some_and(|first| first.id == atom.id));
        let said = detail::content(here, range.clone());
        places.any(|(at, _)| {
            let clause = detail::content(there, at..end(at));
            let kept =
                |i: &&usize| clause.iter().any(|j| detail::related(&here.atoms[**i].canon, &there.atoms[*j].canon));
            said.iter().take(CLOSE).filter(kept).count() * 2 >= said.len()
        })
    }
}

/// Returns whether `atom` joins a condition.
fn conditional(atom: &Atom) -> bool {
    matches!(atom.canon.as_str(), "if" | "unless" | "provided")
}
