//! Files that are no part of the record and lie where somebody names them: reports of a run, baselines, folders of pages.

use super::write::{FollowNothing, create, replace_by};
use super::{Ledger, MARKER, SOURCES};
use crate::ledger::LedgerError;
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs::{self, File, FileType, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Component, Path, PathBuf};

/// How many links may lie on the way to a file.
const MOST_LINKS: usize = 40;

/// What no such file may take the place of: whatever the ledger owns, and articles.
#[derive(Debug, Default)]
pub struct Spared {
    /// The ledger's folder, without links on the way; none where there is no ledger.
    root: Option<PathBuf>,
    /// Folders in which nothing is written.
    folders: Vec<PathBuf>,
    files: BTreeSet<PathBuf>,
}

/// Where a file goes, found to be allowed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    path: PathBuf,
    /// As it was typed, for messages.
    typed: PathBuf,
    /// Whether it is a pipe or a device, which is written to as it is.
    stream: bool,
}

impl Spared {
    /// Spares what `ledger` owns.
    pub fn of(ledger: &Ledger) -> Self {
        let root = fs::canonicalize(ledger.root()).unwrap_or_else(|_| ledger.root().to_owned());
        let folders = [&ledger.claims, &ledger.snapshots].map(|folder| root.join(folder)).to_vec();
        Self { files: [MARKER, SOURCES].map(|name| root.join(name)).into(), root: Some(root), folders }
    }

    /// Spares the file at `path` too.
    pub fn add(&mut self, path: &Path) {
        self.files.insert(fs::canonicalize(path).unwrap_or_else(|_| path.to_owned()));
    }

    /// Returns where the file that somebody named lies; `typed` as it was typed, `path` where that leads.
    ///
    /// Links on the way are the user's own, unless they lie in the ledger's folder and lead out of it: then somebody else
    /// may have put them there. A link in the place of the file is never followed.
    ///
    /// # Errors
    /// Where it would take the place of something that is spared, also under another name, or is no file.
    pub fn target(&self, typed: &Path, path: &Path) -> Result<Target, LedgerError> {
        if is_open_stream(typed) {
            return Ok(Target { path: typed.to_owned(), typed: typed.to_owned(), stream: true });
        }
        let path = self.settle(path)?;
        self.allows(&path, typed)?;
        let stream = match fs::symlink_metadata(&path) {
            Ok(found) if found.is_file() => false,
            Ok(found) if is_stream(found.file_type()) => true,
            Ok(_) => return Err(LedgerError::NotAFile(typed.to_owned())),
            Err(error) if error.kind() == ErrorKind::NotFound => false,
            Err(error) => return Err(LedgerError::io("read", typed)(error)),
        };
        Ok(Target { path, typed: typed.to_owned(), stream })
    }

    /// Returns where the folder that somebody named lies, as [`Spared::target`] does.
    ///
    /// # Errors
    /// Where it lies in a folder of the ledger's, or a link leads there.
    pub fn folder(&self, typed: &Path, path: &Path) -> Result<PathBuf, LedgerError> {
        let path = self.settle(path)?;
        self.allows(&path, typed)?;
        Ok(path)
    }

    /// Refuses a place that is spared; `shown` is what messages call it.
    pub(super) fn allows(&self, path: &Path, shown: &Path) -> Result<(), LedgerError> {
        let own = self.files.contains(path) || self.folders.iter().any(|folder| is_below(path, folder));
        if own || self.has_other_name(path) {
            return Err(LedgerError::Spared(shown.to_owned()));
        }
        Ok(())
    }

    /// Returns whether the file at `path` is one that is spared, under another name.
    fn has_other_name(&self, path: &Path) -> bool {
        let Ok(found) = fs::symlink_metadata(path) else { return false };
        let Some(wanted) = id(&found).filter(|_| found.is_file() && has_names(&found)) else { return false };
        let is = |path: &Path| fs::symlink_metadata(path).is_ok_and(|found| id(&found) == Some(wanted));
        self.files.iter().any(|file| is(file)) || self.folders.iter().any(|folder| holds(folder, &is))
    }

    /// Returns the one path that `path` leads to; what is not there yet may be the last part of it.
    fn settle(&self, path: &Path) -> Result<PathBuf, LedgerError> {
        let absolute = std::path::absolute(path).map_err(LedgerError::io("find", path))?;
        let parts = |path: &Path| -> Vec<OsString> {
            path.components().rev().map(|part| part.as_os_str().to_owned()).collect()
        };
        let (mut at, mut rest) = (PathBuf::new(), parts(&absolute));
        let (mut links, mut ours) = (0, None);
        while let Some(part) = rest.pop() {
            match Path::new(&part).components().next() {
                Some(Component::ParentDir) => {
                    at.pop();
                    continue;
                }
                Some(Component::CurDir) | None => continue,
                _ => {}
            }
            let next = at.join(&part);
            if !fs::symlink_metadata(&next).is_ok_and(|found| found.is_symlink()) {
                at = next;
                continue;
            }
            links += 1;
            if rest.is_empty() || links > MOST_LINKS {
                return Err(LedgerError::Symlink(next));
            }
            rest.extend(parts(&fs::read_link(&next).map_err(LedgerError::io("read", &next))?));
            if self.root.as_ref().is_some_and(|root| next.starts_with(root)) {
                ours = Some(next);
            }
        }
        match ours {
            Some(link) if self.root.as_ref().is_some_and(|root| !at.starts_with(root)) => {
                Err(LedgerError::Symlink(link))
            }
            _ => Ok(at),
        }
    }
}

impl Target {
    /// Returns where it lies, without links on the way.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Returns whether it is a pipe or a device, which several outputs may go to.
    pub fn is_stream(&self) -> bool {
        self.stream
    }

    /// Writes the file, all at once and for good; a pipe or a device is written to as it is.
    ///
    /// # Errors
    /// Where the system refuses; what was there is then still there.
    pub fn put(&self, bytes: &[u8]) -> Result<(), LedgerError> {
        self.write(bytes).map_err(|error| match error {
            LedgerError::Io { action, source, .. } => LedgerError::Io { action, path: self.typed.clone(), source },
            error => error,
        })
    }

    /// Puts a line at the end of the file, for good; what stands behind the last line end there, which somebody was killed over, is
    /// taken away. A pipe or a device is written to as it is.
    ///
    /// # Errors
    /// Where the system refuses; the file then ends where it did.
    #[cfg(feature = "fetch")]
    pub fn append(&self, line: &str) -> Result<(), LedgerError> {
        let bytes = format!("{line}\n").into_bytes();
        if self.stream {
            return pour(&self.path, &bytes);
        }
        super::write::append(&self.path, &bytes)
    }

    fn write(&self, bytes: &[u8]) -> Result<(), LedgerError> {
        if self.stream {
            return pour(&self.path, bytes);
        }
        clear(&self.path);
        let (file, temporary) = beside(&self.path)?;
        replace_by(file, &temporary, &self.path, bytes)
    }
}

/// What the name of a temporary file begins and ends with; between them stands the number of the process.
const TEMPORARY: (&str, &str) = (".onrecord-", ".tmp");
/// How often such a file may be taken for a dead one's and removed before it is locked.
const TRIES: usize = 16;

/// Makes a new file beside `target`, locked as long as it is open: its writer lives.
fn beside(target: &Path) -> Result<(File, PathBuf), LedgerError> {
    let (begin, end) = TEMPORARY;
    let path = target.with_file_name(format!("{begin}{}{end}", std::process::id()));
    for _ in 0..TRIES {
        let file = create(&path)?;
        file.lock().map_err(LedgerError::io("lock", &path))?;
        if file.metadata().is_ok_and(|found| has_a_name(&found)) {
            return Ok((file, path));
        }
    }
    Err(LedgerError::Busy(path))
}

/// Removes what dead writers left beside `target`: such files that nobody has locked. What can't be removed stays.
fn clear(target: &Path) {
    let folder = target.parent().into_iter().flat_map(fs::read_dir);
    for entry in folder.flatten().flatten() {
        let name = entry.file_name();
        let number = name.to_str().and_then(|name| name.strip_prefix(TEMPORARY.0)?.strip_suffix(TEMPORARY.1));
        if number.is_none_or(|number| number.parse::<u32>().is_err()) {
            continue;
        }
        let file = OpenOptions::new().write(true).follow_nothing().open(entry.path()).ok();
        let file = file.filter(|file| file.metadata().is_ok_and(|found| found.is_file()));
        // Held until it is removed, so that a writer who has just made it sees that.
        if let Some(_held) = file.filter(|file| file.try_lock().is_ok()) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Writes to a pipe or a device that is there.
fn pour(path: &Path, bytes: &[u8]) -> Result<(), LedgerError> {
    let failed = || LedgerError::io("write", path);
    let mut options = OpenOptions::new();
    options.write(true);
    let open = |options: &OpenOptions| -> Result<File, LedgerError> {
        let file = options.open(path).map_err(failed())?;
        let is_stream = is_stream(file.metadata().map_err(failed())?.file_type());
        let refused = || io::Error::other("it leads to no pipe and no device; name the file itself");
        if is_stream { Ok(file) } else { Err(failed()(refused())) }
    };
    if is_open_stream(path) {
        return ended(open(&options)?.write_all(bytes)).map_err(failed());
    }
    // Where nobody reads from a pipe, this is refused at once; where somebody does, what is opened next waits for them.
    let there = open(options.clone().follow_nothing()).map_err(|error| match error {
        LedgerError::Io { action, path, source } if is_unread(&source) => {
            LedgerError::Io { action, path, source: io::Error::other("it is a pipe, and nobody reads from it") }
        }
        error => error,
    })?;
    let mut file = open(&options)?;
    drop(there);
    ended(file.write_all(bytes)).map_err(failed())
}

/// Returns whether a pipe could not be opened because nobody reads from it.
fn is_unread(error: &io::Error) -> bool {
    #[cfg(unix)]
    {
        error.raw_os_error() == Some(libc::ENXIO)
    }
    #[cfg(not(unix))]
    {
        let _ = error;
        false
    }
}

/// Whoever reads from a pipe may have had enough.
fn ended(written: io::Result<()>) -> io::Result<()> {
    match written {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => written,
    }
}

/// Returns whether `typed` names a stream that this process was given: a link of the system's, not of somebody's.
fn is_open_stream(typed: &Path) -> bool {
    let folders = ["/dev/fd", "/proc/self/fd"];
    let streams = ["/dev/stdout", "/dev/stderr"];
    let parent = typed.parent();
    cfg!(unix)
        && (streams.iter().any(|name| typed == Path::new(name))
            || folders.iter().any(|name| parent == Some(Path::new(name))))
}

fn is_stream(kind: FileType) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        kind.is_fifo() || kind.is_char_device()
    }
    #[cfg(not(unix))]
    {
        let _ = kind;
        false
    }
}

/// Returns whether `path` lies in `folder`, also where the folder has another name on this system.
fn is_below(path: &Path, folder: &Path) -> bool {
    let wanted = fs::symlink_metadata(folder).ok().and_then(|found| id(&found));
    let is = |path: &Path| fs::symlink_metadata(path).is_ok_and(|found| id(&found) == wanted);
    path.starts_with(folder) || wanted.is_some() && path.ancestors().any(is)
}

/// Returns whether one of the files in `folder`, however deep, is the one that `is` looks for.
fn holds(folder: &Path, is: &impl Fn(&Path) -> bool) -> bool {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.into_iter().any(|entry| match entry.file_type() {
        Ok(kind) if kind.is_dir() => holds(&entry.path(), is),
        _ => is(&entry.path()),
    })
}

/// Returns what tells a file from all others, whatever its names.
#[cfg(unix)]
fn id(found: &Metadata) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    Some((found.dev(), found.ino()))
}

#[cfg(not(unix))]
fn id(_: &Metadata) -> Option<(u64, u64)> {
    None
}

/// Returns whether an open file still has a name.
#[cfg(unix)]
fn has_a_name(found: &Metadata) -> bool {
    std::os::unix::fs::MetadataExt::nlink(found) > 0
}

#[cfg(not(unix))]
fn has_a_name(_: &Metadata) -> bool {
    true
}

/// Returns whether a file has more than one name.
#[cfg(unix)]
fn has_names(found: &Metadata) -> bool {
    std::os::unix::fs::MetadataExt::nlink(found) > 1
}

#[cfg(not(unix))]
fn has_names(_: &Metadata) -> bool {
    false
}
