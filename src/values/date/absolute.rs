//! Days, months and weekdays by their names.

use super::calendar::{self, Unit};
use super::clock;
use super::expression::{Expression, Meaning, Which};
use super::numeric::{self, day_number, digits, month_at, of_two_digits, year_at};
use super::period::{self, spelled_year, year_behind};
use crate::english::calendar::before_month;
use crate::english::data::list;
use crate::english::{Class, class};
use crate::values::figure::counted_behind;
use crate::values::lexeme::{Lexemes, Shape};

/// Words after which a month is no given name, whoever comes behind it.
const BEFORE_MONTH: &[&str] = list!("dates/before-name-month");

/// Words that a named date begins with beside digits, numbers and the names of the calendar.
const LEADS: &[&str] = list!("dates/named-leads");

/// Returns the words that a named date may begin with unless digits, a number or a name of the calendar do.
pub(super) fn openers() -> impl Iterator<Item = &'static str> {
    LEADS.iter().copied()
}

/// Returns the named date at `i`.
pub(super) fn read(lex: &Lexemes, i: usize) -> Option<Expression> {
    numeric::read(lex, i)
        .or_else(|| month_first(lex, i))
        .or_else(|| day_first(lex, i))
        .or_else(|| weekday(lex, i))
        .or_else(|| period::read(lex, i))
}

/// "July 26, 2016", "Aug. 1", "July 2016", "August", "June last year".
fn month_first(lex: &Lexemes, i: usize) -> Option<Expression> {
    let (month, at, cut) = month_at(lex, i)?;
    if let Some((day, next)) = day_number(lex, at).filter(|(_, next)| !follows_as_year(lex, *next)) {
        let (until, next) = last_day(lex, next, day);
        let day_meaning = |which| Meaning::Day { which, month, day };
        let comma = next + usize::from(lex.low(next) == ",");
        if let Some(year) = year_at(lex, comma).filter(|_| lex.together(i, comma)) {
            return Some(Expression { until, ..Expression::new(i, comma + 1, day_meaning(Which::Of(year))) });
        }
        let (which, next) = year_behind(lex, next);
        return Some(Expression { until, ..Expression::new(i, next, day_meaning(which)) });
    }
    let of = at + usize::from(lex.low(at) == "of" || (lex.low(at) == "," && year_at(lex, at + 1).is_some()));
    if let Some(year) = year_at(lex, of).or_else(|| spelled_year(lex, of).map(|(year, _)| year)) {
        let next = if lex.is(of, Shape::Digits) { of + 1 } else { spelled_year(lex, of).map_or(of, |(_, next)| next) };
        return Some(Expression::new(i, next, Meaning::Month { which: Which::Of(year), month }));
    }
    if is_given_name(lex, i, at) {
        return None;
    }
    let unsure = cut || matches!(lex.low(i), "may" | "march");
    let named = i.checked_sub(1).is_some_and(|before| {
        lex.is(before, Shape::Word) && lex.capital(before) && lex.together(before, i) && !before_month(lex.low(before))
    });
    let behind = lex.capital(at) && lex.is(at, Shape::Word) && lex.together(i, at) && !lex.glued(at);
    let bare = !before_month(lex.before(i, 1)) || lex.opens_sentence(i) || named || behind;
    if unsure && bare {
        return None;
    }
    let (which, next) = year_behind(lex, at);
    Some(Expression::new(i, next, Meaning::Month { which, month }))
}

/// Returns whether the month at `i`, with the word at `next` behind it, is somebody's name: "April Marsh", "Mayor June Kerr". "In June
/// Marsh left" and "the April Supreme Court ruling" are months.
fn is_given_name(lex: &Lexemes, i: usize, next: usize) -> bool {
    const UNNAMED: Class = Class::TITLE.with(Class::BODY).with(Class::DAY).with(Class::MONTH);
    let name = |at: usize| {
        lex.is(at, Shape::Word) && lex.capital(at) && lex.low(at).len() > 1 && !class(lex.low(at)).any(UNNAMED)
    };
    let spelled = lex.get(next).is_some_and(|piece| piece.text.chars().skip(1).any(char::is_lowercase));
    let office = lex.capital(next + 1) && class(lex.low(next + 1)).any(Class::BODY);
    let before = lex.before(i, 1);
    let led = !lex.opens_sentence(i)
        && (BEFORE_MONTH.contains(&before)
            || class(before).any(Class::DETERMINER.with(Class::POSSESSIVE))
            || before == "'s");
    matches!(lex.low(i), "april" | "june" | "august" | "may" | "january") && name(next) && spelled && !office && !led
}

/// Returns the last day of "Sept. 20-24" or "May 3 to 5", and the place behind it.
fn last_day(lex: &Lexemes, next: usize, first: u32) -> (Option<u32>, usize) {
    let joined = lex.is_dash(next) || lex.low(next) == "to";
    let last = day_number(lex, next + 1).filter(|(last, behind)| {
        joined && *last > first && !follows_as_year(lex, *behind) && !counted_behind(lex, *behind)
    });
    last.map_or((None, next), |(last, behind)| (Some(last), behind))
}

/// Returns the day that "and 25" behind `day` adds to it.
pub(super) fn another_day(lex: &Lexemes, day: &Expression) -> Option<Expression> {
    let Meaning::Day { which, month, day: first } = day.meaning else { return None };
    let at = day.next + usize::from(lex.low(day.next) == "," && lex.is(day.next + 1, Shape::Digits));
    let at = at + usize::from(matches!(lex.low(at), "and" | "or"));
    let (next_day, next) = day_number(lex, at).filter(|(next_day, _)| at > day.next && *next_day > first)?;
    if clock::time(lex, at).is_some() {
        return None;
    }
    let bare = lex.is(at, Shape::Digits) && !lex.is(next, Shape::Word) && !follows_as_year(lex, next);
    let plain = bare
        || (lex.is(next, Shape::Word)
            && month_at(lex, next).is_none()
            && lex.low(next) != "percent"
            && !counted_behind(lex, next));
    let real = plain && day.clock.is_none() && lex.together(day.start, at);
    real.then(|| Expression::new(at, next, Meaning::Day { which, month, day: next_day }))
}

/// Returns whether the digits before `next` begin a clock time or a longer number instead of a day.
fn follows_as_year(lex: &Lexemes, next: usize) -> bool {
    matches!(lex.low(next), ":" | "%") && lex.glued(next) && (lex.low(next) == "%" || lex.is(next + 1, Shape::Digits))
}

/// Returns the year of two digits at `i`, which nothing may be counted by: "19 Nov 12."
fn short_year(lex: &Lexemes, i: usize) -> Option<i32> {
    let year = digits(lex, i, 2).filter(|_| lex.low(i).len() == 2 && !lex.is(i + 1, Shape::Word))?;
    let free = !lex.glued(i + 1) || matches!(lex.low(i + 1), "." | "," | ")" | ";");
    i32::try_from(of_two_digits(year)).ok().filter(|_| free && !lex.is_dash(i + 1))
}

/// How many days are listed before their month.
const LISTED: usize = 4;

/// Returns the month of the days that are listed behind `i`: "3, 4 and 5 May".
fn month_of_list(lex: &Lexemes, i: usize) -> Option<u32> {
    let mut at = i;
    for _ in 0..LISTED {
        at = day_number(lex, at + 1).filter(|_| matches!(lex.low(at), "," | "and" | "or"))?.1;
        if let Some((month, ..)) = month_at(lex, at) {
            return Some(month);
        }
    }
    None
}

/// Returns the last of the days from `first` on, which ends before `i`, and the place behind it, before their month: "3 to 6 May".
fn further_days(lex: &Lexemes, i: usize, first: u32) -> (Option<u32>, usize) {
    let dash = lex.is_dash(i) && lex.glued(i) == lex.glued(i + 1);
    let reaches = dash || lex.low(i) == "to" || lex.low(i) == "and" && lex.before(i, 2) == "between";
    let last = day_number(lex, i + 1).filter(|(day, next)| reaches && *day > first && month_at(lex, *next).is_some());
    last.map_or((None, i), |(day, next)| (Some(day), next))
}

/// "26 July 2016", "the 26th of July".
fn day_first(lex: &Lexemes, i: usize) -> Option<Expression> {
    let at = i + usize::from(lex.low(i) == "the");
    let (day, next) = day_number(lex, at).filter(|_| at == i || lex.glued(at + 1))?;
    let (until, next) = further_days(lex, next, day);
    if let Some(month) = month_of_list(lex, next).filter(|_| until.is_none() && at == i) {
        return Some(Expression::new(i, next, Meaning::Day { which: Which::Plain, month, day }));
    }
    let next = next + usize::from(lex.low(next) == "of" && lex.glued(at + 1));
    let (month, next, cut) = month_at(lex, next)?;
    let comma = next + usize::from(lex.low(next) == ",");
    if let Some(year) = short_year(lex, next).filter(|_| cut) {
        return Some(Expression {
            until,
            ..Expression::new(i, next + 1, Meaning::Day { which: Which::Of(year), month, day })
        });
    }
    let (which, next) =
        match year_at(lex, next).map(|year| (year, next + 1)).or_else(|| Some((year_at(lex, comma)?, comma + 1))) {
            Some((year, next)) => (Which::Of(year), next),
            None => year_behind(lex, next),
        };
    Some(Expression { until, ..Expression::new(i, next, Meaning::Day { which, month, day }) })
}

/// "Tuesday", "last Friday", "Monday, Oct. 26".
fn weekday(lex: &Lexemes, i: usize) -> Option<Expression> {
    let (which, at) = match lex.low(i) {
        "last" => (Which::Last, i + 1),
        "next" => (Which::Next, i + 1),
        "this" => (Which::This, i + 1),
        _ => (Which::Plain, i),
    };
    if let Some((month, next, false)) = month_at(lex, at).filter(|_| at > i) {
        let (day, next) = day_number(lex, next).map_or((None, next), |(day, next)| (Some(day), next));
        let meaning = day.map_or(Meaning::Month { which, month }, |day| Meaning::Day { which, month, day });
        return Some(Expression::new(i, next, meaning));
    }
    let (weekday, short) = calendar::weekday(lex.low(at)).filter(|_| lex.capital(at))?;
    let stop = short && lex.low(at + 1) == "." && lex.glued(at + 1);
    let next = at + 1 + usize::from(stop);
    // "The Sunday Flash"
    let paper = lex.is(next, Shape::Word) && lex.capital(next) && calendar::month(lex.low(next)).is_none();
    if paper && lex.before(at, 1) == "the" && lex.together(at, next) {
        return None;
    }
    let comma = next + usize::from(lex.low(next) == ",");
    let full = month_first(lex, comma).or_else(|| day_first(lex, comma)).or_else(|| numeric::read(lex, comma));
    if let Some(day) = full.filter(|day| matches!(day.meaning, Meaning::Day { .. })) {
        return Some(Expression { start: i, ..day });
    }
    // "Tuesday nights" come again and again, and so does the Monday of "Monday and Tuesday nights".
    let nights = |at: usize| matches!(lex.low(at), "mornings" | "afternoons" | "evenings" | "nights");
    let listed = matches!(lex.low(next), "and" | "or") && calendar::weekday(lex.low(next + 1)).is_some();
    if nights(next) || listed && nights(next + 2) {
        return None;
    }
    // "Sat", "Sun" and "Wed" are words as well.
    let word = matches!(lex.low(at), "sat" | "sun" | "wed");
    let placed = || matches!(lex.before(at, 1), "on" | "by" | "until" | "before" | "since" | "from" | "last" | "next");
    (!short || stop && (!word || placed())).then(|| Expression::new(i, next, Meaning::Weekday { which, weekday }))
}

/// Returns the unit of time at `i`, with the place behind it.
pub(super) fn unit_at(lex: &Lexemes, i: usize) -> Option<(Unit, bool, usize)> {
    let (unit, plural) = calendar::unit(lex.low(i))?;
    Some((unit, plural, i + 1))
}
