//! What a run has come to, and its verdict.

use super::baseline::Known;
use super::checker::Looked;
use crate::check::{Reported, Severity, Texts, Totals};
use crate::workflow::event::{Event, Tell};
use crate::workflow::failure::{Failure, FailureKind};
use crate::workflow::unread::Unread;

/// What a run has come to.
#[derive(Debug, Default)]
pub(crate) struct Checked {
    /// What was found, in the order of articles and places.
    pub findings: Vec<Reported>,
    /// Known findings that are not found any more.
    pub absent: Vec<Reported>,
    /// The files that the findings point into.
    pub texts: Texts,
    /// What became of the recorded claims.
    pub totals: Totals,
    /// What of the articles is not read.
    pub unread: Vec<Unread>,
    /// What could not be checked, and why.
    pub unchecked: Vec<Failure>,
    /// Whether anything could not be checked.
    pub incomplete: bool,
    /// How many articles were compared, or how many stories verified.
    pub done: usize,
}

impl Checked {
    /// Says what could not be checked; the run goes on.
    pub fn fail(&mut self, tell: &mut Tell<'_>, failure: &Failure) {
        tell(Event::Failure(failure));
        self.incomplete = true;
        self.unchecked.push(failure.clone());
    }

    /// Goes on to the report where something that could not be checked ended the run early.
    pub fn survive(&mut self, tell: &mut Tell<'_>, looked: Result<(), Failure>) -> Result<(), Failure> {
        match looked {
            Err(failure) if failure.kind() == FailureKind::Unchecked => {
                self.fail(tell, &failure);
                Ok(())
            }
            looked => looked,
        }
    }

    /// Takes in what looking at one article or story came to.
    pub fn take(&mut self, tell: &mut Tell<'_>, looked: Looked) {
        self.incomplete |= looked.unreadable;
        looked.failures.iter().for_each(|failure| self.fail(tell, failure));
        self.findings.extend(looked.findings);
        self.texts.extend(looked.texts);
        self.totals = self.totals.plus(looked.totals);
        self.unread.extend(looked.unread);
        self.done += usize::from(looked.compared);
    }

    /// Returns whether there was nothing to look at, and nothing wrong with that.
    pub fn is_idle(&self) -> bool {
        let grave = |one: &Reported| one.finding.severity == Severity::Error;
        self.done == 0 && !self.incomplete && !self.findings.iter().any(grave)
    }

    /// Marks what is known; `whole` says that every article was looked at. What is known of an article that could not be
    /// checked is not said to be gone.
    pub fn mark(&mut self, known: &Known, whole: bool) {
        let texts = &self.texts;
        let absent = known.mark(&mut self.findings, texts, |path| whole || texts.contains_key(path));
        if !self.incomplete {
            self.absent = absent;
        }
    }
}
