//! The hedges of a stretch of words: which words soften or bound what stands around them, and which only look like it.

use super::reported;
use crate::align::atom::{Atom, Reading};
use crate::align::passage::Passage;
use crate::english::lemma;
use crate::english::lexicon::{self, Hedge};
use std::ops::Range;

/// Returns the hedges that touch `range`; hedges of numbers only where a number follows.
pub(super) fn hedges(atoms: &[Atom], range: &Range<usize>) -> Vec<(Hedge, Range<usize>)> {
    let mut out: Vec<(Hedge, Range<usize>)> = Vec::new();
    for start in range.start.saturating_sub(3)..range.end {
        let opens = atoms.get(start).is_some_and(|atom| lexicon::may_open_hedge(&atom.canon));
        if !opens || out.last().is_some_and(|(_, before)| start < before.end) {
            continue;
        }
        let matches = |phrase: &[&str]| {
            phrase.iter().enumerate().all(|(k, word)| atoms.get(start + k).is_some_and(|atom| atom.canon == *word))
                && start + phrase.len() > range.start
        };
        let bounds = |phrase: &[&str]| {
            let next = start + phrase.len();
            // "The week up to May 3", "2,000 fewer than last year", "up to third" and "at some point" bound nothing.
            let bare = |atom: &Atom| {
                atom.reading == Reading::Date && matches!(phrase, ["up", "to"] | ["fewer" | "less" | "more", "than"])
                    || atom.number().is_some_and(|number| number.unit == "ordinal")
                    || atom.reading == Reading::Word && phrase == ["some"] && !lemma::plural(&atom.canon)
            };
            matches(phrase) && counted(atoms, next) && !atoms.get(next).is_some_and(bare)
        };
        let word = atoms.get(start).map_or("", |atom| atom.canon.as_str());
        let bound = lexicon::hedges_from(lexicon::BOUNDS, word)
            .filter(|(phrase, hedge)| *hedge != Hedge::Exactly && bounds(phrase));
        let whether = |phrase: &[&str]| phrase == ["if"] && reported::whether(atoms, start);
        // What is known to be so is so; what is not known to be so may be.
        let denied = || {
            let before = atoms.get(start.saturating_sub(DENIED)..start).unwrap_or_default();
            before.iter().any(|atom| lexicon::negation(&atom.canon))
        };
        // Marks say already that others call it so: a so-called "Brask bug".
        let marked = |phrase: &[&str]| {
            phrase == ["so", "called"] && atoms.get(start + phrase.len()).is_some_and(|atom| atom.quotation.is_some())
        };
        let soft = lexicon::hedges_from(lexicon::SOFTENERS, word).filter(|(phrase, hedge)| {
            matches(phrase)
                && !noun(atoms, start, phrase)
                && !whether(phrase)
                && !marked(phrase)
                && (*hedge != Hedge::Known || denied())
        });
        // "Nearly collided" did not collide.
        let nearly = |phrase: &[&str]| {
            let deed = |atom: &Atom| atom.reading == Reading::Word && lemma::past(&atom.canon);
            phrase.len() == 1 && matches(phrase) && atoms.get(start + 1).is_some_and(deed)
        };
        let short = lexicon::DEEDS.iter().filter(|(phrase, _)| nearly(phrase));
        if let Some((phrase, hedge)) = soft.chain(bound).chain(short).max_by_key(|(phrase, _)| phrase.len()) {
            // "Should they win" sets a condition.
            let hedge = if *hedge == Hedge::Should && inverted(atoms, start) { Hedge::Condition } else { *hedge };
            out.push((hedge, start..start + phrase.len()));
        }
    }
    out
}

/// How many words before "known to" whoever is not known to is looked for.
const DENIED: usize = 8;

/// Returns whether the word at `at` is part of a hedge where it stands: the "proposed" of "a proposed tax" is, that of "proposed the
/// motion" is not.
pub(super) fn hedges_at(atoms: &[Atom], at: usize) -> bool {
    hedges(atoms, &(at..at + 1)).iter().any(|(_, range)| range.contains(&at))
}

/// Returns whether whoever is spoken of stands behind the "should" at `at`.
fn inverted(atoms: &[Atom], at: usize) -> bool {
    atoms.get(at + 1).is_some_and(|next| {
        let named = next.capital && !next.common() && next.reading == Reading::Word;
        lexicon::pronoun(&next.canon) || lexicon::determiner(&next.canon) || named
    })
}

/// Returns whether the hedge `phrase` at `start` is a noun, "the plans to close it", or a verb of its own: they hedge nothing.
fn noun(atoms: &[Atom], start: usize, phrase: &[&str]) -> bool {
    let determiner = |atom: &Atom| {
        matches!(atom.canon.as_str(), "the" | "'s" | "his" | "her" | "its" | "our" | "their" | "these" | "any" | "no")
    };
    // "The bank reported a loss".
    let object = |next: &Atom| {
        lexicon::determiner(&next.canon) || matches!(next.canon.as_str(), "a" | "an" | "that") || is_quantity(next)
    };
    // "Signed it, only to withdraw", but not "open only to members".
    if phrase == ["only"] {
        let before = start.checked_sub(1).and_then(|at| atoms.get(at)).map_or(0, |before| before.span.end);
        let parted = atoms.get(start).is_some_and(|only| only.span.start > before + 1);
        return parted && atoms.get(start + 1).is_some_and(|next| next.canon == "to");
    }
    if matches!(phrase, ["reported" | "planned" | "proposed" | "attempted"]) {
        return atoms.get(start + 1).is_some_and(object);
    }
    phrase.len() == 2
        && matches!(phrase[0], "plans" | "hopes")
        && start.checked_sub(1).and_then(|at| atoms.get(at)).is_some_and(determiner)
}

/// Returns whether a number stands at `at` or after a word or two that may come between.
fn counted(atoms: &[Atom], at: usize) -> bool {
    let next = atoms.get(at..(at + 3).min(atoms.len())).unwrap_or_default();
    let between = |atom: &&Atom| matches!(atom.canon.as_str(), "a" | "an" | "the" | "another" | "half" | "about");
    let rest = next.iter().find(|atom| !between(atom));
    rest.is_some_and(|atom| is_quantity(atom) || lexicon::bounded(&atom.canon) || lexicon::unit(&atom.canon).is_some())
        || (at < next.len() && next.iter().any(|atom| atom.canon == "half"))
}

pub(super) fn is_quantity(atom: &Atom) -> bool {
    atom.number().is_some() || atom.reading == Reading::Date
}

/// Returns the first word of `range` that negates.
pub(super) fn denial(passage: &Passage<'_>, range: &Range<usize>) -> Option<usize> {
    range.clone().find(|at| passage.atoms.get(*at).is_some_and(|atom| lexicon::negation(&atom.canon)))
}
