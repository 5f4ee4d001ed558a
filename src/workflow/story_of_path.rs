//! Which story an article belongs to.

use super::failure::Failure;
use super::project::Project;
use crate::ledger::{STREAM, Slug, Story, canonical, is_address, key, origin, slugs_of_address};
#[cfg(feature = "fetch")]
use crate::store::Mark;
use std::collections::BTreeMap;

/// Where the articles of all stories stand and stood. The lock keeps others from changing it; whoever gives that back looks whether it is
/// as it was before using it again.
#[derive(Default)]
pub(crate) struct StoryOfPath {
    /// The story of each path that a version was recorded from or published at; later stories win.
    once: BTreeMap<String, Slug>,
    /// The story of each path that a story's latest version was recorded from.
    now: BTreeMap<String, Slug>,
    /// The path of each story's latest version.
    latest: BTreeMap<Slug, String>,
    /// Why a story can't be read.
    unreadable: Option<Failure>,
    /// The stories' files as they were when they were read, or written here.
    #[cfg(feature = "fetch")]
    marks: BTreeMap<String, Mark>,
}

impl StoryOfPath {
    /// Reads every story.
    ///
    /// # Errors
    /// Where the folder of claims can't be read.
    pub fn read(project: &Project) -> Result<Self, Failure> {
        // What is written meanwhile has another mark afterwards.
        #[cfg(feature = "fetch")]
        let marks = project.ledger.marks()?;
        let (files, failures) = project.stories()?;
        let mut places = Self { unreadable: failures.into_iter().next(), ..Self::default() };
        #[cfg(feature = "fetch")]
        {
            places.marks = marks;
        }
        for file in &files {
            places.note(&file.story);
        }
        Ok(places)
    }

    /// Reads every story anew, unless all files are as they were.
    ///
    /// # Errors
    /// Where the folder of claims can't be read.
    #[cfg(feature = "fetch")]
    pub fn refreshed(self, project: &Project) -> Result<Self, Failure> {
        if self.unreadable.is_none() && !self.marks.is_empty() && project.ledger.marks()? == self.marks {
            return Ok(self);
        }
        Self::read(project)
    }

    /// Takes in a story that was written here.
    #[cfg(feature = "fetch")]
    pub fn written(&mut self, project: &Project, story: &Story) {
        self.note(story);
        let name = format!("{}.yaml", story.slug);
        self.marks.insert(name.clone(), project.ledger.mark(&name));
    }

    /// Takes in where the versions of `story` stand now.
    pub fn note(&mut self, story: &Story) {
        let slug = &story.slug;
        for version in &story.versions {
            // What came on standard input may be of any story.
            if version.path != STREAM {
                self.once.insert(key(&version.path), slug.clone());
            }
            let url = version.url.as_deref().and_then(canonical);
            self.once.extend(url.map(|url| (key(&url), slug.clone())));
        }
        let Some(latest) = story.latest() else { return };
        let before = self.latest.insert(slug.clone(), latest.path.clone());
        if let Some(before) = before.filter(|before| self.now.get(&key(before)) == Some(slug)) {
            self.now.remove(&key(&before));
        }
        if latest.path != STREAM {
            self.now.insert(key(&latest.path), slug.clone());
        }
    }

    /// Returns the story that an article belongs to: the named one, the one its path was recorded for, else one of the
    /// file's own name.
    ///
    /// # Errors
    /// Where that is another article's story, or none can be told.
    pub fn slug(&self, named: Option<&str>, project: &Project, path: &str) -> Result<Slug, Failure> {
        let names = if is_address(path) { slugs_of_address(path) } else { Slug::of_path(path) };
        self.slug_among(named, project, path, &names)
    }

    /// Returns the same where a story that is new is to have one of `names`, the first that is free.
    ///
    /// # Errors
    /// As [`Self::slug`].
    pub fn slug_among(
        &self,
        named: Option<&str>,
        project: &Project,
        path: &str,
        names: &[Slug],
    ) -> Result<Slug, Failure> {
        if let Some(name) = named {
            let slug = Slug::parse(name).ok_or_else(|| {
                let failure = Failure::usage(format!("{name} can't be a story's name."));
                failure.help("use lower-case letters, digits and dashes: --story harbour-toll")
            })?;
            return self.taken(&slug, path).map_or(Ok(slug), Err);
        }
        if path == STREAM {
            let failure = Failure::usage("an article on standard input has no name that says which story it is of.");
            return Err(failure.help("name the story: onrecord record - --story harbour-toll"));
        }
        if let Some(slug) = self.known(path) {
            return self.moved_away(project, slug, path).map_or_else(|| Ok(slug.clone()), Err);
        }
        let slug = names.first().cloned().ok_or_else(|| {
            Failure::usage(format!("no story's name can be made of {path}.")).help("name one: --story harbour-toll")
        })?;
        if let Some(other) = self.latest.get(&slug) {
            // Two files of one name are two stories where both are there; else one may have become the other.
            let free = names.iter().find(|slug| !self.latest.contains_key(slug)).cloned();
            // Another address is another article.
            let numbered = || names.last().filter(|_| is_address(path)).and_then(|name| self.numbered(name));
            if let Some(free) = free.or_else(numbered).filter(|_| is_address(path) || project.full(other).exists()) {
                return self.unreadable.clone().map_or(Ok(free), Err);
            }
            let title = format!("the story {slug} is on record already, as {}.", origin(other));
            let help = format!("if {path} is the same story: --story {slug}; else give it another name with --story");
            return Err(Failure::usage(title).help(help));
        }
        // A story that can't be read may be the one that this path belongs to.
        self.unreadable.clone().map_or(Ok(slug), Err)
    }

    /// Returns the story that the article at a path or an address belongs to, as far as it is on record.
    pub fn known(&self, path: &str) -> Option<&Slug> {
        self.now.get(&key(path)).or_else(|| self.once.get(&key(path)))
    }

    /// Returns a name that no story has: `slug` with the first number that makes one.
    fn numbered(&self, slug: &Slug) -> Option<Slug> {
        let names = (2_u32..).map_while(|number| Slug::parse(&format!("{slug}-{number}")));
        names.into_iter().find(|slug| !self.latest.contains_key(slug))
    }

    /// Returns what is in the way of recording the article at `path` as `slug` where it is the article of another story: one
    /// of the two would not be compared with its own article any more.
    fn taken(&self, slug: &Slug, path: &str) -> Option<Failure> {
        let other = self.now.get(&key(path)).filter(|other| *other != slug)?;
        let title = format!("{path} is on record already, as the story {other}; nothing was recorded.");
        let help = match self.latest.get(slug) {
            Some(own) => format!("{slug} is {}. A new version of {other}: onrecord record {path}", origin(own)),
            None => format!(
                "a new version of {other}: onrecord record {path}. To begin anew under another name, with no history and no \
                 decisions, take {other} off the record first: remove its file in claims/ and its folder in snapshots/"
            ),
        };
        Some(Failure::usage(title).help(help))
    }

    /// Returns what is in the way where `path` is only where the story's article stood once: it may hold another article
    /// now.
    fn moved_away(&self, project: &Project, slug: &Slug, path: &str) -> Option<Failure> {
        let latest = self
            .latest
            .get(slug)
            .filter(|latest| *latest != path && !is_address(path) && project.full(latest).exists())?;
        let title = format!("{path} held an earlier version of the story {slug}, which is {latest} now.");
        let help = format!("if {path} is the same story: --story {slug}; else name another with --story");
        Some(Failure::usage(title).help(help))
    }
}
