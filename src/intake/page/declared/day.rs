//! Days and times as pages write them.

use super::Moment;
use chrono::{DateTime, NaiveDate, NaiveDateTime};

/// Forms of a day with a time, in which no zone stands.
const TIMES: [&str; 5] =
    ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%d %H:%M:%S%.f", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%Y%m%dT%H%M%S"];

/// Forms of a day with a time and its zone, beside RFC 3339 and RFC 2822.
const ZONED: [&str; 6] = [
    "%Y-%m-%dT%H:%M:%S%.f%z",
    "%Y-%m-%dT%H:%M%z",
    "%Y-%m-%d %H:%M:%S%.f %z",
    "%Y-%m-%d %H:%M %z",
    "%Y%m%dT%H%M%S%z",
    "%a %b %d %H:%M:%S %z %Y",
];

/// Forms of a day alone.
const DAYS: [&str; 12] = [
    "%Y-%m-%d",
    "%Y/%m/%d",
    "%Y%m%d",
    "%B %d, %Y",
    "%b %d, %Y",
    "%b. %d, %Y",
    "%d %B %Y",
    "%d %b %Y",
    "%A, %B %d, %Y",
    "%a, %d %b %Y",
    "%a, %b %d, %Y",
    "%B %d %Y",
];

/// The first and the last second that counts as a time of Unix: years 1990 to 2100.
const UNIX: std::ops::Range<i64> = 631_152_000..4_102_444_800;

/// Reads a day, with its time where that stands there.
pub fn read(text: &str) -> Option<Moment> {
    let text = text.trim();
    if text.len() > 64 {
        return None;
    }
    if let Ok(number) = text.parse::<i64>()
        && text.len() >= 9
    {
        let seconds = if UNIX.contains(&number) { number } else { number / 1000 };
        let time = DateTime::from_timestamp(seconds, 0).filter(|_| UNIX.contains(&seconds))?;
        return Some(Moment::Time(time.fixed_offset()));
    }
    let zoned = text.strip_suffix(['Z', 'z']).filter(|head| head.ends_with(|c: char| c.is_ascii_digit()));
    let zoned =
        zoned.map_or_else(|| text.replace(" UTC", " +0000").replace(" GMT", " +0000"), |head| format!("{head}+0000"));
    let time = DateTime::parse_from_rfc3339(text).or_else(|_| DateTime::parse_from_rfc2822(text)).ok();
    let time = time.or_else(|| ZONED.iter().find_map(|form| DateTime::parse_from_str(&zoned, form).ok()));
    if let Some(time) = time {
        return Some(Moment::Time(time));
    }
    let day = TIMES.iter().find_map(|form| NaiveDateTime::parse_from_str(text, form).ok()).map(|time| time.date());
    let day = day.or_else(|| DAYS.iter().find_map(|form| NaiveDate::parse_from_str(text, form).ok()));
    // What stands behind the day tells nothing that is needed: "2019-08-02T10:00 EST", "August 2, 2019 10:15 am".
    let head = || {
        let cut = |len: usize| text.get(..len).and_then(|head| NaiveDate::parse_from_str(head, "%Y-%m-%d").ok());
        let words: Vec<&str> = text.split_whitespace().take(3).collect();
        let words = words.join(" ");
        cut(10).or_else(|| DAYS.iter().find_map(|form| NaiveDate::parse_from_str(&words, form).ok()))
    };
    day.or_else(head).map(Moment::Day)
}
