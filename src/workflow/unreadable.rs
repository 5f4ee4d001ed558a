//! Stories whose files can't be read, and what may be told of them anyway: an article of theirs is on record.

use crate::ledger::Slug;
use std::collections::BTreeSet;

/// The stories of a ledger whose files can't be read.
#[derive(Debug, Clone, Default)]
pub(crate) struct Unreadable {
    /// Their names.
    pub names: BTreeSet<Slug>,
    /// The articles that their files speak of.
    paths: BTreeSet<String>,
    /// Whether one of them may be of any article.
    blind: bool,
}

impl Unreadable {
    /// Takes in the story in the file of that name; `paths` are the articles that it speaks of, where that can be told.
    pub fn note(&mut self, file: &str, paths: Option<BTreeSet<String>>) {
        self.names.extend(file.strip_suffix(".yaml").and_then(Slug::parse));
        self.blind |= paths.is_none();
        self.paths.extend(paths.into_iter().flatten());
    }

    /// Returns whether one of the stories may be of the article at `path`.
    pub fn may_hold(&self, path: &str) -> bool {
        let named = || Slug::of_path(path).iter().any(|slug| self.names.contains(slug));
        self.blind || self.paths.contains(path) || named()
    }
}
