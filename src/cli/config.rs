//! `onrecord config`: each key of `onrecord.toml`, with what is in force and where that is set.

use super::exit::Exit;
use super::failure::Outcome;
use super::format::{Format, FormatOption};
use super::session::Session;
use crate::report::Style;
use crate::store::MARKER;
use crate::text::visible;
use crate::workflow::Project;
use crate::workflow::config::{KeyInForce, named, rows};
use schemars::JsonSchema;
use serde::Serialize;

/// Show each key of onrecord.toml: its value, where it is set, and what it does
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// A key, such as articles or ledger.claims, or severity.CHECK [default: all of them]
    #[arg(value_name = "KEY")]
    key: Option<String>,
    #[command(flatten)]
    format: FormatOption,
}

/// The schema of the document.
pub const SCHEMA: &str = "onrecord/keys/1";

/// The keys of onrecord.toml.
#[derive(Serialize, JsonSchema)]
pub struct Document<'a> {
    /// The form of this document, with its number.
    #[schemars(extend("const" = SCHEMA))]
    schema: &'static str,
    /// Every key; those of [severity] as far as they are set.
    keys: &'a [KeyInForce],
}

/// Runs the command.
pub fn run(arguments: &Arguments, session: &mut Session<'_>) -> Outcome {
    let config = Project::if_there(&session.at)?.map(|project| project.config);
    let there = config.is_some();
    let config = config.unwrap_or_default();
    let rows = match &arguments.key {
        Some(name) => vec![named(&config, name)?],
        None => rows(&config),
    };
    match arguments.format.format {
        Format::Json => session.terminal.json(&Document { schema: SCHEMA, keys: &rows }),
        Format::Jsonl => rows.iter().for_each(|row| session.terminal.json_line(row)),
        Format::Text => {
            let style = session.terminal.style();
            let shown: Vec<String> = rows.iter().map(|row| shown(row, style)).collect();
            session.terminal.line(&shown.join("\n\n"));
            if !there {
                session.terminal.message("There is no ledger here: these are the defaults.");
            }
        }
    }
    Ok(Exit::Clean)
}

/// Returns a value as one line, whatever lines it is written in.
fn on_one_line(value: &str) -> String {
    let words = visible::prose(value).split_whitespace().collect::<Vec<_>>().join(" ");
    words.replace("[ ", "[").replace(", ]", "]")
}

fn shown(row: &KeyInForce, style: Style) -> String {
    let mut lines = vec![style.strong(&row.key).to_string()];
    let value = row.value.as_deref().map_or_else(|| "not set".to_owned(), on_one_line);
    lines.push(match (row.line, row.default.as_deref().map(on_one_line)) {
        (Some(line), Some(default)) => format!("  in force: {value}, set in {MARKER}:{line}; the default is {default}"),
        (Some(line), None) => format!("  in force: {value}, set in {MARKER}:{line}"),
        (None, Some(_)) => format!("  in force: {value}, the default"),
        (None, None) => format!("  {value}"),
    });
    lines.push(format!("  {}", row.what));
    lines.extend(row.example.lines().map(|line| format!("  Example: {line}")));
    lines.join("\n")
}
