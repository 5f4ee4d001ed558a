//! Negations that came or went with a word that says the same without one: "unless it pays" and "if it does not pay", "only five hours
//! before" and "not until five hours before", "did not answer" and "left unanswered".

use crate::align::aligned::Aligned;
use crate::align::atom::Atom;
use crate::align::passage::Passage;
use crate::diff::detail;
use crate::diff::facts::{Facts, Side};
use crate::diff::hedging::denial;
use crate::english::antonyms;
use crate::english::lemma::is_form_of;
use crate::english::lexicon::Hedge;
use std::ops::Range;

/// How many words around a negation what it belongs to is looked for.
const REACH: usize = 8;

/// How many words behind a negation the word stands that it denies.
const DENIED: usize = 3;

/// How many stretches before and after one the word is looked for that says the same.
const NEAR: usize = 4;

/// Takes back the negations of either version for which the other one has another word.
pub(super) fn settle(aligned: &Aligned<'_>, facts: &mut [Facts]) {
    for old in [true, false] {
        let (here, there) = if old { (aligned.old, aligned.new) } else { (aligned.new, aligned.old) };
        let range = |k: usize, old: bool| if old { &aligned.hunks[k].old } else { &aligned.hunks[k].new };
        for k in 0..facts.len() {
            if side(&mut facts[k], old).negations <= side(&mut facts[k], !old).negations {
                continue;
            }
            let near = k.saturating_sub(NEAR)..(k + NEAR + 1).min(facts.len());
            let Some(at) = denial(here, range(k, old)) else { continue };
            let mut others = near.clone().flat_map(|other| range(other, !old).clone().take(REACH));
            let Some(turn) = others.find_map(|other| turn(here, at, there, other)) else { continue };
            let own = side(&mut facts[k], old);
            own.negations -= 1;
            // "Could not be seen" and "invisible".
            own.hedges.retain(|(hedge, _)| !matches!(hedge, Hedge::Can | Hedge::Could));
            for other in near.filter(|_| turn == Turn::Limit) {
                side(&mut facts[other], !old).hedges.retain(|(hedge, _)| *hedge != Hedge::Restriction);
            }
        }
    }
}

/// How a word says what another version says with a negation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Turn {
    /// "Unless", "only", "unanswered".
    Word,
    /// "Only", which is a hedge as well.
    Limit,
}

/// Returns how the word at `other` of `there` says what the negation at `at` of `here` says with the words around it.
fn turn(here: &Passage<'_>, at: usize, there: &Passage<'_>, other: usize) -> Option<Turn> {
    let has = |range: Range<usize>, words: &[&str]| {
        let atoms = here.atoms.get(range.start..range.end.min(here.atoms.len())).unwrap_or_default();
        atoms.iter().any(|atom| words.contains(&atom.canon.as_str()))
    };
    let (before, behind) = (at.saturating_sub(REACH)..at, at + 1..at + 1 + REACH);
    match there.atoms.get(other)?.canon.as_str() {
        "unless" => has(before, &["if"]).then_some(Turn::Word),
        "only" => has(behind, &["until", "before"]).then_some(Turn::Limit),
        "earliest" => has(behind, &["until", "before"]).then_some(Turn::Word),
        word => {
            let heavy = |atom: &&Atom| !atom.common();
            let near = |passage: &Passage<'_>, at: usize| at + 1..(at + 1 + DENIED).min(passage.atoms.len());
            let mut denied = here.atoms.get(near(here, at))?.iter().filter(heavy);
            // "Could not be recognised" and "beyond recognition".
            let lacking = there.atoms.get(near(there, other)).unwrap_or_default();
            let lacks = |atom: &Atom| {
                let same = |lacking: &Atom| detail::related(&lacking.canon, &atom.canon);
                matches!(word, "without" | "beyond") && lacking.iter().filter(heavy).any(same)
            };
            // "So as not to disturb" and "to avoid disturbing".
            let avoids = |atom: &Atom| {
                let shunned = lacking.first().is_some_and(|verb| detail::related(&verb.canon, &atom.canon));
                is_form_of(word, &["avoid"]) && shunned
            };
            denied
                .any(|atom| antonyms::complements(word, &atom.canon) || lacks(atom) || avoids(atom))
                .then_some(Turn::Word)
        }
    }
}

fn side(facts: &mut Facts, old: bool) -> &mut Side {
    if old { &mut facts.old } else { &mut facts.new }
}
