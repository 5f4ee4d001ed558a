//! What a date is to its sentence: a deadline, a plan, what happens then.

use super::expression::{Expression, Meaning};
use super::outlook::{BY, DEADLINE_BEHIND, Outlook, asks};
use crate::english::data::list;
use crate::english::{Class, class};
use crate::model::DateRole;
use crate::values::lexeme::Lexemes;

/// Words that end as superlatives do.
const NO_SUPERLATIVES: &[&str] = list!("dates/no-superlatives");

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

/// Returns whether something is due or planned then; none where it is neither.
pub(super) fn ahead(lex: &Lexemes, date: &Expression, outlook: Outlook) -> Option<DateRole> {
    let named = DEADLINE_BEHIND.contains(&lex.low(date.next)) || DEADLINE_BEHIND.contains(&lex.low(date.next + 1));
    let due = match date.meaning {
        Meaning::Length { .. } => is_due_within(lex, date, outlook),
        _ if is_earliest(lex, date) => false,
        _ => matches!(outlook, Outlook::Due | Outlook::Expiring) || is_bound(lex, date, outlook),
    };
    let planned = match date.meaning {
        Meaning::Length { .. } => {
            matches!(lex.before(date.start, 1), "in" | "within") && outlook.ahead() && !is_rarity(lex, date)
        }
        _ => outlook.ahead(),
    };
    match (named || due, planned) {
        (true, _) => Some(DateRole::Deadline),
        (_, true) => Some(DateRole::Planned),
        _ => None,
    }
}

/// How far before a date the denial stands by which it is the first day and not the last one, in pieces.
const DENIED: usize = 16;

/// Returns whether nothing is to happen before that day: "should not start before October". What is not paid "if" it is late is due.
fn is_earliest(lex: &Lexemes, date: &Expression) -> bool {
    const STOPS: Class = Class::COORDINATOR.with(Class::SUBORDINATOR).with(Class::RELATIVE);
    let Some(before) = date.start.checked_sub(1).filter(|before| lex.low(*before) == "before") else { return false };
    let denies = |word: &str| {
        matches!(word, "not" | "never" | "cannot" | "no" | "nobody" | "none" | "nothing" | "nor" | "neither")
            || word.ends_with("n't")
    };
    let clause = (before.saturating_sub(DENIED)..before).rev().take_while(|at| lex.together(*at, date.start));
    let mut clause = clause.take_while(|at| !matches!(lex.low(*at), "," | ";" | ":"));
    let mut denied = false;
    let stop = clause.find(|at| {
        denied |= denies(lex.low(*at));
        class(lex.low(*at)).any(STOPS) && !denies(lex.low(*at))
    });
    denied && !stop.is_some_and(|at| matches!(lex.low(at), "if" | "unless"))
}

/// Returns whether something is to be done in that length of time: "must answer within 30 days".
fn is_due_within(lex: &Lexemes, date: &Expression, outlook: Outlook) -> bool {
    let within = match lex.before(date.start, 1) {
        "within" => outlook.ahead() && outlook != Outlook::Expected,
        "in" => outlook == Outlook::Due && !is_rarity(lex, date),
        _ => false,
    };
    within || is_respite(lex, date)
}

/// Words between "by" and the name of a date.
const BEFORE_NAME: &[&str] = list!("dates/before-name");

/// Returns whether a word before the date makes it the last on which something is done: "by 1 May", "no later than Friday".
fn is_bound(lex: &Lexemes, date: &Expression, outlook: Outlook) -> bool {
    let mut at = date.start;
    while at > 0 && BEFORE_NAME.contains(&lex.before(at, 1)) {
        at -= 1;
    }
    let bound = BY.contains(&lex.before(at, 1)) && !(lex.before(at, 1) == "than" && lex.before(at, 2) != "later");
    bound && !matches!(outlook, Outlook::Past | Outlook::Expected)
}
