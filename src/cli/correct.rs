//! `onrecord correct`: a person says how claims are to be read that the program read wrongly.

use super::decide::store;
use super::failure::Outcome;
use super::format::FormatOption;
use super::person::PersonOption;
use super::session::{Session, day};
use crate::ledger::Correction;
use crate::model::{Bound, DateRole};
use crate::review::Decision;
use chrono::NaiveDate;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use rust_decimal::Decimal;

/// Say how recorded claims are to be read, and that they are right so
#[derive(Debug, clap::Args)]
#[command(group(clap::ArgGroup::new("corrected").required(true).multiple(true)))]
pub struct Arguments {
    /// Claims, as ID or STORY/ID
    #[arg(value_name = "ID", required = true)]
    ids: Vec<String>,
    /// Whose words they are; `nobody` where the article names no one
    #[arg(long, value_name = "NAME", group = "corrected")]
    source: Option<String>,
    /// The words that attribute them
    #[arg(long, value_name = "WORDS", group = "corrected")]
    cue: Option<String>,
    /// The value of a figure: 40000, 1.5
    #[arg(long, value_name = "N", group = "corrected", allow_negative_numbers = true)]
    value: Option<Decimal>,
    /// What a figure counts or measures: people, km, percent, USD
    #[arg(long, value_name = "UNIT", group = "corrected")]
    unit: Option<String>,
    /// How the value bounds what is claimed: exactly, at_least, at_most, more_than, less_than or about
    #[arg(long, value_name = "BOUND", group = "corrected", hide_possible_values = true, value_parser = bounds())]
    bound: Option<Bound>,
    /// The day that a date means
    #[arg(long, value_name = "DATE", group = "corrected", value_parser = day)]
    date: Option<NaiveDate>,
    /// What a date is to its sentence: deadline, planned, event or duration
    #[arg(long, value_name = "ROLE", group = "corrected", hide_possible_values = true, value_parser = roles())]
    role: Option<DateRole>,
    /// Why, for whoever reads the record later
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    #[command(flatten)]
    person: PersonOption,
    #[command(flatten)]
    format: FormatOption,
}

/// Runs the command.
pub fn run(arguments: &Arguments, session: &mut Session<'_>) -> Outcome {
    let correction = Correction {
        source: arguments.source.clone(),
        cue: arguments.cue.clone(),
        value: arguments.value,
        unit: arguments.unit.clone(),
        bound: arguments.bound,
        date: arguments.date,
        role: arguments.role,
    };
    let decision = Decision::Accept { reason: arguments.reason.clone(), correction };
    let which = arguments.ids.as_slice().into();
    let told = |count: &str| format!("Corrected {count}");
    store(session, &which, &decision, &arguments.person, (told, arguments.format.format))
}

fn bounds() -> impl TypedValueParser<Value = Bound> {
    let one = Bound::ALL.into_iter().filter(|bound| !matches!(bound, Bound::Range | Bound::Vague));
    PossibleValuesParser::new(one.map(Bound::name)).try_map(|name| Bound::from_name(&name).ok_or("no such bound"))
}

fn roles() -> impl TypedValueParser<Value = DateRole> {
    PossibleValuesParser::new(DateRole::ALL.map(DateRole::name))
        .try_map(|name| DateRole::from_name(&name).ok_or("no such role"))
}
