//! Every version of a file in the history of a git repository, through the `git` program.

use super::git::{git, run};
use super::{Intake, IntakeError};
use chrono::{DateTime, FixedOffset};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

/// The versions of a file in git.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct History {
    /// The top folder of the repository.
    pub folder: PathBuf,
    /// The commits that changed the file, oldest first; those that removed it are left out.
    pub commits: Vec<Commit>,
    /// Whether there may be older versions that this clone does not have.
    pub shallow: bool,
}

/// A commit that holds a new version of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit {
    /// Its name, in full.
    pub id: String,
    /// When it was written, in its author's time zone.
    pub date: DateTime<FixedOffset>,
    /// The file's path in it, from the top of the repository, with `/`.
    pub path: String,
    /// The name of the file's bytes in the repository.
    blob: String,
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
    let ask = |folder: &Path, arguments: &[&str]| -> Result<Vec<u8>, IntakeError> {
        run(folder, name, arguments)?.map_err(|message| match message.contains("not a git repository") {
            true => IntakeError::Outside { name: name.to_owned() },
            false => git(&message),
        })
    };
    let line = |bytes: Vec<u8>| String::from_utf8(bytes).map(|text| text.trim_end_matches(['\n', '\r']).to_owned());
    let no_text = |_| git("a folder on the way to this file has a name that is not UTF-8");
    let folder = PathBuf::from(line(ask(start, &["rev-parse", "--show-toplevel"])?).map_err(no_text)?);
    let prefix = line(ask(start, &["rev-parse", "--show-prefix"])?).map_err(no_text)?;
    let file = path.file_name().and_then(|file| file.to_str()).ok_or_else(|| git("its name is not UTF-8"))?;
    if run(&folder, name, &["rev-parse", "--verify", "--quiet", "HEAD^{commit}"])?.is_err() {
        return Err(IntakeError::Uncommitted { name: name.to_owned() });
    }
    let mut walk = Walk { ask: &|arguments| ask(&folder, arguments), broken: &git, found: Vec::new(), end: None };
    walk.back("HEAD".to_owned(), format!("{prefix}{file}"))?;
    let (mut commits, end) = (walk.found, walk.end);
    if commits.is_empty() {
        return Err(IntakeError::Uncommitted { name: name.to_owned() });
    }
    commits.reverse();
    let cut = end.is_some_and(|end| end.parent.is_none());
    let shallow = cut && ask(&folder, &["rev-parse", "--is-shallow-repository"])?.trim_ascii() == b"true";
    Ok(History { folder, commits, shallow })
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
            "-c",
            "log.showSignature=false",
            "-c",
            "log.follow=false",
            "log",
            "--first-parent",
            "-m",
            "--raw",
            "-z",
            "--no-abbrev",
            "--no-renames",
            "--no-ext-diff",
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
        let date = [text(2), text(3)].into_iter().find_map(|date| DateTime::parse_from_rfc3339(date).ok());
        let date = date.ok_or_else(|| (self.broken)("a commit has no date that can be read"))?;
        let other = match mode {
            "120000" => Some("a symbolic link"),
            "160000" => Some("another repository"),
            _ => None,
        };
        let commit = Commit { id: text(0).to_owned(), date, path: path.to_owned(), blob: blob.to_owned(), other };
        let parent = text(1).split(' ').next().filter(|id| !id.is_empty()).map(str::to_owned);
        Ok(Step { commit, parent, begins: was == "000000", ends: mode == "000000" })
    }

    /// Returns the name that the file had before `commit`, where the commit gave it another.
    fn renamed(&self, parent: &str, commit: &Commit) -> Result<Option<String>, IntakeError> {
        let tree =
            (self.ask)(&["diff-tree", "-r", "-M", "--diff-filter=R", "--name-status", "-z", parent, &commit.id])?;
        let fields: Vec<&[u8]> = tree.split(|byte| *byte == 0).collect();
        let source = fields.chunks_exact(3).find(|fields| fields[2] == commit.path.as_bytes()).map(|fields| fields[1]);
        let utf8 = |source: &[u8]| String::from_utf8(source.to_vec());
        source.map(utf8).transpose().map_err(|_| (self.broken)("an earlier name of the file is not UTF-8"))
    }
}

/// The bytes of the versions of a history, read one after the other by one git.
#[derive(Debug)]
pub struct Blobs {
    git: Child,
    ask: Option<ChildStdin>,
    answer: BufReader<ChildStdout>,
    limit: u64,
}

impl Blobs {
    /// Starts git in the repository at `folder`; a version may have at most `limit` bytes.
    ///
    /// # Errors
    /// Where git can't be started.
    pub fn open(folder: &Path, limit: u64) -> Result<Self, IntakeError> {
        let mut command = git(folder, &["cat-file", "--batch"]);
        let started = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
        let failed = |source| IntakeError::NoGit { name: "--git-history".to_owned(), source };
        let mut git = started.map_err(failed)?;
        let (ask, answer) = (git.stdin.take(), git.stdout.take());
        let answer = BufReader::new(answer.ok_or_else(|| failed(io::ErrorKind::BrokenPipe.into()))?);
        Ok(Self { git, ask, answer, limit })
    }

    /// Reads the file as it was in `commit`.
    ///
    /// # Errors
    /// Where it is no regular file, or too large, or the repository does not have its bytes.
    pub fn read(&mut self, commit: &Commit) -> Result<Intake, IntakeError> {
        let name = commit.name();
        if let Some(what) = commit.other {
            return Err(IntakeError::NotAFileThen { name, what });
        }
        let broken = |source| IntakeError::Io { name: name.clone(), source };
        let ask = self.ask.as_mut().ok_or_else(|| broken(io::ErrorKind::BrokenPipe.into()))?;
        writeln!(ask, "{}", commit.blob).and_then(|()| ask.flush()).map_err(broken)?;
        let mut head = String::new();
        self.answer.read_line(&mut head).map_err(broken)?;
        let size = head.trim_end().rsplit(' ').next().and_then(|size| size.parse::<u64>().ok());
        let Some(size) = size else {
            let message = format!("git does not have its bytes: {}", head.trim_end());
            return Err(IntakeError::Git { name, message });
        };
        let mut bytes = Vec::new();
        let mut body = (&mut self.answer).take(size);
        if size > self.limit {
            io::copy(&mut body, &mut io::sink()).map_err(broken)?;
        } else {
            body.read_to_end(&mut bytes).map_err(broken)?;
        }
        let mut end = [0];
        self.answer.read_exact(&mut end).map_err(broken)?;
        if size > self.limit {
            return Err(IntakeError::TooLarge { name, limit: self.limit });
        }
        Ok(Intake::new(commit.path.clone(), bytes))
    }
}

impl Drop for Blobs {
    fn drop(&mut self) {
        // Without anything more to answer, git ends.
        drop(self.ask.take());
        let _ = self.git.wait();
    }
}
