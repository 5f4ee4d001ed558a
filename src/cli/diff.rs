//! `onrecord diff`: what changed between two versions, claim by claim.

use super::exit::Exit;
use super::failure::{self, Outcome};
use super::output::{Outputs, ReportOption};
use super::session::{Session, day};
use super::{explain, stream};
use crate::check::Texts;
use crate::diff::Change;
use crate::engine::{self, ChangeJson, Places, changes};
use crate::extract::{Context, Dollar};
use crate::model::{Alarm, ChangeName};
use crate::report::{self, Matter, Report};
use crate::text::{Article, Language, Markup};
use crate::workflow::{Compared, Failure, Project, Side, compare, not_read};
use chrono::NaiveDate;
use schemars::JsonSchema;
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
    #[arg(long, value_name = "DATE", value_parser = day, conflicts_with = "stream")]
    published: Option<NaiveDate>,
    #[command(flatten)]
    format: ReportOption,
    /// Answer JSON lines: {"id", "before", "after", "published"?} gives {"id", "alarm", "changes"}
    #[arg(long)]
    stream: bool,
}

/// The answer to a line of `--stream`.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Answer")]
pub struct Answer<'a> {
    /// The `id` of the line that this answers.
    id: &'a Value,
    /// The loudest alarm of all changes.
    #[schemars(with = "Alarm")]
    alarm: &'static str,
    /// Why the words of a version are not read ("not English (German?)"): only marks and digits are. Left out where they are.
    #[serde(skip_serializing_if = "Option::is_none")]
    not_read: Option<&'a str>,
    /// The changes. Those with the alarm `none` are left out unless asked for.
    #[schemars(with = "Vec<ChangeJson<'_>>")]
    changes: Vec<engine::Change>,
}

/// Runs the command.
pub fn run(arguments: &Arguments, session: &mut Session<'_>) -> Outcome {
    let (Some(old), Some(new)) = (&arguments.old, &arguments.new) else {
        arguments.format.in_lines()?;
        let project = session.ledger_if_sound()?;
        let dollar = project.map(|project| project.config.dollar).unwrap_or_default();
        let english = session.at.english;
        return Ok(stream::run(session.terminal, |row| answer(row, arguments.all, dollar, english)));
    };
    if old == Path::new("-") && new == Path::new("-") {
        return Err(Failure::usage("standard input can be one of the two versions, not both."));
    }
    // What is written must spare what the ledger owns, so that one must be sound then.
    let writes = !arguments.format.outputs.is_empty();
    let project = if writes { Project::if_there(&session.at)? } else { session.ledger_if_sound()? };
    let outputs = arguments.format.outputs(session, project.as_ref(), &[old.clone(), new.clone()])?;
    let Compared { before, after, changes } = compare(project.as_ref(), &session.at, (old, new), arguments.published)?;
    let exit = if loudest(&changes) == Alarm::Must { Exit::Findings } else { Exit::Clean };
    let not_read = |side: &Side| not_read(&side.name, side.article.language().map(Language::told));
    let foreign: Vec<Failure> = [&before, &after].into_iter().filter_map(not_read).collect();
    let exit = foreign.iter().fold(exit, |exit, failure| exit.max(session.terminal.failure(failure)));
    Ok(print((arguments, &outputs), session, (&before, &after), (&changes, &foreign), exit))
}

fn print(
    (arguments, outputs): (&Arguments, &Outputs),
    session: &mut Session<'_>,
    (before, after): (&Side, &Side),
    (changes, foreign): (&[Change], &[Failure]),
    exit: Exit,
) -> Exit {
    let shown = shown(changes, arguments.all);
    let side = |side: &'_ Side| -> (String, String) { (side.name.clone(), side.article.source().to_owned()) };
    let old = report::changes::Side { name: &before.name, article: &before.article };
    let new = report::changes::Side { name: &after.name, article: &after.article };
    let (hidden, alarm) = (changes.len() - shown.len(), loudest(changes));
    let report = Report {
        command: "diff",
        findings: &report::changes::findings(old, new, &shown),
        absent: &[],
        matter: Matter::Versions { before: old, after: new, changes: &shown, alarm, hidden },
        texts: &Texts::from([side(before), side(after)]),
        rules: &ChangeName::ALL
            .iter()
            .map(|name| report::changes::rule(*name, explain::change_page(name.name())))
            .collect::<Vec<_>>(),
        unchecked: &foreign.iter().map(failure::unchecked).collect::<Vec<_>>(),
        complete: true,
        style: session.terminal.style(),
    };
    arguments.format.print(session, outputs, &report, exit)
}

fn answer(row: &Value, all: bool, dollar: Dollar, english: bool) -> Result<stream::Answered, String> {
    let context = Context { published: stream::published(row)?, dollar };
    let before = Article::new(stream::text(row, "before")?, Markup::Plain);
    let after = Article::revised(stream::text(row, "after")?, Markup::Plain, &before);
    let (before, after) = if english { (before.in_english(), after.in_english()) } else { (before, after) };
    let changes = changes((&before, context), (&after, context), all);
    let alarm = loudest(&changes).name();
    let (old, new) = (Places::new(&before), Places::new(&after));
    let changes = shown(&changes, all).into_iter().map(|change| engine::Change::of(&old, &new, change)).collect();
    let not_read = after.language().or(before.language()).map(Language::told);
    stream::Answered::new(
        &Answer { id: stream::id(row), alarm, not_read: not_read.as_deref(), changes },
        not_read.is_some(),
    )
}

fn loudest(changes: &[Change]) -> Alarm {
    changes.iter().map(Change::alarm).max().unwrap_or(Alarm::None)
}

/// Returns the changes that are shown: those of typography only where asked for.
fn shown(changes: &[Change], all: bool) -> Vec<&Change> {
    changes.iter().filter(|change| all || change.alarm() != Alarm::None).collect()
}
