//! `onrecord diff`: what changed between two versions, claim by claim.

use super::format::{Format, FormatOption};
use super::{Book, Exit, Failure, Outcome, Session, book, input, stream};
use crate::diff::{Change, Comparison};
use crate::extract::{Context, Extraction};
use crate::intake::{self, LIMIT};
use crate::model::Alarm;
use crate::report::{changes, json};
use crate::text::{Article, Markup};
use chrono::NaiveDate;
use serde::Serialize;
use serde_json::Value;
use std::path::{Path, PathBuf};

/// Show what changed between two versions of a story, claim by claim
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The old version: a file, - for standard input, STORY@VERSION of the ledger, or REV:path of a git repository
    #[arg(value_name = "OLD", required_unless_present = "stream", conflicts_with = "stream")]
    old: Option<PathBuf>,
    /// The new version, named the same ways
    #[arg(value_name = "NEW", required_unless_present = "stream", conflicts_with = "stream")]
    new: Option<PathBuf>,
    /// Show changes of typography too
    #[arg(long)]
    all: bool,
    /// The day of publication, against which "Tuesday" is read in both
    #[arg(long, value_name = "DATE", conflicts_with = "stream")]
    published: Option<NaiveDate>,
    #[command(flatten)]
    format: FormatOption,
    /// Answer JSON lines: {"id", "before", "after", "published"?} gives {"id", "alarm", "changes"}
    #[arg(long)]
    stream: bool,
}

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    alarm: &'static str,
    changes: Vec<json::ChangeJson<'a>>,
}

#[derive(Serialize)]
struct Answer<'a> {
    id: &'a Value,
    alarm: &'static str,
    changes: Vec<json::ChangeJson<'a>>,
}

/// One version as it was named.
struct Side {
    name: String,
    article: Article,
    published: Option<NaiveDate>,
}

/// Runs the command.
pub fn run(arguments: &Arguments, session: &mut Session<'_>) -> Outcome {
    let (Some(old), Some(new)) = (&arguments.old, &arguments.new) else {
        return Ok(stream::run(session.terminal, |row| answer(row, arguments.all)));
    };
    if old == Path::new("-") && new == Path::new("-") {
        return Err(Failure::usage("standard input can be one of the two versions, not both."));
    }
    let book = Book::open_if_there(session)?;
    let (before, after) = (side(session, book.as_ref(), old)?, side(session, book.as_ref(), new)?);
    let day = |own: &Side, other: &Side| arguments.published.or(own.published).or(other.published);
    let was = Context { published: day(&before, &after) };
    let is = Context { published: day(&after, &before) };
    let changes = changes((&before.article, was), (&after.article, is), true);
    print(arguments, session, &before, &after, &changes);
    Ok(if loudest(&changes) == Alarm::Must { Exit::Findings } else { Exit::Clean })
}

/// Reads the version that `typed` names: an existing file wins over a story's version, that over a git revision.
fn side(session: &Session<'_>, book: Option<&Book>, typed: &Path) -> Result<Side, Failure> {
    let limit = book.map_or(LIMIT, |book| book.config.article_bytes);
    let is_file = typed == Path::new("-") || std::fs::symlink_metadata(session.resolve(typed)).is_ok();
    let named = typed.to_str().filter(|_| !is_file).unwrap_or_default();
    if let Some((story, version)) = named.rsplit_once('@').filter(|(story, _)| !story.contains(['/', ':'])) {
        return recorded(book, story, version);
    }
    let input = match intake::revision(named) {
        Some((revision, path)) => {
            let folder = session.resolve(Path::new("."));
            input::of_intake(named.to_owned(), intake::read_revision(&folder, revision, path, limit)?)?
        }
        None => input::read(session, typed, limit)?,
    };
    Ok(Side { name: input.name, article: input.article, published: None })
}

/// Reads a version of the ledger: `STORY@2`, or `STORY@latest`.
fn recorded(book: Option<&Book>, story: &str, version: &str) -> Result<Side, Failure> {
    let Some(book) = book else {
        let title = format!("{story}@{version} names a recorded version, but there is no ledger here.");
        return Err(Failure::usage(title).help("name the ledger with --root"));
    };
    let (files, mut failures) = book.stories()?;
    let file = book::story(&files, story).map_err(|failure| failures.pop().unwrap_or(failure))?;
    let versions = &file.story.versions;
    let found = match version {
        "latest" => versions.last(),
        number => versions.iter().find(|version| version.number.to_string() == number),
    };
    let Some(found) = found else {
        let title = format!("{story} has no version {version}.");
        return Err(Failure::usage(title).help(format!("its versions are 1 to {}", versions.len())));
    };
    let name = format!("{story}@{}", found.number);
    Ok(Side { name, article: book.snapshot(found)?, published: found.published })
}

fn print(arguments: &Arguments, session: &mut Session<'_>, before: &Side, after: &Side, changes: &[Change]) {
    let shown = shown(changes, arguments.all);
    let forms = || shown.iter().map(|change| json::change(&before.article, &after.article, change));
    match arguments.format.format {
        Format::Text => {
            let old = changes::Side { name: &before.name, article: &before.article };
            let new = changes::Side { name: &after.name, article: &after.article };
            let hidden = changes.len() - shown.len();
            let text = changes::text(old, new, &shown, hidden, session.terminal.style());
            session.terminal.write(&text);
        }
        Format::Json => {
            let alarm = loudest(changes).name();
            session.terminal.json(&Document { schema: "onrecord/diff/1", alarm, changes: forms().collect() });
        }
        Format::Jsonl => forms().for_each(|change| session.terminal.json_line(&change)),
    }
}

fn answer(row: &Value, all: bool) -> Result<String, String> {
    let context = Context { published: stream::published(row)? };
    let before = Article::new(stream::text(row, "before")?, Markup::Plain);
    let after = Article::revised(stream::text(row, "after")?, Markup::Plain, &before);
    let changes = changes((&before, context), (&after, context), all);
    let alarm = loudest(&changes).name();
    let changes = shown(&changes, all).into_iter().map(|change| json::change(&before, &after, change)).collect();
    stream::line(&Answer { id: stream::id(row), alarm, changes })
}

/// Returns what changed, reading no more of the claims than the changes need; those of typography alone only where `all` are
/// wanted.
fn changes(before: (&Article, Context), after: (&Article, Context), all: bool) -> Vec<Change> {
    let mut comparison = Comparison::new(before.0, after.0);
    if !all {
        comparison = comparison.hushed();
    }
    let mut was = Extraction::new(before.0, before.1);
    let mut is = Extraction::revised(after.0, after.1, &was);
    let (old, new) = comparison.sentences();
    let mut changes = comparison.changes(&was.of(old), &is.of(new));
    for change in changes.iter_mut().filter(|change| all || change.alarm() != Alarm::None) {
        change.before.iter_mut().for_each(|claim| was.finish(claim));
        change.after.iter_mut().for_each(|claim| is.finish(claim));
    }
    changes
}

fn loudest(changes: &[Change]) -> Alarm {
    changes.iter().map(Change::alarm).max().unwrap_or(Alarm::None)
}

/// Returns the changes that are shown: those of typography only where asked for.
fn shown(changes: &[Change], all: bool) -> Vec<&Change> {
    changes.iter().filter(|change| all || change.alarm() != Alarm::None).collect()
}
