//! `onrecord diff`: what changed between two versions, claim by claim.

use super::{Exit, stream, terminal::Terminal};
use crate::diff::{Change, Edition, diff};
use crate::extract::{Context, extract};
use crate::model::Alarm;
use crate::report::json;
use crate::text::{Article, Markup};
use serde_json::{Value, json};

/// Show what changed between two versions of a story, claim by claim
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Answer JSON lines on standard input: {"id", "before", "after", "published"?} gives {"id", "alarm", "changes"}
    #[arg(long)]
    stream: bool,
    /// Show changes of typography too
    #[arg(long)]
    all: bool,
}

/// Runs the command.
pub fn run(arguments: Arguments, terminal: &mut Terminal) -> Exit {
    stream::run(terminal, |row| answer(row, arguments.all))
}

fn answer(row: &Value, all: bool) -> Result<Value, String> {
    let context = Context { published: stream::published(row)? };
    let before = Article::new(stream::text(row, "before")?, Markup::Plain);
    let after = Article::new(stream::text(row, "after")?, Markup::Plain);
    let (was, is) = (extract(&before, &context), extract(&after, &context));
    let changes = diff(Edition::new(&before, &was), Edition::new(&after, &is));
    let alarm = changes.iter().map(Change::alarm).max().unwrap_or(Alarm::None);
    let changes: Vec<_> = changes
        .iter()
        .filter(|change| all || change.alarm() != Alarm::None)
        .map(|change| json::change(&before, &after, change))
        .collect();
    Ok(json!({ "id": row.get("id"), "alarm": alarm.name(), "changes": changes }))
}
