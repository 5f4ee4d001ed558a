//! From a snapshot to its claims: the one way, and the one place that keeps what was read.

use super::added;
use super::failure::Failure;
use super::input;
use super::project::Project;
use crate::diff::Edition;
use crate::extract::{Heard, extract_after};
use crate::ledger::{Content, Recorded, Slug, Story, Version};
use crate::model::{Claim, ClaimId};
use crate::text::{Article, Markup};
use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::ffi::OsStr;
use std::path::Path;
use std::rc::Rc;

/// How many versions are kept: more than any one article needs at a time.
const MOST: usize = 64;

/// A version that was read: its text and all its claims.
#[derive(Debug)]
pub(crate) struct Page {
    pub article: Article,
    pub claims: Vec<Claim>,
    /// What was heard in its sentences, where it is English.
    heard: Option<Heard>,
    /// What each of them says.
    says: Vec<OnceCell<Content>>,
    /// Which recorded claim each is.
    held: OnceCell<Held>,
}

/// Which recorded claim each claim is, and which claim each recorded one.
#[derive(Debug)]
struct Held(Vec<Option<ClaimId>>, BTreeMap<ClaimId, usize>);

impl Page {
    /// Reads a recorded version.
    ///
    /// # Errors
    /// Where its snapshot is missing, unreadable, changed since, or no text.
    pub fn read(project: &Project, story: &Story, version: &Version) -> Result<Self, Failure> {
        Ok(Self::recorded(project, story, version, project.snapshot(version)?))
    }

    /// Finds the claims of the text of a recorded version.
    pub fn recorded(project: &Project, story: &Story, version: &Version, article: Article) -> Self {
        let (claims, heard) = extract_after(&article, &project.context(version.published), None);
        let claims = added::recorded(story, version.number, &article, claims);
        Self::new(article, claims, heard)
    }

    /// Finds the claims of an article as it is now; `version` is the latest one.
    pub fn now(project: &Project, story: &Story, version: &Version, article: Article) -> Self {
        let (claims, heard) = extract_after(&article, &project.context(version.published), None);
        let claims = added::standing(story, &article, claims);
        Self::new(article, claims, heard)
    }

    pub fn new(article: Article, claims: Vec<Claim>, heard: Option<Heard>) -> Self {
        let says = claims.iter().map(|_| OnceCell::new()).collect();
        Self { article, claims, heard, says, held: OnceCell::new() }
    }

    /// Returns what the claim at `at` says.
    pub fn says(&self, at: usize) -> Option<&Content> {
        let (claim, says) = (self.claims.get(at)?, self.says.get(at)?);
        Some(says.get_or_init(|| Content::of(&self.article, claim)))
    }

    /// Returns for each claim the recorded one that it is, where this is version `number` of `story`.
    pub fn ids(&self, story: &Story, number: u32) -> &[Option<ClaimId>] {
        &self.held(story, number).0
    }

    /// Returns the claim that is recorded under that name, where this is version `number` of `story`.
    pub fn claim(&self, story: &Story, number: u32, id: &ClaimId) -> Option<&Claim> {
        self.claims.get(*self.held(story, number).1.get(id)?)
    }

    /// Returns which of the claims the program misread, as a person has found, by index.
    pub fn misread(&self, story: &Story, number: u32) -> BTreeSet<usize> {
        if !story.claims.iter().any(Recorded::is_misread) {
            return BTreeSet::new();
        }
        let misread = |id: &ClaimId| story.claim(id).is_some_and(Recorded::is_misread);
        let ids = self.ids(story, number).iter().enumerate();
        ids.filter(|(_, id)| id.as_ref().is_some_and(misread)).map(|(at, _)| at).collect()
    }

    fn held(&self, story: &Story, number: u32) -> &Held {
        self.held.get_or_init(|| {
            let held = story.held(number, &self.claims, |at| self.says(at)).into_iter();
            let ids: Vec<Option<ClaimId>> = held.map(|claim| claim.map(|claim| claim.id.clone())).collect();
            let places = ids.iter().enumerate().filter_map(|(at, id)| Some((id.clone()?, at))).collect();
            Held(ids, places)
        })
    }

    /// Returns its text, and what was heard there.
    pub fn heard(&self) -> Option<(&Article, &Heard)> {
        self.heard.as_ref().map(|heard| (&self.article, heard))
    }

    pub fn edition(&self) -> Edition<'_> {
        Edition::new(&self.article, &self.claims)
    }
}

/// The versions of a ledger, each read once.
#[derive(Debug)]
pub(crate) struct Editions<'p> {
    project: &'p Project,
    /// Those that were read last, the latest at the end.
    read: RefCell<VecDeque<Kept>>,
}

/// A version of a story, and what reading it came to.
type Kept = (Slug, u32, Result<Rc<Page>, Failure>);

impl<'p> Editions<'p> {
    /// Returns the versions of a project, none of them read yet.
    pub fn new(project: &'p Project) -> Self {
        Self { project, read: RefCell::default() }
    }

    /// Returns a version of a story with its claims.
    ///
    /// # Errors
    /// Where its snapshot is missing, unreadable, changed since, or no text.
    pub fn page(&self, story: &Story, version: &Version) -> Result<Rc<Page>, Failure> {
        let mut read = self.read.borrow_mut();
        let known = read.iter().position(|(slug, number, _)| (slug, *number) == (&story.slug, version.number));
        let entry = known.and_then(|at| read.remove(at)).unwrap_or_else(|| {
            let page = Page::read(self.project, story, version).map(Rc::new);
            (story.slug.clone(), version.number, page)
        });
        let page = entry.2.clone();
        keep(&mut read, entry);
        page
    }

    /// Takes in a version that was read before it was recorded.
    pub fn put(&self, story: &Slug, number: u32, page: Page) {
        keep(&mut self.read.borrow_mut(), (story.clone(), number, Ok(Rc::new(page))));
    }
}

fn keep(read: &mut VecDeque<Kept>, entry: Kept) {
    if read.len() == MOST {
        read.pop_front();
    }
    read.push_back(entry);
}

impl Project {
    /// Reads the text of a recorded version.
    ///
    /// # Errors
    /// Where the snapshot is missing, unreadable, changed since, or no text.
    pub(crate) fn snapshot(&self, version: &Version) -> Result<Article, Failure> {
        self.text(version, &sound(version, self.ledger.snapshot(version)?)?)
    }

    /// Returns the text of a version's snapshot, whose bytes these are.
    ///
    /// # Errors
    /// Where the bytes are no text.
    pub(crate) fn text(&self, version: &Version, bytes: &[u8]) -> Result<Article, Failure> {
        let extension = Path::new(&version.snapshot).extension().and_then(OsStr::to_str).unwrap_or_default();
        input::article(&version.snapshot, bytes, Markup::of_extension(extension), &self.at)
    }
}

/// Returns the bytes of a version's snapshot.
///
/// # Errors
/// Where there are none, or they are not what was recorded.
pub(crate) fn sound(version: &Version, bytes: Option<Vec<u8>>) -> Result<Vec<u8>, Failure> {
    let bytes = bytes.ok_or_else(|| {
        Failure::unchecked(format!("{} is missing.", version.snapshot)).help("`onrecord verify` says what else is")
    })?;
    if version.is_of(&bytes) {
        return Ok(bytes);
    }
    let title = format!("{} is not what was recorded as version {}.", version.snapshot, version.number);
    Err(Failure::unchecked(title).help("`onrecord verify` says what else was changed"))
}
