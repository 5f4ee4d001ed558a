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
    /// The folder that git is run in: the file's.
    start: PathBuf,
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
    let git = |message: &str| IntakeError::Git { name: name.to_owned(), message: message.to_owned() };
    let ask = |arguments: &[&str]| -> Result<Vec<u8>, IntakeError> {
        run(start, name, arguments)?.map_err(|message| match refused(name, message) {
            IntakeError::NoRepository { name } => IntakeError::Outside { name },
            error => error,
        })
    };
    let line = |bytes: Vec<u8>| String::from_utf8(bytes).map(|text| text.trim_end_matches(['\n', '\r']).to_owned());
    let no_text = |_| git("a folder on the way to this file has a name that is not UTF-8");
    let folder = PathBuf::from(line(ask(&["rev-parse", "--show-toplevel"])?).map_err(no_text)?);
    let prefix = line(ask(&["rev-parse", "--show-prefix"])?).map_err(no_text)?;
    let file = path.file_name().and_then(|file| file.to_str()).ok_or_else(|| git("its name is not UTF-8"))?;
    if run(start, name, &["rev-parse", "--verify", "--quiet", "HEAD^{commit}"])?.is_err() {
        return Err(IntakeError::Uncommitted { name: name.to_owned() });
    }
    let mut walk = Walk { ask: &ask, broken: &git, found: Vec::new(), end: None };
    walk.back("HEAD".to_owned(), format!("{prefix}{file}"))?;
    let (mut commits, end) = (walk.found, walk.end);
    if commits.is_empty() {
        return Err(IntakeError::Uncommitted { name: name.to_owned() });
    }
    commits.reverse();
    date_all(&mut commits);
    let cut = end.is_some_and(|end| end.parent.is_none());
    let shallow = cut && ask(&["rev-parse", "--is-shallow-repository"])?.trim_ascii() == b"true";
    Ok(History { folder, start: start.to_owned(), commits, shallow })
}

/// Runs git in the repository.
type Ask<'a> = dyn Fn(&[&str]) -> Result<Vec<u8>, IntakeError> + 'a;

/// A way back through the history of a file.
struct Walk<'a> {
    ask: &'a Ask<'a>,
    broken: &'a dyn Fn(&str) -> IntakeError,
    found: Vec<Commit>,
    /// The commit in which the file began.
    end: Option<Step>,
}

/// What one commit did to the file.
struct Step {
    commit: Commit,
    parent: Option<String>,
    /// Whether the commit before does not hold the file.
    begins: bool,
    ends: bool,
}

impl Walk<'_> {
    /// Collects the commits from `revision` back that changed the file at `path`, newest first.
    fn back(&mut self, mut revision: String, mut path: String) -> Result<(), IntakeError> {
        'name: loop {
            for step in self.steps(&revision, &path)? {
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

    fn steps(&self, revision: &str, path: &str) -> Result<Vec<Step>, IntakeError> {
        let only = format!(":(top,literal){path}");
        let log = (self.ask)(&[
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
            "--format=%H%x00%P%x00%aI%x00%cI",
            "--end-of-options",
            revision,
            "--",
            &only,
        ])?;
        let fields: Vec<&[u8]> = log.split(|byte| *byte == 0).collect();
        fields.chunks_exact(6).map(|fields| self.step(fields, path)).collect()
    }

    fn step(&self, fields: &[&[u8]], path: &str) -> Result<Step, IntakeError> {
        let text =
            |at: usize| fields.get(at).and_then(|field| std::str::from_utf8(field).ok()).unwrap_or_default().trim();
        let raw: Vec<&str> = text(4).trim_start_matches(':').split(' ').collect();
        let [was, mode, _, blob, _] = raw[..] else { return Err((self.broken)("its log can't be read")) };
        // A clock that was wrong beyond what a date can say leaves the committer's.
        let date = [text(2), text(3)].into_iter().find_map(date);
        let other = match mode {
            "120000" => Some("a symbolic link"),
            "160000" => Some("another repository"),
            _ => None,
        };
        let commit = Commit {
            id: text(0).to_owned(),
            date: date.unwrap_or_default(),
            dated: date.is_some(),
            path: path.to_owned(),
            blob: blob.to_owned(),
            other,
        };
        let parent = text(1).split(' ').next().filter(|id| !id.is_empty()).map(str::to_owned);
        Ok(Step { commit, parent, begins: was == "000000", ends: mode == "000000" })
    }

    /// Returns the name that the file had before `commit`, where the commit gave it another.
    fn renamed(&self, parent: &str, commit: &Commit) -> Result<Option<String>, IntakeError> {
        let tree = (self.ask)(&["diff-tree", "-r", "-M", "--diff-filter=R", "--name-status", "-z", parent, &commit.id]);
        let tree = tree.map_err(|error| match error {
            // Files that are nearly the same are told by their bytes.
            IntakeError::Git { message, .. } if message.contains("promisor") => {
                IntakeError::Absent { name: commit.name(), partial: true }
            }
            error => error,
        })?;
        let fields: Vec<&[u8]> = tree.split(|byte| *byte == 0).collect();
        let source = fields.chunks_exact(3).find(|fields| fields[2] == commit.path.as_bytes()).map(|fields| fields[1]);
        let utf8 = |source: &[u8]| String::from_utf8(source.to_vec());
        source.map(utf8).transpose().map_err(|_| (self.broken)("an earlier name of the file is not UTF-8"))
    }
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
