//! Articles from a revision of a git repository, through the `git` program; no shell is involved.

use super::{Intake, IntakeError, read_stream};
use std::path::Path;
use std::process::{Command, Stdio};

/// Returns the revision and the path of `REV:path`; none where `argument` has no such form.
///
/// A single letter before the colon is a drive, not a revision.
pub fn revision(argument: &str) -> Option<(&str, &str)> {
    let (revision, path) = argument.split_once(':')?;
    let sound = revision.len() > 1 && !revision.starts_with('-') && !path.is_empty() && !revision.contains(['/', '\\'])
        || revision.contains('/') && !revision.starts_with(['-', '.', '/']) && !path.is_empty();
    sound.then_some((revision, path))
}

/// Reads the file at `path` in `revision` of the repository that holds `folder`; at most `limit` bytes.
///
/// # Errors
/// Where git can't be started, or there is no such repository, revision or file, or it is too large.
pub fn read_revision(folder: &Path, revision: &str, path: &str, limit: u64) -> Result<Intake, IntakeError> {
    let name = format!("{revision}:{path}");
    let run = |arguments: &[&str]| run(folder, &name, arguments);
    run(&["rev-parse", "--git-dir"])?.map_err(|message| match message.contains("not a git repository") {
        true => IntakeError::NoRepository { name: name.clone() },
        false => IntakeError::Git { name: name.clone(), message },
    })?;
    let tree = format!("{revision}^{{tree}}");
    run(&["rev-parse", "--verify", "--quiet", "--end-of-options", &tree])?
        .map_err(|_| IntakeError::NoRevision { name: name.clone(), revision: revision.to_owned() })?;
    let blob = run(&["rev-parse", "--verify", "--quiet", "--end-of-options", &name])?.map_err(|_| {
        IntakeError::NoPath { name: name.clone(), revision: revision.to_owned(), path: path.to_owned() }
    })?;
    let blob = String::from_utf8_lossy(&blob).trim().to_owned();
    let git = |message| IntakeError::Git { name: name.clone(), message };
    let kind = run(&["cat-file", "-t", &blob])?.map_err(git)?;
    if kind.trim_ascii() != b"blob" {
        return Err(IntakeError::NotAFile { name, what: "a folder" });
    }
    let size = run(&["cat-file", "-s", &blob])?.map_err(git)?;
    if String::from_utf8_lossy(&size).trim().parse().is_ok_and(|size: u64| size > limit) {
        return Err(IntakeError::TooLarge { name, limit });
    }
    let bytes = run(&["cat-file", "blob", &blob])?.map_err(git)?;
    read_stream(&name, &bytes[..], limit)
}

/// Returns git, about to be run in `folder`: it fetches nothing, locks nothing and speaks English.
pub(super) fn git(folder: &Path, arguments: &[&str]) -> Command {
    let mut git = Command::new("git");
    git.current_dir(folder).args(arguments).stdin(Stdio::null());
    git.env("LC_ALL", "C").env("GIT_NO_LAZY_FETCH", "1").env("GIT_OPTIONAL_LOCKS", "0");
    git
}

/// Runs git; the inner error is what it said.
pub(super) fn run(folder: &Path, name: &str, arguments: &[&str]) -> Result<Result<Vec<u8>, String>, IntakeError> {
    let output =
        git(folder, arguments).output().map_err(|source| IntakeError::NoGit { name: name.to_owned(), source })?;
    if output.status.success() {
        return Ok(Ok(output.stdout));
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let line = said.lines().next().unwrap_or("it failed without a word");
    Ok(Err(line.trim_start_matches("fatal: ").to_owned()))
}
