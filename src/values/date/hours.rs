//! Hours and days that come again and again: "is open from 9am to 5pm", "visiting hours", "daily at noon". They are those of no day.

use super::expression::{Expression, Meaning, Which};
use super::resolve::Resolved;
use crate::english::data::list;
use crate::model::DateType;
use crate::values::lexeme::Lexemes;

/// Words before "hours" that come again and again: "opening hours".
const HOURS: &[&str] = list!("dates/hours");

/// How far from a time or a weekday the words stand that say so, in pieces.
const NEAR: usize = 24;

/// How many dates of the same sentence are looked at on each side.
const BESIDE: usize = 6;

/// Returns what the date at `index` means where it comes again and again; none elsewhere.
pub(super) fn regular(lex: &Lexemes, dates: &[Expression], index: usize) -> Option<Resolved> {
    let date = dates.get(index)?;
    let value = match (&date.meaning, &date.clock) {
        (Meaning::Clock, Some(clock)) => clock.clone(),
        (Meaning::Weekday { which: Which::Plain, weekday }, clock) => {
            format!("XXXX-WXX-{}{}", weekday + 1, clock.as_deref().unwrap_or_default())
        }
        _ => return None,
    };
    let timed = date.meaning == Meaning::Clock;
    let near = dates.get(index.saturating_sub(BESIDE)..dates.len().min(index + BESIDE + 1))?;
    let beside = || near.iter().filter(|other| lex.together(other.start, date.start));
    if beside().any(is_of_one_day) {
        return None;
    }
    let repeated = timed
        && beside().any(|other| matches!(other.meaning, Meaning::Set(_)))
        && !beside().any(|other| matches!(other.meaning, Meaning::Weekday { .. }));
    let reaches = || beside().any(|other| joins(lex, date, other) || joins(lex, other, date));
    let open = || has_hours(lex, date) || is_open(lex, date) && reaches();
    let kind = if timed { DateType::Time } else { DateType::Set };
    (repeated || open()).then_some(Resolved { kind, value, days: None, period: None })
}

/// Returns whether a date is one day of the calendar.
fn is_of_one_day(date: &Expression) -> bool {
    match date.meaning {
        Meaning::Weekday { which, .. } => which != Which::Plain,
        Meaning::Day { .. } | Meaning::Feast { .. } | Meaning::Step { .. } | Meaning::FromFocus { .. } => true,
        _ => false,
    }
}

/// Returns the pieces of the sentence that stand near a date.
fn around<'l>(lex: &'l Lexemes<'_>, date: &'l Expression) -> impl Iterator<Item = usize> + 'l {
    (date.start.saturating_sub(NEAR)..date.next + NEAR).filter(|at| lex.together(*at, date.start))
}

/// Returns whether the sentence names the hours: "opening hours are 9am to 5pm".
fn has_hours(lex: &Lexemes, date: &Expression) -> bool {
    around(lex, date).any(|at| lex.low(at) == "hours" && HOURS.contains(&lex.before(at, 1)))
}

/// Returns whether the sentence says in the present that something is open. Polls are so on one day only.
fn is_open(lex: &Lexemes, date: &Expression) -> bool {
    let open = |at: usize| {
        let is = matches!(lex.before(at, 1), "is" | "are" | "stays" | "stay" | "remains" | "remain" | "may" | "can");
        lex.low(at) == "open" && (is || lex.opens_block(at)) || lex.low(at) == "opens" && date.meaning == Meaning::Clock
    };
    let polls = |at: usize| matches!(lex.low(at), "polls" | "polling" | "voting");
    around(lex, date).any(open) && !around(lex, date).any(polls)
}

/// Returns whether one date reaches to another one: "9am to 5pm", "between 8am and noon", "Monday-Friday".
fn joins(lex: &Lexemes, from: &Expression, to: &Expression) -> bool {
    let between = lex.low(from.next) == "and" && lex.before(from.start, 1) == "between";
    let joined = between || matches!(lex.low(from.next), "to" | "until" | "till" | "through") || lex.is_dash(from.next);
    joined && from.next + 1 == to.start
}
