//! `onrecord pending`: what waits for a person, without a terminal.

use super::exit::Exit;
use super::failure::Outcome;
use super::format::{Format, FormatOption};
use super::scope::Scope;
use super::screen;
use super::session::Session;
use crate::text::visible;
use crate::workflow::{PendingClaim, Project, Waiting, pending, words};
use schemars::JsonSchema;
use serde::Serialize;

/// List what waits for a person, with all it takes to decide
#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    scope: Scope,
    #[command(flatten)]
    format: FormatOption,
}

/// The schema of the document.
pub const SCHEMA: &str = "onrecord/pending/1";

/// What waits for a person.
#[derive(Serialize, JsonSchema)]
pub struct Document {
    /// The form of this document, with its number.
    #[schemars(extend("const" = SCHEMA))]
    schema: &'static str,
    /// The claims that wait, by story and in the order of the article.
    pending: Vec<PendingClaim>,
}

/// Runs the command.
pub fn run(arguments: &Arguments, session: &mut Session<'_>) -> Outcome {
    let project = Project::at(&session.at)?;
    let mut all = Vec::new();
    let filter = arguments.scope.filter();
    pending(&project, &mut |event| session.hear(event), &filter, |waiting| all.push(waiting))?;
    match arguments.format.format {
        Format::Text => text(session, &all, filter.narrows()),
        Format::Json => {
            session.terminal.json(&Document { schema: SCHEMA, pending: all.iter().map(PendingClaim::of).collect() });
        }
        Format::Jsonl => all.iter().for_each(|waiting| session.terminal.json_line(&PendingClaim::of(waiting))),
    }
    Ok(Exit::Clean)
}

fn text(session: &mut Session<'_>, all: &[Waiting], narrowed: bool) {
    let style = session.terminal.style();
    for waiting in all {
        let name = visible::text(&format!("{}/{}", waiting.story, waiting.claim.id));
        let path = visible::name(&waiting.path);
        session.terminal.line(&format!("{}  {path}", style.strong(&name)));
        let rows = screen::rows(&waiting.claim, &waiting.standing, style);
        session.terminal.line(&rows);
    }
    match all.len() {
        0 if narrowed => session.terminal.line("Nothing of that sort waits for a person."),
        0 => session.terminal.line("Nothing waits for a person."),
        count => {
            let verb = if count == 1 { "waits" } else { "wait" };
            let verb = if narrowed { format!("of that sort {verb}") } else { verb.to_owned() };
            let program = session.program();
            let decide = format!(
                "{program} review, {program} accept ID…, {program} reject ID… --reason TEXT, or {program} misread ID…"
            );
            session.terminal.line(&format!("{} {verb} for a person: {decide}", words::count(count, "claim")));
        }
    }
}
