//! What changedetection.io keeps: one folder a watch, with the texts of its page and a list of their times. Older ones describe all
//! watches in one file, newer ones each watch in its folder.

use super::{At, Held, Kept, MOST, called, too_many};
use crate::intake::{IntakeError, read_file};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The file of older ones that describes all watches, and the largest that is read, in bytes.
const ALL: &str = "url-watches.json";
const LARGEST_ALL: u64 = 256 << 20;

/// The file that describes one watch, and the largest that is read.
const ONE: &str = "watch.json";
const LARGEST_ONE: u64 = 16 << 20;

/// The list of the texts of a watch, a time of Unix and a file's name a line, and the largest that is read.
const LIST: &str = "history.txt";
const LARGEST_LIST: u64 = 64 << 20;

/// How an address begins where the source of the page is watched, and not its text.
const SOURCE: &str = "source:";

/// What decides which part of a page is kept: two watches of one page that differ here keep two texts.
const FILTERS: [&str; 5] = ["include_filters", "css_filter", "subtractive_selectors", "ignore_text", "extract_text"];

/// A watch.
#[derive(Debug)]
struct Watch {
    name: String,
    url: String,
    /// What of its page is kept, in JSON.
    filters: String,
    /// Its texts, by their times.
    texts: BTreeMap<i64, String>,
}

/// Returns whether the folder at `path` is one of changedetection.io.
pub(super) fn is_it(path: &Path) -> bool {
    let all = json(&path.join(ALL), LARGEST_ALL, "").ok();
    all.is_some_and(|all| all.get("watching").is_some_and(Value::is_object))
        || folders(path).iter().any(|name| {
            let watch = path.join(name);
            let one = json(&watch.join(ONE), LARGEST_ONE, "").ok();
            one.is_some_and(|one| one.get("url").is_some_and(Value::is_string)) && watch.join(LIST).is_file()
        })
}

/// Returns what the folder at `path`, which messages call `name`, holds.
///
/// # Errors
/// Where it holds too many texts.
pub(super) fn kept(path: &Path, name: &str, each: &mut dyn FnMut(usize)) -> Result<Kept, IntakeError> {
    let mut kept = Kept::default();
    let (mut others, mut empty) = (0, 0);
    let mut watches = Vec::new();
    for (watch, described) in described(path, name, &mut kept.failures) {
        match watched(path, name, &watch, &described, &mut others) {
            Ok(watch) if watch.texts.is_empty() => empty += 1,
            Ok(watch) => watches.push(watch),
            Err(error) => kept.failures.push(error),
        }
    }
    for watch in one_of_each_page(watches, name, &mut kept.failures) {
        for (seconds, file) in &watch.texts {
            each(kept.held.len());
            let shown = format!("{name}/{}/{file}", watch.name);
            let Some(time) = chrono::DateTime::from_timestamp(*seconds, 0) else { continue };
            match find(&path.join(&watch.name), file) {
                Some(at) => {
                    let (story, url) = (watch.name.clone(), Some(watch.url.clone()));
                    kept.held.push(Held { story, url, time, name: shown, at });
                }
                None => kept.failures.push(IntakeError::Missing { name: shown }),
            }
            if kept.held.len() + kept.failures.len() > MOST {
                return Err(too_many(name));
            }
        }
    }
    kept.left_out.push((others, "that are no texts"));
    kept.left_out.push((empty, "watched and never kept"));
    Ok(kept)
}

/// Returns the names of the folders in a folder, in order.
fn folders(path: &Path) -> Vec<String> {
    let entries = fs::read_dir(path).into_iter().flatten().filter_map(Result::ok);
    let folders = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
    let mut names: Vec<String> = folders.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.sort();
    names
}

/// Returns what describes each watch, by the name of its folder: its own file, else the one of all.
fn described(path: &Path, name: &str, failures: &mut Vec<IntakeError>) -> BTreeMap<String, Value> {
    let mut out = BTreeMap::new();
    let mut take = |read: Result<Value, IntakeError>| match read {
        Ok(value) => Some(value),
        Err(IntakeError::Missing { .. }) => None,
        Err(error) => {
            failures.push(error);
            None
        }
    };
    let all = take(json(&path.join(ALL), LARGEST_ALL, &format!("{name}/{ALL}")));
    let watching = all.as_ref().and_then(|all| all.get("watching")).and_then(Value::as_object);
    for (watch, one) in watching.into_iter().flatten().filter(|(watch, _)| is_name(watch)) {
        out.insert(watch.clone(), one.clone());
    }
    for watch in folders(path) {
        let read = json(&path.join(&watch).join(ONE), LARGEST_ONE, &format!("{name}/{watch}/{ONE}"));
        if let Some(one) = take(read) {
            out.insert(watch, one);
        }
    }
    out
}

/// Returns a watch with its texts; counts what it keeps that is no text.
fn watched(path: &Path, name: &str, watch: &str, described: &Value, others: &mut usize) -> Result<Watch, IntakeError> {
    let wrong = |why: &str| IntakeError::Archive { name: format!("{name}/{watch}"), why: why.to_owned() };
    let url = described.get("url").and_then(Value::as_str).unwrap_or_default().trim();
    let url = url.strip_prefix(SOURCE).unwrap_or(url);
    if !url.starts_with("https://") && !url.starts_with("http://") {
        return Err(wrong("what it watches is no address of a web page"));
    }
    let filters: Vec<&Value> = FILTERS.iter().filter_map(|key| described.get(key)).collect();
    let mut out = Watch {
        name: watch.to_owned(),
        url: url.to_owned(),
        filters: serde_json::to_string(&filters).unwrap_or_default(),
        texts: BTreeMap::new(),
    };
    // The oldest ones have the list beside the address.
    let within = described.get("history").and_then(Value::as_object);
    let within = within.into_iter().flatten().filter_map(|(time, file)| Some((time.as_str(), file.as_str()?)));
    let shown = format!("{name}/{watch}/{LIST}");
    let list = match read_file(&path.join(watch).join(LIST), LARGEST_LIST) {
        Ok(list) => String::from_utf8_lossy(&list.bytes).into_owned(),
        Err(IntakeError::Missing { .. }) => String::new(),
        Err(error) => return Err(called(error, &shown)),
    };
    let lines = list.lines().filter_map(|line| line.trim().split_once(','));
    for (time, file) in within.chain(lines) {
        let time = time.trim().parse().ok().filter(|time| chrono::DateTime::from_timestamp(*time, 0).is_some());
        let file = file.rsplit(['/', '\\']).next().unwrap_or_default().trim();
        let (Some(time), true) = (time, is_name(file)) else {
            return Err(wrong(&format!("its {LIST} holds a line that is no time and name of a file")));
        };
        if file.ends_with(".txt") || file.ends_with(".txt.br") {
            out.texts.insert(time, file.to_owned());
        } else {
            *others += 1;
        }
    }
    Ok(out)
}

/// Returns whether a name is that of something in a folder, and leads nowhere else.
fn is_name(name: &str) -> bool {
    !name.is_empty() && !matches!(name, "." | "..") && !name.contains(['/', '\\', '\0'])
}

/// Returns one watch of each page, the one with the most texts, and those that keep the same of it; the others would make one story of
/// different parts of the page.
fn one_of_each_page(watches: Vec<Watch>, name: &str, failures: &mut Vec<IntakeError>) -> Vec<Watch> {
    let mut most: BTreeMap<String, (usize, String)> = BTreeMap::new();
    for watch in &watches {
        let best = most.entry(watch.url.clone()).or_default();
        if watch.texts.len() > best.0 {
            *best = (watch.texts.len(), watch.filters.clone());
        }
    }
    let (kept, others): (Vec<Watch>, Vec<Watch>) =
        watches.into_iter().partition(|watch| most.get(&watch.url).is_none_or(|best| best.1 == watch.filters));
    let others: BTreeSet<String> = others.into_iter().map(|watch| watch.name).collect();
    failures.extend(others.into_iter().map(|watch| IntakeError::Archive {
        name: format!("{name}/{watch}"),
        why: "another watch keeps another part of the same page, and more versions of it".to_owned(),
    }));
    kept
}

/// Finds a text in the folder of its watch: packed or not, whatever the list says.
fn find(folder: &Path, file: &str) -> Option<At> {
    let plain = file.strip_suffix(".br").unwrap_or(file);
    let packed = folder.join(format!("{plain}.br"));
    // A link would lead out of the archive.
    let is_file = |path: &Path| fs::symlink_metadata(path).is_ok_and(|found| found.is_file());
    if is_file(&packed) {
        return Some(At::Packed(packed));
    }
    let plain = folder.join(plain);
    is_file(&plain).then_some(At::File(plain))
}

/// Reads a file of JSON, which messages call `name`.
fn json(path: &Path, limit: u64, name: &str) -> Result<Value, IntakeError> {
    let bytes = read_file(path, limit).map_err(|error| called(error, name))?.bytes;
    let why = "it is no JSON, or damaged".to_owned();
    serde_json::from_slice(&bytes).map_err(|_| IntakeError::Archive { name: name.to_owned(), why })
}
