//! Sentences put in another order: what both versions say is compared wherever it stands now. "Insurers are expected to pay" and "it will
//! be paid by insurers", "the trial was halted after two fell ill" and "two fell ill after the trial was halted".

use super::reassigned;
use super::roles::{passive, side};
use crate::align::aligned::{Aligned, Hunk};
use crate::align::atom::{Atom, Reading};
use crate::align::passage::Passage;
use crate::diff::detail;
use crate::diff::edit::{Edit, shown};
use crate::diff::facts::Facts;
use crate::diff::hedging;
use crate::diff::weight;
use crate::english::antonyms;
use crate::english::data::list;
use crate::english::lemma::{is_form_of, share_lemma};
use crate::english::lexicon::{self, Hedge};
use crate::english::modality::{self, Modality};
use crate::model::ChangeName;
use std::ops::Range;

/// The longest version, in words, that is compared in this way.
const LONGEST: usize = 64;

/// How many words that carry something both versions have, at least.
const KEPT: usize = 3;

/// How many words of a recast sentence may be other ones for it to say another thing of the same.
const OTHERS: usize = 2;

/// How many words behind a hedge or a "not" stand, at most, between it and what it is said of.
const REACH: usize = 4;

/// How far, in words, from a word that joins two things those are looked for.
const BESIDE: usize = 8;

/// Words and phrases between two things or deeds that say another thing when those change places.
const PIVOTS: &[&str] = list!("compare/pivots");

/// Returns what a sentence in another order says now that it did not say before.
pub(super) fn changed(aligned: &Aligned<'_>, facts: &[Facts]) -> Option<Edit> {
    let (old, new) = (aligned.old, aligned.new);
    if old.atoms.len().max(new.atoms.len()) > LONGEST || !moves(aligned) {
        return None;
    }
    denied(aligned, facts)
        .or_else(|| hedged(aligned))
        .or_else(|| crossed(aligned))
        .or_else(|| reassigned::reassigned(aligned))
        .or_else(|| placed(aligned))
        .or_else(|| transposed(aligned))
        .or_else(|| another(aligned))
}

/// Returns whether a word that carries something stands in another place now.
fn moves(aligned: &Aligned<'_>) -> bool {
    let heavy = |passage: &'_ Passage<'_>, range: Range<usize>| -> Vec<u32> {
        let atoms = passage.atoms.get(range).unwrap_or_default().iter();
        atoms.filter(|atom| !atom.common()).map(|atom| atom.id).collect()
    };
    let gone: Vec<u32> = aligned.hunks.iter().flat_map(|hunk| heavy(aligned.old, hunk.old.clone())).collect();
    let come: Vec<u32> = aligned.hunks.iter().flat_map(|hunk| heavy(aligned.new, hunk.new.clone())).collect();
    gone.iter().any(|id| come.contains(id))
}

/// Returns whether the word at `at` carries something.
fn carries(atoms: &[Atom], at: usize) -> bool {
    atoms.get(at).is_some_and(|atom| {
        atom.reading == Reading::Word && !atom.common() && !weight::light(&atom.canon) && atom.canon != "'s"
    })
}

/// Returns the word that what stands before `from` is said of.
fn governed(atoms: &[Atom], from: usize) -> Option<usize> {
    (from..(from + REACH).min(atoms.len())).find(|at| carries(atoms, *at))
}

/// Returns where the other version has the word at `at`, in whatever form; none where it has it twice.
fn counterpart(here: &[Atom], at: usize, there: &[Atom]) -> Option<usize> {
    let same = |atom: &Atom| atom.id == here[at].id || share_lemma(&atom.canon, &here[at].canon);
    let once = |atoms: &[Atom]| {
        let mut found = atoms.iter().enumerate().filter(|(_, atom)| same(atom)).map(|(at, _)| at);
        found.next().filter(|_| found.next().is_none())
    };
    once(here)?;
    once(there)
}

/// Returns the words that are denied in a passage, each with where the negation stands; only those of a refusal with `refused`.
fn denials(atoms: &[Atom], refused: bool) -> Vec<(usize, usize)> {
    let negates = |at: &usize| {
        let follow = || atoms[*at..].iter().map(|atom| atom.canon.as_str());
        let refuses = || {
            let words: Vec<&str> = follow().take(modality::LONGEST).collect();
            matches!(modality::begins(&words), Some((Modality::Refused | Modality::Failed, _)))
        };
        let word = atoms[*at].reading == Reading::Word;
        let negates = !refused && lexicon::negation(&atoms[*at].canon) && !lexicon::denies_nothing(follow());
        word && (negates || refuses())
    };
    let at = (0..atoms.len()).filter(negates);
    at.filter_map(|at| Some((governed(atoms, at + 1)?, at))).collect()
}

/// Returns the change of what is said in one version and denied in the other one.
fn denied(aligned: &Aligned<'_>, facts: &[Facts]) -> Option<Edit> {
    let count = |of: &dyn Fn(&Facts) -> usize| facts.iter().map(of).sum::<usize>();
    let (old, new) = (&aligned.old.atoms, &aligned.new.atoms);
    // What takes the place of a negation has been looked for before.
    let settled = count(&|facts| facts.old.negations) == count(&|facts| facts.new.negations);
    let (was, is) = (denials(old, settled), denials(new, settled));
    if was.len() == is.len() {
        return None;
    }
    let lone = |here: &[Atom], own: &[(usize, usize)], there: &[Atom], others: &[(usize, usize)]| {
        own.iter().find_map(|(head, not)| {
            let other = counterpart(here, *head, there)?;
            (!others.iter().any(|(head, _)| *head == other)).then_some((*not, *head, other))
        })
    };
    let gone = lone(old, &was, new, &is).map(|(not, head, other)| (not.min(head)..head + 1, other..other + 1));
    let (was, is) = gone.or_else(|| {
        let come = lone(new, &is, old, &was);
        come.map(|(not, head, other)| (other..other + 1, not.min(head)..head + 1))
    })?;
    Some(edit(aligned, ChangeName::NegationChanged, was, is))
}

/// Returns the change of what both versions say and do not hedge alike.
fn hedged(aligned: &Aligned<'_>) -> Option<Edit> {
    let (old, new) = (&aligned.old.atoms, &aligned.new.atoms);
    let hedges = |atoms: &[Atom]| -> Vec<(Hedge, Range<usize>, usize)> {
        let all = hedging::hedges(atoms, &(0..atoms.len()));
        let all = all.into_iter().filter(|(hedge, _)| !hedge.bounds() && !hedge.limits());
        all.filter_map(|(hedge, range)| Some((hedge, range.clone(), governed(atoms, range.end)?))).collect()
    };
    let (was, is) = (hedges(old), hedges(new));
    was.iter().find_map(|(hedge, range, head)| {
        let other = counterpart(old, *head, new)?;
        let (another, there, _) = is.iter().find(|(.., head)| *head == other)?;
        let again = is.iter().any(|(kind, _, head)| kind == hedge && *head == other);
        let tense = matches!((hedge, another), (Hedge::Will, Hedge::Would) | (Hedge::Would, Hedge::Will));
        (hedge != another && !tense && !again)
            .then(|| edit(aligned, ChangeName::HedgeChanged, range.clone(), there.clone()))
    })
}

/// Returns the change of two things or deeds that have changed places around the words that join them.
fn crossed(aligned: &Aligned<'_>) -> Option<Edit> {
    let (old, new) = (aligned.old, aligned.new);
    if passive(old) != passive(new) {
        return None;
    }
    PIVOTS.iter().find_map(|phrase| {
        let (was, is) = pivot(old, phrase).zip(pivot(new, phrase))?;
        let (before, after) = (side(old, was.start, false, BESIDE), side(old, was.end - 1, true, BESIDE));
        let (first, last) = (side(new, is.start, false, BESIDE), side(new, is.end - 1, true, BESIDE));
        let among = |at: usize, side: &[usize]| {
            side.iter().any(|other| share_lemma(&new.atoms[*other].canon, &old.atoms[at].canon))
        };
        let all = |from: &[usize], stays: &[usize], to: &[usize]| {
            let moved = from.iter().filter(|at| among(**at, to) && !among(**at, stays)).count();
            moved > 0 && moved * 2 >= from.len()
        };
        let some =
            |from: &[usize], stays: &[usize], to: &[usize]| from.iter().any(|at| among(*at, to) && !among(*at, stays));
        let crosses = all(&after, &last, &first) && some(&before, &first, &last);
        crosses.then(|| {
            let note = format!("“{phrase}”: what stands before it and behind it have changed places");
            Edit { note, ..edit(aligned, ChangeName::ClaimReversed, was, is) }
        })
    })
}

/// Returns where `phrase` joins what stands before it to what stands behind it; none where it stands there twice.
fn pivot(passage: &Passage<'_>, phrase: &str) -> Option<Range<usize>> {
    let count = phrase.split(' ').count();
    let reads = |atoms: &[Atom]| atoms.iter().map(|atom| atom.canon.as_str()).eq(phrase.split(' '));
    let mut found = passage.atoms.windows(count).enumerate().filter(|(_, atoms)| reads(atoms)).map(|(at, _)| at);
    let at = found.next()?;
    // "Hopes to pay" leads to a deed, "paid to the owner" to somebody.
    let next = passage.atoms.get(at + count);
    let leads = phrase != "to" || next.is_some_and(|next| lexicon::determiner(&next.canon) || next.capital);
    // One thing after the other: the first two tell the order.
    (leads && (phrase == "then" || found.next().is_none())).then_some(at..at + count)
}

/// Returns the change of two words that have changed places, and nothing else has: "opened in 1931 and rebuilt in 1950".
fn transposed(aligned: &Aligned<'_>) -> Option<Edit> {
    let (old, new) = (aligned.old, aligned.new);
    let heavy = |passage: &Passage<'_>| -> Vec<usize> {
        (0..passage.atoms.len()).filter(|at| !passage.atoms[*at].common()).collect()
    };
    let (was, is) = (heavy(old), heavy(new));
    let other = |(i, j): &(&usize, &usize)| old.atoms[**i].id != new.atoms[**j].id;
    let apart: Vec<(&usize, &usize)> = was.iter().zip(&is).filter(other).collect();
    let [(i, j), (k, l)] = apart.as_slice() else { return None };
    let crossed = old.atoms[**i].id == new.atoms[**l].id && old.atoms[**k].id == new.atoms[**j].id;
    let word = |at: usize| carries(&old.atoms, at) && !old.atoms[at].capital;
    // "Near and far" and "far and near" are one, and so are "the red list, the green list" and "the green list, the red list".
    let between = was.iter().any(|at| (**i + 1..**k).contains(at)) && !listed(old, **i..**k);
    let one = was.len() == is.len() && was.len() >= KEPT && passive(old) == passive(new);
    (one && crossed && between && word(**i) && word(**k)).then(|| {
        let note = format!("{} and {} have changed places", shown(old, **i..**i + 1), shown(old, **k..**k + 1));
        Edit { note, ..edit(aligned, ChangeName::ClaimReversed, **i..**k + 1, **j..**l + 1) }
    })
}

/// Returns whether the words from one to another are members of a list, whose order says nothing.
fn listed(passage: &Passage<'_>, range: Range<usize>) -> bool {
    let joins = |atom: &Atom| matches!(atom.canon.as_str(), "and" | "or" | "the" | "a" | "an");
    let atoms = passage.atoms.get(range).unwrap_or_default();
    atoms.iter().all(|atom| !atom.common() || joins(atom)) && atoms.iter().all(|atom| !weight::preposition(&atom.canon))
}

/// Returns the change of a preposition before what stays that says the opposite now: "within its budget" and "over budget".
fn placed(aligned: &Aligned<'_>) -> Option<Edit> {
    let (old, new) = (&aligned.old.atoms, &aligned.new.atoms);
    let before = |atoms: &[Atom], at: usize| {
        let from = at.saturating_sub(LED);
        let led = (from..at).rev().find(|at| !lexicon::determiner(&atoms[*at].canon))?;
        (at - led <= LED && atoms[led].reading == Reading::Word).then_some(led)
    };
    (0..old.len()).filter(|at| carries(old, *at)).find_map(|at| {
        let other = counterpart(old, at, new)?;
        let (i, j) = before(old, at).zip(before(new, other))?;
        antonyms::ways(&old[i].canon, &new[j].canon)
            .then(|| edit(aligned, ChangeName::ClaimReversed, i..at + 1, j..other + 1))
    })
}

/// How many words from its preposition a noun stands at most.
const LED: usize = 2;

/// Returns which word took the place of which, where nearly all words of both versions are the same ones.
fn another(aligned: &Aligned<'_>) -> Option<Edit> {
    let (old, new) = (aligned.old, aligned.new);
    let content = |passage: &Passage<'_>, range: &dyn Fn(&Hunk) -> Range<usize>| -> Vec<usize> {
        aligned.hunks.iter().flat_map(|hunk| detail::content(passage, range(hunk))).collect()
    };
    let (was, is) = (content(old, &|hunk| hunk.old.clone()), content(new, &|hunk| hunk.new.clone()));
    // The same word is found by its number; one word too many settles it.
    let has = |passage: &Passage<'_>, id: u32| passage.atoms.iter().any(|atom| atom.id == id);
    let stays = |i: &usize| has(new, old.atoms[*i].id) || (0..new.atoms.len()).any(|j| detail::alike(aligned, *i, j));
    let stood = |j: &usize| has(old, new.atoms[*j].id) || (0..old.atoms.len()).any(|i| detail::alike(aligned, i, *j));
    let few = |some: &Vec<usize>| (1..=OTHERS).contains(&some.len());
    if new.is_heading() {
        return None;
    }
    let gone: Vec<usize> = was.iter().copied().filter(|i| !stays(i)).take(OTHERS + 1).collect();
    let gone = Some(gone).filter(few)?;
    let come: Vec<usize> = is.iter().copied().filter(|j| !stood(j)).take(OTHERS + 1).collect();
    let come = Some(come).filter(few)?;
    let kept = detail::content(old, 0..old.atoms.len()).len().saturating_sub(gone.len());
    if kept < KEPT.max(gone.len() + come.len()) {
        return None;
    }
    // A name that came or went tells more or less of the same.
    let word = |passage: &Passage<'_>, all: &[usize]| {
        let named = all.iter().any(|at| passage.atoms[*at].capital && !passage.atoms[*at].initial);
        let plain = |at: &usize| !passage.atoms[*at].capital && !weight::says_little(&passage.atoms[*at].canon);
        all.iter().copied().find(plain).filter(|_| !named)
    };
    let (i, j) = (word(old, &gone)?, word(new, &come)?);
    let deed = |atom: &Atom| is_form_of(&atom.canon, &["say"]);
    (!deed(&old.atoms[i]) && !deed(&new.atoms[j]) && !detail::known(aligned, i, j))
        .then(|| edit(aligned, ChangeName::DetailChanged, i..i + 1, j..j + 1))
}

fn edit(aligned: &Aligned<'_>, name: ChangeName, old: Range<usize>, new: Range<usize>) -> Edit {
    let note = format!("{} → {}", shown(aligned.old, old.clone()), shown(aligned.new, new.clone()));
    Edit { name, old, new, note, quoted: false }
}
