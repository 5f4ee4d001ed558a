//! The ledger that a command works on, with its configuration, its stories and its articles.

use super::unreadable::Unreadable;
use super::{Config, Failure, Session, input, parallel};
use crate::check::Commands;
use crate::extract::Context;
use crate::intake::{self, IntakeError};
use crate::ledger::{Ledger, LedgerError, Lock, MARKER, Slug, Spared, Still, StoryFile, Version, snapshot_of};
use crate::model::Digest;
use crate::text::visible;
use crate::text::{Article, Markup, shell::word};
use chrono::NaiveDate;
use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use ignore::gitignore::Gitignore;
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// Largest configuration file, in bytes.
const LARGEST_CONFIG: u64 = 1024 * 1024;

/// What is said where another process keeps this one waiting.
const WAITING: &str = "another onrecord is writing to this ledger; waiting for it…";

/// A ledger that is open for reading.
#[derive(Debug)]
pub struct Book {
    /// What `onrecord.toml` says.
    pub config: Config,
    /// The files.
    pub ledger: Ledger,
    /// The folder, without symbolic links on the way.
    root: PathBuf,
    /// Whether every article is taken for an English one.
    pub english: bool,
}

/// A story's file with its path; the error of one does not hide the others.
pub type Shelf = Vec<(String, Result<StoryFile, LedgerError>)>;

impl Book {
    /// Opens the ledger of `--root`, else the nearest one above.
    ///
    /// # Errors
    /// Where there is none, or `onrecord.toml` holds a mistake.
    pub fn open(session: &Session<'_>) -> Result<Self, Failure> {
        let folder = match &session.root {
            Some(named) => named_root(session, named)?,
            None => Ledger::find(&session.resolve(Path::new(".")))?,
        };
        let named = session.root.as_deref().map_or_else(|| Path::new(MARKER).to_owned(), |root| root.join(MARKER));
        Self::at(folder, &visible::path(&named), session.english)
    }

    /// Returns what an article that was published on that day is read with.
    pub fn context(&self, published: Option<NaiveDate>) -> Context {
        Context { published, dollar: self.config.dollar }
    }

    /// Opens the ledger at `folder`, whose configuration messages call `shown`.
    fn at(folder: PathBuf, shown: &str, english: bool) -> Result<Self, Failure> {
        let path = folder.join(MARKER);
        let bytes = intake::read_file(&path, LARGEST_CONFIG).map_err(|error| match error {
            IntakeError::TooLarge { limit, .. } => Failure::usage(format!("{shown} is larger than {limit} bytes.")),
            error => error.into(),
        });
        let bytes = bytes?.bytes;
        let text = String::from_utf8(bytes).map_err(|_| Failure::usage(format!("{shown} is not UTF-8 text.")))?;
        let config = Config::parse(&text).map_err(|mistake| mistake.failure(shown, &text))?;
        let ledger = Ledger::new(&folder, &config.claims, &config.snapshots)?;
        let root = std::fs::canonicalize(&folder).unwrap_or(folder);
        Ok(Self { config, ledger, root, english })
    }

    /// Opens the ledger only where there is one, for commands that can do without.
    ///
    /// # Errors
    /// Where the one that is there holds a mistake.
    pub fn open_if_there(session: &Session<'_>) -> Result<Option<Self>, Failure> {
        let there = session.root.is_some() || Ledger::find(&session.resolve(Path::new("."))).is_ok();
        there.then(|| Self::open(session)).transpose()
    }

    /// Opens the ledger only where there is one, for commands that read files it has no part in. One that somebody named must
    /// be sound; one that happens to lie above and can't be read is left out, and that is said.
    ///
    /// # Errors
    /// Where the ledger that was named holds a mistake.
    pub fn open_if_sound(session: &mut Session<'_>) -> Result<Option<Self>, Failure> {
        match Self::open_if_there(session) {
            Err(failure) if session.root.is_none() => {
                let title = visible::text(failure.title());
                let line = format!("warning: {MARKER} above is left out, because it can't be read: {title}");
                session.terminal.message(&line);
                Ok(None)
            }
            opened => opened,
        }
    }

    /// Refuses a folder that somebody named for a new ledger where it is one of another ledger's own.
    ///
    /// # Errors
    /// Where it is, or a link leads there or out of that ledger's folder. A ledger that can't be read owns nothing.
    pub fn not_within(session: &Session<'_>, typed: &Path) -> Result<(), Failure> {
        let full = session.resolve(typed);
        let above = Ledger::find(&full).ok().and_then(|root| Self::at(root, MARKER, session.english).ok());
        above.map_or(Ok(()), |book| book.folder(session, typed, &Spared::of(&book.ledger)).map(drop))
    }

    /// Returns where the folder lies that somebody named for files of their own.
    ///
    /// # Errors
    /// Where it takes the place of what is `spared`, or a link leads there or out of the ledger's folder.
    pub fn folder(&self, session: &Session<'_>, typed: &Path, spared: &Spared) -> Result<PathBuf, Failure> {
        spared.folder(typed, &session.resolve(typed)).map_err(|error| match error {
            LedgerError::Spared(_) => {
                let title = format!("{} belongs to the ledger; nothing was written.", visible::path(typed));
                Failure::usage(title).help("name another folder")
            }
            error => Failure::from(error).into_usage(),
        })
    }

    /// Takes the right to write; says so on standard error where another process holds it for long.
    ///
    /// # Errors
    /// Where it can't be had.
    pub fn lock(&self, session: &mut Session<'_>) -> Result<Lock, Failure> {
        Ok(self.ledger.lock(|| session.terminal.message(WAITING))?)
    }

    /// Waits until nobody writes, and keeps it so as long as the answer lives; says so where that takes long.
    ///
    /// # Errors
    /// Where that can't be had.
    pub fn still(&self, session: &mut Session<'_>) -> Result<Still, Failure> {
        Ok(self.ledger.still(|| session.terminal.message(WAITING))?)
    }

    /// Reads every story.
    ///
    /// # Errors
    /// Where the folder of claims can't be read.
    pub fn shelf(&self) -> Result<Shelf, Failure> {
        Ok(parallel::map(&self.ledger.names()?, |_| {}, |name| self.ledger.story_at(name)))
    }

    /// Reads every story that can be read, and says of the others why they can't.
    ///
    /// # Errors
    /// Where the folder of claims can't be read.
    pub fn stories(&self) -> Result<(Vec<StoryFile>, Vec<Failure>), Failure> {
        let (files, failures, _) = self.all()?;
        Ok((files, failures))
    }

    /// Reads every story that can be read, says of the others why they can't, and what may be told of them anyway.
    ///
    /// # Errors
    /// Where the folder of claims can't be read.
    pub fn all(&self) -> Result<(Vec<StoryFile>, Vec<Failure>, Unreadable), Failure> {
        let mut files = Vec::new();
        let mut failures = Vec::new();
        let mut unreadable = Unreadable::default();
        for (path, read) in self.shelf()? {
            match read {
                Ok(file) => files.push(file),
                Err(error) => {
                    let name = path.rsplit('/').next().unwrap_or_default();
                    unreadable.note(name, self.ledger.paths_named(name));
                    failures.push(error.into());
                }
            }
        }
        Ok((files, failures, unreadable))
    }

    /// Returns those of `paths`, from the ledger's folder, that are snapshots, by the story whose folder holds them.
    pub fn snapshots(&self, paths: impl IntoIterator<Item = String>) -> BTreeMap<Slug, Vec<String>> {
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
    pub fn story<'f>(&self, files: &'f [StoryFile], name: &str) -> Result<&'f StoryFile, Failure> {
        let slug = Slug::parse(name);
        let found = slug.as_ref().and_then(|slug| files.iter().find(|file| file.story.slug == *slug));
        found.ok_or_else(|| {
            if let Some(Err(error)) = slug.map(|slug| self.ledger.story(&slug)) {
                return error.into();
            }
            let known = files.iter().map(|file| file.story.slug.as_str());
            let failure = Failure::usage(format!("no story is named {name}."));
            match crate::text::nearest(name, known) {
                Some(near) => failure.help(format!("did you mean {near}?")),
                None => failure.help("`onrecord status` lists the stories"),
            }
        })
    }

    /// Reads the text of a recorded version.
    ///
    /// # Errors
    /// Where the snapshot is missing, unreadable, changed since, or no text.
    pub fn snapshot(&self, version: &Version) -> Result<Article, Failure> {
        self.text(version, &sound(version, self.ledger.snapshot(version)?)?)
    }

    /// Returns the text of a version's snapshot, whose bytes these are.
    ///
    /// # Errors
    /// Where the bytes are no text.
    pub fn text(&self, version: &Version, bytes: &[u8]) -> Result<Article, Failure> {
        let extension = Path::new(&version.snapshot).extension().and_then(OsStr::to_str).unwrap_or_default();
        input::article(&version.snapshot, bytes, Markup::of_extension(extension), self.english)
    }

    /// Returns the path from the ledger's folder, with `/`, of what somebody typed.
    ///
    /// # Errors
    /// Where it lies outside, or its name is not UTF-8.
    pub fn inside(&self, session: &Session<'_>, typed: &Path) -> Result<String, Failure> {
        let full = std::fs::canonicalize(session.resolve(typed)).map_err(|_| input::missing(session, typed))?;
        let Ok(inner) = full.strip_prefix(&self.root) else {
            return Err(self.outside(&visible::path(typed)).into_usage());
        };
        let names: Option<Vec<&str>> = inner.iter().map(OsStr::to_str).collect();
        Ok(names.ok_or_else(|| unnameable(typed))?.join("/"))
    }

    /// Returns how commands about the article at `path`, from the ledger's folder, are typed where the session stands.
    pub fn commands(&self, session: &Session<'_>, path: &str) -> Commands {
        self.here(session).commands(path)
    }

    /// Returns where the session stands.
    pub fn here(&self, session: &Session<'_>) -> Here {
        let here = std::fs::canonicalize(session.resolve(Path::new(".")));
        Here {
            folder: here.unwrap_or_else(|_| self.root.clone()),
            root: self.root.clone(),
            named: session.root.clone(),
        }
    }

    /// Returns the same for an article that no story holds: its story gets a name that is not `taken`, which it then is.
    pub fn commands_of_stray(&self, session: &Session<'_>, path: &str, taken: &mut BTreeSet<String>) -> Commands {
        let own = Slug::of_path(path).map(|slug| slug.to_string());
        let free = own.clone().filter(|slug| !taken.contains(slug)).unwrap_or_else(|| {
            let whole =
                Slug::of_file_name(&path.replace('/', " ")).map_or_else(|| "story".to_owned(), |slug| slug.to_string());
            let mut names = std::iter::once(whole.clone()).chain((2_u32..).map(|number| format!("{whole}-{number}")));
            names.find(|name| !taken.contains(name)).unwrap_or(whole)
        });
        taken.insert(free.clone());
        self.commands(session, path).of_stray((own.as_ref() != Some(&free)).then_some(free))
    }

    /// Returns how the path of a file below the ledger's folder is typed where the session stands.
    pub fn typed(&self, session: &Session<'_>, path: &str) -> PathBuf {
        self.here(session).typed(path)
    }

    /// Returns where the article lies that was recorded under `path`.
    ///
    /// # Errors
    /// Where a symbolic link on the way leads out of the ledger's folder.
    pub fn article(&self, path: &str) -> Result<PathBuf, Failure> {
        let full = self.full(path);
        match std::fs::canonicalize(&full) {
            Ok(real) if !real.starts_with(&self.root) => Err(self.outside(path)),
            _ => Ok(full),
        }
    }

    fn outside(&self, name: &str) -> Failure {
        let title = format!("{name} lies outside the ledger's folder, {}.", visible::path(&self.root));
        Failure::unchecked(title).help("move the article below it, or name another ledger with --root")
    }

    /// Returns where a path from the ledger's folder leads.
    pub fn full(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// Returns the path from the ledger's folder, with `/`, of a full path; none where it lies outside or is not UTF-8.
    pub fn relative(&self, full: &Path) -> Option<String> {
        let names: Option<Vec<&str>> = full.strip_prefix(&self.root).ok()?.iter().map(OsStr::to_str).collect();
        Some(names?.join("/"))
    }

    /// Returns whether a file at that full path is, or would be, an article by the configuration's globs.
    ///
    /// # Errors
    /// Where a glob is none.
    pub fn is_article(&self, full: &Path) -> Result<bool, Failure> {
        let Ok(path) = full.strip_prefix(&self.root) else { return Ok(false) };
        let globs = &self.config.articles;
        Ok(glob_set(globs, false)?.is_match(path) && !glob_set(globs, true)?.is_match(path))
    }

    /// Returns what no file may take the place of that somebody names: what the ledger owns, the articles that are there
    /// or on record, and the file of known findings. What can't be read names no articles.
    ///
    /// # Errors
    /// Where the articles can't be listed.
    pub fn spared(&self) -> Result<Spared, Failure> {
        let mut spared = self.spared_but_baseline()?;
        self.config.baseline.iter().for_each(|path| spared.add(&self.full(path)));
        Ok(spared)
    }

    /// Returns the same without the file of known findings, for who writes that.
    ///
    /// # Errors
    /// As [`Book::spared`].
    pub fn spared_but_baseline(&self) -> Result<Spared, Failure> {
        let mut spared = Spared::of(&self.ledger);
        let (files, _) = self.stories()?;
        let recorded = files.iter().flat_map(|file| &file.story.versions).map(|version| version.path.as_str());
        recorded.for_each(|path| spared.add(&self.full(path)));
        self.articles()?.iter().for_each(|path| spared.add(&self.root.join(path)));
        Ok(spared)
    }

    /// Returns the articles that the configuration names, sorted; the ledger's own folders, hidden files, what
    /// `.gitignore` names and symbolic links are left out.
    ///
    /// # Errors
    /// Where a folder can't be read.
    pub fn articles(&self) -> Result<Vec<PathBuf>, Failure> {
        let globs = &self.config.articles;
        let (wanted, unwanted) = (glob_set(globs, false)?, glob_set(globs, true)?);
        let own = [self.full(&self.config.claims), self.full(&self.config.snapshots)];
        let mut walk = ignore::WalkBuilder::new(&self.root);
        walk.follow_links(false).parents(false).git_global(false).git_exclude(false).require_git(false);
        walk.filter_entry(move |entry| !own.iter().any(|folder| folder == entry.path()));
        let mut found = Vec::new();
        for entry in walk.build() {
            let entry = entry.map_err(|error| Failure::unchecked(format!("{error}.")))?;
            let Ok(path) = entry.path().strip_prefix(&self.root) else { continue };
            let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
            if is_file && wanted.is_match(path) && !unwanted.is_match(path) {
                found.push(path.to_owned());
            }
        }
        found.sort();
        Ok(found)
    }

    /// Returns whether `.gitignore`, in the ledger's folder or one on the way, names the file at `path`.
    pub fn ignores(&self, path: &str) -> bool {
        let full = self.full(path);
        let folders = full.ancestors().skip(1).take_while(|folder| folder.starts_with(&self.root));
        let mut said = folders.map(|folder| {
            let (rules, _) = Gitignore::new(folder.join(".gitignore"));
            let said = rules.matched_path_or_any_parents(full.strip_prefix(folder).unwrap_or(&full), false);
            (said.is_ignore(), said.is_none())
        });
        said.find(|(_, is_silent)| !is_silent).is_some_and(|(ignored, _)| ignored)
    }
}

/// Where a session stands, and which ledger it is about.
#[derive(Debug, Clone)]
pub struct Here {
    folder: PathBuf,
    /// The ledger's folder.
    root: PathBuf,
    /// What `--root` says.
    named: Option<PathBuf>,
}

impl Here {
    /// Returns how commands about the file at `path`, from the ledger's folder, are typed there.
    pub fn commands(&self, path: &str) -> Commands {
        Commands::new(self.typed(path), self.named.as_deref())
    }

    fn typed(&self, path: &str) -> PathBuf {
        let full = self.root.join(path);
        let up = self.folder.ancestors().position(|folder| full.starts_with(folder)).unwrap_or_default();
        let common = self.folder.ancestors().nth(up).unwrap_or(&self.folder);
        let down = full.strip_prefix(common).unwrap_or(&full);
        std::iter::repeat_n(Path::new(".."), up).chain([down]).collect()
    }
}

/// Returns a list of globs as a set; those that leave paths out where `negated`.
///
/// # Errors
/// Where one can't be read.
pub fn glob_set(globs: &[String], negated: bool) -> Result<GlobSet, Failure> {
    let mut set = GlobSetBuilder::new();
    for glob in globs {
        let (bare, leaves_out) = glob.strip_prefix('!').map_or((glob.as_str(), false), |bare| (bare, true));
        if leaves_out == negated {
            let built = GlobBuilder::new(bare).literal_separator(true).build();
            set.add(built.map_err(|error| Failure::usage(format!("onrecord.toml: {error}.")))?);
        }
    }
    set.build().map_err(|error| Failure::usage(format!("onrecord.toml: {error}.")))
}

/// Returns the bytes of a version's snapshot.
///
/// # Errors
/// Where there are none, or they are not what was recorded.
pub fn sound(version: &Version, bytes: Option<Vec<u8>>) -> Result<Vec<u8>, Failure> {
    let bytes = bytes.ok_or_else(|| {
        Failure::unchecked(format!("{} is missing.", version.snapshot)).help("`onrecord verify` says what else is")
    })?;
    if Digest::of_bytes(&bytes) == version.digest {
        return Ok(bytes);
    }
    let title = format!("{} is not what was recorded as version {}.", version.snapshot, version.number);
    Err(Failure::unchecked(title).help("`onrecord verify` says what else was changed"))
}

fn named_root(session: &Session<'_>, named: &Path) -> Result<PathBuf, Failure> {
    let folder = session.resolve(named);
    if !folder.is_dir() {
        return Err(input::missing(session, named).into_usage());
    }
    if std::fs::symlink_metadata(folder.join(MARKER)).is_err() {
        let title = format!("{} holds no {MARKER}.", visible::path(named));
        return Err(Failure::usage(title).help(format!("make a ledger there: onrecord init {}", word(named))));
    }
    Ok(folder)
}

/// Returns the failure of a path that can't be written into a ledger.
pub fn unnameable(path: &Path) -> Failure {
    let title = format!("{}: the ledger can only hold paths that are UTF-8.", visible::path(path));
    Failure::unchecked(title).help("rename the file")
}

/// Returns which story each recorded path belongs to; later versions and later stories win.
pub fn by_path(files: &[StoryFile]) -> BTreeMap<&str, &StoryFile> {
    let mut map = BTreeMap::new();
    for file in files {
        for version in &file.story.versions {
            map.insert(version.path.as_str(), file);
        }
    }
    for file in files {
        if let Some(version) = file.story.latest() {
            map.insert(version.path.as_str(), file);
        }
    }
    map
}
