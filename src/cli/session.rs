//! One run of the program: where it stands and whom it talks to.

use super::terminal::Terminal;
use crate::check::program;
use chrono::{DateTime, Utc};
use std::path::{Path, PathBuf};

/// What every command is given.
pub struct Session<'t> {
    /// Whom it talks to.
    pub terminal: &'t mut Terminal,
    /// The folder that relative paths start from; empty for the current one.
    pub here: PathBuf,
    /// The ledger's folder, where `--root` names it.
    pub root: Option<PathBuf>,
    /// The time, where it is not to be read from the clock.
    pub now: Option<DateTime<Utc>>,
}

impl Session<'_> {
    /// Returns how the program is called where the session stands.
    pub fn program(&self) -> String {
        program(self.root.as_deref())
    }

    /// Returns where the path that somebody typed leads.
    pub fn resolve(&self, typed: &Path) -> PathBuf {
        self.here.join(typed)
    }
}
