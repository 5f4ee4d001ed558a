//! What lies in a ledger's folders, whatever its stories say about it. Nothing is written here.

use super::lock::share;
use super::write::read;
use super::{LARGEST_STORY, Ledger};
use crate::ledger::{LedgerError, Slug, paths_named, snapshot_number, snapshot_of};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::time::SystemTime;

/// The certainty that nobody writes to a ledger; it ends when it is dropped.
#[derive(Debug)]
pub struct Still {
    _file: Option<File>,
}

/// What tells a file from what it was or may become: every writing makes a new file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mark {
    len: u64,
    modified: Option<SystemTime>,
    id: (u64, i64, i64),
}

impl Mark {
    /// Returns whether the file could be looked at.
    pub fn is_known(&self) -> bool {
        self.modified.is_some()
    }
}

/// Returns which file it is, and when it was last changed in any way.
#[cfg(unix)]
fn changed(found: &fs::Metadata) -> (u64, i64, i64) {
    use std::os::unix::fs::MetadataExt;
    (found.ino(), found.ctime(), found.ctime_nsec())
}

#[cfg(not(unix))]
fn changed(_: &fs::Metadata) -> (u64, i64, i64) {
    (0, 0, 0)
}

impl Ledger {
    /// Returns the names of the stories' files, in order.
    ///
    /// # Errors
    /// Where the folder of claims can't be read.
    pub fn names(&self) -> Result<Vec<String>, LedgerError> {
        let folder = self.inside(&self.claims)?;
        let mut names = Vec::new();
        for entry in fs::read_dir(&folder).map_err(LedgerError::io("read", &folder))? {
            let entry = entry.map_err(LedgerError::io("read", &folder))?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if !name.starts_with('.') && name.ends_with(".yaml") {
                names.push(name);
            }
        }
        names.sort();
        Ok(names)
    }

    /// Returns what tells each story's file from what it was or may become: by that is known which are as they were when they were read.
    ///
    /// # Errors
    /// Where the folder of claims can't be read.
    pub fn marks(&self) -> Result<BTreeMap<String, Mark>, LedgerError> {
        Ok(self.names()?.into_iter().map(|name| (name.clone(), self.mark(&name))).collect())
    }

    /// Returns the same for the story's file of that name; a mark that nothing has where it can't be looked at.
    pub fn mark(&self, name: &str) -> Mark {
        self.mark_at(&format!("{}/{name}", self.claims))
    }

    /// Returns the same for any file, by its path from the ledger's folder.
    pub fn mark_at(&self, path: &str) -> Mark {
        let found = self.inside(path).ok().and_then(|path| fs::metadata(path).ok());
        found.map_or(Mark::default(), |found| Mark {
            len: found.len(),
            modified: found.modified().ok(),
            id: changed(&found),
        })
    }

    /// Returns the paths of all snapshots that are there, whether or not a version names them, and why folders of them
    /// can't be read.
    pub fn snapshot_files(&self) -> (Vec<String>, Vec<LedgerError>) {
        let (mut files, mut errors) = (Vec::new(), Vec::new());
        let list = |folder: &str| entries(&self.inside(folder)?);
        let folders = list(&self.snapshots).unwrap_or_else(|error| {
            errors.push(error);
            Vec::new()
        });
        for (name, _) in folders.into_iter().filter(|(name, is_file)| !is_file && Slug::parse(name).is_some()) {
            let folder = format!("{}/{name}", self.snapshots);
            match list(&folder) {
                Ok(names) => files.extend(names.into_iter().map(|(name, _)| format!("{folder}/{name}"))),
                Err(error) => errors.push(error),
            }
        }
        files.retain(|path| snapshot_of(&self.snapshots, path).is_some());
        (files, errors)
    }

    /// Returns the articles that the story's file of that name speaks of, whatever is wrong with it; none where that can't be
    /// told.
    pub fn paths_named(&self, name: &str) -> Option<BTreeSet<String>> {
        let path = self.inside(&format!("{}/{name}", self.claims)).ok()?;
        paths_named(&String::from_utf8(read(&path, LARGEST_STORY).ok()??).ok()?)
    }

    /// Waits until nobody writes, and keeps it so while something is read that must fit together; `waiting` as in
    /// [`Ledger::lock`]. Nothing is written: where there never was a lock, nobody writes.
    ///
    /// # Errors
    /// Where the lock file can't be opened, or another process holds it for a minute.
    pub fn still(&self, waiting: impl FnOnce()) -> Result<Still, LedgerError> {
        let path = self.inside(&format!("{}/.lock", self.claims))?;
        if !fs::metadata(&path).is_ok_and(|found| found.is_file()) {
            return Ok(Still { _file: None });
        }
        Ok(Still { _file: Some(share(&path, waiting)?) })
    }

    /// Refuses where snapshots of versions later than `number` are there: one recording leaves only that of its own number
    /// behind, so that the story's file has lost versions, or an import of many was broken off.
    pub(super) fn nothing_after(&self, story: &Slug, number: u32) -> Result<(), LedgerError> {
        let folder = format!("{}/{story}", self.snapshots);
        let later = |name: &String| snapshot_number(name).is_some_and(|other| other > number);
        let found = entries(&self.inside(&folder)?)?.into_iter().map(|(name, _)| name).find(later);
        let leftover =
            |name| LedgerError::Leftover { snapshot: format!("{folder}/{name}"), story: self.path_of(story) };
        found.map_or(Ok(()), |name| Err(leftover(name)))
    }
}

/// Returns the names in a folder, sorted, each with whether it is a regular file; nothing where there is no such folder, and
/// without names that are no text.
fn entries(folder: &Path) -> Result<Vec<(String, bool)>, LedgerError> {
    let listed = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        listed => listed.map_err(LedgerError::io("read", folder))?,
    };
    let mut names = Vec::new();
    for entry in listed {
        let entry = entry.map_err(LedgerError::io("read", folder))?;
        let is_file = entry.file_type().map_err(LedgerError::io("read", folder))?.is_file();
        names.extend(entry.file_name().into_string().ok().map(|name| (name, is_file)));
    }
    names.sort();
    Ok(names)
}
