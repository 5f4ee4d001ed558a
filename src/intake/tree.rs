//! What a commit holds below a folder, and what is other there now; nothing is checked out.
//!
//! The files of the folder are read and compared here, as bytes. `git diff` would run what the repository names as filters, and
//! what is to tell it which files have changed.

use super::git::{find, refused, run};
use super::objects::{Found, Objects, name_of};
use super::{IntakeError, read_file};
use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};

/// The files of a commit below a folder.
#[derive(Debug)]
pub struct Tree {
    folder: PathBuf,
    /// The commit.
    pub commit: String,
    /// Whether the commit is the revision itself, because nothing tells where the branch left it.
    pub unrelated: bool,
    /// The names of the files' bytes in the repository, by path from the folder, with `/`.
    blobs: BTreeMap<String, String>,
    objects: Mutex<Objects>,
    /// Why the first file could not be read whose bytes this clone does not have.
    absent: OnceLock<IntakeError>,
    limit: u64,
}

/// What has become of a file since a commit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// It is what it was; or it is not there, and was not.
    Same,
    /// It is other, or gone, or can't be read.
    Other,
    /// The commit does not hold it.
    New,
}

impl Tree {
    /// Returns the files below `folder` in the commit in which what is checked out left `revision`: their merge base. In a
    /// shallow clone that may be missing; then it is the revision itself. Files of more than `limit` bytes are not read.
    ///
    /// # Errors
    /// Where git can't be started, or there is no such repository or revision.
    pub fn since(folder: &Path, revision: &str, limit: u64) -> Result<Self, IntakeError> {
        let name = format!("--since {revision}");
        find(folder, &name)?;
        let commit = format!("{revision}^{{commit}}");
        let tip = run(folder, &name, &["rev-parse", "--verify", "--quiet", "--end-of-options", &commit])?;
        let Ok(tip) = tip else {
            let shallow = run(folder, &name, &["rev-parse", "--is-shallow-repository"])?;
            let shallow = shallow.is_ok_and(|answer| answer.trim_ascii() == b"true");
            return Err(IntakeError::NoBase { revision: revision.to_owned(), shallow });
        };
        let tip = String::from_utf8_lossy(&tip).trim().to_owned();
        let base = run(folder, &name, &["merge-base", &tip, "HEAD"])?;
        let unrelated = base.is_err();
        let commit = base.map_or(tip, |base| String::from_utf8_lossy(&base).trim().to_owned());
        let listed = run(folder, &name, &["ls-tree", "-r", "-z", &commit])?.map_err(|said| refused(&name, said))?;
        let objects = Mutex::new(Objects::new(folder, limit));
        Ok(Self {
            folder: folder.to_owned(),
            commit,
            unrelated,
            blobs: blobs(&listed),
            objects,
            absent: OnceLock::new(),
            limit,
        })
    }

    /// Returns whether the commit holds the file at `path`.
    pub fn holds(&self, path: &str) -> bool {
        self.blobs.contains_key(path)
    }

    /// Returns the paths of all files.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.blobs.keys().map(String::as_str)
    }

    /// Returns the short name of the commit.
    pub fn short(&self) -> &str {
        self.commit.get(..7).unwrap_or(&self.commit)
    }

    /// Reads the file at `path`; none where the commit does not hold it.
    ///
    /// # Errors
    /// Where git does not have its bytes.
    pub fn file(&self, path: &str) -> Result<Option<Vec<u8>>, IntakeError> {
        let Some(blob) = self.blobs.get(path) else { return Ok(None) };
        let name = format!("{}:{path}", self.short());
        let mut objects = self.objects.lock().unwrap_or_else(PoisonError::into_inner);
        match objects.read(&name, blob) {
            Ok(Found::Bytes(bytes)) => Ok(Some(bytes)),
            Ok(Found::NoFile) => Err(IntakeError::NotAFileThen { name, what: "no file" }),
            Err(IntakeError::Absent { name, partial }) => {
                let _ = self.absent.set(IntakeError::Absent { name: name.clone(), partial });
                Err(IntakeError::Absent { name, partial })
            }
            Err(error) => Err(error),
        }
    }

    /// Returns why a file could not be read, where this clone does not have its bytes; of several, the first.
    pub fn absent(&self) -> Option<&IntakeError> {
        self.absent.get()
    }

    /// Returns what has become of the file at `path`, byte for byte.
    pub fn kept(&self, path: &str) -> Kept {
        self.compare(path).0
    }

    /// Returns the same of a text, which git may have checked out with other line ends than the commit has.
    pub fn kept_text(&self, path: &str) -> Kept {
        let (kept, now) = self.compare(path);
        let lines = |bytes: Vec<u8>| String::from_utf8(bytes).map(|text| text.replace("\r\n", "\n")).ok();
        let same = || lines(now?)?.eq(&lines(self.file(path).ok()??)?).then_some(Kept::Same);
        if kept == Kept::Other { same().unwrap_or(kept) } else { kept }
    }

    /// Compares the file at `path` with the name of its bytes in the commit; returns its bytes too, where it has some.
    fn compare(&self, path: &str) -> (Kept, Option<Vec<u8>>) {
        let full = self.folder.join(path);
        let here = fs::symlink_metadata(&full);
        let Some(blob) = self.blobs.get(path) else {
            let nothing =
                here.is_err_and(|error| matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory));
            return (if nothing { Kept::Same } else { Kept::New }, None);
        };
        let is_file = here.is_ok_and(|here| here.is_file());
        let bytes = is_file.then(|| read_file(&full, self.limit).ok()).flatten().map(|intake| intake.bytes);
        let same = bytes.as_ref().is_some_and(|bytes| name_of(bytes, blob) == *blob);
        (if same { Kept::Same } else { Kept::Other }, bytes)
    }
}

/// Reads `mode type name<TAB>path` for regular files whose paths are UTF-8.
fn blobs(listed: &[u8]) -> BTreeMap<String, String> {
    let entries = listed.split(|byte| *byte == 0).filter_map(|entry| std::str::from_utf8(entry).ok());
    let file = |entry: &str| {
        let (head, path) = entry.split_once('\t')?;
        let mut head = head.split(' ');
        let (mode, _, name) = (head.next()?, head.next()?, head.next()?);
        mode.starts_with("100").then(|| (path.to_owned(), name.to_owned()))
    };
    entries.filter_map(file).collect()
}
