//! `onrecord diff`: what changed between two versions, claim by claim.

mod rows;
mod several;

use super::exit::Exit;
use super::failure::{self, Outcome};
use super::format::JobsOption;
use super::output::ReportOption;
use super::session::{Session, day};
use super::{explain, stream};
use crate::check::Texts;
use crate::diff::Change;
use crate::model::{Alarm, ChangeName};
use crate::report::{self, Matter, Report, Style};
use crate::text::Language;
use crate::workflow::{Compared, Failure, Project, Side, compare, not_read};
use chrono::NaiveDate;
use std::path::{Path, PathBuf};

/// Show what changed between two versions of a story, claim by claim
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The old version: a file, - for standard input, STORY@VERSION of the ledger, STORY for its article as it is now, or REV:path of a
    /// git repository, or a folder; an article or a folder alone is compared with its record, and without one every article that differs from it is
    #[arg(value_name = "OLD", conflicts_with = "stream")]
    old: Option<PathBuf>,
    /// The new version, named the same ways; of a folder, the articles of the same path in both are compared
    #[arg(value_name = "NEW", conflicts_with = "stream")]
    new: Option<PathBuf>,
    /// Show changes of typography too
    #[arg(long)]
    all: bool,
    /// The day of publication, against which "Tuesday" is read in both
    #[arg(long, value_name = "DATE", value_parser = day, conflicts_with = "stream")]
    published: Option<NaiveDate>,
    #[command(flatten)]
    format: ReportOption,
    #[command(flatten)]
    jobs: JobsOption,
    /// Answer JSON lines: {"id", "before", "after", "published"?} gives {"id", "alarm", "changes"}
    #[arg(long)]
    stream: bool,
}

pub use rows::Answer;

/// Runs the command.
pub fn run(arguments: &Arguments, session: &mut Session<'_>) -> Outcome {
    if arguments.stream {
        arguments.format.in_lines()?;
        let project = session.ledger_if_sound()?;
        let dollar = project.map(|project| project.config.dollar).unwrap_or_default();
        let english = session.at.english;
        return Ok(stream::run(session.terminal, arguments.jobs, |row| {
            rows::answer(row, arguments.all, dollar, english)
        }));
    }
    match (&arguments.old, &arguments.new) {
        (Some(old), Some(new)) => {
            let is_folder = |typed: &Path| session.at.resolve(typed).is_dir();
            match (is_folder(old), is_folder(new)) {
                (false, false) => two(arguments, session, (old, new)),
                (true, true) => several::folders(arguments, session, (old, new)),
                _ => Err(Failure::usage("a folder is compared with another folder.")
                    .help("name two folders, or two versions of an article")),
            }
        }
        (old, _) => several::with_record(arguments, session, old.as_deref()),
    }
}

/// Compares two versions.
fn two(arguments: &Arguments, session: &mut Session<'_>, (old, new): (&PathBuf, &PathBuf)) -> Outcome {
    if old == Path::new("-") && new == Path::new("-") {
        return Err(Failure::usage("standard input can be one of the two versions, not both."));
    }
    // What is written must spare what the ledger owns, so that one must be sound then.
    let writes = !arguments.format.outputs.is_empty();
    let project = if writes { Project::if_there(&session.at)? } else { session.ledger_if_sound()? };
    let outputs = arguments.format.outputs(session, project.as_ref(), &[old.clone(), new.clone()])?;
    let compared = compare(project.as_ref(), &session.at, (old, new), arguments.published)?;
    let (foreign, exit) = foreign(&compared);
    for failure in &foreign {
        session.terminal.failure(failure);
    }
    let style = session.terminal.style();
    Ok(reported(arguments, (&compared, None), &foreign, style, |report| {
        arguments.format.print(session, &outputs, report, exit)
    }))
}

/// Says which versions are not read for their language, and returns the verdict with that.
fn foreign(Compared { before, after, changes }: &Compared) -> (Vec<Failure>, Exit) {
    let not_read = |side: &Side| not_read(&side.name, side.article.language().map(Language::told));
    let foreign: Vec<Failure> = [before, after].into_iter().filter_map(not_read).collect();
    let exit = if loudest(changes) == Alarm::Must { Exit::Findings } else { Exit::Clean };
    let exit = foreign.iter().fold(exit, |exit, failure| exit.max(failure::exit(failure)));
    (foreign, exit)
}

/// Hands `print` the report on two versions, of the article at `path` where there are several.
fn reported<R>(
    arguments: &Arguments,
    (Compared { before, after, changes }, path): (&Compared, Option<&str>),
    foreign: &[Failure],
    style: Style,
    print: impl FnOnce(&Report<'_>) -> R,
) -> R {
    let shown = shown(changes, arguments.all);
    let side = |side: &'_ Side| -> (String, String) { (side.name.clone(), side.article.source().to_owned()) };
    let old = report::changes::Side { name: &before.name, article: &before.article };
    let new = report::changes::Side { name: &after.name, article: &after.article };
    let (hidden, alarm) = (changes.len() - shown.len(), loudest(changes));
    print(&Report {
        command: "diff",
        findings: &report::changes::findings(old, new, &shown),
        absent: &[],
        matter: Matter::Versions { path, before: old, after: new, changes: &shown, alarm, hidden },
        texts: &Texts::from([side(before), side(after)]),
        rules: &ChangeName::ALL
            .iter()
            .map(|name| report::changes::rule(*name, explain::change_page(name.name())))
            .collect::<Vec<_>>(),
        unchecked: &foreign.iter().map(failure::unchecked).collect::<Vec<_>>(),
        complete: true,
        style,
    })
}

fn loudest(changes: &[Change]) -> Alarm {
    changes.iter().map(Change::alarm).max().unwrap_or(Alarm::None)
}

/// Returns the changes that are shown: those of typography only where asked for.
fn shown(changes: &[Change], all: bool) -> Vec<&Change> {
    changes.iter().filter(|change| all || change.alarm() != Alarm::None).collect()
}
