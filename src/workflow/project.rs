//! The ledger that a job works on, with its configuration and its stories.

use super::config::{Config, template};
use super::event::{Event, Tell};
use super::failure::Failure;
use super::standpoint::Standpoint;
use super::unreadable::Unreadable;
use super::{input, parallel};
use crate::check::Profile;
use crate::extract::Context;
use crate::intake::{self, IntakeError};
use crate::ledger::{LedgerError, Slug, StoryFile, snapshot_of};
use crate::store::{Ledger, Lock, MARKER, Spared, Still};
use crate::text::shell::word;
use crate::text::visible;
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Largest configuration file, in bytes.
const LARGEST_CONFIG: u64 = 1024 * 1024;

/// What is said where another process keeps this one waiting.
const WAITING: &str = "another onrecord is writing to this ledger; waiting for it…";

/// Stories on record: a folder with `onrecord.toml`, the claims of its articles, and their snapshots.
#[derive(Debug)]
pub struct Project {
    /// What `onrecord.toml` says.
    pub(crate) config: Config,
    /// The same as it is written there.
    pub(super) written: String,
    /// The files.
    pub(crate) ledger: Ledger,
    /// The folder, without symbolic links on the way.
    pub(super) root: PathBuf,
    /// Where the jobs start.
    pub(crate) at: Standpoint,
}

/// A story's file with its path; the error of one does not hide the others.
pub type Shelf = Vec<(String, Result<StoryFile, LedgerError>)>;

impl Project {
    /// Opens the ledger that `at` names, else the nearest one above where it stands.
    ///
    /// # Errors
    /// Where there is none, or `onrecord.toml` holds a mistake.
    pub(crate) fn at(at: &Standpoint) -> Result<Self, Failure> {
        let folder = match &at.root {
            Some(named) => named_root(at, named)?,
            None => Ledger::find(&at.resolve(Path::new(".")))?,
        };
        let named = at.root.as_deref().map_or_else(|| Path::new(MARKER).to_owned(), |root| root.join(MARKER));
        Self::in_folder(folder, &visible::path(&named), at)
    }

    /// Opens the ledger in `folder`, whose configuration messages call `shown`.
    fn in_folder(folder: PathBuf, shown: &str, at: &Standpoint) -> Result<Self, Failure> {
        let path = folder.join(MARKER);
        let bytes = intake::read_file(&path, LARGEST_CONFIG).map_err(|error| match error {
            IntakeError::TooLarge { limit, .. } => Failure::usage(format!("{shown} is larger than {limit} bytes.")),
            error => error.into(),
        });
        let bytes = bytes?.bytes;
        let text = String::from_utf8(bytes).map_err(|_| Failure::usage(format!("{shown} is not UTF-8 text.")))?;
        let config = Config::parse(&text).map_err(|mistake| mistake.failure(shown, &text))?;
        Ok(Self { written: text, ..Self::of_config(folder, config, at)? })
    }

    fn of_config(folder: PathBuf, config: Config, at: &Standpoint) -> Result<Self, Failure> {
        let ledger = Ledger::new(&folder, &config.claims, &config.snapshots)?;
        let root = std::fs::canonicalize(&folder).unwrap_or(folder);
        let at = Standpoint { headlines: config.headlines.clone(), ..at.clone() };
        Ok(Self { config, written: String::new(), ledger, root, at })
    }

    /// Opens the ledger that [`Project::at`] opens, with another profile; a folder with a record and no `onrecord.toml` has every
    /// other default.
    ///
    /// # Errors
    /// As [`Project::at`].
    pub(crate) fn with_profile(at: &Standpoint, profile: &'static Profile) -> Result<Self, Failure> {
        let folder = at.resolve(at.root.as_deref().unwrap_or(Path::new(".")));
        let config = Config { profile, ..Config::default() };
        if Ledger::find(&folder).is_err() && folder.join(&config.claims).is_dir() {
            return Self::of_config(folder, config, at);
        }
        let project = Self::at(at)?;
        Ok(Self { config: Config { profile, ..project.config }, ..project })
    }

    /// Opens the ledger only where there is one, for jobs that can do without.
    ///
    /// # Errors
    /// Where the one that is there holds a mistake.
    pub(crate) fn if_there(at: &Standpoint) -> Result<Option<Self>, Failure> {
        let there = at.root.is_some() || Ledger::find(&at.resolve(Path::new("."))).is_ok();
        there.then(|| Self::at(at)).transpose()
    }

    /// Opens the ledger only where there is one, for jobs that read files it has no part in. One that somebody named must
    /// be sound; one that happens to lie above and can't be read is left out, and that is said.
    ///
    /// # Errors
    /// Where the ledger that was named holds a mistake.
    pub(crate) fn if_sound(at: &Standpoint, tell: &mut Tell<'_>) -> Result<Option<Self>, Failure> {
        match Self::if_there(at) {
            Err(failure) if at.root.is_none() => {
                let title = visible::text(failure.title());
                let line = format!("warning: {MARKER} above is left out, because it can't be read: {title}");
                tell(Event::Note(&line));
                Ok(None)
            }
            opened => opened,
        }
    }

    /// Makes a ledger in the folder `typed`; returns what was made in it.
    ///
    /// # Errors
    /// Where there is one already, the folder is one of another ledger's own, or it can't be made.
    pub(crate) fn init(at: &Standpoint, typed: &Path, profile: &Profile) -> Result<Vec<String>, Failure> {
        let folder = at.resolve(typed);
        if folder.join(MARKER).exists() {
            let title = format!("{} holds a ledger already; nothing was changed.", visible::path(typed));
            return Err(Failure::usage(title).help(format!("edit {MARKER} there, or remove it to start anew")));
        }
        // A ledger that can't be read owns nothing.
        let above = Ledger::find(&folder).ok().and_then(|root| Self::in_folder(root, MARKER, at).ok());
        above.map_or(Ok(()), |above| above.outside_folder(typed, &Spared::of(&above.ledger)).map(drop))?;
        let defaults = Config::default();
        Ok(Ledger::new(&folder, &defaults.claims, &defaults.snapshots)?.init(&template(profile))?)
    }

    /// Returns what an article that was published on that day is read with.
    pub(crate) fn context(&self, published: Option<NaiveDate>) -> Context {
        Context { published, dollar: self.config.dollar }
    }

    /// Takes the right to write; says so where another process holds it for long.
    ///
    /// # Errors
    /// Where it can't be had.
    pub(crate) fn lock(&self, tell: &mut Tell<'_>) -> Result<Lock, Failure> {
        Ok(self.ledger.lock(|| tell(Event::Note(WAITING)))?)
    }

    /// Waits until nobody writes, and keeps it so as long as the answer lives; says so where that takes long.
    ///
    /// # Errors
    /// Where that can't be had.
    pub(crate) fn still(&self, tell: &mut Tell<'_>) -> Result<Still, Failure> {
        Ok(self.ledger.still(|| tell(Event::Note(WAITING)))?)
    }

    /// Reads every story.
    ///
    /// # Errors
    /// Where the folder of claims can't be read.
    pub(crate) fn shelf(&self) -> Result<Shelf, Failure> {
        Ok(parallel::map(&self.ledger.names()?, |_| {}, |name| self.ledger.story_at(name)))
    }

    /// Reads every story that can be read, and says of the others why they can't.
    ///
    /// # Errors
    /// Where the folder of claims can't be read.
    pub(crate) fn stories(&self) -> Result<(Vec<StoryFile>, Vec<Failure>), Failure> {
        let (files, failures, _) = self.all()?;
        Ok((files, failures))
    }

    /// Reads every story that can be read, says of the others why they can't, and what may be told of them anyway.
    ///
    /// # Errors
    /// Where the folder of claims can't be read.
    pub(crate) fn all(&self) -> Result<(Vec<StoryFile>, Vec<Failure>, Unreadable), Failure> {
        Ok(self.told_apart(self.shelf()?))
    }

    /// Tells the stories that could be read from the others, of which it says why they can't be, and what may be told of them anyway.
    pub(super) fn told_apart(&self, shelf: Shelf) -> (Vec<StoryFile>, Vec<Failure>, Unreadable) {
        let mut files = Vec::new();
        let mut failures = Vec::new();
        let mut unreadable = Unreadable::default();
        for (path, read) in shelf {
            match read {
                Ok(file) => files.push(file),
                Err(error) => {
                    let name = path.rsplit('/').next().unwrap_or_default();
                    unreadable.note(name, self.ledger.paths_named(name));
                    failures.push(error.into());
                }
            }
        }
        (files, failures, unreadable)
    }

    /// Returns those of `paths`, from the ledger's folder, that are snapshots, by the story whose folder holds them.
    pub(crate) fn snapshots(&self, paths: impl IntoIterator<Item = String>) -> BTreeMap<Slug, Vec<String>> {
        let mut snapshots: BTreeMap<Slug, Vec<(u32, String)>> = BTreeMap::new();
        for path in paths {
            if let Some((slug, number)) = snapshot_of(&self.config.snapshots, &path) {
                snapshots.entry(slug).or_default().push((number, path));
            }
        }
        let in_order = |(slug, mut numbered): (Slug, Vec<(u32, String)>)| {
            numbered.sort();
            (slug, numbered.into_iter().map(|(_, path)| path).collect())
        };
        snapshots.into_iter().map(in_order).collect()
    }

    /// Returns the story named `name` among those that can be read.
    ///
    /// # Errors
    /// Where its file can't be read, or there is none, with the nearest name.
    pub(crate) fn story<'f>(&self, files: &'f [StoryFile], name: &str) -> Result<&'f StoryFile, Failure> {
        let slug = Slug::parse(name);
        let found = slug.as_ref().and_then(|slug| files.iter().find(|file| file.story.slug == *slug));
        found.ok_or_else(|| {
            if let Some(Err(error)) = slug.map(|slug| self.ledger.story(&slug)) {
                return error.into();
            }
            let known = files.iter().map(|file| file.story.slug.as_str());
            let failure = Failure::usage(format!("no story is named {name}."));
            match crate::text::nearest(name, known) {
                Some(near) => failure.near(name, near),
                None => failure.help("`onrecord status` lists the stories"),
            }
        })
    }
}

fn named_root(at: &Standpoint, named: &Path) -> Result<PathBuf, Failure> {
    let folder = at.resolve(named);
    if !folder.is_dir() {
        return Err(input::missing(at, named).into_usage());
    }
    if std::fs::symlink_metadata(folder.join(MARKER)).is_err() {
        let title = format!("{} holds no {MARKER}.", visible::path(named));
        return Err(Failure::usage(title).help(format!("make a ledger there: onrecord init {}", word(named))));
    }
    Ok(folder)
}
