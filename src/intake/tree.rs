//! What a commit holds below a folder, and what changed there since; nothing is checked out.

use super::IntakeError;
use super::git::run;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The files of a commit below a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tree {
    folder: PathBuf,
    /// The commit.
    pub commit: String,
    /// Whether the commit is the revision itself, because nothing tells where the branch left it.
    pub unrelated: bool,
    /// The names of the files' bytes in the repository, by path from the folder, with `/`.
    blobs: BTreeMap<String, String>,
}

impl Tree {
    /// Returns the files below `folder` in the commit in which what is checked out left `revision`: their merge base. In a
    /// shallow clone that may be missing; then it is the revision itself.
    ///
    /// # Errors
    /// Where git can't be started, or there is no such repository or revision.
    pub fn since(folder: &Path, revision: &str) -> Result<Self, IntakeError> {
        let name = format!("--since {revision}");
        let git = |message| IntakeError::Git { name: name.clone(), message };
        run(folder, &name, &["rev-parse", "--git-dir"])?.map_err(|message| {
            let outside = message.contains("not a git repository");
            if outside { IntakeError::NoRepository { name: name.clone() } } else { git(message) }
        })?;
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
        let listed = run(folder, &name, &["ls-tree", "-r", "-z", &commit])?.map_err(git)?;
        Ok(Self { folder: folder.to_owned(), commit, unrelated, blobs: blobs(&listed) })
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
        let bytes = run(&self.folder, &name, &["cat-file", "blob", blob])?;
        bytes.map(Some).map_err(|message| IntakeError::Git { name, message })
    }

    /// Returns the files below the folder that are other than in the commit now, new and removed ones included; those
    /// that git ignores are left out.
    ///
    /// # Errors
    /// Where git fails.
    pub fn changed(&self) -> Result<BTreeSet<String>, IntakeError> {
        let name = "--since";
        let git = |message| IntakeError::Git { name: name.to_owned(), message };
        let diff = ["diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", "--relative", &self.commit, "--"];
        let mut out = paths(&run(&self.folder, name, &diff)?.map_err(git)?);
        let others = ["ls-files", "-z", "--others", "--exclude-standard"];
        out.extend(paths(&run(&self.folder, name, &others)?.map_err(git)?));
        Ok(out)
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

fn paths(listed: &[u8]) -> BTreeSet<String> {
    let names = listed.split(|byte| *byte == 0).filter(|name| !name.is_empty());
    names.filter_map(|name| String::from_utf8(name.to_vec()).ok()).collect()
}
