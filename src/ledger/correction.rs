//! How a person says that a claim is to be read, kept apart from what the program read.

use super::story::{Attributed, Content, NOBODY};
use crate::model::{Bound, ClaimKind, DateRole, DateType, Detail, SourceType};
use chrono::{NaiveDate, NaiveTime};
use rust_decimal::Decimal;
use std::borrow::Cow;

/// What of a claim the program read wrongly, as a person reads it; what is left out was read rightly.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Correction {
    /// Whose words they are: a name, or [`NOBODY`].
    pub source: Option<String>,
    /// The words that attribute them.
    pub cue: Option<String>,
    /// A figure's value.
    pub value: Option<Decimal>,
    /// The second number of a score; it goes with a value.
    pub other: Option<Decimal>,
    /// What a figure counts or measures; empty for nothing.
    pub unit: Option<String>,
    /// How the value bounds what is claimed; a range has two values, and is none of them.
    pub bound: Option<Bound>,
    /// The day that a date means.
    pub date: Option<NaiveDate>,
    /// The time of that day, to the minute.
    pub time: Option<NaiveTime>,
    /// What the date is to its sentence.
    pub role: Option<DateRole>,
}

/// What stands for no unit.
const NO_UNIT: &str = "none";

/// Returns a unit as people write it: `none` where there is none.
pub(crate) fn unit_told(unit: &str) -> &str {
    if unit.is_empty() { NO_UNIT } else { unit }
}

/// Returns the unit that somebody wrote; nothing where they say that there is none.
pub(crate) fn unit_of(told: &str) -> &str {
    if told == NO_UNIT { "" } else { told }
}

/// The unit of scores: "3-2".
const SCORE: &str = "score";

/// Returns a time of day as files and output write it.
pub(crate) fn time_told(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
}

/// Reads a time of day, to the minute: "19:30".
pub(crate) fn time_of(told: &str) -> Option<NaiveTime> {
    NaiveTime::parse_from_str(told, "%H:%M").ok().filter(|time| time_told(*time) == told)
}

/// Reads the value of a figure, or both numbers of a score: "40000", "1.5", "3-2".
pub(crate) fn number(told: &str) -> Option<(Decimal, Option<Decimal>)> {
    if let Ok(value) = told.parse() {
        return Some((value, None));
    }
    let (value, other) = told.split_once(['-', '\u{2013}', ':'])?;
    Some((value.trim().parse().ok()?, Some(other.trim().parse().ok()?)))
}

impl Correction {
    /// Returns whether nothing is corrected.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Returns what is corrected, by name, as files and output write it.
    pub fn fields(&self) -> Vec<(&'static str, String)> {
        let fields = [
            ("source", self.source.clone()),
            ("cue", self.cue.clone()),
            ("value", self.value.map(|value| value.normalize().to_string())),
            ("other", self.other.map(|value| value.normalize().to_string())),
            ("unit", self.unit.as_deref().map(|unit| unit_told(unit).to_owned())),
            ("bound", self.bound.map(|bound| bound.name().to_owned())),
            ("date", self.date.map(|day| day.to_string())),
            ("time", self.time.map(time_told)),
            ("role", self.role.map(|role| role.name().to_owned())),
        ];
        fields.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
    }

    /// Returns the correction that [`Correction::fields`] told; none where a name or a value is none of its.
    pub fn from_fields<'f>(fields: impl IntoIterator<Item = (&'f str, &'f str)>) -> Option<Self> {
        let mut out = Self::default();
        for (name, value) in fields {
            match name {
                "source" => out.source = Some(value.to_owned()),
                "cue" => out.cue = Some(value.to_owned()),
                "value" => {
                    let (value, other) = number(value)?;
                    (out.value, out.other) = (Some(value), other.or(out.other));
                }
                "other" => out.other = Some(value.parse().ok()?),
                "unit" => out.unit = Some(unit_of(value).to_owned()),
                "bound" => out.bound = Some(Bound::from_name(value)?),
                "date" => {
                    let (day, time) = value.split_once('T').map_or((value, None), |(day, time)| (day, Some(time)));
                    out.date = Some(day.parse().ok()?);
                    out.time = time.map(time_of).map_or(Some(None), |time| time.map(Some))?.or(out.time);
                }
                "time" => out.time = Some(time_of(value)?),
                "role" => out.role = Some(DateRole::from_name(value)?),
                _ => return None,
            }
        }
        Some(out)
    }

    /// Returns the name of what claims of `kind` do not have, where one is corrected.
    pub(crate) fn unfit(&self, kind: ClaimKind) -> Option<&'static str> {
        let fits = |name: &str| match name {
            "value" | "other" | "unit" | "bound" => kind == ClaimKind::Figure,
            "date" | "time" | "role" => kind == ClaimKind::Date,
            _ => true,
        };
        self.fields().into_iter().map(|(name, _)| name).find(|name| !fits(name))
    }

    /// Returns this correction with what an `earlier` one had and this one leaves out.
    #[must_use]
    pub(crate) fn or(self, earlier: &Self) -> Self {
        Self {
            source: self.source.or_else(|| earlier.source.clone()),
            cue: self.cue.or_else(|| earlier.cue.clone()),
            value: self.value.or(earlier.value),
            other: if self.value.is_some() { self.other } else { self.other.or(earlier.other) },
            unit: self.unit.or_else(|| earlier.unit.clone()),
            bound: self.bound.or(earlier.bound),
            date: self.date.or(earlier.date),
            time: if self.date.is_some() { self.time } else { self.time.or(earlier.time) },
            role: self.role.or(earlier.role),
        }
    }

    /// Returns what of this correction differs from what the program read: who says the same takes a correction back.
    #[must_use]
    pub(crate) fn of(mut self, read: &Content) -> Self {
        let source = read.source.as_ref().map_or(NOBODY, |source| source.name.as_str());
        self.source = self.source.filter(|name| name != source);
        self.cue = self.cue.filter(|cue| Some(cue) != read.cue.as_ref());
        if let Detail::Figure(figure) = &read.detail {
            let same = self.value == Some(figure.value) && self.other == figure.max;
            (self.value, self.other) = if same { (None, None) } else { (self.value, self.other) };
            self.unit = self.unit.filter(|unit| *unit != figure.unit);
            self.bound = self.bound.filter(|bound| *bound != figure.bound);
        }
        if let Detail::Date(date) = &read.detail {
            let read = date.value.split_once('T').and_then(|(_, time)| time_of(time));
            let same = (date.from, date.to) == (self.date, self.date) && self.time == read;
            (self.date, self.time) = if same { (None, None) } else { (self.date, self.time) };
            self.role = self.role.filter(|role| *role != date.role);
        }
        self
    }

    /// Returns what a claim says that the program read as `read`.
    pub(crate) fn applied<'a>(&self, read: &'a Content) -> Cow<'a, Content> {
        if self.is_empty() {
            return Cow::Borrowed(read);
        }
        let mut content = read.clone();
        if let Some(name) = &self.source {
            let kind = read.source.as_ref().map_or(SourceType::Named, |source| source.kind);
            content.source = (name != NOBODY).then(|| Attributed { text: name.clone(), name: name.clone(), kind });
        }
        content.cue = self.cue.clone().or(content.cue);
        match &mut content.detail {
            Detail::Figure(figure) => {
                if let Some(value) = self.value {
                    // One value takes the place of a range.
                    let ranged = matches!(figure.bound, Bound::Range | Bound::Vague);
                    (figure.value, figure.max) = (value, self.other);
                    if self.other.is_some() {
                        SCORE.clone_into(&mut figure.unit);
                    }
                    figure.bound = if ranged { Bound::Exactly } else { figure.bound };
                }
                figure.bound = self.bound.unwrap_or(figure.bound);
                figure.unit = self.unit.clone().unwrap_or_else(|| figure.unit.clone());
            }
            Detail::Date(date) => {
                if let Some(day) = self.date.or(date.from.filter(|_| self.time.is_some())) {
                    (date.kind, date.value) = match self.time {
                        Some(time) => (DateType::Time, format!("{day}T{}", time_told(time))),
                        None => (DateType::Date, day.to_string()),
                    };
                    (date.from, date.to) = (Some(day), Some(day));
                }
                date.role = self.role.unwrap_or(date.role);
            }
            Detail::Quote(_) | Detail::Statement(_) | Detail::Assertion => {}
        }
        Cow::Owned(content)
    }
}
