//! `onrecord check` and `onrecord verify`: the articles against the ledger, and the ledger against itself.

use super::format::ReportOption;
use super::{Book, Exit, Failure, Outcome, Session, book, explain, input};
use crate::check::{self, CHECKS, Case, Finding, Severity, State, Totals};
use crate::diff::Edition;
use crate::extract::{Context, extract};
use crate::ledger::{self, DefectKind, StoryFile};
use crate::report::{Format, Matter, Report, Reported, Rule, Texts, Unchecked, words};
use chrono::{NaiveDate, Utc};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Compare the articles as they are now with the ledger, and the ledger with itself
#[derive(Debug, clap::Args)]
pub struct Check {
    /// Articles, or folders of them [default: those that onrecord.toml names]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The day that passed-deadline takes for today [default: today]
    #[arg(long, value_name = "DATE")]
    today: Option<NaiveDate>,
    #[command(flatten)]
    format: ReportOption,
}

/// Check the integrity of the ledger alone: digests, history, snapshots
#[derive(Debug, clap::Args)]
pub struct Verify {
    #[command(flatten)]
    format: ReportOption,
}

/// What a run has come to so far.
struct Run {
    findings: Vec<Reported>,
    texts: Texts,
    totals: Totals,
    unchecked: Vec<Unchecked>,
    exit: Exit,
    /// How many articles were compared, or how many stories verified.
    done: usize,
}

impl Run {
    fn new() -> Self {
        let (findings, texts, totals, unchecked) = Default::default();
        Self { findings, texts, totals, unchecked, exit: Exit::Clean, done: 0 }
    }

    /// Says what could not be checked; the run goes on.
    fn fail(&mut self, session: &mut Session<'_>, failure: &Failure) {
        self.exit = self.exit.max(session.terminal.failure(failure)).max(Exit::Unchecked);
        self.unchecked.push(failure.unchecked_part());
    }

    /// Goes on to the report where something that could not be checked ended the run early.
    fn survive(&mut self, session: &mut Session<'_>, looked: Result<(), Failure>) -> Result<(), Failure> {
        match looked {
            Err(failure) if failure.exit == Exit::Unchecked => {
                self.fail(session, &failure);
                Ok(())
            }
            looked => looked,
        }
    }

    /// Takes findings in with the severities that the configuration gives them.
    fn add(&mut self, book: &Book, findings: Vec<Finding>) {
        for finding in findings {
            if let Some(severity) = book.config.severity_of(finding.check, finding.severity) {
                self.findings.push(Reported::new(Finding { severity, ..finding }));
            }
        }
    }

    /// Holds the story's file to its digests, and says which of its claims are touched.
    fn verify(&mut self, book: &Book, file: &StoryFile) {
        let defects = ledger::verify(file, |version| book.ledger.snapshot(version));
        if defects.iter().any(|defect| defect.kind == DefectKind::UnreadableSnapshot) {
            self.exit = Exit::Unchecked;
        }
        self.texts.insert(file.path.clone(), file.text.clone());
        self.add(book, check::record(file.story.slug.as_str(), &defects));
    }

    /// Prints everything and returns the verdict.
    fn finish(mut self, session: &mut Session<'_>, format: &Format, command: &'static str, what: &'static str) -> Exit {
        if self.findings.iter().any(|one| one.finding.severity > Severity::Note) {
            self.exit = self.exit.max(Exit::Findings);
        }
        let rule = |check: &check::Check| {
            let severity = check.severity;
            Rule { name: check.name, what: check.what, severity, page: explain::page(check.name) }
        };
        let report = Report {
            command,
            findings: &self.findings,
            matter: Matter::Record { totals: self.totals, done: self.done, what },
            texts: &self.texts,
            rules: &CHECKS.iter().map(rule).collect::<Vec<_>>(),
            unchecked: &self.unchecked,
            complete: self.exit < Exit::Unchecked,
            style: session.terminal.style(),
        };
        session.terminal.rendered((format.render)(&report));
        self.exit
    }
}

/// Runs `check`.
pub fn check(arguments: &Check, session: &mut Session<'_>) -> Outcome {
    let book = Book::open(session)?;
    let mut run = Run::new();
    let looked = check_all(arguments, session, &book, &mut run);
    run.survive(session, looked)?;
    Ok(run.finish(session, arguments.format.format, "check", "article"))
}

fn check_all(arguments: &Check, session: &mut Session<'_>, book: &Book, run: &mut Run) -> Result<(), Failure> {
    let today = today(arguments, session);
    let (files, failures) = book.stories()?;
    failures.iter().for_each(|failure| run.fail(session, failure));
    let stories: BTreeMap<&str, &StoryFile> =
        files.iter().filter_map(|file| Some((file.story.latest()?.path.as_str(), file))).collect();
    let paths = if arguments.paths.is_empty() {
        let mut paths: BTreeSet<String> = stories.keys().map(|path| (*path).to_owned()).collect();
        paths.extend(articles(session, book, Path::new(""), run)?);
        paths
    } else {
        named(arguments, session, book, &stories, run)?
    };
    for path in &paths {
        match stories.get(path.as_str()) {
            Some(file) => {
                run.verify(book, file);
                if let Err(failure) = compare(session, book, (file, path), today, run) {
                    run.totals.not_checked += file.story.current().count();
                    run.fail(session, &failure);
                }
            }
            None => run.add(book, check::stray(path, &book.commands(session, path))),
        }
    }
    if run.done == 0 && run.exit == Exit::Clean {
        let failure = Failure::unchecked("nothing to check: no article that onrecord.toml names is on record.");
        run.fail(session, &failure.help("onrecord record story.md, or mend the globs in onrecord.toml"));
    }
    Ok(())
}

/// Returns the day that checks take for today.
#[allow(clippy::disallowed_methods, reason = "the clock is read here, once a run")]
fn today(arguments: &Check, session: &Session<'_>) -> NaiveDate {
    arguments.today.unwrap_or_else(|| session.now.unwrap_or_else(Utc::now).date_naive())
}

/// Returns the articles that were named: files, and what the configuration names in folders.
fn named(
    arguments: &Check,
    session: &mut Session<'_>,
    book: &Book,
    stories: &BTreeMap<&str, &StoryFile>,
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

/// Compares an article as it is now with its latest recorded version.
fn compare(
    session: &mut Session<'_>,
    book: &Book,
    (file, path): (&StoryFile, &str),
    today: NaiveDate,
    run: &mut Run,
) -> Result<(), Failure> {
    let Some(latest) = file.story.latest() else { return Ok(()) };
    let full = book.article(path)?;
    if std::fs::symlink_metadata(&full).is_err() {
        let title = format!("{path}, recorded as {}, is not there any more.", file.story.slug);
        let help = format!("restore it, or if it moved: onrecord record NEW-PATH --story {}", file.story.slug);
        return Err(Failure::unchecked(title).help(help));
    }
    let now = input::read_at(&full, path, book.config.article_bytes)?;
    let before = book.snapshot(latest)?;
    let context = Context { published: latest.published };
    let (was, is) = (extract(&before, &context), extract(&now.article, &context));
    let mut case = Case::new(file, path, Edition::new(&before, &was), Edition::new(&now.article, &is));
    case.commands = book.commands(session, path);
    case.today = Some(today);
    // What `verify` says of a version that can't be read is enough.
    let read = |number: u32| Some((number, book.snapshot(file.story.version(number)?).ok()?));
    case.earlier = case.wanted().into_iter().filter_map(read).collect();
    run.totals = run.totals.plus(case.totals());
    run.done += 1;
    let lost: Vec<&str> = case
        .tracked
        .iter()
        .filter(|tracked| tracked.state == State::NotChecked)
        .map(|tracked| tracked.recorded.id.0.as_str())
        .collect();
    if !lost.is_empty() {
        let count = words::count(lost.len(), "claim");
        let title = format!("{count} of {} could not be checked: {}.", file.path, lost.join(", "));
        run.fail(session, &Failure::unchecked(title).help("onrecord verify says whether the record was changed"));
    }
    run.add(book, check::drift(&case));
    run.texts.insert(path.to_owned(), now.article.source().to_owned());
    Ok(())
}

/// Runs `verify`.
pub fn verify(arguments: &Verify, session: &mut Session<'_>) -> Outcome {
    let book = Book::open(session)?;
    let mut run = Run::new();
    let looked = verify_all(session, &book, &mut run);
    run.survive(session, looked)?;
    Ok(run.finish(session, arguments.format.format, "verify", "story"))
}

fn verify_all(session: &mut Session<'_>, book: &Book, run: &mut Run) -> Result<(), Failure> {
    let (files, failures) = book.stories()?;
    failures.iter().for_each(|failure| run.fail(session, failure));
    for file in &files {
        let first = run.findings.len();
        run.verify(book, file);
        let touched: BTreeSet<_> = run.findings[first..].iter().filter_map(|one| one.finding.claim.as_ref()).collect();
        let changed = file.story.claims.iter().filter(|claim| touched.contains(&claim.id)).count();
        let rest = file.story.claims.len() - changed;
        // Where a version or its snapshot does not hold, nothing stands for the claims.
        let sound = run.findings[first..].iter().all(|one| one.finding.claim.is_some());
        let (verified, not_checked) = if sound { (rest, 0) } else { (0, rest) };
        run.totals = run.totals.plus(Totals { verified, changed, not_checked, ..Totals::default() });
        run.done += 1;
    }
    if run.done == 0 && run.exit == Exit::Clean {
        run.fail(
            session,
            &Failure::unchecked("nothing to verify: the ledger holds no story.").help("onrecord record story.md"),
        );
    }
    Ok(())
}
