//! Lengths of time and repeated times: "48 hours", "five-year", "the next two weeks", "daily", "every Monday".

use super::absolute::unit_at;
use super::calendar::{self, Unit};
use super::expression::{Counted, Expression, Meaning};
use crate::english::data::{list, table};
use crate::english::{Class, class};
use crate::values::figure::hedge_at;
use crate::values::lexeme::{Lexemes, Shape};
use crate::values::number;
use crate::values::phrase::Phrases;
use rust_decimal::Decimal;
use std::sync::LazyLock;

/// Adverbs and adjectives for what is repeated, with their TIMEX3 value.
const SETS: &[(&str, &str)] = table!("dates/repeated");

/// Words that make a number vague.
const FEW: &[&str] = list!("dates/few" longest first);

static VAGUE: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::leading(FEW.iter().map(|words| (*words, ()))));

/// Words that a length or repeated time begins with beside numbers, hedges and units.
const LEADS: &[&str] = list!("dates/span-leads");

/// Returns the words that a length or repeated time may begin with unless a number, hedge, unit or weekday does, in no
/// order.
pub(super) fn openers() -> impl Iterator<Item = &'static str> {
    SETS.iter().map(|(word, _)| *word).chain(VAGUE.keys()).chain(LEADS.iter().copied())
}

/// Words between a number and its unit: "two more weeks", "three straight days".
const BETWEEN: &[&str] = list!("dates/between");

/// Returns the words that are repeated times by themselves.
pub(super) fn landmarks() -> impl Iterator<Item = &'static str> {
    SETS.iter().map(|(word, _)| *word)
}

/// Returns the words that may stand in a length or repeated time before its unit, in no order.
pub(super) fn inner() -> impl Iterator<Item = &'static str> {
    let others = ["or", "to", "other", "times", "per", "half"];
    VAGUE.words().chain(BETWEEN.iter().copied()).chain(others)
}

/// Words before a lone "years" or "a week" that make it a length and not a rate.
const LENGTH_BEFORE: &[&str] = list!("dates/length-before");

/// Returns how many units the words at `i` say: none inside where they are vague ("a few"); and the place behind.
pub(super) fn count(lex: &Lexemes, i: usize) -> Option<(Option<Decimal>, usize)> {
    if let Some(next) = lex.phrase(i, "half an").or_else(|| lex.phrase(i, "half a")) {
        return Some((Some(Decimal::new(5, 1)), next));
    }
    let quarters = [("a quarter of an", 25), ("three quarters of an", 75)].into_iter();
    let mut quarters = quarters.filter_map(|(words, parts)| Some((parts, lex.phrase(i, words)?)));
    if let Some((parts, next)) = quarters.next().filter(|(_, next)| lex.low(*next) == "hour") {
        return Some((Some(Decimal::new(parts, 2)), next));
    }
    if let Some((.., next)) = VAGUE.at(lex, i).next() {
        return Some((None, next));
    }
    if let Some(number) = number::cardinal(lex, i, false) {
        return (!number.value.is_sign_negative()).then_some((Some(number.value), number.next));
    }
    matches!(lex.low(i), "a" | "an").then_some((Some(Decimal::ONE), i + 1))
}

/// Returns the two of "a couple of days", which dates take for as vague as "a few".
pub(super) fn couple(lex: &Lexemes, i: usize) -> Option<Decimal> {
    lex.phrase(i, "a couple").map(|_| Decimal::TWO)
}

/// Returns the length or repeated time at `i`.
pub(super) fn read(lex: &Lexemes, i: usize) -> Option<Expression> {
    set(lex, i).or_else(|| length(lex, i)).or_else(|| lone_units(lex, i))
}

/// "the past two months", "at least 72 hours", "2 1/2 years", "five-year", "a minute and a half".
fn length(lex: &Lexemes, i: usize) -> Option<Expression> {
    // Words that only soften ("about five hours") are left out, as in TimeBank.
    let hedged = hedge_at(lex, i).filter(|at| *at > i + 1 && !matches!(lex.low(i), "close" | "some"));
    let mut at = hedged.unwrap_or(i);
    let determined = matches!(lex.low(at), "the" | "these" | "those" | "its" | "his" | "her" | "their");
    let own = determined && !matches!(lex.low(at), "the" | "these" | "those");
    at += usize::from(determined);
    let side = match lex.low(at) {
        "past" | "last" | "previous" | "preceding" => -1,
        "next" | "coming" | "following" => 1,
        _ => 0,
    };
    let ordered = side != 0 || matches!(lex.low(at), "first" | "final" | "latest" | "opening");
    at += usize::from(ordered);
    if own && !ordered {
        return None;
    }
    let (mut n, mut next) = count(lex, at)?;
    let article = matches!(lex.low(at), "a" | "an") && next == at + 1;
    let or = lex.past_hyphen(next);
    let or = lex.phrase(or, "to").or_else(|| lex.phrase(or, "or")).map(|at| lex.past_hyphen(at));
    if let Some((_, behind)) = or.and_then(|at| count(lex, at)).filter(|_| !article) {
        (n, next) = (None, behind);
    }
    let n_end = next;
    let joined = lex.past_hyphen(next);
    let joined = joined + usize::from(BETWEEN.contains(&lex.low(joined)));
    let (unit, plural, mut next) = unit_at(lex, joined)?;
    let rate = matches!(lex.low(next), "a" | "per" | "each") && unit_at(lex, next + 1).is_some();
    let part = unit == Unit::Quarter && (!plural || lex.low(next) == "of" || joined > n_end);
    if rate || part {
        return None;
    }
    // "the twenty-second straight month", "two year-round posts"
    let ordinal = unit == Unit::Second && matches!(lex.low(next), "straight" | "consecutive" | "successive");
    let leads_on =
        lex.past_hyphen(next) > next && joined == n_end && !matches!(lex.low(next + 1), "long" | "old" | "ago");
    if ordinal || (leads_on && !plural && lex.is(next + 1, Shape::Word)) {
        return None;
    }
    let age = lex.past_hyphen(next);
    if matches!(lex.low(age), "old" | "olds")
        || (article && unit == Unit::Second)
        || (unit == Unit::Weekend && n.is_none())
    {
        return None;
    }
    // "a day" and "a week" are mostly rates; a bare "one day" is some day.
    let told = lex.phrase(next, "and a half").is_some()
        || lex.phrase(next, "or two").is_some()
        || unit == Unit::Hour
            && matches!(
                lex.low(next),
                "and" | "before" | "after" | "late" | "early" | "long" | "away" | "into" | "behind"
            );
    let single = article && !ordered && hedged.is_none() && !told && !LENGTH_BEFORE.contains(&lex.before(i, 1));
    let hyphened = joined > next || lex.before(joined, 1) == "-";
    if (single && !hyphened)
        || (determined && !ordered && !plural)
        || (!plural
            && n.is_some_and(|n| n != Decimal::ONE)
            && !hyphened
            && lex.is(at, Shape::Word)
            && unit == Unit::Second)
    {
        return None;
    }
    if let (Some(behind), Some(value)) = (lex.phrase(next, "and a half"), n) {
        (n, next) = (value.checked_add(Decimal::new(5, 1)), behind);
    }
    // "3 min read" stands around an article, "the Five-Year Plan" is a name.
    let named = lex.capital(i) && lex.capital(next - 1) && !lex.opens_sentence(i);
    if named || lex.low(next) == "read" {
        return None;
    }
    let glued = lex.glued(i)
        && i > 0
        && lex.is(i, Shape::Digits)
        && (lex.is(i - 1, Shape::Word) || lex.is_dash(i - 1) || matches!(lex.low(i - 1), "$" | "£" | "€"));
    let counted = n.or(couple(lex, at)).map(|count| Counted::new(count, unit, at..next));
    (!glued).then(|| Expression { counted, ..Expression::new(i, next, Meaning::Length { count: n, unit, side }) })
}

/// "for weeks", "in years", "the weeks ahead", "decades-long", "weeks or months".
fn lone_units(lex: &Lexemes, i: usize) -> Option<Expression> {
    if let Some((unit, true, next)) = unit_at(lex, i + 1)
        .filter(|(.., next)| lex.low(i) == "the" && lex.low(*next) == "ahead" && lex.low(*next + 1) != "of")
    {
        return Some(Expression::new(i, next + 1, Meaning::Length { count: None, unit, side: 1 }));
    }
    let (unit, plural, next) = unit_at(lex, i).filter(|(unit, ..)| *unit != Unit::Quarter && *unit != Unit::Second)?;
    let or = lex
        .phrase(next, "or")
        .or_else(|| lex.phrase(next, "and"))
        .and_then(|at| unit_at(lex, at))
        .filter(|(_, plural, _)| *plural);
    let long = lex.past_hyphen(next);
    let next = match or {
        Some((.., next)) => next,
        None if long > next && lex.low(long) == "long" => long + 1,
        None if matches!(lex.before(i, 1), "for" | "in" | "within" | "after" | "over" | "than")
            && lex.low(next) != "of" =>
        {
            next
        }
        None => return None,
    };
    let digits_before = i > 0 && lex.is(i - 1, Shape::Digits);
    // "The decade-long plan"
    let long = lex.low(next - 1) == "long" && lex.is_dash(next - 2);
    if !plural && long && !digits_before && !lex.is_dash(i.saturating_sub(1)) {
        let counted = Some(Counted::new(Decimal::ONE, unit, i..i + 1));
        let meaning = Meaning::Length { count: Some(Decimal::ONE), unit, side: 0 };
        return Some(Expression { counted, ..Expression::new(i, next, meaning) });
    }
    (plural && !digits_before).then(|| Expression::new(i, next, Meaning::Length { count: None, unit, side: 0 }))
}

/// What ends the words that "quarterly" may belong to.
const STOPS: Class =
    Class::PREPOSITION.with(Class::COORDINATOR).with(Class::SUBORDINATOR).with(Class::AUXILIARY).with(Class::MODAL);

/// "daily", "every Monday", "each of the past three years", "twice a week", "Tuesday nights".
fn set(lex: &Lexemes, i: usize) -> Option<Expression> {
    let word = lex.low(i);
    if let Some((_, value)) = SETS.iter().find(|(name, _)| *name == word) {
        // "The party daily Echo" is a paper, "a quarterly dividend" a kind of dividend.
        let named =
            lex.is(i + 1, Shape::Word) && lex.capital(i + 1) && lex.together(i, i + 1) && !lex.opens_sentence(i);
        let kind = word == "quarterly" && lex.is(i + 1, Shape::Word) && !class(lex.low(i + 1)).any(STOPS);
        if named || kind {
            return None;
        }
        return Some(Expression::new(i, i + 1, Meaning::Set((*value).to_owned())));
    }
    if matches!(word, "every" | "each") {
        let other = lex.low(i + 1) == "other";
        let at = i + 1 + usize::from(other);
        if let Some((weekday, _)) = calendar::weekday(lex.low(at)).filter(|_| lex.capital(at)) {
            return Some(Expression::new(i, at + 1, Meaning::Set(format!("XXXX-WXX-{}", weekday + 1))));
        }
        if let Some((month, false)) = calendar::month(lex.low(at)).filter(|_| lex.capital(at)) {
            return Some(Expression::new(i, at + 1, Meaning::Set(format!("XXXX-{month:02}"))));
        }
        if let Some(next) = lex.phrase(at, "half an hour") {
            return Some(Expression::new(i, next, Meaning::Set(value(Some(Decimal::new(5, 1)), Unit::Hour))));
        }
        let counted = number::cardinal(lex, at, false);
        let (n, at) = counted.map_or((Decimal::from(1 + i64::from(other)), at), |number| (number.value, number.next));
        let (unit, _, next) = unit_at(lex, at)?;
        // "Every fortnight" is every two weeks, and "every day" daily.
        let long = matches!(unit, Unit::Fortnight | Unit::Decade | Unit::Century);
        let counted = long.then(|| Counted::new(n, unit, at..next));
        return Some(Expression { counted, ..Expression::new(i, next, Meaning::Set(value(Some(n), unit))) });
    }
    let times = lex
        .phrase(i, "once")
        .or_else(|| lex.phrase(i, "twice"))
        .or_else(|| lex.phrase(number::cardinal(lex, i, false)?.next, "times"));
    let times = times.map(|at| lex.past_hyphen(at));
    if let Some(at) = times.filter(|at| matches!(lex.low(*at), "a" | "an" | "every" | "per" | "each")) {
        let (unit, plural, next) = unit_at(lex, lex.past_hyphen(at + 1))?;
        return (!plural).then(|| Expression::new(i, next, Meaning::Set(value(Some(Decimal::ONE), unit))));
    }
    let (weekday, false) = calendar::weekday(word.strip_suffix('s').unwrap_or(word)).filter(|_| lex.capital(i))? else {
        return None;
    };
    // "Monday and Tuesday nights"
    let listed = matches!(lex.low(i + 1), "and" | "or") && calendar::weekday(lex.low(i + 2)).is_some();
    if let Some(part) = lex.low(i + 3).strip_suffix('s').and_then(calendar::part_of_day).filter(|_| listed) {
        return Some(Expression::new(i, i + 1, Meaning::Set(format!("XXXX-WXX-{}{part}", weekday + 1))));
    }
    let part =
        calendar::part_of_day(lex.low(i + 1).strip_suffix('s').filter(|_| !word.ends_with('s')).unwrap_or_default());
    if let Some(part) = part {
        return Some(Expression::new(i, i + 2, Meaning::Set(format!("XXXX-WXX-{}{part}", weekday + 1))));
    }
    word.ends_with('s').then(|| Expression::new(i, i + 1, Meaning::Set(format!("XXXX-WXX-{}", weekday + 1))))
}

/// Returns the TIMEX3 value of a length.
pub(super) fn value(count: Option<Decimal>, unit: Unit) -> String {
    let (time, letter, times, half) = match unit {
        Unit::Second => ("T", "S", 1, ""),
        Unit::Minute => ("T", "M", 1, "30S"),
        Unit::Hour => ("T", "H", 1, "30M"),
        Unit::Day => ("", "D", 1, "T12H"),
        Unit::Weekend => ("", "D", 2, ""),
        Unit::Week => ("", "W", 1, ""),
        Unit::Fortnight => ("", "W", 2, ""),
        Unit::Month => ("", "M", 1, ""),
        Unit::Quarter => ("", "M", 3, ""),
        Unit::Year => ("", "Y", 1, "6M"),
        Unit::Decade => ("", "Y", 10, ""),
        Unit::Century => ("", "Y", 100, ""),
    };
    let Some(total) = count.and_then(|count| count.checked_mul(times.into())) else {
        let letter = match unit {
            Unit::Decade => "DE",
            Unit::Century => "CE",
            _ => letter,
        };
        return format!("P{time}X{letter}");
    };
    if unit == Unit::Hour && [Decimal::new(25, 2), Decimal::new(75, 2)].contains(&total) {
        return value(total.checked_mul(60.into()), Unit::Minute);
    }
    let rest = total.fract();
    if rest == Decimal::new(5, 1) && !half.is_empty() {
        let whole = total.trunc().normalize();
        return if whole.is_zero() { format!("P{time}{half}") } else { format!("P{time}{whole}{letter}{half}") };
    }
    format!("P{time}{}{letter}", total.normalize())
}
