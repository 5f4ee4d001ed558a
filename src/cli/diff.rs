//! `onrecord diff`: what changed between two versions, claim by claim.

use super::format::{Outputs, ReportOption};
use super::session::day;
use super::{Book, Exit, Failure, Outcome, Session, explain, input, stream};
use crate::check;
use crate::diff::{Change, Edition};
use crate::engine::{self, ChangeJson, Places, changes};
use crate::extract::{Context, Dollar, extract};
use crate::intake::{self, LIMIT};
use crate::ledger::Story;
use crate::model::{Alarm, ChangeName};
use crate::report::{self, Matter, Report, Texts};
use crate::text::{Article, Language, Markup};
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

/// One version as it was named.
struct Side {
    name: String,
    article: Article,
    published: Option<NaiveDate>,
    /// The story and the number, where it is a recorded version.
    recorded: Option<(Story, u32)>,
}

/// Runs the command.
pub fn run(arguments: &Arguments, session: &mut Session<'_>) -> Outcome {
    let (Some(old), Some(new)) = (&arguments.old, &arguments.new) else {
        arguments.format.in_lines()?;
        let dollar = Book::open_if_sound(session)?.map(|book| book.config.dollar).unwrap_or_default();
        let english = session.english;
        return Ok(stream::run(session.terminal, |row| answer(row, arguments.all, dollar, english)));
    };
    if old == Path::new("-") && new == Path::new("-") {
        return Err(Failure::usage("standard input can be one of the two versions, not both."));
    }
    // What is written must spare what the ledger owns, so that one must be sound then.
    let writes = !arguments.format.outputs.is_empty();
    let book = if writes { Book::open_if_there(session)? } else { Book::open_if_sound(session)? };
    let outputs = arguments.format.outputs(session, book.as_ref(), &[old.clone(), new.clone()])?;
    let (before, after) = (side(session, book.as_ref(), old)?, side(session, book.as_ref(), new)?);
    let day = |own: &Side, other: &Side| arguments.published.or(own.published).or(other.published);
    let dollar = book.as_ref().map(|book| book.config.dollar).unwrap_or_default();
    let was = Context { published: day(&before, &after), dollar };
    let is = Context { published: day(&after, &before), dollar };
    let mut changes = changes((&before.article, was), (&after.article, is), true);
    if let Some((story, number)) = before.recorded.as_ref().filter(|of| !goes_back(of, after.recorded.as_ref()))
        && !changes.is_empty()
    {
        // What the ledger holds is found by all claims of the version.
        let claims = extract(&before.article, &was);
        let (old, new) = (Edition::new(&before.article, &claims), Edition::new(&after.article, &[]));
        check::reverted::name(&mut changes, story, *number, old, new);
    }
    let exit = if loudest(&changes) == Alarm::Must { Exit::Findings } else { Exit::Clean };
    let foreign: Vec<Failure> =
        [&before, &after].into_iter().filter_map(|side| input::not_read(&side.name, side.article.language())).collect();
    let exit = foreign.iter().fold(exit, |exit, failure| exit.max(session.terminal.failure(failure)));
    Ok(print((arguments, &outputs), session, (&before, &after), (&changes, &foreign), exit))
}

/// Returns whether `new` is itself an earlier version of the same story.
fn goes_back(old: &(Story, u32), new: Option<&(Story, u32)>) -> bool {
    new.is_some_and(|(story, number)| story.slug == old.0.slug && *number <= old.1)
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
            input::of_intake(named.to_owned(), intake::read_revision(&folder, revision, path, limit)?, session.english)?
        }
        None => input::read(session, typed, limit)?,
    };
    Ok(Side { name: input.name, article: input.article, published: None, recorded: None })
}

/// Reads a version of the ledger: `STORY@2`, or `STORY@latest`.
fn recorded(book: Option<&Book>, story: &str, version: &str) -> Result<Side, Failure> {
    let Some(book) = book else {
        let title = format!("{story}@{version} names a recorded version, but there is no ledger here.");
        return Err(Failure::usage(title).help("name the ledger with --root"));
    };
    let (files, _) = book.stories()?;
    let file = book.story(&files, story)?;
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
    let recorded = Some((file.story.clone(), found.number));
    Ok(Side { name, article: book.snapshot(found)?, published: found.published, recorded })
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
        unchecked: &foreign.iter().map(Failure::unchecked_part).collect::<Vec<_>>(),
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
