//! What the library offers of a ledger: each job as a call.

use super::blame::{BlamedSentence, blame};
use super::check::{CheckOptions, Checked, check};
use super::clock::time_of;
use super::compare::compare;
use super::decide::{Person, Which, decide, undo};
use super::event::{Event, Tell};
use super::failure::Failure;
use super::history::{ClaimPeriod, History, StoryVersion, history};
use super::pending::{PendingClaim, pending};
use super::project::Project;
use super::record::{RecordOptions, Recorded, Recording};
use super::standpoint::Standpoint;
use super::status::{Status, status};
use crate::check::{Reported, Severity, Totals};
use crate::engine::{Change, Places};
use crate::model::Alarm;
use crate::review::{Decision, Made};
use chrono::NaiveDate;
use std::path::Path;
use std::time::SystemTime;

/// Listens to nothing that a job says: `project.record(path, &options, now, &mut quiet)`.
pub fn quiet(_: Event<'_>) {}

/// One problem that a check reports.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding {
    /// The check that reports it, such as `changed-figure`.
    pub check: &'static str,
    /// How grave it is.
    pub severity: Severity,
    /// What is wrong, as a sentence.
    pub message: String,
    /// The file that holds it, from the ledger's folder.
    pub path: String,
    /// The line and the column in which it starts, from 1.
    pub start: (usize, usize),
    /// The line and the column before which it ends.
    pub end: (usize, usize),
    /// The recorded claim that it is about; none where it is about none.
    pub claim: Option<String>,
    /// The story that it is about; none where it is about none.
    pub story: Option<String>,
    /// What to do about it, with a command to copy; may be empty.
    pub help: String,
    /// Whether nobody has to look: it is known, or somebody lets it stand.
    pub settled: bool,
}

/// What a check came to.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct CheckReport {
    /// What was found, by article and place.
    pub findings: Vec<Finding>,
    /// What became of the recorded claims.
    pub totals: Totals,
    /// What could not be checked, and why.
    pub unchecked: Vec<Failure>,
    /// Whether anything could not be checked: an article without findings is then not known to be right.
    pub incomplete: bool,
}

impl CheckReport {
    /// Returns whether everything could be checked, and nobody has to look at anything but notes.
    pub fn is_clean(&self) -> bool {
        !self.incomplete && self.findings.iter().all(|one| one.settled || one.severity == Severity::Note)
    }

    fn of(checked: Checked) -> Self {
        Self {
            findings: checked.findings.into_iter().map(Finding::of).collect(),
            totals: checked.totals,
            unchecked: checked.unchecked,
            incomplete: checked.incomplete,
        }
    }
}

impl Finding {
    fn of(reported: Reported) -> Self {
        let settled = reported.is_settled();
        let finding = reported.finding;
        let (start, end) = (finding.place.start, finding.place.end);
        Self {
            check: finding.check,
            severity: finding.severity,
            message: finding.message,
            path: finding.place.path,
            start: (start.line, start.column),
            end: (end.line, end.column),
            claim: finding.claim.map(|id| id.0),
            story: finding.story,
            help: finding.help,
            settled,
        }
    }
}

/// The jobs. `tell` is told what goes on: how far a long job has come, and what it goes on without; [`quiet`] is for those who
/// don't care. Paths start from the project's folder.
impl Project {
    /// Makes a ledger in `folder`, which is made where it is missing, and opens it.
    ///
    /// # Errors
    /// Where there is one already, or it can't be made.
    pub fn create(folder: impl AsRef<Path>) -> Result<Self, Failure> {
        Self::init(&Standpoint::default(), folder.as_ref())?;
        Self::open(folder)
    }

    /// Opens the ledger in `folder`.
    ///
    /// # Errors
    /// Where there is none, or its `onrecord.toml` holds a mistake.
    pub fn open(folder: impl AsRef<Path>) -> Result<Self, Failure> {
        let folder = folder.as_ref().to_owned();
        let project = Self::at(&Standpoint { root: Some(folder.clone()), ..Standpoint::default() })?;
        Ok(Self { at: Standpoint { here: folder, ..Standpoint::default() }, ..project })
    }

    /// Returns the ledger's folder.
    pub fn folder(&self) -> &Path {
        &self.root
    }

    /// Records an article as the next version of its story, and brings the story's claims up to it.
    ///
    /// # Errors
    /// Where it can't be read or recorded; nothing is changed then.
    pub fn record(
        &self,
        article: impl AsRef<Path>,
        options: &RecordOptions,
        now: SystemTime,
        tell: &mut Tell<'_>,
    ) -> Result<Recorded, Failure> {
        Recording::begin(self, options, tell)?.record(article.as_ref(), time_of(now), tell)
    }

    /// Records every version of an article that git has and the ledger has not, oldest first.
    ///
    /// # Errors
    /// Where git has no history of it, or one that the recorded versions contradict; nothing is changed then.
    pub fn import(
        &self,
        article: impl AsRef<Path>,
        options: &RecordOptions,
        tell: &mut Tell<'_>,
    ) -> Result<Vec<Recorded>, Failure> {
        Ok(Recording::begin(self, options, tell)?.import(article.as_ref(), tell)?.recorded)
    }

    /// Compares the articles as they are now with the ledger, and the ledger with itself; `today` is the day against which
    /// deadlines are held.
    ///
    /// # Errors
    /// Where it can't be begun. What could not be checked is part of the report.
    pub fn check(&self, today: NaiveDate, tell: &mut Tell<'_>) -> Result<CheckReport, Failure> {
        let options = CheckOptions { today, paths: &[], since: None, baseline: None, write_baseline: None };
        Ok(CheckReport::of(check(self, tell, &options)?))
    }

    /// Returns what changed between two versions, typography aside. Each is a file, `STORY@2` or `STORY@latest` of the ledger,
    /// or `REV:path` of a git repository.
    ///
    /// # Errors
    /// Where one of them can't be read, or there is no such version.
    pub fn diff(&self, old: impl AsRef<Path>, new: impl AsRef<Path>) -> Result<Vec<Change>, Failure> {
        let found = compare(Some(self), &self.at, (old.as_ref(), new.as_ref()), None)?;
        let (old, new) = (Places::new(&found.before.article), Places::new(&found.after.article));
        let loud = found.changes.iter().filter(|change| change.alarm() != Alarm::None);
        Ok(loud.map(|change| Change::of(&old, &new, change)).collect())
    }

    /// Returns which version brought in each sentence of an article, and the claims in it; nothing where its story may be one
    /// that can't be read.
    ///
    /// # Errors
    /// Where the article or its latest version can't be read, or no story holds it.
    pub fn blame(&self, article: impl AsRef<Path>, tell: &mut Tell<'_>) -> Result<Vec<BlamedSentence>, Failure> {
        Ok(blame(self, tell, article.as_ref())?.map(|blamed| blamed.sentences).unwrap_or_default())
    }

    /// Returns the versions of a story, oldest first, each with what it changed.
    ///
    /// # Errors
    /// Where no story has that name.
    pub fn versions(&self, story: &str, tell: &mut Tell<'_>) -> Result<Vec<StoryVersion>, Failure> {
        match history(self, tell, story, &mut |_| String::new())? {
            Some(History::Story(_, versions)) => Ok(versions),
            _ => Err(Failure::usage(format!("no story is named {story}."))),
        }
    }

    /// Returns what a claim, named as `ID` or `STORY/ID`, said in which versions, oldest first.
    ///
    /// # Errors
    /// Where no claim has that name, or several stories have one.
    pub fn periods(&self, claim: &str, tell: &mut Tell<'_>) -> Result<Vec<ClaimPeriod>, Failure> {
        match history(self, tell, claim, &mut |_| String::new())? {
            Some(History::Claim(.., periods)) => Ok(periods),
            _ => Err(Failure::usage(format!("no claim is named {claim}."))),
        }
    }

    /// Returns what is recorded and what waits.
    ///
    /// # Errors
    /// Where the ledger's folders can't be read.
    pub fn status(&self, tell: &mut Tell<'_>) -> Result<Status, Failure> {
        status(self, tell)
    }

    /// Returns the claims that wait for a person, with all it takes to decide.
    ///
    /// # Errors
    /// Where the folder of claims can't be read.
    pub fn pending(&self, tell: &mut Tell<'_>) -> Result<Vec<PendingClaim>, Failure> {
        let mut all = Vec::new();
        pending(self, tell, None, |waiting| all.push(PendingClaim::of(&waiting)))?;
        Ok(all)
    }

    /// Stores that claims, named as `ID` or `STORY/ID`, are right; returns those for which that is new, as `STORY/ID`.
    ///
    /// # Errors
    /// Where a name is unknown, an article has changed since, or a story can't be written; nothing is changed then.
    pub fn accept<S: AsRef<str>>(
        &self,
        claims: &[S],
        person: &Person,
        tell: &mut Tell<'_>,
    ) -> Result<Vec<String>, Failure> {
        let names: Vec<String> = claims.iter().map(|name| name.as_ref().to_owned()).collect();
        let decision = Decision::Accept { reason: None, source: None };
        decide(self, tell, Which::Named(&names), &decision, person).map(named)
    }

    /// Stores that all claims that wait are right.
    ///
    /// # Errors
    /// As [`Project::accept`]; a story whose article has changed since is told of and left out.
    pub fn accept_all(&self, person: &Person, tell: &mut Tell<'_>) -> Result<Vec<String>, Failure> {
        let decision = Decision::Accept { reason: None, source: None };
        decide(self, tell, Which::Waiting(None), &decision, person).map(named)
    }

    /// Stores that claims are wrong, and why.
    ///
    /// # Errors
    /// As [`Project::accept`]; also where `reason` is empty.
    pub fn reject<S: AsRef<str>>(
        &self,
        claims: &[S],
        reason: &str,
        person: &Person,
        tell: &mut Tell<'_>,
    ) -> Result<Vec<String>, Failure> {
        let names: Vec<String> = claims.iter().map(|name| name.as_ref().to_owned()).collect();
        let decision = Decision::Reject { reason: reason.to_owned() };
        decide(self, tell, Which::Named(&names), &decision, person).map(named)
    }

    /// Takes the last decision back; returns the claims that it was about.
    ///
    /// # Errors
    /// Where one of them was recorded or decided again since.
    pub fn undo(&self, tell: &mut Tell<'_>) -> Result<Vec<String>, Failure> {
        undo(self, tell).map(named)
    }
}

fn named(made: Vec<Made>) -> Vec<String> {
    made.into_iter().map(|one| format!("{}/{}", one.story, one.id)).collect()
}
