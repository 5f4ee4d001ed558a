//! Every version of a file in the history of a git repository, through the `git` program.

use super::git::{refused, run};
use super::objects::{Found, Objects};
use super::{Intake, IntakeError};
use chrono::{DateTime, Datelike, FixedOffset};
use std::path::{Path, PathBuf};

/// The versions of a file in git.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct History {
    /// The top folder of the repository.
    pub folder: PathBuf,
    /// The folder that git is run in.
    pub(super) start: PathBuf,
    /// The commits that changed the file, oldest first; those that removed it are left out.
    pub commits: Vec<Commit>,
    /// Whether there may be older versions that this clone does not have.
    pub shallow: bool,
}

impl History {
    /// Returns the bytes of the versions; one may have at most `limit`.
    pub fn blobs(&self, limit: u64) -> Blobs {
        Blobs { objects: Objects::new(&self.start, limit) }
    }
}

/// A commit that holds a new version of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit {
    /// Its name, in full.
    pub id: String,
    /// When it was written, in its author's time zone.
    pub date: DateTime<FixedOffset>,
    /// Whether it says so itself; else it is taken for as old as its neighbour in the history.
    pub dated: bool,
    /// The file's path in it, from the top of the repository, with `/`.
    pub path: String,
    /// The name of the file's bytes in the repository.
    pub blob: String,
    /// What the file is where it is no regular one.
    other: Option<&'static str>,
}

impl Commit {
    /// Returns the commit's name as people write it, with the file's: "1a2b3c4:dam.md".
    pub fn name(&self) -> String {
        format!("{}:{}", self.short(), self.path)
    }

    /// Returns the first digits of the commit's name.
    pub fn short(&self) -> &str {
        self.id.get(..7).unwrap_or(&self.id)
    }
}

/// Returns the history of the file `path`, a full one without symbolic links, as it leads to the commit that is checked
/// out: of merges, the side that was merged into is followed. A file that was renamed is followed to its earlier name, a
/// copy is not. `name` is what messages call it.
///
/// # Errors
/// Where git can't be started, the file lies in no repository, or no commit holds it.
pub fn history(path: &Path, name: &str) -> Result<History, IntakeError> {
    let start = path.parent().unwrap_or(path);
    let file = path.file_name().and_then(|file| file.to_str());
    let file = file.ok_or_else(|| broken(name, "its name is not UTF-8"))?;
    let place = Place::find(start, name)?;
    let mut walk = Walk { source: &OneFile { start, name }, found: Vec::new(), end: None };
    walk.back("HEAD".to_owned(), format!("{}{file}", place.prefix))?;
    let (commits, cut) = walk.ended(name)?;
    let shallow = cut && place.is_shallow(name)?;
    Ok(History { folder: place.folder, start: start.to_owned(), commits, shallow })
}

/// Returns the failure of what git says that can't be understood.
pub(super) fn broken(name: &str, message: &str) -> IntakeError {
    IntakeError::Git { name: name.to_owned(), message: message.to_owned() }
}

/// A folder in a repository.
pub(super) struct Place {
    /// The top folder of the repository.
    pub folder: PathBuf,
    /// The path of the folder from there, with a `/` behind it.
    pub prefix: String,
    start: PathBuf,
}

impl Place {
    /// Finds the repository that holds the folder `start`.
    ///
    /// # Errors
    /// Where git can't be started, there is none, or nothing is committed in it.
    pub fn find(start: &Path, name: &str) -> Result<Self, IntakeError> {
        let line = |bytes: Vec<u8>| String::from_utf8(bytes).map(|text| text.trim_end_matches(['\n', '\r']).to_owned());
        let no_text = |_| broken(name, "a folder on the way to this file has a name that is not UTF-8");
        let folder = PathBuf::from(line(ask(start, name, &["rev-parse", "--show-toplevel"])?).map_err(no_text)?);
        let prefix = line(ask(start, name, &["rev-parse", "--show-prefix"])?).map_err(no_text)?;
        if run(start, name, &["rev-parse", "--verify", "--quiet", "HEAD^{commit}"])?.is_err() {
            return Err(IntakeError::Uncommitted { name: name.to_owned() });
        }
        Ok(Self { folder, prefix, start: start.to_owned() })
    }

    /// Returns whether the clone lacks older commits.
    pub fn is_shallow(&self, name: &str) -> Result<bool, IntakeError> {
        Ok(ask(&self.start, name, &["rev-parse", "--is-shallow-repository"])?.trim_ascii() == b"true")
    }
}

/// Runs git in a folder, for what is called `name`.
pub(super) fn ask(start: &Path, name: &str, arguments: &[&str]) -> Result<Vec<u8>, IntakeError> {
    run(start, name, arguments)?.map_err(|message| match refused(name, message) {
        IntakeError::NoRepository { name } => IntakeError::Outside { name },
        error => error,
    })
}

/// What tells of the commits that changed a file.
pub(super) trait Steps {
    /// Returns what the commits from `revision` back did to the file at `path`, the newest first.
    fn steps(&self, revision: &str, path: &str) -> Result<Vec<Step>, IntakeError>;

    /// Returns the files that `commit` gave other names, each with the one before.
    fn renames(&self, parent: &str, commit: &Commit) -> Result<Vec<(String, Vec<u8>)>, IntakeError>;
}

/// A way back through the history of a file.
pub(super) struct Walk<'a> {
    pub source: &'a dyn Steps,
    pub found: Vec<Commit>,
    /// The commit in which the file began.
    pub end: Option<Step>,
}

/// What one commit did to the file.
#[derive(Debug, Clone)]
pub(super) struct Step {
    pub commit: Commit,
    pub parent: Option<String>,
    /// Whether the commit before does not hold the file.
    pub begins: bool,
    pub ends: bool,
}

impl Walk<'_> {
    /// Collects the commits from `revision` back that changed the file at `path`, newest first.
    pub fn back(&mut self, mut revision: String, mut path: String) -> Result<(), IntakeError> {
        'name: loop {
            for step in self.source.steps(&revision, &path)? {
                let from = match &step.parent {
                    Some(parent) if step.begins => self.renamed(parent, &step.commit)?.map(|old| (parent.clone(), old)),
                    _ => None,
                };
                if !step.ends {
                    self.found.push(step.commit.clone());
                    self.end = Some(step);
                }
                if let Some(from) = from {
                    (revision, path) = from;
                    continue 'name;
                }
            }
            return Ok(());
        }
    }

    /// Returns the name that the file had before `commit`, where the commit gave it another.
    fn renamed(&self, parent: &str, commit: &Commit) -> Result<Option<String>, IntakeError> {
        let renames = self.source.renames(parent, commit)?;
        let source = renames.into_iter().find(|(now, _)| *now == commit.path).map(|(_, before)| before);
        let wrong = |_| broken(&commit.name(), "an earlier name of the file is not UTF-8");
        source.map(String::from_utf8).transpose().map_err(wrong)
    }

    /// Returns the commits that were found, the oldest first and each with a time, and whether nothing comes before them.
    pub fn ended(self, name: &str) -> Result<(Vec<Commit>, bool), IntakeError> {
        let mut commits = self.found;
        if commits.is_empty() {
            return Err(IntakeError::Uncommitted { name: name.to_owned() });
        }
        commits.reverse();
        date_all(&mut commits);
        Ok((commits, self.end.is_some_and(|end| end.parent.is_none())))
    }
}

/// How git lists commits with what they changed.
pub(super) const LOG: [&str; 11] = [
    "log",
    "--first-parent",
    "-m",
    "--raw",
    "-z",
    "--no-abbrev",
    "--no-renames",
    "--no-ext-diff",
    "--no-textconv",
    "--no-color",
    "--no-decorate",
];

/// One file, of which git is asked.
struct OneFile<'a> {
    start: &'a Path,
    name: &'a str,
}

impl Steps for OneFile<'_> {
    fn steps(&self, revision: &str, path: &str) -> Result<Vec<Step>, IntakeError> {
        let only = format!(":(top,literal){path}");
        let rest = ["--format=%H%x00%P%x00%aI%x00%cI", "--end-of-options", revision, "--", &only];
        let log = ask(self.start, self.name, &[&LOG[..], &rest[..]].concat())?;
        let fields: Vec<&[u8]> = log.split(|byte| *byte == 0).collect();
        let step = |fields: &[&[u8]]| {
            let fields: Vec<&str> = fields.iter().map(|field| text(field)).collect();
            let change = Change::read(fields[4]).ok_or_else(|| broken(self.name, "its log can't be read"))?;
            Ok(change.step(&Head::read(&fields), path))
        };
        fields.chunks_exact(6).map(step).collect()
    }

    fn renames(&self, parent: &str, commit: &Commit) -> Result<Vec<(String, Vec<u8>)>, IntakeError> {
        renames(self.start, self.name, parent, commit)
    }
}

/// Returns a field of a log as text.
pub(super) fn text(field: &[u8]) -> &str {
    std::str::from_utf8(field).unwrap_or_default().trim()
}

/// What a log says of a commit.
#[derive(Debug, Clone)]
pub(super) struct Head {
    pub id: String,
    pub parent: Option<String>,
    date: Option<DateTime<FixedOffset>>,
}

impl Head {
    /// Reads the name of a commit, its parents, its author's time and its committer's.
    pub fn read(fields: &[&str]) -> Self {
        let field = |at: usize| fields.get(at).copied().unwrap_or_default();
        let parent = field(1).split(' ').next().filter(|id| !id.is_empty()).map(str::to_owned);
        // A clock that was wrong beyond what a date can say leaves the committer's.
        let date = [field(2), field(3)].into_iter().find_map(date);
        Self { id: field(0).to_owned(), parent, date }
    }
}

/// What a log says that a commit did to a file.
#[derive(Debug, Clone)]
pub(super) struct Change {
    begins: bool,
    ends: bool,
    other: Option<&'static str>,
    blob: String,
}

impl Change {
    /// Reads `:MODE MODE NAME NAME STATUS`.
    pub fn read(raw: &str) -> Option<Self> {
        let raw: Vec<&str> = raw.trim_start_matches(':').split(' ').collect();
        let [was, mode, _, blob, _] = raw[..] else { return None };
        let other = match mode {
            "120000" => Some("a symbolic link"),
            "160000" => Some("another repository"),
            _ => None,
        };
        Some(Self { begins: was == "000000", ends: mode == "000000", other, blob: blob.to_owned() })
    }

    /// Returns whether the file is gone with it.
    #[cfg(feature = "crawls")]
    pub fn ends(&self) -> bool {
        self.ends
    }

    /// Returns it as what a commit did to the file at `path`.
    pub fn step(&self, head: &Head, path: &str) -> Step {
        let Self { begins, ends, other, blob } = self.clone();
        let commit = Commit {
            id: head.id.clone(),
            date: head.date.unwrap_or_default(),
            dated: head.date.is_some(),
            path: path.to_owned(),
            blob,
            other,
        };
        Step { commit, parent: head.parent.clone(), begins, ends }
    }
}

/// Asks git which files `commit` gave other names.
pub(super) fn renames(
    start: &Path,
    name: &str,
    parent: &str,
    commit: &Commit,
) -> Result<Vec<(String, Vec<u8>)>, IntakeError> {
    let tree =
        ask(start, name, &["diff-tree", "-r", "-M", "--diff-filter=R", "--name-status", "-z", parent, &commit.id]);
    let tree = tree.map_err(|error| match error {
        // Files that are nearly the same are told by their bytes.
        IntakeError::Git { message, .. } if message.contains("promisor") => {
            IntakeError::Absent { name: commit.name(), partial: true }
        }
        error => error,
    })?;
    let fields: Vec<&[u8]> = tree.split(|byte| *byte == 0).collect();
    let named = |fields: &[&[u8]]| Some((String::from_utf8(fields[2].to_vec()).ok()?, fields[1].to_vec()));
    Ok(fields.chunks_exact(3).filter_map(named).collect())
}

/// Reads the date of a commit; none where the ledger could not write it.
fn date(text: &str) -> Option<DateTime<FixedOffset>> {
    let date = DateTime::parse_from_rfc3339(text).ok()?;
    (0..=9999).contains(&date.to_utc().year()).then_some(date)
}

/// Gives commits without a date that of the one before; the first ones, that of the next that has one.
fn date_all(commits: &mut [Commit]) {
    let first = commits.iter().find(|commit| commit.dated).map(|commit| commit.date);
    let mut before = first.unwrap_or_default();
    for commit in commits {
        if !commit.dated {
            commit.date = before;
        }
        before = commit.date;
    }
}

/// The bytes of the versions of a history.
#[derive(Debug)]
pub struct Blobs {
    objects: Objects,
}

impl Blobs {
    /// Reads the file as it was in `commit`.
    ///
    /// # Errors
    /// Where git can't be started, the file is no regular one, or too large, or the repository does not have its bytes.
    pub fn read(&mut self, commit: &Commit) -> Result<Intake, IntakeError> {
        let name = commit.name();
        if let Some(what) = commit.other {
            return Err(IntakeError::NotAFileThen { name, what });
        }
        match self.objects.read(&name, &commit.blob)? {
            Found::Bytes(bytes) => Intake::new(commit.path.clone(), bytes).text(),
            Found::NoFile => Err(IntakeError::NotAFileThen { name, what: "no file" }),
        }
    }
}
