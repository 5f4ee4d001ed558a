//! Many stories written at once: most of the time goes by while the disk makes sure of each, so that several are in hand together.

use super::{Ledger, Lock, text};
use crate::ledger::{LedgerError, Slug, Story, StoryFile, Version};
use std::collections::BTreeSet;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// How many stories are in hand at a time.
const AT_ONCE: usize = 16;

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
    to: SyncSender<Save>,
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
        // Who takes stories in goes away only when nobody hands any in.
        let _ = self.to.send(save);
        Ok(())
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
        let (to, from) = sync_channel(AT_ONCE);
        let from = Mutex::new(from);
        let worked = thread::scope(|scope| {
            for _ in 0..AT_ONCE {
                scope.spawn(|| self.write_all(lock, &from, &shared));
            }
            work(&Saving { to, state: &shared })
        });
        // Whoever is killed before finds each story as it was or as it is to be, with all that it names.
        let settled = self.settle();
        let failed = shared.lock().failed.take().or(settled.err());
        worked.and(failed.map_or(Ok(()), |error| Err(error.into())))
    }

    fn write_all(&self, lock: &Lock, from: &Mutex<Receiver<Save>>, shared: &Shared) {
        loop {
            let next = from.lock().unwrap_or_else(PoisonError::into_inner).recv();
            let Ok(save) = next else { return };
            let written = self.write(lock, &save);
            let mut state = shared.lock();
            state.open.remove(&save.story.slug);
            state.failed = state.failed.take().or(written.err());
            shared.changed.notify_all();
        }
    }

    fn write(&self, lock: &Lock, save: &Save) -> Result<(), LedgerError> {
        let Save { before, story, snapshots } = save;
        let first = snapshots.first().map_or(1, |snapshot| snapshot.version.number);
        let text = text(before.as_ref(), story)?;
        let folder = self.snapshots_from(lock, &story.slug, first)?;
        snapshots.iter().try_for_each(|one| folder.save(&one.version, &one.bytes, one.page.as_deref()))?;
        folder.settle()?;
        self.put(lock, before.as_ref(), &story.slug, &text)
    }
}
