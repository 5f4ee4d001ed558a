//! What a claim hangs on and only stands in another place of its sentence: it is taken away, or joined to what it took the place of.

use super::facts::{Facts, Item, shared, shared_days};
use super::hedging::is_quantity;
use super::{reported, weight};
use crate::align::aligned::{Aligned, Hunk};
use crate::align::atom::{Atom, Reading};
use crate::align::passage::Passage;
use crate::align::when;
use crate::english::{lemma, lexicon, thesaurus};
use crate::model::SCORE;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Takes away what has only changed its place from one stretch to another, where neither put anything in its stead.
pub(super) fn cancel(aligned: &Aligned<'_>, facts: &mut [Facts]) {
    for i in 0..facts.len() {
        let window = i.saturating_sub(NEIGHBOURS)..(i + NEIGHBOURS).min(facts.len());
        for j in window.filter(|j| *j != i) {
            let Ok([from, to]) = facts.get_disjoint_mut([i, j]) else { continue };
            let swapped = swapped(aligned, i, j);
            from.old.swapped |= swapped && carried(aligned, i, j);
            if from.new.figures.is_empty() && to.old.figures.is_empty() {
                let count = from.old.figures.len();
                shared(&mut from.old.figures, &mut to.new.figures, |a, b| a.canon == b.canon);
                from.old.swapped |= swapped && from.old.figures.len() < count;
            }
            if from.new.dates.is_empty() && to.old.dates.is_empty() {
                shared_days(&mut from.old.dates, &mut to.new.dates);
            }
            if from.new.names.is_empty() || to.old.names.is_empty() {
                let count = from.old.names.len();
                shared(&mut from.old.names, &mut to.new.names, |a, b| a == b);
                from.old.swapped |= swapped && from.old.names.len() < count;
            }
            shared(&mut from.old.hedges, &mut to.new.hedges, |a, b| {
                let report =
                    || reported::in_report(aligned.old, (a.0, &a.1)) && reported::in_report(aligned.new, (b.0, &b.1));
                a.0 == b.0 || reported::shifts(a.0, b.0) && report()
            });
            shared(&mut from.old.cues, &mut to.new.cues, |a, b| a.0 == b.0);
            let both = from.old.negations.min(to.new.negations);
            from.old.negations -= both;
            to.new.negations -= both;
        }
    }
}

/// Takes away the numbers of a sentence that is put another way where both versions have the same ones, in the same order, and so have
/// what they are said of: "of those warmed before, 71 % survived; of the others, 44 %" and "the rate was 71 % among those warmed before
/// and 44 % among the others".
pub(super) fn in_order(aligned: &Aligned<'_>, facts: &mut [Facts]) {
    let old: Vec<&str> = facts.iter().flat_map(|facts| &facts.old.figures).map(|item| item.canon.as_str()).collect();
    let new: Vec<&str> = facts.iter().flat_map(|facts| &facts.new.figures).map(|item| item.canon.as_str()).collect();
    if old.len() < 2 || old.len() != new.len() {
        return;
    }
    let heavy = |passage: &Passage<'_>, range: &Range<usize>| -> Vec<u32> {
        let atoms = passage.atoms.get(range.clone()).unwrap_or_default().iter();
        atoms.filter(|atom| atom.reading == Reading::Word && !atom.common()).map(|atom| atom.id).collect()
    };
    let gone: BTreeSet<u32> = aligned.hunks.iter().flat_map(|hunk| heavy(aligned.old, &hunk.old)).collect();
    let mut come = aligned.hunks.iter().flat_map(|hunk| heavy(aligned.new, &hunk.new));
    let stay = facts.len() > 1 && old == new && !come.any(|id| gone.contains(&id));
    if stay || labelled(aligned, &old, &new) {
        facts.iter_mut().for_each(|facts| {
            facts.old.figures.clear();
            facts.new.figures.clear();
        });
    }
}

/// Returns whether each of the numbers `old` is said of the same in the other version, where it stands as well: "418 letters of objection
/// and 27 in support" and "27 letters in support and 418 of objection".
fn labelled(aligned: &Aligned<'_>, old: &[&str], new: &[&str]) -> bool {
    let values: BTreeSet<&str> = old.iter().copied().collect();
    if values.len() != old.len() || values != new.iter().copied().collect() {
        return false;
    }
    let (was, is) = (labels(aligned.old), labels(aligned.new));
    let same = was.iter().filter(|(word, value)| is.get(*word) == Some(*value));
    let kept: BTreeSet<&str> = same.filter_map(|(_, value)| *value).collect();
    values.is_subset(&kept)
}

/// Returns of which number each word behind a number of a passage is, up to the next one; of none where it is of several.
fn labels<'p>(passage: &'p Passage<'_>) -> BTreeMap<u32, Option<&'p str>> {
    let mut out: BTreeMap<u32, Option<&str>> = BTreeMap::new();
    let mut last = None;
    for atom in &passage.atoms {
        if is_quantity(atom) {
            last = Some(atom.canon.as_str());
        } else if last.is_some() && !atom.common() {
            out.entry(atom.id).and_modify(|value| *value = None).or_insert(last);
        }
    }
    out
}

/// Takes away what a number is a rate of where the other version says so before a noun: "$900 a year in fees" and "annual fees of $900".
pub(super) fn rates(aligned: &Aligned<'_>, facts: &mut [Facts]) {
    let told = |passage: &Passage<'_>, range: &dyn Fn(&Hunk) -> Range<usize>, item: &Item| {
        let atoms = aligned.hunks.iter().flat_map(|hunk| passage.atoms.get(range(hunk)).unwrap_or_default());
        let base = item.canon.strip_prefix("per ");
        base.is_some()
            && atoms.filter(|atom| atom.reading == Reading::Word).any(|atom| when::by_time(&atom.canon) == base)
    };
    for facts in facts {
        facts.old.rates.retain(|item| !told(aligned.new, &|hunk| hunk.new.clone(), item));
        facts.new.rates.retain(|item| !told(aligned.old, &|hunk| hunk.old.clone(), item));
    }
}

/// Moves a number or date that is new close to where another one is gone beside it: the one has become the other.
pub(super) fn join(aligned: &Aligned<'_>, facts: &mut [Facts]) {
    for i in 0..facts.len() {
        for j in [i.wrapping_sub(1), i + 1, i.wrapping_sub(2), i + 2] {
            let (Some(here), Some(there)) = (aligned.hunks.get(i), aligned.hunks.get(j)) else { continue };
            let gap = if i < j { there.old.start - here.old.end } else { here.old.start - there.old.end };
            let Ok([from, to]) = facts.get_disjoint_mut([i, j]) else { continue };
            // A clause of its own says something new instead of changing what stands beside it.
            if gap > CLOSE || here.old.len() > CLOSE || there.new.len() > CLOSE {
                continue;
            }
            if !from.old.figures.is_empty()
                && from.new.figures.is_empty()
                && to.old.figures.is_empty()
                && !counts_another(aligned, &from.old.figures, &to.new.figures)
            {
                from.new.figures.append(&mut to.new.figures);
            }
            if !from.old.dates.is_empty()
                && from.new.dates.is_empty()
                && to.old.dates.is_empty()
                && !dates_another(aligned, &from.old.dates, &to.new.dates)
            {
                from.new.dates.append(&mut to.new.dates);
            }
            if !from.old.names.is_empty()
                && from.new.names.is_empty()
                && to.old.names.is_empty()
                && ((listed(aligned.old, &here.old) && listed(aligned.new, &there.new))
                    || one_name(aligned, here, there))
            {
                from.new.names.append(&mut to.new.names);
            }
        }
    }
}

/// Returns whether a number of the old version counts something that one of the new version, elsewhere in the sentence, does not:
/// "within two stages of the record" and "the record of 34".
fn counts_another(aligned: &Aligned<'_>, old: &[Item], new: &[Item]) -> bool {
    let ([was], [is]) = (old, new) else { return false };
    let counted = |passage: &'_ Passage<'_>, item: &Item| {
        let next = passage.atoms.get(item.at + 1).filter(|next| next.reading == Reading::Word && !next.common());
        next.filter(|next| lemma::plural(&next.canon)).map(|next| next.canon.clone())
    };
    match (counted(aligned.old, was), counted(aligned.new, is)) {
        (Some(was), Some(is)) => !lemma::share_lemma(&was, &is) && !thesaurus::synonyms(&was, &is),
        (was, is) => was.is_some() != is.is_some(),
    }
}

/// Returns whether a day that is gone and one that has come are of two things, of which the other version has one without its day:
/// "Saturday's violence, the worst since the coup" and "the worst day since last month's coup".
fn dates_another(aligned: &Aligned<'_>, old: &[Item], new: &[Item]) -> bool {
    let ([was], [is]) = (old, new) else { return false };
    let (was, is) = (dated(aligned.old, was), dated(aligned.new, is));
    let stands = |noun: Option<&Atom>, passage: &Passage<'_>| {
        noun.is_some_and(|noun| passage.atoms.iter().any(|atom| atom.id == noun.id))
    };
    was.map(|noun| noun.id) != is.map(|noun| noun.id) && (stands(was, aligned.new) || stands(is, aligned.old))
}

/// Returns what a day is told of right behind it: "Saturday's violence", "the 2019 flood".
fn dated<'p>(passage: &'p Passage<'_>, item: &Item) -> Option<&'p Atom> {
    let owns = |atom: &Atom| atom.canon == "'s";
    let own = passage.atoms.get(item.at)?;
    let behind = passage.atoms.get(item.at + 1)?;
    let before = item.at.checked_sub(1).and_then(|at| passage.atoms.get(at));
    let noun = match owns(behind) {
        true => passage.atoms.get(item.at + 2)?,
        false if passage.slice(own).ends_with("'s") || passage.slice(own).ends_with("’s") => behind,
        false if before.is_some_and(|before| lexicon::determiner(&before.canon)) => behind,
        false => return None,
    };
    (noun.reading == Reading::Word && !noun.common()).then_some(noun)
}

/// Returns whether `range` is one of several names in a row: "Penn" in "Penn, Lund and Marsh".
fn listed(passage: &Passage<'_>, range: &Range<usize>) -> bool {
    let atoms = passage.atoms.get(range.clone()).unwrap_or_default();
    let links = |atom: &Atom| matches!(atom.canon.as_str(), "and" | "or");
    let text = passage.reader.article.text();
    let (Some(first), Some(last)) = (atoms.first(), atoms.last()) else { return false };
    let before = range.start.checked_sub(1).and_then(|at| passage.atoms.get(at));
    atoms.iter().all(|atom| (atom.capital && !atom.initial) || links(atom))
        && (links(first)
            || links(last)
            || before.is_some_and(links)
            || passage.atoms.get(range.end).is_some_and(links)
            || text.get(last.span.end..).is_some_and(|rest| rest.starts_with(',')))
}

/// Returns whether the name that is gone from `here` and the one that is new `there` are words of one name, with what stays between
/// them: "Port Lorne" and "Lorne Bay".
fn one_name(aligned: &Aligned<'_>, here: &Hunk, there: &Hunk) -> bool {
    let name = |atom: &Atom| atom.capital && !atom.initial && atom.reading == Reading::Word;
    let all = |passage: &Passage<'_>, range: Range<usize>| {
        passage.atoms.get(range).is_some_and(|atoms| !atoms.is_empty() && atoms.iter().all(name))
    };
    let between = here.old.end.min(there.old.end)..here.old.start.max(there.old.start);
    all(aligned.old, between) && all(aligned.old, here.old.clone()) && all(aligned.new, there.new.clone())
}

/// How many words may lie between a number that is gone and the one that stands for it now.
const CLOSE: usize = 4;

/// How many stretches before and after one are searched for what moved from it.
const NEIGHBOURS: usize = 16;

/// Returns whether what moved between two stretches did so on its own, or with a verb, past a few words only.
fn swapped(aligned: &Aligned<'_>, i: usize, j: usize) -> bool {
    let (from, to) = (&aligned.hunks[i], &aligned.hunks[j]);
    let old = aligned.old.atoms.get(from.old.clone()).unwrap_or_default();
    let new = aligned.new.atoms.get(to.new.clone()).unwrap_or_default();
    let gap = if i < j { to.old.start - from.old.end } else { from.old.start - to.old.end };
    let numbers = |atoms: &[Atom]| atoms.iter().all(|atom| is_quantity(atom) || atom.common());
    // "From 3% to 4%" and "to 4% from 3%": each number took its preposition along.
    let whole = old.first().is_some_and(|atom| weight::preposition(&atom.canon))
        && old.iter().map(|atom| atom.id).eq(new.iter().map(|atom| atom.id));
    // "A 25-yard kick" and "a kick from 25 yards": the number took what it counts along.
    let tied = |passage: &Passage<'_>, atoms: &[Atom]| {
        atoms.iter().any(|atom| {
            let behind = passage.reader.article.text().get(atom.span.end..).unwrap_or_default();
            let within = passage.slice(atom).contains('-') || behind.starts_with('-');
            within && atom.number().is_some_and(|number| number.max.is_none())
        })
    };
    let measure = tied(aligned.old, old) != tied(aligned.new, new);
    // "The crowd of 8,200 was" and "At 8,200, the crowd was": past words only, it is nothing else's number.
    let (left, right) = if i < j { (from.old.end, to.old.start) } else { (to.old.end, from.old.start) };
    let past = aligned.old.atoms.get(left..right).unwrap_or_default();
    let led = |atoms: &[Atom]| matches!(atoms, [lead, number] if weight::preposition(&lead.canon) && number.number().is_some());
    // "A 5-4 majority" and "a majority of 5-4".
    let score = |atom: &Atom| atom.number().is_some_and(|number| number.unit == SCORE);
    // "A fee of $180 million" and "a $180 million fee".
    let of = |atoms: &[Atom]| led(atoms) && atoms[0].canon == "of";
    let bare = |atoms: &[Atom]| matches!(atoms, [number] if number.number().is_some());
    let owned = of(old) && bare(new) || bare(old) && of(new);
    // "The third, Helena Strand," and "Helena Strand, the third,".
    let rank = |atom: &Atom| atom.number().is_some_and(|number| number.unit == "ordinal");
    let named = past.iter().all(|atom| atom.capital && atom.reading == Reading::Word);
    let ranked = named && old.iter().any(rank) && new.iter().any(rank);
    // "Of which five" and "five of which".
    let of_them =
        past.iter().all(|atom| matches!(atom.canon.as_str(), "of" | "which" | "whom" | "them" | "these" | "those"));
    let alone =
        (led(old) && led(new) || owned || ranked || of_them || old.iter().any(score)) && !past.iter().any(is_quantity);
    !whole
        && !alone
        && !measure
        && gap <= 3
        && old.len() <= 3
        && new.len() <= 3
        && ((numbers(old) && numbers(new)) || carried(aligned, i, j))
}

/// Returns whether a name moved together with a verb: "Ruiz beat" became "beat Ruiz".
fn carried(aligned: &Aligned<'_>, i: usize, j: usize) -> bool {
    let old = aligned.old.atoms.get(aligned.hunks[i].old.clone()).unwrap_or_default();
    let new = aligned.new.atoms.get(aligned.hunks[j].new.clone()).unwrap_or_default();
    let both = |of: &dyn Fn(&Atom) -> bool| {
        old.iter().filter(|atom| of(atom)).any(|atom| new.iter().any(|other| other.id == atom.id))
    };
    let word = |atom: &Atom| atom.reading == Reading::Word && !atom.common();
    old.len() <= 3
        && new.len() <= 3
        && both(&|atom| word(atom) && !atom.capital)
        && both(&|atom| word(atom) && atom.capital)
}
