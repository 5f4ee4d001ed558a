//! The ledger on disk, and the only place that creates, writes, renames or removes a file.
//!
//! A write goes to a new file beside its target, is synced, renamed over the target, and the folder is synced: a kill
//! at any moment leaves the old or the new file. A recording writes the snapshot first and the story's file last, so
//! that the story's file is the one thing that makes it count; a snapshot takes the place of nothing, and goes to its own file at once.
#![allow(clippy::disallowed_methods, reason = "the one module that may write files and wait for a lock")]

mod listing;
mod lock;
mod outlet;
#[cfg(feature = "crawls")]
mod saving;
mod site;
#[cfg(feature = "fetch")]
mod watching;
mod write;

pub use listing::{Mark, Still};
pub use lock::Lock;
pub use outlet::{Spared, Target};
#[cfg(feature = "crawls")]
pub use saving::{Save, Saving, Snapshot};
pub use site::Site;
#[cfg(feature = "fetch")]
pub use watching::Watching;

use crate::ledger::{
    LedgerError, Patch, Slug, Story, StoryFile, Version, YamlError, edit, snapshot_number, stays_inside,
};
use lock::acquire;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use write::{Laid, Sure, fresh, inside, lay, read, replace, sweep, sync, sync_parent};

/// The file that marks the folder of a ledger.
pub const MARKER: &str = "onrecord.toml";

/// The file that names what is watched.
pub const SOURCES: &str = "watch.toml";

/// Largest snapshot that is read back, in bytes: well above what `record` takes.
const LARGEST_SNAPSHOT: u64 = 256 * 1024 * 1024;
/// Largest story file, in bytes.
const LARGEST_STORY: u64 = 64 * 1024 * 1024;

/// The path of a story's file, and what reading it came to.
pub type ReadStory = (String, Result<StoryFile, LedgerError>);

/// A ledger's folder.
#[derive(Debug, Clone)]
pub struct Ledger {
    root: PathBuf,
    claims: String,
    snapshots: String,
}

/// How the last decision is taken back, and when that is written down: whoever is killed in between finds what was there
/// before in the stories, or can do again what was not finished.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Undo {
    /// Before the stories: a decision is made.
    First(String),
    /// After them: one is taken back. What is the last one now; none where none can be taken back any more.
    Last(Option<String>),
}

/// Where the snapshots of new versions of a story go; they are there for good after [`Snapshots::settle`].
#[derive(Debug)]
pub struct Snapshots<'l> {
    lock: &'l Lock,
    folder: PathBuf,
    sure: Sure,
}

impl Snapshots<'_> {
    /// Writes the snapshot of `version`, and the page that it was read of, where that is kept.
    ///
    /// # Errors
    /// Where one can't be written.
    pub fn save(&self, version: &Version, bytes: &[u8], page: Option<&[u8]>) -> Result<(), LedgerError> {
        if let (Some(page), Some(path)) = (page, version.page.as_ref().and_then(|page| page.file.as_ref())) {
            fresh(self.lock, &self.path(path), page, self.sure)?;
        }
        fresh(self.lock, &self.path(&version.snapshot), bytes, self.sure)
    }

    /// Returns where the file at `path` of the ledger lies, which is one of this folder.
    fn path(&self, path: &str) -> PathBuf {
        self.folder.join(path.rsplit('/').next().unwrap_or_default())
    }

    /// Makes sure of what was saved, before a story names it: once for all of them, since the disk takes as long for one.
    ///
    /// # Errors
    /// Where that can't be done.
    pub fn settle(&self) -> Result<(), LedgerError> {
        sync(&self.folder)
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
        // Whatever lies in its place is found: what can't be read is said, not passed over.
        let found = absolute.ancestors().find(|folder| fs::symlink_metadata(folder.join(MARKER)).is_ok());
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
            if self.make_folder(folder, Sure::AtOnce)? {
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

    /// Writes `story`, with the snapshot of its latest version where that is new, and the page of which it was read; `before` is its file as it was read
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
        snapshot: Option<(&[u8], Option<&[u8]>)>,
    ) -> Result<(), LedgerError> {
        let text = text(before, story)?;
        if let (Some((bytes, page)), Some(version)) = (snapshot, story.latest()) {
            self.nothing_after(&story.slug, version.number)?;
            let snapshots = self.snapshots_from(lock, &story.slug, version.number)?;
            snapshots.save(version, bytes, page)?;
            snapshots.settle()?;
        }
        self.put(lock, before, &story.slug, &text)?;
        self.settle()
    }

    /// Writes the file of a story, for good once [`Ledger::settle`] has been called.
    fn put(&self, lock: &Lock, before: Option<&StoryFile>, story: &Slug, text: &str) -> Result<(), LedgerError> {
        self.lay(lock, before, story, text, Sure::AtOnce)?.put()
    }

    /// Writes the file of a story beside the one that it is to take the place of.
    fn lay(
        &self,
        lock: &Lock,
        before: Option<&StoryFile>,
        story: &Slug,
        text: &str,
        sure: Sure,
    ) -> Result<Laid, LedgerError> {
        let target = self.inside(&self.path_of(story))?;
        let now = read(&target, LARGEST_STORY)?;
        if now.as_deref() != before.map(|file| file.text.as_bytes()) {
            return Err(LedgerError::Changed(target));
        }
        lay(lock, &target, text.as_bytes(), sure)
    }

    /// Makes sure of the stories that were put.
    fn settle(&self) -> Result<(), LedgerError> {
        sync(&self.inside(&self.claims)?)
    }

    /// Writes the changes in `patches`, and, for this working copy alone, how the last decision is taken back. Returns
    /// whether that was done: not where something that they change is not as it was.
    ///
    /// # Errors
    /// Where anything can't be read or written.
    pub fn store(&self, lock: &Lock, patches: &[Patch], undo: &Undo) -> Result<bool, LedgerError> {
        let mut texts = Vec::new();
        for patch in patches {
            let path = self.path_of(patch.story());
            let target = self.inside(&path)?;
            let Some(bytes) = read(&target, LARGEST_STORY)? else { return Ok(false) };
            let Some(text) = patch.onto(&decode(&path, bytes)?) else { return Ok(false) };
            texts.push((target, text));
        }
        if let Undo::First(text) = undo {
            self.remember(lock, Some(text))?;
        }
        texts.iter().try_for_each(|(target, text)| replace(lock, target, text.as_bytes()))?;
        if let Undo::Last(text) = undo {
            self.remember(lock, text.as_deref())?;
        }
        Ok(true)
    }

    /// Returns what [`Ledger::store`] noted last; none where that is nothing.
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
    fn remember(&self, lock: &Lock, text: Option<&str>) -> Result<(), LedgerError> {
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
        self.room(lock, story, first, Sure::AtOnce)
    }

    fn room<'l>(&self, lock: &'l Lock, story: &Slug, first: u32, sure: Sure) -> Result<Snapshots<'l>, LedgerError> {
        let folder = format!("{}/{story}", self.snapshots);
        self.make_folder(&self.snapshots, sure)?;
        let is_new = self.make_folder(&folder, sure)?;
        let folder = self.inside(&folder)?;
        if !is_new {
            sweep(&folder)?;
            forget(&folder, first)?;
        }
        Ok(Snapshots { lock, folder, sure })
    }

    /// Makes a folder of the ledger; returns whether it was not there.
    fn make_folder(&self, path: &str, sure: Sure) -> Result<bool, LedgerError> {
        let folder = self.inside(path)?;
        match fs::create_dir(&folder) {
            Ok(()) => {
                if sure == Sure::AtOnce {
                    sync_parent(&folder)?;
                }
                Ok(true)
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && folder.is_dir() => Ok(false),
            Err(error) => Err(LedgerError::io("make", &folder)(error)),
        }
    }

    /// Returns where `path` lies; refuses paths that lead out, and symbolic links on the way.
    ///
    /// # Errors
    /// Where it is such a path.
    pub fn inside(&self, path: &str) -> Result<PathBuf, LedgerError> {
        inside(&self.root, path)
    }
}

/// Returns the text of a story's file; `before` is what it is now, none for a new story.
fn text(before: Option<&StoryFile>, story: &Story) -> Result<String, YamlError> {
    before.map_or_else(|| crate::ledger::write(story), |file| edit(file, story))
}

fn decode(path: &str, bytes: Vec<u8>) -> Result<String, YamlError> {
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let before = String::from_utf8_lossy(error.as_bytes().get(..at).unwrap_or_default()).into_owned();
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        YamlError::at(path, &before, line, column, format!("not UTF-8 text: byte {at} is part of no character"))
            .help("save the file as UTF-8")
    })
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
