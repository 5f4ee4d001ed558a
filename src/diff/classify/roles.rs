//! Who does what to whom: "The army attacked rebels" and "Rebels attacked the army".

use crate::align::aligned::{Aligned, Hunk};
use crate::align::atom::{Atom, Reading};
use crate::align::passage::Passage;
use crate::diff::edit::{Edit, shown};
use crate::diff::weight;
use crate::english::calendar;
use crate::english::data::list;
use crate::english::lemma::is_form_of;
use crate::model::ChangeName;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// How many words from the verb whoever acts, and whoever is acted on, is looked for.
pub(super) const NEAR: usize = 4;

/// What both do to each other, and the signs that say so: who meets Penn is met by Penn.
const MUTUAL: &[&str] = list!("compare/mutual");

/// Returns the change of a sentence in which whoever acts and whoever is acted on have changed places around the same verb.
pub(super) fn exchanged(aligned: &Aligned<'_>) -> Option<Edit> {
    let (old, new) = (aligned.old, aligned.new);
    if passive(old) != passive(new) {
        return None;
    }
    let heavy = |atom: &Atom| atom.reading == Reading::Word && !atom.common();
    let moved = |hunks: &dyn Fn(&Hunk) -> Range<usize>, passage: &Passage<'_>| -> BTreeSet<u32> {
        let atoms = aligned.hunks.iter().flat_map(|hunk| passage.atoms.get(hunks(hunk)).unwrap_or_default());
        atoms.filter(|atom| heavy(atom)).map(|atom| atom.id).collect()
    };
    if moved(&|hunk| hunk.old.clone(), old).is_disjoint(&moved(&|hunk| hunk.new.clone(), new)) {
        return None;
    }
    // The verb may be what the alignment took for moved.
    let (was, is) = (once(old), once(new));
    let both = was.into_iter().filter_map(|(id, i)| Some((i?, (*is.get(&id)?)?)));
    let verb = |(i, j): &(usize, usize)| {
        let (was, is) = (&old.atoms[*i], &new.atoms[*j]);
        let word = |atom: &Atom| {
            atom.reading == Reading::Word && !atom.common() && !atom.capital && !weight::light(&atom.canon)
        };
        word(was) && word(is) && !is_form_of(&was.canon, MUTUAL)
    };
    both.filter(verb).find_map(|(i, j)| {
        // "The clinic treated 400" and "400 were treated at the clinic".
        if suffers(old, i) != suffers(new, j) {
            return None;
        }
        let (before, after) = (side(old, i, false, NEAR), side(old, i, true, NEAR));
        let (first, last) = (side(new, j, false, NEAR), side(new, j, true, NEAR));
        let among = |at: usize, side: &[usize]| side.iter().any(|other| new.atoms[*other].id == old.atoms[at].id);
        // What stands on its side in both versions has not changed places.
        let crosses =
            |from: &[usize], stays: &[usize], to: &[usize]| from.iter().any(|at| !among(*at, stays) && among(*at, to));
        let acts = begins(old, i) && begins(new, j);
        // "Penn sued her" and "she sued Penn".
        let crosses = crosses(&before, &first, &last) && (crosses(&after, &last, &first) || acted(old, i, new, j))
            || crosses(&after, &last, &first) && acted(new, j, old, i);
        if !acts || !crosses {
            return None;
        }
        let note = format!("“{}”: who does it and to whom have changed places", old.slice(&old.atoms[i]));
        let (from, to) = (before.iter().chain(&after), first.iter().chain(&last));
        let range = |all: Vec<usize>, at: usize| {
            let (low, high) = (all.iter().copied().min().unwrap_or(at), all.iter().copied().max().unwrap_or(at));
            low.min(at)..high.max(at) + 1
        };
        Some(Edit {
            name: ChangeName::ClaimReversed,
            old: range(from.copied().collect(), i),
            new: range(to.copied().collect(), j),
            note,
            quoted: false,
        })
    })
}

/// Returns whether whoever is acted on at `at`, by a pronoun behind the verb, acts in the other version, by the same before it.
pub(super) fn acted(here: &Passage<'_>, at: usize, there: &Passage<'_>, other: usize) -> bool {
    let whom = here.atoms.get(at + 1).map_or("", |atom| &atom.canon);
    let who = other.checked_sub(1).and_then(|at| there.atoms.get(at)).map_or("", |atom| &atom.canon);
    matches!((whom, who), ("her", "she") | ("him", "he") | ("them", "they") | ("us", "we") | ("me", "i"))
}

/// Returns whether a form of "be" stands right before the verb at `at`, or a word before it.
fn suffers(passage: &Passage<'_>, at: usize) -> bool {
    let before = passage.atoms.get(at.saturating_sub(2)..at).unwrap_or_default();
    before.iter().any(|atom| is_form_of(&atom.canon, &["be"]))
}

/// Returns the change of a name that stays but goes the other way: "to Orle from Tarn" and "to Tarn from Orle".
pub(super) fn redirected(aligned: &Aligned<'_>) -> Option<Edit> {
    let (old, new) = (aligned.old, aligned.new);
    let (was, is) = (once(old), once(new));
    let both = was.into_iter().filter_map(|(id, i)| Some((i?, (*is.get(&id)?)?)));
    let named = |(i, _): &(usize, usize)| {
        let atom = &old.atoms[*i];
        atom.capital && !atom.common() && atom.reading == Reading::Word
    };
    let way = |passage: &Passage<'_>, at: usize| {
        let before = at.checked_sub(1).and_then(|at| passage.atoms.get(at))?;
        matches!(before.canon.as_str(), "from" | "into" | "to").then_some(before.canon == "from")
    };
    let turned = |(i, j): &(usize, usize)| way(old, *i).zip(way(new, *j)).is_some_and(|(was, is)| was != is);
    let (i, j) = both.filter(named).find(turned)?;
    let note = format!("{} → {}", shown(old, i - 1..i + 1), shown(new, j - 1..j + 1));
    Some(Edit { name: ChangeName::ClaimReversed, old: i - 1..i + 1, new: j - 1..j + 1, note, quoted: false })
}

/// Returns where each word stands; nowhere where it stands twice.
fn once(passage: &Passage<'_>) -> BTreeMap<u32, Option<usize>> {
    let mut out = BTreeMap::new();
    for (at, atom) in passage.atoms.iter().enumerate() {
        out.entry(atom.id).and_modify(|place| *place = None).or_insert(Some(at));
    }
    out
}

/// Returns the words that carry something within `near` words of the one at `at`, before or behind it, up to what joins or parts.
pub(super) fn side(passage: &Passage<'_>, at: usize, behind: bool, near: usize) -> Vec<usize> {
    let mut out = Vec::new();
    let mut place = at;
    for _ in 0..near {
        let Some(next) = (if behind { Some(place + 1) } else { place.checked_sub(1) }) else { break };
        let Some(atom) = passage.atoms.get(next) else { break };
        let (left, right) = if behind { (place, next) } else { (next, place) };
        let gap = passage.atoms[left].span.end..passage.atoms[right].span.start;
        let text = passage.reader.article.text().get(gap).unwrap_or_default();
        let parted = text.contains(|c: char| !c.is_whitespace() && !matches!(c, '-' | '"' | '“' | '”'));
        let joins = matches!(
            atom.canon.as_str(),
            "and" | "or" | "that" | "who" | "which" | "when" | "while" | "as" | "because"
        );
        if parted || joins {
            break;
        }
        if atom.reading == Reading::Word && !atom.common() && !weight::light(&atom.canon) {
            out.push(next);
        }
        place = next;
    }
    out
}

/// Returns whether a clause begins a few words before the verb at `at`, so that whoever acts stands there.
fn begins(passage: &Passage<'_>, at: usize) -> bool {
    let Some(from) = at.checked_sub(SUBJECT) else { return true };
    let ends = passage.atoms.get(from..=at).unwrap_or_default().windows(2);
    let parted = |pair: &[Atom]| {
        let gap = passage.reader.article.text().get(pair[0].span.end..pair[1].span.start);
        gap.is_some_and(|gap| gap.contains([',', ';', ':', '.', '(', ')', '–', '—', '|']) || gap.contains(" - "))
    };
    let joins = |pair: &[Atom]| {
        matches!(pair[0].canon.as_str(), "and" | "that" | "as" | "after" | "when" | "while" | "because")
    };
    ends.into_iter().any(|pair| parted(pair) || joins(pair))
}

/// How many words a subject has at most before its verb.
const SUBJECT: usize = 6;

/// Returns whether a passage says by whom something was done: "by 11 votes" and "by Friday" say by how much and when.
pub(super) fn passive(passage: &Passage<'_>) -> bool {
    let agent = |pair: &[Atom]| pair[0].canon == "by" && pair[1].reading == Reading::Word && !measures(&pair[1].canon);
    passage.atoms.windows(2).any(agent)
}

/// Returns whether a word behind "by" tells a measure, a way or a day.
pub(super) fn measures(word: &str) -> bool {
    calendar::weekday(word).is_some() || calendar::month(word).is_some() || NO_AGENTS.contains(&word)
}

/// Words behind "by" that nobody does anything with.
const NO_AGENTS: &[&str] = list!("compare/no-agents");
