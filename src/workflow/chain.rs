//! A story on its way from version to version.

use super::added;
use super::editions::{Editions, Page};
use super::failure::Failure;
use super::input::Input;
use super::project::Project;
use super::reading::holds_more;
use crate::check::{Kept, carry, first};
use crate::diff::Edition;
use crate::extract::extract_after;
use crate::intake::page::{self, READER};
use crate::ledger::{
    Carry, Content, MOST_CLAIMS, NewPage, NewVersion, Outcome, Past, Response, Slug, Story, Summary, Version, record,
};
use crate::model::{Claim, ClaimKind, Digest};
use crate::text::ADDRESS_KEYS;
use chrono::{DateTime, NaiveDate, Utc};
use std::rc::Rc;

/// A story that is brought up to one version after another; nothing is written.
pub(crate) struct Chain<'b> {
    project: &'b Project,
    editions: &'b Editions<'b>,
    slug: Slug,
    story: Option<Story>,
}

/// A story with its latest version and the page that this was.
type Before<'s> = (&'s Story, &'s Version, Rc<Page>);

/// What is recorded of a version beside its text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entry<'a> {
    pub recorded: DateTime<Utc>,
    pub published: Option<NaiveDate>,
    pub url: Option<&'a str>,
    /// The article's path from the ledger's folder, or its address.
    pub path: &'a str,
    /// Whether a page that was recorded already is read anew, where this reader reads something else.
    pub anew: bool,
    /// What the server said that sent it.
    pub response: Option<&'a Response>,
}

impl<'b> Chain<'b> {
    /// Returns the chain of the story `slug`; `story` is what is on record of it.
    pub fn new(project: &'b Project, editions: &'b Editions<'b>, slug: Slug, story: Option<Story>) -> Self {
        Self { project, editions, slug, story }
    }

    /// Returns the story as far as it has come.
    pub fn story(&self) -> Option<&Story> {
        self.story.as_ref()
    }

    /// Returns the story as far as it has come, and ends.
    pub fn into_story(self) -> Option<Story> {
        self.story
    }

    /// Returns the latest version.
    pub fn latest(&self) -> Option<&Version> {
        self.story.as_ref().and_then(Story::latest)
    }

    /// Adds a version; none where `input` is what the latest one is already, unless the article has moved.
    ///
    /// # Errors
    /// Where the snapshot of the latest version can't be read, or the story can't have more versions.
    pub fn add(&mut self, input: Input, entry: &Entry<'_>) -> Result<Option<Summary>, Failure> {
        let digest = Digest::of_bytes(&input.bytes);
        // An article that was moved is a new version: the record of where it stands is sealed, like everything else.
        let stands = |latest: &Version| latest.path == entry.path || self.project.full(&latest.path).exists();
        let of_page = input.page.as_deref().map(Digest::of_bytes);
        // The same page is the same version, whatever a newer reader would read of it.
        let same_page = |latest: &Version| of_page.is_some() && latest.page.as_ref().map(|page| page.digest) == of_page;
        let same = |latest: &Version| latest.digest == digest || same_page(latest) && !entry.anew;
        if self.latest().is_some_and(|latest| same(latest) && stands(latest)) {
            return Ok(None);
        }
        let context = self.project.context(entry.published);
        // An article of millions of numbers is refused before much is made of them.
        if holds_more(&input.article, &input.bytes, context, MOST_CLAIMS) {
            return Err(too_many(entry.path));
        }
        let before = self.before()?;
        let known = before.as_ref().and_then(|(.., page)| page.heard());
        let (mut found, heard) = extract_after(&input.article, &context, known);
        if found.iter().filter(|claim| claim.kind() != ClaimKind::Assertion).count() > MOST_CLAIMS {
            return Err(too_many(entry.path));
        }
        if let Some(story) = &self.story {
            found = added::standing(story, &input.article, found);
        }
        let Input { article, extension, page: web, .. } = input;
        let page = Page::new(article, found, heard);
        let kept = self.carry(before, page.edition());
        let known = |kept: &Kept| kept.at.and_then(|at| page.says(at));
        let lone = |kept: &Kept| known(kept).is_none().then(|| Content::of(&page.article, &kept.claim));
        let lone: Vec<Option<Content>> = kept.iter().map(lone).collect();
        let says: Vec<&Content> =
            kept.iter().zip(&lone).filter_map(|(kept, lone)| lone.as_ref().or_else(|| known(kept))).collect();
        let (claims, carry): (Vec<Claim>, Vec<Carry>) = kept.into_iter().map(|kept| (kept.claim, kept.carry)).unzip();
        let whole = |url: &&str| url.starts_with("https://") || url.starts_with("http://");
        let stated = page.article.front().texts(ADDRESS_KEYS).find(whole).map(str::to_owned);
        let version = NewVersion {
            recorded: entry.recorded,
            published: entry.published,
            url: entry.url.or(stated.as_deref()),
            path: entry.path,
            snapshots: self.project.ledger.snapshots(),
            extension: &extension,
            response: entry.response,
            digest,
            page: web.as_deref().zip(of_page).map(|(bytes, digest)| NewPage {
                digest,
                ending: page::ending(bytes),
                reader: READER,
                kept: bytes.len() as u64 <= self.project.config.page_bytes,
            }),
            article: &page.article,
            claims: &claims,
            says: &says,
        };
        let outcome = record(&self.slug, self.story.take(), &version, &carry);
        match outcome.map_err(|error| Failure::unchecked(format!("{error}.")))? {
            Outcome::Unchanged { .. } => Ok(None),
            Outcome::Recorded { story, summary } => {
                if let Some(latest) = story.latest() {
                    self.editions.put(&story.slug, latest.number, page);
                }
                self.story = Some(*story);
                Ok(Some(summary))
            }
        }
    }

    /// Returns the story with its latest version and what that says; none where nothing is on record yet.
    fn before(&self) -> Result<Option<Before<'_>>, Failure> {
        let known = self.story.as_ref().and_then(|story| Some((story, story.latest()?)));
        known.map(|(story, latest)| Ok((story, latest, self.editions.page(story, latest)?))).transpose()
    }

    /// Returns the claims of the new version that go on record, each with the recorded one that it continues.
    fn carry(&self, before: Option<Before<'_>>, after: Edition<'_>) -> Vec<Kept> {
        let Some((story, latest, page)) = before else { return first(after) };
        let held = story.held(latest.number, &page.claims, |at| page.says(at));
        let mut carried = carry(story, &held, page.edition(), after);
        carried.iter_mut().filter_map(|kept| kept.carry.was.as_mut()).for_each(|was| self.date(story, was));
        carried
    }

    /// Dates what a sentence said back to the first of the versions up to the latest that all hold its words. One that can't be read
    /// is not said to hold them.
    fn date(&self, story: &Story, was: &mut Past) {
        let holds = |version: &&Version| {
            let page = self.editions.page(story, version);
            page.is_ok_and(|page| was.content.parts.iter().all(|part| page.article.text().contains(part)))
        };
        let held = story.versions.iter().rev().take_while(holds).last();
        was.since = held.map_or(was.since, |version| version.number);
    }
}

fn too_many(path: &str) -> Failure {
    let title = format!("{path} has more than {MOST_CLAIMS} claims, the most that a version may have.");
    Failure::unchecked(title).help("split the article")
}
