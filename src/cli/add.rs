//! `onrecord add`: a person adds a claim that the program missed.

use super::decide::print;
use super::exit::Exit;
use super::failure::Outcome;
use super::person::Deciding;
use super::read_as::ReadAs;
use super::scope::kinds;
use super::screen;
use super::session::Session;
use crate::ledger::{NOBODY, Recorded};
use crate::model::ClaimKind;
use crate::review;
use crate::review::Addition;
use crate::text::visible;
use crate::workflow::{Project, add, words};

/// The kinds that a person adds: an assertion goes on record by itself, when it changes.
const ADDED: [ClaimKind; 4] = [ClaimKind::Quote, ClaimKind::Statement, ClaimKind::Figure, ClaimKind::Date];

/// Add a claim that the program missed; it counts as accepted
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The story's name
    #[arg(value_name = "STORY")]
    story: String,
    /// The claim's words, as the latest recorded version has them
    #[arg(value_name = "WORDS")]
    words: String,
    /// What it is: quote, statement, figure or date
    #[arg(long, value_name = "KIND", required = true, hide_possible_values = true, value_parser = kinds(&ADDED))]
    kind: ClaimKind,
    /// Where the words begin, if they stand in several places: a line, or LINE:COLUMN
    #[arg(long, value_name = "LINE", value_parser = place)]
    line: Option<(usize, Option<usize>)>,
    #[command(flatten)]
    read_as: ReadAs,
    #[command(flatten)]
    deciding: Deciding,
}

/// Runs the command.
pub fn run(arguments: &Arguments, session: &mut Session<'_>) -> Outcome {
    let project = Project::at(&session.at)?;
    let addition = Addition {
        words: arguments.words.clone(),
        at: arguments.line,
        kind: arguments.kind,
        says: arguments.read_as.correction(),
        reason: arguments.deciding.reason.clone(),
    };
    let person = arguments.deciding.person.person(session);
    let (story, made) = add(&project, &mut |event| session.hear(event), &arguments.story, &addition, &person)?;
    let format = arguments.deciding.format.format;
    print(format, session, |count| format!("Added {count}"), "Nothing was added.", &made);
    if format.is_text() {
        for claim in made.iter().filter_map(|one| story.claim(&one.id)) {
            session.terminal.line(&format!("  {}", said(claim)));
        }
    }
    Ok(Exit::Clean)
}

fn place(typed: &str) -> Result<(usize, Option<usize>), &'static str> {
    review::place(typed).ok_or(review::LINE)
}

/// Says how a claim goes on record.
pub fn said(claim: &Recorded) -> String {
    let content = &claim.content;
    let source = content.source.as_ref().map_or(NOBODY.to_owned(), |source| visible::prose(&source.name));
    let cue = content.cue.as_ref().map(|cue| format!(", cue “{}”", visible::prose(cue))).unwrap_or_default();
    let words = words::cut(&visible::prose(&content.words()));
    format!("{}: “{words}”; source {source}{cue}", screen::kind(&content.detail))
}
