//! Quarters, seasons, years, decades and centuries by their names.

use super::calendar::{self, Part};
use super::expression::{Expression, Meaning, Which};
use super::numeric::{digits, year_at};
use crate::english::calendar::before_month;
use crate::english::data::list;
use crate::english::{Class, class, numeral};
use crate::values::figure::counted_behind;
use crate::values::lexeme::{Lexemes, Shape};

/// The decades by their names.
const DECADES: &[&str] =
    &["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"];

/// Words for quarters and halves, and those that a year in words begins with.
const MARKED: &[&str] =
    &["q1", "q2", "q3", "q4", "h1", "h2", "half", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"];

/// Words whose "of" leads to a year.
const PARTED: &[&str] = list!("dates/parted");

/// What a year before it is the year of: "below 2005 levels".
const OF_YEAR: &[&str] = list!("dates/of-year");

/// Words whose "of" leads to an amount and not to a year.
const AMOUNTS: &[&str] = list!("dates/amounts");

/// How near a score stands to the quarter of a game, in pieces.
const GAME: usize = 12;

/// What may stand behind a season that belongs to nothing.
const BEHIND_SEASON: Class = Class::PREPOSITION
    .with(Class::COORDINATOR)
    .with(Class::AUXILIARY)
    .with(Class::MODAL)
    .with(Class::SUBORDINATOR)
    .with(Class::SUBJECT)
    .with(Class::DETERMINER);

/// Returns the words one of which stands in every named date that has no digits and no name of the calendar.
pub(super) fn landmarks() -> impl Iterator<Item = &'static str> {
    DECADES.iter().chain(MARKED).copied().chain(["century"])
}

/// Returns the words that may stand in a named date before such a word or its digits, in no order: "the '60s" has an apostrophe.
pub(super) fn inner() -> impl Iterator<Item = &'static str> {
    std::iter::once("'").chain(numeral::ordinals())
}

/// Returns the quarter, season, year or longer time at `i`.
pub(super) fn read(lex: &Lexemes, i: usize) -> Option<Expression> {
    quarter(lex, i)
        .or_else(|| half(lex, i))
        .or_else(|| season(lex, i))
        .or_else(|| decade(lex, i))
        .or_else(|| year_phrase(lex, i))
}

/// Returns the year that "last year" and the like behind a date put it in.
pub(super) fn year_behind(lex: &Lexemes, i: usize) -> (Which, usize) {
    let found = [
        ("last year", -1),
        ("this year", 0),
        ("next year", 1),
        ("of last year", -1),
        ("of this year", 0),
        ("of next year", 1),
    ]
    .iter()
    .find_map(|(words, by)| Some((Which::Year(*by), lex.phrase(i, words)?)));
    found.unwrap_or((Which::Plain, i))
}

/// "the third quarter of 1984", "Q3 2016", "third-quarter", "next year's first quarter".
fn quarter(lex: &Lexemes, i: usize) -> Option<Expression> {
    let own = [("last year 's", -1), ("this year 's", 0), ("next year 's", 1)];
    let own = own.iter().find_map(|(words, by)| Some((Which::Year(*by), lex.phrase(i, words)?)));
    let (lead, at) = own.unwrap_or((Which::Plain, i + usize::from(lex.low(i) == "the")));
    let at = at + usize::from(matches!(lex.low(at), "fiscal" | "current") && lex.low(at + 1) != "quarter");
    let (quarter, next) = match lex.low(at) {
        "q1" => (1, at + 1),
        "q2" => (2, at + 1),
        "q3" => (3, at + 1),
        "q4" => (4, at + 1),
        word => {
            let suffix = lex.glued(at + 1) && matches!(lex.low(at + 1), "st" | "nd" | "rd" | "th");
            let numbered = digits(lex, at, 1).filter(|quarter| suffix && (1..=4).contains(quarter));
            let quarter = calendar::ordinal(word).or(numbered)?;
            let next = lex.past_hyphen(at + 1 + usize::from(numbered.is_some()));
            (lex.low(next) == "quarter").then_some((quarter, next + 1))?
        }
    };
    if is_of_game(lex, i, next) {
        return None;
    }
    // "the third-quarter loss" is about the loss: its article is not the quarter's.
    let joined = lex.low(i) == "the" && lex.is_dash(next.saturating_sub(2));
    let i = i + usize::from(joined);
    let of = next + usize::from(lex.low(next) == "of");
    let of = of + usize::from(lex.low(of) == "fiscal");
    if let Some(year) = year_at(lex, of) {
        return Some(Expression::new(i, of + 1, Meaning::Quarter { which: Which::Of(year), quarter }));
    }
    let (behind, next) = year_behind(lex, next);
    let which = if lead == Which::Plain { behind } else { lead };
    Some(Expression::new(i, next, Meaning::Quarter { which, quarter }))
}

/// What comes in halves of a year behind "first-half".
const HALF_YEARLY: &[&str] = list!("dates/half-yearly");

/// How near such a word or a sum stands to "the second half" in news of business, in pieces.
const BUSINESS: usize = 12;

/// "H2 2024", "first-half profit", "the second half" of business.
fn half(lex: &Lexemes, i: usize) -> Option<Expression> {
    let the = usize::from(lex.low(i) == "the");
    let at = i + the;
    let (part, next, marked) = match lex.low(at) {
        "h1" => (Part::FirstHalf, at + 1, true),
        "h2" => (Part::SecondHalf, at + 1, true),
        "first" => (Part::FirstHalf, lex.phrase(at, "first half")?, false),
        "second" => (Part::SecondHalf, lex.phrase(at, "second half")?, false),
        _ => return None,
    };
    let half = |which, start, next| Expression {
        part: Some(part),
        ..Expression::new(start, next, Meaning::Half { which, second: part == Part::SecondHalf })
    };
    let of = next + usize::from(lex.low(next) == "of");
    if let Some(year) = year_at(lex, of).filter(|_| marked || of == next) {
        return Some(half(Which::Of(year), i, of + 1));
    }
    let (which, behind) = year_behind(lex, next);
    if which != Which::Plain && marked {
        return Some(half(which, i, behind));
    }
    let joined = lex.past_hyphen(at + 1) > at + 1;
    let of_business =
        (next..next + 3).take_while(|at| lex.is(*at, Shape::Word)).any(|at| HALF_YEARLY.contains(&lex.low(at)));
    let yearly = of_business && (joined || the > 0 || marked);
    let near = |at: usize| {
        lex.together(at, i)
            && (HALF_YEARLY.contains(&lex.low(at))
                || matches!(lex.low(at), "%" | "percent" | "basis" | "$" | "£" | "€"))
    };
    let business = the > 0
        && !lex.is(next, Shape::Word)
        && (i.saturating_sub(BUSINESS)..i).chain(next..next + BUSINESS).any(near)
        && !is_of_game(lex, i, next);
    let start = if joined { at } else { i };
    (yearly || business).then(|| half(Which::Plain, start, next))
}

/// Returns whether the quarter from `i` to before `next` is one of a game: "the first quarter of the match", "21-17 in the third quarter".
fn is_of_game(lex: &Lexemes, i: usize, next: usize) -> bool {
    let of = lex.phrase(next, "of the").or_else(|| lex.phrase(next, "of a"));
    let named = of.is_some_and(|at| matches!(lex.low(at), "game" | "match" | "contest" | "final" | "semi"));
    let score = |at: usize| {
        let short = |at: usize| digits(lex, at, 3).is_some();
        lex.together(at, i) && lex.is_dash(at) && lex.glued(at) && lex.glued(at + 1) && short(at - 1) && short(at + 1)
    };
    named || (i.saturating_sub(GAME).max(1)..next + GAME).any(score)
}

/// "last summer", "the summer of 2016", "winter 1998".
fn season(lex: &Lexemes, i: usize) -> Option<Expression> {
    let (which, at) = match lex.low(i) {
        "last" => (Which::Last, i + 1),
        "next" => (Which::Next, i + 1),
        "this" => (Which::This, i + 1),
        "the" => (Which::Plain, i + 1),
        _ => (Which::Plain, i),
    };
    let season = calendar::season(lex.low(at))?;
    let of = at + 1 + usize::from(lex.low(at + 1) == "of");
    if let Some(year) = year_at(lex, of) {
        return Some(Expression::new(i, of + 1, Meaning::Season { which: Which::Of(year), season }));
    }
    let (behind, next) = year_behind(lex, at + 1);
    let which = if which == Which::Plain { behind } else { which };
    (which != Which::Plain || is_dated_season(lex, i, at + 1))
        .then(|| Expression::new(i, next, Meaning::Season { which, season }))
}

/// Returns whether a season from `i` to before `next` is that of some year: "shut until autumn", "over the summer", "late summer".
fn is_dated_season(lex: &Lexemes, i: usize, next: usize) -> bool {
    let led =
        matches!(lex.before(i, 1), "until" | "till" | "by" | "before" | "since" | "over" | "early" | "late" | "mid");
    let led = led || lex.before(i, 1) == "-" && lex.before(i, 2) == "mid";
    let led = led || matches!(lex.low(next), "will" | "would");
    let free = !lex.is(next, Shape::Word) || class(lex.low(next)).any(BEHIND_SEASON);
    led && free && lex.past_hyphen(next) == next
}

/// "the 1980s", "the '90s", "the nineties", "the 11th century".
fn decade(lex: &Lexemes, i: usize) -> Option<Expression> {
    let at = i + usize::from(lex.low(i) == "the");
    let at = at + usize::from(at > i && matches!(lex.low(at), "'" | "\u{2018}" | "\u{2019}") && lex.glued(at + 1));
    if let Some(year) = digits(lex, at, 4).filter(|year| *year >= 1000 && year % 10 == 0) {
        // "The 1960's" is how some write the 1960s.
        let apart = lex.glued(at + 1) && matches!(lex.low(at + 1), "'" | "\u{2019}") && lex.low(at + 2) == "s";
        let owns = at > i && (apart && lex.glued(at + 2) || lex.glued(at + 1) && lex.low(at + 1) == "'s");
        let plural = lex.glued(at + 1) && lex.low(at + 1) == "s" || owns;
        let decade = i32::try_from(year / 10).ok()?;
        return plural.then(|| Expression::new(i, at + 2 + usize::from(apart), Meaning::Decade(decade)));
    }
    if let Some(n) =
        digits(lex, at, 2).filter(|_| lex.glued(at + 1) && matches!(lex.low(at + 1), "st" | "nd" | "rd" | "th"))
    {
        let next = lex.past_hyphen(at + 2);
        let century = i32::try_from(n).ok()? - 1;
        return (lex.low(next) == "century" && century > 0)
            .then(|| Expression::new(i, next + 1, Meaning::Century(century)));
    }
    if let Some((century, next)) = century_in_words(lex, at).filter(|_| at > i) {
        return Some(Expression::new(i, next, Meaning::Century(century)));
    }
    if let Some(n) = digits(lex, at, 2).filter(|n| n % 10 == 0 && *n >= 10) {
        let plural = lex.glued(at + 1) && lex.low(at + 1) == "s" && at > i;
        return plural.then(|| Expression::new(i, at + 2, Meaning::Decade(190 + i32::try_from(n / 10).unwrap_or(0))));
    }
    let n = DECADES.iter().position(|word| *word == lex.low(at)).filter(|_| at > i)?;
    Some(Expression::new(i, at + 1, Meaning::Decade(192 + i32::try_from(n).ok()?)))
}

/// Returns the century of "fifteenth century" and "twenty-first century" at `i`, as [`Meaning::Century`] counts them, and the place
/// behind.
fn century_in_words(lex: &Lexemes, i: usize) -> Option<(i32, usize)> {
    let tens = (lex.low(i) == "twenty" && lex.past_hyphen(i + 1) > i + 1).then(|| lex.past_hyphen(i + 1));
    let at = tens.unwrap_or(i);
    let n = numeral::ordinal(lex.low(at)).filter(|n| (1..=21).contains(n))? + if tens.is_some() { 20 } else { 0 };
    let next = lex.past_hyphen(at + 1);
    // A batsman's second century is no time.
    (lex.low(next) == "century" && n > 3).then(|| Some((i32::try_from(n).ok()? - 1, next + 1))).flatten()
}

/// "2016", "fiscal 1989", "nineteen ninety-six", "the year two thousand".
fn year_phrase(lex: &Lexemes, i: usize) -> Option<Expression> {
    let lead = ["the fiscal year", "the year", "fiscal year", "fiscal", "calendar"]
        .iter()
        .find_map(|words| lex.phrase(i, words));
    let at = lead.unwrap_or(i);
    if let Some((year, next)) = spelled_year(lex, at) {
        return Some(Expression::new(i, next, Meaning::Year(year)));
    }
    if lead.is_some() && lex.phrase(at, "two thousand").is_some() {
        return Some(Expression::new(i, at + 2, Meaning::Year(2000)));
    }
    let year = year_at(lex, at)?;
    let halved = lex.before(at, 1) == "of" && PARTED.contains(&lex.before(at, 2));
    let surely = lead.is_some() || halved || matches!(lex.before(at, 1), "in" | "since" | "by" | "during" | "until");
    let introduced = surely || before_month(lex.before(at, 1));
    let glued = lex.glued(at)
        && !matches!(lex.before(at, 1), "(" | "[" | "\"" | "\u{201c}" | "\u{2018}" | "-" | "\u{2013}" | "\u{2014}");
    // "The 2030/31 season"
    let next = second_year(lex, at, year).unwrap_or(at + 1);
    let chain = lex.glued(at + 1) == lex.glued(at + 2)
        && lex.is(at + 2, Shape::Digits)
        && lex.is_dash(at + 1)
        && lex.low(at + 2).len() == 4
        && year_at(lex, at + 2).is_none();
    // "an average of 1500" is an amount.
    if lex.before(at, 1) == "of" && AMOUNTS.contains(&lex.before(at, 2)) {
        return None;
    }
    let yearly = OF_YEAR.contains(&lex.low(next));
    let usual = (1900..2100 + i32::from(surely)).contains(&year) && (surely || yearly || !counted_behind(lex, next));
    let named = (1500..1900).contains(&year) && introduced && !counted_behind(lex, next);
    ((usual || named) && !glued && !chain).then(|| Expression::new(i, next, Meaning::Year(year)))
}

/// Returns the place behind the year that follows the one at `i` and is joined to it: "2030/31", "2030-31", "2030–2031".
fn second_year(lex: &Lexemes, i: usize, year: i32) -> Option<usize> {
    let joined = lex.glued(i + 1) && lex.glued(i + 2) && (lex.low(i + 1) == "/" || lex.is_dash(i + 1));
    let last = i32::try_from(digits(lex, i + 2, 4).filter(|_| joined)?).ok()?;
    let follows = match lex.low(i + 2).len() {
        2 => last == (year + 1) % 100,
        4 => last == year + 1,
        _ => false,
    };
    (follows && !(lex.glued(i + 3) && (lex.low(i + 3) == lex.low(i + 1) || lex.is(i + 3, Shape::Word))))
        .then_some(i + 3)
}

/// "nineteen ninety-six": a year read as two numbers.
pub(super) fn spelled_year(lex: &Lexemes, i: usize) -> Option<(i32, usize)> {
    let century = numeral::cardinal(lex.low(i)).filter(|n| (16..=20).contains(n))?;
    let next = lex.past_hyphen(i + 1);
    let tens = numeral::cardinal(lex.low(next)).filter(|n| *n >= 10)?;
    let units = Some(lex.past_hyphen(next + 1))
        .filter(|at| *at > next + 1 && tens >= 20)
        .and_then(|at| Some((numeral::cardinal(lex.low(at))?, at + 1)));
    let (units, next) = units.filter(|(units, _)| *units < 10).unwrap_or((0, next + 1));
    Some((i32::try_from(century * 100 + tens + units).ok()?, next))
}
