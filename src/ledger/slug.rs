//! Names of stories and paths inside the ledger: nothing that could lead out of it.

use chrono::NaiveDate;
use std::fmt;
use std::path::{Component, Path};
use unicode_normalization::UnicodeNormalization;

/// A story's name: lower-case letters and digits of any script, `-`, `_` and `.` between them; at most 100 bytes.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Slug(String);

/// Longest slug, in bytes: file systems allow 255 with the ending and the temporary name's parts.
const LONGEST: usize = 100;

/// Names of files that site generators give to the page of a folder.
const BUNDLES: [&str; 4] = ["index", "_index", "page", "+page"];

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

    /// Returns the slugs that the article at `path` may have, the shortest first: of its file's name, without a day or number before it;
    /// of the whole name; with its folder; of the whole path. A page bundle (`posts/storm/index.md`) has its folder's name.
    pub fn of_path(path: &str) -> Vec<Self> {
        let parts: Vec<&str> = path.split('/').collect();
        let bundle = parts.len() > 1 && parts.last().is_some_and(|name| BUNDLES.contains(&stem(name)));
        let parts = if bundle { &parts[..parts.len() - 1] } else { &parts[..] };
        let Some((name, folders)) = parts.split_last() else { return Vec::new() };
        // A folder's name has no ending.
        let name = if bundle { name } else { stem(name) };
        let folder = folders.last().map(|folder| format!("{folder} {name}"));
        let names = [Some(plain_name(name).to_owned()), Some(name.to_owned()), folder, Some(parts.join(" "))];
        let mut out: Vec<Self> = Vec::new();
        for slug in names.into_iter().flatten().filter_map(|name| Self::of_words(&name)) {
            if !out.contains(&slug) {
                out.push(slug);
            }
        }
        out
    }

    /// Returns the slug of an article named `file_name`: its stem in lower case with dashes; none where nothing is left.
    pub fn of_file_name(file_name: &str) -> Option<Self> {
        Self::of_words(stem(file_name))
    }

    /// Returns `words` in lower case with dashes; none where nothing is left.
    fn of_words(words: &str) -> Option<Self> {
        let mut slug = String::new();
        for c in words.nfc().flat_map(char::to_lowercase) {
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

/// Returns a file's name without its ending.
fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| if stem.is_empty() { name } else { stem })
}

/// Returns a name without the day or the number that puts it in order: "2026-11-02-storm" and "04_storm" are "storm".
fn plain_name(name: &str) -> &str {
    let parts = |c: char| matches!(c, '-' | '_' | '.' | ' ');
    let mut rest = name;
    for digits in [4, 2, 2] {
        let Some(next) = rest.get(digits..).filter(|_| rest.bytes().take(digits).all(|byte| byte.is_ascii_digit()))
        else {
            rest = name;
            break;
        };
        rest = next.strip_prefix(parts).unwrap_or(name);
    }
    let number = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let numbered = rest.get(number..).filter(|_| (1..=3).contains(&number)).and_then(|rest| rest.strip_prefix(parts));
    let plain = numbered.unwrap_or(rest);
    if plain.starts_with(char::is_alphabetic) { plain } else { name }
}

fn is_plain(c: char) -> bool {
    c.is_alphanumeric() && c.to_lowercase().eq([c])
}

/// Returns the day that the name of the article at `path` begins with, or that of the folder of a page bundle: "2026-05-04-dam.md".
pub fn day_of_path(path: &str) -> Option<NaiveDate> {
    let day = |name: &str| {
        let (day, rest) = name.split_at_checked(10)?;
        day.parse().ok().filter(|_| rest.starts_with(['-', '_', '.', ' ']))
    };
    let mut names = path.rsplit('/');
    let name = names.next()?;
    let folder = names.next().filter(|_| BUNDLES.contains(&stem(name)));
    day(folder.unwrap_or(name))
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
