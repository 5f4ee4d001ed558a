//! `onrecord check` and `onrecord verify`: the articles against the ledger, and the ledger against itself.

pub mod baseline;
mod look;
mod policy;
mod run;
mod since;
mod whole;

use super::format::ReportOption;
use super::session::day;
use super::{Book, Exit, Failure, Outcome, Session, book, parallel};
use crate::check::{Commands, Finding, Holdings, Severity, Shared, Totals};
use crate::ledger::StoryFile;
use crate::text::shell::word;
use crate::text::visible;
use baseline::Known;
use chrono::NaiveDate;
use look::{Desk, Job, Looked};
use policy::Policy;
use run::Run;
use since::Since;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use whole::Stock;

/// Compare the articles as they are now with the ledger, and the ledger with itself
#[derive(Debug, clap::Args)]
pub struct Check {
    /// Articles, or folders of them [default: those that onrecord.toml names]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Only what a branch changes: the articles that are other than where it left REV
    #[arg(long, value_name = "REV", conflicts_with_all = ["baseline", "write_baseline"])]
    since: Option<String>,
    /// A file of known findings: they are marked and don't fail the run
    #[arg(long, value_name = "FILE", conflicts_with = "write_baseline")]
    baseline: Option<PathBuf>,
    /// Write what is found to a file of known findings
    #[arg(long, value_name = "FILE", conflicts_with = "paths")]
    write_baseline: Option<PathBuf>,
    /// What fails the run: error, warning, note or never
    #[arg(long, value_enum, value_name = "SEVERITY", default_value = "warning", hide_possible_values = true)]
    fail_on: FailOn,
    /// The day that is taken for today [default: today]
    #[arg(long, value_name = "DATE", value_parser = day)]
    today: Option<NaiveDate>,
    #[command(flatten)]
    format: ReportOption,
}

/// The least severity that fails a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum FailOn {
    /// Errors
    Error,
    /// Errors and warnings
    Warning,
    /// Every finding
    Note,
    /// None
    Never,
}

impl FailOn {
    fn severity(self) -> Option<Severity> {
        match self {
            Self::Error => Some(Severity::Error),
            Self::Warning => Some(Severity::Warning),
            Self::Note => Some(Severity::Note),
            Self::Never => None,
        }
    }
}

/// Check the integrity of the ledger alone: digests, history, snapshots
#[derive(Debug, clap::Args)]
pub struct Verify {
    #[command(flatten)]
    format: ReportOption,
}

/// Runs `check`.
pub fn check(arguments: &Check, session: &mut Session<'_>) -> Outcome {
    let book = Book::open(session)?;
    let read: Vec<PathBuf> = arguments.paths.iter().chain(&arguments.baseline).cloned().collect();
    let outputs = arguments.format.outputs(session, Some(&book), &read)?;
    let policy = Policy::new(&book.config)?;
    let desk = Desk { book: &book, policy: &policy, today: today(arguments, session), tree: None };
    let known = known(arguments, session, &book)?;
    let mut run = Run::default();
    let looked = check_all(arguments, session, &desk, &mut run);
    run.survive(session, looked)?;
    if let Some(file) = &arguments.write_baseline {
        write_baseline(session, &book, file, &mut run)?;
    } else if let Some(known) = known {
        run.mark(&known, arguments.paths.is_empty());
    }
    let fail_on = arguments.fail_on.severity();
    Ok(run.finish(session, (&arguments.format, &outputs), ("check", "article"), fail_on))
}

/// Returns the known findings of the baseline file, where there is one.
fn known(arguments: &Check, session: &Session<'_>, book: &Book) -> Result<Option<Known>, Failure> {
    let named = arguments.baseline.as_ref().map(|typed| (session.resolve(typed), typed.clone()));
    let other = arguments.since.is_some() || arguments.write_baseline.is_some();
    let set = book.config.baseline.as_ref().filter(|_| !other);
    let set = set.map(|path| Ok::<_, Failure>((book.ledger.inside(path)?, book.typed(session, path)))).transpose()?;
    named.or(set).map(|(path, typed)| Known::read(&path, &typed)).transpose()
}

/// Writes what was found as known, and marks it so; not where something could not be checked.
fn write_baseline(session: &mut Session<'_>, book: &Book, file: &Path, run: &mut Run) -> Result<(), Failure> {
    let shown = visible::path(file);
    if run.exit > Exit::Findings {
        session.terminal.message(&format!("{shown} was not written, because something could not be checked."));
        return Ok(());
    }
    let known = Known::of(&run.findings, &run.texts);
    known.write(book, session, file)?;
    let count = crate::report::words::count(known.len(), "finding");
    let marks = format!("{} check --baseline {}", session.program(), word(file));
    session.terminal.message(&format!("Wrote {count} to {shown}: `{marks}` marks them."));
    run.mark(&known, true);
    Ok(())
}

/// The stories of each article; one without versions stands under its own file.
type Stories<'f> = BTreeMap<&'f str, Vec<&'f StoryFile>>;

fn check_all(arguments: &Check, session: &mut Session<'_>, desk: &Desk<'_>, run: &mut Run) -> Result<(), Failure> {
    let book = desk.book;
    let stock = Stock::read(session, book, run)?;
    let mut stories = Stories::new();
    for file in &stock.files {
        stories.entry(file.story.latest().map_or(&file.path, |latest| &latest.path)).or_default().push(file);
    }
    let all = arguments.paths.is_empty();
    let paths = if all {
        let mut paths: BTreeSet<String> = stories.keys().map(|path| (*path).to_owned()).collect();
        paths.extend(articles(session, book, Path::new(""), run)?);
        paths
    } else {
        named(arguments, session, book, &stories, run)?
    };
    let shared = Shared::of(&stock.files);
    let mut taken: BTreeSet<String> = stock.files.iter().map(|file| file.story.slug.to_string()).collect();
    let since = arguments.since.as_ref().map(|revision| Since::new(desk, session, revision)).transpose()?;
    let then = since.as_ref().map(|since| since.stories(book, &stock.files));
    let here = book.here(session);
    let commands = |path: &str| here.commands(path);
    let mut holdings = stock.holdings(book, then.as_ref(), &commands);
    let strays = paths.iter().map(String::as_str).filter(|path| !stories.contains_key(path)).collect();
    holdings.articles = whole::bereft(book, &holdings, &strays);
    let bereft: BTreeSet<&String> = holdings.articles.values().collect();
    let mut jobs = Vec::new();
    let mut add = |path, file, commands: Commands| {
        if since.as_ref().is_none_or(|since| since.concerns(book, path, file)) {
            jobs.push(Job { path, file, commands });
        }
    };
    for path in &paths {
        match stories.get(path.as_str()) {
            Some(files) => {
                files
                    .iter()
                    .for_each(|file| add(path, Some(*file), book.commands(session, path).of_story(file, &shared)));
            }
            // Whatever is wrong with its story is told of that.
            None if stock.unreadable.may_hold(path) || bereft.contains(path) => {}
            None => add(path, None, book.commands_of_stray(session, path, &mut taken)),
        }
    }
    let tell = |done: usize| session.terminal.progress(|| format!("checking: {done} of {} articles", jobs.len()));
    let looked = parallel::map(&jobs, tell, |job| desk.look(job));
    session.terminal.progress_ends();
    looked.into_iter().for_each(|looked| run.take(session, looked));
    let named = stories_of(&holdings, &paths);
    let concerns = |finding: &Finding| all || finding.story.as_deref().is_some_and(|story| named.contains(story));
    run.take(session, desk.whole(&holdings, concerns));
    if let (Some(since), Some(then)) = (&since, &then) {
        let known = since.known(desk, session, &jobs, then);
        run.mark(&known, true);
    } else if run.is_idle() {
        let failure = Failure::unchecked("nothing to check: no article that onrecord.toml names is on record.");
        run.fail(session, &failure.help("onrecord record story.md, or mend the globs in onrecord.toml"));
    }
    Ok(())
}

/// Returns the stories of the articles at `paths`, those whose files are gone included.
fn stories_of<'h>(holdings: &'h Holdings<'_>, paths: &BTreeSet<String>) -> BTreeSet<&'h str> {
    let files = holdings.stories.iter().filter_map(|file| Some((&file.story.slug, &file.story.latest()?.path)));
    let named = files.chain(&holdings.articles).filter(|(_, path)| paths.contains(*path));
    named.map(|(slug, _)| slug.as_str()).collect()
}

/// Returns the day that checks take for today.
fn today(arguments: &Check, session: &Session<'_>) -> NaiveDate {
    arguments.today.unwrap_or_else(|| session.now().date_naive())
}

/// Returns the articles that were named: files, and what the configuration names in folders.
fn named(
    arguments: &Check,
    session: &mut Session<'_>,
    book: &Book,
    stories: &Stories<'_>,
    run: &mut Run,
) -> Result<BTreeSet<String>, Failure> {
    let mut paths = BTreeSet::new();
    for typed in &arguments.paths {
        match book.inside(session, typed) {
            Ok(path) if book.full(&path).is_dir() => {
                paths.extend(articles(session, book, Path::new(&path), run)?);
                let recorded = stories.keys().filter(|inner| Path::new(inner).starts_with(&path));
                paths.extend(recorded.map(|path| (*path).to_owned()));
            }
            Ok(path) => {
                paths.insert(path);
            }
            Err(failure) => run.fail(session, &failure),
        }
    }
    Ok(paths)
}

/// Returns the articles in `folder` that the configuration names; says of those whose names are not UTF-8 that no ledger
/// can hold them.
fn articles(session: &mut Session<'_>, book: &Book, folder: &Path, run: &mut Run) -> Result<Vec<String>, Failure> {
    let mut out = Vec::new();
    for path in book.articles()?.iter().filter(|path| path.starts_with(folder)) {
        match path.to_str() {
            Some(path) => out.push(slashes(path)),
            None => run.fail(session, &book::unnameable(path)),
        }
    }
    Ok(out)
}

/// Paths are shown and recorded with `/` on every system.
fn slashes(path: &str) -> String {
    if std::path::MAIN_SEPARATOR == '/' { path.to_owned() } else { path.replace(std::path::MAIN_SEPARATOR, "/") }
}

/// Runs `verify`.
pub fn verify(arguments: &Verify, session: &mut Session<'_>) -> Outcome {
    let book = Book::open(session)?;
    let outputs = arguments.format.outputs(session, Some(&book), &[])?;
    let policy = Policy::new(&book.config)?;
    let mut run = Run::default();
    let looked = verify_all(session, &book, &policy, &mut run);
    run.survive(session, looked)?;
    Ok(run.finish(session, (&arguments.format, &outputs), ("verify", "story"), Some(Severity::Warning)))
}

fn verify_all(session: &mut Session<'_>, book: &Book, policy: &Policy, run: &mut Run) -> Result<(), Failure> {
    let stock = Stock::read(session, book, run)?;
    let files = &stock.files;
    // No check of the record depends on the day.
    let desk = Desk { book, policy, today: NaiveDate::default(), tree: None };
    let tell = |done: usize| session.terminal.progress(|| format!("verifying: {done} of {} stories", files.len()));
    let looked = parallel::map(files, tell, |file| verify_one(&desk, file));
    session.terminal.progress_ends();
    looked.into_iter().for_each(|looked| run.take(session, looked));
    let here = book.here(session);
    let commands = |path: &str| here.commands(path);
    run.take(session, desk.whole(&stock.holdings(book, None, &commands), |_| true));
    if run.is_idle() {
        run.fail(
            session,
            &Failure::unchecked("nothing to verify: the ledger holds no story.").help("onrecord record story.md"),
        );
    }
    Ok(())
}

fn verify_one(desk: &Desk<'_>, file: &StoryFile) -> Looked {
    let mut looked = Looked { compared: true, ..Looked::default() };
    let path = file.story.latest().map_or(file.path.as_str(), |latest| latest.path.as_str());
    desk.record(file, path, &mut looked);
    let touched: BTreeSet<_> = looked.findings.iter().filter_map(|one| one.finding.claim.as_ref()).collect();
    let changed = file.story.claims.iter().filter(|claim| touched.contains(&claim.id)).count();
    let rest = file.story.claims.len() - changed;
    // Where a version or its snapshot does not hold, nothing stands for the claims.
    let sound = looked.findings.iter().all(|one| one.finding.claim.is_some());
    let (verified, not_checked) = if sound { (rest, 0) } else { (0, rest) };
    looked.totals = Totals { verified, changed, not_checked, ..Totals::default() };
    looked
}
