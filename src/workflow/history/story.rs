//! The story of a story: what each version brought.

use super::period::periods;
use crate::check::{counted, reverted};
use crate::diff::{Change, Edition, diff};
use crate::ledger::{Recorded, Story, Version, seal};
use crate::model::{Alarm, ChangeName, Claim, ClaimId, ClaimKind};
use crate::schema::{ClaimName, Day, Sha256, StoryName, Time};
use crate::text::Span;
use crate::workflow::editions::{Editions, Page};
use crate::workflow::event::{Event, Tell};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;
use std::rc::Rc;

/// One version.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "Version")]
#[non_exhaustive]
pub struct StoryVersion {
    /// The story's name.
    #[schemars(with = "StoryName")]
    pub story: String,
    /// The version's number.
    pub version: u32,
    /// When it was recorded.
    #[schemars(with = "Time")]
    pub recorded: String,
    /// The day of its publication; null where it is not known.
    #[schemars(with = "Option<Day>")]
    pub published: Option<String>,
    /// Where it was published; null where it is not known.
    pub url: Option<String>,
    /// Its headline, as its front matter gives it; null where it gives none.
    pub headline: Option<String>,
    /// Who wrote it, as its front matter says.
    pub byline: Vec<String>,
    /// When it was last updated, as its front matter says; null where it does not.
    pub updated: Option<String>,
    /// The article's path from the ledger's folder.
    pub path: String,
    /// The copy of its text, from the ledger's folder.
    pub snapshot: String,
    /// SHA-256 of the copy.
    #[schemars(with = "Sha256")]
    pub digest: String,
    /// How many claims are new in it.
    pub added: usize,
    /// How many claims a person added to it afterwards; left out where none are.
    #[serde(skip_serializing_if = "is_zero")]
    pub added_by_hand: usize,
    /// How many claims say something else in it.
    pub changed: usize,
    /// How many claims it does not hold any more.
    pub gone: usize,
    /// How many claims are back in it.
    pub returned: usize,
    /// The changes from the version before; null for the first version, and where a copy can't be read.
    pub changes: Option<Vec<StoryChange>>,
    /// What whoever asked makes of the changes; not written.
    #[serde(skip)]
    pub(crate) told: String,
}

/// One change from the version before.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "Change")]
#[non_exhaustive]
pub struct StoryChange {
    /// Every name that applies, the loudest first.
    #[schemars(with = "Vec<ChangeName>")]
    pub change: Vec<&'static str>,
    /// How loud it is.
    #[schemars(with = "Alarm")]
    pub alarm: &'static str,
    /// What sort of claim it is about.
    #[schemars(with = "ClaimKind")]
    pub kind: &'static str,
    /// The recorded claim; null where none is known.
    #[schemars(with = "Option<ClaimName>")]
    pub id: Option<String>,
    /// Its words in the version before; null where it is new.
    pub before: Option<String>,
    /// Its words in this version; null where it is gone.
    pub after: Option<String>,
    /// What changed, in words for people; may be empty.
    pub note: String,
}

/// The step from one version of a story to the next.
pub(crate) struct Step<'a> {
    /// The story, and the numbers of both versions.
    pub story: &'a Story,
    pub numbers: [u32; 2],
    /// Both versions.
    pub before: Edition<'a>,
    pub after: Edition<'a>,
    /// What changed, typography aside, with the recorded claims' names.
    pub changes: &'a [(Change, Option<String>)],
}

/// Returns the versions of a story, oldest first; says on the way which could not be compared.
pub(super) fn versions(
    editions: &Editions<'_>,
    tell: &mut Tell<'_>,
    story: &Story,
    each: &mut dyn FnMut(&Step<'_>) -> String,
) -> Vec<StoryVersion> {
    let mut counts = counts(story);
    let mut before: Option<(&Version, Rc<Page>)> = None;
    let mut rows = Vec::new();
    for (at, version) in story.versions.iter().enumerate() {
        let line = || format!("reading {}: version {} of {}", story.slug, at + 1, story.versions.len());
        tell(Event::Progress(&line));
        let page = editions.page(story, version).map_err(|failure| tell(Event::Failure(&failure))).ok();
        let compared = before.as_ref().zip(page.as_ref());
        let compared = compared.map(|((was, old), new)| compare(story, (was, old), (version, new), each));
        let (changes, told) = compared.unzip();
        before = page.map(|page| (version, page));
        let count = counts.remove(&version.number).unwrap_or_default();
        rows.push(row(story, version, &count, changes, told.unwrap_or_default()));
    }
    tell(Event::ProgressEnds);
    rows
}

/// Returns the versions of a story behind version `number`, as [`versions`] does; no others are read.
pub(crate) fn since(
    editions: &Editions<'_>,
    tell: &mut Tell<'_>,
    story: &Story,
    number: u32,
    each: &mut dyn FnMut(&Step<'_>) -> String,
) -> Vec<StoryVersion> {
    let mut counts = counts(story);
    let mut rows = Vec::new();
    for (at, version) in story.versions.iter().enumerate().filter(|(_, version)| version.number > number) {
        let before = at.checked_sub(1).and_then(|at| story.versions.get(at));
        let mut page = |version| editions.page(story, version).map_err(|failure| tell(Event::Failure(&failure))).ok();
        let compared = before.and_then(|was| Some(((was, page(was)?), page(version)?)));
        let compared = compared.map(|((was, old), new)| compare(story, (was, &old), (version, &new), each));
        let (changes, told) = compared.unzip();
        let count = counts.remove(&version.number).unwrap_or_default();
        rows.push(row(story, version, &count, changes, told.unwrap_or_default()));
    }
    rows
}

/// What a version did to recorded claims.
#[derive(Default)]
struct Count {
    changed: usize,
    gone: usize,
    returned: usize,
}

fn counts(story: &Story) -> BTreeMap<u32, Count> {
    let mut counts: BTreeMap<u32, Count> = BTreeMap::new();
    for claim in story.claims.iter().filter(|claim| !claim.is_misread()) {
        let all = periods(claim);
        for (at, period) in all.iter().enumerate().skip(1) {
            let count = counts.entry(period.since).or_default();
            if period.back {
                count.returned += 1
            } else {
                count.changed += 1
            }
            let left = all.get(at - 1).and_then(|before| before.until).filter(|_| period.back);
            if let Some(left) = left {
                counts.entry(left.saturating_add(1)).or_default().gone += 1;
            }
        }
        if let Some(gone) = claim.gone {
            counts.entry(gone).or_default().gone += 1;
        }
    }
    counts
}

fn is_zero(count: &usize) -> bool {
    *count == 0
}

fn row(
    story: &Story,
    version: &Version,
    count: &Count,
    changes: Option<Vec<StoryChange>>,
    told: String,
) -> StoryVersion {
    // A sentence that goes on record because it changed is none that is new.
    let begins = |claim: &Recorded| claim.began() == version.number;
    let found = |claim: &Recorded| claim.added.is_none() && !claim.is_misread() && begins(claim);
    let by_hand = |claim: &&Recorded| claim.added.is_some() && begins(claim) && !claim.is_misread();
    StoryVersion {
        story: story.slug.to_string(),
        version: version.number,
        recorded: seal::time(version.recorded),
        published: version.published.map(|day| day.to_string()),
        url: version.url.clone(),
        headline: version.stated.headline.clone(),
        byline: version.stated.byline.clone(),
        updated: version.stated.updated.clone(),
        path: version.path.clone(),
        snapshot: version.snapshot.clone(),
        digest: version.digest.to_string(),
        added: version.added.iter().filter(|id| story.claim(id).is_none_or(found)).count(),
        added_by_hand: story.claims.iter().filter(by_hand).count(),
        changed: count.changed,
        gone: count.gone,
        returned: count.returned,
        changes,
        told,
    }
}

/// Compares a version with the one before; returns its changes, and what `each` makes of them.
fn compare(
    story: &Story,
    (was, old): (&Version, &Page),
    (is, new): (&Version, &Page),
    each: &mut dyn FnMut(&Step<'_>) -> String,
) -> (Vec<StoryChange>, String) {
    let (before, after) = (old.edition(), new.edition());
    let mut all = diff(before, after);
    reverted::name(&mut all, story, was.number, before, after);
    let mut all = counted(all, (before, &old.misread(story, was.number)), (after, &new.misread(story, is.number)));
    all.retain(|change| change.alarm() != Alarm::None);
    let (olds, news) = (Ids::new(old, story, was.number), Ids::new(new, story, is.number));
    let id = |change: &Change| {
        let claim = change.before.as_ref().and_then(|claim| olds.of(claim));
        claim.or_else(|| change.after.as_ref().and_then(|claim| news.of(claim)))
    };
    let named = |change: Change| {
        let id = id(&change);
        (change, id)
    };
    let all: Vec<(Change, Option<String>)> = all.into_iter().map(named).collect();
    let told = each(&Step { story, numbers: [was.number, is.number], before, after, changes: &all });
    let rows = all.into_iter().map(|(change, id)| StoryChange {
        change: change.names.iter().map(|name| name.name()).collect(),
        alarm: change.alarm().name(),
        kind: change.subject().map_or("assertion", |claim| claim.kind().name()),
        id,
        before: change.before.as_ref().map(|claim| claim.words(before.article)),
        after: change.after.as_ref().map(|claim| claim.words(after.article)),
        note: change.note,
    });
    (rows.collect(), told)
}

/// The names of the recorded claims of a version, by where they stand in it.
struct Ids<'a>(BTreeMap<(ClaimKind, &'a [Span]), &'a ClaimId>);

impl<'a> Ids<'a> {
    fn new(page: &'a Page, story: &Story, number: u32) -> Self {
        let ids = page.claims.iter().zip(page.ids(story, number));
        Self(ids.filter_map(|(claim, id)| Some(((claim.kind(), &claim.parts[..]), id.as_ref()?))).collect())
    }

    fn of(&self, claim: &Claim) -> Option<String> {
        self.0.get(&(claim.kind(), &claim.parts[..])).map(|id| id.0.clone())
    }
}
