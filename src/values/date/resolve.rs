//! From what an expression says to the days that it means, as far as the dateline allows.

use super::calendar::{self, Feast, Part, Period, Unit};
use super::expression::{Expression, Meaning, Which};
use super::outlook::Outlook;
use super::span;
use crate::model::DateType;
use chrono::{Datelike, Days, NaiveDate};
use rust_decimal::Decimal;

/// What an expression means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Resolved {
    pub kind: DateType,
    pub value: String,
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// The period that later expressions may refer back to.
    pub period: Option<Period>,
}

/// What is known where an expression stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Setting {
    /// The day of publication.
    pub dateline: Option<NaiveDate>,
    /// The period last spoken of.
    pub focus: Option<Period>,
    /// The quarter or year last spoken of.
    pub term: Option<Period>,
    /// Whether the sentence looks ahead or back.
    pub outlook: Outlook,
    /// Whether the article puts the day before the month in digits, where it shows that.
    pub day_first: Option<bool>,
}

/// Returns what `date` means in its setting; what can't be known stays open: "XXXX-07-26", no days.
pub(super) fn resolve(date: &Expression, setting: &Setting) -> Resolved {
    match &date.meaning {
        Meaning::Reference(value) => plain(DateType::Date, (*value).to_owned()),
        Meaning::Set(value) => plain(DateType::Set, value.clone()),
        Meaning::Length { count, unit, side } => {
            let days = setting.dateline.and_then(|day| reach(day, (*count)?, *unit, *side));
            Resolved { days, ..plain(DateType::Duration, span::value(*count, *unit)) }
        }
        meaning => {
            let period = period(meaning, setting);
            let mut value = period.map_or_else(|| unknown(meaning), Period::value);
            if let Some(Period::Year(_)) = period {
                value.push_str(match date.part {
                    Some(Part::FirstHalf) => "-H1",
                    Some(Part::SecondHalf) => "-H2",
                    _ => "",
                });
            }
            match &date.clock {
                Some(clock) => Resolved {
                    period,
                    days: period.and_then(Period::days),
                    ..plain(DateType::Time, format!("{value}{clock}"))
                },
                None => Resolved { period, days: days(date, period, setting), ..plain(DateType::Date, value) },
            }
        }
    }
}

/// Returns the weekday that ends a stretch from `first` on as the one that lies behind it.
pub(super) fn not_before(resolved: Resolved, first: NaiveDate) -> Resolved {
    let Some(Period::Day(mut day)) = resolved.period else { return resolved };
    while day < first {
        let Some(later) = offset(day, 7) else { return resolved };
        day = later;
    }
    let period = Period::Day(day);
    let value = resolved.value.get(10..).map_or_else(|| period.value(), |clock| period.value() + clock);
    Resolved { value, days: period.days(), period: Some(period), ..resolved }
}

/// Returns whether what an expression means depends on the period or term last spoken of.
pub(super) fn refers_back(meaning: &Meaning) -> bool {
    matches!(meaning, Meaning::FromFocus { .. } | Meaning::Focus { .. } | Meaning::YearAgo(_) | Meaning::Clock)
}

fn plain(kind: DateType, value: String) -> Resolved {
    Resolved { kind, value, days: None, period: None }
}

/// Returns the days of the part of the period that is meant.
fn days(date: &Expression, period: Option<Period>, setting: &Setting) -> Option<(NaiveDate, NaiveDate)> {
    let period = period?;
    let (first, last) = match date.part {
        Some(part) => period.part(part)?,
        None => period.days()?,
    };
    let today = setting.dateline.filter(|day| first <= *day && *day <= last);
    let last = date.until.and_then(|day| first.with_day(day)).unwrap_or(last);
    Some(match (date.side, today) {
        (-1, Some(day)) => (first, day),
        (1, Some(day)) => (day, last),
        _ => (first, last),
    })
}

/// Returns the days of a length that ends (-1) or begins (1) at the dateline.
fn reach(day: NaiveDate, count: Decimal, unit: Unit, side: i8) -> Option<(NaiveDate, NaiveDate)> {
    let whole = i64::try_from(count.ceil()).ok().filter(|count| *count < 100_000)?;
    let (unit, whole) = match unit {
        Unit::Second | Unit::Minute => (Unit::Day, 0),
        Unit::Hour => (Unit::Day, (whole + 23) / 24),
        Unit::Weekend => (Unit::Day, whole * 2),
        Unit::Fortnight => (Unit::Day, whole * 14),
        unit => (unit, whole),
    };
    let by = whole * i64::from(side);
    let other = match unit {
        Unit::Day => offset(day, by)?,
        Unit::Week => offset(day, by * 7)?,
        unit => {
            let months = match unit {
                Unit::Month => by,
                Unit::Quarter => by * 3,
                Unit::Year => by * 12,
                Unit::Decade => by * 120,
                _ => by * 1200,
            };
            let size = chrono::Months::new(u32::try_from(months.unsigned_abs()).ok()?);
            if months < 0 { day.checked_sub_months(size)? } else { day.checked_add_months(size)? }
        }
    };
    (side != 0).then(|| (day.min(other), day.max(other)))
}

fn offset(day: NaiveDate, by: i64) -> Option<NaiveDate> {
    let size = Days::new(by.unsigned_abs());
    if by < 0 { day.checked_sub_days(size) } else { day.checked_add_days(size) }
}

/// Returns the period that is meant; none where it depends on an unknown dateline.
fn period(meaning: &Meaning, setting: &Setting) -> Option<Period> {
    let named = |which: Which, make: &dyn Fn(i32) -> Option<Period>| pick(which, make, setting);
    match *meaning {
        Meaning::Day { which, month, day } => {
            named(which, &|year| NaiveDate::from_ymd_opt(year, month, day).map(Period::Day))
        }
        Meaning::Month { which, month } => named(which, &|year| Some(Period::Month(year, month))),
        Meaning::Season { which, season } => named(which, &|year| Some(Period::Season(year, season))),
        Meaning::Quarter { which: Which::Plain, quarter } => plain_quarter(quarter, setting),
        Meaning::Quarter { which, quarter } => named(which, &|year| Some(Period::Quarter(year, quarter))),
        Meaning::Half { which: Which::Plain, second } => plain_half(second, setting),
        Meaning::Half { which, .. } => named(which, &|year| Some(Period::Year(year))),
        Meaning::Weekday { which, weekday } => day_of_week(which, weekday, setting),
        Meaning::Year(year) => Some(Period::Year(year)),
        Meaning::Either { year, first, second } => match setting.day_first {
            Some(true) => NaiveDate::from_ymd_opt(year, second, first).map(Period::Day),
            Some(false) => NaiveDate::from_ymd_opt(year, first, second).map(Period::Day),
            None => Some(Period::Year(year)),
        },
        Meaning::Feast { which, feast, week } => {
            let period = if week { Period::Week } else { Period::Day };
            named(which, &|year| feast.day(year).map(period))
        }
        Meaning::Decade(decade) => Some(Period::Decade(decade)),
        Meaning::Century(century) => Some(Period::Century(century)),
        Meaning::Step { unit, by } => calendar::step(setting.dateline?, unit, by),
        Meaning::FromFocus { unit, by } => from_focus(setting, unit, by),
        Meaning::Focus { unit, by } => focus(setting, unit, by),
        Meaning::YearAgo(unit) => year_ago(setting, unit),
        Meaning::Clock => match setting.focus {
            Some(day @ Period::Day(_)) => Some(day),
            _ => setting.dateline.map(Period::Day),
        },
        Meaning::Reference(_) | Meaning::Length { .. } | Meaning::Set(_) => None,
    }
}

/// Returns the year's period of a name without a year that is meant.
fn pick(which: Which, make: &dyn Fn(i32) -> Option<Period>, setting: &Setting) -> Option<Period> {
    if let Which::Of(year) = which {
        return make(year);
    }
    let today = setting.dateline?;
    let year = today.year();
    let all = || (year - 1..=year + 1).filter_map(make).filter_map(|period| Some((period, period.days()?)));
    let past = all().filter(|(_, (first, _))| *first <= today).last();
    let next = all().find(|(_, (_, last))| *last >= today);
    let found = match which {
        Which::Last => all().filter(|(_, (_, last))| *last < today).last(),
        Which::Next => all().find(|(_, (first, _))| *first > today),
        Which::Year(by) => return make(i32::try_from(i64::from(year) + by).ok()?),
        Which::This | Which::Of(_) => return make(year),
        Which::Plain => match (past, next) {
            (Some((_, (_, back))), Some((_, (ahead, _)))) => {
                let (since, until) = ((today - back).num_days().max(0), (ahead - today).num_days().max(0));
                // A day told as past may still be just ahead: "the deadline was set for August 1".
                let back = match setting.outlook {
                    Outlook::Past => {
                        !matches!(next, Some((Period::Day(_) | Period::Week(_), _))) || until > 62 || since < 270
                    }
                    Outlook::Future | Outlook::Expected | Outlook::Due => {
                        matches!(past, Some((Period::Day(_), _))) && since < 62 && until > 270
                    }
                    Outlook::Scheduled | Outlook::Expiring => false,
                    Outlook::Open => since <= until || until > 62,
                };
                if back { past } else { next }
            }
            _ => past.or(next),
        },
    };
    found.map(|(period, _)| period)
}

fn day_of_week(which: Which, weekday: u32, setting: &Setting) -> Option<Period> {
    let today = setting.dateline?;
    let ahead = i64::from((7 + weekday - today.weekday().num_days_from_monday()) % 7);
    let by = match (which, setting.outlook) {
        (Which::Last, _) => ahead - 7,
        (Which::Next, _) if ahead == 0 => 7,
        (Which::Next | Which::This, _) => ahead,
        (Which::Plain, outlook) if outlook.ahead() => ahead,
        _ if ahead == 0 => 0,
        _ => ahead - 7,
    };
    offset(today, by).map(Period::Day)
}

/// Returns what lies `by` units from what was last spoken of: "a year earlier".
fn from_focus(setting: &Setting, unit: Unit, by: i64) -> Option<Period> {
    if unit == Unit::Year
        && let Some(shifted) = setting.focus.and_then(|focus| focus.shift_years(i32::try_from(by).ok()?))
    {
        return Some(shifted);
    }
    let (day, _) = setting.focus?.days()?;
    calendar::step(day, unit, by)
}

/// Returns the period of this unit that was last spoken of, or the dateline's own.
fn focus(setting: &Setting, unit: Unit, by: i64) -> Option<Period> {
    let today = setting.dateline;
    match (unit, setting.focus) {
        (Unit::Quarter, Some(quarter @ Period::Quarter(..))) if by == 0 => Some(quarter),
        (Unit::Quarter, _) => calendar::step(today?, unit, -1),
        (Unit::Weekend, _) => {
            let behind = !setting.outlook.ahead();
            calendar::step(today?, unit, if behind && today?.weekday().num_days_from_monday() < 5 { -1 } else { 0 })
        }
        (unit, Some(focus)) => calendar::step(focus.days()?.0, unit, by),
        (unit, None) => calendar::step(today?, unit, by),
    }
}

/// Returns the quarter that is meant: the latest that has begun, unless the next one is spoken of.
fn plain_quarter(quarter: u32, setting: &Setting) -> Option<Period> {
    let today = setting.dateline?;
    let years = [today.year() + 1, today.year(), today.year() - 1];
    let all = || years.into_iter().map(|year| Period::Quarter(year, quarter)).filter_map(|q| Some((q, q.days()?)));
    let (latest, (_, last)) = all().find(|(_, (first, _))| *first <= today)?;
    // Results of a quarter are expected in the one after it.
    let stale = setting.outlook.ahead() && (today - last).num_days() > 92;
    let next = all().rfind(|(_, (first, _))| *first > today);
    Some(next.filter(|_| stale).map_or(latest, |(next, _)| next))
}

/// Returns the year of the half that is meant: the latest that has begun, unless the next one is spoken of.
fn plain_half(second: bool, setting: &Setting) -> Option<Period> {
    let today = setting.dateline?;
    let begun = !second || today.month() > 6;
    let ahead = setting.outlook.ahead();
    let by = match (begun, second) {
        (true, false) if ahead && today.month() > 6 => 1,
        (false, _) if !ahead => -1,
        _ => 0,
    };
    Some(Period::Year(today.year() + by))
}

/// Returns the quarter or year before the one last spoken of: "a year earlier", "a year ago".
fn year_ago(setting: &Setting, unit: Unit) -> Option<Period> {
    let today = setting.dateline;
    let quarter = matches!(setting.term, Some(Period::Quarter(..)));
    match setting.term.filter(|_| quarter || unit != Unit::Decade) {
        Some(term) => term.shift_years(-1),
        None if unit == Unit::Quarter => calendar::step(today?, unit, -5),
        None => calendar::step(today?, Unit::Year, -1),
    }
}

/// Returns the TIMEX3 value of what can't be resolved.
fn unknown(meaning: &Meaning) -> String {
    match *meaning {
        Meaning::Day { month, day, .. } | Meaning::Feast { feast: Feast::Fixed(month, day), .. } => {
            format!("XXXX-{month:02}-{day:02}")
        }
        Meaning::Month { month, .. } => format!("XXXX-{month:02}"),
        Meaning::Season { season, .. } => format!("XXXX-{}", ["SP", "SU", "FA", "WI"][season as usize % 4]),
        Meaning::Quarter { quarter, .. } => format!("XXXX-Q{quarter}"),
        Meaning::Half { second, .. } => format!("XXXX-H{}", 1 + u8::from(second)),
        Meaning::Weekday { weekday, .. } => format!("XXXX-WXX-{}", weekday + 1),
        Meaning::Step { unit, .. }
        | Meaning::FromFocus { unit, .. }
        | Meaning::Focus { unit, .. }
        | Meaning::YearAgo(unit) => match unit {
            Unit::Week | Unit::Fortnight => "XXXX-WXX".to_owned(),
            Unit::Weekend => "XXXX-WXX-WE".to_owned(),
            Unit::Month => "XXXX-XX".to_owned(),
            Unit::Quarter => "XXXX-QX".to_owned(),
            Unit::Year => "XXXX".to_owned(),
            Unit::Decade => "XXX".to_owned(),
            Unit::Century => "XX".to_owned(),
            _ => "XXXX-XX-XX".to_owned(),
        },
        _ => "XXXX-XX-XX".to_owned(),
    }
}
