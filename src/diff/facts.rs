//! What a stretch of words holds that a claim hangs on: numbers, dates, hedges, negations, names, cues.

use super::{cues, reported, weight};
use crate::align::aligned::{Aligned, Hunk};
use crate::align::atom::{Atom, Reading};
use crate::align::passage::Passage;
use crate::align::when;
use crate::english::lemma;
use crate::english::lexicon::{self, Hedge};
use crate::english::{self, Class, aliases, thesaurus};
use crate::model::Bound;
use std::collections::BTreeMap;
use std::ops::Range;

/// Returns the hedge that bounds a number so; none where nothing does.
fn hedge_of(bound: Bound) -> Option<Hedge> {
    match bound {
        Bound::About => Some(Hedge::About),
        Bound::AtLeast => Some(Hedge::AtLeast),
        Bound::AtMost => Some(Hedge::AtMost),
        Bound::MoreThan => Some(Hedge::MoreThan),
        Bound::LessThan => Some(Hedge::LessThan),
        Bound::Exactly | Bound::Range | Bound::Vague => None,
    }
}

/// A number or date with its place among the atoms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Item {
    pub at: usize,
    pub canon: String,
}

/// Returns the stretch from the first to the last of `items`; none where there are none.
pub(super) fn cover(items: &[Item]) -> Option<Range<usize>> {
    let first = items.iter().map(|item| item.at).min()?;
    let last = items.iter().map(|item| item.at).max()?;
    Some(first..last + 1)
}

/// What one side of a stretch holds.
#[derive(Debug, Default)]
pub(super) struct Side {
    pub figures: Vec<Item>,
    pub dates: Vec<Item>,
    /// What places a stretch of time by the day of publication: both words of "last week".
    pub periods: Vec<Item>,
    /// What numbers are rates of.
    pub rates: Vec<Item>,
    pub amounts: Vec<&'static str>,
    /// The unit of measure that a number before it takes.
    pub unit: Option<&'static str>,
    pub hedges: Vec<(Hedge, Range<usize>)>,
    pub negations: usize,
    /// Words of names, as written.
    pub names: Vec<String>,
    /// Words that attribute, as rows of their list, and whether a claim is attributed with them here.
    pub cues: Vec<(&'static str, bool)>,
    pub nameless: bool,
    /// Whether somebody is there to attribute something to.
    pub has_source: bool,
    /// Whether a number or name only changed places with another one close by, which changes who or what has it.
    pub swapped: bool,
    /// 1 for "he" and its forms, 2 for "she" and its forms.
    pub genders: u8,
}

impl Side {
    /// Returns whether it holds a number or date.
    pub fn counts(&self) -> bool {
        !self.figures.is_empty() || !self.dates.is_empty()
    }
}

/// What both sides of a stretch hold, what they have in common left out.
#[derive(Debug, Default)]
pub(super) struct Facts {
    pub old: Side,
    pub new: Side,
}

/// Gathers what a stretch holds.
pub(super) fn gather(aligned: &Aligned<'_>, hunk: &Hunk) -> Facts {
    let mut facts = Facts { old: side(aligned.old, &hunk.old), new: side(aligned.new, &hunk.new) };
    bare_names(aligned, hunk, &mut facts);
    settle(&mut facts.old, &mut facts.new);
    shared_dates(aligned, &mut facts);
    facts
}

/// Takes words for names where they take the place of a name and nothing else is there, though a sentence begins with
/// them.
fn bare_names(aligned: &Aligned<'_>, hunk: &Hunk, facts: &mut Facts) {
    let names = |passage: &Passage<'_>, range: &Range<usize>| -> Option<Vec<String>> {
        let atoms = passage.atoms.get(range.clone()).unwrap_or_default();
        let all = (1..4).contains(&atoms.len())
            && atoms.iter().all(|atom| atom.capital && !atom.common() && atom.reading == Reading::Word)
            && !atoms.iter().all(|atom| lexicon::nameless(&atom.canon));
        all.then(|| atoms.iter().map(|atom| passage.slice(atom).to_owned()).collect())
    };
    let (Some(old), Some(new)) = (names(aligned.old, &hunk.old), names(aligned.new, &hunk.new)) else { return };
    if facts.old.names.is_empty() != facts.new.names.is_empty() {
        (facts.old.names, facts.new.names) = (old, new);
    }
}

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
                let report = || reported::in_report(aligned.old, &a.1) && reported::in_report(aligned.new, &b.1);
                a.0 == b.0 || reported::shifts(a.0, b.0) && report()
            });
            shared(&mut from.old.cues, &mut to.new.cues, |a, b| a.0 == b.0);
            let both = from.old.negations.min(to.new.negations);
            from.old.negations -= both;
            to.new.negations -= both;
        }
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
            if !from.old.dates.is_empty() && from.new.dates.is_empty() && to.old.dates.is_empty() {
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
    !whole
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

fn settle(old: &mut Side, new: &mut Side) {
    shared(&mut old.figures, &mut new.figures, |a, b| a.canon == b.canon);
    shared_days(&mut old.dates, &mut new.dates);
    shared(&mut old.rates, &mut new.rates, |a, b| a.canon == b.canon);
    shared(&mut old.periods, &mut new.periods, |a, b| a.canon == b.canon);
    shared(&mut old.hedges, &mut new.hedges, |a, b| a.0 == b.0);
    shared(&mut old.names, &mut new.names, |a, b| a == b);
    shared(&mut old.amounts, &mut new.amounts, |a, b| a == b);
    let both = old.negations.min(new.negations);
    old.negations -= both;
    new.negations -= both;
}

/// Removes what both lists have, one for one.
fn shared<T>(a: &mut Vec<T>, b: &mut Vec<T>, same: impl Fn(&T, &T) -> bool) {
    a.retain(|x| match b.iter().position(|y| same(x, y)) {
        Some(at) => {
            b.remove(at);
            false
        }
        None => true,
    });
}

/// Removes the days that both lists have, one for one, whoever read them.
fn shared_days(a: &mut Vec<Item>, b: &mut Vec<Item>) {
    // Most stretches have none.
    if a.is_empty() || b.is_empty() {
        return;
    }
    let key = |item: &Item| when::value(&item.canon).unwrap_or(&item.canon).to_owned();
    share_days(a, b, key);
}

/// Removes the days that both lists have, one for one, where neither version writes the year: "June 30" and "30 June" are one day,
/// whether what stands around it looks ahead or back.
fn shared_dates(aligned: &Aligned<'_>, facts: &mut Facts) {
    let yearless = |passage: &Passage<'_>, item: &Item| {
        let written = passage.atoms.get(item.at).map_or("", |atom| passage.slice(atom));
        let value = when::value(&item.canon)?;
        // "19-Nov-12" and "3/4" have more than the day in digits.
        let digits = written.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty());
        let year = value.get(..4).filter(|year| year.bytes().all(|byte| byte.is_ascii_digit()))?;
        let day = value.get(year.len()..).filter(|_| digits.count() == 1 && !written.contains(year))?;
        // Only a month and a day tell so much.
        (day.len() >= 6 && day.starts_with('-')).then(|| day.to_owned())
    };
    let (old, new) = (&mut facts.old.dates, &mut facts.new.dates);
    let days = |passage: &Passage<'_>, list: &[Item]| -> Vec<Option<String>> {
        list.iter().map(|item| yearless(passage, item)).collect()
    };
    let (was, is) = (days(aligned.old, old), days(aligned.new, new));
    let (mut k, mut l) = (0, 0);
    old.retain(|_| (was[k].is_none() || !is.contains(&was[k]), k += 1).0);
    new.retain(|_| (is[l].is_none() || !was.contains(&is[l]), l += 1).0);
}

fn share_days(a: &mut Vec<Item>, b: &mut Vec<Item>, key: impl Fn(&Item) -> String) {
    let count = |list: &[Item]| {
        let mut out: BTreeMap<String, usize> = BTreeMap::new();
        list.iter().for_each(|item| *out.entry(key(item)).or_default() += 1);
        out
    };
    let (was, is) = (count(a), count(b));
    for list in [a, b] {
        let mut left: BTreeMap<&String, usize> =
            was.iter().filter_map(|(key, count)| Some((key, *count.min(is.get(key)?)))).collect();
        list.retain(|item| match left.get_mut(&key(item)).filter(|left| **left > 0) {
            Some(left) => {
                *left -= 1;
                false
            }
            None => true,
        });
    }
}

fn side(passage: &Passage<'_>, range: &Range<usize>) -> Side {
    let (mut side, mut bounds) = (Side::default(), Vec::new());
    let atoms = &passage.atoms;
    for at in range.clone() {
        let Some(atom) = atoms.get(at) else { break };
        match &atom.reading {
            Reading::Quantity(_) | Reading::Figure(_)
                if enumerates(passage, at) || refers(passage, atom) || scores(passage, at) => {}
            Reading::Quantity(_) | Reading::Figure(_) if numbers_a_house(passage, at) => {
                side.names.push(passage.slice(atom).to_owned());
            }
            Reading::Quantity(_) if when::hour(atoms.get(at + 1)) => {
                side.dates.push(Item { at, canon: atom.canon.clone() });
            }
            Reading::Quantity(_) | Reading::Figure(_) => side.figures.push(Item { at, canon: atom.canon.clone() }),
            Reading::Bound(bound) => bounds.extend(hedge_of(*bound).map(|hedge| (hedge, at..at + 1))),
            Reading::Rate => side.rates.push(Item { at, canon: atom.canon.clone() }),
            Reading::Date => side.dates.push(Item { at, canon: atom.canon.clone() }),
            Reading::Word => word(&mut side, passage, at, atom),
        }
    }
    side.hedges = hedges(atoms, range);
    side.hedges.append(&mut bounds);
    side.hedges.sort_by_key(|(_, range)| range.start);
    // "None" and "no" before a number's hedge belong to it: "no more than", "not less than".
    let bound =
        side.hedges.iter().filter(|hedge| atoms.get(hedge.1.start).is_some_and(|atom| lexicon::negation(&atom.canon)));
    side.negations = side.negations.saturating_sub(bound.count());
    side
}

fn word(side: &mut Side, passage: &Passage<'_>, at: usize, atom: &Atom) {
    let canon = atom.canon.as_str();
    // "Doctors Without Borders" is a name.
    let named = atom.capital && !atom.initial;
    let follow = || passage.atoms.get(at..).unwrap_or_default().iter().map(|atom| atom.canon.as_str());
    let negates =
        lexicon::negation(canon) && !named && !numbers(passage, at, atom) && !lexicon::denies_nothing(follow());
    // What "has yet to report" has not.
    let yet = canon == "yet" && passage.atoms.get(at + 1).is_some_and(|next| next.canon == "to");
    side.negations += usize::from(negates || yet);
    let of = passage.atoms.get(at + 1).is_some_and(|next| next.canon == "of");
    side.amounts.extend(lexicon::amount(canon).or_else(|| lexicon::quantifier(canon).filter(|_| of)));
    // "Any of the homes" is each one, and not half of them.
    side.amounts.extend((of && canon == "any").then_some("any"));
    side.nameless |= lexicon::nameless(canon);
    if when::relative_day(canon) {
        side.dates.push(Item { at, canon: canon.to_owned() });
    }
    let near = |at: Option<usize>| at.and_then(|at| passage.atoms.get(at));
    let period = when::placed(near(at.checked_sub(1)), canon, near(Some(at + 1)));
    side.periods.extend(period.map(|canon| Item { at, canon: canon.to_owned() }));
    let before = near(at.checked_sub(1)).filter(|before| is_quantity(before));
    if before.is_some() && when::hour(Some(atom)) {
        side.dates.push(Item { at, canon: canon.to_owned() });
    }
    let glued = before.is_some_and(|before| before.span.end == atom.span.start);
    if let Some(unit) = lexicon::unit(canon).filter(|_| before.is_some() && (glued || canon.len() > 1)) {
        side.unit = Some(unit);
        if glued {
            // The capital of "30C" is no name's.
            return;
        }
    }
    if let Some(cue) = lexicon::cue(canon).filter(|_| !cues::no_cue(passage, at)) {
        // "Says" is no noun, and "Penn comments that" says who says it, whoever reads it.
        let that = passage.atoms.get(at + 1).is_some_and(|next| next.canon == "that");
        let says = cue == "said" || canon == "according" || that;
        side.cues.push((cue, atom.attributes || says));
        let beside = |at: Option<usize>| at.and_then(|at| passage.atoms.get(at)).is_some_and(|atom| !atom.common());
        // "The levy is a trap, says No 10": whoever speaks stands behind the cue.
        let text = passage.reader.article.text();
        let tail = || at > 0 && text.get(..atom.span.start).is_some_and(|before| before.trim_end().ends_with(','));
        side.has_source |= canon == "according"
            || (cue == "said" && (beside(at.checked_sub(1)) || (tail() && at + 1 < passage.atoms.len())));
    }
    side.genders |= match canon {
        "he" | "him" | "his" | "himself" => 1,
        "she" | "her" | "hers" | "herself" => 2,
        _ => 0,
    };
    let speaks = passage.atoms.get(at + 1).is_some_and(|next| lexicon::cue(&next.canon).is_some());
    let begins = atom.initial && lexicon::nameless(canon);
    let name = is_name(passage, atom) || (speaks && atom.capital && !atom.common() && !begins);
    if name {
        side.names.push(passage.slice(atom).to_owned());
    }
    side.has_source |= name || lexicon::nameless(canon) || lexicon::pronoun(canon);
}

/// Returns whether the number at `at` only counts the items of a list: "3. Keep it short".
fn enumerates(passage: &Passage<'_>, at: usize) -> bool {
    let article = passage.reader.article;
    let Some(span) = passage.atoms.get(at).map(|atom| atom.span) else { return false };
    let begins = article.blocks().binary_search_by_key(&span.start, |block| block.span.start).is_ok();
    let rest = article.text().get(span.end..).unwrap_or_default();
    begins && rest.strip_prefix(['.', ')']).is_some_and(|rest| rest.starts_with(char::is_whitespace))
}

/// Returns whether the number `atom` is the one of a character reference that was left in the text: "&#8217;".
fn refers(passage: &Passage<'_>, atom: &Atom) -> bool {
    passage.reader.article.text().get(..atom.span.start).is_some_and(|before| before.ends_with("&#"))
}

/// Returns whether the word at `at` is the "scores" of "Ruiz scores twice", and not that of "scores of boats" and "scores hurt".
fn scores(passage: &Passage<'_>, at: usize) -> bool {
    let Some(atom) = passage.atoms.get(at).filter(|atom| passage.slice(atom).eq_ignore_ascii_case("scores")) else {
        return false;
    };
    let counts = |next: &Atom| {
        let canon = next.canon.as_str();
        matches!(canon, "dead" | "more" | "of") || canon.len() > 3 && (canon.ends_with("ed") || canon.ends_with('s'))
    };
    !atom.initial && !passage.atoms.get(at + 1).is_some_and(counts)
}

/// Returns whether the number at `at` is that of the house of a head of government: "No 10 says".
fn numbers_a_house(passage: &Passage<'_>, at: usize) -> bool {
    let (before, atom) = (at.checked_sub(1).and_then(|at| passage.atoms.get(at)), passage.atoms.get(at));
    let named = before.is_some_and(|before| before.capital && matches!(before.canon.as_str(), "no" | "number"));
    named && atom.is_some_and(|atom| matches!(passage.slice(atom), "10" | "11"))
}

/// Returns whether `atom` is the "No" of "No. 5".
fn numbers(passage: &Passage<'_>, at: usize, atom: &Atom) -> bool {
    let next = passage.atoms.get(at + 1).filter(|next| is_quantity(next));
    let digits = next.is_some_and(|next| passage.slice(next).starts_with(|c: char| c.is_ascii_digit()));
    atom.canon == "no" && atom.capital && digits
}

fn is_quantity(atom: &Atom) -> bool {
    atom.number().is_some() || atom.reading == Reading::Date
}

/// Returns whether `atom` is a word of a name.
fn is_name(passage: &Passage<'_>, atom: &Atom) -> bool {
    if !atom.capital || atom.common() || lexicon::title(&atom.canon) {
        return false;
    }
    let word = passage.slice(atom);
    !atom.initial || passage.reader.names(word) || begins_name(passage, atom)
}

/// Returns whether a sentence begins with `atom` for a name: a country, a capital, or a given name with another word of a name
/// behind it.
fn begins_name(passage: &Passage<'_>, atom: &Atom) -> bool {
    let next = || {
        let at = passage.atoms.partition_point(|other| other.span.start <= atom.span.start);
        passage.atoms.get(at).is_some_and(|next| next.capital && !next.initial && !next.common())
    };
    aliases::is_country(&atom.canon) || english::class(&atom.canon).any(Class::MALE.with(Class::FEMALE)) && next()
}

/// Returns the hedges that touch `range`; hedges of numbers only where a number follows.
fn hedges(atoms: &[Atom], range: &Range<usize>) -> Vec<(Hedge, Range<usize>)> {
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
            // "The week up to May 3" and "up to third" bound nothing.
            let bare = |atom: &Atom| {
                atom.reading == Reading::Date && phrase == ["up", "to"]
                    || atom.number().is_some_and(|number| number.unit == "ordinal")
            };
            matches(phrase) && counted(atoms, next) && !atoms.get(next).is_some_and(bare)
        };
        let word = atoms.get(start).map_or("", |atom| atom.canon.as_str());
        let bound = lexicon::bounds_from(word).filter(|(phrase, hedge)| *hedge != Hedge::Exactly && bounds(phrase));
        let whether = |phrase: &[&str]| phrase == ["if"] && reported::whether(atoms, start);
        let soft = lexicon::SOFTENERS
            .iter()
            .filter(|(phrase, _)| matches(phrase) && !noun(atoms, start, phrase) && !whether(phrase));
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
    // "Signed it, only to withdraw".
    if phrase == ["only"] {
        return atoms.get(start + 1).is_some_and(|next| next.canon == "to");
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

/// Returns whether one word is a form of the other: "Russia" and "Russian", "Tom" and "Thomas" are, "Iran" and "Iraq" not.
pub(super) fn derived(a: &str, b: &str) -> bool {
    let (a, b) = (a.to_lowercase(), b.to_lowercase());
    let head: usize = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).map(|(x, _)| x.len_utf8()).sum();
    let (left, right) = (a.len() - head, b.len() - head);
    let ending = |rest: &str| {
        ["", "n", "an", "ian", "ish", "ese", "s", "i", "a", "y", "land", "ans", "ns", "ians", "c", "ic", "ics"]
            .contains(&rest)
    };
    // "Barca" and "Juve" are short for what they begin.
    let short = left.min(right) == 0 && head >= 4 || head >= 4 && left.min(right) <= 1 && left.max(right) >= 4;
    short || (head >= 4 && left.min(right) <= 4 && ending(&a[head..]) && ending(&b[head..]))
}

/// Returns whether one of `short` is made of the first letters of `long`: "UN" for "United Nations".
pub(super) fn initials(short: &[String], long: &[String]) -> bool {
    short.iter().any(|word| aliases::acronym(word, long.iter().map(String::as_str)))
}
