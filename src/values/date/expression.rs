//! What a date expression says, before the dateline is known.

use super::calendar::{Feast, Part, Unit};
use rust_decimal::Decimal;
use std::ops::Range;

/// Which of several periods of the same name is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    /// The article does not say: the sentence's outlook decides.
    Plain,
    /// "last": the nearest before the dateline's own.
    Last,
    /// "this".
    This,
    /// "next": the nearest after the dateline's own.
    Next,
    /// In this year.
    Of(i32),
    /// In the dateline's year moved by this many: "last year".
    Year(i64),
}

/// What an expression means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meaning {
    Day {
        which: Which,
        month: u32,
        day: u32,
    },
    Month {
        which: Which,
        month: u32,
    },
    Season {
        which: Which,
        season: u32,
    },
    Quarter {
        which: Which,
        quarter: u32,
    },
    /// Half of a year, as the part of the expression says.
    Half {
        which: Which,
        second: bool,
    },
    Weekday {
        which: Which,
        weekday: u32,
    },
    Year(i32),
    /// "02/08/2027", which may be two days.
    Either {
        year: i32,
        first: u32,
        second: u32,
    },
    /// A day by its name: "Christmas".
    Feast {
        which: Which,
        feast: Feast,
        /// Its week: "Easter week".
        week: bool,
    },
    Decade(i32),
    Century(i32),
    /// So many units from the dateline: "last week", "yesterday".
    Step {
        unit: Unit,
        by: i64,
    },
    /// So many units before (negative) or after what was last spoken of: "a year earlier".
    FromFocus {
        unit: Unit,
        by: i64,
    },
    /// The period of this unit last spoken of, moved by so many: "the quarter", "that year", "the following year".
    Focus {
        unit: Unit,
        by: i64,
    },
    /// The quarter last spoken of, a year earlier: "the year-ago period".
    YearAgo(Unit),
    /// "now", "recently", "soon".
    Reference(&'static str),
    /// A length, with what it is counted from: before the dateline (-1), after it (1) or neither.
    Length {
        count: Option<Decimal>,
        unit: Unit,
        side: i8,
    },
    /// Repeated: the TIMEX3 value.
    Set(String),
    /// A time of day, on the day last spoken of.
    Clock,
}

/// How many units of time some pieces say: "a week" of "a week ago".
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Counted {
    pub count: Decimal,
    pub unit: Unit,
    pub pieces: Range<usize>,
}

impl Counted {
    /// Boxed, because few dates count one and an article can be nothing but dates.
    pub(super) fn new(count: Decimal, unit: Unit, pieces: Range<usize>) -> Box<Self> {
        Box::new(Self { count, unit, pieces })
    }
}

/// A date expression and the pieces that it covers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Expression {
    pub start: usize,
    pub next: usize,
    pub meaning: Meaning,
    pub part: Option<Part>,
    /// "earlier this month" (-1), "later this year" (1).
    pub side: i8,
    /// The last day of the month, of several days: "Sept. 20-24".
    pub until: Option<u32>,
    /// The time of day as it stands in the value: "T17:00", "TNI".
    pub clock: Option<String>,
    /// The length of time that it counts.
    pub counted: Option<Box<Counted>>,
}

impl Expression {
    /// Returns an expression with no part or time of day.
    pub(super) fn new(start: usize, next: usize, meaning: Meaning) -> Self {
        Self { start, next, meaning, part: None, side: 0, until: None, clock: None, counted: None }
    }
}
