//! What joins two things or deeds: "pays and leaves", "pays or leaves", "pays rather than leaves".

use super::Stretch;
use crate::align::atom::{Atom, Reading};
use crate::align::passage::Passage;
use crate::align::when;
use crate::diff::detail;
use crate::english::data::{named, table};
use crate::english::lexicon;

/// Of which of two something is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joins {
    Both,
    Either,
    First,
}

named! { Joins:
    "both" => Self::Both,
    "either" => Self::Either,
    "first" => Self::First,
}

/// Words and phrases between two things or deeds, with which of them they say it of.
const CONNECTIVES: &[(&str, Joins)] = table!("compare/connectives", Joins::named => Joins);

/// How many words before and behind "or" tell that it lists what may be: "whether to stay or go", "rain or snow".
const AROUND: usize = 8;

impl Stretch<'_, '_> {
    /// Returns whether something that is said of two things is said of one of them now, or the other way.
    pub(super) fn connected(&self) -> bool {
        let Some((was, is)) = joins(self.was()).zip(joins(self.is())) else { return false };
        let open = |passage: &Passage<'_>, at: usize| {
            let near = at.saturating_sub(AROUND)..(at + AROUND).min(passage.atoms.len());
            // "No milk or eggs" and "no milk and eggs", "between two and three", "one or two".
            passage.atoms[near].iter().any(|atom| {
                lexicon::negation(&atom.canon) || matches!(atom.canon.as_str(), "between" | "both" | "whether" | "any")
            }) || passage.atoms.get(at + 1).is_some_and(|next| next.reading != Reading::Word)
        };
        was != is
            && !open(self.aligned.old, self.hunk.old.start)
            && !open(self.aligned.new, self.hunk.new.start)
            && !self.aligned.new.is_heading()
            && detail::same_claim(self.aligned)
    }
}

/// Words that say something of two, or of all, alike.
const EACH: &[&str] = &["both", "each", "either", "neither"];

impl Stretch<'_, '_> {
    /// Returns whether something that is said of both is said of one of them now, or the other way: "both sides agreed" and "the union
    /// agreed", "counts both Penn and Lund" and "counts Lund".
    pub(super) fn of_both(&self) -> bool {
        // "Both sides", "each side", but not "each other" and "each day".
        let leads = |atoms: &[Atom]| match atoms {
            [first, noun] => EACH.contains(&first.canon.as_str()) && !noun.common() && !when::base(&noun.canon),
            _ => false,
        };
        let any = |passage: &Passage<'_>| passage.atoms.iter().any(|atom| EACH.contains(&atom.canon.as_str()));
        let named = |atoms: &[Atom]| {
            let all =
                |atom: &Atom| atom.reading == Reading::Word && !matches!(atom.canon.as_str(), "and" | "two" | "or");
            let opens =
                |atom: &Atom| atom.capital && !atom.common() || matches!(atom.canon.as_str(), "the" | "one" | "its");
            atoms.first().is_some_and(opens) && atoms.iter().all(all) && atoms.iter().any(|atom| !atom.common())
        };
        // "Both Penn and Lund" of which the first is gone.
        let first = |atoms: &[Atom]| matches!(atoms, [each, .., and] if EACH.contains(&each.canon.as_str()) && matches!(and.canon.as_str(), "and" | "or" | "nor"));
        let (was, is) = (self.was(), self.is());
        let one = match (was.is_empty(), is.is_empty()) {
            (false, true) => first(was),
            (true, false) => first(is),
            _ => leads(was) && named(is) && !any(self.aligned.new) || leads(is) && named(was) && !any(self.aligned.old),
        };
        one && was.len().max(is.len()) <= PHRASE && detail::same_claim(self.aligned)
    }

    /// Returns whether somebody decides whether to do something in one version, and does it in the other one: "will decide whether to sell"
    /// and "will sell".
    pub(super) fn undecided(&self) -> bool {
        let Some((passage, range)) = self.lone() else { return false };
        let atoms = passage.atoms.get(range.clone()).unwrap_or_default();
        let other = if self.hunk.old.is_empty() { self.aligned.old } else { self.aligned.new };
        let open = |atom: &Atom| atom.canon == "whether";
        let verb = passage.atoms.get(range.end).is_some_and(|verb| verb.reading == Reading::Word && !verb.common());
        atoms.len() > 1
            && atoms.iter().any(open)
            && atoms.last().is_some_and(|last| last.canon == "to")
            && verb
            && !other.atoms.iter().any(open)
            && detail::same_claim(self.aligned)
    }
}

/// How many words name both of two, at most.
const PHRASE: usize = 6;

/// Returns of which of two things the connective says it that `atoms` are.
fn joins(atoms: &[Atom]) -> Option<Joins> {
    let words = || atoms.iter().map(|atom| atom.canon.as_str());
    CONNECTIVES.iter().find(|(phrase, _)| phrase.split(' ').eq(words())).map(|(_, joins)| *joins)
}
