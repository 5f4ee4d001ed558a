//! Times in the paths of files, as those who keep versions of pages write them.

use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, NaiveTime, Utc};

/// The years that count as times.
const YEARS: std::ops::RangeInclusive<i32> = 1990..=2100;

/// How many digits the time of Unix has in seconds, and its first and last second: years 2001 to 2100.
const UNIX_DIGITS: usize = 10;
const UNIX: std::ops::Range<i64> = 1_000_000_000..4_102_444_800;

/// Characters that stand between a time and the rest of a name.
const BETWEEN: [char; 7] = ['-', '_', '.', ' ', '@', '(', ')'];

/// What archives write behind a time about how a page is served.
const FLAGS: [&str; 3] = ["id_", "if_", "mp_"];

/// A time that stands in a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// The time; of a day alone, its beginning. Without a zone, it is UTC.
    pub time: DateTime<Utc>,
    /// Whether a day stands there, and no time of day.
    pub is_day: bool,
    /// The path without the time and without the ending of its file.
    pub rest: String,
}

/// Returns the time in a path with `/`: the one nearest to its end that has a time of day, else the day nearest to its end; none where
/// there is none.
pub fn of_path(path: &str) -> Option<Stamp> {
    let mut names: Vec<&str> = path.split('/').collect();
    let last = names.pop()?;
    names.push(last.rsplit_once('.').map_or(last, |(stem, _)| if stem.is_empty() { last } else { stem }));
    let found: Vec<(usize, Found)> = (0..names.len()).rev().filter_map(|at| Some((at, find(names[at])?))).collect();
    let (at, found) = found.iter().find(|(_, found)| !found.is_day).or(found.first())?;
    let name = names.get(*at).copied().unwrap_or_default();
    let (before, after) = (name.get(..found.start).unwrap_or_default(), name.get(found.end..).unwrap_or_default());
    let (before, after) = (before.trim_end_matches(BETWEEN), after.trim_start_matches(BETWEEN));
    let between = if before.is_empty() || after.is_empty() { "" } else { "-" };
    let name = format!("{before}{between}{after}");
    let rest: Vec<&str> =
        names.iter().enumerate().map(|(place, other)| if place == *at { &name } else { *other }).collect();
    let rest: Vec<&str> = rest.into_iter().filter(|name| !name.is_empty()).collect();
    Some(Stamp { time: found.time, is_day: found.is_day, rest: rest.join("/") })
}

/// A time in a name, and the bytes that it takes there.
struct Found {
    time: DateTime<Utc>,
    is_day: bool,
    start: usize,
    end: usize,
}

/// Returns the first time in a name.
fn find(name: &str) -> Option<Found> {
    if name.len() == UNIX_DIGITS
        && let Some(time) = name.parse().ok().filter(|seconds| UNIX.contains(seconds))
    {
        let time = DateTime::from_timestamp(time, 0)?;
        return Some(Found { time, is_day: false, start: 0, end: name.len() });
    }
    let starts = (0..name.len()).filter(|at| {
        let digit = |at: usize| name.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
        digit(*at) && (*at == 0 || !digit(at - 1))
    });
    let found: Vec<Found> = starts.filter_map(|start| at(name, start)).collect();
    let day = found.iter().position(|found| !found.is_day).unwrap_or_default();
    found.into_iter().nth(day)
}

/// Reads a time that begins at a byte of a name.
fn at(name: &str, start: usize) -> Option<Found> {
    let mut reader = Reader { rest: name.get(start..)? };
    let (year, month, day, is_compact) = reader.day()?;
    let date = NaiveDate::from_ymd_opt(year, month, day).filter(|_| YEARS.contains(&year))?;
    let behind = Reader { rest: reader.rest };
    let time = reader.time(is_compact);
    if time.is_none() {
        reader = behind;
    }
    if reader.rest.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (time, is_day) = time.map_or((date.and_time(NaiveTime::MIN).and_utc(), true), |(time, ahead)| {
        ((NaiveDateTime::new(date, time).and_utc() - ahead), false)
    });
    let flag = FLAGS.iter().find(|flag| !is_day && reader.rest.starts_with(**flag));
    let end = name.len() - reader.rest.len() + flag.map_or(0, |flag| flag.len());
    Some(Found { time, is_day, start, end })
}

/// What of a name is still to be read.
struct Reader<'n> {
    rest: &'n str,
}

impl Reader<'_> {
    /// Takes a number of exactly so many digits.
    fn number(&mut self, digits: usize) -> Option<u32> {
        let (number, rest) = self.rest.split_at_checked(digits)?;
        let number = number.bytes().all(|byte| byte.is_ascii_digit()).then(|| number.parse().ok())??;
        self.rest = rest;
        Some(number)
    }

    /// Takes one of some characters, where it stands there.
    fn one_of(&mut self, wanted: &[char]) -> Option<char> {
        let found = self.rest.chars().next().filter(|c| wanted.contains(c))?;
        self.rest = &self.rest[found.len_utf8()..];
        Some(found)
    }

    /// Takes a year, a month and a day; returns whether nothing stands between them too.
    fn day(&mut self) -> Option<(i32, u32, u32, bool)> {
        let year = i32::try_from(self.number(4)?).ok()?;
        let between = self.one_of(&['-', '_', '.']);
        let month = self.number(2)?;
        if self.one_of(&['-', '_', '.']) != between {
            return None;
        }
        Some((year, month, self.number(2)?, between.is_none()))
    }

    /// Takes a time of day, and how far its zone is ahead of UTC. Behind `2026-05-04-` four digits are the beginning of a headline.
    fn time(&mut self, is_compact: bool) -> Option<(NaiveTime, Duration)> {
        let before = self.one_of(&['T', 't', '_', '-', ' ', '.', '@']);
        if before.is_none() && !is_compact {
            return None;
        }
        let hour = self.number(2)?;
        let between = self.one_of(&['-', ':', '_', '.', 'h']);
        if between.is_none() && !is_compact && !matches!(before, Some('T' | 't' | '_' | ' ' | '@')) {
            return None;
        }
        let minute = self.number(2)?;
        let mut seconds = Reader { rest: self.rest };
        let sought = between.is_none() || seconds.one_of(&['-', ':', '_', '.']).is_some();
        let mut second = 0;
        if let Some(number) = sought.then(|| seconds.number(2)).flatten()
            && !seconds.rest.starts_with(|c: char| c.is_ascii_digit())
        {
            (second, self.rest) = (number, seconds.rest);
        }
        self.fraction();
        let time = NaiveTime::from_hms_opt(hour, minute, second)?;
        Some((time, self.zone().unwrap_or_else(Duration::zero)))
    }

    /// Takes fractions of a second: `.123`, before a zone.
    fn fraction(&mut self) {
        let Some(rest) = self.rest.strip_prefix('.') else { return };
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        if (1..=9).contains(&digits) && rest[digits..].starts_with(['Z', 'z', '+']) {
            self.rest = &rest[digits..];
        }
    }

    /// Takes a zone: `Z`, `+0200`, `+02-00`.
    fn zone(&mut self) -> Option<Duration> {
        if self.one_of(&['Z', 'z']).is_some() {
            return Some(Duration::zero());
        }
        let mut zone = Reader { rest: self.rest };
        zone.one_of(&['+'])?;
        let hours = zone.number(2)?;
        zone.one_of(&[':', '-']);
        let minutes = zone.number(2)?;
        self.rest = zone.rest;
        Some(Duration::minutes(i64::from(hours * 60 + minutes)))
    }
}
