//! How a person says that a claim is to be read, for `correct` and `add`.

use super::session::day;
use crate::ledger::Correction;
use crate::model::{Bound, DateRole};
use chrono::NaiveDate;
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
    /// The value of a figure: 40000, 1.5
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    value: Option<Decimal>,
    /// What a figure counts or measures: people, km, percent, USD; `none` for nothing
    #[arg(long, value_name = "UNIT")]
    unit: Option<String>,
    /// How the value bounds what is claimed: exactly, at_least, at_most, more_than, less_than or about
    #[arg(long, value_name = "BOUND", hide_possible_values = true, value_parser = bounds())]
    bound: Option<Bound>,
    /// The day that a date means
    #[arg(long, value_name = "DATE", value_parser = day)]
    date: Option<NaiveDate>,
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
            value: self.value,
            unit: self.unit.clone(),
            bound: self.bound,
            date: self.date,
            role: self.role,
        }
    }
}

fn bounds() -> impl TypedValueParser<Value = Bound> {
    let one = Bound::ALL.into_iter().filter(|bound| !matches!(bound, Bound::Range | Bound::Vague));
    PossibleValuesParser::new(one.map(Bound::name)).try_map(|name| Bound::from_name(&name).ok_or("no such bound"))
}

fn roles() -> impl TypedValueParser<Value = DateRole> {
    PossibleValuesParser::new(DateRole::ALL.map(DateRole::name))
        .try_map(|name| DateRole::from_name(&name).ok_or("no such role"))
}
