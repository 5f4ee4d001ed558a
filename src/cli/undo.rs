//! `onrecord undo`: takes the last decision back.

use super::decide::print;
use super::exit::Exit;
use super::failure::Outcome;
use super::format::FormatOption;
use super::session::Session;
use crate::workflow::{Project, undo};

/// Take back the last decision of accept, reject, misread, correct, add or review
#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    format: FormatOption,
}

/// Runs the command.
pub fn run(arguments: &Arguments, session: &mut Session<'_>) -> Outcome {
    let project = Project::at(&session.at)?;
    let back = undo(&project, &mut |event| session.hear(event))?;
    let nothing = "Nothing to take back: the last decision was taken back already, or none was made here.";
    print(arguments.format.format, session, |count| format!("Took back the decision on {count}"), nothing, &back);
    Ok(Exit::Clean)
}
