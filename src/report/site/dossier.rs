//! A story as the site shows it: what the ledger holds, the texts of its versions, and what changed between them.

use crate::check::Reported;
use crate::check::counted;
use crate::diff::{Change, Edition, diff};
use crate::ledger::{Recorded, Story, Version};
use crate::model::{Alarm, ChangeName, Claim, ClaimId, ClaimKind};
use crate::text::{Article, BlockKind};
use crate::workflow::Standing;
use std::collections::{BTreeMap, BTreeSet};

/// The text of one version with all its claims, assertions included.
#[derive(Debug, Clone)]
pub struct Reading {
    /// The text.
    pub article: Article,
    /// Its claims, in the order of the text.
    pub claims: Vec<Claim>,
    /// Which of them the program misread, by index: they count as none.
    pub misread: BTreeSet<usize>,
}

/// How a story stands on the day of the report.
#[derive(Debug, Clone, Default)]
pub struct Present {
    /// How its claims stand in their article: in the latest version, else in the last one that held them.
    pub standings: BTreeMap<ClaimId, Standing>,
    /// What the check finds.
    pub findings: Vec<Reported>,
    /// Whether the article differs from the latest version.
    pub edited: bool,
}

/// A story with its versions' texts and the changes between neighbours.
#[derive(Debug)]
pub struct Dossier<'a> {
    pub(super) story: &'a Story,
    /// The path of the story's file, from the ledger's folder.
    pub(super) file: &'a str,
    pub(super) present: Present,
    readings: Vec<Result<Reading, String>>,
    /// `steps[i]` leads from version `i` to the next; none where one of the two could not be read.
    steps: Vec<Option<Vec<Change>>>,
}

/// A version, its text or why it could not be read, and what changed since the one before.
pub(super) struct Step<'d> {
    pub version: &'d Version,
    pub reading: Result<&'d Reading, &'d str>,
    /// The version before with its text; none for the first.
    pub before: Option<(&'d Version, Result<&'d Reading, &'d str>)>,
    /// None where there is nothing to compare with, or it could not be.
    pub changes: Option<&'d [Change]>,
}

impl<'a> Dossier<'a> {
    /// Compares the versions of `story`; `readings` holds for each of them its text, or why it can't be read.
    pub fn new(story: &'a Story, file: &'a str, readings: Vec<Result<Reading, String>>, present: Present) -> Self {
        let compare = |pair: &[Result<Reading, String>]| match pair {
            [Ok(old), Ok(new)] => {
                let (before, after) =
                    (Edition::new(&old.article, &old.claims), Edition::new(&new.article, &new.claims));
                let mut changes = counted(diff(before, after), (before, &old.misread), (after, &new.misread));
                // Changes are numbered by their place; those of typography, which are not listed, come last.
                changes.sort_by_key(|change| change.alarm() == Alarm::None);
                Some(changes)
            }
            _ => None,
        };
        let steps = readings.windows(2).map(compare).collect();
        Self { story, file, present, readings, steps }
    }

    /// Returns the story's headline: the one in its file, else the one recorded with the latest version, else that version's first
    /// heading, else the story's name.
    pub fn title(&self) -> String {
        let latest = self.readings.iter().rev().find_map(|reading| reading.as_ref().ok());
        let heading = latest.and_then(|reading| {
            let block = reading.article.blocks().first().filter(|block| block.kind == BlockKind::Heading)?;
            Some(reading.article.slice(block.span).to_owned())
        });
        let stated = self.story.latest().and_then(|version| version.stated.headline.clone());
        self.story.title.clone().or(stated).or(heading).unwrap_or_else(|| self.story.slug.to_string())
    }

    /// Returns the versions, oldest first, each with what changed in it.
    pub(super) fn steps(&self) -> impl DoubleEndedIterator<Item = Step<'_>> {
        let side = |at: usize| -> Option<(&Version, Result<&Reading, &str>)> {
            let reading = self.readings.get(at)?.as_ref().map_err(String::as_str);
            Some((self.story.versions.get(at)?, reading))
        };
        (0..self.story.versions.len()).filter_map(move |at| {
            let (version, reading) = side(at)?;
            let before = at.checked_sub(1).and_then(side);
            let changes = at.checked_sub(1).and_then(|step| self.steps.get(step)?.as_deref());
            Some(Step { version, reading, before, changes })
        })
    }

    /// Returns how many changes of that alarm all versions together brought.
    pub(super) fn count(&self, alarm: Alarm) -> usize {
        self.steps.iter().flatten().flatten().filter(|change| change.alarm() == alarm).count()
    }

    /// Returns how many versions could not be read.
    pub(super) fn unreadable(&self) -> usize {
        self.readings.iter().filter(|reading| reading.is_err()).count()
    }
}

/// Returns the loudest change in the life of a recorded claim; none where it never changed.
///
/// A change without a name is filed with a claim inside this one, or about where it stands: it is for information here.
pub(super) fn alarm(claim: &Recorded) -> Option<Alarm> {
    let names = claim.history.iter().flat_map(|past| &past.change);
    let loudest = names.map(|name| name.alarm()).max().unwrap_or(Alarm::Info);
    (!claim.history.is_empty()).then_some(loudest.max(Alarm::Info))
}

/// The recorded claims that version `number` holds, found by their kind and words.
pub(super) struct Holdings<'s>(BTreeMap<(ClaimKind, String), &'s Recorded>);

impl<'s> Holdings<'s> {
    pub fn of(story: &'s Story, number: u32) -> Self {
        let held = |claim: &'s Recorded| Some(((claim.at(number)?.kind(), claim.at(number)?.words()), claim));
        Self(story.claims.iter().filter_map(held).collect())
    }

    /// Returns the recorded claim that `claim` of the version's text is.
    pub fn find(&self, article: &Article, claim: &Claim) -> Option<&'s Recorded> {
        self.0.get(&(claim.kind(), claim.words(article))).copied()
    }
}

/// Returns the name of a change in the newsroom's words: "figure changed".
pub(super) fn plain(name: ChangeName) -> String {
    name.name().replace('-', " ")
}
