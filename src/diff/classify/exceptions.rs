//! Exceptions, restrictions and conditions that came or went as a whole: "all but one", "(Tarn only)", "if the buyer pays".

use super::{CLAUSE, CLOSE, JOINED, Stretch, parted, set_off};
use crate::align::atom::{Atom, Reading};
use crate::align::passage::Passage;
use crate::diff::detail;
use crate::english::data::{list, named, table};
use crate::model::{Bound, ChangeName};
use std::ops::Range;

/// How many words before an exception tell what it is from.
const EXCEPTED: usize = 4;

/// Where a phrase excepts something that is not excepted in the other version. Wherever it stands for another one, both do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Excepts {
    SetsOff,
    Counts,
    SetsOffOrCounts,
    Swaps,
}

named! { Excepts:
    "counts" => Self::Counts,
    "sets-off" => Self::SetsOff,
    "sets-off-or-counts" => Self::SetsOffOrCounts,
    "swaps" => Self::Swaps,
}

impl Excepts {
    fn sets_off(self) -> bool {
        matches!(self, Self::SetsOff | Self::SetsOffOrCounts)
    }

    fn counts(self) -> bool {
        matches!(self, Self::Counts | Self::SetsOffOrCounts)
    }
}

/// Phrases that except something, with where they do.
const EXCEPTIONS: &[(&str, Excepts)] = table!("compare/exceptions" longest first, Excepts::named => Excepts);

/// Returns the longest phrase that `atoms` begin with and that excepts something.
fn phrase(atoms: &[Atom]) -> Option<&'static (&'static str, Excepts)> {
    EXCEPTIONS.iter().find(|(phrase, _)| {
        let mut words = atoms.iter().map(|atom| atom.canon.as_str());
        phrase.split(' ').all(|word| words.next() == Some(word))
    })
}

/// Returns where the phrase that `atoms` begin with excepts something.
fn exception(atoms: &[Atom]) -> Option<Excepts> {
    phrase(atoms).map(|(_, excepts)| *excepts)
}

impl Stretch<'_, '_> {
    /// Returns the condition or the limit that came or went as a clause of its own.
    pub(super) fn conditional(&self) -> Option<(ChangeName, String)> {
        let words = if self.was().is_empty() { self.is() } else { self.was() };
        let what = match conditional(words) && !self.moved_condition() {
            true => "a condition: ",
            false if self.limited() => "a restriction: ",
            false if self.hedge_alone() => "",
            false => return None,
        };
        Some((ChangeName::HedgeChanged, self.gone_or_new(what)))
    }

    /// Returns whether an exception or a limit came or went behind what stays: ", apart from those in use", ", up to $1 million", "all but
    /// one".
    pub(super) fn excepted(&self) -> bool {
        let Some((passage, range)) = self.lone() else { return false };
        let atoms = passage.atoms.get(range.clone()).unwrap_or_default();
        let word = |at: usize| atoms.get(at).map_or("", |atom| atom.canon.as_str());
        let excepts = exception(atoms).is_some_and(Excepts::sets_off);
        let limit = atoms.first().is_some_and(|first| {
            matches!(first.reading, Reading::Bound(Bound::AtMost)) && atoms.len() <= JOINED && set_off(passage, range)
        });
        let before = range.start.checked_sub(1).and_then(|at| passage.atoms.get(at));
        let all =
            before.is_some_and(|atom| matches!(atom.canon.as_str(), "all" | "every" | "everyone" | "none" | "nothing"));
        let number = atoms.get(1).is_some_and(|atom| atom.number().is_some());
        // "All but one" and "one".
        let next = passage.atoms.get(range.end).is_some_and(|atom| atom.number().is_some());
        let counts = |atoms: &[Atom]| exception(atoms).is_some_and(Excepts::counts);
        if atoms.len() == 2 && word(0) == "all" && atoms.get(1..).is_some_and(counts) && next {
            return true;
        }
        let ends = range.end >= passage.atoms.len() || parted(passage, range.end) || parted(passage, range.start);
        excepts && ends || limit || all && word(0) == "but" && number
    }

    /// Returns whether both versions except the same in other words: "all but one" and "all except one".
    pub(super) fn excepted_alike(&self) -> bool {
        let excepts =
            |atoms: &[Atom]| phrase(atoms).is_some_and(|(phrase, _)| phrase.split(' ').count() == atoms.len());
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

    /// Returns whether nothing came or went but how sure it is, set off by marks: ", by her own account,".
    fn hedge_alone(&self) -> bool {
        let Some((passage, range)) = self.lone() else { return false };
        let side = if self.hunk.old.is_empty() { &self.facts.new } else { &self.facts.old };
        let softens = |at: &usize| side.hedges.iter().any(|(hedge, words)| !hedge.limits() && words.contains(at));
        let mut rest = range.clone().filter(|at| !softens(at));
        range.clone().any(|at| softens(&at)) && rest.all(|at| passage.atoms.get(at).is_some_and(Atom::common))
    }

    /// Returns whether a few words that stand on one side only restrict what stands around them: "(Tarn and Lorne only)".
    fn limited(&self) -> bool {
        let Some((passage, range)) = self.lone() else { return false };
        let atoms = passage.atoms.get(range.clone()).unwrap_or_default();
        let restricts = |atom: &Atom| atom.canon == "only" && atom.reading == Reading::Word;
        atoms.len() <= CLAUSE
            && set_off(passage, range)
            && (atoms.first().is_some_and(restricts) || atoms.last().is_some_and(restricts))
    }

    /// Returns whether the condition that stands on one side only stands elsewhere in the sentence on the other one: "you pay a fine if
    /// you are late" and "if you're late, you pay a fine".
    fn moved_condition(&self) -> bool {
        let Some((here, range)) = self.lone() else { return false };
        let there = if self.hunk.old.is_empty() { self.aligned.old } else { self.aligned.new };
        let first = here.atoms.get(range.clone()).and_then(|atoms| atoms.iter().find(|atom| !joins(atom)));
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

/// Phrases by which what follows is a condition for what stands around it.
const CONDITIONS: &[&str] = list!("compare/conditions");

/// Returns whether `atoms` begin with what joins a condition.
fn conditional(atoms: &[Atom]) -> bool {
    let atoms = atoms.get(usize::from(atoms.first().is_some_and(joins))..).unwrap_or_default();
    CONDITIONS.iter().any(|phrase| {
        let mut words = atoms.iter().map(|atom| atom.canon.as_str());
        phrase.split(' ').all(|word| words.next() == Some(word))
    })
}

/// Returns whether `atom` only joins the condition behind it: "and if the buyer pays".
fn joins(atom: &Atom) -> bool {
    matches!(atom.canon.as_str(), "and" | "but" | "only")
}
