//! `onrecord init`: makes a ledger.

use super::{Book, Config, Exit, Failure, Outcome, Session, config};
use crate::ledger::{Ledger, MARKER};
use crate::text::shell::word;
use crate::text::visible;
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
    let folder = session.resolve(session.root.as_ref().unwrap_or(&arguments.folder));
    let shown = visible::path(session.root.as_ref().unwrap_or(&arguments.folder));
    if folder.join(MARKER).exists() {
        let title = format!("{shown} holds a ledger already; nothing was changed.");
        return Err(Failure::usage(title).help(format!("edit {MARKER} there, or remove it to start anew")));
    }
    Book::not_within(session, session.root.as_ref().unwrap_or(&arguments.folder))?;
    let defaults = Config::default();
    let mut made = Ledger::new(&folder, &defaults.claims, &defaults.snapshots)?.init(&config::template())?;
    made.retain(|path| !path.contains("/."));
    session.terminal.line(&format!("Made a ledger in {shown}: {}.", made.join(", ")));
    let typed = session.root.as_ref().unwrap_or(&arguments.folder);
    let enter = if typed == Path::new(".") { String::new() } else { format!("cd {} && ", word(typed)) };
    session.terminal.line(&format!("Next: {enter}onrecord record story.md"));
    Ok(Exit::Clean)
}
