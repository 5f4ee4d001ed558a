//! `onrecord demo`: the whole job on an invented story, in a folder of its own that is removed at the end.

use super::exit::Exit;
use super::failure::Outcome;
use super::session::Session;
use super::start::start;
use super::terminal::Terminal;
use crate::workflow::Failure;
use chrono::{DateTime, TimeDelta, Utc};
use std::ffi::OsString;
use std::path::Path;

/// Show the whole job on an invented story, in a temporary folder
#[derive(Debug, clap::Args)]
pub struct Arguments {}

/// The story's three versions.
const VERSIONS: [&str; 3] =
    [include_str!("demo/dam-1.md"), include_str!("demo/dam-2.md"), include_str!("demo/dam-3.md")];

/// The day after the first version: when the demonstration takes place.
const START: &str = "2026-07-15T08:00:00Z";

/// One step of the demonstration.
enum Step {
    /// What is said between the commands.
    Say(&'static str),
    /// `dam.md` becomes this version.
    Edit(usize),
    /// A command, as it would be typed.
    Run(&'static str),
}

use Step::{Edit, Run, Say};

const STEPS: &[Step] = &[
    Say("A story comes in: dam.md, about a dam in an invented town. What does it claim, and who says so?"),
    Edit(0),
    Run("onrecord extract dam.md"),
    Say("The newsroom keeps a record of it."),
    Run("onrecord init"),
    Run("onrecord record dam.md --published 2026-07-14"),
    Run("onrecord accept --all --story dam --by desk"),
    Say("Later somebody edits dam.md: the toll, a word between quotation marks, a date, and who warned of the cracks."),
    Edit(1),
    Run("onrecord diff dam@1 dam.md"),
    Say("In the pull request, the check compares the article with the record."),
    Run("onrecord check"),
    Say("The desk restores the quotation and the source, keeps the new toll and date, and tells readers of both.\n\
         The quotation marks became straight ones on the way; that is typography and no change."),
    Edit(2),
    Run("onrecord diff dam@1 dam.md"),
    Run("onrecord record dam.md"),
    Run("onrecord accept --all --story dam --by desk"),
    Run("onrecord check"),
    Run("onrecord log dam"),
    Run("onrecord verify"),
    Say(
        "That was a changed toll, a lost \"at least\", an altered quote, a moved deadline and a lost source, each found by\n\
         name; a correction; and a record that nobody can change unnoticed. Your turn: onrecord extract story.md",
    ),
];

/// Runs the command.
#[allow(clippy::disallowed_methods, reason = "the demonstration works in a folder of its own")]
pub fn run(_: &Arguments, session: &mut Session<'_>) -> Outcome {
    let folder = tempfile::tempdir().map_err(|error| cannot(&error))?;
    let mut now: DateTime<Utc> = START.parse().unwrap_or_default();
    for step in STEPS {
        match step {
            Say(words) => {
                let words = session.terminal.style().strong(words);
                session.terminal.line(&words);
                session.terminal.line("");
            }
            Edit(version) => {
                let text = VERSIONS.get(*version).copied().unwrap_or_default();
                std::fs::write(folder.path().join("dam.md"), text).map_err(|error| cannot(&error))?;
            }
            Run(command) => {
                now += TimeDelta::minutes(20);
                show(session, folder.path(), now, command);
            }
        }
    }
    Ok(Exit::Clean)
}

/// Runs one command as if it were typed in `folder`, and shows it with what it prints.
fn show(session: &mut Session<'_>, folder: &Path, now: DateTime<Utc>, command: &str) {
    let style = session.terminal.style();
    session.terminal.line(&style.name(&format!("$ {command}")));
    let mut inner = Terminal::captured(style);
    let words = command.split(' ').map(OsString::from);
    let exit = start(words, folder.to_owned(), Some(now), &mut inner);
    let output = inner.take();
    session.terminal.write(&output);
    if exit != Exit::Clean {
        session.terminal.line(&style.faint(&format!("(exit code {})", exit as u8)));
    }
    session.terminal.line("");
}

fn cannot(error: &std::io::Error) -> Failure {
    Failure::unchecked(format!("the demonstration needs a temporary folder: {error}."))
}
