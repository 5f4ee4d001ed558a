//! What a stretch of words holds that a claim hangs on: numbers, dates, hedges, negations, names, cues.

use super::cues;
use super::hedging::{hedges, is_quantity};
use crate::align::aligned::{Aligned, Hunk};
use crate::align::atom::{Atom, Reading};
use crate::align::passage::Passage;
use crate::align::when;
use crate::english::lexicon::{self, Hedge};
use crate::english::{self, Class, aliases};
use crate::model::Bound;
use std::collections::{BTreeMap, BTreeSet};
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
    opened_alike(aligned, &mut facts);
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

/// Leaves out hedges that begin before the stretch with a word that stays and hedges alike in the other version: "would refer" and
/// "would be referring".
fn opened_alike(aligned: &Aligned<'_>, facts: &mut Facts) {
    let paired = |hedge: Hedge, at: usize, old: bool| {
        let place = aligned.pairs.partition_point(|(i, j)| if old { *i < at } else { *j < at });
        let other = aligned.pairs.get(place).map(|(i, j)| if old { (*i, *j) } else { (*j, *i) });
        let Some((_, there)) = other.filter(|(here, _)| *here == at) else { return false };
        let atoms = if old { &aligned.new.atoms } else { &aligned.old.atoms };
        // "The fire is thought to have started there" and "it is thought the fire started there".
        let before = |by: usize| there.checked_sub(by).and_then(|at| atoms.get(at)).map_or("", |atom| &atom.canon);
        if before(2) == "it" && matches!(before(1), "is" | "was") && !hedge.bounds() && !hedge.limits() {
            return true;
        }
        hedges(atoms, &(there..there + 1)).iter().any(|(kind, range)| *kind == hedge && range.start == there)
    };
    facts.old.hedges.retain(|(hedge, range)| !paired(*hedge, range.start, true));
    facts.new.hedges.retain(|(hedge, range)| !paired(*hedge, range.start, false));
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
pub(super) fn shared<T>(a: &mut Vec<T>, b: &mut Vec<T>, same: impl Fn(&T, &T) -> bool) {
    a.retain(|x| match b.iter().position(|y| same(x, y)) {
        Some(at) => {
            b.remove(at);
            false
        }
        None => true,
    });
}

/// Removes the days that both lists have, one for one, whoever read them.
pub(super) fn shared_days(a: &mut Vec<Item>, b: &mut Vec<Item>) {
    // Most stretches have none.
    if a.is_empty() || b.is_empty() {
        return;
    }
    let key = |item: &Item| when::value(&item.canon).unwrap_or(&item.canon).to_owned();
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
    if old.is_empty() || new.is_empty() {
        return;
    }
    let days = |passage: &Passage<'_>, list: &[Item]| -> BTreeSet<String> {
        list.iter().filter_map(|item| yearless(passage, item)).collect()
    };
    let both: BTreeSet<String> = &days(aligned.old, old) & &days(aligned.new, new);
    let other = |passage: &Passage<'_>, item: &Item| yearless(passage, item).is_none_or(|day| !both.contains(&day));
    old.retain(|item| other(aligned.old, item));
    new.retain(|item| other(aligned.new, item));
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
