//! `onrecord init`: makes a ledger.

use super::exit::Exit;
use super::failure::Outcome;
use super::session::Session;
use crate::text::{shell::word, visible};
use crate::workflow::Project;
use std::path::{Path, PathBuf};

/// Make a ledger: onrecord.toml, claims/ and snapshots/
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The folder; it is made where it is missing
    #[arg(value_name = "DIR", default_value = ".", hide_default_value = true)]
    folder: PathBuf,
}

/// Runs the command.
pub fn run(arguments: &Arguments, session: &mut Session<'_>) -> Outcome {
    let typed = session.at.root.as_ref().unwrap_or(&arguments.folder);
    let mut made = Project::init(&session.at, typed)?;
    made.retain(|path| !path.contains("/."));
    session.terminal.line(&format!("Made a ledger in {}: {}.", visible::path(typed), made.join(", ")));
    let enter = if typed == Path::new(".") { String::new() } else { format!("cd {} && ", word(typed)) };
    session.terminal.line(&format!("Next: {enter}onrecord record story.md"));
    Ok(Exit::Clean)
}
