//! What is recorded and what waits.

use super::event::{Event, Tell};
use super::failure::Failure;
use super::paths::by_path;
use super::project::Project;
use super::unread::{self, Unread};
use super::{input, parallel};
use crate::intake::name_of_path;
use crate::ledger::{ReviewState, Story, StoryFile, seal};
use crate::schema::{Day, StoryName, Time};
use schemars::JsonSchema;
use serde::Serialize;

/// A story.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "Story")]
#[non_exhaustive]
pub struct StoryStatus {
    /// The story's name.
    #[schemars(with = "StoryName")]
    pub story: String,
    /// Its article, from the ledger's folder.
    pub path: String,
    /// Its latest version.
    pub version: u32,
    /// When that was recorded.
    #[schemars(with = "Time")]
    pub recorded: String,
    /// The day of its publication; null where it is not known.
    #[schemars(with = "Option<Day>")]
    pub published: Option<String>,
    /// How many claims the latest version holds.
    pub claims: usize,
    /// How many of them wait for a person.
    pub pending: usize,
    /// How many of them a person has found right.
    pub accepted: usize,
    /// How many of them a person has found wrong.
    pub rejected: usize,
    /// How many more a person has found to be misread by the program: they count as no claims.
    pub misread: usize,
    /// How many claims of earlier versions it does not hold any more.
    pub gone: usize,
    /// Whether the article, as it is now, differs from the latest version; null where it can't be read.
    pub edited: Option<bool>,
    /// What of the article, as it is now, is not read.
    pub unread: Vec<Unread>,
}

/// What is on record, and what is not.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct Status {
    /// The stories on record, by name.
    pub stories: Vec<StoryStatus>,
    /// Articles that no story knows, from the ledger's folder.
    pub unrecorded: Vec<String>,
}

/// Returns what is recorded and what waits; says of stories that can't be read why not.
///
/// # Errors
/// Where the folder of claims, or the articles, can't be listed.
pub(crate) fn status(project: &Project, tell: &mut Tell<'_>) -> Result<Status, Failure> {
    let (files, failures, unread) = project.all()?;
    failures.iter().for_each(|failure| tell(Event::Failure(failure)));
    let recorded = by_path(&files);
    let articles = project.articles()?;
    let is_recorded = |path: &str| recorded.contains_key(path) || unread.may_hold(path);
    let unrecorded = articles.iter().map(|path| name_of_path(path)).filter(|path| !is_recorded(path)).collect();
    Ok(Status { stories: parallel::map(&files, |_| {}, |file| row(project, file)), unrecorded })
}

fn row(project: &Project, file: &StoryFile) -> StoryStatus {
    let story: &Story = &file.story;
    let of = |state: ReviewState| story.current().filter(|claim| claim.review.state == state).count();
    let latest = story.latest();
    let now = latest.and_then(|latest| Some((latest, project.as_it_is(latest).ok()?)));
    let article = now.as_ref().and_then(|(latest, now)| input::article_of(latest.article(), now, &project.at).ok());
    StoryStatus {
        story: story.slug.to_string(),
        path: latest.map(|version| version.path.clone()).unwrap_or_default(),
        version: latest.map_or(0, |version| version.number),
        recorded: latest.map(|version| seal::time(version.recorded)).unwrap_or_default(),
        published: latest.and_then(|version| version.published).map(|day| day.to_string()),
        claims: story.counted().count(),
        pending: of(ReviewState::Pending),
        accepted: of(ReviewState::Accepted),
        rejected: of(ReviewState::Rejected),
        misread: of(ReviewState::Misread),
        gone: story.claims.iter().filter(|claim| !claim.is_current() && !claim.is_misread()).count(),
        edited: now.map(|(latest, now)| !input::is_of(latest, &now.bytes, now.page())),
        unread: article.map(|article| unread::of(None, &article)).unwrap_or_default(),
    }
}
