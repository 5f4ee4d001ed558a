//! One run of the program: where it stands and whom it talks to.

use super::terminal::Terminal;
use std::path::{Path, PathBuf};

/// What every command is given.
pub struct Session<'t> {
    /// Whom it talks to.
    pub terminal: &'t mut Terminal,
    /// The folder that relative paths start from.
    pub here: PathBuf,
    /// The ledger's folder, where `--root` names it.
    pub root: Option<PathBuf>,
}

impl Session<'_> {
    /// Returns where the path that somebody typed leads.
    pub fn resolve(&self, typed: &Path) -> PathBuf {
        self.here.join(typed)
    }
}
