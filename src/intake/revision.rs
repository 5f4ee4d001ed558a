//! Reads a file as it was in a revision of a git repository.

use super::git::{find, run};
use super::objects::{Found, Objects};
use super::{Intake, IntakeError};
use std::path::Path;

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
    find(folder, &name)?;
    let resolve = |what: &str| run(folder, &name, &["rev-parse", "--verify", "--quiet", "--end-of-options", what]);
    resolve(&format!("{revision}^{{tree}}"))?
        .map_err(|_| IntakeError::NoRevision { name: name.clone(), revision: revision.to_owned() })?;
    let object = resolve(&name)?.map_err(|_| IntakeError::NoPath {
        name: name.clone(),
        revision: revision.to_owned(),
        path: path.to_owned(),
    })?;
    let object = String::from_utf8_lossy(&object).trim().to_owned();
    match Objects::new(folder, limit).read(&name, &object)? {
        Found::Bytes(bytes) => Intake::new(name, bytes).text(),
        Found::NoFile => Err(IntakeError::NotAFile { name, what: "a folder" }),
    }
}
