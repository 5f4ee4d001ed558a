//! The names of months and weekdays, whole and shortened. Case does not matter.

use super::data::list;
use super::shapes::Shapes;

/// Each month with the forms that it is shortened to.
const MONTHS: &[(&str, &[&str])] = &[
    ("january", &["jan"]),
    ("february", &["feb"]),
    ("march", &["mar"]),
    ("april", &["apr"]),
    ("may", &[]),
    ("june", &["jun"]),
    ("july", &["jul"]),
    ("august", &["aug"]),
    ("september", &["sept", "sep"]),
    ("october", &["oct"]),
    ("november", &["nov"]),
    ("december", &["dec"]),
];

/// Each weekday with the forms that it is shortened to.
const WEEKDAYS: &[(&str, &[&str])] = &[
    ("monday", &["mon"]),
    ("tuesday", &["tues", "tue"]),
    ("wednesday", &["wed"]),
    ("thursday", &["thurs", "thur", "thu"]),
    ("friday", &["fri"]),
    ("saturday", &["sat"]),
    ("sunday", &["sun"]),
];

/// Words after which "May", "March" and a bare year are dates.
const BEFORE_MONTH: &[&str] = list!("dates/before-month");

/// Tells whether "May", "March" or a bare year behind `word`, in small letters, is a date.
pub(crate) fn before_month(word: &str) -> bool {
    BEFORE_MONTH.binary_search(&word).is_ok()
}

/// Zones of the clock.
const ZONES: &[&str] = list!("dates/zones");

/// Words that are zones of the clock before "time".
const ZONES_OF_TIME: &[&str] = &["atlantic", "central", "hawaii", "local", "mountain", "pacific"];

/// A month or weekday as it is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Named {
    /// Its whole name in lower case.
    pub name: &'static str,
    /// Its place in the year or week, from 0; weeks begin on Monday.
    pub index: u32,
    /// Whether the name is shortened.
    pub short: bool,
}

const fn shapes(table: &[(&str, &[&str])]) -> Shapes {
    let mut shapes = Shapes::NONE;
    let mut i = 0;
    while i < table.len() {
        let (long, short) = table[i];
        shapes = shapes.with(long);
        let mut k = 0;
        while k < short.len() {
            shapes = shapes.with(short[k]);
            k += 1;
        }
        i += 1;
    }
    shapes
}

static MONTH_SHAPES: Shapes = shapes(MONTHS);
static WEEKDAY_SHAPES: Shapes = shapes(WEEKDAYS);

fn find(table: &'static [(&'static str, &[&str])], word: &str) -> Option<Named> {
    (0..).zip(table).find_map(|(index, (long, short))| {
        let whole = long.eq_ignore_ascii_case(word);
        (whole || short.iter().any(|name| name.eq_ignore_ascii_case(word))).then_some(Named {
            name: long,
            index,
            short: !whole,
        })
    })
}

/// Returns the month of that name.
pub(crate) fn month(word: &str) -> Option<Named> {
    if MONTH_SHAPES.may_hold(word) { find(MONTHS, word) } else { None }
}

/// Returns the weekday of that name.
pub(crate) fn weekday(word: &str) -> Option<Named> {
    if WEEKDAY_SHAPES.may_hold(word) { find(WEEKDAYS, word) } else { None }
}

/// Returns every name of a month or weekday.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    MONTHS.iter().chain(WEEKDAYS).flat_map(|(long, short)| std::iter::once(*long).chain(short.iter().copied()))
}

/// Returns whether `word`, in lower case, is a zone of the clock by itself: "gmt", "eastern".
pub(crate) fn zone(word: &str) -> bool {
    ZONES.binary_search(&word).is_ok()
}

/// Returns whether `word`, in lower case, is a zone of the clock before "time": "local".
pub(crate) fn zone_of_time(word: &str) -> bool {
    ZONES_OF_TIME.contains(&word)
}
