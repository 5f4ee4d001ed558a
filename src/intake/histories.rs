//! The histories of many files in git, all read at once: asking git for each would take as many times as long.

use super::IntakeError;
use super::git::fields;
use super::history::{Change, Commit, Head, History, LOG, Place, Step, Steps, Walk, broken, renames, text};
use super::name::may_be_an_article;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The most changes of files that are read.
const MOST: usize = 4_000_000;

/// How Open Terms Archive begins what it says of a commit, now and in its first years.
const RECORDED: [&str; 4] = ["First record of ", "Record new changes of ", "Start tracking ", "Update "];

/// How it begins where it read the same page anew in another way.
const READ_ANEW: [&str; 2] = ["Apply technical or declaration upgrade on ", "Refilter "];

/// The commits of a repository, with what each did to every file.
#[derive(Debug)]
pub struct Histories {
    /// The top folder of the repository.
    pub folder: PathBuf,
    /// Whether this clone lacks older commits.
    pub is_shallow: bool,
    /// Whether it is one of Open Terms Archive: `Service/Type of terms.md`, and commits that say so.
    pub is_of_terms: bool,
    start: PathBuf,
    /// The commits, the newest first.
    heads: Vec<Head>,
    /// The place of each commit in that order.
    places: BTreeMap<String, usize>,
    /// What became of each file, the newest change first, with the place of its commit.
    files: BTreeMap<String, Vec<(usize, Change)>>,
    /// The commits in which Open Terms Archive read the same page anew.
    read_anew: BTreeSet<String>,
    renamed: RefCell<Renamed>,
}

/// The files that were renamed, by commit.
type Renamed = BTreeMap<String, Vec<(String, Vec<u8>)>>;

impl Histories {
    /// Reads the commits of the repository that holds the folder `start`, as they lead to what is checked out; messages call it `name`.
    /// `each` is told how many commits were seen so far.
    ///
    /// # Errors
    /// Where git can't be started, there is no repository, nothing is committed in it, or it holds more changes than are read.
    pub fn read(start: &Path, name: &str, each: &mut dyn FnMut(usize)) -> Result<Self, IntakeError> {
        let place = Place::find(start, name)?;
        let mut out = Self {
            is_shallow: place.is_shallow(name)?,
            folder: place.folder,
            is_of_terms: false,
            start: start.to_owned(),
            heads: Vec::new(),
            places: BTreeMap::new(),
            files: BTreeMap::new(),
            read_anew: BTreeSet::new(),
            renamed: RefCell::default(),
        };
        let format = ["--format=%H%x00%P%x00%aI%x00%cI%x00%s", "--end-of-options", "HEAD"];
        let mut reading = Reading::default();
        fields(start, name, &[&LOG[..], &format[..]].concat(), &mut |field| {
            reading.take(field, &mut out).map_err(|message| broken(name, message))?;
            each(out.heads.len());
            Ok(())
        })?;
        reading.end_commit(&mut out);
        out.is_of_terms = reading.terms > 0 && reading.terms * 2 >= reading.two_deep;
        Ok(out)
    }

    /// Returns the history of the file at `path`, a full one without symbolic links; `name` is what messages call it.
    ///
    /// # Errors
    /// Where no commit holds it, or git can't tell what it was called before.
    pub fn of(&self, path: &Path, name: &str) -> Result<History, IntakeError> {
        let uncommitted = || IntakeError::Uncommitted { name: name.to_owned() };
        let inner: Option<Vec<&str>> =
            path.strip_prefix(&self.folder).ok().and_then(|inner| inner.iter().map(|name| name.to_str()).collect());
        let inner = inner.ok_or_else(uncommitted)?.join("/");
        let newest = self.heads.first().ok_or_else(uncommitted)?;
        let mut walk = Walk { source: self, found: Vec::new(), end: None };
        walk.back(newest.id.clone(), inner)?;
        let (commits, cut) = walk.ended(name)?;
        Ok(History { folder: self.folder.clone(), start: self.start.clone(), commits, shallow: cut && self.is_shallow })
    }

    /// Returns how many files below a folder may have held articles, and are gone: those that are none of `paths`, which are the names
    /// that files have or had which are there.
    pub fn gone(&self, folder: &Path, paths: &BTreeSet<String>) -> usize {
        let below = |path: &str| self.folder.join(path).starts_with(folder);
        let gone = self.files.iter().filter(|(path, changes)| {
            let ends = changes.first().is_some_and(|(_, change)| change.ends());
            ends && may_be_an_article(Path::new(path)) && !paths.contains(*path) && below(path)
        });
        gone.count()
    }

    /// Returns whether Open Terms Archive says of a commit that the page is the same, and was only read in another way.
    pub fn is_read_anew(&self, id: &str) -> bool {
        self.read_anew.contains(id)
    }
}

impl Steps for Histories {
    fn steps(&self, revision: &str, path: &str) -> Result<Vec<Step>, IntakeError> {
        let Some(from) = self.places.get(revision) else { return Ok(Vec::new()) };
        let changes = self.files.get(path).map_or(&[][..], Vec::as_slice);
        let first = changes.partition_point(|(place, _)| place < from);
        let step = |(place, change): &(usize, Change)| Some(change.step(self.heads.get(*place)?, path));
        Ok(changes.iter().skip(first).filter_map(step).collect())
    }

    fn renames(&self, parent: &str, commit: &Commit) -> Result<Vec<(String, Vec<u8>)>, IntakeError> {
        if let Some(known) = self.renamed.borrow().get(&commit.id) {
            return Ok(known.clone());
        }
        let found = renames(&self.start, &commit.name(), parent, commit)?;
        self.renamed.borrow_mut().insert(commit.id.clone(), found.clone());
        Ok(found)
    }
}

/// A log that is being read field by field: of each commit its head, then a line and a path for each file that it changed.
#[derive(Debug, Default)]
struct Reading {
    head: Vec<String>,
    change: Option<Change>,
    changes: usize,
    subject: String,
    /// The paths that the commit changed, where they are few.
    paths: Vec<String>,
    /// How many commits changed one file in one folder, and how many of them speak of it as Open Terms Archive does.
    two_deep: usize,
    terms: usize,
}

impl Reading {
    fn take(&mut self, field: &[u8], out: &mut Histories) -> Result<(), &'static str> {
        if let Some(change) = self.change.take() {
            // What is not UTF-8 is no path that a ledger can hold.
            let Ok(path) = std::str::from_utf8(field) else { return Ok(()) };
            self.changes += 1;
            if self.changes > MOST {
                return Err("it holds more changes than are read; name a file or a part of it");
            }
            if self.paths.len() < 2 {
                self.paths.push(path.to_owned());
            }
            let place = out.heads.len().saturating_sub(1);
            out.files.entry(path.to_owned()).or_default().push((place, change));
            return Ok(());
        }
        if self.head.is_empty() {
            let raw = text(field);
            if raw.starts_with(':') {
                self.change = Some(Change::read(raw).ok_or("its log can't be read")?);
                return Ok(());
            }
            if raw.is_empty() {
                return Ok(());
            }
        }
        self.head.push(text(field).to_owned());
        if self.head.len() == 5 {
            self.end_commit(out);
            let fields: Vec<&str> = self.head.iter().map(String::as_str).collect();
            let head = Head::read(&fields);
            out.places.insert(head.id.clone(), out.heads.len());
            out.heads.push(head);
            self.subject = self.head.pop().unwrap_or_default();
            self.head.clear();
        }
        Ok(())
    }

    /// Looks at what the last commit did and says.
    fn end_commit(&mut self, out: &mut Histories) {
        let paths = std::mem::take(&mut self.paths);
        let ([path], Some(head)) = (&paths[..], out.heads.last()) else { return };
        let Some((service, file)) = path.rsplit_once('/') else { return };
        self.two_deep += 1;
        let terms = file.rsplit_once('.').map_or(file, |(terms, _)| terms);
        let terms = terms.split_once(" #").map_or(terms, |(terms, _)| terms);
        let is = |begin: &&str| self.subject.strip_prefix(*begin) == Some(&format!("{service} {terms}"));
        let anew = READ_ANEW.iter().any(&is);
        if anew || RECORDED.iter().any(is) {
            self.terms += 1;
        }
        if anew {
            out.read_anew.insert(head.id.clone());
        }
    }
}
