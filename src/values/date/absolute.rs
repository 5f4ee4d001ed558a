//! Days, months, seasons, quarters, years and weekdays by their names.

use super::calendar::{self, Unit};
use super::clock;
use super::expression::{Expression, Meaning, Which};
use super::numeric::{self, day_number, digits, month_at, of_two_digits, year_at};
use crate::english::{Class, class, numeral};
use crate::values::figure::counted_behind;
use crate::values::lexeme::{Lexemes, Shape};

/// Words after which a month is no given name, whoever comes behind it.
const BEFORE_MONTH: &[&str] = &[
    "after",
    "before",
    "during",
    "early",
    "from",
    "in",
    "last",
    "late",
    "mid",
    "next",
    "of",
    "on",
    "since",
    "this",
    "through",
    "throughout",
    "till",
    "until",
];

/// Words after which "May", "March" and a bare year are dates.
const BEFORE: &[&str] = &[
    "in",
    "since",
    "by",
    "until",
    "till",
    "through",
    "of",
    "from",
    "during",
    "before",
    "after",
    "last",
    "next",
    "this",
    "early",
    "late",
    "mid",
    "for",
    "fiscal",
    "and",
    "or",
    "to",
    "between",
    "the",
    "(",
    "throughout",
    "year",
    "circa",
    "than",
    "around",
    "about",
    "on",
    "as",
    "'s",
    "back",
    "-",
    "\u{2013}",
    ",",
];

/// Words whose "of" leads to an amount and not to a year.
const AMOUNTS: &[&str] = &[
    "average",
    "total",
    "maximum",
    "minimum",
    "median",
    "capacity",
    "crowd",
    "population",
    "attendance",
    "height",
    "price",
    "cost",
    "value",
    "sum",
    "audience",
    "score",
    "workforce",
    "staff",
    "fleet",
    "membership",
    "speed",
    "depth",
    "length",
    "weight",
    "distance",
    "number",
];

/// The decades by their names.
const DECADES: &[&str] =
    &["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"];

/// Words whose "of" leads to a year.
const PARTED: &[&str] = &[
    "half",
    "end",
    "start",
    "beginning",
    "middle",
    "quarter",
    "months",
    "spring",
    "summer",
    "autumn",
    "winter",
    "fall",
    "days",
];

/// What a year before it is the year of: "below 2005 levels".
const OF_YEAR: &[&str] = &[
    "levels",
    "prices",
    "targets",
    "elections",
    "figures",
    "results",
    "highs",
    "lows",
    "standards",
    "olympics",
    "games",
];

/// Words for quarters, and those that a year in words begins with.
const MARKED: &[&str] = &["q1", "q2", "q3", "q4", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"];

/// Returns the words one of which stands in every named date that has no digits and no name of the calendar.
pub(super) fn landmarks() -> impl Iterator<Item = &'static str> {
    DECADES.iter().chain(MARKED).copied()
}

/// Returns the words that may stand in a named date before such a word or its digits, in no order: "the '60s" has an apostrophe.
pub(super) fn inner() -> impl Iterator<Item = &'static str> {
    std::iter::once("'")
}

/// Words that a named date begins with beside digits, numbers and the names of the calendar.
const LEADS: &[&str] = &["the", "last", "next", "this", "fiscal", "current", "calendar", "q1", "q2", "q3", "q4"];

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
        .or_else(|| quarter(lex, i))
        .or_else(|| season(lex, i))
        .or_else(|| decade(lex, i))
        .or_else(|| year_phrase(lex, i))
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
        lex.is(before, Shape::Word)
            && lex.capital(before)
            && lex.together(before, i)
            && !BEFORE.contains(&lex.low(before))
    });
    let behind = lex.capital(at) && lex.is(at, Shape::Word) && lex.together(i, at) && !lex.glued(at);
    let bare = !BEFORE.contains(&lex.before(i, 1)) || lex.opens_sentence(i) || named || behind;
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

/// Returns the year that "last year" and the like behind a date put it in.
fn year_behind(lex: &Lexemes, i: usize) -> (Which, usize) {
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

/// Returns the year of two digits at `i`, which nothing may be counted by: "19 Nov 12."
fn short_year(lex: &Lexemes, i: usize) -> Option<i32> {
    let year = digits(lex, i, 2).filter(|_| lex.low(i).len() == 2 && !lex.is(i + 1, Shape::Word))?;
    let free = !lex.glued(i + 1) || matches!(lex.low(i + 1), "." | "," | ")" | ";");
    i32::try_from(of_two_digits(year)).ok().filter(|_| free && !lex.is_dash(i + 1))
}

/// How many days are listed before their month.
const LISTED: usize = 4;

/// Returns the last of the days between `first`, which ends before `i`, and their month, and the place behind it: "3 to 6 May", "3, 4
/// and 5 May".
fn further_days(lex: &Lexemes, i: usize, first: u32) -> (Option<u32>, usize) {
    let (mut until, mut next) = (None, i);
    for _ in 0..LISTED {
        let dash = lex.is_dash(next) && lex.glued(next) == lex.glued(next + 1);
        let joined = dash || matches!(lex.low(next), "to" | "and" | "or" | ",");
        let further = day_number(lex, next + 1).filter(|(day, _)| joined && *day > until.unwrap_or(first));
        let Some((day, behind)) = further else { break };
        (until, next) = (Some(day), behind);
    }
    match month_at(lex, next) {
        Some(_) if until.is_some() => (until, next),
        _ => (None, i),
    }
}

/// "26 July 2016", "the 26th of July".
fn day_first(lex: &Lexemes, i: usize) -> Option<Expression> {
    let at = i + usize::from(lex.low(i) == "the");
    let (day, next) = day_number(lex, at).filter(|_| at == i || lex.glued(at + 1))?;
    let (until, next) = further_days(lex, next, day);
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
    let comma = next + usize::from(lex.low(next) == ",");
    let full = month_first(lex, comma).or_else(|| day_first(lex, comma)).or_else(|| numeric::read(lex, comma));
    if let Some(day) = full.filter(|day| matches!(day.meaning, Meaning::Day { .. })) {
        return Some(Expression { start: i, ..day });
    }
    // "Sat", "Sun" and "Wed" are words as well.
    let word = matches!(lex.low(at), "sat" | "sun" | "wed");
    let placed = || matches!(lex.before(at, 1), "on" | "by" | "until" | "before" | "since" | "from" | "last" | "next");
    (!short || stop && (!word || placed())).then(|| Expression::new(i, next, Meaning::Weekday { which, weekday }))
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

/// How near a score stands to the quarter of a game, in pieces.
const GAME: usize = 12;

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
    let free = !lex.is(next, Shape::Word) || class(lex.low(next)).any(BEHIND_SEASON);
    led && free && lex.past_hyphen(next) == next
}

/// What may stand behind a season that belongs to nothing.
const BEHIND_SEASON: Class = Class::PREPOSITION
    .with(Class::COORDINATOR)
    .with(Class::AUXILIARY)
    .with(Class::MODAL)
    .with(Class::SUBORDINATOR)
    .with(Class::SUBJECT)
    .with(Class::DETERMINER);

/// "the 1980s", "the '90s", "the nineties", "the 11th century".
fn decade(lex: &Lexemes, i: usize) -> Option<Expression> {
    let at = i + usize::from(lex.low(i) == "the");
    let at = at + usize::from(at > i && matches!(lex.low(at), "'" | "\u{2018}" | "\u{2019}") && lex.glued(at + 1));
    if let Some(year) = digits(lex, at, 4).filter(|year| *year >= 1000 && year % 10 == 0) {
        let plural = lex.glued(at + 1) && matches!(lex.low(at + 1), "s" | "'s");
        let decade = i32::try_from(year / 10).ok()?;
        return plural.then(|| Expression::new(i, at + 2, Meaning::Decade(decade)));
    }
    if let Some(n) =
        digits(lex, at, 2).filter(|_| lex.glued(at + 1) && matches!(lex.low(at + 1), "st" | "nd" | "rd" | "th"))
    {
        let next = lex.past_hyphen(at + 2);
        let century = i32::try_from(n).ok()? - 1;
        return (lex.low(next) == "century" && century > 0)
            .then(|| Expression::new(i, next + 1, Meaning::Century(century)));
    }
    if let Some(n) = digits(lex, at, 2).filter(|n| n % 10 == 0 && *n >= 10) {
        let plural = lex.glued(at + 1) && lex.low(at + 1) == "s" && at > i;
        return plural.then(|| Expression::new(i, at + 2, Meaning::Decade(190 + i32::try_from(n / 10).unwrap_or(0))));
    }
    let n = DECADES.iter().position(|word| *word == lex.low(at)).filter(|_| at > i)?;
    Some(Expression::new(i, at + 1, Meaning::Decade(192 + i32::try_from(n).ok()?)))
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
    let introduced = surely || BEFORE.contains(&lex.before(at, 1));
    let glued = lex.glued(at)
        && !matches!(lex.before(at, 1), "(" | "[" | "\"" | "\u{201c}" | "\u{2018}" | "-" | "\u{2013}" | "\u{2014}");
    let chain = lex.glued(at + 1) == lex.glued(at + 2)
        && lex.is(at + 2, Shape::Digits)
        && lex.is_dash(at + 1)
        && lex.low(at + 2).len() == 4
        && year_at(lex, at + 2).is_none();
    // "an average of 1500" is an amount.
    if lex.before(at, 1) == "of" && AMOUNTS.contains(&lex.before(at, 2)) {
        return None;
    }
    let yearly = OF_YEAR.contains(&lex.low(at + 1));
    let usual = (1900..2100).contains(&year) && (surely || yearly || !counted_behind(lex, at + 1));
    let named = (1500..1900).contains(&year) && introduced && !counted_behind(lex, at + 1);
    ((usual || named) && !glued && !chain).then(|| Expression::new(i, at + 1, Meaning::Year(year)))
}

/// "nineteen ninety-six": a year read as two numbers.
fn spelled_year(lex: &Lexemes, i: usize) -> Option<(i32, usize)> {
    let century = numeral::cardinal(lex.low(i)).filter(|n| (16..=20).contains(n))?;
    let next = lex.past_hyphen(i + 1);
    let tens = numeral::cardinal(lex.low(next)).filter(|n| *n >= 10)?;
    let units = Some(lex.past_hyphen(next + 1))
        .filter(|at| *at > next + 1 && tens >= 20)
        .and_then(|at| Some((numeral::cardinal(lex.low(at))?, at + 1)));
    let (units, next) = units.filter(|(units, _)| *units < 10).unwrap_or((0, next + 1));
    Some((i32::try_from(century * 100 + tens + units).ok()?, next))
}

/// Returns the unit of time at `i`, with the place behind it.
pub(super) fn unit_at(lex: &Lexemes, i: usize) -> Option<(Unit, bool, usize)> {
    let (unit, plural) = calendar::unit(lex.low(i))?;
    Some((unit, plural, i + 1))
}
