//! What the library offers of a ledger: each job as a call.

use super::add::add;
use super::blame::{BlamedSentence, blame};
use super::check::{CheckOptions, check, verify};
use super::clock::time_of;
use super::compare::compare;
use super::decide::{AcceptOptions, Decided, Person, decide, undo};
use super::event::{Event, Tell};
use super::failure::Failure;
use super::filter::{Filter, Which};
use super::finding::CheckReport;
use super::history::{ClaimPeriod, History, StoryVersion, history};
use super::pending::{PendingClaim, pending};
use super::project::Project;
use super::record::{RecordOptions, Recorded, Recording};
use super::standpoint::Standpoint;
use super::status::{Status, status};
use crate::engine::{Change, Places};
use crate::model::Alarm;
use crate::review::{Addition, Decision};
use chrono::NaiveDate;
use std::path::Path;
use std::time::SystemTime;

/// Ignores all that a job reports: `project.record(path, &options, now, &mut quiet)`.
pub fn quiet(_: Event<'_>) {}

/// What can be done with a project. Each job reports to `tell` how far it has come and what it had to leave out; pass
/// [`quiet`] to ignore that. Paths start from the project's folder.
impl Project {
    /// Makes a ledger in `folder`, which is made where it is missing, and opens it.
    ///
    /// # Errors
    /// Where there is one already, or it can't be made.
    pub fn create(folder: impl AsRef<Path>) -> Result<Self, Failure> {
        Self::init(&Standpoint::default(), folder.as_ref(), Default::default())?;
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
        Ok(Recording::begin(self, options, tell)?.import(article.as_ref(), None, tell)?.recorded)
    }

    /// Compares the articles as they are now with the ledger, and checks the ledger by itself; a deadline has passed when it lies
    /// before `today`.
    ///
    /// # Errors
    /// Where the check can't begin, as with options that don't go together. What could not be checked is part of the report.
    pub fn check(&self, options: &CheckOptions, today: NaiveDate, tell: &mut Tell<'_>) -> Result<CheckReport, Failure> {
        check(self, tell, options, today).map(CheckReport::of)
    }

    /// Checks the ledger by itself: its digests, history and snapshots.
    ///
    /// # Errors
    /// Where the check can't begin. What could not be checked is part of the report.
    pub fn verify(&self, tell: &mut Tell<'_>) -> Result<CheckReport, Failure> {
        verify(self, tell).map(CheckReport::of)
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

    /// Returns which version brought in each sentence of an article, and the claims in it; none where the article may belong to a
    /// story that can't be read.
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

    /// Returns the stories on record, how many of their claims wait for a person, and the articles that no story knows.
    ///
    /// # Errors
    /// Where the ledger's folders can't be read.
    pub fn status(&self, tell: &mut Tell<'_>) -> Result<Status, Failure> {
        status(self, tell)
    }

    /// Returns the claims that wait for a person and are as `filter` asks for, with what is needed to decide on them.
    ///
    /// # Errors
    /// Where the folder of claims can't be read, or no story has the name that is asked for.
    pub fn pending(&self, filter: &Filter, tell: &mut Tell<'_>) -> Result<Vec<PendingClaim>, Failure> {
        let mut all = Vec::new();
        pending(self, tell, filter, |waiting| all.push(PendingClaim::of(&waiting)))?;
        Ok(all)
    }

    /// Accepts claims, named as `ID` or `STORY/ID` or found by a [`Filter`], and returns the decisions that are new.
    ///
    /// # Errors
    /// Where a name is unknown, an article has changed since, or a story can't be written; nothing is changed then. With a filter
    /// without a story, a story whose article has changed since is reported and left out.
    pub fn accept(
        &self,
        claims: impl Into<Which>,
        options: &AcceptOptions,
        person: &Person,
        tell: &mut Tell<'_>,
    ) -> Result<Vec<Decided>, Failure> {
        self.decide(&claims.into(), &options.into(), person, tell)
    }

    /// Rejects claims, with the reason.
    ///
    /// # Errors
    /// Where a name is unknown, `reason` is empty, or a story can't be written; nothing is changed then.
    pub fn reject(
        &self,
        claims: impl Into<Which>,
        reason: &str,
        person: &Person,
        tell: &mut Tell<'_>,
    ) -> Result<Vec<Decided>, Failure> {
        self.decide(&claims.into(), &Decision::Reject { reason: reason.to_owned() }, person, tell)
    }

    /// Says that the program read claims wrongly: they count as no claims until the article's words change.
    ///
    /// # Errors
    /// Where a name is unknown, or a story can't be written; nothing is changed then.
    pub fn misread(
        &self,
        claims: impl Into<Which>,
        reason: Option<&str>,
        person: &Person,
        tell: &mut Tell<'_>,
    ) -> Result<Vec<Decided>, Failure> {
        self.decide(&claims.into(), &Decision::Misread { reason: reason.map(str::to_owned) }, person, tell)
    }

    /// Adds a claim that the program missed to the latest version of a story; it is accepted.
    ///
    /// # Errors
    /// Where no story has that name, its article has changed since, or the words can't be found, read or added; nothing is changed
    /// then.
    pub fn add(
        &self,
        story: &str,
        addition: &Addition,
        person: &Person,
        tell: &mut Tell<'_>,
    ) -> Result<Vec<Decided>, Failure> {
        let (_, made) = add(self, tell, story, addition, person)?;
        Ok(made.iter().map(Decided::of).collect())
    }

    /// Takes the last decision back; returns the decisions as they stand again.
    ///
    /// # Errors
    /// Where one of the claims was recorded or decided again since.
    pub fn undo(&self, tell: &mut Tell<'_>) -> Result<Vec<Decided>, Failure> {
        Ok(undo(self, tell)?.iter().map(Decided::of).collect())
    }

    fn decide(
        &self,
        which: &Which,
        decision: &Decision,
        person: &Person,
        tell: &mut Tell<'_>,
    ) -> Result<Vec<Decided>, Failure> {
        Ok(decide(self, tell, which, decision, person)?.iter().map(Decided::of).collect())
    }
}
