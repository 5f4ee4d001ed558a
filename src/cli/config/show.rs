//! `onrecord config`: each key of `onrecord.toml`, with what is in force and where that is set.

use super::Config;
use super::keys::{KEYS, Key};
use crate::check::{CHECKS, Severity};
use crate::cli::format::{Format, FormatOption};
use crate::cli::{Book, Exit, Failure, Outcome, Session};
use crate::ledger::MARKER;
use crate::report::Style;
use crate::text::nearest;
use crate::text::visible;
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

/// A key with what is in force.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Key")]
pub struct Row {
    /// Its whole name, such as ledger.claims.
    key: String,
    /// What is in force, as it would be written; null where nothing is set.
    value: Option<String>,
    /// What is in force where nobody sets it; null where that is nothing.
    default: Option<String>,
    /// The line of onrecord.toml that sets it; null where the default is in force.
    line: Option<usize>,
    /// What it does.
    what: String,
    #[serde(skip)]
    example: &'static str,
}

/// The keys of onrecord.toml.
#[derive(Serialize, JsonSchema)]
pub struct Document<'a> {
    /// The form of this document, with its number.
    #[schemars(extend("const" = SCHEMA))]
    schema: &'static str,
    /// Every key; those of [severity] as far as they are set.
    keys: &'a [Row],
}

/// Runs the command.
pub fn run(arguments: &Arguments, session: &mut Session<'_>) -> Outcome {
    let book = Book::open_if_there(session)?;
    let config = book.map(|book| book.config);
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

/// Returns every key; those of `[severity]` and `[[override]]` as far as they are set.
fn rows(config: &Config) -> Vec<Row> {
    let mut out = Vec::new();
    for key in KEYS {
        out.push(row(config, key));
        if key.table == "severity" {
            let set = CHECKS.iter().filter(|check| config.severity.contains_key(check.name));
            out.extend(set.map(|check| of_check(config, check)));
        }
    }
    out
}

fn row(config: &Config, key: &Key) -> Row {
    let path = key.path();
    // What each override says stands together.
    let set = config.set.get(if key.table == "override" { "override" } else { path.as_str() });
    let default = (!key.default.is_empty()).then(|| key.default.to_owned());
    Row {
        value: set.map(|set| set.value.clone()).or_else(|| default.clone()),
        line: set.map(|set| set.line),
        default,
        what: key.what.to_owned(),
        example: key.example,
        key: path,
    }
}

fn of_check(config: &Config, check: &crate::check::Check) -> Row {
    let key = format!("severity.{}", check.name);
    let name = |severity: Option<Severity>| format!("\"{}\"", severity.map_or("off", Severity::name));
    let value = config.severity.get(check.name).copied().unwrap_or(Some(check.severity));
    Row {
        value: Some(name(value)),
        default: Some(name(Some(check.severity))),
        line: config.set.get(&key).map(|set| set.line),
        what: check.what.to_owned(),
        example: "",
        key,
    }
}

fn named(config: &Config, name: &str) -> Result<Row, Failure> {
    if let Some(key) = KEYS.iter().find(|key| key.path() == name) {
        return Ok(row(config, key));
    }
    let of_check = |check: &&crate::check::Check| name.strip_prefix("severity.") == Some(check.name);
    if let Some(check) = CHECKS.iter().find(of_check) {
        return Ok(self::of_check(config, check));
    }
    let known: Vec<String> =
        KEYS.iter().map(Key::path).chain(CHECKS.iter().map(|check| format!("severity.{}", check.name))).collect();
    let failure = Failure::usage(format!("{MARKER} has no key {name}."));
    Err(match nearest(name, known.iter().map(String::as_str)) {
        Some(near) => failure.help(format!("did you mean {near}?")),
        None => failure.help("`onrecord config` lists every key"),
    })
}

fn shown(row: &Row, style: Style) -> String {
    let mut lines = vec![style.strong(&row.key).to_string()];
    let value = row.value.as_deref().map_or_else(|| "not set".to_owned(), visible::prose);
    let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
    lines.push(match (row.line, &row.default) {
        (Some(line), Some(default)) => format!("  in force: {value}, set in {MARKER}:{line}; the default is {default}"),
        (Some(line), None) => format!("  in force: {value}, set in {MARKER}:{line}"),
        (None, Some(_)) => format!("  in force: {value}, the default"),
        (None, None) => format!("  {value}"),
    });
    lines.push(format!("  {}", row.what));
    lines.extend(row.example.lines().map(|line| format!("  Example: {line}")));
    lines.join("\n")
}
