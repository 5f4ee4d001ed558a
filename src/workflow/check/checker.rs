//! One article checked: its record, and the article next to its latest recorded version.

use super::memory::{Memory, Record};
use super::policy::Policy;
use crate::check::{self, Case, Confidences, Finding, Holdings, Reported, State, Totals};
use crate::diff::Edition;
use crate::extract::weigh;
use crate::intake::{Intake, Tree};
use crate::ledger::{self, DefectKind, LedgerError, StoryFile, Version};
use crate::text::Language;
use crate::workflow::editions::{Page, sound};
use crate::workflow::failure::Failure;
use crate::workflow::input::{self, Input};
use crate::workflow::project::Project;
use crate::workflow::unread::{self, Unread};
use crate::workflow::words;
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::path::Path;

/// What every article is looked at with.
pub struct Checker<'a> {
    pub project: &'a Project,
    pub policy: &'a Policy,
    /// The day that checks take for today.
    pub today: NaiveDate,
    /// Where articles and snapshots are read from, where it is not the folder.
    pub tree: Option<&'a Tree>,
    /// An article by its path, with its text as it stands unsaved.
    pub unsaved: Option<(&'a str, &'a [u8])>,
    /// What is known of the ledger, for somebody who checks one article often.
    pub memory: Option<&'a Memory>,
}

/// What looking at one article came to.
#[derive(Default)]
pub struct Looked {
    pub findings: Vec<Reported>,
    /// The texts that the findings point into, by path.
    pub texts: Vec<(String, String)>,
    pub totals: Totals,
    /// What of the article is not read.
    pub unread: Vec<Unread>,
    /// What could not be checked.
    pub failures: Vec<Failure>,
    /// Whether a snapshot can't be read: the finding tells which.
    pub unreadable: bool,
    /// Whether the article was compared with its record.
    pub compared: bool,
}

/// One article to look at, next to one story.
pub struct Job<'a> {
    pub path: &'a str,
    /// The story that holds it.
    pub file: Option<&'a StoryFile>,
    pub commands: check::Commands,
}

impl Checker<'_> {
    /// Looks at an article.
    pub fn look(&self, job: &Job<'_>) -> Looked {
        let mut looked = Looked::default();
        let Some(file) = job.file else {
            self.add(&mut looked, job.path, check::stray(job.path, &job.commands));
            return looked;
        };
        let mut record = self.memory.map(|memory| memory.record(self.project, file)).unwrap_or_default();
        self.record(file, job.path, &mut record, &mut looked);
        if let Err(failure) = self.compare(job, file, &mut record, &mut looked) {
            looked.totals.not_checked += file.story.counted().count();
            looked.failures.push(failure);
        }
        self.memory.iter().for_each(|memory| memory.take_back(file, std::mem::take(&mut record)));
        looked
    }

    /// Holds a story's file to its digests.
    pub fn record(&self, file: &StoryFile, path: &str, record: &mut Record, looked: &mut Looked) {
        let defects = record.defects.get_or_insert_with(|| {
            let mut defects = ledger::verify(file, |version| self.snapshot(version));
            defects.extend(ledger::verify_pages(file, |path| self.file(path)));
            defects
        });
        looked.unreadable = defects.iter().any(|defect| defect.kind == DefectKind::UnreadableSnapshot);
        looked.texts.push((file.path.clone(), file.text.clone()));
        self.add(looked, path, check::record(file.story.slug.as_str(), defects));
    }

    /// Looks at the ledger as a whole, as far as `concerns` says that a finding is about what is asked for.
    pub fn whole(&self, holdings: &Holdings<'_>, concerns: impl Fn(&Finding) -> bool) -> Looked {
        let mut looked = Looked::default();
        let files: BTreeMap<&str, &StoryFile> =
            holdings.stories.iter().map(|file| (file.path.as_str(), *file)).collect();
        for finding in check::whole(holdings).into_iter().filter(concerns) {
            let place = finding.place.path.clone();
            let places = finding.related.iter().map(|related| &related.place).chain([&finding.place]);
            let files = places.filter_map(|place| files.get(place.path.as_str()));
            looked.texts.extend(files.map(|file| (file.path.clone(), file.text.clone())));
            self.add(&mut looked, &place, vec![finding]);
        }
        looked
    }

    /// Takes findings in with the severities that the configuration gives them.
    fn add(&self, looked: &mut Looked, path: &str, findings: Vec<Finding>) {
        for finding in findings {
            if let Some(severity) = self.policy.severity(&finding, path, None) {
                looked.findings.push(Reported::new(Finding { severity, ..finding }));
            }
        }
    }

    fn snapshot(&self, version: &Version) -> Result<Option<Vec<u8>>, LedgerError> {
        self.file(&version.snapshot)
    }

    /// Reads a snapshot or a page that is kept, by its path from the ledger's folder.
    fn file(&self, path: &str) -> Result<Option<Vec<u8>>, LedgerError> {
        match self.tree {
            Some(tree) => tree.file(path).map_err(|error| {
                let path = Path::new(path).to_owned();
                LedgerError::Io { action: "read", path, source: std::io::Error::other(error) }
            }),
            None => self.project.ledger.snapshot_at(path),
        }
    }

    /// Returns the article at `path` where it is the one that stands unsaved.
    pub fn unsaved(&self, path: &str) -> Option<Intake> {
        let (_, bytes) = self.unsaved.filter(|(unsaved, _)| *unsaved == path)?;
        Some(Intake::new(path.to_owned(), bytes.to_vec()))
    }

    /// Reads an article as it is.
    fn article(&self, file: &StoryFile, path: &str) -> Result<Input, Failure> {
        let gone = || {
            let title = format!("{path}, recorded as {}, is not there any more.", file.story.slug);
            let help = format!("restore it, or if it moved: onrecord record NEW-PATH --story {}", file.story.slug);
            Failure::unchecked(title).help(help)
        };
        if let Some(tree) = self.tree {
            let bytes = tree.file(path)?.ok_or_else(gone)?;
            return input::of_intake(path.to_owned(), Intake::new(path.to_owned(), bytes).text()?, &self.project.at);
        }
        if let Some(intake) = self.unsaved(path) {
            return input::of_intake(path.to_owned(), intake.text()?, &self.project.at);
        }
        let full = self.project.article(path)?;
        if std::fs::symlink_metadata(&full).is_err() {
            return Err(gone());
        }
        input::read_at(&full, path, self.project.config.article_bytes, &self.project.at)
    }

    /// Compares an article as it is with its latest recorded version.
    fn compare(
        &self,
        job: &Job<'_>,
        file: &StoryFile,
        record: &mut Record,
        looked: &mut Looked,
    ) -> Result<(), Failure> {
        let Some(latest) = file.story.latest() else {
            looked.totals.not_checked += file.story.counted().count();
            return Ok(());
        };
        let mut now = self.article(file, job.path)?;
        let recorded = sound(latest, self.snapshot(latest)?)?;
        if input::is_of(latest, &now.bytes, now.page.as_deref()) && !latest.is_of(&now.bytes) {
            // The page is what it was: what a newer reader would read of it is no edit.
            (now.article, now.bytes) = (self.project.text(latest, &recorded)?, recorded.clone());
        }
        let same = latest.is_of(&now.bytes);
        // An article that nobody touched holds what was recorded of it.
        let known = same && !self.policy.asks_confidence(job.path);
        let mut known = known.then(|| check::recorded_claims(file, &now.article)).flatten();
        known.iter_mut().flatten().for_each(|claim| claim.weight = weigh(&now.article, claim));
        let mut was = None;
        let is;
        let (mut case, article) = if let Some(claims) = &known {
            (Case::unchanged(file, job.path, Edition::new(&now.article, claims)), &now.article)
        } else {
            let story = &file.story;
            let old = if same {
                is = Page::recorded(self.project, story, latest, now.article);
                is.edition()
            } else {
                is = Page::now(self.project, story, latest, now.article);
                let before = match record.latest.take() {
                    Some(known) => known,
                    None => Page::recorded(self.project, story, latest, self.project.text(latest, &recorded)?),
                };
                was.insert(before).edition()
            };
            (Case::new(file, job.path, old, is.edition()), &is.article)
        };
        case.commands = job.commands.clone().of_changed(!same);
        case.today = Some(self.today);
        // What `verify` says of a version that can't be read is enough.
        let mut read = |number: u32| {
            if let Some(known) = record.earlier.remove(&number) {
                return Some((number, known));
            }
            let version = file.story.version(number)?;
            let bytes = sound(version, self.snapshot(version).ok()?).ok()?;
            Some((number, self.project.text(version, &bytes).ok()?))
        };
        case.earlier = case.wanted().into_iter().filter_map(&mut read).collect();
        looked.totals = looked.totals.plus(case.totals());
        looked.compared = true;
        looked.unread = unread::of(Some(job.path), article);
        looked.failures.extend(lost(&case));
        looked.failures.extend(input::not_read(job.path, article.language().map(Language::told)));
        self.judge(&case, looked);
        looked.texts.push((job.path.to_owned(), article.source().to_owned()));
        record.earlier.append(&mut case.earlier);
        record.latest = was.or(record.latest.take());
        Ok(())
    }

    /// Takes in what is found in an article, with its severity here and whoever lets it stand.
    fn judge(&self, case: &Case<'_>, looked: &mut Looked) {
        let confidences = self.policy.asks_confidence(case.path).then(|| Confidences::new(case));
        for (finding, suppression) in check::suppress(case, check::drift(case)) {
            let confidence = confidences.as_ref().and_then(|all| all.of(&finding));
            if let Some(severity) = self.policy.severity(&finding, case.path, confidence) {
                let finding = Finding { severity, ..finding };
                looked.findings.push(Reported { suppression, ..Reported::new(finding) });
            }
        }
    }
}

/// Says which recorded claims nothing can be said about.
fn lost(case: &Case<'_>) -> Option<Failure> {
    let lost = case.tracked.iter().filter(|tracked| tracked.state == State::NotChecked);
    let lost: Vec<&str> = lost.map(|tracked| tracked.recorded.id.0.as_str()).collect();
    let count = words::count(lost.len(), "claim");
    let title = format!("{count} of {} could not be checked: {}.", case.file.path, lost.join(", "));
    let failure = Failure::unchecked(title).help("`onrecord verify` says whether the record was changed");
    (!lost.is_empty()).then_some(failure)
}
