//! `onrecord accept` and `onrecord reject`: a person's decision on recorded claims.

use super::format::{Format, FormatOption};
use super::{Book, Exit, Failure, Outcome, Session, book};
use crate::ledger::{Recorded, ReviewState, Slug, Story, StoryFile};
use crate::model::ClaimId;
use crate::report::{visible, words};
use crate::review::{self, Decision};
use chrono::{NaiveDate, Utc};
use serde::Serialize;
use std::collections::BTreeMap;

/// Say that recorded claims are right
#[derive(Debug, clap::Args)]
pub struct Accept {
    /// Claims, as ID or STORY/ID
    #[arg(value_name = "ID", required_unless_present = "all", conflicts_with = "all")]
    ids: Vec<String>,
    /// Accept everything that waits
    #[arg(long)]
    all: bool,
    /// With --all: only in this story
    #[arg(long, value_name = "SLUG", requires = "all")]
    story: Option<String>,
    /// Why: ends what silent-edit and conflicting-claims report about the claims
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    #[command(flatten)]
    person: Person,
    #[command(flatten)]
    format: FormatOption,
}

/// Say that recorded claims are wrong, and why
#[derive(Debug, clap::Args)]
pub struct Reject {
    /// Claims, as ID or STORY/ID
    #[arg(value_name = "ID", required = true)]
    ids: Vec<String>,
    /// Why, for whoever reads the record later
    #[arg(long, value_name = "TEXT")]
    reason: String,
    #[command(flatten)]
    person: Person,
    #[command(flatten)]
    format: FormatOption,
}

/// Who decides, and when.
#[derive(Debug, Clone, clap::Args)]
pub struct Person {
    /// Who decides, to be kept with the decision
    #[arg(long, value_name = "NAME")]
    pub by: Option<String>,
    /// The day to write down [default: today]
    #[arg(long, value_name = "DATE")]
    pub today: Option<NaiveDate>,
}

impl Person {
    /// Returns the day of the decision.
    #[allow(clippy::disallowed_methods, reason = "the clock is read here, once a run")]
    pub fn day(&self, session: &Session<'_>) -> NaiveDate {
        self.today.unwrap_or_else(|| session.now.unwrap_or_else(Utc::now).date_naive())
    }
}

#[derive(Serialize)]
struct Decided {
    story: String,
    id: String,
    state: &'static str,
}

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    decided: &'a [Decided],
}

/// Runs `accept`.
pub fn accept(arguments: &Accept, session: &mut Session<'_>) -> Outcome {
    let book = Book::open(session)?;
    let (files, failures) = book.stories()?;
    let mut exit = Exit::Clean;
    let named = if arguments.all {
        let wanted = arguments.story.as_ref().map(|name| book::story(&files, name)).transpose()?;
        if wanted.is_none() {
            exit = failures.iter().map(|failure| session.terminal.failure(failure)).max().unwrap_or(exit);
        }
        let asked = files.iter().filter(|file| wanted.is_none_or(|wanted| wanted.story.slug == file.story.slug));
        asked.map(|file| (file.story.slug.clone(), pending(&file.story))).filter(|(_, ids)| !ids.is_empty()).collect()
    } else {
        find(&files, failures, &arguments.ids)?
    };
    let decision = Decision::Accept { reason: arguments.reason.clone() };
    let decided = store(session, &book, named, &decision, &arguments.person)?;
    print(arguments.format.format, session, &decided, ReviewState::Accepted);
    Ok(exit)
}

/// Runs `reject`.
pub fn reject(arguments: &Reject, session: &mut Session<'_>) -> Outcome {
    let book = Book::open(session)?;
    let (files, failures) = book.stories()?;
    let named = find(&files, failures, &arguments.ids)?;
    let decision = Decision::Reject { reason: arguments.reason.clone() };
    let decided = store(session, &book, named, &decision, &arguments.person)?;
    print(arguments.format.format, session, &decided, ReviewState::Rejected);
    Ok(Exit::Clean)
}

fn pending(story: &Story) -> Vec<ClaimId> {
    story.pending().map(|claim: &Recorded| claim.id.clone()).collect()
}

/// Returns the claims that were named, by story; all must be found before any is touched.
fn find(
    files: &[StoryFile],
    failures: Vec<Failure>,
    names: &[String],
) -> Result<BTreeMap<Slug, Vec<ClaimId>>, Failure> {
    let mut found: BTreeMap<Slug, Vec<ClaimId>> = BTreeMap::new();
    for name in names {
        let at = review::find(files.iter().map(|file| &file.story), name);
        let (story, id) = match at {
            Ok(at) => at,
            // The claim may be in the story that can't be read.
            Err(error) => return Err(failures.into_iter().next().unwrap_or_else(|| error.into())),
        };
        found.entry(story.clone()).or_default().push(id.clone());
    }
    Ok(found)
}

fn store(
    session: &mut Session<'_>,
    book: &Book,
    named: BTreeMap<Slug, Vec<ClaimId>>,
    decision: &Decision,
    person: &Person,
) -> Result<Vec<Decided>, Failure> {
    let mut out = Vec::new();
    for (slug, ids) in named {
        let decided = one(session, book, &slug, &ids, decision, person)?;
        let state = match decision {
            Decision::Accept { .. } => ReviewState::Accepted,
            Decision::Reject { .. } => ReviewState::Rejected,
        };
        let rows = decided.into_iter().map(|id| Decided { story: slug.to_string(), id: id.0, state: state.name() });
        out.extend(rows);
    }
    Ok(out)
}

/// Stores a decision on claims of one story; returns those for which it is a new one.
///
/// # Errors
/// Where the story can't be read or written, or does not know a claim.
pub fn one(
    session: &mut Session<'_>,
    book: &Book,
    slug: &Slug,
    ids: &[ClaimId],
    decision: &Decision,
    person: &Person,
) -> Result<Vec<ClaimId>, Failure> {
    let day = person.day(session);
    let lock = book.lock(session)?;
    let file = book.ledger.story(slug)?.ok_or_else(|| Failure::unchecked(format!("the story {slug} is gone.")))?;
    let (story, decided) = review::decide(&file.story, ids, decision, person.by.as_deref(), Some(day))?;
    if !decided.is_empty() {
        book.ledger.save(&lock, Some(&file), &story, None)?;
    }
    Ok(decided)
}

fn print(format: Format, session: &mut Session<'_>, decided: &[Decided], state: ReviewState) {
    match format {
        Format::Text if decided.is_empty() => session.terminal.line("Nothing to decide; nothing was changed."),
        Format::Text => {
            let verb = if state == ReviewState::Accepted { "Accepted" } else { "Rejected" };
            let names: Vec<String> =
                decided.iter().map(|one| visible::text(&format!("{}/{}", one.story, one.id))).collect();
            let list = if names.len() > 8 { String::new() } else { format!(": {}", names.join(", ")) };
            session.terminal.line(&format!("{verb} {}{list}", words::count(names.len(), "claim")));
        }
        Format::Json => session.terminal.json(&Document { schema: "onrecord/decisions/1", decided }),
        Format::Jsonl => decided.iter().for_each(|one| session.terminal.json_line(one)),
    }
}
