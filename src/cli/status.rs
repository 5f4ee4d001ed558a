//! `onrecord status`: what is recorded and what waits.

use super::exit::Exit;
use super::failure::Outcome;
use super::format::{Format, FormatOption};
use super::session::Session;
use crate::ledger::origin;
use crate::report::Style;
use crate::text::visible;
use crate::workflow::{Project, Status, StoryStatus, status, unread, words};
use schemars::JsonSchema;
use serde::Serialize;

/// Show what is recorded and what waits for a person
#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    format: FormatOption,
}

/// The schema of the document.
pub const SCHEMA: &str = "onrecord/status/1";

/// What is on record, and what is not.
#[derive(Serialize, JsonSchema)]
pub struct Document {
    /// The form of this document, with its number.
    #[schemars(extend("const" = SCHEMA))]
    schema: &'static str,
    /// The stories on record, by name.
    stories: Vec<StoryStatus>,
    /// Articles that no story knows, from the ledger's folder.
    unrecorded: Vec<String>,
}

/// Runs the command.
pub fn run(arguments: &Arguments, session: &mut Session<'_>) -> Outcome {
    let project = Project::at(&session.at)?;
    let Status { stories, unrecorded, .. } = status(&project, &mut |event| session.hear(event))?;
    match arguments.format.format {
        Format::Text => {
            let text = text(&session.program(), &stories, &unrecorded, session.terminal.style());
            session.terminal.write(&text);
        }
        Format::Json => session.terminal.json(&Document { schema: SCHEMA, stories, unrecorded }),
        Format::Jsonl => stories.iter().for_each(|row| session.terminal.json_line(row)),
    }
    Ok(Exit::Clean)
}

fn text(program: &str, stories: &[StoryStatus], unrecorded: &[String], style: Style) -> String {
    let mut out = String::new();
    let width = stories.iter().map(|row| row.story.chars().count()).max().unwrap_or(0).min(40);
    for row in stories {
        let story = format!("{:<width$}", visible::text(&row.story));
        let counts = [
            (row.accepted, "accepted"),
            (row.rejected, "rejected"),
            (row.misread, "misread"),
            (row.gone, "gone since"),
        ];
        let mut counts: Vec<String> =
            counts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
        if row.pending > 0 {
            counts.insert(0, style.warn(&format!("{} waiting", row.pending)));
        }
        out.push_str(&format!(
            "{}  {}, version {}, {}: {}\n",
            style.name(&story),
            visible::text(origin(&row.path)),
            row.version,
            words::count(row.claims, "claim"),
            if counts.is_empty() { "none".to_owned() } else { counts.join(", ") },
        ));
    }
    let edited = || stories.iter().filter(|row| row.edited == Some(true));
    let unread = stories.iter().filter(|row| row.edited.is_none());
    let states = edited().map(|row| ("edited", row)).chain(unread.map(|row| ("not readable", row)));
    let paths = states.map(|(state, row)| (state, &row.path));
    for (state, path) in paths.chain(unrecorded.iter().map(|path| ("not recorded", path))) {
        out.push_str(&format!("{}  {}\n", style.warn(state), visible::text(path)));
    }
    for row in stories.iter().filter(|row| !row.unread.is_empty()) {
        out.push_str(&format!("{}\n", unread::told(&row.unread, &row.path).trim_start()));
    }
    match edited().count() {
        0 => {}
        1 => out.push_str(&format!("1 article differs from its record: {program} diff\n")),
        many => out.push_str(&format!("{many} articles differ from their record: {program} diff\n")),
    }
    let waiting: usize = stories.iter().map(|row| row.pending).sum();
    let next = match (stories.is_empty(), waiting) {
        (true, _) => format!("Nothing is on record yet: {program} record story.md"),
        (_, 0) => "Nothing waits for a person.".to_owned(),
        (_, 1) => format!("1 claim waits for a person: {program} review"),
        (_, waiting) => format!("{waiting} claims wait for a person: {program} review"),
    };
    out.push_str(&next);
    out.push('\n');
    out
}
