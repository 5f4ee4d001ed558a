//! `onrecord accept` and `onrecord reject`: a person's decision on recorded claims.

use super::format::{Format, FormatOption};
use super::session::day;
use super::{Book, Exit, Failure, Outcome, Session};
use crate::intake;
use crate::ledger::{LedgerError, Patch, Recorded, ReviewState, Slug, Story, StoryFile, Undo};
use crate::model::{ClaimId, Digest};
use crate::report::words;
use crate::review::{self, Decision, Made, ReviewError};
use crate::schema::{ClaimName, StoryName};
use crate::text::visible;
use chrono::NaiveDate;
use schemars::JsonSchema;
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
    /// Whose words they are where the program read it wrongly; `nobody` where the article names no one
    #[arg(long, value_name = "NAME", conflicts_with = "all")]
    source: Option<String>,
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
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub today: Option<NaiveDate>,
}

impl Person {
    /// Returns the day of the decision.
    pub fn day(&self, session: &Session<'_>) -> NaiveDate {
        self.today.unwrap_or_else(|| session.now().date_naive())
    }
}

/// The schema of the document.
pub const SCHEMA: &str = "onrecord/decisions/1";

/// A decision on a claim.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Decision")]
pub struct Row {
    /// The story's name.
    #[schemars(with = "StoryName")]
    story: String,
    /// The claim's name.
    #[schemars(with = "ClaimName")]
    id: String,
    /// Where the claim stands now.
    #[schemars(with = "ReviewState")]
    state: &'static str,
    /// Whose words a person says they are; null where nobody corrected the source.
    source: Option<String>,
}

/// What was decided.
#[derive(Serialize, JsonSchema)]
pub struct Document<'a> {
    /// The form of this document, with its number.
    #[schemars(extend("const" = SCHEMA))]
    schema: &'static str,
    /// The claims for which it is a new decision.
    decided: &'a [Row],
}

/// Claims by their story.
type Named = BTreeMap<Slug, Vec<ClaimId>>;

/// Runs `accept`.
pub fn accept(arguments: &Accept, session: &mut Session<'_>) -> Outcome {
    let book = Book::open(session)?;
    let (files, failures) = book.stories()?;
    let (named, exit) = if arguments.all {
        all(session, &book, &files, failures, arguments.story.as_deref())?
    } else {
        (find(&files, failures, &arguments.ids)?, Exit::Clean)
    };
    let decision = Decision::Accept { reason: arguments.reason.clone(), source: arguments.source.clone() };
    let made = make(session, &book, files, &named, &decision, &arguments.person)?;
    print(arguments.format.format, session, "Accepted", "Nothing to decide; nothing was changed.", &made);
    Ok(exit)
}

/// Runs `reject`.
pub fn reject(arguments: &Reject, session: &mut Session<'_>) -> Outcome {
    let book = Book::open(session)?;
    let (files, failures) = book.stories()?;
    let named = find(&files, failures, &arguments.ids)?;
    let decision = Decision::Reject { reason: arguments.reason.clone() };
    let made = make(session, &book, files, &named, &decision, &arguments.person)?;
    print(arguments.format.format, session, "Rejected", "Nothing to decide; nothing was changed.", &made);
    Ok(Exit::Clean)
}

/// Returns everything that waits, in the story named `story` or in all; says of stories that can't be decided why not.
fn all(
    session: &mut Session<'_>,
    book: &Book,
    files: &[StoryFile],
    failures: Vec<Failure>,
    story: Option<&str>,
) -> Result<(Named, Exit), Failure> {
    let mut exit = Exit::Clean;
    let wanted = story.map(|name| book.story(files, name)).transpose()?;
    if wanted.is_none() {
        exit = failures.iter().map(|failure| session.terminal.failure(failure)).max().unwrap_or(exit);
    }
    let mut named = Named::new();
    for StoryFile { story, .. } in
        files.iter().filter(|file| wanted.is_none_or(|wanted| wanted.story.slug == file.story.slug))
    {
        let waiting: Vec<ClaimId> = story.pending().map(|claim: &Recorded| claim.id.clone()).collect();
        if waiting.is_empty() {
            continue;
        }
        match unchanged(session, book, story) {
            Ok(()) => {
                named.insert(story.slug.clone(), waiting);
            }
            Err(failure) => exit = session.terminal.failure(&failure).max(exit),
        }
    }
    Ok((named, exit))
}

/// Returns the claims that were named, by story; all must be found before any is touched.
fn find(files: &[StoryFile], failures: Vec<Failure>, names: &[String]) -> Result<Named, Failure> {
    let mut found = Named::new();
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

/// Refuses to accept claims of an article that is not what its latest version recorded; an article that is not there any
/// more can't have changed.
///
/// # Errors
/// Where the article has changed, or can't be read.
pub fn unchanged(session: &Session<'_>, book: &Book, story: &Story) -> Result<(), Failure> {
    let Some(latest) = story.latest() else { return Ok(()) };
    let path = book.article(&latest.path)?;
    if std::fs::symlink_metadata(&path).is_err() {
        return Ok(());
    }
    let now = intake::read_file(&path, book.config.article_bytes)?;
    if Digest::of_bytes(&now.bytes) == latest.digest {
        return Ok(());
    }
    let title =
        format!("{} has changed since version {} was recorded; nothing was accepted.", latest.path, latest.number);
    let record = book.commands(session, &latest.path).record();
    Err(Failure::usage(title).help(format!("record it again first: {record}")))
}

/// Stores a decision on the claims that are named, as `files` hold them; returns those for which it is a new one.
///
/// # Errors
/// Where a story can't be read or written, or does not know a claim.
fn make(
    session: &mut Session<'_>,
    book: &Book,
    files: Vec<StoryFile>,
    named: &Named,
    decision: &Decision,
    person: &Person,
) -> Result<Vec<Made>, Failure> {
    let day = person.day(session);
    let files = files.into_iter().filter(|file| named.contains_key(&file.story.slug)).collect();
    let decide = |session: &Session<'_>, file: &StoryFile| {
        if matches!(decision, Decision::Accept { .. }) {
            unchanged(session, book, &file.story)?;
        }
        let ids = named.get(&file.story.slug).map(Vec::as_slice).unwrap_or_default();
        Ok(review::decide(&file.story, ids, decision, person.by.as_deref(), Some(day))?)
    };
    let stored = store(session, book, files, decide, |made| Undo::First(review::write(made)))?;
    Ok(stored.into_iter().flat_map(|(_, made)| made).collect())
}

/// Stores a decision on claims of one story as somebody has seen them; returns the story, and what was made.
///
/// # Errors
/// Where the story can't be read or written, or one of the claims is not as it was seen.
pub fn make_as_seen(
    session: &mut Session<'_>,
    book: &Book,
    slug: &Slug,
    seen: &[&Recorded],
    decision: &Decision,
    person: &Person,
) -> Result<(Story, Vec<Made>), Failure> {
    let day = person.day(session);
    let ids: Vec<ClaimId> = seen.iter().map(|claim| claim.id.clone()).collect();
    let decide = |session: &Session<'_>, file: &StoryFile| {
        if matches!(decision, Decision::Accept { .. }) {
            unchanged(session, book, &file.story)?;
        }
        if let Some(claim) = seen.iter().find(|claim| file.story.claim(&claim.id) != Some(**claim)) {
            return Err(ReviewError::Since { name: format!("{slug}/{}", claim.id) }.into());
        }
        Ok(review::decide(&file.story, &ids, decision, person.by.as_deref(), Some(day))?)
    };
    let files = vec![reread(book, slug)?];
    let stored = store(session, book, files, decide, |made| Undo::First(review::write(made)))?;
    stored.into_iter().next().ok_or_else(|| gone(slug))
}

/// Takes decisions back and stores that; `then` are the ones that are the last ones now. Returns the stories in which
/// something was taken back.
///
/// # Errors
/// Where a story can't be read or written, or a claim was recorded or decided again since.
pub fn take_back(session: &mut Session<'_>, book: &Book, made: &[Made], then: &[Made]) -> Result<Vec<Story>, Failure> {
    let mut slugs: Vec<&Slug> = made.iter().map(|one| &one.story).collect();
    slugs.dedup();
    let files = slugs.into_iter().map(|slug| reread(book, slug)).collect::<Result<_, _>>()?;
    let back = |_: &Session<'_>, file: &StoryFile| {
        let (story, count) = review::undo(&file.story, made)?;
        let of_story = |one: &&Made| count > 0 && one.story == file.story.slug;
        Ok((story, made.iter().filter(of_story).cloned().collect()))
    };
    let stored = store(session, book, files, back, |_| Undo::Last((!then.is_empty()).then(|| review::write(then))))?;
    Ok(stored.into_iter().filter(|(_, made)| !made.is_empty()).map(|(story, _)| story).collect())
}

fn reread(book: &Book, slug: &Slug) -> Result<StoryFile, Failure> {
    book.ledger.story(slug)?.ok_or_else(|| gone(slug))
}

fn gone(slug: &Slug) -> Failure {
    Failure::unchecked(format!("the story {slug} is gone."))
}

/// How often a change is worked out again without keeping others from writing meanwhile.
const TRIES: usize = 3;

/// A story as it becomes, and what was decided in it.
type Stored = (Story, Vec<Made>);

/// Stores what `change` makes of the stories in `files`, and how the last decision is taken back, as `undo` has it. Where
/// nothing is decided, nothing is written.
///
/// The change is worked out before the right to write is asked for. Where the same claims were changed meanwhile, it is
/// worked out again; in the end with the right to write, so that somebody always gets on.
///
/// # Errors
/// Where a story can't be read or written, or `change` refuses.
fn store(
    session: &mut Session<'_>,
    book: &Book,
    mut files: Vec<StoryFile>,
    change: impl Fn(&Session<'_>, &StoryFile) -> Result<Stored, Failure>,
    undo: impl Fn(&[Made]) -> Undo,
) -> Result<Vec<Stored>, Failure> {
    let slugs: Vec<Slug> = files.iter().map(|file| file.story.slug.clone()).collect();
    for attempt in 0..=TRIES {
        let held = (attempt == TRIES).then(|| book.lock(session)).transpose()?;
        if attempt > 0 {
            files = slugs.iter().map(|slug| reread(book, slug)).collect::<Result<_, _>>()?;
        }
        let changed: Vec<Stored> = files.iter().map(|file| change(session, file)).collect::<Result<_, _>>()?;
        let made: Vec<Made> = changed.iter().flat_map(|(_, made)| made).cloned().collect();
        if made.is_empty() {
            return Ok(changed);
        }
        let other = files.iter().zip(&changed).filter(|(file, (story, _))| file.story != *story);
        let patches = other.map(|(file, (story, _))| Patch::new(file, story));
        let patches = patches.collect::<Result<Vec<_>, _>>().map_err(LedgerError::from)?;
        let lock = held.map_or_else(|| book.lock(session), Ok)?;
        if book.ledger.store(&lock, &patches, &undo(&made))? {
            return Ok(changed);
        }
    }
    let title = "the stories were changed by somebody else again and again; nothing was written.";
    Err(Failure::unchecked(title).help("run the command again"))
}

/// Prints what was decided: `verb` and the claims, or `nothing` where there are none.
pub fn print(format: Format, session: &mut Session<'_>, verb: &str, nothing: &str, made: &[Made]) {
    let row = |one: &Made| Row {
        story: one.story.to_string(),
        id: one.id.0.clone(),
        state: one.after.state.name(),
        source: one.after.source.clone(),
    };
    let rows: Vec<Row> = made.iter().map(row).collect();
    match format {
        Format::Text if rows.is_empty() => session.terminal.line(nothing),
        Format::Text => session.terminal.line(&sentence(verb, &rows)),
        Format::Json => session.terminal.json(&Document { schema: SCHEMA, decided: &rows }),
        Format::Jsonl => rows.iter().for_each(|row| session.terminal.json_line(row)),
    }
}

fn sentence(verb: &str, rows: &[Row]) -> String {
    let name = |row: &Row| {
        let source = row.source.as_ref().map(|name| format!(" (source: {name})")).unwrap_or_default();
        visible::prose(&format!("{}/{}{source}", row.story, row.id))
    };
    let names: Vec<String> = rows.iter().map(name).collect();
    let list = if names.len() > 8 { String::new() } else { format!(": {}", names.join(", ")) };
    format!("{verb} {}{list}", words::count(names.len(), "claim"))
}
