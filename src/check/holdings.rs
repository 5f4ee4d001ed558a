//! The ledger as a whole: its stories, the snapshots that lie beside them, and what an earlier commit had on record.

use super::Commands;
use crate::ledger::{Slug, StoryFile};
use std::collections::{BTreeMap, BTreeSet};

/// What a ledger holds.
pub struct Holdings<'a> {
    /// The folder of the stories' files, from the ledger's folder.
    pub claims: &'a str,
    /// The stories that can be read, in the order of their names.
    pub stories: Vec<&'a StoryFile>,
    /// The stories whose files are there but can't be read.
    pub unreadable: BTreeSet<Slug>,
    /// The paths of the snapshots that are there, by the story whose folder holds them.
    pub snapshots: BTreeMap<Slug, Vec<String>>,
    /// What the commit that is compared with has on record.
    pub base: Option<Base<'a>>,
    /// The articles of stories whose files are gone, as far as they are there and can be told.
    pub articles: BTreeMap<Slug, String>,
    /// How commands about the file at a path are typed.
    pub commands: &'a dyn Fn(&str) -> Commands,
}

/// What a commit has on record.
#[derive(Debug, Clone)]
pub struct Base<'a> {
    /// The commit's short name.
    pub commit: String,
    /// The paths of all stories' files, also of those that can't be read.
    pub files: BTreeMap<Slug, String>,
    /// The stories that can be read.
    pub stories: Vec<&'a StoryFile>,
}

impl Base<'_> {
    /// Returns the command that brings a story back as the commit has it.
    pub(super) fn restore(&self, slug: &Slug, holdings: &Holdings<'_>) -> String {
        let story = self.stories.iter().find(|file| file.story.slug == *slug);
        let latest = story.and_then(|file| file.story.latest());
        let snapshots = latest.and_then(|latest| latest.snapshot.rsplit_once('/')).map(|(folder, _)| folder);
        let files: Vec<Commands> =
            self.files.get(slug).map(String::as_str).into_iter().chain(snapshots).map(holdings.commands).collect();
        Commands::restore(&self.commit, &files)
    }
}

impl Holdings<'_> {
    /// Returns the stories that have left traces, here or in the commit that is compared with, and whose files are gone.
    pub fn missing(&self) -> BTreeSet<&Slug> {
        let here: BTreeSet<&Slug> = self.stories.iter().map(|file| &file.story.slug).chain(&self.unreadable).collect();
        let traces = self.unnamed().into_iter().map(|(slug, _)| slug);
        let base = self.base.iter().flat_map(|base| base.files.keys());
        traces.chain(base).filter(|slug| !here.contains(slug)).collect()
    }

    /// Returns the snapshots that no version names, each with the story whose folder holds it. Those of a story whose file
    /// can't be read may be named there.
    pub(super) fn unnamed(&self) -> Vec<(&Slug, &str)> {
        let versions = self.stories.iter().flat_map(|file| &file.story.versions);
        let files = versions.flat_map(|version| {
            [Some(&version.snapshot), version.page.as_ref().and_then(|page| page.file.as_ref())].into_iter().flatten()
        });
        let named: BTreeSet<&str> = files.map(String::as_str).collect();
        let told = self.snapshots.iter().filter(|(slug, _)| !self.unreadable.contains(*slug));
        let each = told.flat_map(|(slug, paths)| paths.iter().map(move |path| (slug, path.as_str())));
        each.filter(|(_, path)| !named.contains(path)).collect()
    }

    /// Returns the path of the file of a story that is gone.
    pub(super) fn path_of(&self, slug: &Slug) -> String {
        format!("{}/{slug}.yaml", self.claims)
    }

    /// Returns the stories that can be read, by their names.
    pub(super) fn by_name(&self) -> BTreeMap<&Slug, &StoryFile> {
        self.stories.iter().map(|file| (&file.story.slug, *file)).collect()
    }

    /// Returns whether every snapshot is named by a version, as it is where no recording is under way or was broken off.
    pub fn fits(&self) -> bool {
        self.unnamed().is_empty()
    }
}
