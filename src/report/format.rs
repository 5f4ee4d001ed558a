//! What a format is.

use super::{FORMATS, Report};

/// The bytes of a report; an error where a value can't be written in the format at all.
pub type Rendered = Result<String, Box<dyn std::error::Error>>;

/// One output format of the commands that report findings: `check`, `verify` and `diff`.
#[derive(Debug, Clone, Copy)]
pub struct Format {
    /// Its name, as `--format` takes it.
    pub name: &'static str,
    /// What it is for, as a phrase.
    pub what: &'static str,
    /// Whether every command that prints results knows it, not only those that report findings.
    pub everywhere: bool,
    /// Writes a report in it.
    pub render: fn(&Report<'_>) -> Rendered,
}

/// Returns the format with that name.
pub fn format(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}
