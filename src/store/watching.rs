//! Where whoever watches keeps what it knows: a folder in the folder of claims, which git leaves alone and anybody may delete.

use super::lock::{Lock, attempt};
use super::write::{read, replace, sweep};
use super::{LARGEST_STORY, Ledger};
use crate::ledger::LedgerError;
use std::fs;

/// The folder's name.
const FOLDER: &str = ".watch";

/// The right to watch, and the place of what is known.
#[derive(Debug)]
pub struct Watching<'l> {
    ledger: &'l Ledger,
    lock: Lock,
}

impl Ledger {
    /// Takes the right to watch; none where another process has it. The system takes it back when the process ends, however it ends.
    ///
    /// # Errors
    /// Where the folder can't be made or read.
    pub fn watching(&self) -> Result<Option<Watching<'_>>, LedgerError> {
        self.make_watch_folder()?;
        let Some(lock) = attempt(&self.inside(&self.watch_path("lock"))?)? else { return Ok(None) };
        sweep(&self.inside(&format!("{}/{FOLDER}", self.claims))?)?;
        let ignore = self.inside(&self.watch_path(".gitignore"))?;
        if !ignore.exists() {
            replace(&lock, &ignore, b"*\n")?;
        }
        Ok(Some(Watching { ledger: self, lock }))
    }

    /// Makes the folder, also where somebody deleted it under a watch.
    fn make_watch_folder(&self) -> Result<(), LedgerError> {
        let folder = self.inside(&format!("{}/{FOLDER}", self.claims))?;
        fs::create_dir_all(&folder).map_err(LedgerError::io("make", &folder))
    }

    fn watch_path(&self, name: &str) -> String {
        format!("{}/{FOLDER}/{name}", self.claims)
    }
}

impl Watching<'_> {
    /// Returns what was kept last; none where that is nothing.
    ///
    /// # Errors
    /// Where it is there but can't be read.
    pub fn kept(&self) -> Result<Option<Vec<u8>>, LedgerError> {
        read(&self.ledger.inside(&self.ledger.watch_path("state.json"))?, LARGEST_STORY)
    }

    /// Keeps what is known, all at once and for good.
    ///
    /// # Errors
    /// Where it can't be written; what was kept before is then still there.
    pub fn keep(&self, state: &[u8]) -> Result<(), LedgerError> {
        self.ledger.make_watch_folder()?;
        replace(&self.lock, &self.ledger.inside(&self.ledger.watch_path("state.json"))?, state)
    }
}
