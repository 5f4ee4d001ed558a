//! `onrecord log`: the history of a story or of one claim.

pub mod claim;
pub mod story;

use super::format::{Format, FormatOption};
use super::{Book, Exit, Failure, Outcome, Session};
use crate::extract::extract;
use crate::ledger::{Content, Recorded, Review, StoryFile, Version};
use crate::model::{ChangeName, Claim};
use crate::report::Style;
use crate::review;
use crate::text::Article;
use schemars::JsonSchema;
use serde::Serialize;

/// Show the history of a story, or of one claim
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// A story's name, or a claim as ID or STORY/ID
    #[arg(value_name = "STORY|ID")]
    name: String,
    #[command(flatten)]
    format: FormatOption,
}

/// The schema of the document.
pub const SCHEMA: &str = "onrecord/log/1";

/// A history.
#[derive(Serialize, JsonSchema)]
pub struct Document<'a, T> {
    /// The form of this document, with its number.
    #[schemars(extend("const" = SCHEMA))]
    schema: &'static str,
    /// The versions of a story, or the stretches of versions in which a claim said the same, oldest first.
    entries: &'a [T],
}

/// Runs the command.
pub fn run(arguments: &Arguments, session: &mut Session<'_>) -> Outcome {
    let book = Book::open(session)?;
    let (files, failures) = book.stories()?;
    let exit = failures.iter().map(|failure| session.terminal.failure(failure)).max().unwrap_or(Exit::Clean);
    let shown = show(arguments, session, &book, &files);
    Ok(exit.max(match shown {
        Ok(exit) => exit,
        Err(failure) if failures.contains(&failure) => exit,
        Err(failure) => session.terminal.failure(&failure),
    }))
}

fn show(arguments: &Arguments, session: &mut Session<'_>, book: &Book, files: &[StoryFile]) -> Result<Exit, Failure> {
    let (name, format) = (&arguments.name, arguments.format.format);
    let unknown = match book.story(files, name) {
        Ok(file) => {
            let (rows, exit) = story::rows(session, book, file);
            print(session, format, &rows, |style| story::text(&file.story, &rows, style));
            return Ok(exit);
        }
        Err(unknown) => unknown,
    };
    let (slug, id) = match review::find(files.iter().map(|file| &file.story), name) {
        Ok(found) => found,
        Err(error) if looks_like_claim(name) => return Err(error.into()),
        Err(_) => return Err(unknown),
    };
    let file = files.iter().find(|file| file.story.slug == *slug).ok_or(unknown)?;
    let Some(claim) = file.story.claim(id) else { return Ok(Exit::Clean) };
    let (rows, exit) = claim::rows(session, book, file, claim);
    print(session, format, &rows, |style| claim::text(file, claim, &rows, style));
    Ok(exit)
}

/// Claims are named by a letter, a dash and hexadecimal digits.
fn looks_like_claim(name: &str) -> bool {
    let id = name.rsplit('/').next().unwrap_or(name);
    name.contains('/') || id.get(1..2) == Some("-") && id.chars().skip(2).all(|c| c.is_ascii_hexdigit() || c == '-')
}

fn print<T: Serialize>(session: &mut Session<'_>, format: Format, rows: &[T], text: impl Fn(Style) -> String) {
    match format {
        Format::Text => {
            let text = text(session.terminal.style());
            session.terminal.write(&text);
        }
        Format::Json => session.terminal.json(&Document { schema: SCHEMA, entries: rows }),
        Format::Jsonl => rows.iter().for_each(|row| session.terminal.json_line(row)),
    }
}

/// A recorded version, read again.
struct Page {
    article: Article,
    claims: Vec<Claim>,
}

impl Page {
    fn read(book: &Book, version: &Version) -> Result<Self, Failure> {
        let article = book.snapshot(version)?;
        let claims = extract(&article, &book.context(version.published));
        Ok(Self { article, claims })
    }
}

/// A stretch of versions in which a claim said the same.
struct Period<'a> {
    since: u32,
    /// The last of them; none where it still says so.
    until: Option<u32>,
    content: &'a Content,
    review: &'a Review,
    /// What began it; empty for the first, and where the claim was gone before.
    change: &'a [ChangeName],
    /// Whether the claim was gone before.
    back: bool,
}

/// Returns what a claim said in which versions, oldest first.
fn periods(claim: &Recorded) -> Vec<Period<'_>> {
    let past = claim.history.iter().map(|past| (past.since, Some(past.until), &past.content, &past.review));
    let until = claim.gone.map(|gone| gone.saturating_sub(1));
    let now = (claim.since, until, &claim.content, &claim.review);
    let mut out: Vec<Period<'_>> = Vec::new();
    for (at, (since, until, content, review)) in past.chain([now]).enumerate() {
        let before = at.checked_sub(1).and_then(|at| claim.history.get(at));
        let back = before.is_some_and(|before| before.until.saturating_add(1) < since);
        let change = before.filter(|_| !back).map_or(&[][..], |before| &before.change);
        out.push(Period { since, until, content, review, change, back });
    }
    out
}
