//! The ledger on disk, and the only place that creates, writes, renames or removes a file.
//!
//! A write goes to a new file beside its target, is synced, renamed over the target, and the folder is synced: a kill
//! at any moment leaves the old or the new file. A recording writes the snapshot first and the story's file last, so
//! that the story's file is the one thing that makes it count.
#![allow(clippy::disallowed_methods, reason = "the one module that may write files and wait for a lock")]

use super::file::{StoryFile, edit, write};
use super::slug::snapshot_number;
use super::{LedgerError, Slug, Story, Version, stays_inside};
use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// The file that marks the folder of a ledger.
pub const MARKER: &str = "onrecord.toml";

/// The file that marks a folder of pages as ours, and whose lock is the right to write there.
const SITE_MARKER: &str = ".onrecord-report";

/// After this long, the person at the terminal is told that another process is writing.
const TELL: Duration = Duration::from_secs(10);
/// After this long, waiting ends with an error.
const GIVE_UP: Duration = Duration::from_secs(60);
/// Pause between two tries to get the lock.
const PAUSE: Duration = Duration::from_millis(20);
/// Largest snapshot that is read back, in bytes: well above what `record` takes.
const LARGEST_SNAPSHOT: u64 = 256 * 1024 * 1024;
/// Largest story file, in bytes.
pub(super) const LARGEST_STORY: u64 = 64 * 1024 * 1024;

/// The path of a story's file, and what reading it came to.
pub type ReadStory = (String, Result<StoryFile, LedgerError>);

/// A ledger's folder.
#[derive(Debug, Clone)]
pub struct Ledger {
    root: PathBuf,
    pub(super) claims: String,
    pub(super) snapshots: String,
}

/// The right to write to a ledger; the system takes it back when the process ends, however it ends.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

/// Where the snapshots of new versions of a story go.
#[derive(Debug)]
pub struct Snapshots<'l> {
    ledger: &'l Ledger,
    lock: &'l Lock,
}

impl Snapshots<'_> {
    /// Writes the snapshot of `version`.
    ///
    /// # Errors
    /// Where it can't be written.
    pub fn save(&self, version: &Version, bytes: &[u8]) -> Result<(), LedgerError> {
        replace(self.lock, &self.ledger.inside(&version.snapshot)?, bytes)
    }
}

impl Ledger {
    /// Returns the ledger at `root`; `claims` and `snapshots` are the folders in it.
    ///
    /// # Errors
    /// Where a folder's name leads out of `root`.
    pub fn new(root: impl Into<PathBuf>, claims: &str, snapshots: &str) -> Result<Self, LedgerError> {
        for folder in [claims, snapshots] {
            if !stays_inside(folder) {
                return Err(LedgerError::Outside(folder.to_owned()));
            }
        }
        Ok(Self { root: root.into(), claims: claims.to_owned(), snapshots: snapshots.to_owned() })
    }

    /// Returns the nearest folder from `start` upwards that holds [`MARKER`].
    ///
    /// # Errors
    /// Where there is none.
    pub fn find(start: &Path) -> Result<PathBuf, LedgerError> {
        let absolute = std::path::absolute(start).map_err(LedgerError::io("find", start))?;
        let found = absolute.ancestors().find(|folder| folder.join(MARKER).is_file());
        found.map(Path::to_owned).ok_or_else(|| LedgerError::NotFound(start.to_owned()))
    }

    /// Makes a ledger at `root` with `config` as its [`MARKER`]; what is there already stays as it is.
    ///
    /// Returns the paths that were made, from `root`.
    ///
    /// # Errors
    /// Where a file or folder can't be made. Running it again finishes what was begun.
    pub fn init(&self, config: &str) -> Result<Vec<String>, LedgerError> {
        let mut made = Vec::new();
        fs::create_dir_all(&self.root).map_err(LedgerError::io("make", &self.root))?;
        for folder in [&self.claims, &self.snapshots] {
            if self.make_folder(folder)? {
                made.push(format!("{folder}/"));
            }
        }
        let lock = self.lock(|| {})?;
        let ignore = format!("{}/.gitignore", self.claims);
        // Git must not change the line breaks of snapshots, whose digests count every byte. The marker comes last.
        let attributes = format!("{}/.gitattributes", self.snapshots);
        let files =
            [(ignore.as_str(), "/.lock\n/.undo\n.*.tmp\n"), (attributes.as_str(), "* -text\n"), (MARKER, config)];
        for (path, text) in files {
            let target = self.inside(path)?;
            if !target.exists() {
                replace(&lock, &target, text.as_bytes())?;
                made.push(path.to_owned());
            }
        }
        Ok(made)
    }

    /// Returns the ledger's folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Returns the folder of snapshots, from the ledger's folder.
    pub fn snapshots(&self) -> &str {
        &self.snapshots
    }

    /// Returns the path of a story's file from the ledger's folder, whether or not it is there.
    pub fn path_of(&self, story: &Slug) -> String {
        format!("{}/{story}.yaml", self.claims)
    }

    /// Reads every story, in the order of their names, each with the path of its file; one bad file does not hide the
    /// others.
    ///
    /// # Errors
    /// Where the folder of claims can't be read.
    pub fn stories(&self) -> Result<Vec<ReadStory>, LedgerError> {
        Ok(self.names()?.iter().map(|name| self.story_at(name)).collect())
    }

    /// Reads the story in the file of that name, with the path of the file.
    pub fn story_at(&self, name: &str) -> ReadStory {
        let path = format!("{}/{name}", self.claims);
        let slug = name.strip_suffix(".yaml").and_then(Slug::parse);
        let story = slug.ok_or_else(|| LedgerError::Name(path.clone())).and_then(|slug| {
            let missing = || LedgerError::io("read", &self.root.join(&path))(io::ErrorKind::NotFound.into());
            self.story(&slug)?.ok_or_else(missing)
        });
        (path, story)
    }

    /// Reads a story; none where nothing is recorded of it.
    ///
    /// # Errors
    /// Where its file can't be read, or holds a mistake.
    pub fn story(&self, slug: &Slug) -> Result<Option<StoryFile>, LedgerError> {
        let path = self.path_of(slug);
        let Some(bytes) = read(&self.inside(&path)?, LARGEST_STORY)? else { return Ok(None) };
        Ok(Some(StoryFile::read_as(&path, decode(&path, bytes)?, slug)?))
    }

    /// Reads a version's snapshot; none where the file is missing.
    ///
    /// # Errors
    /// Where the file is there but can't be read.
    pub fn snapshot(&self, version: &Version) -> Result<Option<Vec<u8>>, LedgerError> {
        self.snapshot_at(&version.snapshot)
    }

    /// Reads the snapshot at `path`, from the ledger's folder, whether or not a version names it; none where it is missing.
    ///
    /// # Errors
    /// Where the file is there but can't be read.
    pub fn snapshot_at(&self, path: &str) -> Result<Option<Vec<u8>>, LedgerError> {
        read(&self.inside(path)?, LARGEST_SNAPSHOT)
    }

    /// Takes the right to write, waiting for others; `waiting` is called once where that takes more than ten seconds.
    ///
    /// What a dead writer left lying is removed. Stories must be read again under the lock before they are changed.
    ///
    /// # Errors
    /// Where the lock file can't be opened, or another process holds it for a minute.
    pub fn lock(&self, waiting: impl FnOnce()) -> Result<Lock, LedgerError> {
        let lock = acquire(&self.inside(&format!("{}/.lock", self.claims))?, waiting)?;
        sweep(&self.inside(&self.claims)?)?;
        Ok(lock)
    }

    /// Writes `story`, with the snapshot of its latest version where that is new; `before` is its file as it was read
    /// under the lock, none for a new story.
    ///
    /// # Errors
    /// Where anything can't be written, snapshots of later versions are there, or the file is not what `before` says; the
    /// ledger is then as it was.
    pub fn save(
        &self,
        lock: &Lock,
        before: Option<&StoryFile>,
        story: &Story,
        snapshot: Option<&[u8]>,
    ) -> Result<(), LedgerError> {
        let text = match before {
            Some(file) => edit(file, story)?,
            None => write(story)?,
        };
        let target = self.inside(&self.path_of(&story.slug))?;
        if let (Some(bytes), Some(version)) = (snapshot, story.latest()) {
            self.nothing_after(&story.slug, version.number)?;
            self.snapshots_from(lock, &story.slug, version.number)?.save(version, bytes)?;
        }
        let now = read(&target, LARGEST_STORY)?;
        if now.as_deref() != before.map(|file| file.text.as_bytes()) {
            return Err(LedgerError::Changed(target));
        }
        replace(lock, &target, text.as_bytes())
    }

    /// Returns what [`Ledger::remember`] wrote last; none where that is nothing.
    ///
    /// # Errors
    /// Where the file is there but can't be read.
    pub fn remembered(&self) -> Result<Option<String>, LedgerError> {
        let bytes = read(&self.inside(&format!("{}/.undo", self.claims))?, LARGEST_STORY)?;
        Ok(bytes.and_then(|bytes| String::from_utf8(bytes).ok()))
    }

    /// Writes down, for this working copy alone, how the last decision is taken back; `None` where it can't be any more.
    ///
    /// # Errors
    /// Where it can't be written.
    pub fn remember(&self, lock: &Lock, text: Option<&str>) -> Result<(), LedgerError> {
        let target = self.inside(&format!("{}/.undo", self.claims))?;
        match text {
            Some(text) => replace(lock, &target, text.as_bytes()),
            None => match fs::remove_file(&target) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => Err(LedgerError::io("remove", &target)(error)),
                _ => Ok(()),
            },
        }
    }

    /// Makes room for the snapshots of versions `first` and later of a story: what dead writers left of them, which no
    /// story names, is removed.
    ///
    /// A snapshot counts once [`Ledger::save`] has written a story that names it.
    ///
    /// # Errors
    /// Where the folder can't be made, read or cleared.
    pub fn snapshots_from<'l>(
        &'l self,
        lock: &'l Lock,
        story: &Slug,
        first: u32,
    ) -> Result<Snapshots<'l>, LedgerError> {
        let folder = format!("{}/{story}", self.snapshots);
        self.make_folder(&self.snapshots)?;
        self.make_folder(&folder)?;
        let folder = self.inside(&folder)?;
        sweep(&folder)?;
        forget(&folder, first)?;
        Ok(Snapshots { ledger: self, lock })
    }

    /// Writes a file that is no part of the record, such as a baseline, all at once and for good; `target` may lie anywhere.
    ///
    /// # Errors
    /// Where it can't be written; what was there is then still there.
    pub fn put(&self, lock: &Lock, target: &Path, bytes: &[u8]) -> Result<(), LedgerError> {
        replace(lock, target, bytes)
    }

    /// Makes a folder of the ledger; returns whether it was not there.
    fn make_folder(&self, path: &str) -> Result<bool, LedgerError> {
        let folder = self.inside(path)?;
        match fs::create_dir(&folder) {
            Ok(()) => {
                sync_parent(&folder)?;
                Ok(true)
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && folder.is_dir() => Ok(false),
            Err(error) => Err(LedgerError::io("make", &folder)(error)),
        }
    }

    /// Returns where `path` lies; refuses paths that lead out, and symbolic links on the way.
    pub(super) fn inside(&self, path: &str) -> Result<PathBuf, LedgerError> {
        inside(&self.root, path)
    }
}

/// A folder of pages that this program owns: the report of a ledger.
///
/// Nothing outside the folder is touched, and in it only files of this program's.
#[derive(Debug)]
pub struct Site {
    root: PathBuf,
    lock: Lock,
    written: BTreeSet<String>,
}

impl Site {
    /// Opens the folder of pages at `root` for writing and makes it where it is not there; `waiting` as in
    /// [`Ledger::lock`].
    ///
    /// # Errors
    /// Where the folder holds anything but was not made by this program, or can't be made.
    pub fn open(root: &Path, waiting: impl FnOnce()) -> Result<Self, LedgerError> {
        fs::create_dir_all(root).map_err(LedgerError::io("make", root))?;
        let marker = inside(root, SITE_MARKER)?;
        if !marker.exists() {
            let mut entries = fs::read_dir(root).map_err(LedgerError::io("read", root))?;
            if entries.next().is_some() {
                return Err(LedgerError::Foreign(root.to_owned()));
            }
        }
        let lock = acquire(&marker, waiting)?;
        sweep(root)?;
        Ok(Self { root: root.to_owned(), lock, written: BTreeSet::new() })
    }

    /// Writes a page: `index.html`, or one in a folder, `stories/dam.html`. One that is there already with the same
    /// text is left alone.
    ///
    /// # Errors
    /// Where the path leads out of the folder, over a symbolic link too, or the system refuses.
    pub fn put(&mut self, path: &str, text: &str) -> Result<(), LedgerError> {
        let target = inside(&self.root, path)?;
        if let Some((folder, _)) = path.rsplit_once('/') {
            let folder = inside(&self.root, folder)?;
            fs::create_dir_all(&folder).map_err(LedgerError::io("make", &folder))?;
        }
        self.written.insert(path.to_owned());
        if read(&target, LARGEST_STORY).is_ok_and(|old| old.as_deref() == Some(text.as_bytes())) {
            return Ok(());
        }
        replace(&self.lock, &target, text.as_bytes())
    }

    /// Removes the pages in `folder` that an earlier run wrote and this one did not: those that begin with `beginning`.
    ///
    /// # Errors
    /// Where the system refuses.
    pub fn forget_others(&self, folder: &str, beginning: &str) -> Result<(), LedgerError> {
        let folder_path = inside(&self.root, folder)?;
        if !folder_path.is_dir() {
            return Ok(());
        }
        sweep(&folder_path)?;
        for entry in fs::read_dir(&folder_path).map_err(LedgerError::io("read", &folder_path))? {
            let path = entry.map_err(LedgerError::io("read", &folder_path))?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let is_page = path.extension().is_some_and(|ending| ending == "html") && path.is_file();
            if is_page && !self.written.contains(&format!("{folder}/{name}")) && begins(&path, beginning) {
                fs::remove_file(&path).map_err(LedgerError::io("remove", &path))?;
            }
        }
        Ok(())
    }
}

/// Returns whether the file at `path` begins with `beginning`.
fn begins(path: &Path, beginning: &str) -> bool {
    let mut bytes = vec![0; beginning.len()];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut bytes));
    read.is_ok() && bytes == beginning.as_bytes()
}

/// Opens the lock file at `path` and waits until nobody else holds it.
fn acquire(path: &Path, waiting: impl FnOnce()) -> Result<Lock, LedgerError> {
    let file = OpenOptions::new().create(true).truncate(false).write(true).open(path);
    let file = file.map_err(LedgerError::io("open", path))?;
    patiently(path, waiting, || file.try_lock())?;
    Ok(Lock { _file: file })
}

/// Tries to get a lock until nobody else is in the way.
pub(super) fn patiently(
    path: &Path,
    waiting: impl FnOnce(),
    attempt: impl Fn() -> Result<(), TryLockError>,
) -> Result<(), LedgerError> {
    let start = Instant::now();
    let mut waiting = Some(waiting);
    loop {
        match attempt() {
            Ok(()) => return Ok(()),
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(TryLockError::Error(error)) => return Err(LedgerError::io("lock", path)(error)),
            Err(TryLockError::WouldBlock) if start.elapsed() > GIVE_UP => {
                return Err(LedgerError::Busy(path.to_owned()));
            }
            Err(TryLockError::WouldBlock) => {
                if let Some(tell) = waiting.take_if(|_| start.elapsed() > TELL) {
                    tell();
                }
                std::thread::sleep(PAUSE);
            }
        }
    }
}

/// Returns where `path` lies below `root`; refuses paths that lead out, and symbolic links on the way.
fn inside(root: &Path, path: &str) -> Result<PathBuf, LedgerError> {
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

/// Writes a report to the file that somebody named, which is no part of a ledger and needs no lock; pipes and devices are
/// written to as they are.
///
/// # Errors
/// Where the system refuses.
pub fn write_report(path: &Path, text: &str) -> Result<(), LedgerError> {
    fs::write(path, text).map_err(LedgerError::io("write", path))
}

fn decode(path: &str, bytes: Vec<u8>) -> Result<String, super::YamlError> {
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let before = String::from_utf8_lossy(error.as_bytes().get(..at).unwrap_or_default()).into_owned();
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        super::YamlError::at(path, &before, line, column, format!("not UTF-8 text: byte {at} is part of no character"))
            .help("save the file as UTF-8")
    })
}

/// Reads a whole regular file; none where there is no such file.
pub(super) fn read(path: &Path, limit: u64) -> Result<Option<Vec<u8>>, LedgerError> {
    let found = match fs::metadata(path) {
        Ok(found) => found,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(LedgerError::io("read", path)(error)),
    };
    if !found.is_file() {
        let error = io::Error::other("not a regular file");
        return Err(LedgerError::io("read", path)(error));
    }
    let file = File::open(path).map_err(LedgerError::io("read", path))?;
    let mut bytes = Vec::new();
    file.take(limit + 1).read_to_end(&mut bytes).map_err(LedgerError::io("read", path))?;
    if bytes.len() as u64 > limit {
        return Err(LedgerError::TooLarge { path: path.to_owned(), limit });
    }
    Ok(Some(bytes))
}

/// Puts `bytes` in the place of `target`, all at once and for good.
fn replace(_lock: &Lock, target: &Path, bytes: &[u8]) -> Result<(), LedgerError> {
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    let temporary = target.with_file_name(format!(".{name}.tmp"));
    let written = write_new(&temporary, target, bytes)
        .and_then(|()| fs::rename(&temporary, target).map_err(LedgerError::io("write", target)));
    if let Err(error) = written {
        let _ = fs::remove_file(&temporary);
        return Err(error);
    }
    sync_parent(target)
}

fn write_new(temporary: &Path, target: &Path, bytes: &[u8]) -> Result<(), LedgerError> {
    let failed = || LedgerError::io("write", temporary);
    // Only a dead writer can have left one: the living one holds the lock.
    match fs::remove_file(temporary) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(failed()(error)),
        _ => {}
    }
    let mut file = OpenOptions::new().write(true).create_new(true).open(temporary).map_err(failed())?;
    match fs::symlink_metadata(target) {
        Ok(old) => file.set_permissions(old.permissions()).map_err(failed())?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(LedgerError::io("read", target)(error)),
    }
    file.write_all(bytes).map_err(failed())?;
    file.sync_all().map_err(failed())
}

fn sync_parent(path: &Path) -> Result<(), LedgerError> {
    let Some(folder) = path.parent() else { return Ok(()) };
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    if cfg!(not(unix)) {
        return Ok(());
    }
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(LedgerError::io("write", folder))
}

/// Removes the snapshots of versions `first` and later: a dead writer left them, and no story names them.
fn forget(folder: &Path, first: u32) -> Result<(), LedgerError> {
    for entry in fs::read_dir(folder).map_err(LedgerError::io("read", folder))? {
        let path = entry.map_err(LedgerError::io("read", folder))?.path();
        let number = path.file_name().and_then(|name| name.to_str()).and_then(snapshot_number);
        if number.is_some_and(|number| number >= first) {
            fs::remove_file(&path).map_err(LedgerError::io("remove", &path))?;
        }
    }
    Ok(())
}

/// Removes what dead writers left in a folder. The caller holds the lock, so nobody is writing there.
fn sweep(folder: &Path) -> Result<(), LedgerError> {
    for entry in fs::read_dir(folder).map_err(LedgerError::io("read", folder))? {
        let path = entry.map_err(LedgerError::io("read", folder))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with('.') && name.ends_with(".tmp") {
            fs::remove_file(&path).map_err(LedgerError::io("remove", &path))?;
        }
    }
    Ok(())
}
