//! Recording a git history: every version that git has of an article, in one go.

use super::chain::{Chain, Entry};
use super::event::{Event, Tell};
use super::failure::Failure;
use super::input::{self, Input};
use super::project::Project;
use super::record::{RecordOptions, Recorded, Recording};
use super::standpoint::Standpoint;
use super::{unread, words};
use crate::extract::dateline;
use crate::intake::{self, Blobs, Commit, History, IntakeError, name_of};
use crate::ledger::{Slug, Story, StoryFile, Version, is_below};
use crate::model::Digest;
use crate::store::Lock;
use crate::text::{decode, shell::word, visible};
use chrono::{DateTime, NaiveDate, Utc};
use std::collections::BTreeMap;
use std::path::Path;

/// What recording a git history came to.
#[derive(Debug)]
pub(crate) struct Imported {
    /// The article, from the ledger's folder.
    pub path: String,
    /// The story as it is now; none where the history holds no text.
    pub story: Option<Story>,
    /// What became of each version that was not on record.
    pub recorded: Vec<Recorded>,
    /// How many versions the history holds, and how many of them are on record already.
    pub versions: usize,
    pub known: usize,
    /// How many commits are from before the day that was asked for.
    pub before: usize,
    /// The command that records the article as it is now, where it has changed since the last commit.
    pub uncommitted: Option<String>,
}

impl Recording<'_> {
    /// Records the versions of the article `typed` that git has and the ledger has not.
    ///
    /// Nothing is written before all of them are read, so that a run that is broken off leaves the ledger as it was.
    ///
    /// # Errors
    /// Where git has no history of the article, or one that the recorded versions contradict.
    pub fn import(&mut self, typed: &Path, since: Option<NaiveDate>, tell: &mut Tell<'_>) -> Result<Imported, Failure> {
        let path = self.project.inside(typed)?;
        let history = intake::history(&self.project.full(&path), &visible::name(&path));
        let history = history.map_err(|error| match error {
            IntakeError::Outside { .. } | IntakeError::Uncommitted { .. } => Failure::from(error).into_usage(),
            error => error.into(),
        })?;
        self.history(path, history, since, &[], tell)
    }

    /// Records the versions in `history` of the article at `path` from the day `since` on, as the story whose name is the first of
    /// `names` that is free; of none, one that the path gives.
    ///
    /// # Errors
    /// As [`Self::import`].
    pub(super) fn history(
        &mut self,
        path: String,
        mut history: History,
        since: Option<NaiveDate>,
        names: &[Slug],
        tell: &mut Tell<'_>,
    ) -> Result<Imported, Failure> {
        let Self { project, options, lock, stories, editions } = self;
        let slug = match names {
            [] => stories.slug(options.story.as_deref(), project, &path)?,
            names => stories.slug_among(options.story.as_deref(), project, &path, names)?,
        };
        let file = project.ledger.story(&slug)?;
        let (all, first_day) = (history.commits.len(), history.commits.first().map(|commit| commit.date.date_naive()));
        history.commits.retain(|commit| since.is_none_or(|since| commit.date.to_utc().date_naive() >= since));
        let before = all - history.commits.len();
        let mut import = Import { project, path: &path, history: &history, first_day, early: Vec::new() };
        let recorded = file.as_ref().map_or(&[][..], |file| &file.story.versions);
        let texts = import.texts(tell, recorded)?;
        import.all_are_here(texts.iter().filter(|text| text.digest.is_none()))?;
        let record = project.commands(&path).record();
        let plan =
            plan(recorded, &texts).map_err(|contradiction| contradiction.failure(&slug.to_string(), &path, &record))?;
        import.all_are_here(texts[plan.from..].iter())?;
        let mut chain = Chain::new(project, editions, slug, file.as_ref().map(|file| file.story.clone()));
        let done = import.add(options, tell, lock, &mut chain, &texts[plan.from..])?;
        if let Some(story) = chain.story().filter(|_| !done.is_empty()) {
            project.ledger.save(lock, file.as_ref(), story, None)?;
            stories.note(story);
        }
        tell(Event::ProgressEnds);
        import.notes(tell, file.as_ref(), &plan, &texts);
        let now = input::read_at(&project.full(&path), &path, project.config.article_bytes, &project.at).ok();
        let latest = chain.latest().map(|latest| latest.digest);
        let changed = now.is_some_and(|now| latest.is_some_and(|latest| latest != Digest::of_bytes(&now.bytes)));
        let story = chain.story().cloned();
        let uncommitted = changed.then_some(record);
        let known = plan.from.saturating_sub(plan.missed.len());
        Ok(Imported { story, recorded: done, uncommitted, versions: texts.len(), known, before, path })
    }
}

/// A text that git has, with the first of the commits in a row that hold it.
struct Text<'h> {
    commit: &'h Commit,
    /// None where it can't be read, or is no text.
    digest: Option<Digest>,
    /// Why this clone does not have its bytes, where it has not.
    absent: Option<IntakeError>,
}

struct Import<'a> {
    project: &'a Project,
    path: &'a str,
    history: &'a History,
    /// The day of the oldest commit, where its author was.
    first_day: Option<NaiveDate>,
    /// What was recorded with an earlier time than the version before: its number and its commit.
    early: Vec<(u32, String)>,
}

impl<'a> Import<'a> {
    fn blobs(&self) -> Blobs {
        self.history.blobs(self.project.config.article_bytes)
    }

    /// Returns the texts of the history, oldest first; of the same text several times in a row, the first. What this clone does
    /// not have is recognised by the snapshots of what is recorded.
    fn texts(&self, tell: &mut Tell<'_>, recorded: &[Version]) -> Result<Vec<Text<'a>>, Failure> {
        let mut blobs = self.blobs();
        let mut texts: Vec<Text<'a>> = Vec::new();
        let mut known = None;
        for (at, commit) in self.history.commits.iter().enumerate() {
            let line = || format!("reading {}: {} of {} commits", self.path, at, self.history.commits.len());
            tell(Event::Progress(&line));
            let (digest, absent) = match blobs.read(commit) {
                Ok(intake) => (decode(&intake.bytes).is_ok().then(|| Digest::of_bytes(&intake.bytes)), None),
                Err(absent @ IntakeError::Absent { .. }) => {
                    let known = known.get_or_insert_with(|| self.known(commit, recorded));
                    (known.get(&commit.blob).copied(), Some(absent))
                }
                Err(error @ IntakeError::NoGit { .. }) => return Err(error.into()),
                Err(_) => (None, None),
            };
            if digest.is_none() || texts.last().is_none_or(|last| last.digest != digest) {
                texts.push(Text { commit, digest, absent });
            }
        }
        Ok(texts)
    }

    /// Returns the digests of the recorded versions by the names that git has for their bytes.
    fn known(&self, commit: &Commit, recorded: &[Version]) -> BTreeMap<String, Digest> {
        let snapshots = recorded.iter().filter_map(|version| self.project.ledger.snapshot(version).ok()?);
        snapshots.map(|bytes| (name_of(&bytes, &commit.blob), Digest::of_bytes(&bytes))).collect()
    }

    /// Makes sure that this clone has the bytes of `texts`: a part of a history that is recorded can't be made whole later.
    fn all_are_here<'t>(&self, texts: impl Iterator<Item = &'t Text<'t>>) -> Result<(), Failure> {
        let absent: Vec<(&Commit, &IntakeError)> =
            texts.filter_map(|text| Some((text.commit, text.absent.as_ref()?))).collect();
        let Some((commit, error)) = absent.first() else { return Ok(()) };
        let (path, count) = (visible::name(self.path), words::count(absent.len(), "version"));
        let title = format!(
            "this clone does not hold the text of {count} of the git history of {path}, the first in commit {}; nothing was recorded.",
            commit.short()
        );
        Err(Failure::unchecked(title).help(error.help()))
    }

    /// Brings the story up to `texts`; those that can't be read are told of and left out.
    fn add(
        &mut self,
        options: &RecordOptions,
        tell: &mut Tell<'_>,
        lock: &Lock,
        chain: &mut Chain<'_>,
        texts: &[Text<'_>],
    ) -> Result<Vec<Recorded>, Failure> {
        let mut done = Vec::new();
        let first = chain.latest().map_or(1, |latest| latest.number.saturating_add(1));
        let mut blobs = self.blobs();
        let mut snapshots = None;
        for (at, text) in texts.iter().enumerate() {
            let line = || format!("recording {}: {at} of {} versions", self.path, texts.len());
            tell(Event::Progress(&line));
            let commit = text.commit;
            let input = match read(&mut blobs, commit, &self.project.at) {
                Ok(input) => input,
                Err(failure) => {
                    let failure = failure.help("this version was left out");
                    tell(Event::Failure(&failure));
                    continue;
                }
            };
            let latest = chain.latest().and_then(|latest| latest.published);
            // What the article says about its own day is surer than when somebody committed it.
            let committed = || self.first_day.filter(|_| dateline(&input.article).is_none());
            let path = self.path_in(commit);
            let entry = Entry {
                recorded: commit.date.to_utc(),
                published: options.published.or(latest).or_else(committed),
                url: options.url.as_deref(),
                path: &path,
                anew: false,
                response: None,
            };
            let (bytes, page) = (input.bytes.clone(), input.page.clone());
            let is_early = chain.latest().is_some_and(|latest| entry.recorded < latest.recorded);
            let unread = unread::of(None, &input.article);
            let Some(summary) = chain.add(input, &entry)? else { continue };
            if snapshots.is_none() {
                let slug = chain.story().map(|story| story.slug.clone());
                snapshots = slug.map(|slug| self.project.ledger.snapshots_from(lock, &slug, first)).transpose()?;
            }
            if let (Some(snapshots), Some(version)) = (&snapshots, chain.latest()) {
                snapshots.save(version, &bytes, page.as_deref())?;
            }
            if let Some(version) = chain.latest().filter(|_| is_early) {
                self.early.push((version.number, commit.short().to_owned()));
            }
            let mut one = Recorded::new(&path, chain.story(), Some(summary), unread);
            one.commit = Some(commit.id.clone());
            done.push(one);
        }
        snapshots.map_or(Ok(()), |snapshots| snapshots.settle())?;
        Ok(done)
    }

    /// Returns the article's path in `commit` from the ledger's folder; where it lay outside, the present one.
    fn path_in(&self, commit: &Commit) -> String {
        let then = self.project.relative(&self.history.folder.join(&commit.path));
        then.filter(|path| is_below(path)).unwrap_or_else(|| self.path.to_owned())
    }

    /// Says what was left out and why.
    fn notes(&self, tell: &mut Tell<'_>, file: Option<&StoryFile>, plan: &Plan, texts: &[Text<'_>]) {
        let path = visible::name(self.path);
        if self.history.shallow && plan.from == 0 {
            let oldest = self.history.commits.first().map_or("", Commit::short);
            tell(Event::Note(&format!(
                "note: this is a shallow clone: what {path} said before commit {oldest} is not in it.\n  \
                 help: git fetch --unshallow, then to have it too, and lose the decisions: remove the story's file and \
                 snapshots, and record the history again"
            )));
        }
        if let Some((number, commit)) = self.early.first() {
            let versions = words::count(self.early.len(), "version");
            tell(Event::Note(&format!(
                "note: by the times of their commits, {versions} of {path} came before the version before it: a clock was wrong. \
                 The first is version {number}, commit {commit}. Versions keep the order of the history."
            )));
        }
        let new = texts.iter().skip(plan.from).filter(|text| text.digest.is_some());
        let undated: Vec<&Commit> = new.map(|text| text.commit).filter(|commit| !commit.dated).collect();
        if let Some(first) = undated.first() {
            tell(Event::Note(&format!(
                "note: no time that a ledger can hold is given by {} of {path}, the first {}: taken for as old as the one before \
                 it, or else the next.",
                words::count(undated.len(), "commit"),
                first.short()
            )));
        }
        if let (Some(file), Some(one)) = (file, plan.missed.first().and_then(|at| texts.get(*at))) {
            let missed = words::count(plan.missed.len(), "version");
            tell(Event::Note(&format!(
                "note: {missed} that git has of {path} can't be recorded any more, the first from commit {}: later ones are on \
                 record.\n  help: to have them all, and lose the decisions: remove {} and the story's snapshots, then \
                 {} --git-history",
                one.commit.short(),
                word(self.project.typed(&file.path)),
                self.project.commands(self.path).record(),
            )));
        }
    }
}

/// Reads the article as it was in `commit`.
fn read(blobs: &mut Blobs, commit: &Commit, at: &Standpoint) -> Result<Input, Failure> {
    let intake = blobs.read(commit)?;
    let name = commit.name();
    input::of_intake(name, intake, at)
}

/// What of a history is to be recorded.
#[derive(Debug, PartialEq, Eq)]
struct Plan {
    /// The first text that comes after the recorded versions.
    from: usize,
    /// Texts before that no recorded version is: versions are only ever added at the end.
    missed: Vec<usize>,
}

/// Why the order of recorded versions and texts of git can't be told.
#[derive(Debug, PartialEq, Eq)]
struct Contradiction {
    version: u32,
    commit: String,
    what: &'static str,
}

impl Contradiction {
    fn failure(&self, slug: &str, path: &str, record: &str) -> Failure {
        let Self { version, commit, what } = self;
        let title = format!(
            "the git history of {path} and the story {slug} disagree: commit {commit} {what} version {version}."
        );
        Failure::unchecked(title).help(format!(
            "nothing was recorded. Without git: {record}; to begin anew, with no decisions: remove the story's file and \
             snapshots, then {record} --git-history"
        ))
    }
}

/// Finds the recorded versions among the texts, in order, and says which texts come after them.
///
/// A version is the text with its digest that was committed when it was recorded, else the last one before that, else
/// the next one.
fn plan(recorded: &[Version], texts: &[Text<'_>]) -> Result<Plan, Contradiction> {
    let mut places: BTreeMap<Digest, Vec<usize>> = BTreeMap::new();
    for (at, text) in texts.iter().enumerate() {
        if let Some(digest) = text.digest {
            places.entry(digest).or_default().push(at);
        }
    }
    let date = |at: usize| -> DateTime<Utc> { texts[at].commit.date.to_utc() };
    let (mut from, mut exact) = (0, recorded.is_empty());
    let mut known = vec![false; texts.len()];
    let mut last = None;
    for version in recorded {
        // The same text again is an article that was moved.
        if last.replace(version.digest) == Some(version.digest) {
            continue;
        }
        let all = places.get(&version.digest).map_or(&[][..], Vec::as_slice);
        let next = &all[all.partition_point(|at| *at < from)..];
        let committed = next.iter().find(|at| date(**at) == version.recorded);
        let before = next.iter().rev().find(|at| date(**at) <= version.recorded);
        exact = committed.is_some();
        if let Some(at) = committed.or(before).or(next.first()) {
            from = at + 1;
            known[*at] = true;
        } else if let Some(at) = all.last() {
            let commit = texts[*at].commit.short().to_owned();
            return Err(Contradiction { version: version.number, commit, what: "comes earlier, but has the text of" });
        }
    }
    let latest = recorded.last().filter(|_| !exact);
    let earlier = |latest: &&Version| (from..texts.len()).find(|at| date(*at) < latest.recorded);
    if let Some((latest, at)) = latest.and_then(|latest| Some((latest, earlier(&latest)?))) {
        let commit = texts[at].commit.short().to_owned();
        return Err(Contradiction { version: latest.number, commit, what: "is not on record, and is older than" });
    }
    let missed = (0..from).filter(|at| !known[*at] && texts[*at].digest.is_some()).collect();
    Ok(Plan { from, missed })
}
