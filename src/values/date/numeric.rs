//! Dates in digits, and the digits in named dates: days, years, months beside them.

use super::calendar;
use super::clock;
use super::expression::{Expression, Meaning, Which};
use crate::english::data::list;
use crate::values::lexeme::{Lexemes, Shape};

/// Returns the date in digits at `i`.
pub(super) fn read(lex: &Lexemes, i: usize) -> Option<Expression> {
    parted(lex, i).or_else(|| pointed(lex, i)).or_else(|| joined(lex, i))
}

/// Returns whether the article puts the day before the month in digits, as its first date shows that can be read in one way only.
pub(super) fn day_first(lex: &Lexemes) -> Option<bool> {
    (0..lex.len()).filter(|i| lex.is(*i, Shape::Digits)).find_map(|i| {
        let mark = lex.low(i + 1);
        let whole = matches!(mark, "/" | "-") && lex.low(i + 3) == mark && (i + 1..i + 5).all(|at| lex.glued(at));
        let (first, second) = (digits(lex, i, 2)?, digits(lex, i + 2, 2)?);
        year_at(lex, i + 4).filter(|_| whole)?;
        match (first, second) {
            (13..=31, 1..=12) => Some(true),
            (1..=12, 13..=31) => Some(false),
            _ => None,
        }
    })
}

pub(super) fn digits(lex: &Lexemes, i: usize, most: usize) -> Option<u32> {
    let text = lex.low(i);
    (lex.is(i, Shape::Digits) && text.len() <= most).then(|| text.parse().ok()).flatten()
}

/// Returns the day of the month at `i` ("26", "26th") and the place behind it.
pub(super) fn day_number(lex: &Lexemes, i: usize) -> Option<(u32, usize)> {
    let day = digits(lex, i, 2).filter(|day| (1..=31).contains(day))?;
    let suffix = lex.glued(i + 1) && matches!(lex.low(i + 1), "st" | "nd" | "rd" | "th");
    Some((day, i + 1 + usize::from(suffix)))
}

/// Words before the year that heads an entry: "Early 2030: Work stops", "H2 2024: Costs rise".
const HEADS: &[&str] = list!("dates/year-heads");

/// The most pieces before such a year.
const HEAD: usize = 5;

/// Returns the four-digit year at `i`.
pub(super) fn year_at(lex: &Lexemes, i: usize) -> Option<i32> {
    let text = lex.low(i);
    let year = digits(lex, i, 4).filter(|_| text.len() == 4).and_then(|year| i32::try_from(year).ok())?;
    // "2024: The council votes", "14 August 2031: A drone sinks it" are heads of entries.
    let part = |at: usize| {
        let word = lex.low(at);
        calendar::month(word).is_some()
            || calendar::season(word).is_some()
            || HEADS.contains(&word)
            || digits(lex, at, 2).is_some()
    };
    let dated = (1..=HEAD.min(i)).take_while(|back| part(i - back)).any(|back| lex.opens_sentence(i - back));
    let heads = (dated || lex.opens_sentence(i)) && !lex.glued(i + 2);
    let colon = lex.low(i + 1) == ":" && !heads;
    let joined = lex.glued(i + 1)
        && (lex.is(i + 1, Shape::Word) && !lex.low(i + 1).starts_with('\'') || lex.low(i + 1) == "%" || colon);
    // "© 2026 The Courier"
    let owned = matches!(lex.before(i, 1), "©" | "copyright");
    ((1000..2200).contains(&year) && !joined && !owned).then_some(year)
}

/// Returns the month named at `i` and the place behind it and its full stop.
pub(super) fn month_at(lex: &Lexemes, i: usize) -> Option<(u32, usize, bool)> {
    let (month, short) = calendar::month(lex.low(i)).filter(|_| lex.capital(i))?;
    let stop = short && lex.low(i + 1) == "." && lex.glued(i + 1) && month != 5;
    Some((month, i + 1 + usize::from(stop), short && !stop))
}

/// "2016-07-26", "26/07/2016".
fn parted(lex: &Lexemes, i: usize) -> Option<Expression> {
    let mark = lex.low(i + 1);
    let whole = (i + 1..i + 5).all(|at| lex.glued(at)) && lex.low(i + 3) == mark && matches!(mark, "-" | "/" | ".");
    if !whole || lex.glued(i) && lex.is(i.wrapping_sub(1), Shape::Mark) && matches!(lex.before(i, 1), "-" | "/" | ".") {
        return None;
    }
    let (a, b) = (digits(lex, i, 4)?, digits(lex, i + 2, 2)?);
    // Which of the two is the month only the article's other dates can tell.
    if let Some(year) = year_at(lex, i + 4)
        && lex.low(i).len() < 4
        && a != b
        && a <= 12
        && b <= 12
        && mark != "."
    {
        let next = clock::time(lex, i + 5).map_or(i + 5, |(_, next)| next);
        return Some(Expression::new(i, next, Meaning::Either { year, first: a, second: b }));
    }
    let (year, month, day) = match (lex.low(i).len(), digits(lex, i + 4, 4)?) {
        (4, day) => (a, b, day),
        // Who parts them by full stops writes the day first.
        (_, year) if year >= 1000 && (a > 12 || mark == ".") => (year, b, a),
        (_, year) if year >= 1000 && b > 12 => (year, a, b),
        (_, year) if year >= 1000 && a == b => (year, a, b),
        _ => return None,
    };
    let which = Which::Of(i32::try_from(year).ok()?);
    let real = (1..=12).contains(&month) && (1..=31).contains(&day);
    real.then(|| Expression::new(i, i + 5, Meaning::Day { which, month, day }))
}

/// "2.8.2012" where it is one piece: the day comes first.
fn pointed(lex: &Lexemes, i: usize) -> Option<Expression> {
    let mut parts = lex.low(i).split('.').map(|part| part.parse::<u32>().ok());
    let (day, month, year) = (parts.next()??, parts.next()??, parts.next()??);
    let real = (1..=31).contains(&day) && (1..=12).contains(&month) && (1000..2200).contains(&year);
    let which = Which::Of(i32::try_from(year).ok()?);
    (real && parts.next().is_none()).then(|| Expression::new(i, i + 1, Meaning::Day { which, month, day }))
}

/// "19-Nov-12", "2012-Aug-01": joined by hyphens, with a year of two digits or four.
fn joined(lex: &Lexemes, i: usize) -> Option<Expression> {
    let whole = (i + 1..i + 5).all(|at| lex.glued(at)) && lex.is_dash(i + 1) && lex.is_dash(i + 3);
    let (month, ..) = month_at(lex, i + 2).filter(|_| whole)?;
    let (first, last) = (digits(lex, i, 4)?, digits(lex, i + 4, 4)?);
    let (year, day) = if lex.low(i).len() == 4 { (first, last) } else { (last, first) };
    let year = if year < 100 { of_two_digits(year) } else { year };
    let which = Which::Of(i32::try_from(year).ok()?);
    let real = (1..=31).contains(&day) && (1000..2200).contains(&year);
    real.then(|| Expression::new(i, i + 5, Meaning::Day { which, month, day }))
}

/// Returns the year that two digits stand for: it lies in the next decades at most.
pub(super) fn of_two_digits(year: u32) -> u32 {
    if year < 70 { 2000 + year } else { 1900 + year }
}
