//! `onrecord log`: the history of a story or of one claim.

mod claim;
pub(super) mod story;

use super::exit::Exit;
use super::failure::Outcome;
use super::format::{TableFormat, TableOption};
use super::session::Session;
use crate::report::Style;
use crate::report::tables::{PERIODS, Table, VERSIONS};
use crate::workflow::{History, Project, Step, history};
use schemars::JsonSchema;
use serde::Serialize;

/// Show the history of a story, or of one claim
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// A story's name, or a claim as ID or STORY/ID
    #[arg(value_name = "STORY|ID")]
    name: String,
    #[command(flatten)]
    format: TableOption,
}

/// The schema of the document.
pub const SCHEMA: &str = "onrecord/log/1";

/// A history.
#[derive(Serialize, JsonSchema)]
pub struct Document<'a, T> {
    /// The form of this document, with its number.
    #[schemars(extend("const" = SCHEMA))]
    schema: &'static str,
    /// The versions of a story, or the stretches of versions in which a claim said the same, oldest first.
    entries: &'a [T],
}

/// Runs the command.
pub fn run(arguments: &Arguments, session: &mut Session<'_>) -> Outcome {
    let project = Project::at(&session.at)?;
    let (program, style) = (session.program(), session.terminal.style());
    let mut each = |step: &Step<'_>| story::step(step, &program, style);
    let found = history(&project, &mut |event| session.hear(event), &arguments.name, &mut each)?;
    let format = arguments.format.format;
    match found {
        Some(History::Story(story, rows)) => {
            print(session, (format, &VERSIONS), &rows, |style| story::text(&story, &rows, style));
        }
        Some(History::Claim(story, claim, rows)) => {
            print(session, (format, &PERIODS), &rows, |style| claim::text(&story, &claim, &rows, style));
        }
        None => {}
    }
    Ok(Exit::Clean)
}

fn print<T: Serialize>(
    session: &mut Session<'_>,
    (format, table): (TableFormat, &Table),
    rows: &[T],
    text: impl Fn(Style) -> String,
) {
    match format {
        TableFormat::Text => {
            let text = text(session.terminal.style());
            session.terminal.write(&text);
        }
        TableFormat::Json => session.terminal.json(&Document { schema: SCHEMA, entries: rows }),
        TableFormat::Jsonl => rows.iter().for_each(|row| session.terminal.json_line(row)),
        TableFormat::Csv => session.terminal.rendered(table.whole(rows)),
    }
}
