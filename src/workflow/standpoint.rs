//! Where a job starts.

use crate::text::{Headlines, Markup, Reading};
use std::path::{Path, PathBuf};

/// What a job goes by beside its arguments.
#[derive(Debug, Clone, Default)]
pub struct Standpoint {
    /// The folder that relative paths start from; empty for the current one.
    pub here: PathBuf,
    /// The ledger's folder, where somebody names it.
    pub root: Option<PathBuf>,
    /// Whether every article is taken for an English one.
    pub english: bool,
    /// What of front matter is read as a headline is; a ledger says so.
    pub headlines: Headlines,
}

impl Standpoint {
    /// Returns where the path that somebody typed leads.
    pub fn resolve(&self, typed: &Path) -> PathBuf {
        self.here.join(typed)
    }

    /// Returns how a file that is marked up so is read.
    pub(crate) fn reading(&self, markup: Markup) -> Reading {
        Reading { markup, headlines: self.headlines.clone() }
    }

    /// Returns how the program is called there, for messages that name its commands.
    pub fn program(&self) -> String {
        crate::check::program(self.root.as_deref())
    }
}
