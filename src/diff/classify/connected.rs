//! What joins two things or deeds: "pays and leaves", "pays or leaves", "pays rather than leaves".

use super::Stretch;
use crate::align::atom::{Atom, Reading};
use crate::align::passage::Passage;
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

/// Returns of which of two things the connective says it that `atoms` are.
fn joins(atoms: &[Atom]) -> Option<Joins> {
    let words = || atoms.iter().map(|atom| atom.canon.as_str());
    CONNECTIVES.iter().find(|(phrase, _)| phrase.split(' ').eq(words())).map(|(_, joins)| *joins)
}
