//! When an entry of a live blog was published, in the words of its line: "14:32 GMT on 4 May 2026".

use super::Moment;
use super::declared::day;
use chrono::{Days, NaiveDate};
use std::ops::Range;

/// The longest time that is shown, in bytes: "11:45 a.m. AEST".
const LONGEST: usize = 24;

/// How far east a clock goes before universal time, in minutes.
const EAST: i32 = 14 * 60;
const DAY: i32 = 24 * 60;

/// The day and the time of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// The clock, with its zone where that is known; none where the page shows it.
    pub clock: Option<String>,
    pub day: NaiveDate,
}

/// An entry of a live blog.
#[derive(Debug, Clone)]
pub struct Entry {
    pub stamp: Stamp,
    /// Where the page declares the time.
    pub place: Range<usize>,
    /// The element that shows it.
    pub time: Option<usize>,
}

impl Stamp {
    /// Reads what a page declares, `2026-05-04T14:32:00Z`, beside the words that it shows; none where neither tells the time of day.
    pub fn read(declared: &str, shown: &str) -> Option<Self> {
        let day = day::read(declared)?.day();
        let own = clock_of(declared);
        if let Some(local) = minutes_shown(shown) {
            return Some(Self { clock: None, day: own.map_or(Some(day), |own| local_day(day, own, local))? });
        }
        let own = own?;
        let universal = matches!(day::read(declared)?, Moment::Time(time) if time.offset().local_minus_utc() == 0);
        let zone = if universal { " GMT" } else { "" };
        Some(Self { clock: Some(format!("{:02}:{:02}{zone}", own / 60, own % 60)), day })
    }

    /// Returns the day in words.
    pub fn day(&self) -> String {
        self.day.format("%-d %B %Y").to_string()
    }
}

/// Returns the day on which the clock shows `local` while it is `own` on `day`: it is evening in New York when a new day has begun in London.
fn local_day(day: NaiveDate, own: i32, local: i32) -> Option<NaiveDate> {
    let mut ahead = local - own;
    if ahead > EAST {
        ahead -= DAY;
    } else if ahead <= EAST - DAY {
        ahead += DAY;
    }
    match own + ahead {
        minutes if minutes < 0 => day.checked_sub_days(Days::new(1)),
        minutes if minutes >= DAY => day.checked_add_days(Days::new(1)),
        _ => Some(day),
    }
}

/// Returns the time of day in a moment as pages write it, in minutes.
fn clock_of(declared: &str) -> Option<i32> {
    if let Some(Moment::Time(time)) = day::read(declared) {
        let clock = time.format("%H:%M").to_string();
        return clock_at(&clock).map(|(minutes, _)| minutes);
    }
    clock_at(declared.trim().get(11..)?).map(|(minutes, _)| minutes)
}

/// Returns the hours and minutes that `text` begins with, in minutes, and what follows them.
fn clock_at(text: &str) -> Option<(i32, &str)> {
    let (hour, rest) = text.split_once([':', '.'])?;
    let minute =
        rest.get(..2).filter(|_| !rest.get(2..3).is_some_and(|next| next.bytes().all(|byte| byte.is_ascii_digit())))?;
    let number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse::<i32>().ok())?;
    let (hour, minute) = (number(hour).filter(|hour| *hour < 24)?, number(minute).filter(|minute| *minute < 60)?);
    Some((hour * 60 + minute, &rest[2..]))
}

/// Returns the time of day that words are, in minutes: "14.32 BST", "2:32 p.m. ET"; none where they say anything else.
pub fn minutes_shown(shown: &str) -> Option<i32> {
    let shown = shown.trim();
    let (minutes, rest) = clock_at(shown).filter(|_| shown.len() <= LONGEST)?;
    let mut words = rest.split_whitespace().peekable();
    let half =
        words.peek().map(|word| word.replace('.', "").to_lowercase()).filter(|word| word == "am" || word == "pm");
    words.next_if(|_| half.is_some());
    let zone = words
        .next()
        .is_none_or(|zone| (1..=5).contains(&zone.len()) && zone.bytes().all(|byte| byte.is_ascii_uppercase()));
    let shift = match half.as_deref() {
        Some("am") if minutes >= 12 * 60 => -12 * 60,
        Some("pm") if minutes < 12 * 60 => 12 * 60,
        _ => 0,
    };
    (zone && words.next().is_none()).then_some(minutes + shift)
}
