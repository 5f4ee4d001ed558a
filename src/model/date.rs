//! Dates, time spans and deadlines.

use chrono::NaiveDate;

/// A date expression, resolved as far as the article and its dateline allow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateValue {
    /// The TIMEX3 type.
    pub kind: DateType,
    /// The TIMEX3 value: "2016-08", "P3D", "PRESENT_REF".
    pub value: String,
    /// First day meant, inclusive; none where it can't be resolved.
    pub from: Option<NaiveDate>,
    /// Last day meant, inclusive.
    pub to: Option<NaiveDate>,
    /// What the date is to the sentence.
    pub role: DateRole,
}

/// The TIMEX3 type of a date expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum DateType {
    /// A day or longer: "Tuesday", "August".
    Date,
    /// A part of a day: "5 p.m.", "Monday morning".
    Time,
    /// A length: "48 hours".
    Duration,
    /// Something repeated: "weekly".
    Set,
}

/// What a date is to the sentence it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum DateRole {
    /// Something is due, promised, expires or ends by then.
    Deadline,
    /// Something is scheduled, forecast or expected for then.
    Planned,
    /// Something happens or happened then.
    Event,
    /// How long something takes or took.
    Duration,
}

impl DateType {
    /// Every type.
    pub const ALL: [Self; 4] = [Self::Date, Self::Time, Self::Duration, Self::Set];

    /// Returns the type's TIMEX3 name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Date => "DATE",
            Self::Time => "TIME",
            Self::Duration => "DURATION",
            Self::Set => "SET",
        }
    }

    /// Returns the type with that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

impl DateRole {
    /// Every role.
    pub const ALL: [Self; 4] = [Self::Deadline, Self::Planned, Self::Event, Self::Duration];

    /// Returns the role's name in files and output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Deadline => "deadline",
            Self::Planned => "planned",
            Self::Event => "event",
            Self::Duration => "duration",
        }
    }

    /// Returns the role with that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }
}
