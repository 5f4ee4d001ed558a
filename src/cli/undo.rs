//! `onrecord undo`: takes the last decision back.

use super::format::FormatOption;
use super::{Book, Exit, Outcome, Session, decide};
use crate::review::{self, Made};

/// Take back the last decision of accept, reject or review
#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    format: FormatOption,
}

/// Runs the command.
pub fn run(arguments: &Arguments, session: &mut Session<'_>) -> Outcome {
    let book = Book::open(session)?;
    let made = book.ledger.remembered()?.and_then(|text| review::read(&text)).unwrap_or_default();
    let stories = decide::take_back(session, &book, &made, &[])?;
    let touched = |one: &Made| stories.iter().any(|story| story.slug == one.story);
    let made = made.into_iter().filter(touched);
    let back: Vec<Made> = made.map(|one| Made { after: one.before.clone(), ..one }).collect();
    let nothing = "Nothing to take back: the last decision was taken back already, or none was made here.";
    decide::print(arguments.format.format, session, "Took back the decision on", nothing, &back);
    Ok(Exit::Clean)
}
