//! The ledger as a whole: what lies in it beside the stories that can be read, and what an earlier commit had.

use super::checker::Checker;
use super::memory::Memory;
use super::run::Checked;
use super::since::Then;
use crate::check::{Commands, Holdings};
use crate::intake::read_file;
use crate::ledger::{Slug, StoryFile};
use crate::model::Digest;
use crate::workflow::event::Tell;
use crate::workflow::failure::Failure;
use crate::workflow::project::Project;
use crate::workflow::unreadable::Unreadable;
use std::collections::{BTreeMap, BTreeSet};

/// What lies in a ledger.
pub struct Stock {
    /// The stories that can be read.
    pub files: Vec<StoryFile>,
    pub unreadable: Unreadable,
    /// The snapshots, by the story whose folder holds them.
    snapshots: BTreeMap<Slug, Vec<String>>,
}

impl Stock {
    /// Reads the whole ledger; says what can't be read.
    ///
    /// # Errors
    /// Where the folder of claims can't be read, or another process writes for too long.
    pub fn read(
        tell: &mut Tell<'_>,
        project: &Project,
        memory: &mut Memory,
        run: &mut Checked,
    ) -> Result<Self, Failure> {
        let (mut stock, mut failures) = Self::at_once(project, memory)?;
        if !stock.holdings(project, None, &|path| Commands::new(path, None)).fits() {
            // A recording may be under way: its snapshot is there before the story names it.
            let _still = project.still(tell)?;
            memory.keep(stock.files);
            (stock, failures) = Self::at_once(project, memory)?;
        }
        failures.iter().for_each(|failure| run.fail(tell, failure));
        Ok(stock)
    }

    fn at_once(project: &Project, memory: &mut Memory) -> Result<(Self, Vec<Failure>), Failure> {
        let (paths, errors) = project.ledger.snapshot_files();
        let (files, mut failures, unreadable) = project.told_apart(memory.shelf(project)?);
        failures.extend(errors.into_iter().map(Failure::from));
        Ok((Self { files, unreadable, snapshots: project.snapshots(paths) }, failures))
    }

    /// Returns what the ledger holds, next to what a commit had on record.
    pub fn holdings<'a>(
        &'a self,
        project: &'a Project,
        then: Option<&'a Then<'_>>,
        commands: &'a dyn Fn(&str) -> Commands,
    ) -> Holdings<'a> {
        Holdings {
            claims: &project.config.claims,
            stories: self.files.iter().collect(),
            unreadable: self.unreadable.names.clone(),
            snapshots: self.snapshots.clone(),
            base: then.and_then(Then::base),
            articles: BTreeMap::new(),
            commands,
        }
    }
}

/// Returns which of `strays`, articles that no story holds, are those of stories whose files are gone: as the commit has
/// it, else the one with the text of a snapshot, else the one of the story's name.
pub fn bereft(checker: &Checker<'_>, holdings: &Holdings<'_>, strays: &BTreeSet<&str>) -> BTreeMap<Slug, String> {
    let project = checker.project;
    let missing = holdings.missing();
    if missing.is_empty() {
        return BTreeMap::new();
    }
    let mut by_text: BTreeMap<Digest, &str> = BTreeMap::new();
    for path in strays {
        let file = || project.article(path).ok().and_then(|full| read_file(&full, project.config.article_bytes).ok());
        let read = checker.unsaved(path).or_else(file).and_then(|intake| intake.text().ok());
        by_text.extend(read.map(|intake| (Digest::of_bytes(&intake.bytes), *path)));
    }
    let article = |slug: &Slug| {
        let base = holdings.base.iter().flat_map(|base| &base.stories);
        let then =
            base.filter(|file| file.story.slug == *slug).find_map(|file| Some(file.story.latest()?.path.as_str()));
        let snapshots = || holdings.snapshots.get(slug).into_iter().flatten().rev();
        let digest = |path: &String| Some(Digest::of_bytes(&project.ledger.snapshot_at(path).ok()??));
        let of_text = || snapshots().find_map(|path| by_text.get(&digest(path)?).copied());
        let of_name = || strays.iter().copied().find(|path| Slug::of_path(path).contains(slug));
        then.filter(|path| strays.contains(path)).or_else(of_text).or_else(of_name).map(str::to_owned)
    };
    missing.into_iter().filter_map(|slug| Some((slug.clone(), article(slug)?))).collect()
}
