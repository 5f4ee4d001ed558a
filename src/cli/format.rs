//! `--format`, for every command that prints results.

use super::Failure;
use crate::report::{self, FORMATS};
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

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

/// The option of the commands that report findings, which know every format.
#[derive(Debug, Clone, Copy, clap::Args)]
pub struct ReportOption {
    #[arg(
        long,
        value_name = "FORMAT",
        default_value = "text",
        value_parser = names().try_map(|name| report::format(&name).ok_or("no such format")),
        help = format!("How to print results: {}", list()),
        hide_possible_values = true,
        hide_default_value = true
    )]
    pub format: &'static report::Format,
}

impl ReportOption {
    /// Refuses the formats that `--stream` can't answer in.
    ///
    /// # Errors
    /// Where another one than JSON lines was asked for.
    pub fn in_lines(self) -> Result<(), Failure> {
        match self.format.name {
            "text" | "jsonl" => Ok(()),
            name => {
                let failure = Failure::usage(format!("--stream answers JSON lines, not {name}."));
                Err(failure.help("leave --format out, or say --format jsonl"))
            }
        }
    }
}

fn names() -> PossibleValuesParser {
    PossibleValuesParser::new(FORMATS.iter().map(|format| PossibleValue::new(format.name).help(format.what)))
}

/// Returns the names of all formats: "a, b or c".
fn list() -> String {
    let names: Vec<&str> = FORMATS.iter().map(|format| format.name).collect();
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => names.join(""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::ValueEnum;

    #[test]
    fn every_command_knows_the_formats_that_are_for_every_command() {
        let everywhere: Vec<&str> =
            FORMATS.iter().filter(|format| format.everywhere).map(|format| format.name).collect();
        let known: Vec<_> = Format::value_variants().iter().filter_map(ValueEnum::to_possible_value).collect();
        assert_eq!(known.iter().map(PossibleValue::get_name).collect::<Vec<_>>(), everywhere);
    }
}
