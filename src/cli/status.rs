//! `onrecord status`: what is recorded and what waits.

use super::format::{Format, FormatOption};
use super::{Book, Exit, Outcome, Session, book};
use crate::ledger::{ReviewState, Story, StoryFile};
use crate::report::{Style, json, words};
use crate::schema::{Day, StoryName, Time};
use crate::text::visible;
use schemars::JsonSchema;
use serde::Serialize;

/// Show what is recorded and what waits for a person
#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    format: FormatOption,
}

/// The schema of the document.
pub const SCHEMA: &str = "onrecord/status/1";

/// A story.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Story")]
pub struct Row {
    /// The story's name.
    #[schemars(with = "StoryName")]
    story: String,
    /// Its article, from the ledger's folder.
    path: String,
    /// Its latest version.
    version: u32,
    /// When that was recorded.
    #[schemars(with = "Time")]
    recorded: String,
    /// The day of its publication; null where it is not known.
    #[schemars(with = "Option<Day>")]
    published: Option<String>,
    /// How many claims the latest version holds.
    claims: usize,
    /// How many of them wait for a person.
    pending: usize,
    /// How many of them a person has found right.
    accepted: usize,
    /// How many of them a person has found wrong.
    rejected: usize,
    /// How many claims of earlier versions it does not hold any more.
    gone: usize,
}

/// What is on record, and what is not.
#[derive(Serialize, JsonSchema)]
pub struct Document {
    /// The form of this document, with its number.
    #[schemars(extend("const" = SCHEMA))]
    schema: &'static str,
    /// The stories on record, by name.
    stories: Vec<Row>,
    /// Articles that no story knows, from the ledger's folder.
    unrecorded: Vec<String>,
}

/// Runs the command.
pub fn run(arguments: &Arguments, session: &mut Session<'_>) -> Outcome {
    let book = Book::open(session)?;
    let (files, failures, unread) = book.all()?;
    let exit = failures.iter().map(|failure| session.terminal.failure(failure)).max().unwrap_or(Exit::Clean);
    let recorded = book::by_path(&files);
    let articles = book.articles()?;
    let is_recorded = |path: &str| recorded.contains_key(path) || unread.may_hold(path);
    let unrecorded: Vec<String> =
        articles.iter().map(|path| json::path(path)).filter(|path| !is_recorded(path)).collect();
    let stories: Vec<Row> = files.iter().map(row).collect();
    match arguments.format.format {
        Format::Text => {
            let text = text(&session.program(), &stories, &unrecorded, session.terminal.style());
            session.terminal.write(&text);
        }
        Format::Json => session.terminal.json(&Document { schema: SCHEMA, stories, unrecorded }),
        Format::Jsonl => stories.iter().for_each(|row| session.terminal.json_line(row)),
    }
    Ok(exit)
}

fn row(file: &StoryFile) -> Row {
    let story: &Story = &file.story;
    let of = |state: ReviewState| story.current().filter(|claim| claim.review.state == state).count();
    let latest = story.latest();
    Row {
        story: story.slug.to_string(),
        path: latest.map(|version| version.path.clone()).unwrap_or_default(),
        version: latest.map_or(0, |version| version.number),
        recorded: latest.map(|version| crate::ledger::seal::time(version.recorded)).unwrap_or_default(),
        published: latest.and_then(|version| version.published).map(|day| day.to_string()),
        claims: story.current().count(),
        pending: of(ReviewState::Pending),
        accepted: of(ReviewState::Accepted),
        rejected: of(ReviewState::Rejected),
        gone: story.claims.len() - story.current().count(),
    }
}

fn text(program: &str, stories: &[Row], unrecorded: &[String], style: Style) -> String {
    let mut out = String::new();
    let width = stories.iter().map(|row| row.story.chars().count()).max().unwrap_or(0).min(40);
    for row in stories {
        let story = format!("{:<width$}", visible::text(&row.story));
        let counts = [(row.accepted, "accepted"), (row.rejected, "rejected"), (row.gone, "gone since")];
        let mut counts: Vec<String> =
            counts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
        if row.pending > 0 {
            counts.insert(0, style.warn(&format!("{} waiting", row.pending)));
        }
        out.push_str(&format!(
            "{}  {}, version {}, {}: {}\n",
            style.name(&story),
            visible::text(&row.path),
            row.version,
            words::count(row.claims, "claim"),
            if counts.is_empty() { "none".to_owned() } else { counts.join(", ") },
        ));
    }
    for path in unrecorded {
        out.push_str(&format!("{}  {}\n", style.warn("not recorded"), visible::text(path)));
    }
    let waiting: usize = stories.iter().map(|row| row.pending).sum();
    let next = match (stories.is_empty(), waiting) {
        (true, _) => format!("Nothing is on record yet: {program} record story.md"),
        (_, 0) => "Nothing waits for a person.".to_owned(),
        (_, 1) => format!("1 claim waits for a person: {program} review"),
        (_, waiting) => format!("{waiting} claims wait for a person: {program} review"),
    };
    out.push_str(&next);
    out.push('\n');
    out
}
