//! Recording: an article as it is becomes the next version of its story.

use super::chain::{Chain, Entry};
use super::clock::is_writable;
use super::editions::Editions;
use super::event::{Event, Tell};
use super::failure::Failure;
use super::input::{self, Input};
use super::project::Project;
use super::story_of_path::StoryOfPath;
use super::unread::{self, Unread};
use crate::extract;
use crate::intake::Intake;
use crate::ledger::{STREAM, Slug, Story, StoryFile, Summary, Version, day_of_path, seal};
use crate::model::ClaimId;
use crate::schema::{Sha256, StoryName};
use crate::store::Lock;
use crate::text::Language;
use chrono::{DateTime, NaiveDate, Timelike, Utc};
use schemars::JsonSchema;
use serde::Serialize;
use std::path::Path;

/// How an article is recorded.
#[derive(Debug, Clone, Default)]
pub struct RecordOptions {
    /// The story; without it, the one that the path was recorded for, else one of the file's name.
    pub story: Option<String>,
    /// The day of publication; without it, that of the version before.
    pub published: Option<NaiveDate>,
    /// Where this version is published.
    pub url: Option<String>,
    /// Whether a page that is on record is read anew by the present reader.
    pub reread: bool,
}

/// What recording one article came to.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Recorded {
    /// The article, from the ledger's folder; `-` where only standard input held it.
    pub path: String,
    /// The story's name.
    #[schemars(with = "StoryName")]
    pub story: String,
    /// The latest version of the story.
    pub version: u32,
    /// SHA-256 of the article's bytes.
    #[schemars(with = "Sha256")]
    pub digest: String,
    /// Whether a version was added; not where the latest one is the same already.
    pub recorded: bool,
    /// The claims that say what they said.
    pub carried: Vec<String>,
    /// The claims that say something else now.
    pub changed: Vec<String>,
    /// The claims that are new.
    pub added: Vec<String>,
    /// The claims that the article does not hold any more.
    pub gone: Vec<String>,
    /// The claims that are back after they were gone.
    pub returned: Vec<String>,
    /// How many claims of the story wait for a person.
    pub waiting: usize,
    /// Why its words are not read ("not English (German?)"): only marks and digits are. Left out where they are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_read: Option<String>,
    /// What of the article is not read; left out where everything is.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unread: Vec<Unread>,
    /// The commit that held this version; left out where it came from no git history.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub commit: Option<String>,
}

/// The right to record, with what every article is recorded with.
pub(crate) struct Recording<'p> {
    pub(super) project: &'p Project,
    pub(super) options: &'p RecordOptions,
    pub(super) lock: Lock,
    pub(super) stories: StoryOfPath,
    pub(super) editions: Editions<'p>,
}

impl<'p> Recording<'p> {
    /// Takes the right to write.
    ///
    /// # Errors
    /// Where it can't be had, or the folder of claims can't be read.
    pub fn begin(project: &'p Project, options: &'p RecordOptions, tell: &mut Tell<'_>) -> Result<Self, Failure> {
        let lock = project.lock(tell)?;
        let stories = StoryOfPath::read(project)?;
        Ok(Self { project, options, lock, stories, editions: Editions::new(project) })
    }

    /// Takes the right to write again; `stories` is what was known the last time.
    ///
    /// # Errors
    /// As [`Recording::begin`].
    #[cfg(feature = "fetch")]
    pub fn resume(
        project: &'p Project,
        options: &'p RecordOptions,
        stories: StoryOfPath,
        tell: &mut Tell<'_>,
    ) -> Result<Self, Failure> {
        let lock = project.lock(tell)?;
        let stories = stories.refreshed(project)?;
        Ok(Self { project, options, lock, stories, editions: Editions::new(project) })
    }

    /// Records the article `typed`, at the time `now`.
    ///
    /// # Errors
    /// Where it can't be read or recorded; nothing is changed then.
    pub fn record(&mut self, typed: &Path, now: DateTime<Utc>, tell: &mut Tell<'_>) -> Result<Recorded, Failure> {
        let Self { project, options, .. } = self;
        let input = input::read(&project.at, typed, project.config.article_bytes)?;
        let path = project.inside(typed)?;
        let slug = self.stories.slug(options.story.as_deref(), project, &path)?;
        let file = project.ledger.story(&slug)?;
        self.add(Next { slug, file, path, input }, now, tell)
    }

    /// Records what came on standard input as the next version of the story that the options name: it stands where the version before
    /// stood.
    ///
    /// # Errors
    /// Where no story is named, or as [`Recording::record`].
    pub fn stream(&mut self, stream: Intake, now: DateTime<Utc>, tell: &mut Tell<'_>) -> Result<Recorded, Failure> {
        let Self { project, options, .. } = self;
        let slug = self.stories.slug(options.story.as_deref(), project, STREAM)?;
        let file = project.ledger.story(&slug)?;
        let latest = file.as_ref().and_then(|file| file.story.latest());
        let path = latest.map_or(STREAM, |latest| &latest.path).to_owned();
        let named = latest.map(|latest| if latest.has_file() { &latest.path } else { &latest.snapshot });
        let ending = named.and_then(|named| Some(named.rsplit_once('.')?.1)).unwrap_or_default();
        let input = input::of_intake(STREAM.to_owned(), stream.with_ending(ending).text()?, &project.at)?;
        self.add(Next { slug, file, path, input }, now, tell)
    }

    /// Adds a version to its story, and writes it down.
    fn add(&mut self, next: Next, now: DateTime<Utc>, tell: &mut Tell<'_>) -> Result<Recorded, Failure> {
        let Self { project, options, lock, stories, editions } = self;
        let Next { slug, file, path, input } = next;
        let mut chain = Chain::new(project, editions, slug, file.as_ref().map(|file| file.story.clone()));
        let (bytes, page) = (input.bytes.clone(), input.page.clone());
        let before = || chain.latest().and_then(|version| version.published);
        let published =
            options.published.or_else(before).or_else(|| extract::published(&input.article)).or_else(|| {
                // Site generators put the day into the name where nothing in the file states one.
                day_of_path(&path).filter(|_| extract::dateline(&input.article).is_none())
            });
        let recorded = to_the_second(now)?;
        let before = chain.latest().cloned();
        let entry = Entry {
            recorded,
            published,
            url: options.url.as_deref(),
            path: &path,
            response: None,
            anew: options.reread,
        };
        let unread = unread::of(None, &input.article);
        let left_out = input::left_out(&input.name, &input.left_out);
        let not_read = input.article.language().map(Language::told);
        let summary = chain.add(input, &entry)?;
        if let (Some(_), Some(story)) = (&summary, chain.story()) {
            project.ledger.save(lock, file.as_ref(), story, Some((&bytes, page.as_deref())))?;
            stories.note(story);
            note_clock(tell, story, before.as_ref(), recorded);
            left_out.iter().for_each(|line| tell(Event::Note(line)));
        }
        Ok(Recorded { not_read, ..Recorded::new(&path, chain.story(), summary, unread) })
    }
}

/// An article that may become the next version of its story.
struct Next {
    slug: Slug,
    /// What is on record of the story.
    file: Option<StoryFile>,
    /// Where the article stands, from the ledger's folder.
    path: String,
    input: Input,
}

impl Recorded {
    pub(super) fn new(path: &str, story: Option<&Story>, summary: Option<Summary>, unread: Vec<Unread>) -> Self {
        let recorded = summary.is_some();
        let summary = summary.unwrap_or_default();
        let names = |ids: Vec<ClaimId>| ids.into_iter().map(|id| id.0).collect();
        let latest = story.and_then(Story::latest);
        Self {
            path: path.to_owned(),
            story: story.map(|story| story.slug.to_string()).unwrap_or_default(),
            version: latest.map_or(0, |version| version.number),
            digest: latest.map(|version| version.digest.to_string()).unwrap_or_default(),
            recorded,
            carried: names(summary.carried),
            changed: names(summary.changed),
            added: names(summary.added),
            gone: names(summary.gone),
            returned: names(summary.returned),
            waiting: story.map_or(0, |story| story.pending().count()),
            not_read: None,
            unread,
            commit: None,
        }
    }
}

/// Says so where the latest version was recorded at a time `recorded` that lies before that of the version `before` it.
pub(super) fn note_clock(tell: &mut Tell<'_>, story: &Story, before: Option<&Version>, recorded: DateTime<Utc>) {
    let Some(before) = before.filter(|before| recorded < before.recorded) else { return };
    let number = story.latest().map_or(0, |latest| latest.number);
    let (slug, recorded, at) = (&story.slug, seal::time(recorded), seal::time(before.recorded));
    tell(Event::Note(&format!(
        "note: by the clock of this computer, version {number} of {slug} was recorded at {recorded}, before version {} at {at}: a \
         clock is wrong. Versions keep the order in which they were recorded.",
        before.number
    )));
}

/// Returns the time to the second; the ledger keeps no more.
///
/// # Errors
/// Where the clock says a year that the ledger can't write.
pub(super) fn to_the_second(now: DateTime<Utc>) -> Result<DateTime<Utc>, Failure> {
    if !is_writable(now.date_naive()) {
        let title = format!("the clock of this computer says {now}, a time that no ledger can hold.");
        return Err(Failure::unchecked(title).help("set the clock; nothing was recorded"));
    }
    Ok(now.with_nanosecond(0).unwrap_or(now))
}
