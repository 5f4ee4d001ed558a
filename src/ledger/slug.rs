//! Names of stories and paths inside the ledger: nothing that could lead out of it.

use std::fmt;
use std::path::{Component, Path};
use unicode_normalization::UnicodeNormalization;

/// A story's name: lower-case letters and digits of any script, `-`, `_` and `.` between them; at most 100 bytes.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Slug(String);

/// Longest slug, in bytes: file systems allow 255 with the ending and the temporary name's parts.
const LONGEST: usize = 100;

/// Names that Windows keeps for devices, whatever their ending.
const DEVICES: [&str; 12] =
    ["con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "lpt1", "lpt2", "lpt3", "lpt4"];

impl Slug {
    /// Returns the slug that is written `name`; none where `name` is not a slug.
    pub fn parse(name: &str) -> Option<Self> {
        let inner = |c: char| matches!(c, '-' | '_' | '.') || is_plain(c);
        let sound = name.len() <= LONGEST
            && name.starts_with(is_plain)
            && name.ends_with(is_plain)
            && name.chars().all(inner)
            && !name.contains("..")
            && name.nfc().eq(name.chars())
            && !DEVICES.contains(&name.split('.').next().unwrap_or_default());
        sound.then(|| Self(name.to_owned()))
    }

    /// Returns the slug of the article at `path`, of its file's name alone.
    pub fn of_path(path: &str) -> Option<Self> {
        Self::of_file_name(path.rsplit('/').next().unwrap_or(path))
    }

    /// Returns the slug of an article named `file_name`: its stem in lower case with dashes; none where nothing is left.
    pub fn of_file_name(file_name: &str) -> Option<Self> {
        let stem =
            file_name.rsplit_once('.').map_or(file_name, |(stem, _)| if stem.is_empty() { file_name } else { stem });
        let mut slug = String::new();
        for c in stem.nfc().flat_map(char::to_lowercase) {
            if slug.len() + c.len_utf8() > LONGEST {
                break;
            }
            if is_plain(c) {
                slug.push(c);
            } else if !slug.is_empty() && !slug.ends_with('-') {
                slug.push('-');
            }
        }
        Self::parse(slug.trim_end_matches('-'))
    }

    /// Returns the slug as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn is_plain(c: char) -> bool {
    c.is_alphanumeric() && c.to_lowercase().eq([c])
}

/// Returns whether `path` stays inside the ledger's root on every system: relative, `/` between plain names, no `..`,
/// no drive, no backslash, no control character, nothing below `.git`.
pub fn stays_inside(path: &str) -> bool {
    !path.is_empty() && path.len() <= 1024 && path.split('/').all(is_inside_name)
}

/// Returns whether `path` can be that of an article below the ledger's root: relative, `/` between names, no `..`,
/// nothing below `.git`. Names are those of the newsroom, so that they may hold whatever its system allows.
pub fn is_below(path: &str) -> bool {
    let is_name = |name: &str| !name.is_empty() && !matches!(name, "." | "..") && !is_git(name);
    let is_plain = |part: Component<'_>| matches!(part, Component::Normal(_));
    path.split('/').all(is_name) && Path::new(path).components().all(is_plain)
}

/// Returns the story and the version whose snapshot would lie at `path`, where `folder` holds the snapshots; none for
/// whatever else lies there.
pub fn snapshot_of(folder: &str, path: &str) -> Option<(Slug, u32)> {
    let (story, name) = path.strip_prefix(folder)?.strip_prefix('/')?.split_once('/')?;
    Some((Slug::parse(story)?, snapshot_number(name)?))
}

/// Returns the number of the version whose snapshot has that file name.
pub(crate) fn snapshot_number(name: &str) -> Option<u32> {
    Path::new(name).file_stem()?.to_str()?.parse().ok()
}

fn is_inside_name(name: &str) -> bool {
    !name.is_empty()
        && name != "."
        && name != ".."
        && !name.contains(['\\', ':'])
        && !name.chars().any(char::is_control)
        && !name.ends_with([' ', '.'])
        && !is_git(name)
}

/// HFS+ ignores some invisible characters in names, NTFS has the short name `git~1`: git refuses both, and so do we.
fn is_git(name: &str) -> bool {
    let visible: String = name.chars().filter(|c| c.is_ascii_graphic() || c.is_alphanumeric()).collect();
    visible.eq_ignore_ascii_case(".git") || visible.eq_ignore_ascii_case("git~1")
}
