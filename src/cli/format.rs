//! `--format`, for every command that prints results.

use super::{Book, Exit, Failure, Session};
use crate::ledger;
use crate::report::{self, FORMATS, Report, Style, visible};
use crate::text::nearest;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use std::path::{Path, PathBuf};

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

/// The options of the commands that report findings, which know every format.
#[derive(Debug, Clone, clap::Args)]
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
    /// Write the same results to a file too, such as sarif=onrecord.sarif; may be repeated
    #[arg(long = "output", value_name = "FORMAT=FILE", value_parser = output)]
    pub outputs: Vec<Output>,
}

/// A file that the results of a run go to, in a format of its own.
#[derive(Debug, Clone)]
pub struct Output {
    format: &'static report::Format,
    file: PathBuf,
}

impl ReportOption {
    /// Refuses the formats that `--stream` can't answer in.
    ///
    /// # Errors
    /// Where another one than JSON lines was asked for.
    pub fn in_lines(&self) -> Result<(), Failure> {
        if !self.outputs.is_empty() {
            let failure = Failure::usage("--stream answers on standard output alone, not in files.");
            return Err(failure.help("leave --output out"));
        }
        match self.format.name {
            "text" | "jsonl" => Ok(()),
            name => {
                let failure = Failure::usage(format!("--stream answers JSON lines, not {name}."));
                Err(failure.help("leave --format out, or say --format jsonl"))
            }
        }
    }

    /// Refuses outputs that would overwrite what the command reads: the articles in `read`, those that the configuration
    /// names, and the ledger; and two outputs in one file.
    ///
    /// # Errors
    /// Where there is one.
    pub fn spares(&self, session: &Session<'_>, book: Option<&Book>, read: &[PathBuf]) -> Result<(), Failure> {
        let read: Vec<PathBuf> = read.iter().map(|typed| settled(&session.resolve(typed))).collect();
        let mut taken = Vec::new();
        for output in &self.outputs {
            let target = settled(&session.resolve(&output.file));
            let ours = match book {
                Some(book) => book.keeps(&target)?,
                None => false,
            };
            let why = match () {
                () if ours || read.contains(&target) => {
                    "is, or would be, an article or part of the ledger; nothing was written"
                }
                () if taken.contains(&target) => "can't hold two outputs",
                () => "",
            };
            if !why.is_empty() {
                let title = format!("--output: {} {why}.", visible::path(&output.file));
                return Err(Failure::usage(title).help("name another file, such as onrecord-report.json"));
            }
            taken.push(target);
        }
        Ok(())
    }

    /// Writes the report to the files that were named, then to standard output; returns `exit`, or 3 where a file could
    /// not be written.
    pub fn print(&self, session: &mut Session<'_>, report: &Report<'_>, mut exit: Exit) -> Exit {
        let plain = Report { style: Style::PLAIN, ..report.clone() };
        for output in &self.outputs {
            if let Err(failure) = output.write(session, &plain) {
                exit = exit.max(session.terminal.failure(&failure));
            }
        }
        session.terminal.rendered((self.format.render)(report));
        exit
    }
}

impl Output {
    fn write(&self, session: &Session<'_>, report: &Report<'_>) -> Result<(), Failure> {
        let shown = visible::path(&self.file);
        let rendered = (self.format.render)(report)
            .map_err(|error| Failure::unchecked(format!("{shown} could not be written: {error}.")))?;
        ledger::write_report(&session.resolve(&self.file), &rendered).map_err(|error| {
            let failure = Failure::from(error);
            failure.help("name a file in a folder that is there and may be written to")
        })
    }
}

/// Returns the one path of a file, links on the way followed, whether or not it is there yet.
fn settled(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let parent = || Some(std::fs::canonicalize(absolute.parent()?).ok()?.join(absolute.file_name()?));
    std::fs::canonicalize(&absolute).ok().or_else(parent).unwrap_or(absolute)
}

/// Reads `FORMAT=FILE`.
fn output(typed: &str) -> Result<Output, String> {
    let Some((name, file)) = typed.split_once('=').filter(|(_, file)| !file.is_empty()) else {
        return Err("a format and a file are wanted, such as sarif=onrecord.sarif".to_owned());
    };
    match report::format(name) {
        Some(format) => Ok(Output { format, file: PathBuf::from(file) }),
        None => Err(match nearest(name, FORMATS.iter().map(|format| format.name)) {
            Some(near) => format!("there is no format {name}; did you mean {near}?"),
            None => format!("there is no format {name}; there are {}", list().replace(" or ", " and ")),
        }),
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
