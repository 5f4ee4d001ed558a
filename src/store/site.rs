//! A folder of pages.

use super::lock::{Lock, acquire};
use super::write::{FollowNothing, inside, not_a_file, read, replace, sweep};
use super::{LARGEST_STORY, Spared};
use crate::ledger::LedgerError;
use std::collections::BTreeSet;
use std::fs::{self, OpenOptions};
use std::io::Read;
use std::path::{Path, PathBuf};

/// The file that marks a folder of pages as ours, and whose lock is the right to write there.
const SITE_MARKER: &str = ".onrecord-report";

/// A folder of pages that this program owns: the report of a ledger.
///
/// Nothing outside the folder is touched, and in it only files of this program's.
#[derive(Debug)]
pub struct Site {
    root: PathBuf,
    lock: Lock,
    spared: Spared,
    written: BTreeSet<String>,
}

impl Site {
    /// Opens the folder of pages at `root`, which [`Spared::folder`] allows, for writing and makes it where it is not
    /// there; `waiting` as in [`Ledger::lock`](super::Ledger::lock). No page takes the place of what is spared.
    ///
    /// # Errors
    /// Where the folder holds anything but was not made by this program, or can't be made.
    pub fn open(root: &Path, spared: Spared, waiting: impl FnOnce()) -> Result<Self, LedgerError> {
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
        Ok(Self { root: root.to_owned(), lock, spared, written: BTreeSet::new() })
    }

    /// Writes a page: `index.html`, or one in a folder, `stories/dam.html`. One that is there already with the same
    /// text is left alone.
    ///
    /// # Errors
    /// Where the path leads out of the folder, over a symbolic link too, or the system refuses.
    pub fn put(&mut self, path: &str, text: &str) -> Result<(), LedgerError> {
        let target = inside(&self.root, path)?;
        self.spared.allows(&target, &target)?;
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

    /// Removes the files in `folder`, with that `ending`, that an earlier run wrote and this one did not: those that begin with
    /// `beginning`.
    ///
    /// # Errors
    /// Where the system refuses.
    pub fn forget_others(&self, folder: &str, ending: &str, beginning: &str) -> Result<(), LedgerError> {
        let folder_path = inside(&self.root, folder)?;
        if !folder_path.is_dir() {
            return Ok(());
        }
        sweep(&folder_path)?;
        for entry in fs::read_dir(&folder_path).map_err(LedgerError::io("read", &folder_path))? {
            let path = entry.map_err(LedgerError::io("read", &folder_path))?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let is_page = path.extension().is_some_and(|found| found == ending) && not_a_file(&path).is_none();
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
    let read =
        OpenOptions::new().read(true).follow_nothing().open(path).and_then(|mut file| file.read_exact(&mut bytes));
    read.is_ok() && bytes == beginning.as_bytes()
}
