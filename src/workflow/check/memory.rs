//! What was read of a ledger, kept from one look at it to the next: only what has changed since is read again.

use crate::ledger::{Defect, Slug, StoryFile, Version};
use crate::store::Mark;
use crate::text::Article;
use crate::workflow::editions::Page;
use crate::workflow::failure::Failure;
use crate::workflow::parallel;
use crate::workflow::project::{Project, Shelf};
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// How many stories are known more closely: more than anybody works on at a time.
const MOST: usize = 16;

/// What is known of a ledger: nothing at first.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    /// What `onrecord.toml` said when it was read.
    config: String,
    /// The stories that could be read, by their paths.
    files: BTreeMap<String, StoryFile>,
    /// The stories' files by their names, as they were before they were read.
    marks: BTreeMap<String, Mark>,
    records: Mutex<BTreeMap<Slug, Record>>,
}

/// What is known of a story's record, as long as none of its files changes.
#[derive(Debug, Default)]
pub struct Record {
    /// Its files, as they were before they were read; none where nothing is to be kept.
    marks: Vec<Mark>,
    /// What is wrong with it, where that was looked for.
    pub defects: Option<Vec<Defect>>,
    /// Its latest version.
    pub latest: Option<Page>,
    /// Texts of older versions by number.
    pub earlier: BTreeMap<u32, Article>,
}

impl Memory {
    /// Reads every story whose file is not what it was, and hands them all over until they are given back.
    ///
    /// # Errors
    /// Where the folder of claims can't be read.
    pub fn shelf(&mut self, project: &Project) -> Result<Shelf, Failure> {
        if self.config != project.written {
            *self = Self { config: project.written.clone(), ..Self::default() };
        }
        let marks = project.ledger.marks()?;
        let same = |name: &&String| {
            marks.get(*name).is_some_and(|mark| mark.is_known() && self.marks.get(*name) == Some(mark))
        };
        let path = |name: &str| format!("{}/{name}", project.config.claims);
        let mut kept: BTreeMap<&String, StoryFile> =
            marks.keys().filter(same).filter_map(|name| Some((name, self.files.remove(&path(name))?))).collect();
        let others: Vec<&String> = marks.keys().filter(|name| !kept.contains_key(name)).collect();
        let mut read = parallel::map(&others, |_| {}, |name| project.ledger.story_at(name)).into_iter();
        let shelf = marks.keys().filter_map(|name| match kept.remove(name) {
            Some(file) => Some((path(name), Ok(file))),
            None => read.next(),
        });
        let shelf = shelf.collect();
        self.files.clear();
        self.marks = marks;
        Ok(shelf)
    }

    /// Hands the stories that can be read to `look`.
    ///
    /// # Errors
    /// As [`Memory::shelf`].
    #[cfg(feature = "lsp")]
    pub fn with_stories<T>(
        &mut self,
        project: &Project,
        look: impl FnOnce(&[StoryFile], &Self) -> T,
    ) -> Result<T, Failure> {
        let (files, ..) = project.told_apart(self.shelf(project)?);
        let found = look(&files, self);
        self.keep(files);
        Ok(found)
    }

    /// Takes back stories that were handed over.
    pub fn keep(&mut self, files: Vec<StoryFile>) {
        self.files = files.into_iter().map(|file| (file.path.clone(), file)).collect();
    }

    /// Hands over what is known of a story's record: nothing where one of its files is not what it was.
    pub fn record(&self, project: &Project, file: &StoryFile) -> Record {
        let name = file.path.rsplit('/').next().unwrap_or_default();
        let of_version = |version: &Version| {
            let page = version.page.as_ref().and_then(|page| page.file.clone());
            [Some(version.snapshot.clone()), page].into_iter().flatten()
        };
        let inner = file.story.versions.iter().flat_map(of_version).map(|path| project.ledger.mark_at(&path));
        let marks: Vec<Mark> = self.marks.get(name).cloned().into_iter().chain(inner).collect();
        let known = self.records.lock().unwrap_or_else(PoisonError::into_inner).remove(&file.story.slug);
        known
            .filter(|known| known.marks == marks && marks.iter().all(Mark::is_known))
            .unwrap_or(Record { marks, ..Record::default() })
    }

    /// Takes what is known of a story's record back.
    pub fn take_back(&self, file: &StoryFile, record: Record) {
        let mut records = self.records.lock().unwrap_or_else(PoisonError::into_inner);
        records.insert(file.story.slug.clone(), record);
        if records.len() > MOST {
            records.pop_first();
        }
    }
}
