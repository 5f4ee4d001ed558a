//! Words that restrict whom or what a claim is about, and came or went.

use super::detail::{content, same, same_claim};
use super::weight;
use crate::align::aligned::{Aligned, Hunk};
use crate::align::passage::Passage;
use crate::align::when;
use crate::english::{antonyms, lexicon};
use std::ops::Range;

/// Returns the word that restricts on one side of `hunk` and has no counterpart on the other one: its index among the atoms of
/// the old passage, else of the new one.
pub(super) fn restriction(aligned: &Aligned<'_>, hunk: &Hunk) -> Option<Result<usize, usize>> {
    let gone = || restricting(aligned, hunk, (aligned.old, |hunk| &hunk.old), (aligned.new, |hunk| &hunk.new));
    let come = || restricting(aligned, hunk, (aligned.new, |hunk| &hunk.new), (aligned.old, |hunk| &hunk.old));
    gone().map(Ok).or_else(|| come().map(Err)).filter(|_| same_claim(aligned))
}

/// A version of a passage and what stands there in a stretch that differs.
type Version<'v, 'a> = (&'v Passage<'a>, fn(&Hunk) -> &Range<usize>);

/// Returns the word in `hunk` that restricts here, and nothing does there.
fn restricting(aligned: &Aligned<'_>, hunk: &Hunk, here: Version<'_, '_>, there: Version<'_, '_>) -> Option<usize> {
    let ((passage, range), (other, others)) = (here, there);
    let atom = |at: usize| passage.atoms.get(at);
    let restricts = |at: usize| {
        let word = &passage.atoms[at];
        let next = atom(at + 1);
        // The "National" of "the National Library" is a part of its name.
        let named = word.capital && !word.initial && next.is_some_and(|next| next.capital);
        weight::restricts(&word.canon, next.map_or("", |next| next.canon.as_str()))
            && (!named || weight::office(&word.canon))
    };
    let kept = |at: usize| {
        // "Annual fees of $900" and "$900 a year in fees".
        let rate = when::by_time(&passage.atoms[at].canon).map(|base| format!("per {base}"));
        let denied = |there: usize| {
            let before = there.checked_sub(1).and_then(|at| other.atoms.get(at));
            before.is_some_and(|before| lexicon::negation(&before.canon))
                && other
                    .atoms
                    .get(there)
                    .is_some_and(|word| antonyms::complements(&passage.atoms[at].canon, &word.canon))
        };
        let stands = |hunk: &Hunk| {
            others(hunk).clone().any(|there| {
                same(&passage.atoms, at, &other.atoms, there)
                    // "It was unclear how" and "how was not clear".
                    || denied(there)
                    || rate.as_ref().is_some_and(|rate| other.atoms.get(there).is_some_and(|atom| atom.canon == *rate))
            })
        };
        // What only moved to another stretch of the sentence restricts as before.
        let from = aligned.hunks.partition_point(|other| other.old.start + NEIGHBOURHOOD < hunk.old.start);
        aligned.hunks[from..].iter().take_while(|other| other.old.start <= hunk.old.start + NEIGHBOURHOOD).any(stands)
    };
    // "Local and foreign papers" that are gone altogether restrict nothing that is left.
    let with_all = |at: usize| {
        let mut behind = content(passage, at + 1..range(hunk).end).into_iter();
        behind.find(|at| !restricts(*at)).is_some_and(|head| !kept(head))
    };
    let lost = |at: &usize| restricts(*at) && !kept(*at) && !with_all(*at) && !labels(passage, *at);
    content(passage, range(hunk).clone()).into_iter().find(lost)
}

/// How far, in words, a word that restricts may have moved.
const NEIGHBOURHOOD: usize = 32;

/// Returns whether the word at `at` is one of a headline's label: "Foreign aid: Penn wants more".
fn labels(passage: &Passage<'_>, at: usize) -> bool {
    let text = passage.reader.article.slice(passage.span);
    let colon = text.find(": ").map(|at| passage.span.start + at);
    passage.is_heading() && colon.zip(passage.atoms.get(at)).is_some_and(|(colon, atom)| atom.span.end <= colon)
}
