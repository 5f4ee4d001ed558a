//! Who did it to whom, told in the active voice and in the passive: "The council rejected the plan" and "The plan was rejected by
//! the council".

use super::Sentence;
use super::roles::{self, acted, passive, side};
use crate::align::aligned::Aligned;
use crate::align::atom::{Atom, Reading};
use crate::align::passage::Passage;
use crate::diff::edit::Edit;
use crate::diff::weight;
use crate::english::antonyms;
use crate::english::lemma::{is_form_of, past, share_lemma};
use crate::model::ChangeName;
use std::collections::BTreeSet;
use std::ops::Range;

/// How many words before its "by" the verb of a passive stands at most, and the "be" before the verb.
const NEAR: usize = 4;

/// How many of a sentence's "by" are looked at.
const AGENTS: usize = 4;

/// A verb with whoever acts and whoever is acted on, by the numbers of their words.
struct Deed {
    verb: usize,
    agent: BTreeSet<u32>,
    patient: BTreeSet<u32>,
}

/// What another voice makes of a deed.
pub(super) enum Voice {
    /// The same ones do the same to the same.
    Same,
    /// Whoever acted is acted on.
    Turned(Edit),
}

/// Returns what became of a deed that one version tells in the active voice and the other one in the passive; none where no version
/// or both have the passive.
pub(super) fn changed(aligned: &Aligned<'_>) -> Option<Voice> {
    let (old, new) = (aligned.old, aligned.new);
    let (told, other, turned) = match (passive(old), passive(new)) {
        (true, false) => (old, new, true),
        (false, true) => (new, old, false),
        _ => return None,
    };
    passives(told).into_iter().find_map(|passive| {
        let verb = &told.atoms[passive.verb].canon;
        let acts = |atom: &Atom| atom.reading == Reading::Word && share_lemma(&atom.canon, verb);
        let active = other.atoms.iter().position(acts).filter(|at| being(other, *at).is_none())?;
        let active = Deed { verb: active, agent: words(other, active, false), patient: words(other, active, true) };
        let meets = |a: &BTreeSet<u32>, b: &BTreeSet<u32>| !a.is_disjoint(b);
        // "She had been woken by the dog" and "the dog had woken her".
        let whom = passive.patient.is_empty()
            && being(told, passive.verb).is_some_and(|be| acted(other, active.verb, told, subject(told, be)));
        let same = meets(&passive.agent, &active.agent) && (whom || meets(&passive.patient, &active.patient));
        let crossed = meets(&passive.agent, &active.patient) && meets(&passive.patient, &active.agent);
        match (same, crossed) {
            (true, false) => Some(Voice::Same),
            (false, true) => {
                let (was, is) = if turned { (&passive, &active) } else { (&active, &passive) };
                Some(Voice::Turned(reversed(aligned, was.verb, is.verb)))
            }
            _ => None,
        }
    })
}

/// Names a deed told in another voice by those who have changed places in it; where none have, words that only moved with it change
/// nothing.
pub(super) fn voiced(sentence: &Sentence<'_, '_>, edits: &mut Vec<Edit>) {
    match &sentence.voice {
        Some(Voice::Same) => {
            let moved = edits.iter_mut().filter(|edit| only_moved(sentence.aligned, edit));
            moved.for_each(|edit| edit.name = ChangeName::Reworded);
        }
        Some(Voice::Turned(edit)) => edits.push(edit.clone()),
        None => {}
    }
}

/// Takes back what the stretches say of a deed that is told from its other side.
pub(super) fn hushed(sentence: &Sentence<'_, '_>, edits: &mut [Edit]) {
    let Some(deed) = conversed(sentence.aligned) else { return };
    let told = edits.iter_mut().filter(|edit| told_from_the_other_side(sentence.aligned, deed, edit));
    told.for_each(|edit| edit.name = ChangeName::Reworded);
}

/// Returns the verbs by which two versions tell one deed from its two sides: "Penn sold the mill to Lund" and "Lund bought the mill from
/// Penn".
fn conversed(aligned: &Aligned<'_>) -> Option<(usize, usize)> {
    let (old, new) = (aligned.old, aligned.new);
    let verbs = |passage: &Passage<'_>, hunks: Vec<Range<usize>>| -> Vec<usize> {
        let places = hunks.into_iter().flatten().take(SEARCHED);
        places.filter(|at| passage.atoms.get(*at).is_some_and(|atom| !atom.common() && !atom.capital)).collect()
    };
    let was = verbs(old, aligned.hunks.iter().map(|hunk| hunk.old.clone()).collect());
    let is = verbs(new, aligned.hunks.iter().map(|hunk| hunk.new.clone()).collect());
    let beside = |passage: &Passage<'_>, range: Range<usize>| -> BTreeSet<u32> {
        let atoms = passage.atoms.get(range.start..range.end.min(passage.atoms.len())).unwrap_or_default();
        atoms.iter().filter(|atom| !atom.common()).map(|atom| atom.id).collect()
    };
    let before = |passage: &Passage<'_>, at: usize| beside(passage, at.saturating_sub(BEFORE)..at);
    let behind = |passage: &Passage<'_>, at: usize| beside(passage, at + 1..at + 1 + BEHIND);
    let mut pairs = was.iter().flat_map(|i| is.iter().map(move |j| (*i, *j)));
    pairs.find(|(i, j)| {
        let (subject, other) = (before(old, *i), before(new, *j));
        antonyms::two_sides(&old.atoms[*i].canon, &new.atoms[*j].canon)
            && subject.is_disjoint(&other)
            && !subject.is_disjoint(&behind(new, *j))
            && !other.is_disjoint(&behind(old, *i))
    })
}

/// How many words of what differs are searched for such verbs.
const SEARCHED: usize = 32;

/// How many words before a verb whoever acts is looked for, and how many behind it whoever else takes part.
const BEFORE: usize = 5;
const BEHIND: usize = 12;

/// Returns whether the words of `edit` only stand elsewhere in the other version, or are the two verbs `deed` and what moved with them.
fn told_from_the_other_side(aligned: &Aligned<'_>, (i, j): (usize, usize), edit: &Edit) -> bool {
    let loud = matches!(edit.name, ChangeName::ClaimReversed | ChangeName::DetailChanged | ChangeName::EntityChanged);
    let rest = |passage: &Passage<'_>, range: &Range<usize>, verb: usize, other: &Passage<'_>| {
        let mut heavy =
            range.clone().filter(|at| *at != verb && passage.atoms.get(*at).is_some_and(|atom| !atom.common()));
        heavy.all(|at| other.atoms.iter().any(|there| there.id == passage.atoms[at].id))
    };
    only_moved(aligned, edit)
        || loud && rest(aligned.old, &edit.old, i, aligned.new) && rest(aligned.new, &edit.new, j, aligned.old)
}

/// Returns whether the words of `edit` only stand elsewhere in the other version.
fn only_moved(aligned: &Aligned<'_>, edit: &Edit) -> bool {
    let stays = |passage: &Passage<'_>, range: &Range<usize>, other: &Passage<'_>| {
        let mut heavy = passage.atoms.get(range.clone()).unwrap_or_default().iter().filter(|atom| !atom.common());
        heavy.all(|atom| other.atoms.iter().any(|there| there.id == atom.id || share_lemma(&there.canon, &atom.canon)))
    };
    matches!(edit.name, ChangeName::ClaimReversed | ChangeName::DetailChanged | ChangeName::EntityChanged)
        && edit.old.len() + edit.new.len() <= MOVED
        && stays(aligned.old, &edit.old, aligned.new)
        && stays(aligned.new, &edit.new, aligned.old)
}

/// How many words of a change are looked for in the other version.
const MOVED: usize = 8;

fn reversed(aligned: &Aligned<'_>, was: usize, is: usize) -> Edit {
    let verb = aligned.old.slice(&aligned.old.atoms[was]);
    let note = format!("“{verb}”: who does it and to whom have changed places");
    Edit { name: ChangeName::ClaimReversed, old: was..was + 1, new: is..is + 1, note, quoted: false }
}

/// Returns the deeds that `passage` tells in the passive.
fn passives(passage: &Passage<'_>) -> Vec<Deed> {
    let atoms = &passage.atoms;
    let agents = atoms.iter().enumerate().filter(|(_, atom)| atom.canon == "by").take(AGENTS);
    let deeds = agents.filter_map(|(by, _)| {
        let verb = (by.saturating_sub(NEAR)..by).rev().find(|at| done(&atoms[*at]))?;
        // Headlines leave the "be" out: "Mayor held by rebels".
        let subject = being(passage, verb).or_else(|| passage.is_heading().then_some(verb))?;
        Some(Deed { verb, agent: words(passage, by, true), patient: words(passage, subject, false) })
    });
    deeds.collect()
}

/// Returns where a form of "be" stands in front of the verb at `verb`.
fn being(passage: &Passage<'_>, verb: usize) -> Option<usize> {
    let from = verb.saturating_sub(NEAR);
    let be = passage.atoms.get(from..verb)?.iter().rposition(|atom| is_form_of(&atom.canon, &["be"]));
    be.map(|at| from + at)
}

/// Returns where the words begin with which a passive is built, of which the "be" stands at `be`: "had been".
fn subject(passage: &Passage<'_>, be: usize) -> usize {
    let helps = |at: &usize| passage.atoms.get(*at).is_some_and(|atom| weight::auxiliary(&atom.canon));
    (0..be).rev().take_while(helps).last().unwrap_or(be)
}

/// Returns whether `atom` may be the participle of a passive.
fn done(atom: &Atom) -> bool {
    atom.reading == Reading::Word && !atom.common() && !atom.capital && past(&atom.canon)
}

/// Returns the words that carry something next to the word at `at`, before or behind it.
fn words(passage: &Passage<'_>, at: usize, behind: bool) -> BTreeSet<u32> {
    side(passage, at, behind, roles::NEAR).into_iter().map(|at| passage.atoms[at].id).collect()
}
