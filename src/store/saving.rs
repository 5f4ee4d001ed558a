//! Many stories written together: to make sure of each by itself takes far longer than to write it, so that it is done for a batch of them
//! at once, while the next ones are read.

use super::write::{Laid, Sure, sync_together};
use super::{Ledger, Lock, text};
use crate::ledger::{LedgerError, Slug, Story, StoryFile, Version};
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// How many stories are written together, and how many bytes of snapshots at most but for the last one.
const TOGETHER: usize = 32;
const BYTES: usize = 8 * 1024 * 1024;

/// How many batches may wait while one is written.
const WAITING: usize = 1;

/// A story to be written with the snapshots of its new versions.
#[derive(Debug)]
pub struct Save {
    /// The story as it was read; none where it is new.
    pub before: Option<StoryFile>,
    /// The story as it is to be.
    pub story: Story,
    /// Its new versions, in order.
    pub snapshots: Vec<Snapshot>,
}

/// The files of a new version.
#[derive(Debug)]
pub struct Snapshot {
    /// The version.
    pub version: Version,
    /// The bytes of its snapshot.
    pub bytes: Vec<u8>,
    /// The page that it was read of.
    pub page: Option<Vec<u8>>,
}

/// Where stories are handed in to be written.
#[derive(Debug)]
pub struct Saving<'s> {
    to: SyncSender<Vec<Save>>,
    /// The next batch, and its bytes.
    next: RefCell<(Vec<Save>, usize)>,
    state: &'s Shared,
}

#[derive(Debug, Default)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    /// The stories that are not written yet.
    open: BTreeSet<Slug>,
    failed: Option<LedgerError>,
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Saving<'_> {
    /// Waits until what was handed in of a story is written.
    ///
    /// # Errors
    /// Where something that was handed in could not be written.
    pub fn settled(&self, slug: &Slug) -> Result<(), LedgerError> {
        if self.state.lock().open.contains(slug) {
            self.hand_over();
        }
        let mut state = self.state.lock();
        while state.open.contains(slug) {
            state = self.state.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        state.failed.take().map_or(Ok(()), Err)
    }

    /// Hands a story in; it is written soon.
    ///
    /// # Errors
    /// Where something that was handed in before could not be written.
    pub fn save(&self, save: Save) -> Result<(), LedgerError> {
        self.settled(&save.story.slug)?;
        self.state.lock().open.insert(save.story.slug.clone());
        let size = |one: &Snapshot| one.bytes.len() + one.page.as_ref().map_or(0, Vec::len);
        let full = {
            let (batch, bytes) = &mut *self.next.borrow_mut();
            *bytes += save.snapshots.iter().map(size).sum::<usize>();
            batch.push(save);
            batch.len() >= TOGETHER || *bytes >= BYTES
        };
        if full {
            self.hand_over();
        }
        Ok(())
    }

    fn hand_over(&self) {
        let (batch, _) = self.next.take();
        if !batch.is_empty() {
            // Who takes stories in goes away only when nobody hands any in.
            let _ = self.to.send(batch);
        }
    }
}

impl Ledger {
    /// Writes the stories that `work` hands in, each as [`Ledger::save`] does, and returns once all are written.
    ///
    /// # Errors
    /// What `work` fails with; else where a story can't be written.
    pub fn saving<E: From<LedgerError>>(
        &self,
        lock: &Lock,
        work: impl FnOnce(&Saving<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        let shared = Shared::default();
        let (to, from) = sync_channel(WAITING);
        let worked = thread::scope(|scope| {
            scope.spawn(|| self.write_all(lock, from, &shared));
            let saving = Saving { to, next: RefCell::default(), state: &shared };
            let worked = work(&saving);
            saving.hand_over();
            worked
        });
        // Whoever is killed before finds each story as it was or as it is to be, with all that it names.
        let settled = self.settle();
        let failed = shared.lock().failed.take().or(settled.err());
        worked.and(failed.map_or(Ok(()), |error| Err(error.into())))
    }

    fn write_all(&self, lock: &Lock, from: Receiver<Vec<Save>>, shared: &Shared) {
        for batch in from {
            let failed = self.write(lock, &batch).err();
            let mut state = shared.lock();
            for save in &batch {
                state.open.remove(&save.story.slug);
            }
            state.failed = state.failed.take().or(failed);
            shared.changed.notify_all();
        }
    }

    /// Writes some stories. One that can't be written keeps none of the others from it.
    ///
    /// # Errors
    /// Of several the first.
    fn write(&self, lock: &Lock, batch: &[Save]) -> Result<(), LedgerError> {
        let mut folders = vec![self.inside(&self.claims)?, self.inside(&self.snapshots)?];
        let (mut laid, mut failed) = (Vec::new(), None);
        for save in batch {
            match self.lay_all(lock, save) {
                Ok((one, folder)) => {
                    laid.push(one);
                    folders.push(folder);
                }
                Err(error) => failed = failed.or(Some(error)),
            }
        }
        // No story names what is not there for good.
        if let Err(error) = sync_together(folders.iter().map(PathBuf::as_path)) {
            laid.into_iter().for_each(Laid::forget);
            return Err(failed.unwrap_or(error));
        }
        for one in laid {
            failed = failed.or(one.put().err());
        }
        failed.map_or(Ok(()), Err)
    }

    /// Writes the snapshots of a story, and its file beside the one that it is to take the place of; returns the folder of the snapshots too.
    fn lay_all(&self, lock: &Lock, save: &Save) -> Result<(Laid, PathBuf), LedgerError> {
        let Save { before, story, snapshots } = save;
        let first = snapshots.first().map_or(1, |snapshot| snapshot.version.number);
        let text = text(before.as_ref(), story)?;
        let folder = self.room(lock, &story.slug, first, Sure::Together)?;
        snapshots.iter().try_for_each(|one| folder.save(&one.version, &one.bytes, one.page.as_deref()))?;
        let laid = self.lay(lock, before.as_ref(), &story.slug, &text, Sure::Together)?;
        Ok((laid, folder.folder))
    }
}
