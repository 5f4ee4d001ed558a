//! A folder of pages whose paths carry the times at which they were kept.

use super::stamp::{self, Stamp};
use super::{At, FolderOptions, Held, Kept, MOST, called, too_many};
use crate::intake::page::{Page, is_page, read};
use crate::intake::{IntakeError, may_be_an_article, read_file};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

/// How deep folders may lie in one another.
const DEEPEST: usize = 64;

/// How much of a file without a telling name is looked at, in bytes.
const HEAD: u64 = 4096;

/// Returns what the folder at `path`, which messages call `name`, holds.
///
/// # Errors
/// Where it can't be read, or holds too many files.
pub(super) fn kept(
    path: &Path,
    name: &str,
    options: &FolderOptions,
    each: &mut dyn FnMut(usize),
) -> Result<Kept, IntakeError> {
    let mut kept = Kept::default();
    let files = files(path, name, options)?;
    let own = fs::canonicalize(path).ok().and_then(|path| Some(path.file_name()?.to_string_lossy().into_owned()));
    let own = own.unwrap_or_else(|| "story".to_owned());
    let (mut others, mut days, mut untimed) = (0, 0, Vec::new());
    for file in &files {
        each(kept.held.len());
        let inner = inner(file, path);
        if !may_be_an_article(file) && !begins_a_page(file) {
            others += 1;
            continue;
        }
        let shown = format!("{}/{inner}", name.trim_end_matches('/'));
        let Some(stamp) = stamp::of_path(&inner).or_else(|| by_file(file, &inner, options)) else {
            untimed.push(shown);
            continue;
        };
        let Stamp { time, is_day, rest } = stamp;
        days += usize::from(is_day);
        // Names that are times alone are those of one story, which has the folder's name.
        let story = if rest.is_empty() { own.clone() } else { rest };
        let url = address(file, options.limit);
        kept.held.push(Held { story, url, time, name: shown, at: At::File(file.clone()) });
    }
    join(&mut kept.held);
    kept.left_out.push((others, "that are no pages"));
    if days > 0 {
        let names = if days == 1 { "1 path has".to_owned() } else { format!("{days} paths have") };
        kept.notes
            .push(format!("note: {names} a day and no time of day, and counts from the beginning of that day (UTC)."));
    }
    if let Some(first) = untimed.first() {
        kept.failures.push(IntakeError::Untimed { name: first.clone(), others: untimed.len() - 1 });
    }
    Ok(kept)
}

/// Returns whether most pages of a folder carry a time in their paths. Days alone may be days of publication, as site generators write
/// them: they count where two pages differ in nothing else.
pub(super) fn is_it(path: &Path, options: &FolderOptions) -> bool {
    let files = files(path, "", options).unwrap_or_default();
    let pages: Vec<&PathBuf> = files.iter().filter(|file| may_be_an_article(file) || begins_a_page(file)).collect();
    let stamps: Vec<Stamp> = pages.iter().filter_map(|file| stamp::of_path(&inner(file, path))).collect();
    let mut seen = BTreeSet::new();
    stamps.len() * 2 > pages.len() && stamps.iter().any(|stamp| !stamp.is_day || !seen.insert(&stamp.rest))
}

/// Returns the path of a file from a folder, with `/`; what is not UTF-8 is replaced.
fn inner(file: &Path, folder: &Path) -> String {
    let inner = file.strip_prefix(folder).unwrap_or(file);
    inner.iter().map(|name| name.to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// Returns the files of a folder in the order of their paths; hidden ones, links and spared folders are passed over.
fn files(path: &Path, name: &str, options: &FolderOptions) -> Result<Vec<PathBuf>, IntakeError> {
    let mut found = Vec::new();
    let mut folders = vec![(path.to_owned(), 0)];
    while let Some((folder, depth)) = folders.pop() {
        let failed = |source| IntakeError::Io { name: name.to_owned(), source };
        for entry in fs::read_dir(&folder).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            let kind = entry.file_type().map_err(failed)?;
            let path = entry.path();
            if entry.file_name().to_string_lossy().starts_with('.') || options.spared.contains(&path) {
                continue;
            }
            if kind.is_dir() && depth < DEEPEST {
                folders.push((path, depth + 1));
            } else if kind.is_file() {
                found.push(path);
            }
            if found.len() + folders.len() > MOST {
                return Err(too_many(name));
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Returns whether a file begins as a web page does.
fn begins_a_page(file: &Path) -> bool {
    let mut head = Vec::new();
    let read = File::open(file).and_then(|file| file.take(HEAD).read_to_end(&mut head));
    read.is_ok() && is_page(&head)
}

/// Returns when a file was changed last, where that is asked for.
fn by_file(file: &Path, inner: &str, options: &FolderOptions) -> Option<Stamp> {
    let changed = options.file_times.then(|| fs::metadata(file).ok()?.modified().ok()).flatten()?;
    let rest = Path::new(inner).with_extension("").to_string_lossy().into_owned();
    Some(Stamp { time: changed.into(), is_day: false, rest })
}

/// Returns the address that a page gives as its own; none where the file is no page or can't be read, which is told of when it is
/// recorded.
fn address(file: &Path, limit: u64) -> Option<String> {
    let named = file
        .extension()
        .is_some_and(|ending| ["html", "htm", "xhtml"].iter().any(|known| ending.eq_ignore_ascii_case(known)));
    if !named && !begins_a_page(file) {
        return None;
    }
    let bytes = read_file(file, limit).map_err(|error| called(error, "")).ok()?.bytes;
    let Page { declared, .. } = read(&bytes, None).ok()?;
    declared.address
}

/// Gives pages of one path that state no address the one that the others state, where they state one.
fn join(held: &mut [Held]) {
    let mut stated: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for one in held.iter() {
        let urls = stated.entry(&one.story).or_default();
        if let Some(url) = one.url.as_deref().filter(|url| !urls.contains(url)) {
            urls.push(url);
        }
    }
    let only = stated.into_iter().filter_map(|(story, urls)| match urls[..] {
        [url] => Some((story.to_owned(), url.to_owned())),
        _ => None,
    });
    let only: BTreeMap<String, String> = only.collect();
    for one in held.iter_mut().filter(|one| one.url.is_none()) {
        one.url = only.get(&one.story).cloned();
    }
}
