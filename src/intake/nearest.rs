//! The path that somebody probably meant.

use crate::text::nearest;
use std::path::{Path, PathBuf};

/// Most names of one folder that are looked at.
const MOST: usize = 10_000;

/// Returns the existing path nearest to one that does not exist: its first missing name replaced by the nearest one in
/// that folder, else the folder; none where not even that exists.
///
/// Relative paths start from `here`; empty for the current folder.
pub fn nearest_path(here: &Path, wrong: &Path) -> Option<PathBuf> {
    let folder = |inner: &Path| {
        let folder = here.join(inner);
        if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder }
    };
    let mut missing = wrong;
    let parent = loop {
        let parent = missing.parent()?;
        if folder(parent).is_dir() {
            break parent;
        }
        missing = parent;
    };
    let wanted = missing.file_name()?.to_string_lossy();
    let there = std::fs::read_dir(folder(parent)).ok()?.flatten().take(MOST);
    let mut names: Vec<String> = there.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.sort();
    let Some(near) = nearest(&wanted, names.iter().map(String::as_str)) else {
        return Some(if parent.as_os_str().is_empty() { PathBuf::from(".") } else { parent.to_owned() });
    };
    let near = parent.join(near);
    let rest = wrong.strip_prefix(missing).unwrap_or(Path::new(""));
    let whole = near.join(rest);
    let is_there = !rest.as_os_str().is_empty() && folder(&whole).exists();
    Some(if is_there { whole } else { near })
}
