//! One stretch of words that differ, with what it holds.

use crate::align::aligned::{Aligned, Hunk};
use crate::align::atom::Atom;
use crate::align::passage::Passage;
use crate::diff::edit::{Edit, shown};
use crate::diff::facts::Facts;
use crate::english::data::list;
use crate::model::ChangeName;
use std::ops::Range;

/// A stretch that stands on one side only and has this many words is a clause of its own: what it says is new or
/// gone, and changes nothing of what the rest says.
pub(super) const CLAUSE: usize = 6;

/// How many words a clause has at least that a word of joining begins, or that marks set off.
pub(super) const JOINED: usize = 3;

/// The longest stretch in which single words are compared with each other.
pub(super) const CLOSE: usize = 12;

/// One stretch with what it holds.
pub(super) struct Stretch<'s, 'a> {
    pub(super) aligned: &'s Aligned<'a>,
    pub(super) hunk: &'s Hunk,
    pub(super) facts: &'s Facts,
    /// Whether it stands on one side only and says something of its own: it is long, or joined or set off.
    pub(super) clause: bool,
}

impl<'s, 'a> Stretch<'s, 'a> {
    /// Returns the stretch of a sentence with what is known of it.
    pub(super) fn new(aligned: &'s Aligned<'a>, hunk: &'s Hunk, facts: &'s Facts) -> Self {
        let clause = lone(aligned, hunk).is_some_and(|(passage, range)| {
            range.len() >= CLAUSE
                || (range.len() >= JOINED && opens_clause(passage, range))
                || (range.len() > JOINED && set_off(passage, range))
        });
        Self { aligned, hunk, facts, clause }
    }

    pub(super) fn was(&self) -> &[Atom] {
        self.aligned.old.atoms.get(self.hunk.old.clone()).unwrap_or_default()
    }

    pub(super) fn is(&self) -> &[Atom] {
        self.aligned.new.atoms.get(self.hunk.new.clone()).unwrap_or_default()
    }

    /// Returns a difference that the whole stretch makes.
    pub(super) fn edit(&self, name: ChangeName, note: String) -> Edit {
        Edit { name, old: self.hunk.old.clone(), new: self.hunk.new.clone(), note, quoted: false }
    }

    /// Returns whether all words of it are parts of addresses of the web.
    pub(super) fn in_addresses(&self) -> bool {
        let within = |passage: &Passage<'_>, atom: &Atom| {
            let text = passage.reader.article.text();
            let before = text.get(..atom.span.start).unwrap_or_default();
            let tied = before.chars().rev().take(ADDRESS).take_while(|c| !c.is_whitespace());
            let from = atom.span.start - tied.map(char::len_utf8).sum::<usize>();
            let run = text.get(from..atom.span.end).unwrap_or_default();
            run.contains("://")
                || run.contains("www.")
                || text.get(atom.span.end..).is_some_and(|rest| rest.starts_with("://"))
        };
        let all = |passage: &Passage<'_>, atoms: &[Atom]| atoms.iter().all(|atom| within(passage, atom));
        all(self.aligned.old, self.was()) && all(self.aligned.new, self.is())
    }

    /// Returns the words that stand on one side only, with the side's passage.
    pub(super) fn lone(&self) -> Option<(&Passage<'_>, &Range<usize>)> {
        lone(self.aligned, self.hunk)
    }

    /// Returns whether only a phrase came or went that introduces what is said: "it should be noted that".
    pub(super) fn aside(&self) -> bool {
        let Some((passage, range)) = self.lone() else { return false };
        let atoms = passage.atoms.get(range.clone()).unwrap_or_default();
        let words = || atoms.iter().map(|atom| atom.canon.as_str());
        !atoms.iter().any(|atom| atom.quotation.is_some()) && ASIDES.iter().any(|phrase| phrase.split(' ').eq(words()))
    }

    pub(super) fn swap(&self) -> String {
        let (old, new) = (&self.hunk.old, &self.hunk.new);
        match (old.is_empty(), new.is_empty()) {
            (false, false) => self.becomes(old, new),
            (_, true) => format!("{} is gone", shown(self.aligned.old, old.clone())),
            (true, _) => format!("{} is new", shown(self.aligned.new, new.clone())),
        }
    }

    pub(super) fn becomes(&self, old: &Range<usize>, new: &Range<usize>) -> String {
        format!("{} → {}", shown(self.aligned.old, old.clone()), shown(self.aligned.new, new.clone()))
    }

    pub(super) fn gone_or_new(&self, what: &str) -> String {
        format!("{what}{}", self.swap())
    }
}

/// Phrases that introduce or stress what is said, and say nothing themselves.
const ASIDES: &[&str] = list!("compare/asides");

/// The longest address, in characters, that is read whole.
const ADDRESS: usize = 200;

/// Returns the words of `hunk` that stand on one side only, with the side's passage.
fn lone<'s, 'a>(aligned: &'s Aligned<'a>, hunk: &'s Hunk) -> Option<(&'s Passage<'a>, &'s Range<usize>)> {
    match (hunk.old.is_empty(), hunk.new.is_empty()) {
        (true, false) => Some((aligned.new, &hunk.new)),
        (false, true) => Some((aligned.old, &hunk.old)),
        _ => None,
    }
}

/// Returns whether a word begins `range` that joins a clause of its own to the rest.
fn opens_clause(passage: &Passage<'_>, range: &Range<usize>) -> bool {
    let first = passage.atoms.get(range.start).map_or("", |atom| atom.canon.as_str());
    let ends = passage.atoms.get(range.end).is_none_or(|_| parted(passage, range.end));
    matches!(first, "although" | "as" | "because" | "but" | "though" | "when" | "which" | "while" | "who") && ends
}

/// Returns whether marks set `range` off from what stands before and behind it.
pub(super) fn set_off(passage: &Passage<'_>, range: &Range<usize>) -> bool {
    let start = range.start == 0 || parted(passage, range.start);
    start && (range.end >= passage.atoms.len() || parted(passage, range.end))
}

/// Returns whether a mark stands before the word at `at`: a comma, a dash, a bracket, a colon.
pub(super) fn parted(passage: &Passage<'_>, at: usize) -> bool {
    let start = at.checked_sub(1).and_then(|at| passage.atoms.get(at)).map_or(passage.span.start, |atom| atom.span.end);
    let gap = passage.atoms.get(at).and_then(|atom| passage.reader.article.text().get(start..atom.span.start));
    gap.is_some_and(|gap| gap.contains([',', ';', ':', '(', ')', '–', '—']) || gap.contains(" - "))
}
