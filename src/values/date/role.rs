//! What a date is to its sentence, and whether the sentence looks ahead or back.

use super::expression::{Expression, Meaning};
use crate::english::{Shapes, calendar};
use crate::values::lexeme::{Lexemes, Shape};
use crate::values::phrase::Phrases;
use std::sync::LazyLock;

/// Whether a sentence speaks of what was or of what is to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outlook {
    Past,
    Future,
    /// A timetable's present: "opens in September".
    Scheduled,
    /// The same of what ends for good: "expires on 30 June".
    Expiring,
    Open,
}

impl Outlook {
    /// Returns whether something lies ahead.
    pub(super) fn ahead(self) -> bool {
        matches!(self, Self::Future | Self::Scheduled | Self::Expiring)
    }
}

/// Verbs that put what is planned in the present tense, in the singular and plural.
const TIMETABLE: &[(&str, &str)] = &[
    ("opens", "open"),
    ("reopens", "reopen"),
    ("closes", "close"),
    ("begins", "begin"),
    ("starts", "start"),
    ("resumes", "resume"),
    ("ends", "end"),
    ("launches", "launch"),
    ("premieres", "premiere"),
    ("airs", "air"),
    ("expires", "expire"),
    ("lapses", "lapse"),
];

/// What a verb of a timetable in the present tense goes with when it tells what happened: "closes lower on Friday".
const TOLD: &[&str] = &["up", "down", "lower", "higher", "above", "below", "fire", "flat", "mixed"];

/// Phrases of a timetable.
const PLANNED: &[&str] = &[
    "takes place",
    "take place",
    "stands trial",
    "stand trial",
    "goes on trial",
    "go on trial",
    "takes effect",
    "take effect",
    "comes into force",
    "come into force",
    "goes to the polls",
    "go to the polls",
    "goes on sale",
    "go on sale",
    "goes on show",
    "go on show",
    "kicks off",
    "kick off",
    "gets under way",
    "get under way",
    "runs from",
    "run from",
    "runs until",
    "run until",
    "runs through",
    "run through",
];

/// What is over for those who have not handed theirs in when it closes.
const CLOSING: &[&str] =
    &["applications", "entries", "nominations", "registration", "bidding", "bids", "voting", "polls", "consultation"];

static PLANNING: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::leading(PLANNED.iter().map(|words| (*words, ()))));

/// Words that speak of what is to come.
const AHEAD: &[&str] = &[
    "will",
    "'ll",
    "won't",
    "shall",
    "would",
    "hope",
    "hopes",
    "hoped",
    "hoping",
    "aim",
    "aims",
    "aimed",
    "aiming",
    "plan",
    "plans",
    "planned",
    "planning",
    "expect",
    "expects",
    "expected",
    "expecting",
    "due",
    "scheduled",
    "slated",
    "target",
    "targets",
    "targeted",
    "targeting",
    "goal",
    "goals",
    "deadline",
    "deadlines",
    "promise",
    "promises",
    "promised",
    "promising",
    "pledge",
    "pledges",
    "pledged",
    "pledging",
    "vow",
    "vows",
    "vowed",
    "intend",
    "intends",
    "intended",
    "intending",
    "should",
    "must",
    "may",
    "might",
    "upcoming",
    "forthcoming",
    "proposed",
    "proposes",
    "seeks",
    "ultimatum",
    "commit",
    "commits",
    "committed",
    "forecast",
    "forecasts",
    "projected",
    "anticipated",
    "tentatively",
    "imminent",
    "effective",
];

/// Past tenses that do not end in "ed".
const BACK: &[&str] = &[
    "said", "told", "was", "were", "had", "did", "made", "went", "came", "took", "gave", "fell", "rose", "began",
    "left", "won", "lost", "met", "held", "kept", "found", "got", "saw", "wrote", "shot", "hit", "killed", "became",
    "brought", "built", "bought", "caught", "fought", "sent", "spoke", "stood", "struck", "thought", "threw", "flew",
    "grew", "heard", "knew", "led", "paid", "ran", "sat", "sold", "showed", "broke", "chose", "drew", "drove", "since",
    "ago", "been", "has", "have", "earlier", "wounded", "died", "arrested",
];

/// Words right before a date by which something is due.
const BY: &[&str] = &["by", "before", "until", "till", "than", "within", "due", "deadline", "til"];

/// Words right behind a date that is a deadline.
const DEADLINE_BEHIND: &[&str] = &["deadline", "deadlines", "target", "cutoff", "ultimatum", "goal"];

/// Past tenses that tell who says something, and not when that happens.
const SAYING: &[&str] = &["said", "told", "added", "announced", "reported", "confirmed", "explained"];

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
        return Outlook::Future;
    }
    if BY.contains(&lex.before(date.start, 1)) {
        // Who is asked to do something by Friday looks ahead, whatever the tense of the asking.
        let asked = back.clone().find_map(|at| tell(lex, at).or_else(|| asks(lex, at)));
        return asked.unwrap_or(Outlook::Future);
    }
    if is_set(lex, date) {
        // "The deadline is Friday", "the planned march is on Friday"
        let due = back.clone().find_map(|at| tell(lex, at)).filter(|told| *told == Outlook::Future);
        return due.unwrap_or(Outlook::Scheduled);
    }
    let ahead = ahead.filter(|at| !is_cue_behind(lex, date, *at));
    let planned = |at| tell(lex, at).or_else(|| timetable(lex, at));
    let mut told = back.filter_map(planned).chain(ahead.filter_map(|at| tell(lex, at)));
    told.next().unwrap_or(Outlook::Open)
}

/// Returns whether something is on that day, in the present: "The election is on November 3", "the funeral is Saturday". "It is
/// Monday" and "today is Monday" only say what day it is.
fn is_set(lex: &Lexemes, date: &Expression) -> bool {
    let lead = usize::from(matches!(lex.before(date.start, 1), "on" | "at" | "in"));
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
fn asks(lex: &Lexemes, i: usize) -> Option<Outlook> {
    let verb = lex.low(i) == "to" && lex.is(i + 1, Shape::Word) && !lex.capital(i + 1);
    let noun = matches!(lex.low(i + 1), "the" | "a" | "an" | "his" | "her" | "their" | "its" | "this" | "that" | "all");
    ((verb && !noun) || matches!(lex.low(i), "given" | "until")).then_some(Outlook::Future)
}

/// The shapes of the words that look ahead or back.
static TELLING: Shapes = Shapes::of(AHEAD).with_all(BACK);

/// Returns what the word at `i` says about time, if anything.
fn tell(lex: &Lexemes, i: usize) -> Option<Outlook> {
    let word = lex.low(i);
    if !lex.is(i, Shape::Word) {
        return None;
    }
    let named = lex.capital(i) && !lex.opens_sentence(i);
    let listed = TELLING.may_hold(word);
    if listed && AHEAD.contains(&word) && !named {
        // "its plans for" looks ahead; "set aside its plans" says nothing of when.
        let noun = matches!(word, "plan" | "plans" | "hope" | "hopes" | "aim" | "goal" | "targets" | "forecast");
        let owned = matches!(lex.before(i, 1), "our" | "my" | "your" | "his" | "her" | "their" | "its");
        let telling = !noun
            || (owned && !word.ends_with('s'))
            || matches!(lex.low(i + 1), "to" | "for" | "on" | "that" | "of" | "is" | "was")
            || (matches!(word, "plan" | "plans") && matches!(lex.low(i + 1), "a" | "an"));
        return telling.then_some(Outlook::Future);
    }
    if word == "to" && matches!(lex.before(i, 1), "is" | "are") {
        return Some(Outlook::Future);
    }
    // "to meet" looks ahead; "to" before a name or a place does not.
    let infinitive = matches!(lex.before(i, 1), "to" | "be" | "will" | "'ll" | "would" | "should" | "must")
        || matches!(lex.before(i, 2), "will" | "would");
    let past = listed && BACK.contains(&word)
        || (word.len() > 4 && word.ends_with("ed") && (!word.ends_with("eed") || word == "agreed"));
    (past && !infinitive && !named).then_some(Outlook::Past)
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
        word == *one || (word == *many && subject.len() > 3 && subject.ends_with('s') && !subject.ends_with("ss"))
    });
    let planned = verb.filter(|_| !TOLD.contains(&lex.low(i + 1)) && !lex.capital(i)).map(|(one, _)| *one);
    match planned {
        Some("expires" | "lapses") => Some(Outlook::Expiring),
        Some("closes") if CLOSING.contains(&lex.before(i, 1)) => Some(Outlook::Expiring),
        Some(_) => Some(Outlook::Scheduled),
        None => PLANNING.at(lex, i).next().map(|_| match lex.before(i, 1) {
            "to" => Outlook::Future,
            _ => Outlook::Scheduled,
        }),
    }
}

/// Words that end as superlatives do.
const NO_SUPERLATIVES: &[&str] = &[
    "forest", "test", "west", "rest", "request", "arrest", "contest", "protest", "interest", "guest", "quest",
    "harvest", "nest", "chest", "priest", "latest",
];

/// Returns whether "in 250 years" before `date` tells how rare something is: "the closest approach in", "the first time in".
fn is_rarity(lex: &Lexemes, date: &Expression) -> bool {
    (2..8.min(date.start)).any(|back| {
        let word = lex.before(date.start, back);
        let superlative = word.ends_with("est") && !NO_SUPERLATIVES.contains(&word);
        let rare = superlative || matches!(word, "first" | "worst" | "best" | "most" | "only" | "least");
        rare && matches!(
            lex.before(date.start, back + 1),
            "the" | "its" | "their" | "his" | "her" | "a" | "for" | "'s" | "second" | "third" | "our"
        )
    })
}

/// Returns whether somebody has the length of time to do something: "has 30 days to appeal".
fn is_respite(lex: &Lexemes, date: &Expression) -> bool {
    let given =
        |back| matches!(lex.before(date.start, back), "has" | "have" | "given" | "gives" | "gave" | "get" | "gets");
    asks(lex, date.next).is_some() && lex.low(date.next) == "to" && (1..4).any(given)
}

/// Returns whether something is due, promised, aimed for or expected by then.
pub(super) fn is_deadline(lex: &Lexemes, date: &Expression, outlook: Outlook) -> bool {
    let mut at = date.start;
    while at > 0
        && matches!(
            lex.before(at, 1),
            "the"
                | "about"
                | "around"
                | "end"
                | "of"
                | "at"
                | "early"
                | "late"
                | "an"
                | "a"
                | "previous"
                | "then"
                | "new"
        )
    {
        at -= 1;
    }
    let bound = BY.contains(&lex.before(at, 1)) && !(lex.before(at, 1) == "than" && lex.before(at, 2) != "later");
    let named = DEADLINE_BEHIND.contains(&lex.low(date.next)) || DEADLINE_BEHIND.contains(&lex.low(date.next + 1));
    let length = matches!(date.meaning, Meaning::Length { .. });
    if length {
        let within = match lex.before(date.start, 1) {
            "within" => outlook != Outlook::Past,
            "in" => outlook == Outlook::Future && !is_rarity(lex, date),
            _ => false,
        };
        return within || named || is_respite(lex, date);
    }
    named || matches!(outlook, Outlook::Future | Outlook::Expiring) || (bound && outlook != Outlook::Past)
}
