//! `onrecord check` and `onrecord verify`: the articles against the ledger, and the ledger against itself.

mod fail_on;

use super::exit::Exit;
use super::failure::{self, Outcome};
use super::init::profiles;
use super::output::{Outputs, ReportOption};
use super::session::{Session, day};
use crate::check::{self, CHECKS, Profile, Reported, Severity};
use crate::report::{Matter, Report, Rule};
use crate::workflow::{self, CheckOptions, Checked, Failure, Project, input};
use chrono::NaiveDate;
use fail_on::FailOn;
use std::path::{Path, PathBuf};

/// Compare the articles as they are now with the ledger, and the ledger with itself
#[derive(Debug, clap::Args)]
pub struct Check {
    /// Articles, or folders of them [default: those that onrecord.toml names]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The article whose unsaved text comes on standard input: check --stdin-path story.md -
    #[arg(long, value_name = "FILE", requires = "paths", conflicts_with_all = ["since", "write_baseline"])]
    stdin_path: Option<PathBuf>,
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
    /// For whom findings are as grave as they are, whatever onrecord.toml says: desk, strict or docs
    #[arg(long, value_name = "PROFILE", value_parser = profiles(), hide_possible_values = true)]
    profile: Option<&'static Profile>,
    /// Show every finding, notes too, not only what a screen holds
    #[arg(long)]
    all: bool,
    /// The day that is taken for today [default: today]
    #[arg(long, value_name = "DATE", value_parser = day)]
    today: Option<NaiveDate>,
    #[command(flatten)]
    format: ReportOption,
}

impl Check {
    /// Returns what is checked; reads standard input where it holds an article, of at most `limit` bytes.
    ///
    /// # Errors
    /// Where it can't be read, or it is not told which article it is.
    fn options(&self, limit: u64) -> Result<CheckOptions, Failure> {
        let Self { paths, stdin_path, since, baseline, write_baseline, .. } = self;
        let stream = paths.iter().any(|path| path == Path::new("-"));
        let unsaved = match stdin_path {
            Some(file) if stream && paths.len() == 1 => Some((file.clone(), input::stream(limit)?.bytes)),
            Some(_) => {
                let failure = Failure::usage("--stdin-path goes with - alone: the text comes on standard input.");
                return Err(failure.help("onrecord check --stdin-path story.md - < unsaved"));
            }
            None if stream => {
                let failure = Failure::usage("it is not told which article standard input holds.");
                return Err(failure.help("onrecord check --stdin-path story.md -"));
            }
            None => None,
        };
        Ok(CheckOptions {
            paths: if unsaved.is_some() { Vec::new() } else { paths.clone() },
            unsaved,
            since: since.clone(),
            baseline: baseline.clone(),
            write_baseline: write_baseline.clone(),
        })
    }
}

/// Check the integrity of the ledger alone: digests, history, snapshots
#[derive(Debug, clap::Args)]
pub struct Verify {
    /// Show every finding, not only what a screen holds
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    format: ReportOption,
}

/// Runs `check`.
pub fn check(arguments: &Check, session: &mut Session<'_>) -> Outcome {
    let opened = arguments.profile.map(|profile| Project::with_profile(&session.at, profile));
    let project = opened.unwrap_or_else(|| Project::at(&session.at))?;
    let read = arguments.paths.iter().chain(&arguments.stdin_path).chain(&arguments.baseline);
    let read: Vec<PathBuf> = read.cloned().collect();
    let outputs = arguments.format.outputs(session, Some(&project), &read)?;
    let today = arguments.today.unwrap_or_else(|| session.now().date_naive());
    let options = arguments.options(project.config.article_bytes)?;
    let checked = workflow::check(&project, &mut |event| session.hear(event), &options, today)?;
    let fail_on = arguments.fail_on.severity();
    Ok(print(session, (&arguments.format, &outputs), ("check", "article"), (&checked, arguments.all), fail_on))
}

/// Runs `verify`.
pub fn verify(arguments: &Verify, session: &mut Session<'_>) -> Outcome {
    let project = Project::at(&session.at)?;
    let outputs = arguments.format.outputs(session, Some(&project), &[])?;
    let checked = workflow::verify(&project, &mut |event| session.hear(event))?;
    Ok(print(
        session,
        (&arguments.format, &outputs),
        ("verify", "story"),
        (&checked, arguments.all),
        Some(Severity::Warning),
    ))
}

/// Prints everything and returns the verdict: findings of `fail_on` or graver that nobody has settled fail the run.
fn print(
    session: &mut Session<'_>,
    (format, outputs): (&ReportOption, &Outputs),
    (command, what): (&'static str, &'static str),
    (checked, all): (&Checked, bool),
    fail_on: Option<Severity>,
) -> Exit {
    let mut exit = if checked.incomplete { Exit::Unchecked } else { Exit::Clean };
    let fails = |one: &Reported| fail_on.is_some_and(|least| !one.is_settled() && one.finding.severity >= least);
    if checked.findings.iter().any(fails) {
        exit = exit.max(Exit::Findings);
    }
    let rule = |check: &check::Check| {
        let severity = check.severity;
        Rule { name: check.name, what: check.what, severity, page: check.page }
    };
    let report = Report {
        command,
        findings: &checked.findings,
        absent: &checked.absent,
        matter: Matter::Record { totals: checked.totals, done: checked.done, what, unread: &checked.unread, all },
        texts: &checked.texts,
        rules: &CHECKS.iter().map(rule).collect::<Vec<_>>(),
        unchecked: &checked.unchecked.iter().map(failure::unchecked).collect::<Vec<_>>(),
        complete: exit < Exit::Unchecked,
        style: session.terminal.style(),
    };
    format.print(session, outputs, &report, exit)
}
