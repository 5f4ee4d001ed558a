//! `onrecord log`: the history of a story or of one claim.

use super::format::{Format, FormatOption};
use super::{Book, Exit, Failure, Outcome, Session, book};
use crate::ledger::{Content, Recorded, Review, Story, StoryFile, Version, seal};
use crate::model::ChangeName;
use crate::report::{Style, visible, words};
use crate::review;
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

/// One version of a story, or one period in the life of a claim.
#[derive(Serialize)]
#[serde(untagged)]
enum Entry {
    Version(VersionRow),
    Period(PeriodRow),
}

#[derive(Serialize)]
struct VersionRow {
    story: String,
    version: u32,
    recorded: String,
    published: Option<String>,
    url: Option<String>,
    path: String,
    snapshot: String,
    digest: String,
    added: usize,
    changed: usize,
    gone: usize,
}

#[derive(Serialize)]
struct PeriodRow {
    story: String,
    id: String,
    kind: &'static str,
    since: u32,
    until: Option<u32>,
    text: String,
    source: Option<String>,
    change: Vec<&'static str>,
    review: &'static str,
    by: Option<String>,
    date: Option<String>,
    reason: Option<String>,
}

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    entries: &'a [Entry],
}

/// Runs the command.
pub fn run(arguments: &Arguments, session: &mut Session<'_>) -> Outcome {
    let book = Book::open(session)?;
    let (files, failures) = book.stories()?;
    let exit = failures.iter().map(|failure| session.terminal.failure(failure)).max().unwrap_or(Exit::Clean);
    let entries = match entries(&files, &arguments.name) {
        Ok(entries) => entries,
        Err(failure) => return Ok(session.terminal.failure(&failure).max(exit)),
    };
    match arguments.format.format {
        Format::Text => {
            let style = session.terminal.style();
            entries.iter().for_each(|entry| session.terminal.write(&text(entry, style)));
        }
        Format::Json => session.terminal.json(&Document { schema: "onrecord/log/1", entries: &entries }),
        Format::Jsonl => entries.iter().for_each(|entry| session.terminal.json_line(entry)),
    }
    Ok(exit)
}

fn entries(files: &[StoryFile], name: &str) -> Result<Vec<Entry>, Failure> {
    let as_story = book::story(files, name);
    if let Ok(file) = &as_story {
        return Ok(file
            .story
            .versions
            .iter()
            .map(|version| Entry::Version(version_row(&file.story, version)))
            .collect());
    }
    match review::find(files.iter().map(|file| &file.story), name) {
        Ok((slug, id)) => {
            let found = files.iter().find(|file| file.story.slug == *slug);
            let claim = found.and_then(|file| file.story.claim(id));
            Ok(claim.map(|claim| periods(slug.as_str(), claim)).unwrap_or_default())
        }
        Err(error) if looks_like_claim(name) => Err(error.into()),
        Err(_) => as_story.map(|_| Vec::new()),
    }
}

/// Claims are named by a letter, a dash and hexadecimal digits.
fn looks_like_claim(name: &str) -> bool {
    let id = name.rsplit('/').next().unwrap_or(name);
    name.contains('/') || id.get(1..2) == Some("-") && id.chars().skip(2).all(|c| c.is_ascii_hexdigit() || c == '-')
}

fn version_row(story: &Story, version: &Version) -> VersionRow {
    let number = version.number;
    let changed = |claim: &&Recorded| {
        let begins = claim.history.iter().skip(1).map(|past| past.since).chain([claim.since]);
        !claim.history.is_empty() && begins.into_iter().any(|since| since == number)
    };
    VersionRow {
        story: story.slug.to_string(),
        version: number,
        recorded: seal::time(version.recorded),
        published: version.published.map(|day| day.to_string()),
        url: version.url.clone(),
        path: version.path.clone(),
        snapshot: version.snapshot.clone(),
        digest: version.digest.to_string(),
        added: version.added.len(),
        changed: story.claims.iter().filter(changed).count(),
        gone: story.claims.iter().filter(|claim| claim.gone == Some(number)).count(),
    }
}

fn periods(story: &str, claim: &Recorded) -> Vec<Entry> {
    let past =
        claim.history.iter().map(|past| (past.since, Some(past.until), &past.content, &past.change[..], &past.review));
    let until = claim.gone.map(|gone| gone.saturating_sub(1));
    let now = (claim.since, until, &claim.content, &[][..], &claim.review);
    past.chain([now])
        .map(|(since, until, content, change, review)| {
            Entry::Period(period(story, claim, (since, until), content, change, review))
        })
        .collect()
}

fn period(
    story: &str,
    claim: &Recorded,
    (since, until): (u32, Option<u32>),
    content: &Content,
    change: &[ChangeName],
    review: &Review,
) -> PeriodRow {
    PeriodRow {
        story: story.to_owned(),
        id: claim.id.0.clone(),
        kind: content.kind().name(),
        since,
        until,
        text: content.words(),
        source: review.attributed(content).map(str::to_owned),
        change: change.iter().map(|name| name.name()).collect(),
        review: review.state.name(),
        by: review.by.clone(),
        date: review.date.map(|day| day.to_string()),
        reason: review.reason.clone(),
    }
}

fn text(entry: &Entry, style: Style) -> String {
    match entry {
        Entry::Version(row) => {
            let published = row.published.as_ref().map(|day| format!(", published {day}")).unwrap_or_default();
            let digest: String = row.digest.chars().take(15).collect();
            format!(
                "{}  recorded {}{published}  {}\n           {digest}…  {} new, {} changed, {} gone\n",
                style.strong(&format!("version {}", row.version)),
                row.recorded,
                visible::text(&row.path),
                row.added,
                row.changed,
                row.gone
            )
        }
        Entry::Period(row) => {
            let time = match row.until {
                None => format!("version {} to now", row.since),
                Some(until) if until == row.since => format!("version {until}"),
                Some(until) => format!("version {} to {until}", row.since),
            };
            let source = row.source.as_ref().map_or_else(|| "no source found".to_owned(), |name| visible::prose(name));
            let by = row.by.as_ref().map(|by| format!(" by {}", visible::prose(by))).unwrap_or_default();
            let date = row.date.as_ref().map(|date| format!(" on {date}")).unwrap_or_default();
            let reason = row.reason.as_ref().map(|why| format!(": {}", visible::prose(why))).unwrap_or_default();
            let change =
                if row.change.is_empty() { String::new() } else { format!("  then {}\n", row.change.join(", ")) };
            let words = words::cut(&visible::prose(&row.text));
            format!(
                "{}  {}, {source}\n  {words}\n  {}{date}{by}{reason}\n{change}",
                style.strong(&time),
                row.kind,
                row.review
            )
        }
    }
}
