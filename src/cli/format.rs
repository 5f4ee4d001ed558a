//! `--format`, for every command that prints results.

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::FORMATS;
    use clap::ValueEnum;
    use clap::builder::PossibleValue;

    #[test]
    fn every_command_knows_the_formats_that_are_for_every_command() {
        let everywhere: Vec<&str> =
            FORMATS.iter().filter(|format| format.everywhere).map(|format| format.name).collect();
        let known: Vec<_> = Format::value_variants().iter().filter_map(ValueEnum::to_possible_value).collect();
        assert_eq!(known.iter().map(PossibleValue::get_name).collect::<Vec<_>>(), everywhere);
    }
}
