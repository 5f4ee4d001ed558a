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
