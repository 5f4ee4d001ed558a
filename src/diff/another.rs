//! Sentences that stand where another one stood and say something else altogether.

use super::detail::related;
use super::weight;
use crate::align::atom::{Atom, Interner, Reading};
use crate::align::paired::{Group, How, Pairing};
use crate::align::pairing;
use crate::align::passage::{Passage, Reader};
use crate::english::lexicon;

/// How many words that carry something each of two sentences has, at least, to be told from the other one.
const SOMETHING: usize = 4;

/// How many such words a sentence that is held against another one word by word has, at most.
const LONGEST: usize = 96;

/// Which part of the words of the shorter one the longer one has, at least, where both say something of the same: one in so many.
const SHARE: usize = 3;

/// Pairs the sentences of two versions, but for those that have nothing to do with each other.
pub(super) fn pair(old: &Reader<'_>, new: &Reader<'_>, interner: &mut Interner) -> Pairing {
    let mut pairing = pairing::pair(old, new, interner);
    // Whoever has one sentence compared with another one wants to know how they differ.
    let alone = old.article.sentences().len() == 1 && new.article.sentences().len() == 1;
    let share = if alone { SHARE + 1 } else { SHARE };
    let (parted, groups): (Vec<Group>, Vec<Group>) = pairing.groups.into_iter().partition(|group| {
        group.how == How::Near
            && !group.moved
            && !in_table(old, group)
            && group.old.len() == 1
            && group.new.len() == 1
            && {
                let (was, is) = (old.passage(group.old.clone(), interner), new.passage(group.new.clone(), interner));
                let another = another(&was, &is, share);
                old.keep(group.old.start, was.atoms);
                new.keep(group.new.start, is.atoms);
                another
            }
    });
    pairing.groups = groups;
    for group in parted {
        pairing.dropped.extend(group.old);
        pairing.added.extend(group.new);
    }
    pairing.dropped.sort_unstable();
    pairing.added.sort_unstable();
    pairing
}

/// Returns whether a group is a cell of a table: its row and its column say what it is about, whatever it says.
fn in_table(old: &Reader<'_>, group: &Group) -> bool {
    let sentence = old.article.sentences().get(group.old.start);
    sentence.is_some_and(|sentence| old.article.heads(sentence.span).is_some())
}

/// Returns whether two sentences say something of different things: less than one in `share` words is the same.
fn another(old: &Passage<'_>, new: &Passage<'_>, share: usize) -> bool {
    if close(old, new) {
        return false;
    }
    let (was, is) = (carrying(old), carrying(new));
    let least = was.len().min(is.len());
    if least < SOMETHING || was.len().max(is.len()) > LONGEST || same_subject(old, new) {
        return false;
    }
    let (short, long) = if was.len() <= is.len() { (&was, &is) } else { (&is, &was) };
    let (kept, others): (Vec<&Atom>, Vec<&Atom>) = short.iter().partition(|a| long.iter().any(|b| a.id == b.id));
    let enough = |kept: usize| kept * share >= least;
    if enough(kept.len()) {
        return false;
    }
    let alike = others.iter().filter(|a| long.iter().any(|b| related(&a.canon, &b.canon))).count();
    !enough(kept.len() + alike)
}

/// Returns whether both passages have all but a few words of the other one: most pairs are told by that alone.
fn close(old: &Passage<'_>, new: &Passage<'_>) -> bool {
    let missing = |some: &Passage<'_>, all: &Passage<'_>| {
        let gone = some.atoms.iter().filter(|a| !a.common() && !all.atoms.iter().any(|b| a.id == b.id));
        gone.take(SOMETHING - 1).count()
    };
    missing(old, new) + 1 < SOMETHING && missing(new, old) + 1 < SOMETHING
}

/// Returns the words of a passage that carry something, and its numbers and dates.
fn carrying<'p>(passage: &'p Passage<'_>) -> Vec<&'p Atom> {
    let word = |atom: &&Atom| {
        atom.reading != Reading::Word
            || !atom.common() && !weight::light(&atom.canon) && !lexicon::vague(&atom.canon) && atom.canon != "'s"
    };
    passage.atoms.iter().filter(word).collect()
}

/// Returns whether both sentences say of the same subject what it is, was or has.
fn same_subject(old: &Passage<'_>, new: &Passage<'_>) -> bool {
    let subject = |passage: &Passage<'_>| {
        let first = passage.atoms.iter().find(|atom| !atom.common() || lexicon::pronoun(&atom.canon))?;
        passage.atoms.iter().take(SUBJECT).any(|atom| weight::auxiliary(&atom.canon)).then_some(first.id)
    };
    subject(old).zip(subject(new)).is_some_and(|(was, is)| was == is)
}

/// How many words a subject and what is told of it in passing have, at most.
const SUBJECT: usize = 24;
