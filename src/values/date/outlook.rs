//! Whether a sentence looks ahead or back at a date, and by what: a plan, an expectation, a promise.

use super::expression::{Expression, Meaning, Which};
use crate::english::data::{list, named, table};
use crate::english::{Class, Shapes, Words, calendar, class};
use crate::values::lexeme::{Lexemes, Shape};
use crate::values::number;
use crate::values::phrase::Phrases;
use std::sync::LazyLock;

/// Whether a sentence speaks of what was or of what is to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outlook {
    Past,
    /// "Will open in May".
    Future,
    /// "Is forecast for Sunday", "may open in May".
    Expected,
    /// "Must be paid by Friday", "promised to pay in May".
    Due,
    /// A timetable's present: "opens in September".
    Scheduled,
    /// What ends for good: "expires on 30 June".
    Expiring,
    Open,
}

impl Outlook {
    /// Returns whether something lies ahead.
    pub(super) fn ahead(self) -> bool {
        !matches!(self, Self::Past | Self::Open)
    }

    /// Returns whether that is told by a word that looks ahead, and not by a timetable.
    pub(super) fn told_ahead(self) -> bool {
        matches!(self, Self::Future | Self::Expected | Self::Due)
    }
}

/// Verbs that put what is planned in the present tense, in the singular and plural.
const TIMETABLE: &[(&str, &str)] = table!("dates/timetable");

/// What a verb of a timetable in the present tense goes with when it tells what happened: "closes lower on Friday".
const TOLD: &[&str] = list!("dates/told");

/// Phrases of a timetable.
const PLANNED: &[&str] = list!("dates/planned");

/// What is over for those who have not handed theirs in when it closes.
const CLOSING: &[&str] = list!("dates/closing");

static PLANNING: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::leading(PLANNED.iter().map(|words| (*words, ()))));

named! { Outlook:
    "due" => Self::Due,
    "expected" => Self::Expected,
    "future" => Self::Future,
}

/// Words that speak of what is to come, and how.
const AHEAD: &[(&str, Outlook)] = table!("dates/ahead", Outlook::named => Outlook);

/// Forms of verbs by which something is over.
const ENDING: &[&str] = list!("dates/ending");

/// Past tenses that do not end in "ed".
const BACK: &[&str] = list!("dates/back");

/// Words right before a date by which something is due.
pub(super) const BY: &[&str] = list!("dates/by");

/// Words right behind a date that is a deadline.
pub(super) const DEADLINE_BEHIND: &[&str] = list!("dates/deadlines");

/// Past tenses that tell who says something, and not when that happens.
const SAYING: &[&str] = list!("dates/saying");

/// The furthest that a verb is looked for, in pieces.
const REACH: usize = 24;

/// Returns whether the sentence looks ahead or back at the expression: as the nearest telling word before it does, else
/// the nearest behind it.
pub(super) fn outlook(lex: &Lexemes, date: &Expression) -> Outlook {
    // What is said inside quotation marks looks ahead or back by its own words.
    let inside = |at: &usize| lex.together(*at, date.start) && !matches!(lex.low(*at), "\"" | "\u{201c}" | "\u{201d}");
    let back = (1..=REACH.min(date.start)).map(|n| date.start - n).take_while(inside);
    let ahead = (date.next..date.next + REACH).take_while(inside);
    if DEADLINE_BEHIND.contains(&lex.low(date.next)) {
        return Outlook::Due;
    }
    let here = |at: usize| Some((at, tell(lex, at)?));
    let governed = |(at, told)| if told == Outlook::Future { govern(lex, at, date.start) } else { told };
    let put_off = |n: &usize| PUT_OFF.contains(&lex.before(date.start, *n));
    if matches!(lex.before(date.start, 1), "to" | "until" | "till") && (2..LEADS_UP).any(|n| put_off(&n)) {
        return Outlook::Scheduled;
    }
    if is_over(lex, date) {
        return Outlook::Past;
    }
    if BY.contains(&lex.before(date.start, 1)) {
        // Who is asked to do something by Friday looks ahead, whatever the tense of the asking.
        let could = |at| (lex.low(at) == "could").then_some((at, Outlook::Expected));
        let asked = |at| here(at).or_else(|| asks(lex, at).map(|asks| (at, asks))).or_else(|| could(at));
        // "By Friday, the fire was out"
        let over = || ahead.clone().find_map(here).filter(|(_, told)| *told == Outlook::Past);
        let asked = back.clone().find_map(asked).or_else(over);
        return asked.map_or(Outlook::Future, governed);
    }
    if is_of_past_day(lex, date) || is_of_speech(lex, date) {
        return Outlook::Past;
    }
    if matches!(lex.before(date.start, 1), "past" | "beyond") && date.meaning != Meaning::Clock
        || is_contract(lex, date)
    {
        return Outlook::Scheduled;
    }
    if is_set(lex, date) {
        // "The deadline is Friday", "the planned march is on Friday"
        let due = back.clone().find_map(|at| tell(lex, at)).filter(|told| told.told_ahead());
        return due.unwrap_or(Outlook::Scheduled);
    }
    let leads_up = |n: &usize| lex.before(date.start, *n) == "ahead" && lex.before(date.start, n - 1) == "of";
    if (2..LEADS_UP).any(|n| leads_up(&n)) {
        return Outlook::Scheduled;
    }
    if is_awaited(lex, date) {
        return Outlook::Future;
    }
    // "14.32 Terminal to reopen": the stamp of an entry is no time of what it tells.
    let stamp = date.meaning == Meaning::Clock && lex.opens_block(date.start);
    let ahead = ahead.filter(|at| !(is_cue_behind(lex, date, *at) || stamp && is_plan_of_headline(lex, *at)));
    let planned = |at| here(at).or_else(|| Some((at, timetable(lex, at)?)));
    let mut told = back.filter_map(planned).chain(ahead.filter_map(here));
    told.next().map_or(Outlook::Open, governed)
}

/// Returns whether something was until that day, as the clause behind it tells: "until January, when he was sacked".
fn is_over(lex: &Lexemes, date: &Expression) -> bool {
    let until = matches!(lex.before(date.start, 1), "until" | "till") && lex.low(date.next) == ",";
    if !until || lex.low(date.next + 1) != "when" {
        return false;
    }
    let clause = (date.next + 2..date.next + GOVERNED).take_while(|at| lex.together(*at, date.start));
    let verb = |at: usize| match lex.low(at) {
        "was" | "were" | "had" if lex.low(at + 1) != "to" => Some(Outlook::Past),
        "is" | "are" | "has" | "have" => Some(Outlook::Open),
        _ => tell(lex, at),
    };
    clause.into_iter().find_map(verb) == Some(Outlook::Past)
}

/// Verbs that put something off to a day.
const PUT_OFF: &[&str] = list!("dates/put-off");

/// How far before a date "ahead of" may stand, in pieces: "ahead of the election on Sunday".
const LEADS_UP: usize = 7;

/// How far before "will" the word is looked for that says whose future that is, in pieces.
const GOVERNED: usize = 10;

/// Returns how a sentence looks ahead that does so by the word at `at`: "promised that it will", "forecast that it will",
/// "will expire".
fn govern(lex: &Lexemes, at: usize, date: usize) -> Outlook {
    if (at + 1..date).any(|i| ENDING.contains(&lex.low(i)) && matches!(lex.before(i, 1), "to" | "will" | "would")) {
        return Outlook::Expiring;
    }
    if lex.low(at) == "to" {
        return ahead(lex.before(at, 1)).filter(|_| lex.before(at, 1) != "due").unwrap_or(Outlook::Future);
    }
    if !matches!(lex.low(at), "will" | "would" | "'ll") {
        return Outlook::Future;
    }
    let clause = (at.saturating_sub(GOVERNED)..at).rev().take_while(|i| lex.together(*i, at) && lex.low(*i) != ",");
    let mut told = clause.filter_map(|i| ahead(lex.low(i)));
    told.find(|told| matches!(told, Outlook::Due | Outlook::Expected)).unwrap_or(Outlook::Future)
}

/// Returns how `word` looks ahead, if it does.
fn ahead(word: &str) -> Option<Outlook> {
    LOOKING.get(word).copied()
}

static LOOKING: LazyLock<Words<Outlook>> = LazyLock::new(|| AHEAD.iter().copied().collect());

/// What has happened on a day that it is named after.
const HAPPENED: &[&str] = list!("dates/happened");

/// Returns whether a weekday is that of what has happened already: "Wednesday's ruling".
fn is_of_past_day(lex: &Lexemes, date: &Expression) -> bool {
    let weekday = matches!(date.meaning, Meaning::Weekday { .. });
    weekday && lex.low(date.next) == "'s" && HAPPENED.contains(&lex.low(date.next + 1))
}

/// Words behind a month that is traded ahead: "May delivery", "the December contract".
const TRADED: &[&str] = list!("dates/traded");

/// Returns whether a month is the one that is traded ahead: "for delivery in July", "May delivery", "the December contract".
fn is_contract(lex: &Lexemes, date: &Expression) -> bool {
    let month = matches!(date.meaning, Meaning::Month { which: Which::Plain, .. });
    let led = matches!(lex.before(date.start, 1), "in" | "for")
        && matches!(lex.before(date.start, 2), "delivery" | "settlement" | "shipment");
    let behind = TRADED.contains(&lex.low(date.next));
    month && (led || behind)
}

/// Returns whether a clause waits for what is on that day: "when the case is heard in May", "if it is approved in June".
fn is_awaited(lex: &Lexemes, date: &Expression) -> bool {
    let at = date.start - usize::from(matches!(lex.before(date.start, 1), "on" | "at" | "in" | "by"));
    let participle =
        lex.before(at, 1).ends_with("ed") || lex.before(at, 1).ends_with("en") || BACK.contains(&lex.before(at, 1));
    let waits = |back: usize| {
        lex.together(at.saturating_sub(back), date.start)
            && matches!(lex.before(at, back), "when" | "if" | "once" | "unless" | "until")
    };
    participle && matches!(lex.before(at, 2), "is" | "are") && (3..=GOVERNED.min(at)).any(waits)
}

/// Participles that tell on which day, or where, somebody said what follows: "speaking in Orle on Wednesday".
const SPEAKING: &[&str] = list!("dates/speaking");

/// Returns whether somebody spoke on that day, as the words tell that its sentence opens with: "Speaking in Orle on Wednesday, she said".
fn is_of_speech(lex: &Lexemes, date: &Expression) -> bool {
    let clause = (1..=GOVERNED.min(date.start)).map(|back| date.start - back);
    let mut clause = clause.take_while(|at| lex.together(*at, date.start) && lex.low(*at) != ",");
    let speaks = |at: usize| lex.opens_sentence(at) && SPEAKING.contains(&lex.low(at));
    lex.low(date.next) == "," && clause.any(speaks)
}

/// Returns whether something is on that day, in the present: "The election is on November 3", "the funeral is Saturday". "It is
/// Monday" and "today is Monday" only say what day it is.
fn is_set(lex: &Lexemes, date: &Expression) -> bool {
    let lead = usize::from(matches!(lex.before(date.start, 1), "on" | "at" | "in"));
    // "It could be Tuesday"
    let could = lead == 0
        && lex.before(date.start, 1) == "be"
        && matches!(lex.before(date.start, 2), "could" | "may" | "might" | "will");
    if could {
        return true;
    }
    let verb = matches!(lex.before(date.start, lead + 1), "is" | "are");
    let subject = lex.before(date.start, lead + 2);
    let dated = matches!(
        date.meaning,
        Meaning::Weekday { .. } | Meaning::Day { .. } | Meaning::Month { .. } | Meaning::Clock | Meaning::Season { .. }
    );
    verb && dated && !matches!(subject, "it" | "today" | "this" | "that" | "here" | "there" | "")
}

/// Returns whether the word at `at` says behind a statement who made it: "the line opens in May, the mayor said". A date
/// that opens its sentence is of that verb: "in May, the mayor said".
fn is_cue_behind(lex: &Lexemes, date: &Expression, at: usize) -> bool {
    let within = |from: usize| (date.start.saturating_sub(from)..date.start).any(|i| lex.opens_sentence(i));
    SAYING.contains(&lex.low(at)) && !within(3) && (date.next..at).any(|i| lex.low(i) == ",")
}

/// Returns whether the word at `i` asks for something: "to leave", "given until".
pub(super) fn asks(lex: &Lexemes, i: usize) -> Option<Outlook> {
    let verb = lex.low(i) == "to" && lex.is(i + 1, Shape::Word) && !lex.capital(i + 1);
    let noun = matches!(lex.low(i + 1), "the" | "a" | "an" | "his" | "her" | "their" | "its" | "this" | "that" | "all");
    // "Spread to two floors" asks for nothing.
    let counts = number::may_begin(lex, i + 1);
    ((verb && !noun && !counts) || matches!(lex.low(i), "given" | "until")).then_some(Outlook::Future)
}

/// The shapes of the past tenses.
static TELLING: Shapes = Shapes::of(BACK);

/// Returns what the word at `i` says about time, if anything.
fn tell(lex: &Lexemes, i: usize) -> Option<Outlook> {
    let word = lex.low(i);
    if !lex.is(i, Shape::Word) {
        return None;
    }
    // "“We'll leave on Sunday,” she said": the first word of a quotation has a capital as well.
    let quoted = matches!(lex.before(i, 1), "\"" | "\u{201c}" | "\u{2018}");
    let named = lex.capital(i) && !lex.opens_sentence(i) && !quoted;
    // "Could be reached on Monday"
    let verb = i + 1 + usize::from(lex.low(i + 1) == "be");
    if word == "could" && !COULD_NOT.contains(&lex.low(verb)) {
        return Some(Outlook::Expected);
    }
    if let Some(told) = ahead(word).filter(|_| !named) {
        // "Had been due to expire on Friday"
        let had_been = lex.before(i, 1) == "been" && lex.before(i, 2) == "had";
        // "Had promised the same in January"
        let had =
            SAID_AHEAD.contains(&word) && lex.before(i, 1) == "had" && (1..5).all(|next| lex.low(i + next) != "to");
        if is_said_then(lex, i) || had || had_been && matches!(word, "scheduled" | "slated" | "due" | "expected") {
            return Some(Outlook::Past);
        }
        // "its plans for" looks ahead; "set aside its plans" says nothing of when.
        let noun = PLANS.contains(&word);
        let owned = matches!(lex.before(i, 1), "our" | "my" | "your" | "his" | "her" | "their" | "its");
        let verb = word == "forecast" && class(lex.before(i, 1)).any(Class::AUXILIARY);
        let telling = !noun
            || verb
            || (owned && !word.ends_with('s'))
            || matches!(lex.low(i + 1), "to" | "for" | "on" | "that" | "of" | "is" | "was")
            || (matches!(word, "plan" | "plans") && matches!(lex.low(i + 1), "a" | "an"));
        // Who is due in court is expected there: nothing is due.
        let awaited = word == "due" && matches!(lex.low(i + 1), "to" | "in" | "at" | "back" | "before" | "out" | "for");
        let told = if awaited { Outlook::Future } else { told };
        return telling.then_some(told);
    }
    if word == "to" && lex.low(i + 1) == "be" && !class(lex.before(i, 1)).any(Class::REPUTES.with(Class::REPORT)) {
        return Some(Outlook::Future);
    }
    if word == "to" && matches!(lex.before(i, 1), "is" | "are" | "set" | "about" | "likely" | "going" | "poised") {
        return Some(Outlook::Future);
    }
    if word == "to" && is_plan_of_headline(lex, i) {
        return Some(Outlook::Future);
    }
    // "to meet" looks ahead; "to" before a name or a place does not.
    let infinitive = matches!(lex.before(i, 1), "to" | "be" | "will" | "'ll" | "would" | "should" | "must")
        || matches!(lex.before(i, 2), "will" | "would");
    let left = word == "set" && matches!(lex.low(i + 1), "off" | "out");
    // "Had only decided to start" looks back at the day on which that was still open.
    let had = || (1..=2).any(|back| lex.before(i, back) == "had");
    if RESOLVING.contains(&word) && lex.low(i + 1) == "to" && asks(lex, i + 1).is_some() && !had() {
        return Some(Outlook::Future);
    }
    ((left || is_past_form(word)) && !infinitive && !named).then_some(Outlook::Past)
}

/// How many pieces whoever is to do something is named with in a headline, at most.
const SUBJECT: usize = 8;

/// Returns whether the "to" at `i` says in a headline what somebody is to do: "Bridge to reopen on Monday". All that stands before it names
/// them, and no full stop ends the line.
fn is_plan_of_headline(lex: &Lexemes, i: usize) -> bool {
    if lex.low(i) != "to"
        || asks(lex, i).is_none()
        || !lex.is(i.saturating_sub(1), Shape::Word)
        || lex.opens_sentence(i)
    {
        return false;
    }
    let told = Class::AUXILIARY.with(Class::MODAL).with(Class::VERB);
    // "Port says bridge to reopen": what is said begins behind the word of saying, and behind a label.
    let borders = |at: usize| lex.low(at) == ":" || class(lex.low(at)).any(Class::REPORT);
    let names = |at: usize| {
        let word = lex.low(at);
        let past = is_past_form(word) && !lex.capital(at);
        // "Storm forces thousands to leave" tells what happened.
        let third = word.ends_with('s') && word.len() > 2 && !lex.capital(at) && at + 1 < i;
        !(class(word).any(told) || past || third) && ahead(word).is_none()
    };
    let mut before = (1..=SUBJECT.min(i)).map(|back| i - back).take_while(|at| lex.together(*at, i) && !borders(*at));
    let ends = (i..i + REACH * 2).take_while(|at| lex.together(*at, i)).last();
    before.all(names) && !borders(i - 1) && ends.is_some_and(|end| !matches!(lex.low(end), "." | "!" | "?"))
}

/// Returns whether `word` looks like a past tense.
fn is_past_form(word: &str) -> bool {
    TELLING.may_hold(word) && BACK.contains(&word)
        || (word.len() > 4 && word.ends_with("ed") && (!word.ends_with("eed") || word == "agreed"))
}

/// Participles of those who have made up their minds to do what comes behind them: "has decided to close it in March".
const RESOLVING: &[&str] = list!("dates/resolving");

/// Words behind "could" by which it tells what somebody was able to do.
const COULD_NOT: &[&str] = list!("dates/could-not");

/// Words that look ahead as verbs, and as nouns only where somebody has them: "its plans for May".
const PLANS: &[&str] = list!("dates/plans");

/// Past tenses of those who look ahead: the day right behind them is that on which they did.
const SAID_AHEAD: &[&str] = list!("dates/said-ahead");

/// Returns whether the date behind the word at `i` is that on which somebody looked ahead: "vowed on Monday to act". What was promised
/// in May is another matter: "is promised in May".
fn is_said_then(lex: &Lexemes, i: usize) -> bool {
    if !SAID_AHEAD.contains(&lex.low(i)) || class(lex.before(i, 1)).any(Class::AUXILIARY) {
        return false;
    }
    let at = i + 1 + usize::from(matches!(lex.low(i + 1), "in" | "on" | "at"));
    let named = |at: usize| calendar::names().any(|name| name == lex.low(at));
    lex.low(at) == "last" || named(at) || lex.is(at, Shape::Digits) && named(at + 1)
}

/// Returns whether the verb at `i` has two as its subject: "Ruiz and Joan Marsh [meet]".
fn are_two(lex: &Lexemes, i: usize) -> bool {
    lex.before(i, 2) == "and" || lex.before(i, 3) == "and" && lex.capital(i - 1) && lex.capital(i - 2)
}

/// Returns whether the word at `i` is a timetable's: it tells of what comes behind it.
fn timetable(lex: &Lexemes, i: usize) -> Option<Outlook> {
    let word = lex.low(i);
    // "Runs 26 July to 22 August"
    let runs =
        matches!(word, "runs" | "run") && (lex.is(i + 1, Shape::Digits) || calendar::month(lex.low(i + 1)).is_some());
    if runs && lex.before(i, 1) != "to" {
        return Some(Outlook::Scheduled);
    }
    let verb = TIMETABLE.iter().find(|(one, many)| {
        let subject = lex.before(i, 1);
        // "The schools open" is a timetable, "to open" and "an open door" are none.
        let several = || subject.len() > 3 && subject.ends_with('s') && !subject.ends_with("ss");
        // "Her visits" and "three opens" are no verbs.
        let counted = || {
            let number = i.checked_sub(1).is_some_and(|before| number::may_begin(lex, before));
            number || class(subject).any(Class::DETERMINER.with(Class::POSSESSIVE))
        };
        (word == *one && !counted())
            || (word == *many && (several() || matches!(subject, "we" | "they" | "you") || are_two(lex, i)))
    });
    let planned = verb.filter(|_| !TOLD.contains(&lex.low(i + 1)) && !lex.capital(i)).map(|(one, _)| *one);
    match planned {
        Some("expires" | "lapses" | "ends") => Some(Outlook::Expiring),
        Some("closes") if CLOSING.contains(&lex.before(i, 1)) => Some(Outlook::Expiring),
        Some(_) => Some(Outlook::Scheduled),
        None => PLANNING.at(lex, i).next().map(|(words, ..)| match lex.before(i, 1) {
            _ if words.ends_with(" out") => Outlook::Expiring,
            "to" => Outlook::Future,
            _ => Outlook::Scheduled,
        }),
    }
}
