//! Versions of stories that were kept elsewhere, in a crawl or an archive: each is added with the time that it has there.

use super::chain::Chain;
use super::editions::Editions;
use super::event::{Event, Tell};
use super::failure::Failure;
use super::input::Input;
use super::page::{Came, add_page};
use super::project::Project;
use super::record::{RecordOptions, Recorded, to_the_second};
use super::story_of_path::StoryOfPath;
use crate::ledger::{Response, Slug};
use crate::store::{Save, Saving, Snapshot};
use chrono::{DateTime, Utc};

/// A version that was kept elsewhere.
#[derive(Debug, Clone)]
pub(super) struct Kept<'k> {
    /// When it was kept.
    pub time: DateTime<Utc>,
    /// The address that it is recorded under, or the path from the ledger's folder.
    pub path: &'k str,
}

/// What adding versions came to.
#[derive(Debug, Default)]
pub(crate) struct Added {
    /// The versions that say what the version before says.
    pub same: usize,
    /// The versions that are not later than the latest one on record.
    pub earlier: usize,
    /// The versions that were recorded.
    pub recorded: Vec<Recorded>,
}

/// The bytes of a version, and of the page that they were read of.
type Files = (Vec<u8>, Option<Vec<u8>>);

/// Stories that versions are added to.
pub(super) struct Adding<'a> {
    pub project: &'a Project,
    pub options: &'a RecordOptions,
    pub stories: &'a mut StoryOfPath,
    pub editions: &'a Editions<'a>,
    pub added: Added,
}

impl Adding<'_> {
    /// Adds versions of one story, which come oldest first; `read` reads one of them by its place among them, with what the server said
    /// that sent it. Those that can't be read are told of and left out.
    ///
    /// # Errors
    /// Where the story can't be read or written.
    pub fn story(
        &mut self,
        slug: Slug,
        kept: &[Kept<'_>],
        read: &mut dyn FnMut(usize) -> Result<(Input, Option<Response>), Failure>,
        saving: &Saving<'_>,
        tell: &mut Tell<'_>,
    ) -> Result<(), Failure> {
        saving.settled(&slug)?;
        let before = self.project.ledger.story(&slug)?;
        let mut chain = Chain::new(self.project, self.editions, slug, before.as_ref().map(|file| file.story.clone()));
        let mut snapshots = Vec::new();
        for (at, kept) in kept.iter().enumerate() {
            match self.version(&mut chain, kept, &mut || read(at)) {
                Ok(Some((bytes, page))) => {
                    snapshots.extend(chain.latest().cloned().map(|version| Snapshot { version, bytes, page }));
                }
                Ok(None) => {}
                Err(failure) => tell(Event::Failure(&failure)),
            }
        }
        let Some(story) = chain.into_story().filter(|_| !snapshots.is_empty()) else { return Ok(()) };
        self.stories.note(&story);
        Ok(saving.save(Save { before, story, snapshots })?)
    }

    /// Adds a version to its story; returns its bytes and those of its page, none where there is nothing new.
    fn version(
        &mut self,
        chain: &mut Chain<'_>,
        kept: &Kept<'_>,
        read: &mut dyn FnMut() -> Result<(Input, Option<Response>), Failure>,
    ) -> Result<Option<Files>, Failure> {
        let recorded = to_the_second(kept.time)?;
        if chain.latest().is_some_and(|latest| recorded <= latest.recorded) {
            self.added.earlier += 1;
            return Ok(None);
        }
        let (input, response) = read()?;
        let files = (input.bytes.clone(), input.page.clone());
        let came = Came { path: kept.path, recorded, published: self.options.published, response };
        let told = add_page(chain, input, &came)?;
        if !told.recorded {
            self.added.same += 1;
            return Ok(None);
        }
        self.added.recorded.push(told);
        Ok(Some(files))
    }
}
