//! Whether other words say something else: "a film" and "a novel" do, "a film" and "a movie" do not.

use super::atom::{Atom, Passage, Reading};
use super::compare::{Aligned, Hunk};
use super::lemma::lemmas;
use super::{facts, lexicon, spelling, thesaurus, weight};

/// How many words that carry something may stand on each side where one is told to stand for another: in a longer
/// stretch the sentence is put another way, and which word took the place of which can't be told.
const TIGHT: usize = 2;

/// Which share of a sentence's words, in per cent of the shorter version, must stay for it to be the same claim.
const KEPT: usize = 50;

/// Returns the word that restricts on one side of `hunk` and has no counterpart on the other one: its index among the atoms of
/// the old passage, else of the new one.
pub(super) fn restriction(aligned: &Aligned<'_>, hunk: &Hunk) -> Option<Result<usize, usize>> {
    let (old, new) = (aligned.old, aligned.new);
    let (was, is) = (content(old, hunk.old.clone()), content(new, hunk.new.clone()));
    let extra = |here: &[usize], passage: &Passage<'_>, there: &[usize], other: &Passage<'_>| {
        let mut words = here.iter().copied();
        words.find(|at| {
            let word = &passage.atoms[*at];
            let next = passage.atoms.get(*at + 1).map_or("", |next| next.canon.as_str());
            weight::restricts(&word.canon, next)
                && !there.iter().any(|at| related(&word.canon, &other.atoms[*at].canon))
        })
    };
    // What only moved to another stretch of the sentence restricts as before.
    let stays =
        |passage: &Passage<'_>, at: usize, other: &Passage<'_>, ranges: &dyn Fn(&Hunk) -> std::ops::Range<usize>| {
            let word = passage.atoms[at].id;
            let has = |hunk: &Hunk| {
                other.atoms.get(ranges(hunk)).is_some_and(|atoms| atoms.iter().any(|atom| atom.id == word))
            };
            let from = aligned.hunks.partition_point(|other| other.old.start + NEIGHBOURHOOD < hunk.old.start);
            aligned.hunks[from..].iter().take_while(|other| other.old.start <= hunk.old.start + NEIGHBOURHOOD).any(has)
        };
    let gone = extra(&was, old, &is, new).filter(|at| !stays(old, *at, new, &|hunk| hunk.new.clone()));
    let come = || extra(&is, new, &was, old).filter(|at| !stays(new, *at, old, &|hunk| hunk.old.clone()));
    gone.map(Ok).or_else(|| come().map(Err))
}

/// What took the place of what: indices of the atoms of both passages.
pub(super) struct Swap {
    pub old: usize,
    pub new: usize,
}

/// Returns which word of `hunk` took the place of which, where both say something and neither says what the other does.
pub(super) fn swap(aligned: &Aligned<'_>, hunk: &Hunk) -> Option<Swap> {
    let (old, new) = (aligned.old, aligned.new);
    let (was, is) = (content(old, hunk.old.clone()), content(new, hunk.new.clone()));
    if was.is_empty() || is.is_empty() || was.len() > TIGHT || is.len() > TIGHT || !same_claim(aligned) {
        return None;
    }
    let little =
        |passage: &Passage<'_>, all: &[usize]| all.iter().any(|at| weight::says_little(&passage.atoms[*at].canon));
    if little(old, &was) || little(new, &is) {
        return None;
    }
    let words = |passage: &Passage<'_>, all: &[usize]| -> Vec<String> {
        all.iter().map(|at| passage.atoms[*at].canon.clone()).collect()
    };
    let (left, right) = (words(old, &was), words(new, &is));
    if facts::initials(&left, &right) || facts::initials(&right, &left) {
        return None;
    }
    let alone = |word: &str, others: &[String]| !others.iter().any(|other| related(word, other));
    let gone = was.iter().zip(&left).find(|(_, word)| alone(word, &right)).map(|(at, _)| *at)?;
    let come = is.iter().zip(&right).find(|(_, word)| alone(word, &left)).map(|(at, _)| *at)?;
    (!known(aligned, gone, come)).then_some(Swap { old: gone, new: come })
}

/// Returns which word took the place of which in a phrase that moved: it is gone from `from`, where nothing took its place, and
/// stands in `to`, where nothing stood.
pub(super) fn moved_swap(aligned: &Aligned<'_>, from: &Hunk, to: &Hunk) -> Option<Swap> {
    if !from.new.is_empty()
        || !to.old.is_empty()
        || from.old.len() > MOVED
        || to.new.len() > MOVED
        || !same_claim(aligned)
    {
        return None;
    }
    let (was, is) = (content(aligned.old, from.old.clone()), content(aligned.new, to.new.clone()));
    let same = |i: usize, j: usize| related(&aligned.old.atoms[i].canon, &aligned.new.atoms[j].canon);
    let gone: Vec<usize> = was.iter().copied().filter(|i| !is.iter().any(|j| same(*i, *j))).collect();
    let come: Vec<usize> = is.iter().copied().filter(|j| !was.iter().any(|i| same(*i, *j))).collect();
    let tight = |all: &[usize]| (1..=TIGHT).contains(&all.len()).then(|| all.last().copied()).flatten();
    let (gone, come) = (tight(&gone)?, tight(&come)?);
    // Only beside a word that moved along can one be told to stand for the other.
    let beside = |all: &[usize], at: usize, after: bool| {
        let place = all.iter().position(|other| *other == at)?;
        all.get(if after { place + 1 } else { place.checked_sub(1)? }).copied()
    };
    let along = |after: bool| beside(&was, gone, after).zip(beside(&is, come, after)).is_some_and(|(i, j)| same(i, j));
    if !along(false) && !along(true) {
        return None;
    }
    (!known(aligned, gone, come)).then_some(Swap { old: gone, new: come })
}

/// How far, in words, a word that restricts may have moved.
const NEIGHBOURHOOD: usize = 32;

/// The longest phrase, in words, that is followed to another place of its sentence.
const MOVED: usize = 6;

/// Returns the atoms of `range` that carry something and are no numbers.
fn content(passage: &Passage<'_>, range: std::ops::Range<usize>) -> Vec<usize> {
    let heavy = |atom: &Atom| {
        atom.reading == Reading::Word
            && !atom.common()
            && atom.canon.chars().filter(|c| c.is_alphabetic()).count() > 1
            && !weight::light(&atom.canon)
    };
    range.filter(|at| passage.atoms.get(*at).is_some_and(heavy)).collect()
}

/// Returns whether enough of both passages is the same for them to make one claim.
fn same_claim(aligned: &Aligned<'_>) -> bool {
    let shorter = aligned.old.atoms.len().min(aligned.new.atoms.len());
    aligned.pairs.len() * 100 >= shorter * KEPT
}

/// Returns whether the old version said the new word already of the same thing. A headline only sums up what the article says:
/// there it is enough that one of the words stands in both versions.
fn known(aligned: &Aligned<'_>, gone: usize, come: usize) -> bool {
    let (old, new) = (aligned.old.reader.vocabulary(), aligned.new);
    let Some(word) = new.atoms.get(come) else { return false };
    let stays = |gone: usize| {
        let said = aligned.new.reader.vocabulary();
        aligned.old.atoms.get(gone).is_some_and(|atom| lemmas(&atom.canon).iter().any(|lemma| said.says(lemma)))
    };
    if new.is_heading() {
        return old.says(&word.canon) || stays(gone);
    }
    let beside = |at: Option<usize>| at.and_then(|at| new.atoms.get(at)).filter(|atom| !atom.common());
    beside(Some(come + 1)).is_some_and(|next| old.says_together(&word.canon, &next.canon))
        || beside(come.checked_sub(1)).is_some_and(|before| old.says_together(&before.canon, &word.canon))
}

/// Returns whether one word can stand for the other: a form of it, a word made from it, its spelling mended, or a synonym.
pub(super) fn related(a: &str, b: &str) -> bool {
    derived(a, b)
        || spelling::mended(a, b)
        || lexicon::unit(a).is_some_and(|unit| lexicon::unit(b) == Some(unit))
        || lemmas(a).iter().any(|lemma| lemmas(b).contains(lemma))
        || thesaurus::synonyms(a, b)
}

/// Returns whether the words begin alike and only their endings differ: "explode" and "explosion".
fn derived(a: &str, b: &str) -> bool {
    let head = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
    let (left, right) = (a.chars().count(), b.chars().count());
    head >= 4 && left.min(right) <= head + 3 && left.max(right) <= head + 6
}
