//! What is said of a subject: "is a museum", "was torn down".

use super::detail::{Swap, alike, content, known, moved};
use super::weight;
use crate::align::aligned::{Aligned, Hunk};
use crate::align::atom::{Atom, Reading};
use crate::align::passage::Passage;
use crate::english::lemma::is_form_of;
use crate::english::lexicon;
use std::ops::Range;

/// Returns which word of what is said of a subject took the place of which, where all of that is something else: "is a radio
/// station in Lorne" and "is a maker of ropes".
pub(super) fn predicate(aligned: &Aligned<'_>, hunk: &Hunk) -> Option<Swap> {
    let (old, new) = (aligned.old, aligned.new);
    let (i, j) = said(old, hunk.old.start).zip(said(new, hunk.new.start)).or_else(|| tenses(aligned, hunk))?;
    aligned.pairs.binary_search(&(i, j)).ok()?;
    let (was, is) = (told(old, &hunk.old), told(new, &hunk.new));
    let (gone, come) = (*was.first()?, *is.first()?);
    let same = |i: &usize| is.iter().take(PREDICATE).any(|j| alike(aligned, *i, *j));
    let other = !was.iter().take(PREDICATE).any(same);
    (other && !known(aligned, gone, come) && !moved(aligned, gone, come)).then_some(Swap { old: gone, new: come })
}

/// Returns the words of `range` that carry something; a word of saying does where somebody is told something and nothing is reported:
/// "have been told".
fn told(passage: &Passage<'_>, range: &Range<usize>) -> Vec<usize> {
    let found = content(passage, range.clone());
    let suffered = |at: &usize| {
        let (word, before) = (&passage.atoms[*at], at.checked_sub(1).map(|at| &passage.atoms[at]));
        lexicon::cue(&word.canon).is_some() && before.is_some_and(|before| is_form_of(&before.canon, &["be"]))
    };
    if found.is_empty() { range.clone().filter(suffered).collect() } else { found }
}

/// Returns the verb with which something is said of a subject, where what is said begins at `start`.
fn said(passage: &Passage<'_>, start: usize) -> Option<usize> {
    let mut before = passage.atoms.get(..start)?.iter().enumerate().rev().take(LEAD);
    // "Is a", "is the third", "is an American".
    let leads = |atom: &Atom| {
        matches!(atom.canon.as_str(), "a" | "an" | "the") || atom.capital || atom.reading != Reading::Word
    };
    let (at, atom) = before.find(|(_, atom)| !leads(atom))?;
    let subject = passage.atoms[..at].iter().any(|atom| !atom.common() || lexicon::pronoun(&atom.canon));
    (weight::auxiliary(&atom.canon) && subject).then_some(at)
}

/// Returns the last word of a subject that both versions have, where `hunk` begins with forms of one verb that say something of it:
/// "the mill is a museum" and "the mill was torn down".
fn tenses(aligned: &Aligned<'_>, hunk: &Hunk) -> Option<(usize, usize)> {
    let (was, is) = (aligned.old.atoms.get(hunk.old.start)?, aligned.new.atoms.get(hunk.new.start)?);
    let next = |passage: &Passage<'_>, at: usize| passage.atoms.get(at + 1).is_some_and(|next| next.canon == "been");
    // "Has been" says what something was, as "is" does.
    let be = |atom: &Atom, passage: &Passage<'_>, at: usize| is_form_of(&atom.canon, &["be"]) || next(passage, at);
    let one = weight::auxiliary(&was.canon)
        && weight::auxiliary(&is.canon)
        && be(was, aligned.old, hunk.old.start) == be(is, aligned.new, hunk.new.start);
    let subject = hunk.old.start.checked_sub(1).zip(hunk.new.start.checked_sub(1))?;
    (one && !aligned.old.atoms[subject.0].common()).then_some(subject)
}

/// How many words may stand between a verb and what is said, the verb included.
const LEAD: usize = 5;

/// How many words of what is said of a subject are compared.
const PREDICATE: usize = 6;
