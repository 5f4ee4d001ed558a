//! What every command has with which a person decides: `--by`, `--today`, `--reason` and `--format`.

use super::format::FormatOption;
use super::session::{Session, day};
use crate::workflow::Person;
use chrono::NaiveDate;

/// Who decides, and when.
#[derive(Debug, Clone, clap::Args)]
pub struct PersonOption {
    /// Who decides, to be kept with the decision
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// The day to write down [default: today]
    #[arg(long, value_name = "DATE", value_parser = day)]
    today: Option<NaiveDate>,
}

/// Why, who decides and when, and how to tell of it.
#[derive(Debug, Clone, clap::Args)]
pub struct Deciding {
    /// Why, for whoever reads the record later
    #[arg(long, value_name = "TEXT")]
    pub reason: Option<String>,
    #[command(flatten)]
    pub person: PersonOption,
    #[command(flatten)]
    pub format: FormatOption,
}

impl PersonOption {
    /// Returns who decides; today, unless another day is named.
    pub fn person(&self, session: &Session<'_>) -> Person {
        Person { by: self.by.clone(), day: self.today.unwrap_or_else(|| session.now().date_naive()) }
    }
}
