//! Counts, figures and dates as people write them: "$8.8 million", "2 p.m. on 14 July 2026".

use crate::model::{Bound, DateType, DateValue, Figure, RANK, SCORE};
use crate::text::visible;
use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

/// How many decimals of a figure are shown.
const PLACES: u32 = 6;

/// The currencies that people write with a sign; others have their code behind the number.
const SIGNS: [(&str, &str); 5] = [("USD", "$"), ("GBP", "£"), ("EUR", "€"), ("JPY", "¥"), ("INR", "₹")];

/// The unit of a place in a count.
const ORDINAL: &str = "ordinal";

/// Powers of a thousand with names.
const LARGE: [(i64, &str); 3] = [(1_000_000_000_000, "trillion"), (1_000_000_000, "billion"), (1_000_000, "million")];

/// Returns `count` with `one` or its plural: "3 claims", "2 stories".
pub fn count(count: usize, one: &str) -> String {
    // "Days" end as they begin.
    match one.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u'])) {
        _ if count == 1 => format!("1 {one}"),
        _ if one.ends_with("ss") => format!("{count} {one}es"),
        Some(stem) => format!("{count} {stem}ies"),
        None => format!("{count} {one}s"),
    }
}

/// Returns a figure in words: "at least 40 homes".
pub fn figure(figure: &Figure) -> String {
    let bound = match figure.bound {
        Bound::Exactly | Bound::Range | Bound::Vague => "",
        Bound::AtLeast => "at least ",
        Bound::AtMost => "at most ",
        Bound::MoreThan => "more than ",
        Bound::LessThan => "less than ",
        Bound::About => "about ",
    };
    let unit = unit(figure).map(|unit| format!(" {}", visible::prose(unit))).unwrap_or_default();
    format!("{bound}{}{unit}", amount(figure))
}

/// Returns a figure's value without its bound, and without its unit but for the sign of a currency: "£1.2 million", "20–30".
pub fn amount(figure: &Figure) -> String {
    let value = |value: Decimal| match figure.unit.as_str() {
        ORDINAL | RANK => nth(value),
        unit => number(value, sign(unit).unwrap_or_default()),
    };
    match figure.max {
        Some(max) => format!("{}–{}", value(figure.value), value(max)),
        None => value(figure.value),
    }
}

/// Returns what a figure counts, where that is not told by how its value is written.
pub fn unit(figure: &Figure) -> Option<&str> {
    let unit = figure.unit.as_str();
    (sign(unit).is_none() && !matches!(unit, "" | ORDINAL | SCORE | RANK)).then_some(unit)
}

fn sign(unit: &str) -> Option<&'static str> {
    SIGNS.iter().find(|(code, _)| *code == unit).map(|(_, sign)| *sign)
}

/// Returns a number with the sign of its currency: "$8.8 million", "1,200", "-3.5".
fn number(value: Decimal, sign: &str) -> String {
    // A third has more places than anybody reads.
    let value = value.round_dp(PLACES).normalize();
    let minus = if value.is_sign_negative() && !value.is_zero() { "-" } else { "" };
    let value = value.abs();
    let named = LARGE.iter().find_map(|(size, name)| {
        let short = (value / Decimal::from(*size)).normalize();
        (short >= Decimal::ONE && short.scale() <= 2).then(|| format!("{} {name}", grouped(short)))
    });
    format!("{minus}{sign}{}", named.unwrap_or_else(|| grouped(value)))
}

/// Returns the digits of a number with a comma between thousands.
fn grouped(value: Decimal) -> String {
    let text = value.to_string();
    let (whole, rest) = text.split_once('.').map_or((text.as_str(), None), |(whole, rest)| (whole, Some(rest)));
    let mut out = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    rest.map_or(out.clone(), |rest| format!("{out}.{rest}"))
}

/// Returns a place in a count: "3rd".
fn nth(value: Decimal) -> String {
    let text = value.normalize().to_string();
    let ending = match (text.ends_with("11"), text.ends_with("12"), text.ends_with("13"), text.chars().last()) {
        (false, _, _, Some('1')) => "st",
        (_, false, _, Some('2')) => "nd",
        (_, _, false, Some('3')) => "rd",
        _ => "th",
    };
    format!("{text}{ending}")
}

/// Returns a date as far as it is resolved: a day, a span of days, a time of day, a length; empty for what comes again and
/// again, which has none of these.
pub fn date(date: &DateValue) -> String {
    let days = days(date);
    let hour = date.value.split_once('T').filter(|_| date.kind == DateType::Time).and_then(|(_, time)| clock(time));
    match (days, hour) {
        (Some(days), Some(hour)) if hour.starts_with("the ") => format!("{hour} of {days}"),
        (Some(days), Some(hour)) => format!("{hour} on {days}"),
        (Some(days), None) => days,
        (None, Some(hour)) => format!("{hour}, day unknown"),
        (None, None) => match date.kind {
            DateType::Duration => length(&date.value).unwrap_or_default(),
            DateType::Set => String::new(),
            DateType::Date | DateType::Time => "day unknown".to_owned(),
        },
    }
}

/// Returns the days that a date means: "1 August 2027", "June 2031", "2031", "3 to 9 May 2026"; none where they are
/// not known.
pub fn days(date: &DateValue) -> Option<String> {
    let (from, to) = match (date.from, date.to) {
        (Some(from), Some(to)) => (from, to),
        (Some(from), None) => return Some(format!("from {}", day(from))),
        (None, Some(to)) => return Some(format!("until {}", day(to))),
        (None, None) => return None,
    };
    let begins = |day: NaiveDate| day.day() == 1;
    let whole = begins(from) && to.succ_opt().is_some_and(begins) && from.year() == to.year();
    Some(if from == to {
        day(from)
    } else if whole && from.month() == to.month() {
        from.format("%B %Y").to_string()
    } else if whole && from.month() == 1 && to.month() == 12 {
        from.year().to_string()
    } else if (from.year(), from.month()) == (to.year(), to.month()) {
        format!("{} to {}", from.day(), day(to))
    } else if from.year() == to.year() {
        format!("{} to {}", from.format("%-d %B"), day(to))
    } else {
        format!("{} to {}", day(from), day(to))
    })
}

/// Returns a day as people write it: "1 August 2027".
pub fn day(day: NaiveDate) -> String {
    day.format("%-d %B %Y").to_string()
}

/// Returns a time of day, without its zone: "2 p.m.", "6:50 a.m.", "noon", "the morning".
fn clock(time: &str) -> Option<String> {
    let part = match time {
        "MO" => "the morning",
        "AF" => "the afternoon",
        "EV" => "the evening",
        "NI" => "the night",
        _ => "",
    };
    if !part.is_empty() {
        return Some(part.to_owned());
    }
    let (hour, rest) = time.split_once(':')?;
    let (hour, minutes) = (hour.parse::<u32>().ok()?, rest.get(..2)?);
    Some(match (hour, minutes) {
        (0 | 24, "00") => "midnight".to_owned(),
        (12, "00") => "noon".to_owned(),
        _ => {
            let half = if (12..24).contains(&hour) { "p.m." } else { "a.m." };
            let minutes = if minutes == "00" { String::new() } else { format!(":{minutes}") };
            format!("{}{minutes} {half}", (hour + 11) % 12 + 1)
        }
    })
}

/// Returns a length of time in words, "6 weeks", "1 year 6 months"; none where it has no number.
fn length(value: &str) -> Option<String> {
    let (days, hours) = value.strip_prefix('P')?.split_once('T').unwrap_or((value.strip_prefix('P')?, ""));
    let mut out = Vec::new();
    for (part, units) in [
        (days, [('Y', "year"), ('M', "month"), ('W', "week"), ('D', "day")]),
        (hours, [('H', "hour"), ('M', "minute"), ('S', "second"), ('D', "day")]),
    ] {
        let mut rest = part;
        while !rest.is_empty() {
            let end = rest.find(|c: char| c.is_ascii_alphabetic())?;
            let (number, letter) = (rest.get(..end)?, rest.get(end..end + 1)?);
            let (_, unit) = units.iter().find(|(known, _)| letter.starts_with(*known))?;
            out.push(match number.parse() {
                Ok(number) => count(number, unit),
                Err(_) => format!("{} {unit}s", number.parse::<Decimal>().ok()?),
            });
            rest = rest.get(end + 1..)?;
        }
    }
    (!out.is_empty()).then(|| out.join(" "))
}
