//! The words of the calendar, and the periods that they name.

use crate::english::data::{named, table};
use crate::english::{calendar as names, numeral};
use chrono::{Datelike, Days, Months, NaiveDate};

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

/// Which part of a period is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Start,
    Middle,
    End,
    FirstHalf,
    SecondHalf,
}

/// A stretch of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Period {
    Day(NaiveDate),
    /// The week of this day.
    Week(NaiveDate),
    /// The Saturday and Sunday of this day's week.
    Weekend(NaiveDate),
    Month(i32, u32),
    Quarter(i32, u32),
    /// Spring, summer, autumn, winter: 0 to 3; a winter begins in December of its year.
    Season(i32, u32),
    Year(i32),
    /// 197 is the 1970s.
    Decade(i32),
    /// 10 is the eleventh century.
    Century(i32),
}

named! { Unit:
    "century" => Self::Century,
    "day" => Self::Day,
    "fortnight" => Self::Fortnight,
    "decade" => Self::Decade,
    "hour" => Self::Hour,
    "minute" => Self::Minute,
    "month" => Self::Month,
    "quarter" => Self::Quarter,
    "second" => Self::Second,
    "week" => Self::Week,
    "weekend" => Self::Weekend,
    "year" => Self::Year,
}

impl Unit {
    /// Returns the unit as figures have it.
    pub(super) fn of_figures(self) -> &'static str {
        match self {
            Self::Second => "seconds",
            Self::Minute => "minutes",
            Self::Hour => "hours",
            Self::Day => "days",
            Self::Weekend => "weekends",
            Self::Week => "weeks",
            Self::Fortnight => "fortnights",
            Self::Month => "months",
            Self::Quarter => "quarters",
            Self::Year => "years",
            Self::Decade => "decades",
            Self::Century => "centuries",
        }
    }
}

const UNITS: &[(&str, Unit)] = table!("dates/units", Unit::named => Unit);

const SEASONS: &[(&str, u32)] = &[("spring", 0), ("summer", 1), ("autumn", 2), ("fall", 2), ("winter", 3)];

/// Returns the names of months, weekdays, seasons and units, in the singular and plural, in no order.
pub(super) fn names() -> impl Iterator<Item = String> {
    let others = SEASONS.iter().map(|(name, _)| *name).chain(UNITS.iter().map(|(name, _)| *name));
    names::names().chain(others).flat_map(|name| [name.to_owned(), format!("{name}s")])
}

/// Returns the ordinals of quarters, in no order.
pub(super) fn ordinals() -> impl Iterator<Item = &'static str> {
    numeral::ordinals().filter(|word| ordinal(word).is_some())
}

/// Returns the month of that name (1 to 12) and whether the word is an abbreviation.
pub(super) fn month(word: &str) -> Option<(u32, bool)> {
    names::month(word).map(|month| (month.index + 1, month.short))
}

/// Returns the weekday of that name (Monday is 0) and whether the word is an abbreviation.
pub(super) fn weekday(word: &str) -> Option<(u32, bool)> {
    names::weekday(word).map(|day| (day.index, day.short))
}

/// Returns the unit of that name and whether the word is a plural.
pub(super) fn unit(word: &str) -> Option<(Unit, bool)> {
    let find = |word: &str| UNITS.iter().find(|(name, _)| *name == word).map(|(_, unit)| *unit);
    if let Some(unit) = find(word) {
        return Some((unit, matches!(word, "centuries" | "mins" | "hrs")));
    }
    find(word.strip_suffix('s')?).map(|unit| (unit, true))
}

/// Returns the season of that name.
pub(super) fn season(word: &str) -> Option<u32> {
    SEASONS.iter().find(|(name, _)| *name == word).map(|(_, season)| *season)
}

/// Returns the number that an ordinal up to four means.
pub(super) fn ordinal(word: &str) -> Option<u32> {
    numeral::ordinal(word).and_then(|n| u32::try_from(n).ok()).filter(|n| *n <= 4)
}

impl Period {
    /// Returns the TIMEX3 value.
    pub(super) fn value(self) -> String {
        match self {
            Self::Day(day) => day.format("%Y-%m-%d").to_string(),
            Self::Week(day) => day.format("%G-W%V").to_string(),
            Self::Weekend(day) => day.format("%G-W%V-WE").to_string(),
            Self::Month(year, month) => format!("{year:04}-{month:02}"),
            Self::Quarter(year, quarter) => format!("{year:04}-Q{quarter}"),
            Self::Season(year, season) => format!("{year:04}-{}", ["SP", "SU", "FA", "WI"][season as usize % 4]),
            Self::Year(year) => format!("{year:04}"),
            Self::Decade(decade) => format!("{decade:03}"),
            Self::Century(century) => format!("{century:02}"),
        }
    }

    /// Returns the first and last day; none beyond the calendar.
    pub(super) fn days(self) -> Option<(NaiveDate, NaiveDate)> {
        match self {
            Self::Day(day) => Some((day, day)),
            Self::Week(day) => Some((monday(day)?, monday(day)?.checked_add_days(Days::new(6))?)),
            Self::Weekend(day) => {
                Some((monday(day)?.checked_add_days(Days::new(5))?, monday(day)?.checked_add_days(Days::new(6))?))
            }
            Self::Month(year, month) => months(year, month, 1),
            Self::Quarter(year, quarter) => months(year, quarter.checked_sub(1)? * 3 + 1, 3),
            Self::Season(year, season) => months(year, season % 4 * 3 + 3, 3),
            Self::Year(year) => months(year, 1, 12),
            Self::Decade(decade) => months(decade * 10, 1, 120),
            Self::Century(century) => months(century * 100 + 1, 1, 1200),
        }
    }

    /// Returns the period as long ago or ahead by whole years.
    pub(super) fn shift_years(self, by: i32) -> Option<Self> {
        Some(match self {
            Self::Day(day) => Self::Day(day.with_year(day.year() + by)?),
            Self::Month(year, month) => Self::Month(year + by, month),
            Self::Quarter(year, quarter) => Self::Quarter(year + by, quarter),
            Self::Season(year, season) => Self::Season(year + by, season),
            Self::Year(year) => Self::Year(year + by),
            _ => return None,
        })
    }

    /// Returns the days of a part of it: thirds, in whole months of a year or quarter; in a month its first ten days, its
    /// second ten and the rest.
    pub(super) fn part(self, part: Part) -> Option<(NaiveDate, NaiveDate)> {
        let nth = match part {
            Part::Start => 0,
            Part::Middle => 1,
            Part::End => 2,
            Part::FirstHalf => return self.half(0),
            Part::SecondHalf => return self.half(1),
        };
        match self {
            Self::Year(year) => return months(year, nth * 4 + 1, 4),
            Self::Quarter(year, quarter) => return months(year, quarter.checked_sub(1)? * 3 + 1 + nth, 1),
            Self::Decade(decade) => {
                let (from, years) = [(0, 4), (4, 3), (7, 3)][nth as usize % 3];
                return months(decade * 10 + from, 1, years * 12);
            }
            _ => {}
        }
        let (first, last) = self.days()?;
        let length = (last - first).num_days() + 1;
        let third = if matches!(self, Self::Month(..)) { 10 } else { length / 3 };
        let day = |offset: i64| first.checked_add_days(Days::new(u64::try_from(offset).ok()?));
        match nth {
            0 => Some((first, day(third.max(1) - 1)?)),
            1 => Some((day(third)?, day((third * 2).max(1) - 1)?)),
            _ => Some((day(third * 2)?, last)),
        }
    }

    /// Returns the days of the first (0) or second half: whole months of a year, whole years of a decade or century.
    fn half(self, nth: u32) -> Option<(NaiveDate, NaiveDate)> {
        let years = i32::try_from(nth).ok()?;
        match self {
            Self::Year(year) => return months(year, nth * 6 + 1, 6),
            Self::Decade(decade) => return months(decade * 10 + years * 5, 1, 60),
            Self::Century(century) => return months(century * 100 + 1 + years * 50, 1, 600),
            _ => {}
        }
        let (first, last) = self.days()?;
        let half = u64::try_from((last - first).num_days() + 1).ok()? / 2;
        let border = first.checked_add_days(Days::new(half))?;
        if nth == 0 { Some((first, border.pred_opt()?.max(first))) } else { Some((border, last)) }
    }
}

/// Returns the first and last day of so many months.
fn months(year: i32, month: u32, count: u32) -> Option<(NaiveDate, NaiveDate)> {
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    Some((first, first.checked_add_months(Months::new(count))?.pred_opt()?))
}

/// Returns the Monday of the day's week.
pub(super) fn monday(day: NaiveDate) -> Option<NaiveDate> {
    day.checked_sub_days(Days::new(u64::from(day.weekday().num_days_from_monday())))
}

/// Returns the period of this unit that lies `by` units from `day`.
pub(super) fn step(day: NaiveDate, unit: Unit, by: i64) -> Option<Period> {
    let days = |count: i64| {
        let size = Days::new(count.unsigned_abs());
        if count < 0 { day.checked_sub_days(size) } else { day.checked_add_days(size) }
    };
    let months = |count: i64| {
        let size = Months::new(u32::try_from(count.unsigned_abs()).ok()?);
        if count < 0 { day.checked_sub_months(size) } else { day.checked_add_months(size) }
    };
    Some(match unit {
        Unit::Second | Unit::Minute | Unit::Hour => Period::Day(day),
        Unit::Day => Period::Day(days(by)?),
        Unit::Week => Period::Week(days(by.checked_mul(7)?)?),
        Unit::Fortnight => Period::Week(days(by.checked_mul(14)?)?),
        Unit::Weekend => Period::Weekend(days(by.checked_mul(7)?)?),
        Unit::Month => months(by).map(|day| Period::Month(day.year(), day.month()))?,
        Unit::Quarter => {
            months(by.checked_mul(3)?).map(|day| Period::Quarter(day.year(), (day.month() - 1) / 3 + 1))?
        }
        Unit::Year => Period::Year(months(by.checked_mul(12)?)?.year()),
        Unit::Decade => Period::Decade(day.year().div_euclid(10) + i32::try_from(by).ok()?),
        Unit::Century => Period::Century(day.year().div_euclid(100) + i32::try_from(by).ok()?),
    })
}

/// How the day of a feast is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Feast {
    /// Month and day.
    Fixed(u32, u32),
    /// So many days from Easter Sunday.
    Easter(i64),
    /// The fourth Thursday of November.
    Thanksgiving,
}

impl Feast {
    /// Returns its day in a year.
    pub(super) fn day(self, year: i32) -> Option<NaiveDate> {
        match self {
            Self::Fixed(month, day) => NaiveDate::from_ymd_opt(year, month, day),
            Self::Easter(by) => easter(year)?.checked_add_signed(chrono::TimeDelta::days(by)),
            Self::Thanksgiving => NaiveDate::from_weekday_of_month_opt(year, 11, chrono::Weekday::Thu, 4),
        }
    }
}

/// Returns Easter Sunday of a year, by the anonymous Gregorian rule.
fn easter(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 19 * l) / 433;
    let month = (h + l - 7 * m + 90) / 25;
    let day = (h + l - 7 * m + 33 * month + 19) % 32;
    NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
}

/// Returns the TIMEX3 code of a part of the day.
pub(super) fn part_of_day(word: &str) -> Option<&'static str> {
    match word {
        "morning" => Some("TMO"),
        "afternoon" => Some("TAF"),
        "evening" => Some("TEV"),
        "night" => Some("TNI"),
        _ => None,
    }
}
