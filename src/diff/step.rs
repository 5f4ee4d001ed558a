//! How far a number or date went, in words: "25 → 28, three more", "March 3 → March 4, a day later".

use super::facts::Item;
use crate::align::atom::{Atom, Number};
use crate::align::passage::Passage;
use crate::align::when;
use crate::text::fold;
use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

const SMALL: &[&str] =
    &["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// Returns "25 → 28, three more" for two numbers of one unit.
pub(super) fn numbers(old: &Passage<'_>, new: &Passage<'_>, was: &[Item], is: &[Item]) -> Option<String> {
    let ([was], [is]) = (was, is) else { return None };
    let (first, last) = (old.atoms.get(was.at)?, new.atoms.get(is.at)?);
    if scaled(old.slice(first)) || scaled(new.slice(last)) || part(old, first) || part(new, last) {
        return None;
    }
    let whole = |number: &Number<'_>| number.max.is_none();
    let (a, b) = (first.number().filter(whole)?, last.number().filter(whole)?);
    if a.unit != b.unit || a.unit == "ordinal" {
        return None;
    }
    let change = b.value.checked_sub(a.value)?;
    let size = change.abs();
    let by = usize::try_from(size).ok().and_then(|n| SMALL.get(n)).filter(|_| size.is_integer());
    let by = by.map_or_else(|| grouped(size), |word| (*word).to_owned());
    let unit = match a.unit {
        "%" | "pp" => "%",
        "years old" => "",
        unit => unit,
    };
    let space = if unit.is_empty() || unit == "%" { "" } else { " " };
    let side = match change.is_sign_negative() {
        false => "more",
        // Things that are counted are fewer, amounts are less.
        true if unit.is_empty() && size.is_integer() => "fewer",
        true => "less",
    };
    Some(format!("{}{space}{unit} → {}{space}{unit}, {by} {side}", grouped(a.value), grouped(b.value)))
}

/// Returns whether a number is written in digits with its scale behind, "$8.8 billion", "£160m", which is not told in digits.
fn scaled(written: &str) -> bool {
    let short = written.ends_with(['m', 'n', 'k']) && !written.starts_with(|c: char| c.is_ascii_digit());
    written.starts_with(|c: char| !c.is_alphabetic()) && (written.contains("illion") || short)
}

/// Returns whether a number is a part of one in words, "a third of", which is not told in digits either.
fn part(passage: &Passage<'_>, atom: &Atom) -> bool {
    let broken = atom.number().is_some_and(|number| !number.value.is_integer());
    broken && !passage.slice(atom).contains(|c: char| c.is_ascii_digit())
}

fn grouped(value: Decimal) -> String {
    let text = value.normalize().to_string();
    let (whole, rest) = text.split_once('.').map_or((text.as_str(), None), |(whole, rest)| (whole, Some(rest)));
    let digits = whole.trim_start_matches('-').len();
    let mut out = String::new();
    for (i, c) in whole.trim_start_matches('-').chars().enumerate() {
        if i > 0 && (digits - i) % 3 == 0 {
            out.push(',');
        }
        out.push(c);
    }
    let sign = if whole.starts_with('-') { "−" } else { "" };
    rest.map_or_else(|| format!("{sign}{out}"), |rest| format!("{sign}{out}.{rest}"))
}

/// The furthest that one date may lie from another where no year is given: further, and it may be the other way round.
const HALF_YEAR: i64 = 183;

/// Returns "March 3 → March 4, a day later" for two dates; how far they lie apart only where the article says so much of both.
pub(super) fn dates(old: &Passage<'_>, new: &Passage<'_>, was: &[Item], is: &[Item]) -> Option<String> {
    let ([was], [is]) = (was, is) else { return None };
    let (before, after) = (old.atoms.get(was.at)?, new.atoms.get(is.at)?);
    let by = apart(&before.canon, &after.canon).map(|by| format!(", {by}")).unwrap_or_default();
    Some(format!("{} → {}{by}", fold::fold(old.slice(before)), fold::fold(new.slice(after))))
}

/// Returns how far two dates in the form for comparing lie apart: "a day later", "two months earlier", "an hour later".
fn apart(old: &str, new: &str) -> Option<String> {
    let (was, is) = (Parts::of(old)?, Parts::of(new)?);
    if was.shape() != is.shape() || was.placed != is.placed {
        return None;
    }
    if let (Some(a), Some(b)) = (was.minute, is.minute) {
        return (was.day() == is.day() && a != b).then(|| match (b - a) % 60 {
            0 => later((b - a) / 60, "hour"),
            _ => later(b - a, "minute"),
        });
    }
    if was.weekday != is.weekday {
        return None;
    }
    // Any year does where none is given, as long as both dates lie close.
    let (year, other) = (was.year.unwrap_or(2001), is.year.unwrap_or(2001));
    let months = i64::from(other - year) * 12 + is.month.map_or(0, i64::from) - was.month.map_or(0, i64::from);
    let near = was.year.is_some() || months.abs() < 6;
    match ((was.month, was.date), (is.month, is.date)) {
        ((Some(m1), Some(d1)), (Some(m2), Some(d2))) => {
            let before = NaiveDate::from_ymd_opt(year, m1, d1)?;
            let after = NaiveDate::from_ymd_opt(other, m2, d2)?;
            let days = (after - before).num_days();
            let near = was.year.is_some() || days.abs() <= HALF_YEAR;
            near.then(|| if d1 == d2 { later(months, "month") } else { later(days, "day") })
        }
        ((Some(_), None), _) => near.then(|| later(months, "month")),
        ((None, _), _) if was.year.is_some() => Some(later(months / 12, "year")),
        _ => None,
    }
}

/// Returns whether two dates in the form for comparing are the same day, but that only one of them says of which year.
pub(super) fn year_told(old: &str, new: &str) -> bool {
    let (Some(was), Some(is)) = (Parts::of(old), Parts::of(new)) else { return false };
    was.year.is_some() != is.year.is_some()
        && was.month.is_some()
        && (was.month, was.date, was.minute) == (is.month, is.date, is.minute)
}

/// Returns whether one of two dates in the form for comparing only tells more closely what the other one tells: the day of a month,
/// the part of a day.
pub(super) fn closer(old: &str, new: &str) -> bool {
    let within = |whole: &str, part: &str| {
        let (whole, part) = (when::value(whole).unwrap_or_default(), when::value(part).unwrap_or_default());
        let rest = part.strip_prefix(whole).filter(|_| whole.contains('-'));
        rest.is_some_and(|rest| rest.starts_with(['-', 'T']) && !rest.contains(':'))
    };
    within(old, new) || within(new, old)
}

/// Returns whether two dates in the form for comparing are one hour, but for the half of the day: which one is meant is only said of one.
pub(super) fn half_a_day_apart(old: &str, new: &str) -> bool {
    let (Some(was), Some(is)) = (Parts::of(old), Parts::of(new)) else { return false };
    let apart = was.minute.zip(is.minute).is_some_and(|(was, is)| (was - is).abs() == HALF_A_DAY);
    apart && was.day() == is.day() && was.placed == is.placed
}

/// Half a day, in minutes.
const HALF_A_DAY: i64 = 12 * 60;

/// Returns whether `day` is the last day of `month`, both dates in the form for comparing.
pub(super) fn last_day(month: &str, day: &str) -> bool {
    let (Some(whole), Some(last)) = (Parts::of(month), Parts::of(day)) else { return false };
    let (Some(number), Some(date), None) = (last.month, last.date, whole.date) else { return false };
    let next = NaiveDate::from_ymd_opt(last.year.unwrap_or(LEAP), number, date).and_then(|day| day.succ_opt());
    whole.month == last.month
        && (whole.year.is_none() || last.year.is_none() || whole.year == last.year)
        && next.is_some_and(|next| next.day() == 1)
}

/// A year in which February has all its days.
const LEAP: i32 = 2000;

/// What a date in the form for comparing says.
struct Parts<'a> {
    year: Option<i32>,
    month: Option<u32>,
    date: Option<u32>,
    weekday: Option<&'a str>,
    /// Minutes since midnight.
    minute: Option<i64>,
    /// The words that place it: "next", a zone.
    placed: &'a str,
}

impl<'a> Parts<'a> {
    fn of(canon: &'a str) -> Option<Self> {
        let none = Self { year: None, month: None, date: None, weekday: None, minute: None, placed: "" };
        if let Some(year) = canon.strip_prefix('#') {
            return Some(Self { year: Some(year.parse().ok()?), ..none });
        }
        let rest = canon.strip_prefix('@')?;
        let (value, placed) = rest.split_once(' ').unwrap_or((rest, ""));
        let value = value
            .split_once(':')
            .filter(|(kind, _)| matches!(*kind, "DATE" | "TIME"))
            .map_or(value, |(_, value)| value);
        let (day, clock) = value.split_once('T').unwrap_or((value, ""));
        let minute = clock
            .split_once(':')
            .and_then(|(hour, minute)| Some(hour.parse::<i64>().ok()? * 60 + minute.parse::<i64>().ok()?));
        let mut parts = day.splitn(3, '-');
        let year = parts.next().and_then(|part| part.parse().ok());
        let month = parts.next();
        let last = parts.next();
        let weekday = last.filter(|_| month.is_some_and(|month| month.starts_with('W')));
        let date = last.filter(|_| weekday.is_none()).and_then(|part| part.parse().ok());
        let month = month.and_then(|part| part.parse().ok());
        let found = Self { year, month, date, weekday, minute, placed };
        (year.is_some() || month.is_some() || minute.is_some()).then_some(found)
    }

    fn day(&self) -> (Option<i32>, Option<u32>, Option<u32>, Option<&str>) {
        (self.year, self.month, self.date, self.weekday)
    }

    fn shape(&self) -> [bool; 5] {
        [self.year.is_some(), self.month.is_some(), self.date.is_some(), self.weekday.is_some(), self.minute.is_some()]
    }
}

fn later(count: i64, unit: &str) -> String {
    let side = if count < 0 { "earlier" } else { "later" };
    let word = usize::try_from(count.unsigned_abs()).ok().and_then(|n| SMALL.get(n)).map(|word| (*word).to_owned());
    match count.unsigned_abs() {
        1 if unit == "hour" => format!("an {unit} {side}"),
        1 => format!("a {unit} {side}"),
        n => format!("{} {unit}s {side}", word.unwrap_or_else(|| n.to_string())),
    }
}
