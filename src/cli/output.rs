//! `--format` and `--output` of the commands that report findings.

use super::exit::Exit;
use super::format::no_line;
use super::session::Session;
use crate::report::{self, FORMATS, Report, Style};
use crate::store::{Spared, Target};
use crate::text::{nearest, visible};
use crate::workflow::{Failure, Project, target};
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use std::path::PathBuf;

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
            name => Err(no_line(name)),
        }
    }

    /// Returns where the outputs go; refuses those that would take the place of what the command reads, that is the files
    /// in `read`, of articles and of the ledger, and two outputs in one file.
    ///
    /// # Errors
    /// Where there is one, or the articles can't be listed.
    pub fn outputs(
        &self,
        session: &Session<'_>,
        project: Option<&Project>,
        read: &[PathBuf],
    ) -> Result<Outputs, Failure> {
        if self.outputs.is_empty() {
            return Ok(Outputs::default());
        }
        let mut spared = match project {
            Some(project) => project.spared()?,
            None => Spared::default(),
        };
        read.iter().for_each(|typed| spared.add(&session.at.resolve(typed)));
        let mut found: Outputs = Outputs::default();
        for output in &self.outputs {
            let target = target(project, &session.at, &spared, &output.file)
                .map_err(|failure| failure.prefixed("--output: ").into_usage())?;
            if !target.is_stream() && found.0.iter().any(|(_, taken)| taken.path() == target.path()) {
                let title = format!("--output: {} can't hold two outputs.", visible::path(&output.file));
                return Err(Failure::usage(title).help("name another file, such as onrecord-report.json"));
            }
            found.0.push((output.clone(), target));
        }
        Ok(found)
    }

    /// Writes the report to the files that were named, then to standard output; returns `exit`, or 3 where a file could
    /// not be written.
    pub fn print(&self, session: &mut Session<'_>, outputs: &Outputs, report: &Report<'_>, mut exit: Exit) -> Exit {
        let plain = Report { style: Style::PLAIN, ..report.clone() };
        for (output, target) in &outputs.0 {
            if let Err(failure) = output.write(target, &plain) {
                exit = exit.max(session.terminal.failure(&failure));
            }
        }
        session.terminal.rendered((self.format.render)(report));
        exit
    }
}

/// Files that the results of a run go to, each with where it lies.
#[derive(Debug, Default)]
pub struct Outputs(Vec<(Output, Target)>);

impl Output {
    fn write(&self, target: &Target, report: &Report<'_>) -> Result<(), Failure> {
        let shown = visible::path(&self.file);
        let rendered = (self.format.render)(report)
            .map_err(|error| Failure::unchecked(format!("{shown} could not be written: {error}.")))?;
        target.put(rendered.as_bytes()).map_err(|error| {
            let failure = Failure::from(error);
            failure.help("name a file in a folder that is there and may be written to")
        })
    }
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
