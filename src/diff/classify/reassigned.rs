//! Two of those that a sentence speaks of, each with the other one's part in it: "built by Brask and run by Orle" and "built by Orle and run
//! by Brask".

use super::roles::passive;
use crate::align::aligned::Aligned;
use crate::align::atom::{Atom, Reading};
use crate::align::passage::Passage;
use crate::diff::edit::{Edit, shown};
use crate::diff::weight;
use crate::model::ChangeName;
use std::ops::Range;

/// How many things of a sentence are held against each other.
const THINGS: usize = 24;

/// A thing that a sentence speaks of, in the words that stand together, and what stands before it.
struct Thing {
    at: Range<usize>,
    words: Vec<u32>,
    before: Option<Vec<u32>>,
}

/// Returns the change of two names or numbers that have changed places behind what they are said with, where every word of the sentence stays.
pub(super) fn reassigned(aligned: &Aligned<'_>) -> Option<Edit> {
    let (old, new) = (aligned.old, aligned.new);
    if passive(old) != passive(new) {
        return None;
    }
    let (was, is) = (things(old), things(new));
    if was.len() != is.len() || !(4..=THINGS).contains(&was.len()) {
        return None;
    }
    let same = |thing: &Thing| {
        let mut found = is.iter().filter(|other| other.words == thing.words);
        found.next().filter(|_| found.next().is_none())
    };
    let told =
        |thing: &Thing| old.atoms[thing.at.clone()].iter().all(|atom| atom.capital || atom.reading != Reading::Word);
    let moved: Vec<(&Thing, &Thing)> = was
        .iter()
        .filter(|thing| told(thing))
        .filter_map(|thing| Some((thing, same(thing)?)))
        .filter(|(thing, other)| thing.before != other.before)
        .collect();
    moved.iter().enumerate().find_map(|(k, (a, b))| {
        let (c, d) = moved[k + 1..].iter().find(|(c, d)| a.before == d.before && c.before == b.before)?;
        let note = format!("{} and {} have changed places", shown(old, a.at.clone()), shown(old, c.at.clone()));
        let (from, to) = (b.at.start.min(d.at.start), b.at.end.max(d.at.end));
        let name = ChangeName::ClaimReversed;
        Some(Edit { name, old: a.at.start..c.at.end, new: from..to, note, quoted: false })
    })
}

/// Returns the things that a sentence speaks of, in their order.
fn things(passage: &Passage<'_>) -> Vec<Thing> {
    let heavy = |atom: &Atom| !atom.common() && !weight::light(&atom.canon) && atom.canon != "'s";
    let mut out: Vec<Thing> = Vec::new();
    for (at, atom) in passage.atoms.iter().enumerate().filter(|(_, atom)| heavy(atom)) {
        let kind = |atom: &Atom| (atom.capital && !atom.initial, atom.reading == Reading::Word);
        match out.last_mut() {
            Some(last) if last.at.end == at && kind(&passage.atoms[at - 1]) == kind(atom) => {
                last.at.end += 1;
                last.words.push(atom.id);
            }
            last => {
                let before = last.map(|thing| thing.words.clone());
                out.push(Thing { at: at..at + 1, words: vec![atom.id], before });
            }
        }
    }
    out
}
