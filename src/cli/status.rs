//! `onrecord status`: what is recorded and what waits.

use super::format::{Format, FormatOption};
use super::{Book, Exit, Outcome, Session, book};
use crate::ledger::{ReviewState, Story, StoryFile};
use crate::report::{Style, json, visible, words};
use serde::Serialize;

/// Show what is recorded and what waits for a person
#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    format: FormatOption,
}

#[derive(Serialize)]
struct Row {
    story: String,
    path: String,
    version: u32,
    recorded: String,
    published: Option<String>,
    claims: usize,
    pending: usize,
    accepted: usize,
    rejected: usize,
    gone: usize,
}

#[derive(Serialize)]
struct Document {
    schema: &'static str,
    stories: Vec<Row>,
    unrecorded: Vec<String>,
}

/// Runs the command.
pub fn run(arguments: &Arguments, session: &mut Session<'_>) -> Outcome {
    let book = Book::open(session)?;
    let (files, failures) = book.stories()?;
    let exit = failures.iter().map(|failure| session.terminal.failure(failure)).max().unwrap_or(Exit::Clean);
    let recorded = book::by_path(&files);
    let articles = book.articles()?;
    let unrecorded: Vec<String> =
        articles.iter().map(|path| json::path(path)).filter(|path| !recorded.contains_key(path.as_str())).collect();
    let stories: Vec<Row> = files.iter().map(row).collect();
    match arguments.format.format {
        Format::Text => {
            let text = text(&stories, &unrecorded, session.terminal.style());
            session.terminal.write(&text);
        }
        Format::Json => session.terminal.json(&Document { schema: "onrecord/status/1", stories, unrecorded }),
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

fn text(stories: &[Row], unrecorded: &[String], style: Style) -> String {
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
        (true, _) => "Nothing is on record yet: onrecord record story.md".to_owned(),
        (_, 0) => "Nothing waits for a person.".to_owned(),
        (_, 1) => "1 claim waits for a person: onrecord review".to_owned(),
        (_, waiting) => format!("{waiting} claims wait for a person: onrecord review"),
    };
    out.push_str(&next);
    out.push('\n');
    out
}
