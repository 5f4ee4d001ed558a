//! The ledger as a whole: what lies in it beside the stories that can be read, and what an earlier commit had.

use super::run::Run;
use super::since::Then;
use crate::check::{Commands, Holdings};
use crate::cli::unreadable::Unreadable;
use crate::cli::{Book, Failure, Session};
use crate::intake::read_file;
use crate::ledger::{Slug, StoryFile};
use crate::model::Digest;
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
    pub fn read(session: &mut Session<'_>, book: &Book, run: &mut Run) -> Result<Self, Failure> {
        let (mut stock, mut failures) = Self::at_once(book)?;
        if !stock.holdings(book, None, &|path| Commands::new(path, None)).fits() {
            // A recording may be under way: its snapshot is there before the story names it.
            let _still = book.still(session)?;
            (stock, failures) = Self::at_once(book)?;
        }
        failures.iter().for_each(|failure| run.fail(session, failure));
        Ok(stock)
    }

    fn at_once(book: &Book) -> Result<(Self, Vec<Failure>), Failure> {
        let (paths, errors) = book.ledger.snapshot_files();
        let (files, mut failures, unreadable) = book.all()?;
        failures.extend(errors.into_iter().map(Failure::from));
        Ok((Self { files, unreadable, snapshots: book.snapshots(paths) }, failures))
    }

    /// Returns what the ledger holds, next to what a commit had on record.
    pub fn holdings<'a>(
        &'a self,
        book: &'a Book,
        then: Option<&'a Then<'_>>,
        commands: &'a dyn Fn(&str) -> Commands,
    ) -> Holdings<'a> {
        Holdings {
            claims: &book.config.claims,
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
pub fn bereft(book: &Book, holdings: &Holdings<'_>, strays: &BTreeSet<&str>) -> BTreeMap<Slug, String> {
    let missing = holdings.missing();
    if missing.is_empty() {
        return BTreeMap::new();
    }
    let mut by_text: BTreeMap<Digest, &str> = BTreeMap::new();
    for path in strays {
        let read = book.article(path).ok().and_then(|full| read_file(&full, book.config.article_bytes).ok());
        by_text.extend(read.map(|intake| (Digest::of_bytes(&intake.bytes), *path)));
    }
    let article = |slug: &Slug| {
        let base = holdings.base.iter().flat_map(|base| &base.stories);
        let then =
            base.filter(|file| file.story.slug == *slug).find_map(|file| Some(file.story.latest()?.path.as_str()));
        let snapshots = || holdings.snapshots.get(slug).into_iter().flatten().rev();
        let digest = |path: &String| Some(Digest::of_bytes(&book.ledger.snapshot_at(path).ok()??));
        let of_text = || snapshots().find_map(|path| by_text.get(&digest(path)?).copied());
        let of_name = || strays.iter().copied().find(|path| Slug::of_path(path).as_ref() == Some(slug));
        then.filter(|path| strays.contains(path)).or_else(of_text).or_else(of_name).map(str::to_owned)
    };
    missing.into_iter().filter_map(|slug| Some((slug.clone(), article(slug)?))).collect()
}
