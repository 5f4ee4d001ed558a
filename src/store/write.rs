//! One file written or read: nothing is followed, nothing hangs, and whoever looks sees the old file or the new one.

use super::Lock;
use crate::ledger::{LedgerError, stays_inside};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
#[cfg(feature = "fetch")]
use std::io::{Seek, SeekFrom};
use std::path::{Path, PathBuf};

/// Opening a file without following a link in its place, and without waiting at a pipe.
pub(super) trait FollowNothing {
    /// Sets that.
    fn follow_nothing(&mut self) -> &mut Self;
}

impl FollowNothing for OpenOptions {
    fn follow_nothing(&mut self) -> &mut Self {
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::custom_flags(self, libc::O_NOFOLLOW | libc::O_NONBLOCK);
        self
    }
}

/// Returns the error of what lies at `path` where that is no regular file.
pub(super) fn not_a_file(path: &Path) -> Option<LedgerError> {
    let found = fs::symlink_metadata(path).ok()?;
    if found.is_symlink() {
        return Some(LedgerError::Symlink(path.to_owned()));
    }
    (!found.is_file()).then(|| LedgerError::NotAFile(path.to_owned()))
}

/// Returns where `path` lies below `root`; refuses paths that lead out, and symbolic links on the way.
pub(super) fn inside(root: &Path, path: &str) -> Result<PathBuf, LedgerError> {
    if !stays_inside(path) {
        return Err(LedgerError::Outside(path.to_owned()));
    }
    let mut at = root.to_owned();
    for name in path.split('/') {
        at.push(name);
        match fs::symlink_metadata(&at) {
            Ok(found) if found.is_symlink() => return Err(LedgerError::Symlink(at)),
            Ok(_) => {}
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound) => {}
            Err(error) => return Err(LedgerError::io("read", &at)(error)),
        }
    }
    Ok(at)
}

/// Reads a whole regular file; none where there is no such file.
pub(super) fn read(path: &Path, limit: u64) -> Result<Option<Vec<u8>>, LedgerError> {
    let file = match OpenOptions::new().read(true).follow_nothing().open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(not_a_file(path).unwrap_or_else(|| LedgerError::io("read", path)(error))),
    };
    if !file.metadata().map_err(LedgerError::io("read", path))?.is_file() {
        return Err(LedgerError::NotAFile(path.to_owned()));
    }
    let mut bytes = Vec::new();
    file.take(limit + 1).read_to_end(&mut bytes).map_err(LedgerError::io("read", path))?;
    if bytes.len() as u64 > limit {
        return Err(LedgerError::TooLarge { path: path.to_owned(), limit });
    }
    Ok(Some(bytes))
}

/// Puts `bytes` in the place of `target`, all at once and for good.
pub(super) fn replace(lock: &Lock, target: &Path, bytes: &[u8]) -> Result<(), LedgerError> {
    put(lock, target, bytes)?;
    sync_parent(target)
}

/// Puts `bytes` in the place of `target`, all at once, and for good once its folder is synced: [`sync`].
pub(super) fn put(lock: &Lock, target: &Path, bytes: &[u8]) -> Result<(), LedgerError> {
    lay(lock, target, bytes, Sure::AtOnce)?.put()
}

/// Writes `bytes` to a file beside `target`, to be put in its place.
pub(super) fn lay(_lock: &Lock, target: &Path, bytes: &[u8], sure: Sure) -> Result<Laid, LedgerError> {
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    let temporary = target.with_file_name(format!(".{name}.tmp"));
    // Only a dead writer can have left one: the living one holds the lock.
    match fs::remove_file(&temporary) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(LedgerError::io("write", &temporary)(error)),
        _ => lay_by(create(&temporary)?, &temporary, target, bytes, sure),
    }
}

/// When it is made sure that what is written is on the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sure {
    /// File by file.
    AtOnce,
    /// With others: [`sync_together`].
    #[cfg(feature = "crawls")]
    Together,
}

/// A file that is written and waits to take the place of another one.
#[derive(Debug)]
pub(super) struct Laid {
    temporary: PathBuf,
    target: PathBuf,
}

impl Laid {
    /// Puts it there, all at once.
    pub(super) fn put(self) -> Result<(), LedgerError> {
        let put = fs::rename(&self.temporary, &self.target).map_err(LedgerError::io("write", &self.target));
        if put.is_err() {
            self.forget();
        }
        put
    }

    /// Takes it away.
    pub(super) fn forget(self) {
        let _ = fs::remove_file(self.temporary);
    }
}

/// Makes a new file.
pub(super) fn create(path: &Path) -> Result<File, LedgerError> {
    OpenOptions::new().write(true).create_new(true).open(path).map_err(LedgerError::io("write", path))
}

/// Writes `bytes` to a new file that nothing names yet. It is there for good once its folder is synced: [`sync`].
pub(super) fn fresh(_lock: &Lock, target: &Path, bytes: &[u8], sure: Sure) -> Result<(), LedgerError> {
    let written = write_all(create(target)?, target, bytes, sure);
    if written.is_err() {
        let _ = fs::remove_file(target);
    }
    written
}

/// Writes `bytes` to `file`, the new one at `temporary` beside `target`, and puts that in its place for good. Another name of the
/// file that was there keeps its text.
pub(super) fn replace_by(file: File, temporary: &Path, target: &Path, bytes: &[u8]) -> Result<(), LedgerError> {
    lay_by(file, temporary, target, bytes, Sure::AtOnce)?.put()?;
    sync_parent(target)
}

fn lay_by(file: File, temporary: &Path, target: &Path, bytes: &[u8], sure: Sure) -> Result<Laid, LedgerError> {
    let written = not_a_file(target).map_or(Ok(()), Err).and_then(|()| fill(file, temporary, target, bytes, sure));
    let laid = Laid { temporary: temporary.to_owned(), target: target.to_owned() };
    match written {
        Ok(()) => Ok(laid),
        Err(error) => {
            laid.forget();
            Err(error)
        }
    }
}

fn fill(file: File, temporary: &Path, target: &Path, bytes: &[u8], sure: Sure) -> Result<(), LedgerError> {
    match fs::symlink_metadata(target) {
        Ok(old) => file.set_permissions(old.permissions()).map_err(LedgerError::io("write", temporary))?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(LedgerError::io("read", target)(error)),
    }
    write_all(file, temporary, bytes, sure)
}

fn write_all(mut file: File, path: &Path, bytes: &[u8], sure: Sure) -> Result<(), LedgerError> {
    // Only Linux makes sure of many files at a time.
    let now = sure == Sure::AtOnce || cfg!(not(target_os = "linux"));
    let written = file.write_all(bytes).and_then(|()| if now { file.sync_all() } else { Ok(()) });
    written.map_err(LedgerError::io("write", path))
}

/// Makes sure of all that was written to be made sure of together, and of the names in `folders`, where it lies: on Linux each file
/// system is told once, which takes hardly longer for a hundred files than for one.
#[cfg(feature = "crawls")]
pub(super) fn sync_together<'p>(folders: impl Iterator<Item = &'p Path>) -> Result<(), LedgerError> {
    #[cfg(target_os = "linux")]
    {
        let mut told = std::collections::BTreeSet::new();
        for folder in folders {
            let failed = || LedgerError::io("write", folder);
            let open = File::open(folder).map_err(failed())?;
            let device = std::os::unix::fs::MetadataExt::dev(&open.metadata().map_err(failed())?);
            if told.insert(device) {
                rustix::fs::syncfs(&open).map_err(|error| failed()(error.into()))?;
            }
        }
        Ok(())
    }
    #[cfg(not(target_os = "linux"))]
    folders.into_iter().try_for_each(sync)
}

pub(super) fn sync_parent(path: &Path) -> Result<(), LedgerError> {
    let Some(folder) = path.parent() else { return Ok(()) };
    sync(if folder.as_os_str().is_empty() { Path::new(".") } else { folder })
}

/// Makes sure of the names in a folder.
pub(super) fn sync(folder: &Path) -> Result<(), LedgerError> {
    if cfg!(not(unix)) {
        return Ok(());
    }
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(LedgerError::io("write", folder))
}

/// Removes what dead writers left in a folder. The caller holds the lock, so nobody is writing there.
pub(super) fn sweep(folder: &Path) -> Result<(), LedgerError> {
    for entry in fs::read_dir(folder).map_err(LedgerError::io("read", folder))? {
        let path = entry.map_err(LedgerError::io("read", folder))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with('.') && name.ends_with(".tmp") {
            fs::remove_file(&path).map_err(LedgerError::io("remove", &path))?;
        }
    }
    Ok(())
}

/// Puts `bytes`, which end a line, at the end of the file at `path`, for good. What stands behind the last line end there is taken away:
/// its writer was killed.
#[cfg(feature = "fetch")]
pub(super) fn append(path: &Path, bytes: &[u8]) -> Result<(), LedgerError> {
    let failed = || LedgerError::io("write", path);
    let file = OpenOptions::new().read(true).write(true).create(true).truncate(false).follow_nothing().open(path);
    let mut file = file.map_err(|error| not_a_file(path).unwrap_or_else(|| failed()(error)))?;
    if !file.metadata().map_err(failed())?.is_file() {
        return Err(LedgerError::NotAFile(path.to_owned()));
    }
    file.lock().map_err(LedgerError::io("lock", path))?;
    let end = whole_lines(&mut file).map_err(failed())?;
    let written = file
        .set_len(end)
        .and_then(|()| file.seek(SeekFrom::Start(end)))
        .and_then(|_| file.write_all(bytes))
        .and_then(|()| file.sync_data());
    if let Err(error) = written {
        let _ = file.set_len(end);
        return Err(failed()(error));
    }
    if end == 0 { sync_parent(path) } else { Ok(()) }
}

/// Returns where the last whole line of a file ends.
#[cfg(feature = "fetch")]
fn whole_lines(file: &mut File) -> io::Result<u64> {
    let mut end = file.seek(SeekFrom::End(0))?;
    let mut piece = vec![0; 64 * 1024];
    while end > 0 {
        let from = end.saturating_sub(piece.len() as u64);
        let len = usize::try_from(end - from).unwrap_or_default();
        file.seek(SeekFrom::Start(from))?;
        let read = piece.get_mut(..len).unwrap_or_default();
        file.read_exact(read)?;
        if let Some(at) = read.iter().rposition(|byte| *byte == b'\n') {
            return Ok(from + at as u64 + 1);
        }
        end = from;
    }
    Ok(0)
}
