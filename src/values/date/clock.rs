//! Times of day: "5 p.m. EST", "noon", "Tuesday morning".

use super::calendar::part_of_day;
use super::expression::{Expression, Meaning};
use crate::english::data::{list, named, table};
use crate::english::{Class, calendar, class, numeral};
use crate::values::figure::is_money;
use crate::values::lexeme::{Lexemes, Shape};

/// Words that a time of day begins with beside numbers.
pub(super) const LEADS: &[&str] = &["noon", "midday", "midnight", "mid", "half", "quarter", "a", "the"];

/// Words one of which stands in every time of day in words; "in the morning" has its own.
pub(super) const LANDMARKS: &[&str] = list!("dates/clock-landmarks");

/// Returns `day` with the part of the day that follows it, if one does: "Tuesday morning".
pub(super) fn after(lex: &Lexemes, day: Expression) -> Expression {
    let dayish = matches!(
        day.meaning,
        Meaning::Weekday { .. } | Meaning::Day { .. } | Meaning::Step { unit: super::calendar::Unit::Day, .. }
    );
    if !dayish || day.clock.is_some() {
        return day;
    }
    // "Friday 4 December, 7pm"
    let timed = time(lex, day.next + 1).filter(|_| lex.low(day.next) == ",");
    if let Some((clock, next)) = timed {
        return Expression { next: zone(lex, next).unwrap_or(next), clock: Some(clock), ..day };
    }
    let at = lex.past_hyphen(day.next);
    let at = at + usize::from(matches!(lex.low(at), "early" | "late") && part_of_day(lex.low(at + 1)).is_some());
    match part_of_day(lex.low(at)) {
        Some(part) => Expression { next: at + 1, clock: Some(part.to_owned()), ..day },
        None => day,
    }
}

/// Returns the time of day at `i` with the day behind it, which `core` reads.
pub(super) fn with_day(lex: &Lexemes, i: usize, core: impl Fn(usize) -> Option<Expression>) -> Option<Expression> {
    if let Some(found) = part_of(lex, i, &core) {
        return Some(found);
    }
    // "About" belongs to the time behind it.
    let about = usize::from(matches!(lex.low(i), "about" | "around"));
    let (clock, at) = time(lex, i + about)?;
    let at = zone(lex, at).unwrap_or(at);
    let comma = at + usize::from(matches!(lex.low(at), "," | "on"));
    let day = core(comma).filter(|day| {
        matches!(
            day.meaning,
            Meaning::Weekday { .. }
                | Meaning::Day { .. }
                | Meaning::Feast { .. }
                | Meaning::Step { unit: super::calendar::Unit::Day, .. }
        )
    });
    Some(match day {
        Some(day) => Expression { start: i, clock: Some(clock), ..day },
        None => Expression { clock: Some(clock), ..Expression::new(i, at, Meaning::Clock) },
    })
}

/// Returns the part of a day at `i` that stands before its day: "the morning of 3 May".
fn part_of(lex: &Lexemes, i: usize, core: impl Fn(usize) -> Option<Expression>) -> Option<Expression> {
    let part = part_of_day(lex.low(i + 1)).filter(|_| lex.low(i) == "the" && lex.low(i + 2) == "of")?;
    let day = core(i + 3).filter(|day| matches!(day.meaning, Meaning::Weekday { .. } | Meaning::Day { .. }))?;
    Some(Expression { start: i, clock: Some(part.to_owned()), ..day })
}

/// Returns the hour and minute of "half past two", "a quarter to three" and "at ten to seven", and the place behind.
fn told(lex: &Lexemes, i: usize) -> Option<(u32, u32, usize)> {
    let at = i + usize::from(lex.low(i) == "a" && lex.low(i + 1) == "quarter");
    let minutes = match lex.low(at) {
        "half" => 30,
        "quarter" => 15,
        // Elsewhere it is a score or a range: "ten to seven".
        "five" | "ten" | "twenty" if is_placed(lex, i) || is_parted(lex, at + 3) => {
            u32::try_from(numeral::cardinal(lex.low(at))?).ok()?
        }
        _ => return None,
    };
    let hour = u32::try_from(numeral::cardinal(lex.low(at + 2))?).ok().filter(|hour| (1..=12).contains(hour))?;
    match lex.low(at + 1) {
        "past" => Some((hour, minutes, at + 3)),
        "to" if minutes < 30 => Some(((hour + 10) % 12 + 1, 60 - minutes, at + 3)),
        _ => None,
    }
}

/// Returns whether a part of the day stands at `i`: the "in the morning" of "ten to four in the morning".
fn is_parted(lex: &Lexemes, i: usize) -> bool {
    lex.phrase(i, "in the").is_some_and(|at| part_of_day(lex.low(at)).is_some())
}

/// Returns whether the word before `i` is one that stands before a time of day, and before hardly anything else that is counted.
fn is_placed(lex: &Lexemes, i: usize) -> bool {
    matches!(lex.before(i, 1), "at" | "until" | "till" | "around" | "about" | "since" | "before" | "after")
}

/// Returns whether "9.30" at `i`, with `next` behind it, is a time: it opens its sentence after "At", or the days follow on which it is.
fn is_dotted(lex: &Lexemes, i: usize, next: usize) -> bool {
    let days = matches!(
        lex.low(next),
        "each" | "every" | "daily" | "nightly" | "sharp" | "today" | "tomorrow" | "tonight" | "yesterday"
    );
    let at = i.checked_sub(1).filter(|at| lex.low(*at) == "at");
    lex.low(i).contains('.') && at.is_some_and(|at| days || lex.capital(at))
}

/// Returns the TIMEX3 form of the time at `i` and the place behind it.
pub(super) fn time(lex: &Lexemes, i: usize) -> Option<(String, usize)> {
    let at = lex.phrase(i, "12").filter(|at| matches!(lex.low(*at), "noon" | "midnight")).unwrap_or(i);
    match lex.low(at) {
        "noon" | "midday" if is_hour(lex, at) => return Some(("T12:00".to_owned(), at + 1)),
        "midnight" => return Some(("T24:00".to_owned(), at + 1)),
        "mid" if lex.past_hyphen(at + 1) > at + 1 => {
            let next = lex.past_hyphen(at + 1);
            return part_of_day(lex.low(next)).map(|part| (part.to_owned(), next + 1));
        }
        _ => {}
    }
    let told = told(lex, i);
    let (hour, minute, next) = match told {
        Some((hour, minute, next)) => (hour, Some(minute), next),
        None => figures(lex, i)?,
    };
    let next = lex.past_hyphen(next);
    let half = match lex.low(next) {
        "a.m." | "a.m" | "am" => Some((0, next + 1)),
        "p.m." | "p.m" | "pm" => Some((12, next + 1)),
        "o'clock" => Some((24, next + 1)),
        _ => lex.phrase(next, "in the morning").map(|next| (0, next)).or_else(|| {
            lex.phrase(next, "in the afternoon").or_else(|| lex.phrase(next, "in the evening")).map(|next| (12, next))
        }),
    };
    let minutes = minute.unwrap_or(0);
    let bare = lex.is(i, Shape::Word) || !lex.low(i).starts_with('0');
    let hour = if bare && half.is_none_or(|(shift, _)| shift == 24) { meant(lex, i, hour) } else { hour };
    match half {
        Some((24, next)) => Some((format!("T{hour:02}:{minutes:02}"), next)),
        Some((shift, next)) if (1..=12).contains(&hour) => {
            Some((format!("T{:02}:{minutes:02}", hour % 12 + shift), next))
        }
        None if minute.is_some() && hour < 25 => {
            let zoned = zone(lex, next).is_some();
            let placed = matches!(lex.before(i, 1), "at" | "until" | "by" | "from" | "around" | "about")
                // "Put back to 20:15"; "1 to 2:30" may be a score.
                || hour > 12 && lex.before(i, 1) == "to" && !lex.is(i.saturating_sub(2), Shape::Digits);
            let dotted = is_dotted(lex, i, next);
            // "14.30 on Sunday"
            let on = next + usize::from(lex.low(next) == "on");
            // "To €3.20 on Monday" is money.
            let dated = super::calendar::weekday(lex.low(on)).is_some() && lex.capital(on) && !is_money(lex, i);
            let stamped = stamps(lex, i, next);
            (told.is_some() || zoned || dated || stamped || dotted || (placed && lex.low(i + 1) == ":"))
                .then(|| (format!("T{hour:02}:{minutes:02}"), next))
        }
        _ => None,
    }
}

/// A part of the day to which hours belong that are told without one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Half {
    Morning,
    Afternoon,
    Evening,
}

named! { Half:
    "afternoon" => Self::Afternoon,
    "evening" => Self::Evening,
    "morning" => Self::Morning,
}

/// What is at an hour of the morning, the afternoon or the evening.
const AT_HOURS: &[(&str, Half)] = table!("dates/at-hours", Half::named => Half);

/// How near such a word stands to its hour, in pieces.
const AT_HOUR: usize = 12;

/// Returns the hour of the day that the `hour` told at `i` means, as the nearest word tells for what: "dinner at half past seven".
fn meant(lex: &Lexemes, i: usize, hour: u32) -> u32 {
    let told = |at: usize| {
        let found = lex.together(at, i).then(|| AT_HOURS.iter().find(|(word, _)| *word == lex.low(at)));
        found.flatten().map(|(_, half)| *half)
    };
    let half = (1..AT_HOUR).find_map(|n| i.checked_sub(n).and_then(told).or_else(|| told(i + n)));
    match half {
        Some(Half::Evening) if (4..12).contains(&hour) => hour + 12,
        Some(Half::Afternoon) if (1..7).contains(&hour) => hour + 12,
        _ => hour,
    }
}

/// Returns whether "noon" at `i` is a time: not in "midday temperatures" and "high noon".
fn is_hour(lex: &Lexemes, i: usize) -> bool {
    const BEHIND: Class = Class::PREPOSITION
        .with(Class::COORDINATOR)
        .with(Class::SUBORDINATOR)
        .with(Class::AUXILIARY)
        .with(Class::MODAL)
        .with(Class::DETERMINER);
    let next = lex.low(i + 1);
    let free = !lex.is(i + 1, Shape::Word)
        || lex.capital(i + 1)
        || class(next).any(BEHIND)
        || matches!(next, "today" | "tomorrow" | "yesterday" | "local" | "each" | "daily" | "deadline")
        || zone(lex, i + 1).is_some();
    let placed = class(lex.before(i, 1)).any(Class::PREPOSITION);
    (free || placed && lex.past_hyphen(i + 1) == i + 1) && lex.before(i, 1) != "high"
}

/// Returns whether a time from `i` to before `next` heads an entry of a live blog: "14.32 Runway closed".
fn stamps(lex: &Lexemes, i: usize, next: usize) -> bool {
    // "2021: Ministers approve it" heads a year.
    let parted = lex.low(i).contains('.') || lex.low(i + 1) == ":" && next > i + 1;
    let heads = parted && i.checked_sub(1).is_none_or(|before| lex.is(before, Shape::Break));
    let marked = matches!(lex.low(next), "-" | "\u{2013}" | "\u{2014}" | ":" | "\u{201c}" | "\"");
    // "14:32 on 4 May 2026"
    let dated = lex.low(next) == "on" && (lex.is(next + 1, Shape::Digits) || lex.capital(next + 1));
    heads && (lex.is(next, Shape::Break) || marked || dated || lex.is(next, Shape::Word) && lex.capital(next))
}

/// Returns what follows the zone of the clock at `i`: "EST", "local time".
fn zone(lex: &Lexemes, i: usize) -> Option<usize> {
    let timed = lex.low(i + 1) == "time";
    let named = calendar::zone(lex.low(i)) || timed && calendar::zone_of_time(lex.low(i));
    named.then_some(i + 1 + usize::from(timed))
}

/// Returns hour and minute of "10", "10:35", "10.45", "0735" (before a zone), "five".
fn figures(lex: &Lexemes, i: usize) -> Option<(u32, Option<u32>, usize)> {
    let text = lex.low(i);
    if !lex.is(i, Shape::Digits) {
        let hour = numeral::cardinal(text).filter(|hour| (1..=12).contains(hour))?;
        return Some((u32::try_from(hour).ok()?, None, i + 1));
    }
    let minute = |text: &str| text.parse::<u32>().ok().filter(|minute| text.len() == 2 && *minute < 60);
    if let Some((hour, rest)) = text.split_once('.') {
        return Some((hour.parse().ok().filter(|hour| *hour < 25)?, Some(minute(rest)?), i + 1));
    }
    if text.len() == 4 {
        return Some((text.get(..2)?.parse().ok()?, Some(minute(text.get(2..)?)?), i + 1));
    }
    let hour = text.parse().ok().filter(|hour| *hour < 25 && text.len() <= 2)?;
    let colon = lex.low(i + 1) == ":" && lex.glued(i + 1) && lex.glued(i + 2) && lex.is(i + 2, Shape::Digits);
    match colon {
        true => Some((hour, Some(minute(lex.low(i + 2))?), i + 3)),
        false => Some((hour, None, i + 1)),
    }
}
