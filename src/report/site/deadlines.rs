//! A deadline's day on a date axis, one line for each day that the versions gave.

use super::chart::{self, WIDTH};
use super::html::Html;
use super::period::{Period, alternative, span};
use crate::ledger::Recorded;
use crate::model::{DateValue, Detail};
use crate::workflow::words;
use chrono::{Datelike, Days, Months, NaiveDate};

const LEFT: f64 = 14.0;
const RIGHT: f64 = WIDTH - 14.0;
/// The height of one line, and of what is above them all.
const LINE: f64 = 36.0;
const TOP: f64 = 28.0;

/// The days that all deadlines of a story are drawn on, so that their pictures can be compared.
pub(super) struct Axis {
    first: NaiveDate,
    last: NaiveDate,
    ticks: Vec<(NaiveDate, String)>,
}

/// How far two ticks of an axis are apart.
#[derive(Debug, Clone, Copy)]
enum Pace {
    Days(u64),
    Months(u32),
}

/// The paces to choose from, each with its length in days, about.
const PACES: &[(Pace, i64)] = &[
    (Pace::Days(1), 1),
    (Pace::Days(7), 7),
    (Pace::Months(1), 30),
    (Pace::Months(3), 91),
    (Pace::Months(6), 183),
    (Pace::Months(12), 365),
    (Pace::Months(24), 730),
    (Pace::Months(60), 1826),
    (Pace::Months(120), 3652),
    (Pace::Months(300), 9131),
    (Pace::Months(1200), 36524),
    (Pace::Months(12000), 365_243),
];

/// The most spaces between ticks.
const SPACES: i64 = 4;

/// Returns the days that hold the days of all `periods`.
pub(super) fn axis<'p>(periods: impl Iterator<Item = &'p Period<'p>>) -> Axis {
    let days = periods.filter_map(day).flat_map(|(from, to, _)| [from, to]);
    let (first, last) = days.fold((None, None), |(first, last): (Option<NaiveDate>, Option<NaiveDate>), day| {
        (Some(first.map_or(day, |first| first.min(day))), Some(last.map_or(day, |last| last.max(day))))
    });
    let (first, last) = (first.unwrap_or_default(), last.unwrap_or_default());
    let days = (last - first).num_days();
    let pace = PACES.iter().find(|(_, length)| days <= length * SPACES).or(PACES.last());
    let pace = pace.map_or(Pace::Months(12), |(pace, _)| *pace);
    let mut ticks = vec![start(first, pace)];
    while let Some(tick) = ticks.last().filter(|tick| **tick <= last && ticks.len() < 40) {
        let Some(next) = after(*tick, pace) else { break };
        ticks.push(next);
    }
    let end = ticks.last().copied().unwrap_or(last).max(last);
    let form = match pace {
        Pace::Days(_) => "%-d %b %Y",
        Pace::Months(months) if months < 12 => "%b %Y",
        Pace::Months(_) => "%Y",
    };
    let begin = ticks.first().copied().unwrap_or(first).min(first);
    // Days need twice the room of months.
    let every = if matches!(pace, Pace::Days(_)) { 2 } else { 1 };
    let name = |(at, tick): (usize, &NaiveDate)| {
        (*tick, if at % every == 0 { tick.format(form).to_string() } else { String::new() })
    };
    Axis { first: begin, last: end, ticks: ticks.iter().enumerate().map(name).collect() }
}

/// Returns the last tick that is not after `day`.
fn start(day: NaiveDate, pace: Pace) -> NaiveDate {
    let Pace::Months(months) = pace else { return day };
    let index = day.year() * 12 + i32::try_from(day.month0()).unwrap_or_default();
    let index = index - index.rem_euclid(i32::try_from(months).unwrap_or(1));
    let month = u32::try_from(index.rem_euclid(12)).unwrap_or_default() + 1;
    NaiveDate::from_ymd_opt(index.div_euclid(12), month, 1).unwrap_or(day)
}

fn after(tick: NaiveDate, pace: Pace) -> Option<NaiveDate> {
    match pace {
        Pace::Days(days) => tick.checked_add_days(Days::new(days)),
        Pace::Months(months) => tick.checked_add_months(Months::new(months)),
    }
}

/// Returns the days of a period's date and its value; none where no day is known.
fn day<'p>(period: &'p Period<'_>) -> Option<(NaiveDate, NaiveDate, &'p DateValue)> {
    let Detail::Date(date) = &period.content.detail else { return None };
    Some((date.from.or(date.to)?, date.to.or(date.from)?, date))
}

impl Axis {
    fn x(&self, day: NaiveDate) -> f64 {
        let whole = days(self.first, self.last).max(1.0);
        LEFT + days(self.first, day) / whole * (RIGHT - LEFT)
    }
}

/// Returns how many days lie between two; calendars are far too short to lose one in a float.
#[allow(clippy::cast_precision_loss, reason = "fewer than 2^53 days")]
fn days(from: NaiveDate, to: NaiveDate) -> f64 {
    (to - from).num_days() as f64
}

/// Writes the picture of a deadline.
pub(super) fn picture(h: &mut Html, claim: &Recorded, periods: &[Period<'_>], axis: &Axis) {
    let id = format!("{}-deadline", claim.id);
    let known: Vec<_> = periods.iter().filter_map(|period| Some((period, day(period)?))).collect();
    let bottom = known.iter().fold(TOP, |y, _| y + LINE) - 10.0;
    chart::picture(h, &id, bottom + 28.0, &alternative(periods), |h| {
        for (at, (day, name)) in axis.ticks.iter().enumerate() {
            let x = axis.x(*day);
            chart::line(h, "grid", (x, 6.0), (x, bottom));
            let anchor = match at {
                0 => "start",
                _ if at + 1 == axis.ticks.len() => "end",
                _ => "middle",
            };
            let edge = match anchor {
                "start" => x - 10.0,
                "end" => x + 10.0,
                _ => x,
            };
            chart::words(h, "tick", anchor, (edge, bottom + 18.0), name);
        }
        chart::line(h, "axis", (LEFT, bottom), (RIGHT, bottom));
        let mut y = TOP;
        let mut before: Option<(f64, f64)> = None;
        for (at, (period, (from, to, date))) in known.iter().enumerate() {
            let (left, right) = (axis.x(*from), axis.x(*to));
            if let Some(before) = before {
                chart::line(h, "step", before, (before.0, y));
                chart::line(h, "step", (before.0, y), (right, y));
            }
            let now = at + 1 == known.len();
            if right - left > 2.0 {
                chart::bar(h, if now { "range now" } else { "range" }, (left, y - 4.0), (right, y + 4.0));
            }
            chart::dot(h, if now { "dot now" } else { "dot" }, (right, y));
            let day = words::days(date).unwrap_or_else(|| words::day(*to));
            let text = format!("v{}: {day}", span(period.since, period.until));
            let (anchor, x) = if right > WIDTH * 0.6 { ("end", right + 6.0) } else { ("start", right - 6.0) };
            chart::words(h, "label", anchor, (x, y - 9.0), &text);
            before = Some((right, y));
            y += LINE;
        }
    });
}
