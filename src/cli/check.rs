//! `onrecord check` and `onrecord verify`: the articles against the ledger, and the ledger against itself.

use super::exit::Exit;
use super::failure::{self, Outcome};
use super::init::profiles;
use super::output::{Outputs, ReportOption};
use super::session::{Session, day};
use crate::check::{self, CHECKS, Profile, Reported, Severity};
use crate::report::{Matter, Report, Rule};
use crate::workflow::{self, CheckOptions, Checked, Project};
use chrono::NaiveDate;
use std::path::PathBuf;

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

impl Check {
    fn options(&self) -> CheckOptions {
        let Self { paths, since, baseline, write_baseline, .. } = self;
        CheckOptions {
            paths: paths.clone(),
            since: since.clone(),
            baseline: baseline.clone(),
            write_baseline: write_baseline.clone(),
        }
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
    let read: Vec<PathBuf> = arguments.paths.iter().chain(&arguments.baseline).cloned().collect();
    let outputs = arguments.format.outputs(session, Some(&project), &read)?;
    let today = arguments.today.unwrap_or_else(|| session.now().date_naive());
    let checked = workflow::check(&project, &mut |event| session.hear(event), &arguments.options(), today)?;
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
