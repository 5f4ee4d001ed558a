//! Whether two names stand in the same place of what is said, so that one of them took the other's.

use super::{CLOSE, Stretch};
use crate::align::atom::{Atom, Reading};
use crate::align::passage::Passage;
use crate::diff::detail;
use crate::diff::weight;
use crate::english::lemma;
use crate::english::{Class, class, lexicon, thesaurus};
use std::ops::Range;

/// From how many words that carry something, on both sides, whoever does something else is in another claim.
const CLAIM: usize = 3;

/// Words before a place, behind which no person or body can stand instead.
const WHERE: &[&str] = &["at", "in", "near", "on"];

/// Words before whoever takes part in something, or is what it is about.
const WHOM: &[&str] = &["about", "against", "by", "for", "with"];

impl Stretch<'_, '_> {
    /// Returns whether one version says where and the other one with whom: "against Tarn" and "in Lorne".
    pub(super) fn tied_otherwise(&self) -> bool {
        let led = |atoms: &[Atom], by: &[&str]| atoms.first().is_some_and(|atom| by.contains(&atom.canon.as_str()));
        let (was, is) = (self.was(), self.is());
        led(was, WHERE) && led(is, WHOM) || led(was, WHOM) && led(is, WHERE)
    }

    /// Returns whether one version names whom or what the other one describes: "Ivo Penn" and "the Tarn Radio presenter". Only the
    /// rest of the article can say that these are two.
    pub(super) fn described(&self, speaks: bool) -> bool {
        let (old, new) = (self.aligned.old, self.aligned.new);
        let (was, is) = (&self.hunk.old, &self.hunk.new);
        let either = |(a, b): (&Passage<'_>, &Range<usize>), (c, d): (&Passage<'_>, &Range<usize>)| {
            if speaks { office(a, b) && named(c, d) } else { describes(a, b) && named(c, d) }
        };
        either((old, was), (new, is)) || either((new, is), (old, was))
    }

    /// Returns whether somebody else does something else here: "as Penn powers to victory" and "as Lund takes the jersey".
    pub(super) fn another_clause(&self) -> bool {
        let (was, is) = (self.was(), self.is());
        if was.len() > CLOSE || is.len() > CLOSE {
            return false;
        }
        let (Some(gone), Some(come)) = (deed(was), deed(is)) else { return false };
        let words = |atoms: &[Atom], from: usize| -> Vec<String> {
            let rest = atoms.iter().skip(from).filter(|atom| atom.reading == Reading::Word && !atom.common());
            rest.map(|atom| atom.canon.clone()).collect()
        };
        let (left, right) = (words(was, gone), words(is, come));
        let (verb, other) = (self.hunk.old.start + gone, self.hunk.new.start + come);
        let closes = closes(self.aligned.old, &self.hunk.old) && closes(self.aligned.new, &self.hunk.new);
        let long = words(was, 0).len() >= CLAIM && words(is, 0).len() >= CLAIM;
        (closes || long)
            && !detail::alike(self.aligned, verb, other)
            && !left.iter().any(|a| right.iter().any(|b| detail::related(a, b)))
    }
}

/// Returns the place of the verb that says what whoever `atoms` begin with does: the first word behind a name.
fn deed(atoms: &[Atom]) -> Option<usize> {
    let at = atoms.iter().position(|atom| !(atom.common() || atom.capital && atom.reading == Reading::Word))?;
    let before = atoms.get(..at)?;
    let subject = before.iter().any(|atom| !atom.common()) && !before.iter().any(|a| weight::preposition(&a.canon));
    let word = atoms.get(at).filter(|atom| subject && atom.reading == Reading::Word)?;
    // "Penn 's boats" does nothing.
    let owns = at.checked_sub(1).and_then(|at| atoms.get(at)).is_some_and(|atom| atom.canon == "'s");
    (!owns && lemma::finite(&word.canon)).then_some(at)
}

/// Returns whether a sentence or a part of it ends behind `range`.
fn closes(passage: &Passage<'_>, range: &Range<usize>) -> bool {
    range.end >= passage.atoms.len() || super::parted(passage, range.end)
}

/// Returns the words of the phrase that `range` begins with, up to what a preposition ties to it; none where more is said than who
/// or what is meant.
fn phrase<'p>(passage: &'p Passage<'_>, range: &Range<usize>) -> Option<&'p [Atom]> {
    let atoms = passage.atoms.get(range.clone())?;
    let says = |atom: &Atom| !atom.capital && lexicon::makes_clause(&atom.canon);
    let joins = |atom: &Atom| matches!(atom.canon.as_str(), "and" | "or" | "&" | "but");
    let plain = atoms.iter().all(|atom| atom.reading == Reading::Word && !says(atom) && !joins(atom));
    let next = passage.atoms.get(range.end).filter(|_| !closes(passage, range));
    // "Mayor" before "Penn" is a part of a name.
    let whole = next.is_none_or(|next| !next.capital);
    let head = atoms.split(|atom| weight::preposition(&atom.canon)).next()?;
    (plain && whole && !head.is_empty()).then_some(head)
}

/// Returns whether `range` is an office, and nobody's name: "PM".
fn office(passage: &Passage<'_>, range: &Range<usize>) -> bool {
    phrase(passage, range).is_some_and(|head| {
        let mut words = head.iter().filter(|atom| !atom.common()).peekable();
        // "Mr King" is a name.
        let address = |atom: &Atom| class(&atom.canon).any(Class::MAN.with(Class::WOMAN));
        let called = head.len() > 1 && head.first().is_some_and(address);
        !called && words.peek().is_some() && words.all(|atom| atom.capital && lexicon::title(&atom.canon))
    })
}

/// Returns whether `range` describes somebody or something by a noun.
fn describes(passage: &Passage<'_>, range: &Range<usize>) -> bool {
    if told_by_a_clause(passage, range) {
        return true;
    }
    let Some(head) = phrase(passage, range) else { return false };
    let Some(last) = head.iter().rfind(|atom| atom.canon != "'s") else { return false };
    let determined = head.first().is_some_and(|atom| matches!(atom.canon.as_str(), "a" | "an" | "the"));
    let noun = !last.capital
        && !last.common()
        && thesaurus::knows(&last.canon)
        && !class(&last.canon).any(Class::COLLECTIVE.with(Class::DOCUMENT));
    office(passage, range) || determined && (noun || lexicon::title(&last.canon))
}

/// Returns whether `range` tells by a clause who is meant: "the 31-year-old who vanished in Orle".
fn told_by_a_clause(passage: &Passage<'_>, range: &Range<usize>) -> bool {
    let Some([the, behind @ ..]) = passage.atoms.get(range.clone()) else { return false };
    let relative = |atom: &Atom| matches!(atom.canon.as_str(), "that" | "which" | "who" | "whose");
    let head = behind.iter().position(relative).and_then(|at| behind.get(..at)).unwrap_or_default();
    the.canon == "the" && (1..=HEAD).contains(&head.len()) && head.iter().all(|atom| !atom.capital)
}

/// How many words whoever is told by a clause is named with, at most.
const HEAD: usize = 3;

/// Returns whether `range` is a name and nothing but a name, whatever title stands before it.
fn named(passage: &Passage<'_>, range: &Range<usize>) -> bool {
    let Some(head) = phrase(passage, range) else { return false };
    let last = head.iter().rfind(|atom| atom.canon != "'s");
    head.iter().all(|atom| atom.capital || atom.common() || atom.canon == "'s")
        && last.is_some_and(|atom| atom.capital && !atom.common() && !lexicon::title(&atom.canon))
}
