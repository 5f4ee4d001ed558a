//! Superlatives, firsts and records: "the second-largest dam in the world", "the first woman to lead the bank", "a record".
//!
//! They are figures of the unit `rank`. Only what can be looked up is one: it is first by a measure, in a place or a time, or to do
//! something. "The best friend" and "the most important thing" are opinions.

use super::{Written, rank, unit};
use crate::english::data::list;
use crate::english::ranking::{Ranked, Ranking, is_ranked, ranking};
use crate::english::{Class, class, numeral};
use crate::model::{Bound, Figure, RANK};
use crate::values::lexeme::{Lexemes, Shape};
use crate::values::number;
use std::ops::Range;

/// The most words between a ranking word and the noun that it ranks, and in the name of a place or time.
const NEAR: usize = 6;

/// The most words of what somebody is first to do.
const DEED: usize = 12;

/// A rank as it is written.
struct Found {
    start: usize,
    next: usize,
    value: i64,
    /// Where what is counted begins, where it counts one after the other: "the third attempt in five weeks".
    counts: Option<usize>,
}

/// Gives `add` the ranks whose ranking word stands in `within` of `lex`, in order.
pub(crate) fn read(lex: &Lexemes, within: Range<usize>, mut add: impl FnMut(Written)) {
    let mut free = within.start;
    for at in within {
        let found = match ranks(lex, at) {
            Some(Ranking::Record) => record(lex, at),
            Some(Ranking::AllTime) => all_time(lex, at),
            Some(Ranking::Ordinal) => ordinal(lex, at),
            Some(ranking) => superlative(lex, at, ranking),
            None => None,
        };
        if let Some(found) = found.filter(|found| found.start >= free) {
            free = found.next;
            let unit = if found.counts.is_some() { "ordinal" } else { RANK }.to_owned();
            let figure = Figure { value: found.value.into(), max: None, unit, bound: Bound::Exactly };
            let (span, number) = (lex.span(found.start, found.next), lex.span(at, at + 1));
            let counted = found.counts.filter(|counted| *counted < found.next);
            let counted = counted.map(|counted| lex.span(counted, found.next));
            add(Written { figure, span, number, counted });
        }
    }
}

/// Returns how the word at `at` ranks.
fn ranks(lex: &Lexemes, at: usize) -> Option<Ranking> {
    match lex.get(at).map(|piece| piece.shape) {
        Some(Shape::Word) => ranking(lex.low(at)),
        Some(Shape::Digits) => suffixed(lex, at).map(|_| Ranking::Ordinal),
        _ => None,
    }
}

/// Returns the value of "12th", which is two pieces.
fn suffixed(lex: &Lexemes, at: usize) -> Option<i64> {
    let suffix = lex.glued(at + 1) && matches!(lex.low(at + 1), "st" | "nd" | "rd" | "th");
    lex.low(at).parse().ok().filter(|value| suffix && *value < 1000)
}

/// "The second-largest dam in the world", "the country's oldest school", "the most goals in the league".
fn superlative(lex: &Lexemes, at: usize, ranking: Ranking) -> Option<Found> {
    let (lead, value) = rank_before(lex, at).unwrap_or((at, 1));
    let (start, of) = determined(lex, lead)?;
    let joined = lex.past_hyphen(at + 1);
    let mut next = if joined > at + 1 { joined + 1 } else { at + 1 };
    let mut measured = ranking == Ranking::Measured;
    if ranking == Ranking::Most {
        let adjective = is_ranked(lex.low(next), Ranked::Measure);
        // "At the most" bounds a number.
        let the = lex.before(at, 1) == "the" && lex.before(at, 2) != "at";
        let many = the && lex.is(next, Shape::Word) && unit::counted(lex.low(next));
        if !adjective && !many {
            return None;
        }
        (measured, next) = (true, next + usize::from(adjective));
    }
    let head = head(lex, next);
    let scope = scope(lex, head);
    let named = head > next;
    let several = named && unit::counted(lex.before(head, 1)) && ranking != Ranking::Most && lead == at;
    let placed = scope.next > head || of == Determined::Owned && (named || lead < at);
    if let Some(next) = deed(lex, scope.next).filter(|_| measured && !several && !is_opinion(lex, next, head)) {
        return Some(Found { start, next, value, counts: None });
    }
    let fits = scope.timed || (measured && placed && !several && of != Determined::Bare);
    (fits && !is_opinion(lex, next, head)).then_some(Found { start, next: scope.next, value, counts: None })
}

/// "The first woman to lead the bank", "its first loss since 2019".
fn ordinal(lex: &Lexemes, at: usize) -> Option<Found> {
    let value = suffixed(lex, at).or_else(|| numeral::ordinal(lex.low(at)))?;
    let (start, of) = determined(lex, at)?;
    let mut next = at + 1 + usize::from(lex.is(at, Shape::Digits));
    let joined = lex.past_hyphen(next);
    let ever = lex.low(joined) == "ever";
    if ever {
        next = joined + 1;
    } else if joined > next {
        return None;
    }
    if number::may_begin(lex, next) || is_ranked(lex.low(next), Ranked::Numbered) {
        return None;
    }
    let head = head(lex, next);
    // "The first attempt" is a matter of opinion, "the third attempt in five weeks" is counted.
    if value == 1 && is_opinion(lex, next, head) {
        return None;
    }
    let scope = scope(lex, head);
    let single = head == next || !unit::counted(lex.before(head, 1)) && lex.before(head, 1) != "time";
    let led = lex.before(at, 1) == "the" || of == Determined::Bare && at > 0;
    if let Some(next) = deed(lex, scope.next).filter(|_| led && single) {
        // "The sixth person to die" is counted, and not ranked.
        let counted = value > 1 && rank::is_toll(lex, head);
        return (!counted).then_some(Found { start, next, value, counts: None });
    }
    let kind = lex.phrase(head, "of its kind").is_some();
    // "The heist was the 19th in the province since January"
    let told = lex.before(at, 1) == "the" && matches!(lex.before(at, 2), "was" | "is") && value > 1;
    let fits = (scope.timed || ever) && (head > next || told) || kind;
    // "The second time this year" ranks a time.
    fits.then_some(match value {
        _ if value == 1 || lex.before(head, 1) == "time" => Found { start, next: scope.next, value, counts: None },
        _ => Found { start: at, next: head, value, counts: Some(next) },
    })
}

/// Returns whether nobody can rank by looking it up what the words from `next` to before `head` name.
fn is_opinion(lex: &Lexemes, next: usize, head: usize) -> bool {
    head > next && is_ranked(lex.before(head, 1), Ranked::Opinion)
}

/// "A record 40 degrees", "a record high", "record profits", "the world record".
fn record(lex: &Lexemes, at: usize) -> Option<Found> {
    let found = |start, next| Some(Found { start, next, value: 1, counts: None });
    if lex.past_hyphen(at + 1) > at + 1 || lex.capital(at) && !lex.opens_sentence(at) {
        return None;
    }
    if is_ranked(lex.before(at, 1), Ranked::Whose) {
        let article = matches!(lex.before(at, 2), "a" | "the" | "his" | "her" | "their" | "its");
        return found(at - 1 - usize::from(article), at + 1);
    }
    let next = lex.low(at + 1);
    if !lex.together(at, at + 1) || is_ranked(next, Ranked::NoRecord) {
        return None;
    }
    if lex.before(at, 1) == "a" {
        let sign = matches!(next, "$" | "£" | "€" | "₹");
        if sign || number::may_begin(lex, at + 1) {
            return found(at - 1, at + 1);
        }
        return if lex.is(at + 1, Shape::Word) && !class(next).any(STOPS) { found(at - 1, at + 2) } else { None };
    }
    let bare = !class(lex.before(at, 1)).any(Class::DETERMINER.with(Class::POSSESSIVE)) && lex.before(at, 1) != "'s";
    if bare && is_ranked(next, Ranked::Record) { found(at, at + 2) } else { None }
}

/// "An all-time high".
fn all_time(lex: &Lexemes, at: usize) -> Option<Found> {
    let next =
        lex.phrase(at, "all time").filter(|next| matches!(lex.low(*next), "high" | "low" | "record" | "best"))?;
    let article = usize::from(matches!(lex.before(at, 1), "an" | "the" | "its" | "their"));
    Some(Found { start: at - article, next: next + 1, value: 1, counts: None })
}

/// Returns where the rank before the superlative at `at` begins, and its value: "second-largest", "3rd largest".
fn rank_before(lex: &Lexemes, at: usize) -> Option<(usize, i64)> {
    let end = at - usize::from(at > 0 && lex.past_hyphen(at - 1) == at);
    let word = end.checked_sub(1)?;
    let spelled = numeral::ordinal(lex.low(word)).map(|value| (word, value));
    spelled.or_else(|| Some((word.checked_sub(1)?, suffixed(lex, word - 1)?))).filter(|_| lex.together(word, at))
}

/// What says of which what is ranked is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Determined {
    /// "The", "her".
    Plain,
    /// "Its", "the country's".
    Owned,
    /// Nothing, as in a headline.
    Bare,
}

/// What stands before a superlative that has no article, as in a headline.
const BEFORE: &[&str] = list!("figures/before-superlative");

/// Returns where the words begin that determine what is ranked at `at`; none where it is one of several.
fn determined(lex: &Lexemes, at: usize) -> Option<(usize, Determined)> {
    let bare = Some((at, Determined::Bare));
    let Some(before) = at.checked_sub(1).filter(|before| lex.together(*before, at)) else { return bare };
    let (start, of) = match lex.low(before) {
        "the" | "his" | "her" => (before, Determined::Plain),
        "its" | "their" => (before, Determined::Owned),
        "'s" | "'" => (owner(lex, before)?, Determined::Owned),
        before if BEFORE.contains(&before) => return bare,
        _ => return None,
    };
    let several = matches!(lex.before(start, 1), "among" | "amongst" | "between");
    let one_of =
        lex.before(start, 1) == "of" && matches!(lex.before(start, 2), "one" | "some" | "many" | "two" | "three");
    (!several && !one_of).then_some((start, of))
}

/// Returns where the name of the owner begins whose "'s" stands at `at`: "South Lune's", "the country's".
fn owner(lex: &Lexemes, at: usize) -> Option<usize> {
    let mut owner = at.checked_sub(1)?;
    let name = lex.capital(owner);
    while name && owner > 0 && lex.capital(owner - 1) && lex.together(owner - 1, at) && at - owner < NEAR {
        owner -= 1;
    }
    let article = class(lex.before(owner, 1)).any(Class::DETERMINER.with(Class::POSSESSIVE));
    Some(owner - usize::from(article && lex.together(owner - 1, at)))
}

/// What no noun phrase goes on over.
const STOPS: Class = Class::AUXILIARY
    .with(Class::MODAL)
    .with(Class::PREPOSITION)
    .with(Class::COORDINATOR)
    .with(Class::SUBORDINATOR)
    .with(Class::RELATIVE)
    .with(Class::SUBJECT)
    .with(Class::REPORTING);

/// Returns the place behind the noun phrase at `at`.
fn head(lex: &Lexemes, at: usize) -> usize {
    let goes_on = |i: usize| {
        let stop = class(lex.low(i)).any(STOPS) || matches!(lex.low(i), "ever" | "this" | "so" | "to" | "yet");
        lex.is(i, Shape::Word) && !stop && lex.together(at.saturating_sub(1), i)
    };
    // "The fifth break-in in the parish"
    let particle = |i: usize| matches!(lex.low(i), "in" | "out" | "off" | "up" | "down" | "over" | "on");
    let mut next = at;
    for _ in 0..NEAR {
        let joined = next > at && lex.is_dash(next - 1);
        if !(goes_on(next) || joined && particle(next)) {
            break;
        }
        next += 1;
        let joined = lex.past_hyphen(next);
        next = if joined > next && (goes_on(joined) || particle(joined)) { joined } else { next };
    }
    next
}

/// Where and when something is first, in the words behind it.
struct Scope {
    next: usize,
    /// Whether it is first in a time: "since 1990", "on record", "ever".
    timed: bool,
}

/// Phrases that say in which time something is first.
const EVER: &[&str] = list!("figures/ever" longest first);

/// How many phrases say where and when.
const PHRASES: usize = 3;

/// Returns the scope at `at`.
fn scope(lex: &Lexemes, at: usize) -> Scope {
    let mut scope = Scope { next: at, timed: false };
    for _ in 0..PHRASES {
        let from = scope.next;
        if !lex.together(at.saturating_sub(1), from) {
            break;
        }
        if let Some(next) = EVER.iter().find_map(|words| lex.phrase(from, words)) {
            scope = Scope { next, timed: true };
            continue;
        }
        let preposition = lex.low(from);
        let next = match preposition {
            "in" | "of" | "for" | "outside" | "across" | "among" | "within" | "on" | "at" | "by" => {
                place(lex, from + 1)
            }
            "since" => place(lex, from + 1).map(|next| next + usize::from(lex.low(next) == "began")),
            _ => None,
        };
        let Some(next) = next else { break };
        let span = class(lex.before(next, 1)).any(Class::TIME_UNIT)
            || matches!(lex.before(next, 1), "decades" | "centuries" | "century" | "season" | "history");
        let lasts = span && matches!(preposition, "in" | "for" | "of" | "within");
        // "The tallest house for sale" says not of which.
        if preposition == "for" && !lasts {
            break;
        }
        scope = Scope { next, timed: scope.timed || lasts || preposition == "since" };
    }
    scope
}

/// Returns the place behind the noun phrase at `at`, which says where or when.
fn place(lex: &Lexemes, at: usize) -> Option<usize> {
    let from = at + usize::from(class(lex.low(at)).any(Class::DETERMINER.with(Class::POSSESSIVE)));
    let ends = |word: &str| {
        class(word).any(Class::SITE.with(Class::TIME_UNIT)) || matches!(word, "world" | "history" | "kind" | "season")
    };
    let mut next = from;
    while next < from + NEAR && lex.together(at.saturating_sub(1), next) {
        let word = lex.low(next);
        let joined = lex.is_dash(next) && lex.past_hyphen(next) > next || word == "'s" || ends(word);
        let name = lex.capital(next) || lex.is(next, Shape::Digits);
        let behind_name = next > from && lex.capital(next - 1);
        let plain = lex.is(next, Shape::Word)
            && !class(word).any(STOPS.with(Class::VERB).with(Class::REPORT))
            && !word.ends_with("ed");
        let timed = next > from && word == "this";
        if timed || !(joined || name || plain && !behind_name) {
            break;
        }
        next += 1;
        if ends(word) && lex.low(next) != "'s" && lex.past_hyphen(next) == next && lex.low(next) != "history" {
            break;
        }
    }
    (next > from).then_some(next)
}

/// Returns the place behind what somebody is first to do: "to lead the bank".
fn deed(lex: &Lexemes, at: usize) -> Option<usize> {
    let verb = lex.low(at) == "to" && lex.is(at + 1, Shape::Word) && !lex.capital(at + 1);
    let noun = class(lex.low(at + 1)).any(Class::DETERMINER.with(Class::POSSESSIVE).with(Class::OBJECT));
    if !verb || noun || !lex.together(at, at + 1) {
        return None;
    }
    let stops = Class::COORDINATOR.with(Class::RELATIVE).with(Class::SUBORDINATOR).with(Class::REPORT);
    let goes_on = |i: &usize| {
        let finite =
            class(lex.low(*i)).any(Class::AUXILIARY.with(Class::MODAL)) && !matches!(lex.low(*i), "be" | "have");
        let word = lex.is(*i, Shape::Word) && !class(lex.low(*i)).any(stops) && !finite;
        let mark = lex.past_hyphen(*i) > *i || matches!(lex.low(*i), "$" | "£" | "€");
        lex.together(at, *i) && (word || mark || lex.is(*i, Shape::Digits))
    };
    (at + 2..at + DEED).take_while(goes_on).last().or(Some(at + 1)).map(|last| last + 1)
}
