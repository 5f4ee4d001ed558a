//! Two names or descriptions that stand in each other's place now: "the league put it at 40, the vet at nine" and the other way round.

use super::roles::passive;
use super::{CLOSE, Sentence, Stretch, loud, parted};
use crate::align::aligned::{Aligned, Hunk};
use crate::align::atom::{Atom, Reading};
use crate::align::passage::Passage;
use crate::diff::edit::{Edit, shown};
use crate::english::lexicon;
use crate::model::ChangeName;
use std::ops::Range;

/// How many stretches of a sentence are held against each other.
const STRETCHES: usize = 8;

impl Stretch<'_, '_> {
    /// Returns whether the two sides of a match are only named the other way round: "Orle v Brask" and "Brask v Orle".
    pub(super) fn sides_turned(&self) -> bool {
        let (Some(was), Some(is)) = (Sides::of(self.aligned.old), Sides::of(self.aligned.new)) else { return false };
        let within = |range: &Range<usize>, sides: &Sides<'_>| sides.start <= range.start && range.end <= sides.end;
        let same = |one: &[Atom], other: &[Atom]| one.iter().map(|atom| atom.id).eq(other.iter().map(|atom| atom.id));
        same(was.first, is.second)
            && same(was.second, is.first)
            && within(&self.hunk.old, &was)
            && within(&self.hunk.new, &is)
    }

    /// Returns what became of a number or name that changed places with another.
    pub(super) fn swapped(&self) -> Option<(ChangeName, String)> {
        if !self.facts.old.swapped {
            return None;
        }
        let number = self.was().iter().any(|atom| atom.reading != Reading::Word);
        let change = if number { ChangeName::FigureChanged } else { ChangeName::EntityChanged };
        Some((change, format!("{} changed places", shown(self.aligned.old, self.hunk.old.clone()))))
    }
}

/// The two sides of a match, and where they stand.
struct Sides<'p> {
    first: &'p [Atom],
    second: &'p [Atom],
    start: usize,
    end: usize,
}

impl<'p> Sides<'p> {
    /// Returns the sides around the first "v" of a passage: the names on both sides of it.
    fn of(passage: &'p Passage<'_>) -> Option<Self> {
        let versus = |atom: &Atom| matches!(atom.canon.as_str(), "v" | "versus" | "vs");
        let at = passage.atoms.iter().position(versus)?;
        let name = |atom: &Atom| atom.capital && atom.reading == Reading::Word;
        let tied = |at: &usize| !parted(passage, *at);
        let start = (0..at).rev().take_while(|before| name(&passage.atoms[*before]) && tied(&(before + 1))).last();
        let end = (at + 1..passage.atoms.len()).take_while(|next| name(&passage.atoms[*next]) && tied(next)).last();
        let (start, end) = (start.unwrap_or(at), end.map_or(at + 1, |last| last + 1));
        let (first, second) = (&passage.atoms[start..at], &passage.atoms[at + 1..end]);
        (!first.is_empty() && !second.is_empty()).then_some(Self { first, second, start, end })
    }
}

/// Names two that have changed places in a sentence, in place of what its stretches say of them.
pub(super) fn exchanged(sentence: &Sentence<'_, '_>, edits: &mut Vec<Edit>) {
    if sentence.voice.is_some() {
        return;
    }
    let Some(turned) = changed_places(sentence.aligned) else { return };
    let told = |edit: &Edit| {
        let within = turned.old.start <= edit.old.start && edit.old.end <= turned.old.end;
        within && matches!(edit.name, ChangeName::DetailChanged | ChangeName::Reworded)
    };
    edits.retain(|edit| !told(edit));
    if !loud(edits) {
        edits.push(turned);
    }
}

/// Returns the change of a sentence of two things in which a "not" stands before the other one now: "not guilty of arson but guilty of
/// fraud" and the other way round.
pub(super) fn denies_the_other(aligned: &Aligned<'_>) -> Option<Edit> {
    let alone = |passage: &Passage<'_>, range: &Range<usize>| {
        range.len() == 1 && lexicon::negation(&passage.atoms[range.start].canon)
    };
    let gone = aligned.hunks.iter().find(|hunk| hunk.new.is_empty() && alone(aligned.old, &hunk.old))?;
    let come = aligned.hunks.iter().find(|hunk| hunk.old.is_empty() && alone(aligned.new, &hunk.new))?;
    let (first, last) = (gone.old.start.min(come.old.start), gone.old.end.max(come.old.end));
    let between = aligned.old.atoms.get(first..last)?;
    let joined = between.iter().any(|atom| matches!(atom.canon.as_str(), "and" | "but" | "while"));
    (joined && between.len() <= CLOSE).then(|| Edit {
        name: ChangeName::ClaimReversed,
        old: gone.old.clone(),
        new: come.new.clone(),
        note: "the other one is denied now".to_owned(),
        quoted: false,
    })
}

/// Returns the change of a sentence in which what something is now and what it was before have changed places: "at 41%, up from 38%" and
/// "at 38%, down from 41%".
pub(super) fn turned_back(aligned: &Aligned<'_>) -> Option<Edit> {
    let levels = |passage: &'_ Passage<'_>| -> Option<usize> {
        let moved = |atoms: &[Atom]| {
            let [now, way, from, before] = atoms else { return false };
            let number = |atom: &Atom| atom.number().is_some();
            number(now) && number(before) && matches!(way.canon.as_str(), "up" | "down") && from.canon == "from"
        };
        passage.atoms.windows(LEVELS).position(moved)
    };
    let (was, is) = (levels(aligned.old)?, levels(aligned.new)?);
    let same = |i: usize, j: usize| aligned.old.atoms[i].canon == aligned.new.atoms[j].canon;
    let (before, now) = (was + LEVELS - 1, is + LEVELS - 1);
    (same(was, now) && same(before, is) && !same(was, is)).then(|| Edit {
        name: ChangeName::FigureChanged,
        old: was..before + 1,
        new: is..now + 1,
        note: format!("{} → {}", shown(aligned.old, was..was + 1), shown(aligned.new, is..is + 1)),
        quoted: false,
    })
}

/// How many words tell what something is and what it was: "41%, up from 38%".
const LEVELS: usize = 4;

/// Returns the change of a sentence in which two of those that it speaks of have changed places, and all between them stays.
fn changed_places(aligned: &Aligned<'_>) -> Option<Edit> {
    if passive(aligned.old) != passive(aligned.new) {
        return None;
    }
    let hunks = aligned.hunks.get(..aligned.hunks.len().min(STRETCHES))?;
    hunks.windows(2).find_map(|pair| {
        let [first, second] = pair else { return None };
        let turned = mirrored(aligned, first, second) || by_pronoun(aligned, first, second);
        (turned && !listed(aligned, first, second)).then(|| {
            let note = format!(
                "{} and {} have changed places",
                shown(aligned.old, first.old.clone()),
                shown(aligned.old, second.old.clone())
            );
            let whole = |side: fn(&Hunk) -> &Range<usize>| side(first).start..side(second).end;
            Edit {
                name: ChangeName::ClaimReversed,
                old: whole(|hunk| &hunk.old),
                new: whole(|hunk| &hunk.new),
                note,
                quoted: false,
            }
        })
    })
}

/// Returns the words of a stretch that carry something; none where it is long or empty.
fn words(passage: &Passage<'_>, range: &Range<usize>) -> Option<Vec<u32>> {
    let atoms = passage.atoms.get(range.clone()).filter(|atoms| atoms.len() <= CLOSE)?;
    let plain = atoms.iter().all(|atom| atom.reading == Reading::Word && atom.quotation.is_none());
    let words: Vec<u32> =
        atoms.iter().filter(|atom| !atom.common() && atom.canon != "'s").map(|atom| atom.id).collect();
    (plain && !words.is_empty()).then_some(words)
}

/// Returns whether each of two stretches has now what the other one had.
fn mirrored(aligned: &Aligned<'_>, first: &Hunk, second: &Hunk) -> bool {
    let all = || {
        let (a, b) = (words(aligned.old, &first.old)?, words(aligned.new, &first.new)?);
        let (c, d) = (words(aligned.old, &second.old)?, words(aligned.new, &second.new)?);
        Some(a == d && b == c && a != b)
    };
    all().unwrap_or(false)
}

/// Returns whether a name and a pronoun have changed places: "Penn had pushed him" and "he had pushed Penn".
fn by_pronoun(aligned: &Aligned<'_>, first: &Hunk, second: &Hunk) -> bool {
    let all = || {
        let (a, b) = (only(aligned.old, &first.old)?, only(aligned.new, &first.new)?);
        let (c, d) = (only(aligned.old, &second.old)?, only(aligned.new, &second.new)?);
        let crossed = |name: &Atom, subject: &Atom, object: &Atom, other: &Atom| {
            let whom = match subject.canon.as_str() {
                "he" => "him",
                "she" => "her",
                "they" => "them",
                _ => return false,
            };
            name.capital && name.id == other.id && object.canon == whom
        };
        Some(crossed(a, b, c, d) || crossed(b, a, d, c))
    };
    all().unwrap_or(false)
}

/// Returns the one word that names somebody in `range`, whatever title stands before it: "Mr Penn".
fn only<'p>(passage: &'p Passage<'_>, range: &Range<usize>) -> Option<&'p Atom> {
    match passage.atoms.get(range.clone())? {
        [atom] => Some(atom),
        [title, atom] if lexicon::title(&title.canon) => Some(atom),
        _ => None,
    }
}

/// Returns whether two stretches are members of one list, whose order says nothing: "Tarn and Lorne".
fn listed(aligned: &Aligned<'_>, first: &Hunk, second: &Hunk) -> bool {
    let between = aligned.old.atoms.get(first.old.end..second.old.start).unwrap_or_default();
    between.iter().all(|atom| atom.common())
        && between.iter().any(|atom| matches!(atom.canon.as_str(), "and" | "or" | "&" | "with"))
        || between.is_empty()
}
