//! `--format`, for every command that prints results, and `--jobs`, for those that print them of many articles.

use crate::workflow::{Failure, parallel};

/// How to print results
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum Format {
    /// For people
    #[default]
    Text,
    /// One JSON document
    Json,
    /// One JSON object a line
    Jsonl,
}

impl Format {
    /// Returns whether people read it.
    pub fn is_text(self) -> bool {
        self == Self::Text
    }
}

/// The option, to be flattened into a command's arguments.
#[derive(Debug, Clone, Copy, clap::Args)]
pub struct FormatOption {
    /// How to print results: text, json or jsonl
    #[arg(
        long,
        value_enum,
        value_name = "FORMAT",
        default_value = "text",
        hide_possible_values = true,
        hide_default_value = true
    )]
    pub format: Format,
}

/// How to print results that are a table too
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum TableFormat {
    /// For people
    #[default]
    Text,
    /// One JSON document
    Json,
    /// One JSON object a line
    Jsonl,
    /// A table with a column a key
    Csv,
}

/// The option of commands whose results are a table too.
#[derive(Debug, Clone, Copy, clap::Args)]
pub struct TableOption {
    /// How to print results: text, json, jsonl or csv
    #[arg(
        long,
        value_enum,
        value_name = "FORMAT",
        default_value = "text",
        hide_possible_values = true,
        hide_default_value = true
    )]
    pub format: TableFormat,
}

impl TableOption {
    /// Refuses the formats that `--stream` can't answer in.
    ///
    /// # Errors
    /// Where another one than JSON lines was asked for.
    pub fn in_lines(self) -> Result<(), Failure> {
        match self.format {
            TableFormat::Text | TableFormat::Jsonl => Ok(()),
            TableFormat::Json => Err(no_line("json")),
            TableFormat::Csv => Err(no_line("csv")),
        }
    }
}

/// Returns why `--stream` does not answer in a format.
pub fn no_line(format: &str) -> Failure {
    let failure = Failure::usage(format!("--stream answers JSON lines, not {format}."));
    failure.help("leave --format out, or say --format jsonl")
}

/// The most threads that somebody can ask for.
const MOST: i64 = 1024;

/// The option, to be flattened into a command's arguments.
#[derive(Debug, Clone, Copy, clap::Args)]
pub struct JobsOption {
    /// How many articles to read at once [default: one for each processor]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=MOST))]
    jobs: Option<u16>,
}

impl JobsOption {
    /// Returns how many articles are read at once, of `all`.
    pub fn of(self, all: usize) -> usize {
        self.jobs.map_or_else(parallel::cores, usize::from).min(all)
    }
}
