//! `onrecord diff`: what changed between two versions, claim by claim.

use super::format::{Format, FormatOption};
use super::{Exit, Outcome, Session, input, stream};
use crate::diff::{Change, Edition, diff};
use crate::extract::{Context, extract};
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

/// Runs the command.
pub fn run(arguments: &Arguments, session: &mut Session<'_>) -> Outcome {
    let (Some(old), Some(new)) = (&arguments.old, &arguments.new) else {
        return Ok(stream::run(session.terminal, |row| answer(row, arguments.all)));
    };
    let (before, after) = (side(session, old)?, side(session, new)?);
    let context = Context { published: arguments.published };
    let (was, is) = (extract(&before.article, &context), extract(&after.article, &context));
    let changes = diff(Edition::new(&before.article, &was), Edition::new(&after.article, &is));
    let alarm = loudest(&changes);
    print(arguments, session, &before, &after, &changes, alarm);
    Ok(if alarm == Alarm::Must { Exit::Findings } else { Exit::Clean })
}

fn side(session: &Session<'_>, typed: &Path) -> Result<input::Input, super::Failure> {
    input::read(session, typed)
}

fn print(
    arguments: &Arguments,
    session: &mut Session<'_>,
    before: &input::Input,
    after: &input::Input,
    changes: &[Change],
    alarm: Alarm,
) {
    let shown = shown(changes, arguments.all);
    let forms = || shown.iter().map(|change| json::change(&before.article, &after.article, change));
    match arguments.format.format {
        Format::Text => {
            let (old, new) = (json::path(&before.path), json::path(&after.path));
            let old = changes::Side { name: &old, article: &before.article };
            let new = changes::Side { name: &new, article: &after.article };
            let hidden = changes.len() - shown.len();
            let text = changes::text(old, new, &shown, hidden, session.terminal.style());
            session.terminal.write(&text);
        }
        Format::Json => {
            let document = Document { schema: "onrecord/diff/1", alarm: alarm.name(), changes: forms().collect() };
            session.terminal.json(&document);
        }
        Format::Jsonl => forms().for_each(|change| session.terminal.json_line(&change)),
    }
}

fn answer(row: &Value, all: bool) -> Result<String, String> {
    let context = Context { published: stream::published(row)? };
    let before = Article::new(stream::text(row, "before")?, Markup::Plain);
    let after = Article::new(stream::text(row, "after")?, Markup::Plain);
    let (was, is) = (extract(&before, &context), extract(&after, &context));
    let changes = diff(Edition::new(&before, &was), Edition::new(&after, &is));
    let alarm = loudest(&changes).name();
    let changes = shown(&changes, all).into_iter().map(|change| json::change(&before, &after, change)).collect();
    stream::line(&Answer { id: stream::id(row), alarm, changes })
}

fn loudest(changes: &[Change]) -> Alarm {
    changes.iter().map(Change::alarm).max().unwrap_or(Alarm::None)
}

/// Returns the changes that are shown: those of typography only where asked for.
fn shown(changes: &[Change], all: bool) -> Vec<&Change> {
    changes.iter().filter(|change| all || change.alarm() != Alarm::None).collect()
}
