//! Dates told from the dateline or from what was last spoken of: "last week", "two years ago", "a year earlier".

use super::absolute::unit_at;
use super::calendar::{self, Part, Unit, part_of_day};
use super::expression::{Counted, Expression, Meaning};
use super::span::{count, couple};
use crate::english::data::{list, parse, table};
use crate::english::{Class, class};
use crate::values::figure::hedge_at;
use crate::values::lexeme::{Lexemes, Shape};
use crate::values::phrase::Phrases;
use std::sync::LazyLock;

/// Words that are dates on their own.
const WORDS: &[(&str, Word)] = table!("dates/words" longest first, Word::named => Word);

static ON_THEIR_OWN: LazyLock<Phrases<Word>> = LazyLock::new(|| Phrases::leading(WORDS.iter().copied()));

/// What a word on its own means.
#[derive(Debug, Clone, Copy)]
enum Word {
    Day(i64),
    Night(i64),
    Reference(&'static str),
    YearEnd,
    NewYear,
}

impl Word {
    /// Returns what data files write as "day 1", "night -1", "past", "present", "future", "new-year" or "year-end".
    const fn named(name: &'static str) -> Self {
        let (what, number) = parse::cut(name, " ");
        if parse::same(what, "day") {
            Self::Day(parse::number(number))
        } else if parse::same(what, "night") {
            Self::Night(parse::number(number))
        } else if parse::same(what, "past") {
            Self::Reference("PAST_REF")
        } else if parse::same(what, "present") {
            Self::Reference("PRESENT_REF")
        } else if parse::same(what, "future") {
            Self::Reference("FUTURE_REF")
        } else if parse::same(what, "new-year") {
            Self::NewYear
        } else if parse::same(what, "year-end") {
            Self::YearEnd
        } else {
            parse::unknown(name)
        }
    }
}

/// Words that a relative date begins with beside those of the table.
const LEADS: &[&str] = list!("dates/relative-leads");

/// Returns the words that a relative date may begin with unless a number or a hedge does, in no order.
pub(super) fn openers() -> impl Iterator<Item = &'static str> {
    ON_THEIR_OWN.keys().chain(LEADS.iter().copied())
}

/// Returns the words one of which stands in every relative date that has no name of the calendar.
pub(super) fn landmarks() -> impl Iterator<Item = &'static str> {
    let named = |words: &&str| words.split(' ').any(|word| calendar::unit(word).is_some());
    let others = WORDS.iter().map(|(words, _)| *words).filter(move |words| !named(words));
    let last = others.filter_map(|words| words.rsplit(' ').next());
    last.chain(["past", "period", "morning", "afternoon", "evening", "night"])
}

/// Returns the words that may stand in a relative date before such a word, in no order.
pub(super) fn inner() -> impl Iterator<Item = &'static str> {
    let others =
        ["comparable", "same", "corresponding", "fiscal", "following", "previous", "preceding", "latest", "full"];
    ON_THEIR_OWN.words().chain(others)
}

/// Returns the relative date at `i`.
pub(super) fn read(lex: &Lexemes, i: usize) -> Option<Expression> {
    word(lex, i)
        .or_else(|| ago(lex, i))
        .or_else(|| year_ago(lex, i))
        .or_else(|| neighbour(lex, i))
        .or_else(|| told_then(lex, i))
        .or_else(|| spoken_of(lex, i))
}

fn word(lex: &Lexemes, i: usize) -> Option<Expression> {
    if let Some(next) = lex.phrase(i, "the past").or_else(|| lex.phrase(i, "in the past")) {
        let bare = unit_at(lex, next).is_none() && count(lex, next).is_none() && lex.before(next, 3) == "in";
        return bare.then(|| Expression::new(next - 2, next, Meaning::Reference("PAST_REF")));
    }
    // "Will one day be"
    if let Some(next) = lex.phrase(i, "one day").filter(|_| class(lex.before(i, 1)).any(Class::MODAL)) {
        return Some(Expression::new(i, next, Meaning::Reference("FUTURE_REF")));
    }
    let (_, word, next) = ON_THEIR_OWN.at(lex, i).next()?;
    let held = matches!(lex.low(i), "soon" | "shortly" | "now")
        && (lex.phrase(next, "after").is_some()
            || lex.phrase(next, "before").is_some()
            || lex.phrase(next, "thereafter").is_some());
    // "The long-term value" is no time.
    let term = lex.low(next.saturating_sub(1)) == "term" && lex.before(next, 2) == "-";
    // "As soon as", "as long ago as 2023".
    let as_soon_as = lex.before(i, 1) == "as" && lex.low(next) == "as";
    let hyphened = lex.past_hyphen(next) > next || (lex.glued(i) && i.checked_sub(1).is_some_and(|at| lex.is_dash(at)));
    if held || as_soon_as || term || (hyphened && matches!(word, Word::Reference(_))) {
        return None;
    }
    Some(match word {
        Word::Day(by) => Expression::new(i, next, Meaning::Step { unit: Unit::Day, by }),
        Word::Night(by) => Expression {
            clock: Some("TNI".to_owned()),
            ..Expression::new(i, next, Meaning::Step { unit: Unit::Day, by })
        },
        Word::Reference(value) => Expression::new(i, next, Meaning::Reference(value)),
        Word::NewYear => Expression::new(i, next, Meaning::Step { unit: Unit::Year, by: 1 }),
        Word::YearEnd => {
            Expression { part: Some(Part::End), ..Expression::new(i, next, Meaning::Step { unit: Unit::Year, by: 0 }) }
        }
    })
}

/// "nearly four years ago", "two weeks from now", "three days later", "a year earlier".
fn ago(lex: &Lexemes, i: usize) -> Option<Expression> {
    // "Faster than a year earlier" compares with then.
    let compared = lex.low(i + 1) == "than" && !matches!(lex.low(i), "more" | "less" | "fewer");
    let first = hedge_at(lex, i).filter(|_| !compared).unwrap_or(i);
    let (n, at) = count(lex, first)?;
    let (unit, _, next) = unit_at(lex, lex.past_hyphen(at))?;
    let counted = n.or(couple(lex, first)).map(|count| Counted::new(count, unit, first..next));
    let (sign, focus, next) = match lex.low(next) {
        "ago" => (-1, false, next + 1),
        "earlier" | "before" => (-1, true, next + 1),
        "later" | "afterwards" => (1, true, next + 1),
        _ => (1, false, lex.phrase(next, "from now").or_else(|| lex.phrase(next, "hence"))?),
    };
    if lex.before(next, 1) == "before" && !matches!(lex.low(next), "." | ",") {
        return None;
    }
    let Some(n) = n else {
        let reference = if sign < 0 { "PAST_REF" } else { "FUTURE_REF" };
        return (!focus).then(|| Expression { counted, ..Expression::new(i, next, Meaning::Reference(reference)) });
    };
    let whole = i64::try_from(n.trunc()).ok().filter(|n| *n < 100_000)?;
    let (unit, whole) = match unit {
        Unit::Decade => (Unit::Year, whole.checked_mul(10)?),
        Unit::Century => (Unit::Year, whole.checked_mul(100)?),
        unit => (unit, whole),
    };
    let by = whole * sign;
    if unit == Unit::Year && by == -1 && (focus || matches!(lex.low(i), "a" | "one")) {
        let meaning = Meaning::YearAgo(if focus { Unit::Year } else { Unit::Decade });
        return Some(Expression { counted, ..Expression::new(i, next, meaning) });
    }
    let meaning = if focus { Meaning::FromFocus { unit, by } } else { Meaning::Step { unit, by } };
    Some(Expression { counted, ..Expression::new(i, next, meaning) })
}

/// "the year-ago quarter", "the comparable year-earlier period", "year-earlier".
fn year_ago(lex: &Lexemes, i: usize) -> Option<Expression> {
    let quarter =
        ["the quarter a year ago", "the quarter a year earlier", "the period a year ago", "the period a year earlier"];
    if let Some(next) = quarter.iter().find_map(|words| lex.phrase(i, words)) {
        return Some(Expression::new(i, next, Meaning::YearAgo(Unit::Quarter)));
    }
    let mut at = i + usize::from(lex.low(i) == "the");
    at += usize::from(matches!(lex.low(at), "comparable" | "same" | "corresponding") && at > i);
    let next = lex.phrase(at, "year ago").or_else(|| lex.phrase(at, "year earlier"))?;
    let named = matches!(lex.low(next), "quarter" | "period" | "month" | "week" | "day") && at > i;
    let ordinal = calendar::ordinal(lex.low(next)).filter(|_| lex.low(next + 1) == "quarter" && at > i);
    let start = if named || ordinal.is_some() { i } else { at };
    let next = next + usize::from(named) + 2 * usize::from(ordinal.is_some());
    Some(Expression::new(start, next, Meaning::YearAgo(if start == i && at > i { Unit::Quarter } else { Unit::Year })))
}

/// "last week", "this year", "the current quarter", "next month", "this morning".
fn neighbour(lex: &Lexemes, i: usize) -> Option<Expression> {
    let the = lex.low(i) == "the";
    let at = i + usize::from(the);
    let by = match lex.low(at) {
        "last" | "past" => -1,
        "this" | "current" => 0,
        "next" | "coming" => 1,
        _ => return None,
    };
    let at = at + 1 + usize::from(lex.low(at + 1) == "fiscal");
    if let Some(clock) = part_of_day(lex.low(at)).filter(|_| !the && by == 0) {
        let day = Expression::new(i, at + 1, Meaning::Step { unit: Unit::Day, by: 0 });
        return Some(Expression { clock: Some(clock.to_owned()), ..day });
    }
    let (unit, plural, next) = unit_at(lex, at)?;
    let title = lex.capital(i) && lex.capital(at) && !lex.opens_sentence(i);
    let moment = matches!(unit, Unit::Second | Unit::Minute | Unit::Hour | Unit::Day);
    if plural || moment || title || lex.past_hyphen(next) > next && lex.low(next + 1) != "long" {
        return None;
    }
    // "the past year" is a length that ends now; "last year" is the year before this one.
    if (the && by != 0) || lex.low(i) == "past" {
        let side = if by < 0 { -1 } else { 1 };
        return Some(Expression::new(i, next, Meaning::Length { count: Some(1.into()), unit, side }));
    }
    Some(Expression::new(i, next, Meaning::Step { unit, by }))
}

/// "that night", "the year before".
fn told_then(lex: &Lexemes, i: usize) -> Option<Expression> {
    if let Some(part) = part_of_day(lex.low(i + 1)).filter(|_| lex.low(i) == "that") {
        let day = Expression::new(i, i + 2, Meaning::Focus { unit: Unit::Day, by: 0 });
        return Some(Expression { clock: Some(part.to_owned()), ..day });
    }
    let next =
        lex.phrase(i, "the year before").filter(|next| !lex.is(*next, Shape::Word) || lex.opens_sentence(*next))?;
    Some(Expression::new(i, next, Meaning::FromFocus { unit: Unit::Year, by: -1 }))
}

/// "that year", "the following month", "the quarter", "the weekend", "the end of the month".
fn spoken_of(lex: &Lexemes, i: usize) -> Option<Expression> {
    let (by, at) = match lex.low(i) {
        "that" => (Some(0), i + 1),
        "the" => match lex.low(i + 1) {
            "following" => (Some(1), i + 2),
            "previous" | "preceding" => (Some(-1), i + 2),
            "same" | "latest" | "full" => (Some(0), i + 2),
            _ => (None, i + 1),
        },
        _ => return None,
    };
    // "That Year 10 pupils": a class of a school.
    if lex.capital(at) && lex.is(at + 1, Shape::Digits) {
        return None;
    }
    let period = lex.low(at) == "period" && matches!(lex.before(at, 1), "latest");
    let (unit, plural, next) = if period { (Unit::Quarter, false, at + 1) } else { unit_at(lex, at)? };
    if plural || unit < Unit::Day || (lex.past_hyphen(next) > next) {
        return None;
    }
    let meaning = match by {
        Some(by) => Meaning::Focus { unit, by },
        None => {
            let placed =
                matches!(lex.before(i, 1), "in" | "for" | "of" | "during" | "over" | "by" | "at" | "this" | "on");
            // "the year to March" is another year; "until the end of the year to answer" is this one.
            let until = lex.low(next) == "to" && (lex.capital(next + 1) || lex.is(next + 1, Shape::Digits));
            let whole = !matches!(lex.low(next), "of" | "that" | "when" | "before" | "after" | "'s")
                && !until
                && !lex.is(next, Shape::Digits);
            // "The year ended December 31" is a length.
            let behind = next + 1;
            let ended = matches!(lex.low(next), "ended" | "ending" | "to" | "through")
                && (lex.is(behind, Shape::Digits) || lex.capital(behind) && calendar::month(lex.low(behind)).is_some());
            match unit {
                Unit::Year | Unit::Month | Unit::Week if ended => {
                    Meaning::Length { count: Some(1.into()), unit, side: 0 }
                }
                Unit::Weekend => Meaning::Focus { unit, by: 0 },
                Unit::Quarter if placed && lex.low(next) != "of" => Meaning::Focus { unit, by: 0 },
                Unit::Decade | Unit::Century
                    if placed && whole && matches!(lex.before(i, 2), "end" | "by" | "start") =>
                {
                    Meaning::Step { unit, by: 0 }
                }
                Unit::Year | Unit::Month | Unit::Week if placed && whole => Meaning::Step { unit, by: 0 },
                _ => return None,
            }
        }
    };
    Some(Expression::new(i, next, meaning))
}
