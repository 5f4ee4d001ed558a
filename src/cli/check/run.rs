//! What a run has come to, and its verdict.

use super::baseline::Known;
use super::look::Looked;
use crate::check::{self, CHECKS, Severity, Totals};
use crate::cli::format::{Outputs, ReportOption};
use crate::cli::{Exit, Failure, Session};
use crate::report::{Matter, Report, Reported, Rule, Texts, Unchecked, Unread};

/// What a run has come to so far.
#[derive(Default)]
pub struct Run {
    pub findings: Vec<Reported>,
    /// Known findings that are not found any more.
    pub absent: Vec<Reported>,
    pub texts: Texts,
    pub totals: Totals,
    unread: Vec<Unread>,
    unchecked: Vec<Unchecked>,
    pub exit: Exit,
    /// How many articles were compared, or how many stories verified.
    pub done: usize,
}

impl Run {
    /// Says what could not be checked; the run goes on.
    pub fn fail(&mut self, session: &mut Session<'_>, failure: &Failure) {
        self.exit = self.exit.max(session.terminal.failure(failure)).max(Exit::Unchecked);
        self.unchecked.push(failure.unchecked_part());
    }

    /// Goes on to the report where something that could not be checked ended the run early.
    pub fn survive(&mut self, session: &mut Session<'_>, looked: Result<(), Failure>) -> Result<(), Failure> {
        match looked {
            Err(failure) if failure.exit == Exit::Unchecked => {
                self.fail(session, &failure);
                Ok(())
            }
            looked => looked,
        }
    }

    /// Takes in what looking at one article or story came to.
    pub fn take(&mut self, session: &mut Session<'_>, looked: Looked) {
        if looked.unreadable {
            self.exit = Exit::Unchecked;
        }
        looked.failures.iter().for_each(|failure| self.fail(session, failure));
        self.findings.extend(looked.findings);
        self.texts.extend(looked.texts);
        self.totals = self.totals.plus(looked.totals);
        self.unread.extend(looked.unread);
        self.done += usize::from(looked.compared);
    }

    /// Returns whether there was nothing to look at, and nothing wrong with that.
    pub fn is_idle(&self) -> bool {
        let grave = |one: &Reported| one.finding.severity == Severity::Error;
        self.done == 0 && self.exit == Exit::Clean && !self.findings.iter().any(grave)
    }

    /// Marks what is known; `whole` says that every article was looked at. What is known of an article that could not be
    /// checked is not said to be gone.
    pub fn mark(&mut self, known: &Known, whole: bool) {
        let texts = &self.texts;
        let absent = known.mark(&mut self.findings, texts, |path| whole || texts.contains_key(path));
        if self.exit < Exit::Usage {
            self.absent = absent;
        }
    }

    /// Prints everything and returns the verdict: findings of `fail_on` or graver that nobody has settled fail the run.
    pub fn finish(
        mut self,
        session: &mut Session<'_>,
        (format, outputs): (&ReportOption, &Outputs),
        (command, what): (&'static str, &'static str),
        fail_on: Option<Severity>,
    ) -> Exit {
        let fails = |one: &Reported| fail_on.is_some_and(|least| !one.is_settled() && one.finding.severity >= least);
        if self.findings.iter().any(fails) {
            self.exit = self.exit.max(Exit::Findings);
        }
        let rule = |check: &check::Check| {
            let severity = check.severity;
            Rule { name: check.name, what: check.what, severity, page: check.page }
        };
        let report = Report {
            command,
            findings: &self.findings,
            absent: &self.absent,
            matter: Matter::Record { totals: self.totals, done: self.done, what, unread: &self.unread },
            texts: &self.texts,
            rules: &CHECKS.iter().map(rule).collect::<Vec<_>>(),
            unchecked: &self.unchecked,
            complete: self.exit < Exit::Unchecked,
            style: session.terminal.style(),
        };
        format.print(session, outputs, &report, self.exit)
    }
}
