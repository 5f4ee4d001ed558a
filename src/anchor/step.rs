//! How far a number or date went, in words: "25 → 28, three more", "March 3 → March 4, a day later".

use super::atom::{Atom, Passage, Reading};
use super::facts::Item;
use crate::text::fold;
use chrono::NaiveDate;
use rust_decimal::Decimal;

const SMALL: &[&str] =
    &["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// Returns "25 → 28, three more" for two numbers of one unit.
pub(super) fn numbers(old: &[Atom], new: &[Atom], was: &[Item], is: &[Item]) -> Option<String> {
    let ([was], [is]) = (was, is) else { return None };
    let (Reading::Quantity(a), Reading::Quantity(b)) = (&old.get(was.at)?.reading, &new.get(is.at)?.reading) else {
        return None;
    };
    if a.unit != b.unit || a.unit == "ordinal" {
        return None;
    }
    let change = b.value.checked_sub(a.value)?;
    let size = change.abs();
    let by = usize::try_from(size).ok().and_then(|n| SMALL.get(n)).filter(|_| size.is_integer());
    let by = by.map_or_else(|| grouped(size), |word| (*word).to_owned());
    let unit = match a.unit {
        "%" | "pp" => "%",
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

/// Returns how far two dates in the form for comparing lie apart: "a day later", "two months earlier".
fn apart(old: &str, new: &str) -> Option<String> {
    let ([y1, m1, d1], [y2, m2, d2]) = (parts(old)?, parts(new)?);
    if (y1.is_some(), m1.is_some(), d1.is_some()) != (y2.is_some(), m2.is_some(), d2.is_some()) {
        return None;
    }
    // Any year does where none is given, as long as both dates lie close.
    let (year, other) = (y1.unwrap_or(2001), y2.unwrap_or(2001));
    let months = i64::from(other - year) * 12 + m2.map_or(0, i64::from) - m1.map_or(0, i64::from);
    let near = y1.is_some() || months.abs() < 6;
    match ((m1, d1), (m2, d2)) {
        ((Some(m1), Some(d1)), (Some(m2), Some(d2))) => {
            let before = NaiveDate::from_ymd_opt(year, u32::try_from(m1).ok()?, u32::try_from(d1).ok()?)?;
            let after = NaiveDate::from_ymd_opt(other, u32::try_from(m2).ok()?, u32::try_from(d2).ok()?)?;
            let days = (after - before).num_days();
            let near = y1.is_some() || days.abs() <= HALF_YEAR;
            near.then(|| if d1 == d2 { later(months, "month") } else { later(days, "day") })
        }
        ((Some(_), None), _) => near.then(|| later(months, "month")),
        ((None, _), _) if y1.is_some() => Some(later(months / 12, "year")),
        _ => None,
    }
}

/// Returns whether two dates in the form for comparing are the same day, but that only one of them says of which year.
pub(super) fn year_told(old: &str, new: &str) -> bool {
    let (Some([y1, m1, d1]), Some([y2, m2, d2])) = (parts(old), parts(new)) else { return false };
    y1.is_some() != y2.is_some() && m1.is_some() && (m1, d1) == (m2, d2)
}

/// Returns year, month and day of a date in the form for comparing.
fn parts(canon: &str) -> Option<[Option<i32>; 3]> {
    if let Some(year) = canon.strip_prefix('#') {
        return Some([Some(year.parse().ok()?), None, None]);
    }
    let mut parts = canon.strip_prefix('@')?.splitn(3, '-').map(|part| part.parse().ok());
    let [year, month, day] = [parts.next()?, parts.next().flatten(), parts.next().flatten()];
    (year.is_some() || month.is_some()).then_some([year, month, day])
}

fn later(count: i64, unit: &str) -> String {
    let side = if count < 0 { "earlier" } else { "later" };
    let word = usize::try_from(count.unsigned_abs()).ok().and_then(|n| SMALL.get(n)).map(|word| (*word).to_owned());
    match count.unsigned_abs() {
        1 => format!("a {unit} {side}"),
        n => format!("{} {unit}s {side}", word.unwrap_or_else(|| n.to_string())),
    }
}
