//! The nearest path to one that does not exist.

use crate::report::visible;
use crate::text::nearest;
use std::path::{Path, PathBuf};

/// Returns the existing path nearest to one that does not exist: a sibling spelled much the same, else the folder.
pub fn path(wrong: &Path, here: &Path) -> Option<String> {
    let mut missing = wrong;
    let parent = loop {
        let parent = missing.parent()?;
        if folder(here, parent).is_dir() {
            break parent;
        }
        missing = parent;
    };
    let wanted = visible::path(Path::new(missing.file_name()?));
    let mut names: Vec<String> = std::fs::read_dir(folder(here, parent))
        .ok()?
        .flatten()
        .take(10_000)
        .map(|entry| visible::path(Path::new(&entry.file_name())))
        .collect();
    names.sort();
    match nearest(&wanted, names.iter().map(String::as_str)) {
        Some(near) => Some(visible::path(&parent.join(near))),
        None if parent.as_os_str().is_empty() => Some("./".to_owned()),
        None => Some(format!("{}/", visible::path(parent))),
    }
}

/// Returns the folder `inner` of `here`; both may be empty for the current one.
fn folder(here: &Path, inner: &Path) -> PathBuf {
    let folder = here.join(inner);
    if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder }
}
