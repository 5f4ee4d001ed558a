//! The latest changes of substance, by the record alone.

use super::told::Told;
use super::{Listener, Watch};
use crate::ledger::{Slug, Version, seal};
use crate::model::Digest;
use crate::workflow::editions::Editions;
use crate::workflow::failure::Failure;
use crate::workflow::history::since;
use std::collections::{BTreeMap, BTreeSet};

/// How many versions are looked at, the latest ones.
const LOOKED_AT: usize = 100;

impl Watch<'_> {
    /// Returns the latest changes of substance in what is watched, the newest first, with a name for the record that they are of.
    ///
    /// # Errors
    /// Where the folder of claims can't be read.
    pub fn recent(&mut self, who: &mut dyn Listener) -> Result<(Vec<Told>, String), Failure> {
        let (files, _) = self.project.stories()?;
        let watched: BTreeSet<&str> = self.state.articles.values().filter_map(|one| one.story.as_deref()).collect();
        let versions = files.iter().flat_map(|file| file.story.versions.iter().map(move |version| (file, version)));
        let first = versions.clone().min_by_key(|(file, version)| (version.recorded, &file.story.slug));
        let name = first.map_or_else(String::new, |(_, version)| name(version));
        let mut latest: Vec<_> = versions
            .filter(|(file, version)| version.number > 1 && watched.contains(file.story.slug.as_str()))
            .map(|(file, version)| (version.recorded, &file.story, version.number))
            .collect();
        latest.sort_by(|a, b| (b.0, &b.1.slug, b.2).cmp(&(a.0, &a.1.slug, a.2)));
        latest.truncate(LOOKED_AT);
        let key = |slug: &Slug, number: u32| format!("{slug}@{number}");
        let mut wanted: BTreeMap<&Slug, (&crate::ledger::Story, u32)> = BTreeMap::new();
        for (_, story, number) in
            latest.iter().filter(|(_, story, number)| !self.looked.contains_key(&key(&story.slug, *number)))
        {
            let (_, from) = wanted.entry(&story.slug).or_insert((*story, *number));
            *from = (*from).min(*number);
        }
        let today = who.now().date_naive();
        for (slug, (story, from)) in wanted {
            let editions = Editions::new(self.project);
            let rows =
                since(&editions, &mut |event| who.hear(event), story, from.saturating_sub(1), &mut |_| String::new());
            for row in rows {
                let told = Told::new(self.project, row, None, today);
                self.looked.insert(key(slug, told.version.version), told);
            }
        }
        // What no feed holds any more is not looked at again.
        let kept: BTreeSet<String> = latest.iter().map(|(_, story, number)| key(&story.slug, *number)).collect();
        self.looked.retain(|key, _| kept.contains(key));
        let told = latest.iter().filter_map(|(_, story, number)| self.looked.get(&key(&story.slug, *number)));
        Ok((told.filter(|told| told.is_of_substance()).cloned().collect(), name))
    }
}

/// Returns a name for the record that began with that version.
fn name(version: &Version) -> String {
    Digest::of_bytes(format!("{} {}", seal::time(version.recorded), version.digest).as_bytes()).to_string()
}
