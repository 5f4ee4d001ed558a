//! How a person says that a claim is to be read, for `correct` and `add`.

use super::session::day;
use crate::ledger::{Correction, number, time_of};
use crate::model::{Bound, DateRole};
use chrono::{NaiveDate, NaiveTime};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use rust_decimal::Decimal;

/// The options, to be flattened into a command's arguments; they are one group.
#[derive(Debug, clap::Args)]
#[group(id = "corrected", multiple = true)]
pub struct ReadAs {
    /// Whose words they are; `nobody` where the article names no one
    #[arg(long, value_name = "NAME")]
    source: Option<String>,
    /// The words that attribute them
    #[arg(long, value_name = "WORDS")]
    cue: Option<String>,
    /// The value of a figure, or both numbers of a score: 40000, 1.5, 3-2
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = value)]
    value: Option<(Decimal, Option<Decimal>)>,
    /// What a figure counts or measures: people, km, percent, USD; `none` for nothing
    #[arg(long, value_name = "UNIT")]
    unit: Option<String>,
    /// How the value bounds what is claimed: exactly, at_least, at_most, more_than, less_than or about
    #[arg(long, value_name = "BOUND", hide_possible_values = true, value_parser = bounds())]
    bound: Option<Bound>,
    /// The day that a date means, with the time of day where it means one: 2026-11-22T19:30
    #[arg(long, value_name = "DATE", value_parser = moment)]
    date: Option<(NaiveDate, Option<NaiveTime>)>,
    /// What a date is to its sentence: deadline, planned, event or duration
    #[arg(long, value_name = "ROLE", hide_possible_values = true, value_parser = roles())]
    role: Option<DateRole>,
}

impl ReadAs {
    /// Returns what the person says.
    pub fn correction(&self) -> Correction {
        Correction {
            source: self.source.clone(),
            cue: self.cue.clone(),
            value: self.value.map(|(value, _)| value),
            other: self.value.and_then(|(_, other)| other),
            unit: self.unit.clone(),
            bound: self.bound,
            date: self.date.map(|(day, _)| day),
            time: self.date.and_then(|(_, time)| time),
            role: self.role,
        }
    }
}

fn value(typed: &str) -> Result<(Decimal, Option<Decimal>), &'static str> {
    number(typed).ok_or("a number, such as 1.5, or a score, such as 3-2")
}

fn moment(typed: &str) -> Result<(NaiveDate, Option<NaiveTime>), String> {
    let Some((first, time)) = typed.split_once('T') else { return Ok((day(typed)?, None)) };
    let time = time_of(time).ok_or("hours and minutes behind the day, such as 2026-11-22T19:30")?;
    Ok((day(first)?, Some(time)))
}

fn bounds() -> impl TypedValueParser<Value = Bound> {
    let one = Bound::ALL.into_iter().filter(|bound| !matches!(bound, Bound::Range | Bound::Vague));
    PossibleValuesParser::new(one.map(Bound::name)).try_map(|name| Bound::from_name(&name).ok_or("no such bound"))
}

fn roles() -> impl TypedValueParser<Value = DateRole> {
    PossibleValuesParser::new(DateRole::ALL.map(DateRole::name))
        .try_map(|name| DateRole::from_name(&name).ok_or("no such role"))
}
