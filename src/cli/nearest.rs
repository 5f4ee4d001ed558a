//! The nearest name to one that does not exist.

use crate::report::visible;
use std::path::Path;

/// Returns the name nearest to `wrong`, where one is near enough to be what was meant.
pub fn name<'a>(wrong: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let limit = (wrong.chars().count() / 3).max(1) + 1;
    let scored = names.into_iter().map(|name| (distance(wrong, name), name));
    scored.filter(|(distance, _)| *distance <= limit).min().map(|(_, name)| name)
}

/// Returns the existing path nearest to one that does not exist: a sibling spelled much the same, else the folder.
pub fn path(wrong: &Path, here: &Path) -> Option<String> {
    let mut missing = wrong;
    let parent = loop {
        let parent = missing.parent()?;
        if here.join(parent).is_dir() {
            break parent;
        }
        missing = parent;
    };
    let wanted = visible::path(Path::new(missing.file_name()?));
    let mut names: Vec<String> = std::fs::read_dir(here.join(parent))
        .ok()?
        .flatten()
        .take(10_000)
        .map(|entry| visible::path(Path::new(&entry.file_name())))
        .collect();
    names.sort();
    match name(&wanted, names.iter().map(String::as_str)) {
        Some(near) => Some(visible::path(&parent.join(near))),
        None if parent.as_os_str().is_empty() => Some("./".to_owned()),
        None => Some(format!("{}/", visible::path(parent))),
    }
}

/// Returns how many letters must be changed, added or dropped to make `b` of `a`; long names are cut.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().take(64).flat_map(char::to_lowercase).collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().take(64).flat_map(char::to_lowercase).enumerate() {
        let mut diagonal = i;
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let substituted = diagonal + usize::from(x != *y);
            diagonal = row[j + 1];
            row[j + 1] = substituted.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row.last().copied().unwrap_or_default()
}
