//! The right to write: a lock on a file, which the system takes back when the process ends, however it ends.

use super::write::{FollowNothing, not_a_file};
use crate::ledger::LedgerError;
use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::Path;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

/// After this long, the person at the terminal is told that another process is writing.
const TELL: Duration = Duration::from_secs(10);
/// After this long, waiting ends with an error.
const GIVE_UP: Duration = Duration::from_secs(60);

/// The right to write to a ledger; the system takes it back when the process ends, however it ends.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

/// Opens the lock file at `path` and waits until nobody else holds it.
pub(super) fn acquire(path: &Path, waiting: impl FnOnce()) -> Result<Lock, LedgerError> {
    let mut options = OpenOptions::new();
    options.create(true).truncate(false).write(true);
    let file = patiently(&mut options, path, waiting, File::try_lock, File::lock)?;
    Ok(Lock { _file: file })
}

/// Opens the lock file at `path`; none where somebody else holds it.
#[cfg(feature = "fetch")]
pub(super) fn attempt(path: &Path) -> Result<Option<Lock>, LedgerError> {
    let mut options = OpenOptions::new();
    let file = open(options.create(true).truncate(false).write(true), path)?;
    match file.try_lock() {
        Ok(()) => Ok(Some(Lock { _file: file })),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(LedgerError::io("lock", path)(error)),
    }
}

/// Opens the lock file at `path`, which is there, and waits until nobody writes; nobody does as long as the answer lives.
pub(super) fn share(path: &Path, waiting: impl FnOnce()) -> Result<File, LedgerError> {
    patiently(OpenOptions::new().read(true), path, waiting, File::try_lock_shared, File::lock_shared)
}

/// Opens the file at `path` and gets a lock on it.
///
/// The system lets those in first who have waited longest; who asks again and again instead would starve among many.
fn patiently(
    options: &mut OpenOptions,
    path: &Path,
    waiting: impl FnOnce(),
    attempt: fn(&File) -> Result<(), TryLockError>,
    wait: fn(&File) -> io::Result<()>,
) -> Result<File, LedgerError> {
    let file = open(options, path)?;
    match attempt(&file) {
        Ok(()) => return Ok(file),
        Err(TryLockError::WouldBlock) => {}
        Err(TryLockError::Error(error)) => return Err(LedgerError::io("lock", path)(error)),
    }
    let (give, take) = channel();
    // Waiting can't be broken off: where it ends too late, the lock goes back at once with the file.
    std::thread::spawn(move || {
        let _ = give.send(uninterrupted(|| wait(&file)).map(|()| file));
    });
    let mut waiting = Some(waiting);
    for patience in [TELL, GIVE_UP - TELL] {
        match take.recv_timeout(patience) {
            Ok(taken) => return taken.map_err(LedgerError::io("lock", path)),
            Err(RecvTimeoutError::Timeout) => waiting.take().into_iter().for_each(|tell| tell()),
            Err(RecvTimeoutError::Disconnected) => break,
        }
    }
    Err(LedgerError::Busy(path.to_owned()))
}

/// Opens the file at `path`, where it is one.
fn open(options: &mut OpenOptions, path: &Path) -> Result<File, LedgerError> {
    let file = options.follow_nothing().open(path);
    let file = file.map_err(|error| not_a_file(path).unwrap_or_else(|| LedgerError::io("open", path)(error)))?;
    if !file.metadata().map_err(LedgerError::io("read", path))?.is_file() {
        return Err(LedgerError::NotAFile(path.to_owned()));
    }
    Ok(file)
}

fn uninterrupted(mut wait: impl FnMut() -> io::Result<()>) -> io::Result<()> {
    loop {
        match wait() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            ended => return ended,
        }
    }
}
